"""What stands on the list of files of figures."""

from __future__ import annotations

from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.downloads import DownloadsContext
from planned import PAGES, given

CONTEXT = given(PAGES["data.md"], DownloadsContext)
FILES = {
    one.kind: {each.record.id: [file.path for file in each.files] for each in one.records}
    for one in CONTEXT.kinds
}


def test_every_file_that_a_page_offers_is_listed_with_its_record() -> None:
    offered = {file.path for page in PAGES.values() for file in page.data_files}
    listed = {path for by_id in FILES.values() for paths in by_id.values() for path in paths}
    assert offered <= listed
    assert FILES[Kind.COUNTRIES]["veymar"] == ["data/countries/veymar.csv"]
    assert FILES[Kind.STATISTICS]["net-bilateral-oda"] == [
        "data/statistics/net-bilateral-oda.csv",
        "data/statistics/net-bilateral-oda-totals.csv",
        "data/statistics/net-bilateral-oda-editions.csv",
    ]


def test_kinds_come_in_the_order_in_which_a_reader_meets_them() -> None:
    assert [*FILES] == [kind for kind in Kind if kind in FILES]


def test_each_sort_of_file_is_explained_once_for_its_kind() -> None:
    sorts = {one.kind: [file.name for file in one.sorts] for one in CONTEXT.kinds}
    assert sorted(sorts[Kind.STATISTICS]) == [
        "Amounts (CSV)",
        "Every print (CSV)",
        "Printed totals (CSV)",
        "Values that may be added (CSV)",
    ]
    assert sorts[Kind.COUNTRIES] == ["Figures (CSV)"]


def test_the_list_stands_below_the_front_page_and_belongs_to_no_record() -> None:
    page = PAGES["data.md"]
    assert (page.url, page.title, page.parents) == ("data/", "Data files", ("index.md",))
    assert (page.record, page.file) == (None, None)
