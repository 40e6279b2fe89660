"""A record gets another id: its file, its redirects, and all that names it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from oda_reports.catalogue.named_ids import AREAS, area_ids, own_keys, written_ids
from oda_reports.problems.edits import apply_edits
from oda_reports.problems.problem import Edit, Problem
from oda_reports.reading.record_files import Folder
from oda_reports.reading.yaml_files import read_text, reads_as_text
from oda_reports.records.field_types import ID_PATTERN, UNCHOSEN, id_from
from oda_reports.records.model import Record
from oda_reports.renaming.changes import (
    CannotChange,
    Changes,
    FileChange,
    document_of,
    find_record,
    ids_of,
)
from oda_reports.renaming.record_edits import with_redirect


def rename_record(folder: Folder, address: str, id: str) -> Changes:
    """What changes where the record at an address (``countries/some-id``) is to be called ``id``.

    The folder as it is read, not led on. What is written in a file that cannot be read stays, and
    is led on by the redirect. Raises ``CannotChange``.
    """
    record = find_record(folder, address)
    _require_free(folder, record, id)
    origin = folder.origins[record.kind, record.id]
    document = document_of(origin)
    edits: dict[Path, list[Edit]] = {
        origin.path: [with_redirect(document, origin.loc, record.id, id)]
    }
    if record.kind.is_one_file:
        edits[origin.path].append(Edit(document.keys[origin.loc], id))
    for path, edit in _references(folder, record, id):
        edits.setdefault(path, []).append(edit)
    files = []
    for path, made in edits.items():
        before = read_text(path, str(path))
        assert not isinstance(before, Problem)
        moves = path == origin.path and not record.kind.is_one_file
        to = path.with_name(f"{id}.yml") if moves else None
        files.append(FileChange(path, before, apply_edits(before, made), to))
    return Changes(
        tuple(files),
        f"'{record.kind}/{record.id}' is '{record.kind}/{id}' now, and its old address "
        "leads there.",
    )


def _references(folder: Folder, record: Record, id: str) -> Iterator[tuple[Path, Edit]]:
    """The new id in each place that names the record, by the id of now or one of before."""
    renamed = ids_of(folder, record, id)
    for value in folder.values():
        if not renamed.may_be_in(value.text):
            continue
        own = own_keys(folder, value.model)
        for named, span in written_ids(value.origin, value.loc, value.mark, value.text, own):
            if renamed.today(named) is not None:
                yield value.origin.path, Edit(span, named.instead(id, own))


def _require_free(folder: Folder, record: Record, id: str) -> None:
    """Whether a record can have an id; raises ``CannotChange`` with what stands against it."""
    if id == record.id:
        raise CannotChange(f"'{record.kind}/{id}' has this id already")
    if not ID_PATTERN.match(id) or id == UNCHOSEN:
        better = id_from(id.rpartition("/")[2].removesuffix(".yml").replace(UNCHOSEN, ""))
        such = f", such as '{better}'" if better else ""
        raise CannotChange(
            f"'{id}' cannot be an id: use small letters, digits and single hyphens{such}"
        )
    if not reads_as_text(id):
        raise CannotChange(
            f"'{id}' cannot be an id: it would be read as a number or a switch; add a word to it"
        )
    kinds = AREAS if record.kind in AREAS else (record.kind,)
    for other in folder.records:
        if other.kind in kinds and other is not record:
            if other.id == id:
                raise CannotChange(f"'{other.kind}/{id}' is there already: choose another id")
            if id in other.redirects:
                raise CannotChange(
                    f"'{id}' is the old id of '{other.kind}/{other.id}', and links lead there: "
                    "choose another id"
                )
    if record.kind in AREAS and id in area_ids(folder):
        raise CannotChange(
            f"'{id}' is a group of countries, and areas share one set of ids: choose another id"
        )
    _require_unused(folder, record, id)


def _require_unused(folder: Folder, record: Record, id: str) -> None:
    if folder.report and f"{record.kind}/{id}" in folder.report.withdrawn:
        raise CannotChange(
            f"'{record.kind}/{id}' was withdrawn, and readers find the reason at its address: "
            "choose another id, or take it out of report.yml, under withdrawn"
        )
    path = folder.path / record.kind / f"{id}.yml"
    if path.exists() or path.is_symlink() or (record.kind, id) in folder.unread:
        raise CannotChange(f"'{path}' is there already: choose another id")
