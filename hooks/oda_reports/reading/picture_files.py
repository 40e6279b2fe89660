"""What a picture file is, and the sizes in which it is published."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

_FORMATS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "WEBP": (".webp",), "GIF": (".gif",)}
"""The formats that every browser shows, with their endings."""

_WIDTHS = (480, 960, 1600)
"""Pixels across of the smaller copies: a phone, a desk, a sharp screen."""

_GPS = 0x8825
"""The EXIF entry that leads to a position."""


class NotAPicture(ValueError):
    """A file that browsers do not show; the message says why."""


@dataclass(frozen=True)
class PictureFile:
    """Width and height are in pixels, the size in bytes."""

    width: int
    height: int
    size: int
    has_position: bool


def read_picture(path: Path) -> PictureFile:
    """The facts of a picture; only its head is read. Raises ``NotAPicture``."""
    try:
        with warnings.catch_warnings(), Image.open(path) as image:
            warnings.simplefilter("ignore")
            position = bool(image.getexif().get_ifd(_GPS))
            width, height, format = image.width, image.height, image.format
    except UnidentifiedImageError:
        raise NotAPicture("it is no picture") from None
    except Exception as error:  # Pillow raises what its format plugins raise
        raise NotAPicture(f"it is damaged ({error})") from error
    if format not in _FORMATS:
        raise NotAPicture(f"its format is {format}")
    if path.suffix.lower() not in _FORMATS[format]:
        raise NotAPicture(f"its name ends in '{path.suffix}', but it is {format}")
    return PictureFile(width, height, path.stat().st_size, position)


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
    """A picture with smaller copies in WebP, without what cameras write into files.

    The same bytes give the same copies; while a site is served they are made once.
    """
    with warnings.catch_warnings(), Image.open(io.BytesIO(content)) as image:
        warnings.simplefilter("ignore")
        moves = getattr(image, "is_animated", False)
        upright = ImageOps.exif_transpose(image)
        width, height = upright.size
        copies = {w: f"{name}-{w}.webp" for w in _WIDTHS if w < width}
        files = {name: content}
        if moves:
            return PublishedPicture(width, height, {}, files)
        mode = "RGBA" if upright.has_transparency_data else "RGB"
        plain = upright.convert(mode)
        for across, copy in copies.items():
            made = io.BytesIO()
            size = (across, max(1, round(height * across / width)))
            resized = plain.resize(size, Image.Resampling.LANCZOS)
            resized.save(made, "WEBP", quality=80, method=4)
            files[copy] = made.getvalue()
    return PublishedPicture(width, height, copies, files)
