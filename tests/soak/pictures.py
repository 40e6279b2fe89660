"""Small pictures of each format, cut off or with bits turned: published, or refused in words."""

from __future__ import annotations

import io
import random
import tempfile
from pathlib import Path

from oda_reports.reading.picture_files import NotAPicture, publish_picture, read_picture
from PIL import Image

ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "GIF": ".gif"}


def run(count: int, seed: int) -> tuple[int, list[str]]:
    """How many were tried, and those with which something else came of it."""
    chance = random.Random(seed)
    pictures = sample()
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            format, whole = chance.choice(pictures)
            content = spoilt(whole, chance)
            path = Path(folder, f"a{ENDINGS[format]}")
            path.write_bytes(content)
            try:
                read_picture(path)
                publish_picture.__wrapped__(path.name, content)
            except NotAPicture:
                continue
            except Exception as error:
                failures.append(f"seed {seed}, number {number}, {format}: {error!r}")
    return count, failures


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """The beginning of a file, or all of it with some bits turned."""
    if chance.random() < 0.4:
        return content[: chance.randrange(len(content))]
    turned = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 8))):
        turned[chance.randrange(len(turned))] ^= 1 << chance.randrange(8)
    return bytes(turned)


def sample() -> list[tuple[str, bytes]]:
    """Pictures of 64 pixels of each format, with and without what cameras write, and moving."""
    grey = Image.radial_gradient("L").resize((64, 48))
    colours = Image.merge("RGB", (grey, grey.transpose(Image.Transpose.ROTATE_180), grey))
    clear = colours.copy()
    clear.putalpha(grey)
    exif = Image.Exif()
    exif[0x0112] = 6
    options: list[tuple[str, Image.Image, dict[str, object]]] = [
        ("JPEG", colours, {"exif": exif, "comment": b"c"}),
        ("JPEG", colours, {"progressive": True}),
        ("JPEG", colours.convert("CMYK"), {}),
        ("PNG", clear, {"exif": exif}),
        ("PNG", colours.quantize(8), {}),
        ("PNG", grey.convert("1"), {}),
        ("WEBP", clear, {"lossless": True, "exif": exif}),
        ("WEBP", colours, {}),
        ("GIF", colours, {}),
    ]
    moving = {"save_all": True, "append_images": [clear.rotate(90)], "duration": 80, "loop": 2}
    options += [(format, clear, moving) for format in ("PNG", "WEBP", "GIF")]
    made = []
    for format, image, said in options:
        into = io.BytesIO()
        image.save(into, format, **said)
        made.append((format, into.getvalue()))
    return made
