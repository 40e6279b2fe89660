"""What a picture file is: its format, its size, whether it tells where it was taken."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, UnidentifiedImageError

FORMATS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "WEBP": (".webp",), "GIF": (".gif",)}
"""The formats that every browser shows, with their endings."""

_GPS = 0x8825
"""The EXIF entry that leads to a position."""


class NotAPicture(ValueError):
    """A file that browsers do not show; the message says why."""


@dataclass(frozen=True)
class PictureFile:
    """Width and height are in pixels."""

    width: int
    height: int
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
    if format not in FORMATS:
        raise NotAPicture(f"its format is {format}")
    if path.suffix.lower() not in FORMATS[format]:
        raise NotAPicture(f"its name ends in '{path.suffix}', but it is {format}")
    return PictureFile(width, height, position)
