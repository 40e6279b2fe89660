"""What a picture file is, and the sizes in which it is published.

No byte of a picture is published as it was given: each is unpacked and written anew. So it is
whole, as wide as a page needs, of the colours that screens have, and says nothing of its making.
"""

from __future__ import annotations

import io
import os
import stat
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from PIL import (
    GifImagePlugin,
    Image,
    ImageCms,
    ImageFile,
    ImageOps,
    JpegImagePlugin,
    PngImagePlugin,
    WebPImagePlugin,
)

from oda_reports.history.entries import PICTURE_BYTES, fault_of

WIDEST = 2_400
"""Pixels across of a published picture: a page on the sharpest screens, and some to enlarge."""
TALLEST = 16_000
"""Pixels down: WebP has no more."""
_MOST_WRITTEN = 8_000_000
"""Pixels of a published picture: one upright as a page has them, and writing WebP needs memory."""

_WIDTHS = (480, 960, 1600)
"""Pixels across of the smaller copies: a phone, a desk, a sharp screen."""

MOST_FRAMES = 1_000
"""Of a picture that moves."""

_GPS = 0x8825
"""The EXIF entry that leads to a position."""

_ORIENTATION = 0x0112
"""The EXIF entry that says how the camera was held."""

_LONGEST = 60_000
"""Milliseconds that a frame stands: no format of pictures that move has much more."""

_SMALLER = f"save it again with fewer pixels: {WIDEST:,} across are enough"
_WHOLE = "put the whole file there again: a download or an upload may have broken off"
_AGAIN = "put a picture there that is saved as JPEG, PNG or WebP"


class NotAPicture(ValueError):
    """A file that is not published as a picture; the message says why, ``help`` what to do."""

    def __init__(self, message: str, code: str = "E320", help: str = _AGAIN) -> None:
        super().__init__(message)
        self.code = code
        self.help = help


class _Format(NamedTuple):
    """A format that every browser shows.

    Memory decides how many pixels a file may have: JPEG is unpacked into fewer of them at once,
    the others need up to 16 bytes for each.
    """

    starts: tuple[bytes, ...]
    endings: tuple[str, ...]
    opened: type[ImageFile.ImageFile]
    most_pixels: int


_FORMATS = {
    "JPEG": _Format(
        (b"\xff\xd8\xff",), (".jpg", ".jpeg"), JpegImagePlugin.JpegImageFile, 30_000_000
    ),
    "PNG": _Format((b"\x89PNG\r\n\x1a\n",), (".png",), PngImagePlugin.PngImageFile, 15_000_000),
    "WEBP": _Format((b"RIFF????WEBP",), (".webp",), WebPImagePlugin.WebPImageFile, 15_000_000),
    "GIF": _Format((b"GIF87a", b"GIF89a"), (".gif",), GifImagePlugin.GifImageFile, 15_000_000),
}

_OTHERS = {
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"BM": "BMP",
    b"????ftyphe": "HEIC",
    b"????ftypmif": "HEIC",
    b"????ftypavif": "AVIF",
    b"\0\0\0\x0cjP": "JPEG 2000",
    b"%PDF": "PDF",
    b"8BPS": "Photoshop",
}
"""Formats that not every browser shows, or that can hold programs."""

# Pillow asks this wherever a file names a size, as each frame of one that moves may do.
Image.MAX_IMAGE_PIXELS = max(each.most_pixels for each in _FORMATS.values())


@dataclass(frozen=True)
class PictureFile:
    """Width and height are in pixels, of the picture upright; the size is in bytes."""

    width: int
    height: int
    size: int
    has_position: bool


def read_file(path: Path) -> bytes:
    """The bytes of a file that may be opened as a picture; raises ``NotAPicture``."""
    try:
        status = os.lstat(path)
        if fault_of(status, PICTURE_BYTES) or not stat.S_ISREG(status.st_mode):
            raise NotAPicture("it is not a file of its own, or too large")
        return path.read_bytes()
    except OSError as error:
        raise NotAPicture(f"it cannot be read ({error.strerror})") from error


def read_picture(path: Path) -> PictureFile:
    """The facts of a picture, which is unpacked to its end; raises ``NotAPicture``."""
    content = read_file(path)
    format = _format_of(content)
    if path.suffix.lower() not in _FORMATS[format].endings:
        raise NotAPicture(f"its name ends in '{path.suffix}', but it is {format}")
    sum = sha256(content).digest()
    if sum not in _known:
        _known[sum] = _facts(content, format)
    return _known[sum]


_known: dict[bytes, PictureFile] = {}
"""Facts by the sum of a file's bytes: many records may show one picture."""


def _facts(content: bytes, format: str) -> PictureFile:
    with _opened(content, format) as image:
        width, height = image.size
        image.draft(None, (1, 1))
        for _ in _frames(image, format):
            pass
        position = bool(image.getexif().get_ifd(_GPS)) or "GPSLatitude" in str(_xmp(image))
        if _lies(image):
            width, height = height, width
    return PictureFile(width, height, len(content), position)


def _xmp(image: Image.Image) -> object:
    return image.info.get("xmp") or image.info.get("XML:com.adobe.xmp")


def _lies(image: Image.Image) -> bool:
    """Whether a picture was taken sideways, and its width will be its height."""
    return image.getexif().get(_ORIENTATION, 1) in (5, 6, 7, 8)


def _format_of(content: bytes) -> str:
    for name, format in _FORMATS.items():
        if any(_begins(content, start) for start in format.starts):
            return name
    for start, name in _OTHERS.items():
        if _begins(content, start):
            raise NotAPicture(f"its format is {name}")
    raise NotAPicture("its format is SVG" if b"<svg" in content[:2_000] else "it is no picture")


def _begins(content: bytes, start: bytes) -> bool:
    """Whether bytes begin so; a question mark stands for any."""
    head = content[: len(start)]
    return len(head) == len(start) and all(
        said in (ord("?"), there) for said, there in zip(start, head, strict=True)
    )


@contextmanager
def _opened(content: bytes, format: str) -> Iterator[ImageFile.ImageFile]:
    """A picture of a size that memory holds; what goes wrong with it is a ``NotAPicture``."""
    most = f"{_FORMATS[format].most_pixels // 1_000_000} million"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with _FORMATS[format].opened(io.BytesIO(content)) as image:
                yield image
    except NotAPicture:
        raise
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        message = f"it names more pixels than the {most} that {format} may have here"
        raise NotAPicture(message, "E322", _SMALLER) from error
    except Exception as error:  # Pillow raises what its format plugins raise
        raise NotAPicture("it is cut off or damaged", "E323", _WHOLE) from error


def _frames(image: ImageFile.ImageFile, format: str) -> Iterator[None]:
    """Unpacks one frame of a picture after the other; most pictures have one."""
    most = _FORMATS[format].most_pixels
    _refuse_many_pixels(image.size, most, format)
    for number in range(MOST_FRAMES):
        try:
            image.seek(number)
        except EOFError:
            if number < getattr(image, "n_frames", 1):
                raise
            return
        if (number + 1) * image.width * image.height > most:
            raise NotAPicture(
                f"it moves, and has more than {most // 1_000_000} million pixels in all frames",
                "E322",
                "show fewer frames or smaller ones, or a picture that does not move",
            )
        ImageFile.LOAD_TRUNCATED_IMAGES = False  # a program beside may have let half of one pass
        image.load()
        yield
    if getattr(image, "n_frames", 1) > MOST_FRAMES:
        message = f"it moves, and has more than {MOST_FRAMES:,} frames"
        raise NotAPicture(message, "E322", "show fewer frames, or a picture that does not move")


def _refuse_many_pixels(size: tuple[int, int], most: int, format: str) -> None:
    width, height = size
    if width * height > most:
        message = f"it has {width:,} × {height:,} pixels"
        rule = f"a file of {format} may have {most // 1_000_000} million here"
        raise NotAPicture(f"{message}, and {rule}", "E322", _SMALLER)


@dataclass(frozen=True)
class PublishedPicture:
    """A picture as pages show it: upright size in pixels, and its files below the site's images.

    ``copies`` are smaller ones by width; a picture that moves, or is small, has none.
    """

    width: int
    height: int
    copies: Mapping[int, str]
    files: Mapping[str, bytes]


@lru_cache(maxsize=256)
def publish_picture(name: str, content: bytes) -> PublishedPicture:
    """A picture written anew, with smaller copies in WebP; raises ``NotAPicture``.

    The same bytes give the same copies; while a site is served they are made once.
    """
    format = _format_of(content)
    first, *others = frames = _unpacked(content, format)
    files = {name: _written(frames, format, content)}
    copies = {} if others else {w: f"{name}-{w}.webp" for w in _WIDTHS if w < first.width}
    mode = "RGBA" if first.has_transparency_data else "RGB"
    plain = first if first.mode == mode else first.convert(mode)
    for width, copy in copies.items():
        height = max(1, round(first.height * width / first.width))
        resized = plain.resize((width, height), Image.Resampling.LANCZOS)
        files[copy] = _saved(resized, "WEBP", quality=80, method=4)
    return PublishedPicture(first.width, first.height, copies, files)


def _unpacked(content: bytes, format: str) -> list[Image.Image]:
    """The frames of a picture as they are published; of how it moves, they say no more."""
    frames = []
    with _opened(content, format) as image:
        size = _size(image)
        image.draft(None, size)
        for _ in _frames(image, format):
            frame = _plain(image, size)
            time = min(round(image.info.get("duration") or 0), _LONGEST)
            frame.info |= {"duration": time, "loop": image.info.get("loop")}
            frames.append(frame)
    return frames


def _size(image: Image.Image) -> tuple[int, int]:
    """The size in which a picture is published, as it lies in its file."""
    lies = _lies(image)
    width, height = reversed(image.size) if lies else image.size
    area = sqrt(_MOST_WRITTEN / (width * height))
    scale = min(1, WIDEST / width, TALLEST / height, area)
    across, down = max(1, round(width * scale)), max(1, round(height * scale))
    return (down, across) if lies else (across, down)


def _plain(frame: Image.Image, size: tuple[int, int]) -> Image.Image:
    """A frame of a size, upright, in the colours of screens, and nothing that is said beside it."""
    profile = frame.info.get("icc_profile")
    if frame.mode in ("1", "P") and frame.size == size and not profile:
        plain = frame.copy()  # with its few colours
    else:
        plain = _in_channels(frame)
        plain = plain.resize(size, Image.Resampling.LANCZOS) if plain.size != size else plain.copy()
    ImageOps.exif_transpose(plain, in_place=True)
    plain = _in_colours_of_screens(plain, profile)
    kept = plain.info.get("transparency") if plain.mode == "P" else None
    plain.info = {} if kept is None else {"transparency": kept}
    return plain


def _in_channels(frame: Image.Image) -> Image.Image:
    """A frame of which each pixel has its own colour, in eight bits a channel."""
    if frame.mode not in ("LA", "RGBA") and frame.has_transparency_data:
        return frame.convert("RGBA")
    if frame.mode == "I;16":  # Pillow would cut off what is above 255
        return frame.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    modes = {"1": "L", "P": "RGB"}
    return frame.convert(modes[frame.mode]) if frame.mode in modes else frame


def _in_colours_of_screens(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours that are meant by a profile, which browsers need no profile for."""
    mode = image.mode if image.mode in ("1", "L", "LA", "P", "RGBA") else "RGB"
    if profile and image.mode in ("RGB", "RGBA", "CMYK"):
        try:
            meant = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if image.mode != "CMYK" and "sRGB" in ImageCms.getProfileDescription(meant):
                return image
            shown = ImageCms.createProfile("sRGB")
            turned = ImageCms.profileToProfile(image, meant, shown, outputMode=mode)
        except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
            turned = None  # browsers pass over a profile that cannot be read
        if turned is not None:
            return turned
    return image.convert(mode)


def _written(frames: Sequence[Image.Image], format: str, content: bytes) -> bytes:
    """The file of a picture in the format that it had."""
    first, *others = frames
    options: dict[str, object] = {}
    if format in ("JPEG", "WEBP"):
        options["quality"] = 85
    if format == "WEBP":
        options |= {"method": 4, "lossless": content[12:16] == b"VP8L"}
        if others:  # each frame whole: libwebp loses what can be seen through where it joins them
            options |= {"kmin": 0, "kmax": 1}
    if others:
        options |= {"save_all": True, "append_images": others}
        options["duration"] = [frame.info["duration"] for frame in frames]
        if first.info["loop"] is not None:
            options["loop"] = first.info["loop"]
    return _saved(first, format, **options)


def _saved(image: Image.Image, format: str, **options: object) -> bytes:
    made = io.BytesIO()
    image.save(made, format, **options)
    return made.getvalue()
