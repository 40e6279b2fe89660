"""What is named in a text: a slip is told from a draft, a guess from a certainty."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import said_of

DRAFT = """\
draft: true
title: Pumps
definition: Pumps that run.
unit: items
measure: count
observations:
  - {area: veymar, year: 2020, value: 7, source: cooperation-review-2021}
"""


def wind(text: str) -> dict[str, str]:
    return {"themes/wind.yml": f"name: Wind\ntext: Wind. {text}\n"}


@pytest.mark.parametrize(
    ("written", "proposed"),
    [
        ("review-2021", "=> [@cooperation-review-2021]"),
        ("pres-note-14", "-> [@press-note-14]"),
    ],
)
def test_only_the_title_of_a_source_is_put_right_unasked_not_what_is_nearly_its_id(
    example_data: Path, written: str, proposed: str
) -> None:
    (said,) = said_of(example_data, wind(f"[@{written}]"))
    assert said.startswith(f"E304 there is no source '{written}' to cite / did you mean ")
    assert said.endswith(proposed)


@pytest.mark.parametrize(
    ("address", "draft"),
    [
        ("pumps", "pumps"),
        ("pumps/veymar/2020", "pumps"),
        ("statistics/pumps/veymar/2020@2021", "pumps"),
        ("projects/mangrove-nursery/results/seedlings", "mangrove-nursery"),
    ],
)
def test_a_figure_of_a_draft_is_not_called_unknown(
    example_data: Path, address: str, draft: str
) -> None:
    files = {"statistics/pumps.yml": DRAFT, **wind(f"[[{address}]]")}
    (said,) = said_of(example_data, files)
    assert said.startswith(f"E302 '{draft}' is a draft and will not be published / ")


@pytest.mark.parametrize("address", ["pumps", "pumps/veymar", "pumps/veymar/2020"])
def test_a_figure_of_no_record_is_called_unknown(example_data: Path, address: str) -> None:
    (said,) = said_of(example_data, wind(f"[[{address}]]"))
    assert said.startswith(f"E303 no figure has the address '{address}' / ")


def test_a_source_in_the_place_of_a_figure_is_cited(example_data: Path) -> None:
    assert said_of(example_data, wind("[[press-note-14]]")) == [
        "E303 'press-note-14' is a source, not a figure / cite it with [@press-note-14] "
        "=> [@press-note-14]"
    ]


def test_a_source_with_words_of_its_own_is_not_cited_unasked(example_data: Path) -> None:
    (said,) = said_of(example_data, wind("[[press-note-14|the note]]"))
    assert said.endswith("-> [@press-note-14]")
