"""Two states of a report compared as a reviewer does it: by folder and by revision."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from conftest import EXAMPLE, LEAST, ROOT, git, run_python
from oda_reports.review.changes_markdown import NO_CHANGES, changes_markdown
from oda_reports.review.comparison import CannotReview, GitDays, review_folders, review_states

EXPECTED = ROOT / "tests" / "changes" / "expected.md"
NEXT_EDITION = ROOT / "tests" / "changes" / "next-edition.md"

pytestmark = pytest.mark.usefixtures("git_of_its_own")


def said(base: Path, head: Path) -> str:
    """What a reviewer is told of two data folders."""
    return changes_markdown(review_folders(base, head))


def said_of_states(base: str, head: str | None, data: Path) -> str:
    return changes_markdown(review_states(base, head, data))


def edit(folder: Path, old: str, new: str, *names: str) -> None:
    """Puts a text in the place of another, which must be there, in some records."""
    for name in names:
        text = (folder / name).read_text("utf-8")
        assert old in text, name
        (folder / name).write_text(text.replace(old, new), "utf-8")


def test_the_whole_review(example_data: Path) -> None:
    """Two figures changed, a source lost, a record removed, a draft published."""
    edit(example_data, "value: 2310", "value: 2130", "statistics/trainees.yml")
    edit(example_data, "2022: 11.26", "2022: 112.6", "statistics/net-bilateral-oda.yml")
    edit(
        example_data,
        "press-note-14",
        "cooperation-review-2021",
        "projects/clinic-boats.yml",
        "projects/school-at-sea-sao-lucio.yml",
        "events/school-ship-2023.yml",
    )
    edit(example_data, "draft: true\n", "", "projects/mangrove-nursery.yml")
    (example_data / "projects/sea-charts.yml").unlink()
    edit(example_data, ", sea-charts]", "]", "regions/lorian-sea.yml")
    assert said(EXAMPLE, example_data) == EXPECTED.read_text("utf-8")


def test_a_folder_beside_itself_has_no_changes() -> None:
    assert said(LEAST, LEAST) == f"{NO_CHANGES}\n"


def test_the_same_changes_give_the_same_review_in_any_process(example_data: Path) -> None:
    edit(example_data, "value: 2310", "value: 2130", "statistics/trainees.yml")
    sources = [f"sources/cooperation-review-{year}.yml" for year in (2018, 2021, 2023)]
    edit(example_data, "title: Varland", "title: New Varland", *sources)
    for name in ("wind", "rain", "sand", "tide"):
        text = f"draft: true\nname: {name}\ntext: t\n"
        (example_data / f"themes/{name}.yml").write_text(text, "utf-8")
    command = ("-m", "oda_reports", "diff", "--data", str(example_data), str(EXAMPLE))
    one, other = (run_python(*command, seed=seed) for seed in (1, 2))
    assert len(re.findall(r"`themes/|source: |^<li>", one, re.MULTILINE)) > 8
    assert one == other


def test_a_renamed_record_is_compared_with_itself(example_data: Path) -> None:
    old, new = example_data / "projects/sea-charts.yml", example_data / "projects/charts.yml"
    new.write_text("redirects: [sea-charts]\n" + old.read_text("utf-8"), "utf-8")
    old.unlink()
    edit(example_data, "sea-charts]", "charts]", "regions/lorian-sea.yml")
    assert said(EXAMPLE, example_data) == (
        "## No figure changes; no page reads differently\n\n"
        "### Records and pages\n\n"
        "- Renamed: `projects/sea-charts` → `projects/charts`\n"
    )


def test_a_new_draft_changes_no_page(example_data: Path) -> None:
    text = "draft: true\nname: Wind\ntext: t\n"
    (example_data / "themes/wind.yml").write_text(text, "utf-8")
    assert said(EXAMPLE, example_data) == (
        f"{NO_CHANGES}\n\n### Records and pages\n\n- New, still a draft: `themes/wind`\n"
    )


def test_records_that_cannot_be_read_are_neither_new_nor_gone(example_data: Path) -> None:
    edit(example_data, "value: 2310", "value: 2130", "statistics/trainees.yml")
    edit(example_data, "amounts:", "amuonts:", "projects/storm-relief-grant.yml")
    review = said(EXAMPLE, example_data)
    assert re.match(r"## 1 figure changes; \d+ pages read differently\n\n> \*\*After\*\* ", review)
    assert "sentences are compared without these: `projects/storm-relief-grant`.\n" in review
    assert review.count("storm-relief-grant") == 1
    assert "Gone" not in review


def test_figures_that_lost_their_source_are_named(example_data: Path) -> None:
    (example_data / "sources/press-note-14.yml").unlink()
    review = said(EXAMPLE, example_data)
    assert review.startswith("## 2 figures change; no page reads differently\n\n> **After** ")
    assert review.count("⚠ source no longer there") == 2
    assert "- Gone: `sources/press-note-14`\n" in review


def test_without_a_report_on_one_side_the_other_is_gone_by(least_data: Path) -> None:
    (least_data / "report.yml").unlink()
    for one, other in ((LEAST, least_data), (least_data, LEAST)):
        review = said(one, other)
        assert review.startswith(f"{NO_CHANGES}\n")
        assert review.endswith("sentences are compared without these: `report`.\n")
    with pytest.raises(CannotReview, match=r"no report\.yml can be read"):
        said(least_data, least_data)


def test_where_there_was_no_folder_everything_is_new(tmp_path: Path) -> None:
    review = said(tmp_path / "nowhere", EXAMPLE)
    assert "> **Before** there is no data folder: everything is new.\n" in review
    assert "Figures that are gone" not in review
    assert "`projects/sea-charts`" in review
    review = said(EXAMPLE, tmp_path / "nowhere")
    assert "> **After** there is no data folder: everything is gone.\n" in review
    assert "New figures" not in review


@pytest.fixture
def repository(least_data: Path) -> Path:
    """The data folder of a repository, with a correction that is not committed."""
    folder = least_data.parent / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet")
    git(folder, "commit", "--allow-empty", "--message", "nothing")
    data = least_data.rename(folder / "data")
    git(folder, "add", "--all")
    git(folder, "commit", "--message", "a report")
    edit(data, "value: 2310", "value: 2130", "statistics/trainees.yml")
    return data


def without_days(review: str) -> str:
    """A review less the days that git knows, which it does not know of folders."""
    review = re.sub(r"since: 2\S+", "since: # the day from which on readers saw it", review)
    return re.sub(r"until: 2\S+", "until: # the day on which this is published", review)


def test_a_revision_is_compared_with_the_folder_as_it_is_now(repository: Path) -> None:
    review = said_of_states("HEAD", None, repository)
    assert review.startswith("## 1 figure changes; ")
    assert without_days(review) == said(LEAST, repository)


def test_two_revisions_are_compared(repository: Path) -> None:
    git(repository, "commit", "--all", "--message", "a correction")
    review = said_of_states("HEAD~1", "HEAD", repository)
    assert without_days(review) == said(LEAST, repository)
    assert said_of_states("HEAD", "HEAD", repository) == f"{NO_CHANGES}\n"
    assert "everything is new" in said_of_states("HEAD~2", "HEAD", repository)


def test_a_data_folder_goes_before_a_revision(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(repository, "branch", "data")
    monkeypatch.chdir(repository.parent)
    assert said_of_states("data", None, repository) == f"{NO_CHANGES}\n"
    assert said_of_states(str(LEAST), "HEAD", repository) == f"{NO_CHANGES}\n"


def test_a_folder_without_a_report_does_not(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(repository, "branch", "review")
    (repository.parent / "review").mkdir()
    monkeypatch.chdir(repository.parent)
    assert said_of_states("review", None, repository).startswith("## 1 figure changes; ")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nowhere", "git knows no revision 'nowhere'"),
        ("", "git knows no revision ''"),
        ("--output=x", "git knows no revision '--output=x'"),
        ("regions", "there is no report.yml in 'regions', and git knows no revision 'regions'"),
    ],
)
def test_what_is_neither_folder_nor_revision_is_said_in_a_line(
    name: str, message: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    for base, head in ((name, None), ("HEAD", name)):
        with pytest.raises(CannotReview) as caught:
            said_of_states(base, head, repository)
        assert str(caught.value).startswith(message)
        assert "\n" not in str(caught.value)


def test_outside_a_repository_only_folders_are_compared(least_data: Path) -> None:
    assert said_of_states(str(LEAST), None, least_data) == f"{NO_CHANGES}\n"
    with pytest.raises(CannotReview, match="is in no git repository"):
        said_of_states("HEAD", None, least_data)


def test_a_data_folder_that_is_not_there_cannot_be_compared(tmp_path: Path) -> None:
    with pytest.raises(CannotReview, match="there is no data folder"):
        said_of_states(str(LEAST), None, tmp_path / "nowhere")


NEXT = """title: Varland Cooperation Review 2024
short_title: Review 2024
type: white-paper
publisher: varland-mec
publication: cooperation-review
edition: 2024
text: |
  The next edition.
"""
READ = "source: cooperation-review-2024\n"
SHIP, HARBOUR = "projects/school-at-sea-sao-lucio.yml", "projects/harbour-lights.yml"


def enter_next_edition(data: Path) -> None:
    """A year's work: a later count, a year revised and one that is new, a result, a status."""
    (data / "sources/cooperation-review-2024.yml").write_text(f"draft: true\n{NEXT}", "utf-8")
    count = "      The start is given, the end is not.\n"
    later = f"  - area: lorian-sea\n    since: 1988\n    value: 2480\n    {READ}"
    edit(data, count, f"{count}{later}", "statistics/trainees.yml")
    years = "".join(
        f"  - area: lorian-sea\n    year: {year}\n    value: {value}\n    {READ}"
        for year, value in ((2020, "17.41"), (2023, "18.02"))
    )
    edit(data, "series:\n", f"{years}series:\n", "statistics/net-bilateral-oda.yml")
    teachers = "    value: 9\n"
    edit(data, teachers, f"{teachers}    readings:\n      - value: 11\n        {READ}", SHIP)
    stages = "  readings:\n    - stage: agreed\n"
    completed = f"  readings:\n    - stage: completed\n      {READ}    - stage: agreed\n"
    edit(data, stages, completed, SHIP)
    feature = f"feature:\n  number: 5\n  heading: Lights\n  {READ}"
    edit(data, "footnotes: {}\n", f"{feature}footnotes: {{}}\n", HARBOUR)


def publish_next_edition(data: Path) -> None:
    edit(data, "draft: true\n", "", "sources/cooperation-review-2024.yml")
    edit(data, "edition: 2023", "edition: 2024", "report.yml")
    edit(data, "source: cooperation-review-2023", READ.strip(), "report.yml")


def test_what_is_entered_in_a_draft_source_is_told_quietly(example_data: Path) -> None:
    enter_next_edition(example_data)
    review = said(EXAMPLE, example_data)
    assert review.startswith(f"{NO_CHANGES}\n")
    assert review.endswith(
        "- New, still a draft: `sources/cooperation-review-2024`\n"
        "- Read in sources that are drafts, not published: `projects/harbour-lights` (1), "
        "`projects/school-at-sea-sao-lucio` (2), `statistics/net-bilateral-oda` (2), "
        "`statistics/trainees` (1)\n"
    )


def test_an_edition_that_is_published_is_one_table(example_data: Path) -> None:
    enter_next_edition(example_data)
    publish_next_edition(example_data)
    review = said(EXAMPLE, example_data)
    assert review.startswith("## 2 figures are printed otherwise, 1 is new; ")
    told = review[review.index("### The edition") : review.index("### Records and pages")]
    assert told == NEXT_EDITION.read_text("utf-8")
    assert "To check" not in told
    assert "### New figures" not in review


def rows_of(review: str) -> list[str]:
    """The rows of its tables."""
    return [line for line in review.splitlines() if line.startswith("| `")]


def test_where_the_report_alone_moves_on_the_same_table_is_shown(
    example_data: Path, tmp_path: Path
) -> None:
    enter_next_edition(example_data)
    edit(example_data, "draft: true\n", "", "sources/cooperation-review-2024.yml")
    ahead = shutil.copytree(example_data, tmp_path / "ahead")
    edit(example_data, "edition: 2023", "edition: 2024", "report.yml")
    edit(example_data, "source: cooperation-review-2023", READ.strip(), "report.yml")
    review = said(ahead, example_data)
    assert review.startswith("## 2 figures are printed otherwise; ")
    table = "\n".join(row.rpartition(" | ")[0] for row in rows_of(review))
    whole = NEXT_EDITION.read_text("utf-8")
    assert table == "\n".join(row.rpartition(" | ")[0] for row in rows_of(whole))


def test_a_value_of_a_later_year_stands_where_the_last_one_stood(example_data: Path) -> None:
    series = "      2022: 11.26\n"
    edit(example_data, series, f"{series}      2023: 12.5\n", "statistics/net-bilateral-oda.yml")
    review = said(EXAMPLE, example_data)
    assert review.startswith("## 1 figure is printed otherwise, 1 is new; ")
    (row,) = [row for row in rows_of(review) if "Another year stands" in row]
    assert "`US$11.26 million` | `US$12.50 million` |" in row
    assert "Another year stands: `2022` → `2023` |" in row
    assert "the home page, `regions/lorian-sea/`" in row
    assert "<code>countries/veymar/</code>" in review, "which prints both"


def test_a_value_that_the_next_edition_was_written_over_is_told(example_data: Path) -> None:
    (example_data / "sources/cooperation-review-2024.yml").write_text(NEXT, "utf-8")
    edit(
        example_data,
        "    value: 9\n    unit: persons\n    source: cooperation-review-2023",
        f"    value: 11\n    unit: persons\n    {READ.strip()}",
        SHIP,
    )
    review = said(EXAMPLE, example_data)
    (row,) = [line for line in review.splitlines() if line.startswith("| `teachers trained")]
    assert row.endswith("| ⚠ the value of `2023` is gone: keep it as a reading |")
    assert "To be told as corrections" not in review


def test_a_correction_is_asked_for_with_the_days_that_git_knows(repository: Path) -> None:
    git(repository, "commit", "--all", "--message", "a correction", day="2024-06-12")
    edit(repository, "value: 2130", "value: 2310", "statistics/trainees.yml")
    git(repository, "commit", "--all", "--message", "another", day="2024-07-01")
    asked = "\n  - figure: sea/2023\n    was: {}\n    since: {}\n    until: {}\n"
    two = said_of_states("HEAD~1", "HEAD", repository)
    assert asked.format(2130, "2024-06-12", "2024-07-01") in two
    edit(repository, "value: 2310", "value: 2311", "statistics/trainees.yml")
    unsaved = said_of_states("HEAD", None, repository)
    open_day = "# the day on which this is published"
    assert asked.format(2310, "2024-07-01", open_day) in unsaved


def test_of_a_folder_beside_a_revision_no_day_is_known(repository: Path) -> None:
    review = said_of_states(str(LEAST), "HEAD", repository)
    assert review == f"{NO_CHANGES}\n"
    assert GitDays(repository, LEAST, str(LEAST)).since(LEAST / "report.yml", 1) == ""
    assert GitDays(repository, LEAST, "HEAD", str(LEAST)).until == ""
    assert GitDays().until == ""
