"""The long run: a short one of each of its parts, and that its table is true."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT
from mutated_records import write_batch
from oda_reports.rules.checked_folders import check_folder
from soak.mutations import BATCH, failures_of
from soak.runs import Outcome, Part, modules, parts, share_of, try_apart
from soak.table import PAGE, name_of, rows_in, table, with_results

TRIED = modules()
SHORT = [name for name in TRIED if share_of(name).short]


@pytest.mark.parametrize("name", SHORT)
def test_a_short_run_finds_nothing(name: str) -> None:
    tried, failures = TRIED[name].run(share_of(name).short, seed=1)
    assert tried > 0
    assert failures == []


def test_the_handbook_has_the_results_of_a_whole_run_without_a_failure() -> None:
    rows = rows_in((ROOT / PAGE).read_text("utf-8"))
    assert list(rows) == [name_of(module) for module in TRIED.values()]
    assert {failed for _, failed, *_ in rows.values()} == {"0"}


def test_most_records_that_are_changed_at_random_have_a_problem(tmp_path: Path) -> None:
    write_batch(tmp_path / "data", 1, BATCH)
    files = {problem.file for problem in check_folder(tmp_path / "data")[2]}
    assert len(files) > BATCH / 2


def test_records_that_take_too_long_together_are_judged_alone() -> None:
    (first, second) = failures_of(seed=1, files=2, seconds=0)
    assert " of seed 1 took " in first
    assert " of seed 1 took " in second


def test_a_part_of_a_run_tries_what_the_whole_run_tries() -> None:
    share = share_of("mutations")
    found = list(parts("mutations", 1, seed=7))
    assert [part.seed - 7 for part in found] == list(range(0, share.long, share.at_once))
    assert sum(part.count for part in found) == share.long
    assert [part.count for part in parts("mutations", 0.00001, seed=7)] == [1]


def test_a_process_that_ends_by_itself_has_failed_in_all_it_was_to_try() -> None:
    outcome = try_apart(Part("no_such_module", 3, 1))
    assert outcome.tried == 3
    (failure,) = outcome.failures
    assert failure.startswith("3 tries of seed 1: the process ended with 1: ModuleNotFoundError")


def test_a_process_that_hangs_is_stopped() -> None:
    (failure,) = try_apart(Part("mutations", 9000, 1), seconds=0.1).failures
    assert failure == "9000 tries of seed 1: the process was stopped after 0 s"


def test_what_becomes_of_several_parts_is_one_row() -> None:
    outcome = Outcome(1000, (), 0.5, 90.4) + Outcome(234, ("seed 3",), 0.25, 99)
    assert table({"Kills": outcome, "Maps": Outcome(1)}, "today").splitlines()[2:] == [
        "| Kills (today) | 1,234 | 1 | 0.50 s | 99 MB |",
        "| Maps (today) | 1 | 0 | – | 0 MB |",
    ]


def test_results_take_the_place_of_those_of_before() -> None:
    page = (ROOT / PAGE).read_text("utf-8")
    once = with_results(page, {"Kills": Outcome(50)}, "seed 1", ["Kills", "Maps"])
    again = with_results(once, {"Maps": Outcome(7), "Kills": Outcome(9)}, "seed 2", ["Kills"])
    assert rows_in(once) == {"Kills": ["50", "0", "–", "0 MB", "seed 1"]}
    assert rows_in(again) == {"Kills": ["9", "0", "–", "0 MB", "seed 2"]}
    assert again.partition("<!-- /tried -->")[2] == page.partition("<!-- /tried -->")[2]
