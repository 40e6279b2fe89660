"""Names of files that every computer can hold and tells apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from unicodedata import normalize

from oda_reports.history.leftovers import is_leftover
from oda_reports.problems.problem import Problem, Span
from oda_reports.reading.file_names import why_unfit
from oda_reports.reading.origins import Origin
from oda_reports.records.parts import Picture
from oda_reports.rules.checking import Checking

_LIST = "index"
"""The name of the page that lists the records of a kind."""


def pages_have_places_of_their_own(checking: Checking) -> Iterator[Problem]:
    """The page of a record does not take the place of the page that lists its kind."""
    for kind, records in checking.ids.items():
        if kind.has_pages and _LIST in records:
            yield checking.origin(records[_LIST]).problem(
                (),
                "E146",
                f"the page of '{_LIST}' would lie where the page of all {kind} lies",
                f"give the record another id: oda rename {kind}/{_LIST} some-other-id",
            )


def pictures_have_names_for_every_computer(checking: Checking) -> Iterator[Problem]:
    """A file in ``images`` has a name that every computer can hold, and is the twin of none."""
    images = checking.folder.path / "images"
    shown = _shown(checking)
    names = {entry.name for entry in images.iterdir()} if images.is_dir() else set()
    taken: dict[str, str] = {}
    for name in sorted(name for name in names if not is_leftover(name)):
        if why := why_unfit(name):
            help = "give the file another name, of letters, digits and hyphens"
            yield _problem(name, shown, images, "E145", f"the picture '{name}' {why}", help)
        twin = taken.setdefault(normalize("NFC", name).casefold(), name)
        if twin != name:
            message = f"the pictures '{twin}' and '{name}' have one name on some computers"
            help = "remove one of the two, or give it another name"
            yield _problem(name, shown, images, "E146", message, help)


def _shown(checking: Checking) -> Mapping[str, tuple[Origin, int]]:
    """The names of pictures that records show, with the place of one of them."""
    return {
        picture.file: (checking.origin(record), index)
        for record in checking.folder.records
        for index, picture in enumerate(getattr(record, "pictures", ()))
        if isinstance(picture, Picture) and picture.file
    }


def _problem(
    name: str,
    shown: Mapping[str, tuple[Origin, int]],
    images: Path,
    code: str,
    message: str,
    help: str,
) -> Problem:
    if name not in shown:
        return Problem(str(images / name), Span(), code, message, help)
    origin, index = shown[name]
    return origin.problem(("pictures", index, "file"), code, message, help)
