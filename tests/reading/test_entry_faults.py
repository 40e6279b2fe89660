"""What is said of entries that may not be opened: one problem for each."""

from __future__ import annotations

from pathlib import Path

import pytest
from oda_reports.history.entries import Entries, Fault, FolderEntry
from oda_reports.reading.entry_faults import refuse_entries


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (FolderEntry("a.yml", fault=Fault.LINK), "E110 this is a link to another place"),
        (
            FolderEntry("pages/home.md", fault=Fault.NO_FILE),
            "E101 this is not a file but a pipe, a device or a socket",
        ),
        (FolderEntry("a.yml", fault=Fault.CLOSED), "E101 this cannot be read: it is closed to you"),
        (
            FolderEntry("a.yml", size=10**10, fault=Fault.TOO_LARGE),
            "E111 this file is larger than 256 KB",
        ),
        (
            FolderEntry("images/a.png", size=10**10, fault=Fault.TOO_LARGE),
            "E322 this file has 10,000 MB, and a picture may have 20 MB",
        ),
    ],
)
def test_an_entry_is_refused_by_name_with_its_reason(entry: FolderEntry, said: str) -> None:
    found = Entries({entry.name: entry, "b.yml": FolderEntry("b.yml")})
    (problem,) = refuse_entries(Path("data"), found)
    assert f"{problem.code} {problem.message}" == said
    assert problem.file == f"data/{entry.name}"
    assert problem.help


def test_a_folder_with_too_much_in_it_is_one_problem() -> None:
    link = {"a.yml": FolderEntry("a.yml", fault=Fault.LINK)}
    (problem,) = refuse_entries(Path("data"), Entries(link, "more than 3 files"))
    assert (problem.file, problem.code) == ("data", "E132")
    assert problem.message == "this folder has more than 3 files in it, and nothing of it was read"
