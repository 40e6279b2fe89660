"""What stands on the page of a build."""

from __future__ import annotations

import pytest
from oda_reports.history.git import Commit
from oda_reports.history.provenance import Provenance
from oda_reports.writing.pages.this_build import BuildContext, build_page
from planned import given

# 29 February 2024, 12:00 in universal time.
COMMIT = Commit("c0ffee", 1709208000, is_clean=True, is_whole=True)
OTHER = Commit("decade", 1709208000, is_clean=True, is_whole=True)


def build_context(records: Commit | None, program: Commit | None) -> BuildContext:
    return given(build_page(Provenance(records, program, "sum"), 7, 9), BuildContext)


def test_records_and_program_of_one_commit_are_told_of_once() -> None:
    context = build_context(COMMIT, COMMIT)
    assert context.common is not None
    assert (context.common.commit, str(context.common.day)) == (COMMIT, "2024-02-29")
    assert (context.pages, context.records) == (7, 9)


@pytest.mark.parametrize(
    ("records", "program"), [(COMMIT, OTHER), (COMMIT, None), (None, COMMIT), (None, None)]
)
def test_two_commits_are_told_apart_and_none_is_not_made_up(
    records: Commit | None, program: Commit | None
) -> None:
    context = build_context(records, program)
    assert context.common is None
    found = (context.records_commit, context.program_commit)
    assert tuple(one and one.commit for one in found) == (records, program)


def test_no_search_finds_the_page_of_a_build() -> None:
    page = build_page(Provenance(None, None, "sum"), 7, 9)
    assert (page.path, page.in_search, page.parents) == ("build.md", False, ("index.md",))


@pytest.mark.parametrize("signer", ["desk/lorian-sea", None])
def test_a_page_says_who_signs_builds_where_somebody_does(signer: str | None) -> None:
    page = build_page(Provenance(None, None, "sum"), 7, 9, signer)
    assert given(page, BuildContext).signer == signer
