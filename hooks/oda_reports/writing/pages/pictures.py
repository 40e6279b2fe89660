"""Pictures as pages show them, with the files that a browser can choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from oda_reports.reading.picture_files import PublishedPicture
from oda_reports.records.areas import Country, Region
from oda_reports.records.parts import Picture
from oda_reports.records.projects import Project

MIDDLE = 960
"""The copy, by its width in pixels, for a browser that cannot choose one."""


@dataclass(frozen=True)
class SizedFile:
    """One of the files of a picture."""

    path: str
    """Where it lies, below the site's root."""
    width: int
    """How many pixels it is across."""


@dataclass(frozen=True)
class ShownPicture:
    """A picture on a page."""

    picture: Picture
    """What the record says of it."""
    path: str
    """Where it lies in full size, below the site's root; empty where it is not reproduced."""
    middle: str
    """The file for a browser that cannot choose one."""
    files: tuple[SizedFile, ...]
    """All of its sizes, the smallest first; none where there is only one."""
    size: tuple[int, int] | None
    """Its width and height in pixels, where they are known."""


def shown_pictures(
    record: Region | Country | Project, published: Mapping[str, PublishedPicture]
) -> tuple[ShownPicture, ...]:
    """The pictures of a record; ``published`` are those of the report by their names in records."""
    return tuple(_shown(picture, published.get(picture.file or "")) for picture in record.pictures)


def _shown(picture: Picture, made: PublishedPicture | None) -> ShownPicture:
    path = f"images/{picture.file}" if picture.file else ""
    if made is None:
        return ShownPicture(picture, path, path, (), None)
    copies = [SizedFile(f"images/{name}", width) for width, name in sorted(made.copies.items())]
    middle = next((copy.path for copy in copies if copy.width == MIDDLE), path)
    files = (*copies, SizedFile(path, made.width)) if copies else ()
    return ShownPicture(picture, path, middle, files, (made.width, made.height))
