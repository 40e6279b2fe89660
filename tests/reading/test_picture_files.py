"""Picture files: what is read from their heads, and what is refused."""

from __future__ import annotations

import io
from contextlib import suppress
from pathlib import Path

import pytest
from oda_reports.reading.picture_files import (
    NotAPicture,
    PictureFile,
    publish_picture,
    read_picture,
)
from PIL import Image

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


def test_a_format_that_not_every_browser_shows_is_refused(tmp_path: Path) -> None:
    assert refusal(save(tmp_path / "a.tif")) == "its format is TIFF"
    assert refusal(save(tmp_path / "a.bmp")) == "its format is BMP"


def test_a_name_that_says_another_format_is_refused(tmp_path: Path) -> None:
    assert refusal(save(tmp_path / "a.png", "JPEG")) == "its name ends in '.png', but it is JPEG"


@pytest.mark.parametrize("content", [b"", b"GIF", b"\x89PNG\r\n\x1a\n", b"<svg/>", b"a: 1\n"])
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.png").write_bytes(content)
    assert refusal(tmp_path / "a.png").startswith(("it is no picture", "it is damaged"))


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
    assert "damaged" in refusal(tmp_path / "a.gif")


def encoded(size: tuple[int, int], format: str = "JPEG", **options: object) -> bytes:
    made = io.BytesIO()
    Image.radial_gradient("L").resize(size).save(made, format, **options)
    return made.getvalue()


def test_a_picture_is_published_as_it_is_and_in_the_smaller_sizes() -> None:
    content = encoded((1200, 800))
    made = publish_picture("ship.jpg", content)
    assert (made.width, made.height) == (1200, 800)
    assert made.files["ship.jpg"] == content
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


def test_a_small_picture_and_one_that_moves_have_no_copies() -> None:
    assert publish_picture("ship.png", encoded((480, 300), "PNG")).copies == {}
    frames = [Image.new("L", (800, 600), shade) for shade in (0, 255)]
    made = io.BytesIO()
    frames[0].save(made, "GIF", save_all=True, append_images=frames[1:])
    assert publish_picture("ship.gif", made.getvalue()).copies == {}
