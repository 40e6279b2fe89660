"""Picture files: there, in their folder, named as they are spelled, fit to be published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from oda_reports.catalogue.likeness import KnownWords
from oda_reports.history.leftovers import is_leftover
from oda_reports.problems.problem import Problem
from oda_reports.reading.picture_files import NotAPicture, read_picture
from oda_reports.records.parts import Picture
from oda_reports.rules.checking import Checking


class _Said(NamedTuple):
    """A problem of a picture's file, and the name to put in its place."""

    code: str
    message: str
    help: str
    instead: str | None = None
    safe: bool = False


def pictures_can_be_published(checking: Checking) -> Iterator[Problem]:
    """A picture's file is one in ``images``, named as spelled there, without a position."""
    if checking.is_unread("images", ""):
        return  # the folder has another name, which is told
    images = checking.folder.path / "images"
    entries = images.iterdir() if images.is_dir() else ()
    names = {entry.name for entry in entries if not is_leftover(entry.name)}
    for record in checking.folder.records:
        for index, picture in enumerate(getattr(record, "pictures", ())):
            assert isinstance(picture, Picture)
            if picture.file and (said := _file(picture.file, images, names)):
                yield checking.origin(record).problem(
                    ("pictures", index, "file"),
                    said.code,
                    said.message,
                    said.help,
                    instead=said.instead,
                    safe=said.safe,
                )


def pictures_are_credited(checking: Checking) -> Iterator[Problem]:
    """A picture that is published names who made it."""
    for record in checking.folder.records:
        for index, picture in enumerate(getattr(record, "pictures", ())):
            if picture.file and not picture.credit:
                yield checking.origin(record).problem(
                    ("pictures", index, "file"),
                    "W414",
                    f"the picture '{picture.file}' has no credit",
                    "add a line 'credit: …' with its photographer or owner",
                )


def _file(file: str, images: Path, names: set[str]) -> _Said | None:
    if "/" in file or "\\" in file:
        return _elsewhere(file, images, names)
    if file not in names:
        return _missing(file, images, names)
    return _unfit(file, images / file)


def _elsewhere(file: str, images: Path, names: set[str]) -> _Said:
    name = re.split(r"[/\\]", file)[-1]
    return _Said(
        "E319",
        f"'{file}' leads out of the folder {images}",
        f"put the file into {images}, and write its name without folders",
        name if name in names else None,
        safe=name in names,
    )


def _missing(file: str, images: Path, names: set[str]) -> _Said:
    spelled = next((name for name in sorted(names) if _folded(name) == _folded(file)), None)
    if spelled:
        return _Said(
            "E325",
            f"the picture '{file}' is spelled '{spelled}' in {images}",
            f"write {spelled}: capitals and accents count",
            spelled,
            safe=True,
        )
    close = next(iter(KnownWords(names).nearest(file, 1, 0.6)), None)
    return _Said(
        "E311",
        f"there is no picture '{file}' in {images}",
        f"did you mean '{close}'?" if close else f"put the file into {images}, or remove this line",
        close,
    )


def _unfit(file: str, path: Path) -> _Said | None:
    if path.is_symlink() or not path.is_file():
        return _Said("E320", f"'{file}' is not a file of its own", "put the picture itself there")
    try:
        facts = read_picture(path)
    except NotAPicture as error:
        return _Said(
            "E320",
            f"'{file}' cannot be shown as a picture: {error}",
            "save it again as JPEG, PNG or WebP",
        )
    if facts.has_position:
        return _Said(
            "E321",
            f"the picture '{file}' says where it was taken, which is published with it",
            "save it again without location data (GPS): image editors offer it on export",
        )
    return None


def _folded(name: str) -> str:
    return normalize("NFC", name).casefold()
