"""Picture files: there, in their folder, named as they are spelled, fit to be published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import normalize

from oda_reports.catalogue.likeness import KnownWords
from oda_reports.history.entries import PICTURES
from oda_reports.problems.problem import Problem
from oda_reports.reading.picture_files import WIDEST, NotAPicture, PictureFile, read_picture
from oda_reports.reading.trials import value_at
from oda_reports.reading.yaml_files import read_document
from oda_reports.records.model import Record
from oda_reports.records.parts import Picture
from oda_reports.rules.checking import Checking

UNTOLD = "E217"
"""What a model refuses, and a rule tells together with all else that the picture lacks."""

MEGABYTE = 1_000_000
HEAVIEST = 2 * MEGABYTE
"""Bytes of a file that the repository keeps for good."""


class _Said(NamedTuple):
    """A problem of a picture's file, and the name to put in its place."""

    code: str
    message: str
    help: str
    instead: str | None = None
    safe: bool = False


class _Lack(NamedTuple):
    """What a picture lacks or has too much of: in words, and what to add or how to save it."""

    code: str
    words: str
    add: str = ""
    save: str = ""


class _Shown(NamedTuple):
    """A picture as its record has it, in order or not: what is said of it, and where it stands."""

    record: Record
    place: int
    fields: Mapping[str, Any]


def pictures_can_be_published(checking: Checking) -> Iterator[Problem]:
    """A picture's file is one in ``images``, named as spelled there, and lacks nothing.

    All that a file lacks is told at once: whoever adds a picture has it open but once.
    """
    images = checking.folder.path / PICTURES
    names = None
    if not checking.is_unread(PICTURES, ""):  # else the folder has another name, which is told
        entries = checking.folder.entries.inside(PICTURES)
        names = {entry.name.removeprefix(f"{PICTURES}/") for entry in entries}
    told = {problem.file for problem in checking.folder.problems}
    for shown in _pictures(checking):
        for said in _said(shown, images, names, told):
            yield checking.origin(shown.record).problem(
                ("pictures", shown.place, "file"),
                said.code,
                said.message,
                said.help,
                instead=said.instead,
                safe=said.safe,
            )


def _pictures(checking: Checking) -> Iterator[_Shown]:
    """Every picture with a file, also of what was refused: it may lack more than is told there."""
    for record in checking.folder.records:
        for index, picture in enumerate(getattr(record, "pictures", ())):
            assert isinstance(picture, Picture)
            if picture.file:
                yield _Shown(record, index, {name: said for name, said in picture if said})
    for refused in checking.folder.refused.values():
        origin = checking.origin(refused.record)
        document = read_document(origin.path, origin.file)
        if isinstance(document, Problem):
            continue
        data = value_at(document.data, (*origin.loc, "pictures"))
        for index, fields in enumerate(data if isinstance(data, list) else ()):
            file = fields.get("file") if isinstance(fields, dict) else None
            if file and isinstance(file, str):
                yield _Shown(refused.record, index, fields)


def _said(shown: _Shown, images: Path, names: set[str] | None, told: set[str]) -> Iterator[_Said]:
    """What is wrong with a file: its name, that it is no picture, and all that is lacking.

    Where no ``names`` of files are known, only what its record says is looked at; so it is where
    it is ``told`` of the file itself that it may not be opened.
    """
    file = shown.fields["file"]
    lacking = [*_unsaid(shown.fields)]
    if names is None:
        pass
    elif "/" in file or "\\" in file:
        yield _elsewhere(file, images, names)
    elif file not in names:
        yield _missing(file, images, names)
    elif str(images / file) not in told:
        try:
            lacking += _too_much(read_picture(images / file))
        except NotAPicture as error:
            yield _Said(error.code, f"the picture '{file}' cannot be shown: {error}", error.help)
    waived = [[each] for each in lacking if each.code in shown.record.waivers]
    others = [each for each in lacking if each.code not in shown.record.waivers]
    yield from (_in_one(each) for each in [*waived, others] if each)


def _unsaid(fields: Mapping[str, Any]) -> Iterator[_Lack]:
    if "alt" not in fields:
        add = "a line 'alt: …' that says what is to be seen"
        yield _Lack(UNTOLD, "has no alt", add=add)
    if "credit" not in fields:
        add = "a line 'credit: …' with its photographer or owner"
        yield _Lack("W414", "has no credit", add=add)


def _too_much(facts: PictureFile) -> Iterator[_Lack]:
    if facts.has_position:
        words = "tells everybody where it was taken"
        yield _Lack("E321", words, save="without location data (GPS)")
    if facts.width > WIDEST or facts.size > HEAVIEST:
        size = f"{facts.size / MEGABYTE:.1f} MB"
        words = f"has {facts.width:,} × {facts.height:,} pixels and {size}"
        save = f"with at most {WIDEST:,} pixels across and {HEAVIEST // MEGABYTE} MB"
        yield _Lack("W435", words, save=save)


def _in_one(lacking: Sequence[_Lack]) -> _Said:
    """One problem of all that a picture lacks; its code is that of the worst."""
    add = _listed([each.add for each in lacking if each.add])
    save = _listed([each.save for each in lacking if each.save])
    cures = [f"add {add}"] if add else []
    cures += [f"save it again {save}: image editors offer it on export"] if save else []
    message = f"this picture {_listed([each.words for each in lacking])}"
    return _Said(min(each.code for each in lacking), message, "; ".join(cures))


def _listed(phrases: Sequence[str]) -> str:
    *most, last = phrases or [""]
    return f"{', '.join(most)} and {last}" if most else last


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


def _folded(name: str) -> str:
    return normalize("NFC", name).casefold()
