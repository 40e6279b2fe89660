"""Rules across records: each code has a case and an example, each rule its words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from case_folders import CASES
from conftest import EXAMPLE, REAL
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.problems.frames import render_text
from oda_reports.problems.problem import in_order
from oda_reports.reading.record_files import read_folder
from oda_reports.rules.all_rules import RULES, check
from oda_reports.rules.checked_folders import check_folder
from oda_reports.rules.checking import Rule
from oda_reports.rules.codes import read_codes


def said_of(folder: Path) -> str:
    _, _, problems = check_folder(folder)
    return render_text(in_order(problems))


UNSEEN = {
    "E110": "a case holds no links: git and Windows do not agree on them",
    "E111": "a case holds no large file",
    "E145": "a case holds no file that Windows cannot hold",
    "E248": "a case holds no large text",
    "E317": "a case has no history",
    "E363": "a case has no history",
    "E901": "the records of a case do not break a template",
}
"""Codes that no case can show, with the reason; all but the last have their own tests."""


def test_every_code_has_a_case() -> None:
    said = "".join((case / "expected.txt").read_text("utf-8") for case in CASES)
    unseen = [code for code in read_codes() if not re.search(rf"^\S+ {code} ", said, re.MULTILINE)]
    assert unseen == sorted(UNSEEN)


def test_every_problem_is_one_of_the_codes() -> None:
    said = "".join((case / "expected.txt").read_text("utf-8") for case in CASES)
    assert set(re.findall(r"^\S+:\d+:\d+ (\S+)", said, re.MULTILINE)) <= set(read_codes())


def test_a_link_to_a_file_is_not_followed(example_data: Path) -> None:
    (example_data.parent / "secret.yml").write_text("name: secret\n", "utf-8")
    (example_data / "themes/wind.yml").symlink_to(example_data.parent / "secret.yml")
    (problem,) = check_folder(example_data)[2]
    assert (problem.code, problem.message) == ("E110", "this is a link to another place")
    assert "name:" not in said_of(example_data)


def test_a_file_that_is_too_large_is_not_read(example_data: Path) -> None:
    (example_data / "themes/wind.yml").write_text(f"name: Wind\ntext: {'a' * 300_000}\n", "utf-8")
    (problem,) = check_folder(example_data)[2]
    assert (problem.code, problem.message) == ("E111", "this file is larger than 256 KB")


def removed(folder: Path, **texts: str) -> list[str]:
    """What is said of a folder that once held some themes and holds them no more."""
    read = read_folder(folder)
    assert read.report
    catalogue = Catalogue(read.report, read.records)
    files = {f"themes/{id}.yml": text for id, text in texts.items()}
    return [f"{p.code} {p.message} / {p.help}" for p in check(read, catalogue, files)]


def test_a_published_record_that_is_gone_leaves_a_redirect_or_a_reason(example_data: Path) -> None:
    gone = {"healthy": "name: Health\n"}
    assert removed(example_data, **gone) == [
        "E317 the record themes/healthy.yml was published and is gone: links to its page break / "
        "add 'redirects: [healthy]' to the record that takes its place, such as 'health', "
        "or add to report.yml, under withdrawn: 'themes/healthy: why it is gone'"
    ]
    report = example_data / "report.yml"
    kept = report.read_text("utf-8")
    report.write_text(kept + "withdrawn:\n  themes/healthy: No longer apart.\n", "utf-8")
    assert removed(example_data, **gone) == []
    report.write_text(kept, "utf-8")
    theme = example_data / "themes/health.yml"
    theme.write_text(theme.read_text("utf-8") + "redirects: [healthy]\n", "utf-8")
    assert removed(example_data, **gone) == []


def test_records_of_another_report_are_told_of_once(example_data: Path) -> None:
    few = {f"theme-{number}": "name: T\n" for number in range(10)}
    assert len(removed(example_data, **few)) == 10
    (told,) = removed(example_data, **few, last="name: T\n")
    assert told.startswith("E317 11 records were published and are gone")
    assert "if this is another report than the one before, give it an id of its own" in told
    assert all(f"themes/{id}" in told for id in (*few, "last"))


def test_a_draft_may_be_removed_without_a_word(example_data: Path) -> None:
    assert removed(example_data, wind="draft: true\nname: Wind\n") == []


def test_no_line_is_proposed_that_is_there_already() -> None:
    """A corrected line that is the line itself, or the one below, corrects nothing."""
    blocks = "\n\n".join((case / "expected.txt").read_text("utf-8") for case in CASES).split("\n\n")
    correcting = [block for block in blocks if re.search(r"^ +\d+ \+ ", block, re.M)]
    assert len(correcting) > 100
    for block in correcting:
        lines = dict(re.findall(r"^ +(\d+) \| (.*)$", block, re.M))
        for number, proposed in re.findall(r"^ +(\d+) \+ (.*)$", block, re.M):
            assert lines.get(number) != proposed, block


def test_a_folder_in_order_has_nothing_said_of_it() -> None:
    assert said_of(EXAMPLE) == "0 errors, 0 warnings."


def test_the_report_of_the_repository_has_no_error() -> None:
    errors = [problem for problem in check_folder(REAL)[2] if problem.severity == "error"]
    assert errors == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_docstring_of_a_rule_is_the_rule(rule: Rule) -> None:
    assert (rule.__doc__ or "").rstrip().endswith(".")
