"""Lists of which a page shows the first, and folds the others away."""

from __future__ import annotations

import pytest
from oda_reports.writing.folds import fold


@pytest.mark.parametrize(("count", "seen"), [(0, 0), (2, 2), (3, 3), (4, 2)])
def test_a_single_one_more_is_not_folded_away(count: int, seen: int) -> None:
    assert fold(range(count), 2) == (tuple(range(seen)), tuple(range(seen, count)))


@pytest.mark.parametrize(("count", "seen"), [(5, 5), (6, 2)])
def test_a_list_may_stay_whole_up_to_a_length_of_its_own(count: int, seen: int) -> None:
    assert fold(range(count), 2, whole=5) == (tuple(range(seen)), tuple(range(seen, count)))
