"""Records of an older form get today's words, and all else in their files stays."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import EXAMPLE, git
from folders import contents, said
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.cli import main
from oda_reports.migrating.migration import migrate_folder, migrated_text, plan_migration
from oda_reports.problems.problem import Problem
from oda_reports.reading.older_forms import older_form
from oda_reports.reading.record_files import read_folder
from oda_reports.reading.yaml_files import Document, parse
from oda_reports.records.vocabulary import Kind
from oda_reports.review.changes_markdown import NO_CHANGES, changes_markdown
from oda_reports.review.comparison import review_folders, review_states

pytestmark = pytest.mark.usefixtures("git_of_its_own")

OLD = Path(__file__).parent / "old-example"
"""The records of the invented region that were written otherwise in an older form."""


@pytest.fixture
def old_data(example_data: Path) -> Path:
    """The invented region as it was written in an older form."""
    shutil.copytree(OLD, example_data, dirs_exist_ok=True)
    return example_data


def read(text: str) -> Document:
    document = parse(text, "data/projects/rain.yml", places=True)
    assert isinstance(document, Document), document
    return document


def migrated(text: str, kind: Kind = Kind.PROJECTS) -> str:
    after = migrated_text(read(text), kind)
    assert after is not None
    return after


def comments(folder: Path) -> list[str]:
    return [
        found
        for name, text in contents(folder).items()
        if name.endswith(".yml")
        for found in re.findall(r"(?:^|\s)#.*", text)
    ]


def test_the_old_invented_region_becomes_that_of_today(old_data: Path) -> None:
    before = comments(old_data)
    assert len(before) == 5
    outcome = migrate_folder(old_data, force=False)
    assert outcome.is_whole
    assert read_folder(old_data).records == read_folder(EXAMPLE).records
    assert comments(old_data) == before
    assert said(old_data) == []
    named = {path.relative_to(OLD).as_posix() for path in OLD.rglob("*.yml")}
    assert all(any(f"{old_data}/{name}:" in line for line in outcome.lines) for name in named)


def test_a_second_time_nothing_is_changed(old_data: Path) -> None:
    migrate_folder(old_data, force=False)
    after = contents(old_data)
    again = migrate_folder(old_data, force=False)
    assert again.text == "No record is of an older form: nothing is changed."
    assert contents(old_data) == after


def test_the_old_region_and_that_of_today_differ_in_no_figure(old_data: Path) -> None:
    assert changes_markdown(review_folders(old_data, EXAMPLE)) == f"{NO_CHANGES}\n"
    assert changes_markdown(review_folders(EXAMPLE, old_data)) == f"{NO_CHANGES}\n"


def test_a_revision_of_the_older_form_is_compared_figure_by_figure(old_data: Path) -> None:
    git(old_data, "init", "--quiet")
    git(old_data, "add", ".")
    git(old_data, "commit", "--quiet", "--message", "Before")
    migrate_folder(old_data, force=False)
    path = old_data / "projects" / "clinic-boats.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("qualifier: up-to", "qualifier: at-least"), "utf-8")
    told = changes_markdown(review_states("HEAD", None, old_data))
    assert "up to" in told
    assert "at least" in told
    assert "harbour-lights" not in told


LAYOUTS = """\
amounts:
  a: {value: 1, currency: EUR, kind: fixed}
  b: {kind: fixed, value: 1, currency: EUR}  # one
  c: {value: 1, kind: pledge, measure: commitment, currency: EUR}
  d:
    kind: fixed   # the amount itself
    value: 1
    # two
    "measure": 'gross-disbursement'

    equivalent:   # printed so
      value: 2
      # three
      rate: 3  # four
  e:
    value: 1
    equivalent: {value: 2, currency: USD}
    kind: fixed"""

TODAY = """\
amounts:
  a: {value: 1, currency: EUR}
  b: {value: 1, currency: EUR}  # one
  c: {value: 1, flow: pledge, currency: EUR}
  d:
    # the amount itself
    value: 1
    # two
    flow: 'gross-disbursement'

    equivalents:   # printed so
      - value: 2
        # three
        rate: 3  # four
  e:
    value: 1
    equivalents: [{value: 2, currency: USD}]
"""


def test_comments_brackets_and_blank_lines_stay() -> None:
    assert migrated(LAYOUTS) == TODAY
    assert migrated(f"{LAYOUTS}\n") == TODAY


def test_line_ends_of_windows_stay() -> None:
    assert migrated(LAYOUTS.replace("\n", "\r\n")) == TODAY.replace("\n", "\r\n")


def test_the_first_field_of_an_entry_gives_its_place_to_the_next() -> None:
    before = (
        "measure: commitment\nseries:\n"
        "  - measure: commitment\n    area: one\n"
        "  - measure: commitment  # said twice\n    area: two\n"
        "  - measure: commitment\n    # of the isles\n    area: three\n"
    )
    assert migrated(before, Kind.STATISTICS) == (
        "flow: commitment\nseries:\n"
        "  - area: one\n"
        "  - # said twice\n    area: two\n"
        "  -\n    # of the isles\n    area: three\n"
    )


FIELDS = ("value: 1", "kind: fixed", "measure: net-disbursement", "label: a", "kind: up-to")
BLOCKS = st.lists(st.sampled_from(FIELDS), min_size=1, max_size=4, unique_by=lambda f: f[:4])
COMMENTS = st.lists(st.sampled_from(["", "  # so", "\n# on its own", "\n"]), min_size=4, max_size=4)


@given(fields=BLOCKS, behind=COMMENTS, brackets=st.booleans(), end=st.sampled_from(["", "\n"]))
def test_any_block_says_the_same_with_all_its_comments(
    fields: list[str], behind: list[str], brackets: bool, end: str
) -> None:
    fields = [*fields, "source: review"]
    comments = [*behind, ""][: len(fields)]
    if brackets:
        inside = ",".join(f"\n    {f}" if i % 2 else f" {f}" for i, f in enumerate(fields))
        text = f"amounts:\n  a: {{{inside}}}{end}"
    else:
        lines = [f"    {f}{c}" for f, c in zip(fields, comments, strict=True)]
        text = "amounts:\n  a:\n" + "\n".join(lines) + end
    document = read(text)
    after = migrated(text)
    assert not older_form(Kind.PROJECTS, read(after).data)
    assert read(after).data == older_form(Kind.PROJECTS, document.data).in_todays_words(
        document.data
    )
    assert after.count("#") == text.count("#")


def test_a_record_with_other_errors_is_put_into_todays_words_too(old_data: Path) -> None:
    path = old_data / "projects" / "clinic-boats.yml"
    path.write_text(f"{path.read_text('utf-8')}colour: blue\n", "utf-8")
    assert migrate_folder(old_data, force=False).is_whole
    assert said(old_data) == ["E202 'colour' is not a field here"]


def test_what_cannot_be_read_is_named_and_the_others_are_changed(old_data: Path) -> None:
    path = old_data / "projects" / "clinic-boats.yml"
    path.write_text("title: [\n", "utf-8")
    done = CliRunner().invoke(main, ["migrate", "--data", str(old_data)])
    assert done.exit_code == 1
    assert re.search(r"What is left to do:\n\n.*clinic-boats\.yml:\d", done.output)
    assert "harbour-lights.yml:54: qualifier: up-to" in done.output


def test_what_contradicts_itself_is_told_and_not_guessed(old_data: Path) -> None:
    path = old_data / "projects" / "clinic-boats.yml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("    kind: up-to\n", "    kind: up-to\n    qualifier: more-than\n"), "utf-8"
    )
    outcome = migrate_folder(old_data, force=False)
    assert [problem.code for problem in outcome.left] == ["E241"]
    assert "kind: up-to" in path.read_text("utf-8")


def test_what_is_not_committed_is_not_changed_unless_forced(old_data: Path) -> None:
    git(old_data, "init", "--quiet")
    git(old_data, "add", ".")
    git(old_data, "commit", "--quiet", "--message", "Before")
    path = old_data / "projects" / "clinic-boats.yml"
    path.write_text(f"# mine\n{path.read_text('utf-8')}", "utf-8")
    before = contents(old_data)
    refused = CliRunner().invoke(main, ["migrate", "--data", str(old_data)])
    assert refused.exit_code == 1
    assert "commit it first" in refused.stderr
    assert contents(old_data) == before
    forced = CliRunner().invoke(main, ["migrate", "--force", "--data", str(old_data)])
    assert forced.exit_code == 0
    assert forced.output.rstrip().endswith(
        "The records are in today's words now. 26 lines in 11 files."
    )


def test_where_one_file_cannot_be_written_none_is(
    old_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(old_data)
    replaced: list[Path] = []
    real = Path.replace

    def replace(path: Path, to: Path) -> Path:
        replaced.append(path)
        if len(replaced) == 3:
            raise PermissionError(13, "Permission denied", str(to))
        return real(path, to)

    monkeypatch.setattr(Path, "replace", replace)
    done = CliRunner().invoke(main, ["migrate", "--data", str(old_data)])
    assert done.exit_code == 1
    assert "all is as it was" in done.stderr
    monkeypatch.undo()
    assert contents(old_data) == before


def test_a_folder_of_today_has_no_changes_to_be_made() -> None:
    assert plan_migration(read_folder(EXAMPLE)).files == ()


def test_what_would_not_say_the_same_is_left(tmp_path: Path) -> None:
    text = "amounts:\n  a:\n    kind: fixed\n"
    document = read(text)
    assert not isinstance(document, Problem)
    assert migrated_text(document, Kind.PROJECTS) is None
