"""The table of what a figure says of itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from typing import Any

import pytest
from builders import figure, the_unit
from oda_reports.figures.aspects import ASPECTS, Names, differing, said_of
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.values import LoanTerms
from oda_reports.records.vocabulary import Dimension, Flow, Kind, Match, Nature, ValueState

IDENTITY = {"address", "kind", "record", "label", "loc", "has_other_readings"}
"""What a figure is called, where its record has it and beside what: nothing of the number."""


def named(value: object) -> str:
    return f"<{value}>"


NAMES = Names(**{one.name: named for one in fields(Names)})


def test_every_field_of_a_figure_belongs_to_one_aspect_or_is_what_it_is_called() -> None:
    held = Counter(field for aspect in ASPECTS for field in aspect.fields)
    assert set(held.values()) == {1}
    assert {field.name for field in fields(Figure)} == {*held} | IDENTITY
    assert not IDENTITY & {*held}


def test_every_aspect_has_a_name_and_a_column_of_its_own() -> None:
    assert len({aspect.name for aspect in ASPECTS}) == len(ASPECTS)
    columns = Counter(column for aspect in ASPECTS for column in aspect.columns)
    assert set(columns.values()) == {1}
    assert all(aspect.columns for aspect in ASPECTS)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"nature": Nature.TARGET, "as_of": PartialDate(2025)}, {"nature": "target",
                                                                  "time": "by 2025"}),
        ({"as_of": PartialDate(2025)}, {"time": "as of 2025"}),
        ({"start": PartialDate(2004), "end": PartialDate(2007)}, {"time": "2004 – 2007"}),
        ({"breakdown": ((Dimension.SEX, "women"),)}, {"breakdown": "sex: women"}),
        ({"areas": ("one", "two")}, {"area": "<one> and <two>"}),
        ({"through": "office"}, {"through": "through <office>"}),
        ({"match": Match.INFERRED}, {"match": "inferred"}),
        ({"match": Match.INFERRED, "kind": Kind.PROJECTS},
         {"match": "link to the project inferred"}),
        ({"terms": LoanTerms.model_validate(
            {"interest": 1, "repayment_formula": "30 years, pipes in 40", "grace_years": 10})},
         {"terms": "interest of 1 percent a year; repayment: 30 years, pipes in 40; "
                   "years of grace: 10"}),
        ({"year": PartialDate(2013), "time_inferred": True}, {"time": "2013 (inferred)"}),
        ({"start": PartialDate(2004), "end": PartialDate(2007), "time_inferred": True},
         {"time": "2004 – 2007 (inferred)"}),
        ({"flow": Flow.PLEDGE, "unit": the_unit("USD")}, {"flow": "pledge"}),
        ({"unit": the_unit("USD"), "value": None, "state": ValueState.NIL}, {"unit": "US dollars"}),
        ({"unit": the_unit("USD")}, {}),
        ({}, {"unit": "persons"}),
    ],
)  # fmt: skip
def test_what_is_set_is_said_in_words(said: dict[str, Any], words: dict[str, str]) -> None:
    one = figure(**{"unit": the_unit("persons"), **said})
    context = {"unit"} if "unit" not in words and one.unit is the_unit("persons") else set()
    told = {each.aspect.name: each.words for each in said_of(one, NAMES, Formatter(), context)}
    assert told == words


def test_a_context_is_left_out() -> None:
    one = figure(nature=Nature.TARGET, as_of=PartialDate(2025))
    assert [each.words for each in said_of(one, NAMES, Formatter(), {"nature", "unit"})] == [
        "by 2025"
    ]


def test_figures_differ_in_the_aspects_whose_fields_do() -> None:
    one, other = figure(), figure(nature=Nature.TARGET, note="n", label="another")
    assert [aspect.name for aspect in differing(one, other)] == ["nature", "note"]
    assert not any(aspect.tells_apart for aspect in differing(figure(note="n"), figure()))
    assert any(aspect.tells_apart for aspect in differing(one, other))
