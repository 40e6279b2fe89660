"""What is said of a site that is held against its records; no site is built for it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import pytest
from conftest import EXAMPLE
from forged_sites import FORGERIES
from oda_reports.history.fingerprints import fingerprint, list_records
from oda_reports.history.git import Commit
from oda_reports.history.provenance import Provenance
from oda_reports.history.seals import Seal, seal, unsealed
from oda_reports.verifying import verification
from oda_reports.verifying.claims import Findings
from oda_reports.verifying.rebuilds import CannotRebuild
from oda_reports.verifying.verification import CannotVerify, verify

MADE = 1_700_000_000
COMMIT = Commit("a" * 40, MADE, is_clean=True, is_whole=True)
OTHER = Commit("b" * 40, MADE, is_clean=True, is_whole=True)
UNCLEAN = Commit("a" * 40, MADE, is_clean=False, is_whole=True)
ANOTHER = f"Another program made it: commit {'a' * 40}, here it is"
SOFTWARE = "Other software made it:"
PAGE = """<article>
<p>12</p>

<p class="oda-last-changed" data-search-exclude>Last changed 3 May 2023</p>

</article>
"""
FILES = {
    "index.html": "<p>12</p>\n",
    "dated.html": PAGE,
    "themes/index.html": "<p>themes</p>\n",
    "a.csv": "1,2\n",
}


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
        self.findings = Findings((), (), has_history=True)
        monkeypatch.setattr(
            verification, "provenance_of", lambda data: provenance(data, **self.here)
        )
        monkeypatch.setattr(verification, "compare_pdf", lambda *_: (None, "no Pango"))
        monkeypatch.setattr(verification, "ask", lambda *_: self.findings)
        monkeypatch.setattr(verification, "rebuild", self.rebuild)

    def rebuild(self, data: Path, into: Path, sealed: Path, seal: Seal) -> None:
        assert sealed.read_bytes() == (self.site / "build/build.json").read_bytes()
        self.asked.append((data, seal.source_date_epoch))
        made_from = replace(seal.provenance, software=provenance(data).software)
        built(into, made_from, self.anew)

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
        f"It is what the records in {case.data} make: built anew, 7 files came out the same.",
        "Who made it, no comparison proves.",
    )
    assert case.asked == [(case.data, MADE)], "built for the moment that the site was built for"


@pytest.mark.parametrize("forge", FORGERIES.values(), ids=list(FORGERIES))
def test_no_forgery_is_taken_for_the_site(case: Case, forge: Callable[[Path], str]) -> None:
    name = forge(case.site)
    said = case.said()
    assert any(re.match(rf"  {re.escape(name)}[: ]", line) for line in said), said
    assert all(line.isprintable() for line in said)


def test_records_at_another_commit_that_are_the_same_make_the_same_site(case: Case) -> None:
    case.here = {"records": OTHER}
    verdict = verify(case.site, case.data)
    assert verdict.holds
    assert verdict.lines[1] == f"The records in {case.data} are at commit {'b' * 40}."
    case.here = {"records": None}
    assert verify(case.site, case.data).lines[1] == f"The records in {case.data} are at no commit."


def test_what_is_not_so_is_told_before_anything_is_built(case: Case) -> None:
    case.findings = Findings(("commit 1 has other records",), ("x",), has_history=True)
    assert case.said() == [f"{case.site} says what is not so:", "  commit 1 has other records"]
    assert case.asked == []


def test_what_cannot_be_checked_is_listed(case: Case) -> None:
    case.findings = Findings((), ("edit_url: https://\u202e.example/",), has_history=True)
    verdict = verify(case.site, case.data)
    assert verdict.holds
    assert verdict.lines[1:3] == (
        "Said by the site, and not to be checked here:",
        "  edit_url: https://\\u202e.example/",
    )


def test_days_that_git_here_cannot_tell_are_compared_by_their_form(case: Case) -> None:
    case.findings = Findings((), (), has_history=False)
    write(case.data, {"report.yml": (EXAMPLE / "report.yml").read_text("utf-8")})
    page = "<p>12</p>{}\n\n  </article>\n"
    day = '\n<p class="oda-last-changed" data-search-exclude>Last changed 3 May 2023</p>\n'
    case.anew["index.html"] = page.format("")
    built(case.site, provenance(case.data), {**FILES, "index.html": page.format(day)})
    verdict = verify(case.site, case.data)
    assert verdict.holds
    assert verdict.lines[2] == (
        "  the days on which 1 pages last changed: git here does not know that commit, so only "
        "their form was compared"
    )
    for forged in ("3 May 2024", "3 May 1969", "30 February 2023", "3 May 2023<script></script>"):
        other = page.format(day.replace("3 May 2023", forged))
        built(case.site, provenance(case.data), {**FILES, "index.html": other})
        assert "  index.html differs in line 2:" in case.said()


def test_ten_files_are_named_and_the_rest_counted(case: Case) -> None:
    case.anew |= {f"{n:02}.csv": "1" for n in range(12)}
    write(case.site, {f"{n:02}.csv": "2" for n in range(12)})
    said = case.said()
    assert [line for line in said if ".csv differs" in line] == [
        f"  {n:02}.csv differs in line 1:" for n in range(10)
    ]
    assert said[-1] == "  and 5 more", "with the three files that tell of the build"
    case.anew = {**FILES, **{f"{n:02}.csv": "1" for n in range(7)}}
    built(case.site, provenance(case.data), FILES)
    for n in range(7, 12):
        (case.site / f"{n:02}.csv").unlink()
    assert not [line for line in case.said() if "more" in line]


def test_what_lies_beside_a_site_is_named_unless_it_may(case: Case) -> None:
    write(case.site, {"CNAME": "x", "notes/a.txt": "y"})
    said = case.said()
    assert said[1:] == [
        "  CNAME is not made from the records",
        "  notes/ is not made from the records",
        "What lies there by your leave, name with --beside NAME.",
    ]
    verdict = verify(case.site, case.data, ["CNAME", "notes/"])
    assert verdict.holds
    assert verdict.lines[1:3] == (
        "CNAME lies beside the site and was not compared.",
        "notes/ lies beside the site and was not compared.",
    )
    assert not verify(case.site, case.data, ["CNAME"]).holds


def test_leave_for_a_name_is_none_for_a_link(case: Case) -> None:
    (case.site / "CNAME").symlink_to("/etc/hostname")
    assert not verify(case.site, case.data, ["CNAME"]).holds


@pytest.mark.parametrize(
    ("answer", "without", "with_leave", "line"),
    [
        ((True, "is the PDF"), True, True, "report.pdf is the PDF."),
        ((False, "is another"), False, False, "  report.pdf is another"),
        (
            (None, "no Pango"),
            False,
            True,
            "report.pdf lies beside the site and was not compared: no Pango.",
        ),
    ],
    ids=["same", "other", "uncompared"],
)
def test_a_pdf_is_compared_and_needs_leave_where_it_cannot_be(
    case: Case,
    monkeypatch: pytest.MonkeyPatch,
    answer: tuple[bool | None, str],
    without: bool,
    with_leave: bool,
    line: str,
) -> None:
    monkeypatch.setattr(verification, "compare_pdf", lambda *_: answer)
    write(case.site, {"report.pdf": "%PDF"})
    assert verify(case.site, case.data).holds == without
    verdict = verify(case.site, case.data, ["report.pdf"])
    assert verdict.holds == with_leave
    assert line in verdict.lines


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
        "  index.html differs in line 1:",
        "    site:    <p>12</p>",
        "    records: <p>13</p>",
        "  new.csv is missing",
        *("  build/build.json differs in line 25:", ANY, ANY),
        *("  build/index.html differs in line 1:", ANY, ANY),
        *("  build/sha256sums.txt differs in line 1:", ANY, ANY),
        "What lies there by your leave, name with --beside NAME.",
    ]


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
    assert case.said()[13:] == lines


def test_two_programs_outside_of_git_are_not_told_apart(case: Case) -> None:
    built(case.site, provenance(case.data, program=None))
    case.here = {"program": None}
    case.anew["index.html"] = "<p>13</p>\n"
    assert "Another program" not in "".join(case.said())


@pytest.mark.parametrize(
    ("forged", "line"),
    [
        ({"source_date_epoch": None}, "  source_date_epoch: Input should be a valid integer"),
        ({"records": 3}, "  records: Input should be an object"),
        ({"edition": "\x1b[2J", "site": 1}, "  site: Input should be an object"),
    ],
)
def test_a_seal_that_no_build_wrote_is_told_with_what_is_wrong(
    case: Case, forged: dict[str, object], line: str
) -> None:
    case.reseal(**forged)
    verdict = verify(case.site, case.data)
    assert not verdict.holds
    assert verdict.lines == (
        f"{case.site}: its build/build.json is not as a build writes it:", line,
    )  # fmt: skip


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
    with pytest.raises(CannotVerify, match=r"build\.json is no file that a build writes"):
        verify(case.site, case.data)
