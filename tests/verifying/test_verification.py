"""What is said of a site that is held against its records; no site is built for it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from oda_reports.history.fingerprints import fingerprint, list_records
from oda_reports.history.git import Commit
from oda_reports.history.provenance import NO_DAY, Provenance
from oda_reports.history.seals import seal, unsealed
from oda_reports.verifying import verification
from oda_reports.verifying.rebuilds import CannotRebuild
from oda_reports.verifying.verification import CannotVerify, first_difference, verify

MADE = 1_700_000_000
COMMIT = Commit("a" * 40, MADE, is_clean=True, is_whole=True)
OTHER = Commit("b" * 40, MADE, is_clean=True, is_whole=True)
UNCLEAN = Commit("a" * 40, MADE, is_clean=False, is_whole=True)
ANOTHER = f"Another program made it: commit {'a' * 40}, here it is"
SOFTWARE = "Other software made it:"
FILES = {"index.html": "<p>12</p>\n", "themes/index.html": "<p>themes</p>\n", "a.csv": "1,2\n"}


def provenance(data: Path, **fields: Any) -> Provenance:
    """Where a site of the data folder comes from, if it is built here and now."""
    known: dict[str, Any] = {
        "records": COMMIT,
        "program": COMMIT,
        "records_sum": fingerprint(list_records(data)),
        "software": (("Python", "3"), ("mkdocs", "1")),
    }
    return Provenance(**{**known, **fields})


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def built(folder: Path, made_from: Provenance, files: Mapping[str, str] = FILES) -> Path:
    """A finished site: its files, and the seal over them."""
    page = "<dl><dd data-site-sum></dd></dl>"
    write(folder, {**files, "build/index.html": page})
    (folder / "build/build.json").write_bytes(unsealed(made_from, "2024", {"pages": 2}, {}))
    seal(folder, MADE)
    return folder


class Case:
    """A site and its records, with what is here now and what building anew would make."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.data = folder / "data"
        write(self.data, {"x.yml": "x"})
        self.site = built(folder / "site", provenance(self.data))
        self.here: dict[str, Any] = {}
        self.anew = dict(FILES)
        self.asked: list[tuple[Path, int]] = []
        self.addresses: Mapping[str, str] = {}
        monkeypatch.setattr(
            verification, "provenance_of", lambda data: provenance(data, **self.here)
        )
        monkeypatch.setattr(verification, "rebuild", self.rebuild)

    def rebuild(self, data: Path, into: Path, made: int, addresses: Mapping[str, str]) -> None:
        self.asked.append((data, made))
        self.addresses = addresses
        built(into, provenance(data), self.anew)

    def reseal(self, **values: Any) -> None:
        """Changes what the seal says."""
        path = self.site / "build/build.json"
        path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **values}), "utf-8")

    def said(self) -> list[str]:
        """What is said of a site that does not hold, after who it says it is."""
        verdict = verify(self.site, self.data)
        assert not verdict.holds
        return list(verdict.lines[1:])


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Case:
    return Case(tmp_path, monkeypatch)


def test_a_site_holds_that_came_out_the_same(case: Case) -> None:
    verdict = verify(case.site, case.data)
    assert verdict.holds
    assert verdict.lines == (
        f"{case.site} says: edition 2024, commit {'a' * 40}.",
        f"It is what the records in {case.data} make: built anew, 3 files came out the same.",
    )
    assert case.asked == [(case.data, MADE)], "built for the moment that the site was built for"


def test_records_at_another_commit_that_are_the_same_make_the_same_site(case: Case) -> None:
    case.here = {"records": OTHER}
    verdict = verify(case.site, case.data)
    assert verdict.holds
    assert verdict.lines[1] == f"The records in {case.data} are at commit {'b' * 40}."
    case.here = {"records": None}
    assert verify(case.site, case.data).lines[1] == f"The records in {case.data} are at no commit."


def test_addresses_that_no_record_has_are_named_and_given_to_the_site_built_anew(
    case: Case,
) -> None:
    given = {"site_url": "https://desk.example/sea/"}
    case.reseal(addresses=given)
    assert verify(case.site, case.data).lines[1:3] == (
        "The machine that built it gave addresses that no record has:",
        "  site_url: https://desk.example/sea/",
    )
    assert case.addresses == given
    case.reseal(addresses={"site_url": 1})
    with pytest.raises(CannotVerify, match="was changed after the site was built"):
        verify(case.site, case.data)


def test_a_site_that_no_commit_makes_is_named(case: Case) -> None:
    built(case.site, provenance(case.data, records=UNCLEAN))
    assert verify(case.site, case.data).lines[1] == (
        "It was built with changes that were not committed: no commit alone makes it."
    )


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda site: write(site, {"a.csv": "1,3\n"}), "  a.csv was changed"),
        (lambda site: write(site, {"more.csv": "1"}), "  more.csv was added"),
        (lambda site: (site / "a.csv").unlink(), "  a.csv is gone"),
        (lambda site: (site / "build/sha256sums.txt").unlink(), "  build/sha256sums.txt is gone"),
        (
            lambda site: write(site, {"build/sha256sums.txt": ""}),
            "  build/sha256sums.txt is not the list that build/build.json names",
        ),
        (
            lambda site: write(site, {"build/index.html": "<p>another</p>"}),
            "  build/index.html does not show the fingerprint that build/build.json names",
        ),
        (
            lambda site: (site / "build/index.html").unlink(),
            "  build/index.html does not show the fingerprint that build/build.json names",
        ),
    ],
)
def test_a_site_that_was_changed_is_not_built_anew(
    case: Case, change: Callable[[Path], object], line: str
) -> None:
    change(case.site)
    assert case.said() == [
        f"{case.site} was changed after it was built:",
        line,
        "Build it again, or take a fresh copy.",
    ]
    assert case.asked == []


def test_ten_changed_files_are_named_and_the_rest_counted(case: Case) -> None:
    write(case.site, {f"{n:02}.csv": "1" for n in range(12)})
    said = case.said()
    assert [line for line in said if "was added" in line] == [
        f"  {n:02}.csv was added" for n in range(10)
    ]
    assert said[11] == "  and 2 more"
    for n in (10, 11):
        (case.site / f"{n}.csv").unlink()
    assert not [line for line in case.said() if "more" in line]


def test_what_another_command_writes_into_a_site_is_not_compared(case: Case) -> None:
    write(case.site, {"report.pdf": "%PDF"})
    verdict = verify(case.site, case.data)
    assert verdict.holds
    assert verdict.lines[1] == "report.pdf lies beside the site and was not compared."


def test_a_file_of_that_name_that_belongs_to_the_site_is_compared(case: Case) -> None:
    built(case.site, provenance(case.data), {**FILES, "report.pdf": "one"})
    write(case.site, {"report.pdf": "other"})
    assert "  report.pdf was changed" in case.said()


def test_a_site_of_stock_mkdocs_is_built_anew_and_its_sums_are_missed(case: Case) -> None:
    sealed = json.loads((case.site / "build/build.json").read_text("utf-8"))
    del sealed["site"], sealed["source_date_epoch"]
    (case.site / "build/build.json").write_text(json.dumps(sealed), "utf-8")
    verdict = verify(case.site, case.data)
    assert verdict.holds
    assert verdict.lines[1] == (
        "It has no build/sha256sums.txt, for stock MkDocs built it: its files were not summed up."
    )
    assert case.asked == [(case.data, NO_DAY)]


@pytest.mark.parametrize(
    ("here", "advice"),
    [
        (
            OTHER,
            f"Take the records of that time (git checkout {'a' * 40}), or build the site again.",
        ),
        (UNCLEAN, "There are changes that are not committed: git status names them."),
        (COMMIT, "Name the records it was made from with --data, or build the site again."),
        (None, "Name the records it was made from with --data, or build the site again."),
    ],
    ids=["other", "unclean", "same", "none"],
)
def test_a_site_of_other_records_says_what_to_do(
    case: Case, here: Commit | None, advice: str
) -> None:
    then = fingerprint(list_records(case.data))
    write(case.data, {"x.yml": "y"})
    case.here = {"records": here}
    said = case.said()
    assert said[-4:] == [
        f"{case.site} was made from other records than those in {case.data}:",
        f"  fingerprint of its records:  {then}",
        f"  fingerprint of those here:   {fingerprint(list_records(case.data))}",
        advice,
    ]
    assert case.asked == []


def test_a_site_outside_of_git_names_no_commit_to_take(case: Case) -> None:
    built(case.site, provenance(case.data, records=None))
    write(case.data, {"x.yml": "y"})
    assert case.said()[-1].startswith("Name the records it was made from with --data")


def test_each_file_that_comes_out_otherwise_is_named_with_how(case: Case) -> None:
    case.anew = {**FILES, "index.html": "<p>13</p>\n", "new.csv": "1"}
    del case.anew["a.csv"]
    assert case.said() == [
        f"{case.site} is not what the records in {case.data} make:",
        "  a.csv is not made from the records",
        "  index.html differs in line 1:\n    site:    <p>12</p>\n    records: <p>13</p>",
        "  new.csv is missing",
    ]


def test_the_day_of_a_records_last_change_is_no_difference(case: Case) -> None:
    dated = '<p>12</p>\n<p class="oda-last-changed" data-x>Last changed 3 May</p>\n'
    case.anew["index.html"] = dated
    assert verify(case.site, case.data).holds


@pytest.mark.parametrize(
    ("here", "lines"),
    [
        ({}, []),
        ({"program": OTHER}, [f"{ANOTHER} commit {'b' * 40}."]),
        ({"program": None}, [f"{ANOTHER} no commit."]),
        ({"program": UNCLEAN}, ["The program here has changes that are not committed."]),
        (
            {"software": (("Python", "4"), ("babel", "2"))},
            [f"{SOFTWARE} Python 3 (here 4), babel none (here 2), mkdocs 1 (here none)."],
        ),
    ],
    ids=["the same", "other program", "no program", "unclean", "software"],
)
def test_what_else_may_have_made_another_site_is_told(
    case: Case, here: dict[str, Any], lines: list[str]
) -> None:
    case.anew["index.html"] = "<p>13</p>\n"
    case.here = here
    assert case.said()[2:] == lines


def test_two_programs_outside_of_git_are_not_told_apart(case: Case) -> None:
    built(case.site, provenance(case.data, program=None))
    case.here = {"program": None}
    case.anew["index.html"] = "<p>13</p>\n"
    assert case.said()[-1].startswith("  index.html differs in line 1:")


@pytest.mark.parametrize("moment", ["now", None, 1.5])
def test_a_moment_that_is_none_is_a_change_of_the_seal(case: Case, moment: object) -> None:
    case.reseal(source_date_epoch=moment)
    with pytest.raises(CannotVerify, match=r"build/build\.json was changed after the site"):
        verify(case.site, case.data)


def test_parts_of_the_seal_that_are_none_are_empty(case: Case) -> None:
    case.reseal(records=3)
    assert case.said()[-1].startswith("Name the records")


def test_records_that_make_no_site_are_told_in_the_words_of_mkdocs(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise CannotRebuild("mend these first")

    monkeypatch.setattr(verification, "rebuild", refuse)
    with pytest.raises(CannotVerify, match="make no site:\n\nmend these first"):
        verify(case.site, case.data)


def test_a_file_in_the_place_of_a_site_is_named(case: Case) -> None:
    with pytest.raises(CannotVerify, match="this is no folder; name the folder of a built site"):
        verify(case.site / "a.csv", case.data)
    shutil.rmtree(case.site / "build")
    (case.site / "build/build.json").mkdir(parents=True)
    with pytest.raises(CannotVerify, match=r"build\.json cannot be read \(Is a directory\)"):
        verify(case.site, case.data)


@pytest.mark.parametrize(
    ("was", "is_", "line", "shown"),
    [
        ("a\nb", "a\nb\nc", 3, ("", "c")),
        ("a\nb\nc", "a\nb", 3, ("c", "")),
        ("a", "ab", 1, ("a", "ab")),
        (f"{'x' * 40}a{'y' * 40}", f"{'x' * 40}b{'y' * 40}", 1,
         (f"{'x' * 30}a{'y' * 29}", f"{'x' * 30}b{'y' * 29}")),
        ("\n" * 1200 + "a", "\n" * 1200 + "b", "1,201", ("a", "b")),
    ],
)  # fmt: skip
def test_the_first_difference_of_two_texts_is_shown_in_its_line(
    was: str, is_: str, line: object, shown: tuple[str, str]
) -> None:
    assert first_difference(was.encode(), is_.encode()) == (
        f"differs in line {line}:\n    site:    {shown[0]}\n    records: {shown[1]}"
    )
