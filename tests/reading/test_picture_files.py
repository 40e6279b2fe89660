"""Picture files: what is read from their heads, and what is refused."""

from __future__ import annotations

import io
import os
from contextlib import suppress
from pathlib import Path

import pytest
from oda_reports.reading import picture_files
from oda_reports.reading.picture_files import (
    NotAPicture,
    PictureFile,
    publish_picture,
    read_picture,
)
from PIL import Image, ImageChops, ImageCms, ImageSequence
from PIL.PngImagePlugin import PngInfo

GPS, ARTIST, ORIENTATION = 0x8825, 0x013B, 0x0112


def save(path: Path, format: str | None = None, **options: object) -> Path:
    Image.new("RGB", (8, 6), "navy").save(path, format, **options)
    return path


def with_position(path: Path) -> Path:
    image = Image.new("RGB", (8, 6))
    exif = image.getexif()
    exif[ARTIST] = "Somebody"
    exif.get_ifd(GPS).update({1: "N", 2: (43.0, 14.0, 0.0), 3: "E", 4: (76.0, 56.0, 0.0)})
    image.save(path, exif=exif)
    return path


@pytest.mark.parametrize("name", ["a.jpg", "a.jpeg", "a.JPG", "a.png", "a.webp", "a.gif"])
def test_what_every_browser_shows_is_read_with_its_size(tmp_path: Path, name: str) -> None:
    assert read_picture(save(tmp_path / name)) == PictureFile(
        8, 6, (tmp_path / name).stat().st_size, has_position=False
    )


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_a_position_in_a_picture_is_noticed(tmp_path: Path, name: str) -> None:
    assert read_picture(with_position(tmp_path / name)).has_position


def test_a_picture_that_says_who_took_it_has_no_position(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ARTIST] = "Somebody"
    assert not read_picture(save(tmp_path / "a.jpg", exif=exif)).has_position


def refusal(path: Path) -> str:
    with pytest.raises(NotAPicture) as refused:
        read_picture(path)
    return str(refused.value)


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.gif"])
def test_a_picture_whose_end_is_missing_is_refused(tmp_path: Path, name: str) -> None:
    Image.effect_noise((64, 64), 90).convert("RGB").save(tmp_path / name)
    content = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(content[: len(content) * 2 // 3])
    assert refusal(tmp_path / name) == "it is cut off or damaged"


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "a.png").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "b.png")
    assert refusal(tmp_path / "a.png") == refusal(tmp_path / "b.png")
    assert refusal(tmp_path / "gone.png") == "it cannot be read (No such file or directory)"


def test_a_picture_with_more_pixels_than_memory_holds_is_refused(tmp_path: Path) -> None:
    Image.new("1", (13_000, 13_000)).save(tmp_path / "a.png")
    assert refusal(tmp_path / "a.png") == (
        "it has 13,000 × 13,000 pixels, and a file of PNG may have 15 million here"
    )


def test_all_frames_count_of_a_picture_that_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames = [Image.new("1", (2000, 1000), shade) for shade in (0, 1) * 5]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    assert refusal(tmp_path / "a.gif").startswith("it moves, and has more than 15 million pixels")
    frames[0].resize((9, 9)).save(
        tmp_path / "b.gif", save_all=True, append_images=[one.resize((9, 9)) for one in frames[1:]]
    )
    assert read_picture(tmp_path / "b.gif").width == 9
    monkeypatch.setattr(picture_files, "MOST_FRAMES", 9)
    picture_files._known.clear()
    assert refusal(tmp_path / "b.gif") == "it moves, and has more than 9 frames"


def test_a_format_that_not_every_browser_shows_is_refused(tmp_path: Path) -> None:
    assert refusal(save(tmp_path / "a.tif")) == "its format is TIFF"
    assert refusal(save(tmp_path / "a.bmp")) == "its format is BMP"
    (tmp_path / "a.jpg").write_bytes(b"\0\0\0\x24ftypheic")
    assert refusal(tmp_path / "a.jpg") == "its format is HEIC"


def test_a_name_that_says_another_format_is_refused(tmp_path: Path) -> None:
    assert refusal(save(tmp_path / "a.png", "JPEG")) == "its name ends in '.png', but it is JPEG"


@pytest.mark.parametrize("content", [b"", b"GIF", b"\x89PNG\r\n\x1a\n", b"<svg/>", b"a: 1\n"])
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.png").write_bytes(content)
    assert refusal(tmp_path / "a.png") in (
        "it is no picture",
        "its format is SVG",
        "it is cut off or damaged",
    )


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.gif"])
def test_a_picture_cut_off_anywhere_is_read_or_refused(tmp_path: Path, name: str) -> None:
    content = save(tmp_path / name).read_bytes()
    for end in range(0, len(content), 3):
        (tmp_path / name).write_bytes(content[:end])
        with suppress(NotAPicture):
            assert read_picture(tmp_path / name).width == 8


def test_a_picture_that_would_fill_the_memory_is_not_unpacked(tmp_path: Path) -> None:
    head = save(tmp_path / "a.gif").read_bytes()
    (tmp_path / "a.gif").write_bytes(head[:6] + b"\xff\xff\xff\xff" + head[10:])
    assert refusal(tmp_path / "a.gif").startswith("it has 65,535 × 65,535 pixels")


def encoded(size: tuple[int, int], format: str = "JPEG", **options: object) -> bytes:
    made = io.BytesIO()
    Image.radial_gradient("L").resize(size).save(made, format, **options)
    return made.getvalue()


def test_a_picture_is_published_as_wide_as_it_is_and_in_the_smaller_sizes() -> None:
    content = encoded((1200, 800))
    made = publish_picture("ship.jpg", content)
    assert (made.width, made.height) == (1200, 800)
    assert Image.open(io.BytesIO(made.files["ship.jpg"])).size == (1200, 800)
    assert dict(made.copies) == {480: "ship.jpg-480.webp", 960: "ship.jpg-960.webp"}
    sizes = {
        width: Image.open(io.BytesIO(made.files[name])).size for width, name in made.copies.items()
    }
    assert sizes == {480: (480, 320), 960: (960, 640)}
    assert len(made.files["ship.jpg-480.webp"]) < len(content)


def test_the_same_picture_gives_the_same_copies() -> None:
    first = publish_picture("ship.jpg", encoded((700, 500)))
    publish_picture.cache_clear()
    assert publish_picture("ship.jpg", encoded((700, 500))) == first


def test_a_picture_taken_sideways_is_published_upright_and_without_what_the_camera_wrote() -> None:
    exif = Image.Exif()
    exif[ORIENTATION], exif[ARTIST] = 6, "Somebody"
    made = publish_picture("ship.jpg", encoded((800, 600), exif=exif))
    assert (made.width, made.height) == (600, 800)
    copy = Image.open(io.BytesIO(made.files["ship.jpg-480.webp"]))
    assert copy.size == (480, 640)
    assert not copy.getexif()
    whole = Image.open(io.BytesIO(made.files["ship.jpg"]))
    assert (whole.size, len(whole.getexif())) == ((600, 800), 0)


SECRET = b"Somebody"


def told_by_a_camera(format: str) -> bytes:
    """A picture with something said of it in every way that its format has."""
    exif = Image.Exif()
    exif[ARTIST] = SECRET.decode()
    xmp = b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
    said: dict[str, object] = {"exif": exif, "xmp": xmp, "comment": SECRET}
    if format == "PNG":
        text = PngInfo()
        text.add_text("Author", SECRET.decode())
        text.add_itxt("XML:com.adobe.xmp", xmp.decode())
        said = {"exif": exif, "pnginfo": text}
    return encoded((64, 48), format, icc_profile=profile(), **said)


def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + SECRET


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF"])
def test_nothing_that_is_said_beside_a_picture_is_published(format: str) -> None:
    content = told_by_a_camera(format)
    assert SECRET in content
    (made,) = publish_picture("a", content).files.values()
    assert SECRET not in made
    assert (
        not {"exif", "xmp", "icc_profile", "comment", "Author"}
        & Image.open(io.BytesIO(made)).info.keys()
    )


def test_no_picture_is_published_wider_than_a_page_needs() -> None:
    made = publish_picture("a.png", encoded((3000, 300), "PNG"))
    assert (made.width, made.height) == (2400, 240)
    assert Image.open(io.BytesIO(made.files["a.png"])).size == (2400, 240)
    assert sorted(made.copies) == [480, 960, 1600]


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_colours_are_those_that_the_profile_means(mode: str) -> None:
    screens = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = screens.replace(b"rXYZ", b"temp").replace(b"bXYZ", b"rXYZ").replace(b"temp", b"bXYZ")
    swapped = swapped.replace("sRGB".encode("utf-16-be"), "xRGB".encode("utf-16-be"))
    assert colour_of(mode, screens)[:3] == (255, 0, 0)
    red, _, blue = colour_of(mode, swapped)[:3]
    assert (red < 9, blue > 246) == (True, True)


def test_a_profile_that_fits_no_picture_is_passed_over() -> None:
    other = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert colour_of("RGB", other) == colour_of("RGB", b"no profile") == (255, 0, 0)


def colour_of(mode: str, profile: bytes) -> tuple[int, ...]:
    """What becomes of red in a picture with a profile."""
    made = io.BytesIO()
    Image.new(mode, (8, 8), "red").save(made, "PNG", icc_profile=profile)
    (anew,) = publish_picture("a.png", made.getvalue()).files.values()
    colour = Image.open(io.BytesIO(anew)).getpixel((4, 4))
    assert isinstance(colour, tuple)
    return colour


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_drawing_is_published_dot_for_dot(mode: str) -> None:
    grey = Image.radial_gradient("L").resize((40, 30))
    drawn = grey.convert("I").point(lambda v: v * 256).convert("I;16") if mode == "I;16" else None
    made = io.BytesIO()
    (drawn or grey.convert(mode)).save(made, "PNG")
    (anew,) = publish_picture("a.png", made.getvalue()).files.values()
    shown = Image.open(io.BytesIO(anew)).convert("RGBA")
    wanted = (grey if drawn else Image.open(io.BytesIO(made.getvalue()))).convert("RGBA")
    assert ImageChops.difference(shown, wanted).getbbox(alpha_only=False) is None


@pytest.mark.parametrize("format", ["GIF", "PNG", "WEBP"])
def test_a_picture_that_moves_moves_as_before(format: str) -> None:
    frames = [Image.new("RGBA", (20, 10), (0, 0, 0, shade)) for shade in (255, 0, 255)]
    for place, frame in enumerate(frames):
        frame.paste((255, 0, 0, 255), (place * 5, 0, place * 5 + 5, 5))
    kept = {"disposal": 2} if format == "GIF" else {"lossless": True} if format == "WEBP" else {}
    moving = {"append_images": frames[1:], "duration": [100, 200, 300], "loop": 3}
    made = io.BytesIO()
    frames[0].save(made, format, save_all=True, **moving, **kept)
    (anew,) = publish_picture("a", made.getvalue()).files.values()
    shown = seen(made.getvalue())
    assert [time for time, _ in shown] == [100, 200, 300]
    assert seen(anew) == shown
    assert Image.open(io.BytesIO(anew)).info["loop"] == 3


def seen(content: bytes) -> list[tuple[int, list[bool]]]:
    """How long each frame stands, and what can be seen through in it."""
    found = []
    for frame in ImageSequence.Iterator(Image.open(io.BytesIO(content))):
        frame.load()
        clear = frame.convert("RGBA").getchannel("A")
        found.append((round(frame.info["duration"]), [not alpha for alpha in clear.tobytes()]))
    return found


def test_a_small_picture_and_one_that_moves_have_no_copies() -> None:
    assert publish_picture("ship.png", encoded((480, 300), "PNG")).copies == {}
    frames = [Image.new("L", (800, 600), shade) for shade in (0, 255)]
    made = io.BytesIO()
    frames[0].save(made, "GIF", save_all=True, append_images=frames[1:])
    assert publish_picture("ship.gif", made.getvalue()).copies == {}
