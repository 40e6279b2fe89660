"""What benchmarks invent is a report in order, and what they measured is put where it is read."""

from __future__ import annotations

from pathlib import Path

from build_stages import OF_THE_CORE
from check_records import SLIPS, nowhere
from invented_records import spoil, write_records
from oda_reports.problems.problem import has_errors
from oda_reports.rules.checked_folders import check_folder
from tables import PAGE, Table, spread, with_tables

TABLE = Table("Builds", "Of some projects.", ("What", "Time"), (("ours", "2.00 s"),))


def test_invented_records_are_in_order_until_they_are_spoiled(tmp_path: Path) -> None:
    data = write_records(tmp_path / "data", 60)
    assert not has_errors(check_folder(data)[2])
    for every, slips in ((10, SLIPS), (1, (nowhere,))):
        spoil(write_records(data, 60), every, slips)
        assert has_errors(check_folder(data)[2])


def test_the_tables_of_a_run_take_the_place_of_those_before() -> None:
    page = PAGE.read_text("utf-8")
    once = with_tables(page, [TABLE])
    assert (
        "## Builds\n\nOf some projects.\n\n| What | Time |\n| --- | --- |\n| ours | 2.00 s |"
        in once
    )
    assert with_tables(once, [TABLE]) == once
    other = with_tables(once, [Table("Edits", "", (), ())])
    assert "## Edits" in other
    assert "## Builds" not in other
    for text in (once, other):
        assert text.startswith(page.partition("<!--")[0])
        assert text.endswith(page.rpartition("-->")[2])


def test_several_times_are_told_by_their_median_and_how_far_they_lie_apart() -> None:
    assert spread([3.0, 1.0, 2.0], " s") == "2.00 s (1.00 to 3.00)"
    assert spread([1.5]) == "1.50"


def test_the_stages_of_a_build_are_found_where_they_are_looked_for() -> None:
    assert [name for owner, name, _ in OF_THE_CORE if not hasattr(owner, name)] == []
    assert len({stage for _, _, stage in OF_THE_CORE}) == len(OF_THE_CORE)
