"""The page that explains every problem."""

from __future__ import annotations

from oda_reports.rules.codes import read_codes
from oda_reports.writing.pages.problems import ProblemsContext, problems_page


def test_every_code_stands_once_with_those_that_begin_as_it_does() -> None:
    page = problems_page()
    assert (page.path, page.title) == ("contributing/problems.md", "The problems")
    assert isinstance(page.context, ProblemsContext)
    groups = page.context.groups
    assert [(group.anchor, group.title) for group in groups] == [
        ("e1", "Files"),
        ("e2", "Fields"),
        ("e3", "Between records"),
        ("e9", "The program"),
        ("w4", "Warnings"),
    ]
    assert [code for group in groups for code in group.codes] == list(read_codes().values())
    assert [group.codes[0].code[:2].lower() for group in groups] == [g.anchor for g in groups]
