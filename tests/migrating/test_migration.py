"""Records of an older form get today's words, and all else in their files stays."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
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
from oda_reports.records.editions import publication_of
from oda_reports.records.model import Record
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import Kind
from oda_reports.review.changes_markdown import NO_CHANGES, changes_markdown
from oda_reports.review.comparison import review_folders, review_states
from oda_reports.rules.checked_folders import check_folder

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


def records(folder: Path) -> list[Record]:
    """The records of a folder, each source with the publication that it is an edition of."""
    return [
        one.model_copy(update={"publication": publication_of(one)})
        if isinstance(one, Source)
        else one
        for one in read_folder(folder).records
    ]


def test_the_old_invented_region_becomes_that_of_today(old_data: Path) -> None:
    before = comments(old_data)
    assert len(before) == 5
    outcome = migrate_folder(old_data, force=False)
    assert outcome.is_whole
    assert records(old_data) == records(EXAMPLE)
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
    told = changes_markdown(review_folders(old_data, EXAMPLE)).splitlines()
    assert told == [
        NO_CHANGES, "", "### Records and pages", "",
        "- Changed source: `cooperation-review-2018` (`publication`)",
    ]  # fmt: skip
    migrate_folder(old_data, force=False)
    again = changes_markdown(review_folders(old_data, EXAMPLE)).splitlines()
    assert again == told


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


def test_a_source_gets_the_edition_that_all_its_values_name(old_data: Path) -> None:
    path = old_data / "sources/cooperation-review-2018.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("edition: 2018\n", "# no title page\n"), "utf-8")
    assert migrate_folder(old_data, force=False).is_whole
    added = "publisher: varland-mec\nedition: 2018\nedition_inferred: true\n# no title page\n"
    assert added in path.read_text("utf-8")
    assert [record for record in records(old_data) if record.id == "trainees"] == [
        record for record in records(EXAMPLE) if record.id == "trainees"
    ]


BOOK = {
    "sources/island-book-2021.yml": "title: Island book\ntype: data-book\nedition: 2021\nfacts:\n"
    "  wells:\n    text: Wells were counted. # twice\n"
    "    carried_by: [statistics/wells/lorian-sea@2021]\n",
    "statistics/wells.yml": "title: Wells\ndefinition: Wells. [@island-book-2021]\nunit: items\n"
    "measure: cumulative-count\nobservations:\n"
    "  - {area: lorian-sea, printed_in: 2021, value: 7, source: island-book-2021}\n"
    "  - {area: veymar, printed_in: 2021, value: 3, source: cooperation-review-2021}\n",
    "themes/wells.yml": "name: Wells\ntext: >\n  In all [[wells@2021]], [[statistics/wells/"
    "lorian-sea@2021]], [[wells/veymar@2021]].  # so\n  [@island-book-2021]\n",
}
"""A data book, of which an edition and one of the reviews have the same name."""


def laid_over(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_figures_of_another_publication_are_named_by_it(old_data: Path) -> None:
    folder = laid_over(old_data, BOOK)
    (folder / "pages/home.md").write_text("Wells: [[wells@2021]]. [@island-book-2021]\n", "utf-8")
    told = [line for line in said(folder) if "of an older form" not in line]
    assert told == []
    assert migrate_folder(folder, force=False).is_whole
    assert said(folder) == []
    after = contents(folder)
    assert after["pages/home.md"] == ("Wells: [[wells@island-book:2021]]. [@island-book-2021]\n")
    assert after["themes/wells.yml"] == BOOK["themes/wells.yml"].replace(
        "wells@2021", "wells@island-book:2021"
    ).replace("lorian-sea@2021", "lorian-sea@island-book:2021")
    assert after["sources/island-book-2021.yml"] == BOOK["sources/island-book-2021.yml"].replace(
        "lorian-sea@2021", "lorian-sea@island-book:2021"
    )


def test_a_file_that_only_names_a_figure_in_an_older_form_is_told_once(old_data: Path) -> None:
    folder = laid_over(old_data, BOOK)
    _, _, problems = check_folder(folder)
    (one,) = [problem for problem in problems if problem.file.endswith("themes/wells.yml")]
    assert (one.code, one.span.line, one.span.column) == ("E240", 3, 12)
    assert "wells@island-book:2021" in one.help


def test_a_value_of_another_edition_than_its_source_waits_and_the_others_do_not(
    old_data: Path,
) -> None:
    path = old_data / "statistics/trainees.yml"
    text = path.read_text("utf-8").replace("printed_in: 2021", "printed_in: 2019")
    path.write_text(text, "utf-8")
    outcome = migrate_folder(old_data, force=False)
    assert [(one.file, one.code) for one in outcome.left] == [(str(path), "E249")]
    assert "is of 2021, this value says 2019" in outcome.text
    assert path.read_text("utf-8") == text
    assert "printed_in" not in contents(old_data)["statistics/fellows.yml"]
    path.write_text(text.replace("printed_in: 2019", "printed_in: 2021"), "utf-8")
    assert migrate_folder(old_data, force=False).is_whole
    assert said(old_data) == []


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
        "The records are in today's words now. 41 lines in 14 files."
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
