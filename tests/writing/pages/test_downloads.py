"""What stands on the list of files of figures."""

from __future__ import annotations

from builders import catalogue, record
from oda_reports.exports.data_files import file_of_all
from oda_reports.exports.figures_csv import figures_csv
from oda_reports.figures.page_messages import size_of_file
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.downloads import DownloadsContext, FileGroup, ListedFile
from oda_reports.writing.pages.paging import ROWS
from planned import CATALOGUE, PAGES, body_of, given

CONTEXT = given(PAGES["data.md"], DownloadsContext)
GROUPS: dict[Kind, FileGroup] = {group.kind: group for group in CONTEXT.groups}
FILES: dict[str, ListedFile] = {
    file.path: file for files in (CONTEXT.whole, *(one.files for one in CONTEXT.groups))
    for file in files
}  # fmt: skip


def test_every_file_that_a_page_offers_is_listed() -> None:
    offered = {file.path for page in PAGES.values() for file in page.data_files}
    assert offered <= FILES.keys()
    assert "data/events/storm-odile-2022.csv" in FILES


def test_the_files_of_the_whole_report_stand_first() -> None:
    assert [file.path for file in CONTEXT.whole] == [
        "data/all-values.csv",
        "data/projects.csv",
        "data/regions/lorian-sea-sums.csv",
    ]
    assert [*GROUPS] == [
        *(Kind.STATISTICS, Kind.REGIONS, Kind.COUNTRIES, Kind.EVENTS, Kind.PROJECTS)
    ]


def test_a_file_says_of_what_it_is_its_rows_its_years_and_its_size() -> None:
    listed = FILES["data/statistics/net-bilateral-oda.csv"]
    (page,) = (one for one in PAGES.values() if one.path == "statistics/net-bilateral-oda.md")
    file = page.data_files[0]
    size = len(figures_csv(file.figures, CATALOGUE))
    assert listed.name == "Net bilateral ODA from Varland: values that may be added (CSV)"
    assert (listed.rows, listed.size) == (len(file.figures), size_of_file(size))
    assert listed.years == "2015–2022"


def test_the_file_of_all_values_has_every_figure_once() -> None:
    file = file_of_all(CATALOGUE)
    assert sorted(figure.address for figure in file.figures) == sorted(CATALOGUE.figures)
    assert FILES[file.path].rows == len(CATALOGUE.figures)


def test_what_has_no_year_says_none() -> None:
    grant = {"value": 5, "currency": "USD", "source": "review"}
    body = body_of(catalogue(record(Project, "ship", amounts={"grant": grant})), "data.md")
    assert '<td class="oda-number" data-number="count">–</td>' in body


def test_more_files_than_a_page_has_room_for_are_counted() -> None:
    grant = {"value": 5, "currency": "USD", "source": "review"}
    ships = [record(Project, f"s{n}", amounts={"grant": grant}) for n in range(ROWS + 1)]
    body = body_of(catalogue(*ships), "data.md")
    assert f'<span data-number="count">{ROWS + 1} records</span> have such files' in body
    assert "data/projects/s0.csv" not in body
    assert "data/all-values.csv" in body


def test_each_sort_of_file_is_explained_once_for_its_kind() -> None:
    assert sorted(file.name for file in GROUPS[Kind.STATISTICS].sorts) == [
        "Amounts (CSV)",
        "Every print (CSV)",
        "Printed totals (CSV)",
        "Values that may be added (CSV)",
    ]
    assert [file.name for file in GROUPS[Kind.COUNTRIES].sorts] == ["Figures (CSV)"]


def test_the_list_stands_below_the_front_page_and_belongs_to_no_record() -> None:
    page = PAGES["data.md"]
    assert (page.url, page.title, page.parents) == ("data/", "Data files", ("index.md",))
    assert (page.record, page.file) == (None, None)


def test_a_size_is_told_in_the_units_of_browsers() -> None:
    sizes = [size_of_file(size) for size in (3, 1_499, 165_000, 999_999, 1_240_000)]
    assert sizes == ["1 KB", "1 KB", "165 KB", "1000 KB", "1.2 MB"]
