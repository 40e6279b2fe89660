"""What a record says of a figure is what its fact says: number, unit, sign, nature."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from builders import flows, record, statistic
from checkings import checking, places, said
from hypothesis import assume, given
from hypothesis import strategies as st
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.rules.checking import Checking
from oda_reports.rules.proof import (
    facts_of_all_values_are_of_statistics,
    figures_say_what_their_facts_say,
)

VALUE = "statistics/oda/one/2020"
AMOUNT = "projects/boats/amounts/grant"
RESULT = "projects/boats/results/people"


def source(text: str = "t", excerpt: str | None = None, **fields: Any) -> Source:
    given = {"text": text, "carried_by": [VALUE], "excerpt": excerpt, **fields}
    fact = {name: value for name, value in given.items() if value is not None}
    return record(Source, "review", facts={"aid": fact})


AID = flows({"year": 2020, "value": Decimal("12.5")}, scale="million")


@pytest.mark.parametrize(
    ("text", "excerpt", "found"),
    [
        ("t", "ODA of 12.5 in all", None),
        ("t", "ODA of $12,500,000", None),
        ("t", "ODA of 12.6 million dollars", "the excerpt of 'review' says 12.6 million"),
        ("t", "ODA of 12.5 million euros", "the excerpt of 'review' says 12.5 million"),
        ("t", "ODA as before", "the excerpt of 'review' has no number"),
        ("t", "7 and 13 million and 40 million", "the excerpt of 'review' says 13 million"),
        ("12.6 million", "12.5 million", "the fact 'aid' of 'review' says 12.6 million"),
        ("US$125 million", "12.5 million", "the fact 'aid' of 'review' says US$125 million"),
        ("US$40 million in all", "12.5 million", None),
        ("US$40 million in all", None, "the fact 'aid' of 'review' says US$40 million"),
        ("12.6 million", None, "the fact 'aid' of 'review' says 12.6 million"),
        ("125 million", None, "the fact 'aid' of 'review' says 125 million"),
        ("for 40 million people", None, None),
        ("no number", None, None),
        ("12.5 million of US$12.6 million", None, None),
    ],
)
def test_a_value_stands_in_its_excerpt_and_our_words_do_not_contradict_it(
    text: str, excerpt: str | None, found: str | None
) -> None:
    where = "excerpt" if found and "excerpt" in found else "text"
    help = f"correct the value here, or the {where} of the fact 'aid' in sources/review"
    message = f"{found}, the record says 12500000 USD"
    place = "statistics/oda/observations/0/value"
    expected = [(place, "E334", message, help)] if found else []
    assert said(figures_say_what_their_facts_say, checking(source(text, excerpt), AID)) == expected


def boats(**amount: Any) -> Project:
    grant = {"value": 2095000000, "currency": "JPY", "source": "review", **amount}
    people = {"label": "people", "value": 214, "unit": "persons", "source": "review"}
    return record(Project, "boats", amounts={"grant": grant}, results={"people": people})


@given(st.integers(1, 10**13))
def test_an_amount_that_is_another_than_its_fact_says_is_found_at_any_distance(value: int) -> None:
    fact = source("The grant comes to ¥2,095,000,000 at most.", carried_by=[AMOUNT])
    found = places(figures_say_what_their_facts_say, checking(fact, boats(value=value)))
    assert bool(found) is (value != 2095000000)


def test_a_conversion_that_a_fact_names_is_no_contradiction() -> None:
    fact = source("It comes to US$14 million.", carried_by=[AMOUNT])
    converted = boats(equivalents=[{"value": 14000000, "currency": "USD"}])
    assert places(figures_say_what_their_facts_say, checking(fact, converted)) == []
    assert len(places(figures_say_what_their_facts_say, checking(fact, boats()))) == 1


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("214 people took part.", False),
        ("People took part.", False),
        ("21 people took part.", True),
        ("Nine people took part.", True),
        ("214 people of 300 took part.", False),
        ("Half of the people took part, for US$214.", False),
    ],
)
def test_a_count_is_one_of_the_counts_that_its_fact_names(text: str, is_wrong: bool) -> None:
    fact = source(text, carried_by=[RESULT])
    found = places(figures_say_what_their_facts_say, checking(fact, boats()))
    assert found == (["projects/boats/results/people/value"] if is_wrong else [])


def test_each_of_several_figures_finds_its_number_in_one_fact() -> None:
    fact = source("214 people came, for ¥2,095,000,000.", carried_by=[RESULT, AMOUNT])
    assert places(figures_say_what_their_facts_say, checking(fact, boats())) == []
    wrong = checking(fact, boats(value=214))
    assert places(figures_say_what_their_facts_say, wrong) == ["projects/boats/amounts/grant/value"]


@pytest.mark.parametrize(
    ("value", "excerpt", "is_wrong"),
    [
        (-3, "minus 3", False),
        (-3, "-3", False),
        (-3, "3 were paid back", False),
        (-3, "(3)", False),
        (-3, "3", True),
        (3, "minus 3", True),
        (3, "3", False),
    ],
)
def test_a_value_has_the_sign_that_its_words_have(value: int, excerpt: str, is_wrong: bool) -> None:
    looked_at = checking(source(excerpt=excerpt), flows({"year": 2020, "value": value}))
    assert bool(places(figures_say_what_their_facts_say, looked_at)) is is_wrong


@pytest.mark.parametrize(
    ("value", "text", "is_wrong"),
    [
        ("4.9", "That was 4.9% of all.", False),
        ("0.049", "That was 4.9% of all.", True),
        ("-4.9", "That was 4.9% of all.", True),
        ("4.9", "That was a part of all, in 12 countries.", False),
    ],
)
def test_a_share_is_the_percentage_that_its_fact_names(
    value: str, text: str, is_wrong: bool
) -> None:
    share = statistic({"year": 2020, "value": Decimal(value)}, unit="percent", measure="share")
    assert bool(places(figures_say_what_their_facts_say, checking(source(text), share))) is is_wrong


def test_both_ends_of_a_range_stand_in_the_excerpt() -> None:
    ranged = flows({"year": 2020, "value": None, "low": 3, "high": 5})
    good, bad = source(excerpt="between 3 and 5"), source(excerpt="between 3 and 6")
    assert places(figures_say_what_their_facts_say, checking(good, ranged)) == []
    (problem,) = figures_say_what_their_facts_say(checking(bad, ranged))
    assert problem.message.endswith("says 6, the record says 3 to 5 USD")


def test_a_figure_of_another_source_or_without_value_need_not_stand_there() -> None:
    for other in ({"source": "other"}, {"value": None, "state": "not-reported"}):
        looked_at = checking(
            source(excerpt="9"), record(Source, "other"), flows({"year": 2020, **other})
        )
        assert places(figures_say_what_their_facts_say, looked_at) == []


def stating(**states: Any) -> Checking:
    fact = source("A score of them, of 9.", "none", carried_by=[AMOUNT], states=states)
    return checking(fact, boats(qualifier="up-to"))


def test_what_a_fact_states_is_all_that_is_compared() -> None:
    stated = {"value": 2095000000, "unit": "JPY", "qualifier": "up-to", "nature": "actual",
              "flow": "commitment"}  # fmt: skip
    assert places(figures_say_what_their_facts_say, stating(**stated)) == []
    assert places(figures_say_what_their_facts_say, stating()) == []


@pytest.mark.parametrize(
    ("field", "stated", "place", "words"),
    [
        ("value", 2095, "value", "states 2095, the record says 2095000000 JPY"),
        ("value", -2095000000, "value", "states -2095000000, the record says 2095000000 JPY"),
        ("unit", "USD", "currency", "states USD, the record says JPY"),
        ("qualifier", "about", "qualifier", "states about, the record says up-to"),
        ("nature", "target", "nature", "states target, the record says actual"),
        ("flow", "pledge", "flow", "states pledge, the record says commitment"),
    ],
)
def test_a_record_that_says_otherwise_than_its_fact_states_is_an_error(
    field: str, stated: Any, place: str, words: str
) -> None:
    ((where, code, message, help),) = said(
        figures_say_what_their_facts_say, stating(**{field: stated})
    )
    assert (where, code) == (f"projects/boats/amounts/grant/{place}", "E334")
    assert message == f"the fact 'aid' of 'review' {words}"
    assert help.startswith("correct the record here, or what the fact 'aid' states in sources/")


@given(st.decimals(-(10**14), 10**14, places=2), st.integers(0, 10**10))
def test_a_stated_value_is_the_recorded_one_or_an_error(stated: Decimal, value: int) -> None:
    assume(stated != value)
    fact = source(carried_by=[AMOUNT], states={"value": stated})
    other, same = checking(fact, boats(value=value)), source(states={"value": value})
    assert len(places(figures_say_what_their_facts_say, other)) == 1
    assert places(figures_say_what_their_facts_say, checking(same, boats(value=value))) == []


@pytest.mark.parametrize(
    ("carried_by", "is_wrong"),
    [
        (["statistics/oda"], False),
        (["countries/one", "statistics/oda"], False),
        (["countries/one"], True),
        ([VALUE], True),
        (["statistics/unknown"], False),
    ],
)
def test_what_is_said_of_all_values_is_carried_by_a_statistic(
    carried_by: list[str], is_wrong: bool
) -> None:
    looked_at = checking(source(carried_by=carried_by, of_all_values=True), AID)
    found = said(facts_of_all_values_are_of_statistics, looked_at)
    assert [(place, code) for place, code, _, _ in found] == (
        [("sources/review/facts/aid/of_all_values key=True", "E342")] if is_wrong else []
    )
