"""Figures that say anything a figure can say: made through the models, so that each is legal.

A figure stands in a record of a small catalogue, whose names are all told apart by their words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from builders import PLACES, editions_named, observation, record, report
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.figures.figure import Figure
from oda_reports.records.areas import Country, Region
from oda_reports.records.model import Record
from oda_reports.records.projects import Project
from oda_reports.records.sources import Organisation, Source
from oda_reports.records.statistics import Statistic
from oda_reports.records.vocabulary import (
    Dimension,
    Flow,
    Match,
    Nature,
    Prices,
    Qualifier,
    Standing,
    StatedChange,
    Tying,
    ValueState,
)

Fields = Mapping[str, Any]

NAMED: tuple[Record, ...] = (
    *PLACES[2:],
    record(
        Region,
        "sea",
        name="Amber Sea",
        groups={"isles": {"name": "Outer Isles", "countries": ["one", "two"]}},
    ),
    record(Country, "one", name="Firstland"),
    record(Country, "two", name="Secondland"),
    record(Organisation, "office", name="Harbour Office"),
    record(Organisation, "fund", name="Relief Fund"),
    record(Source, "table", title="Open Table"),
)
_WORDS = {"label": "Sheds built", "unit": "households", "source": "review"}
_PHASES = [
    {"id": "first", "title": "Opening stage", "areas": ["one"]},
    {"id": "second", "title": "Closing stage", "areas": ["one"]},
]


@dataclass(frozen=True)
class Stated:
    """A figure and the catalogue in which it stands."""

    figure: Figure
    catalogue: Catalogue


def _of(kind: type[Any]) -> SearchStrategy[Any]:
    return st.sampled_from([term.value for term in kind])


def _choice(*groups: Fields) -> SearchStrategy[Fields]:
    """Some fields or others, of those that no record has together."""
    return st.sampled_from([*groups])


_NUMBERS = _choice(
    {"value": 11},
    {"value": 13, "qualifier": "about"},
    {"low": 17, "high": 19},
    {"value": 18, "low": 17, "high": 19},
    *({"value": 11, "qualifier": term.value} for term in Qualifier),
    *({"state": term.value} for term in ValueState if term is not ValueState.REPORTED),
)
_TIMES = _choice(
    {},
    {"year": 2003},
    {"year": "FY2003"},
    {"start": 2004, "end": 2007},
    {"start": 2004},
    {"end": 2007},
    {"since": 1993},
    {"as_of": 2009},
    {"since": 1993, "as_of": 2009},
    {"year": 2003, "time_inferred": True},
    {"as_of": 2009, "time_inferred": True},
)
_COMMON: dict[str, SearchStrategy[Any]] = {
    "nature": _of(Nature),
    "breakdown": st.dictionaries(_of(Dimension), st.sampled_from(["north", "south"]), max_size=2),
    "through": st.sampled_from(["office", "fund"]),
    "standing": _of(Standing),
    "match": _of(Match),
    "note": st.sampled_from(["Counted twice.", "Counted once."]),
    "editor_note": st.sampled_from(["Should be ten.", "Should be nine."]),
    "source": st.sampled_from(["review", "table", "review-2021", "review-2023-inferred"]),
    "place": st.sampled_from(["page 3", "page 44"]),
    "read": st.sampled_from(["2024-05", "2024-06"]),
    "change": _of(StatedChange),
}
_KEYED = {
    "areas": st.sampled_from([["one"], ["two"], ["one", "two"]]),
    "phase": st.sampled_from(["first", "second"]),
    "part_of": st.sampled_from(["whole", "other"]),
}
_MONEY = {
    "flow": _of(Flow),
    "currency": st.sampled_from(["USD", "JPY"]),
    "equivalents": st.sampled_from([[{"value": 900, "currency": "EUR"}]]),
    "terms": _choice({"interest": Decimal("0.5")}, {"interest_formula": "as the bank has it"},
                     {"repayment_formula": "half of it in ten years"},
                     *({"tying": term.value} for term in Tying)),
    "cofinanced_by": st.sampled_from(["the port", "the bank"]),
}  # fmt: skip
_OBSERVED = {
    "area": st.sampled_from(["one", "two", "sea"]),
    "unallocated": st.sampled_from(["several", "others"]),
    "part_of": st.sampled_from(["statistics/other/sea"]),
}
_INDICATOR = _choice(
    {"measure": "count", "unit": "persons"},
    {"measure": "cumulative-count", "unit": "households"},
    {"measure": "share", "unit": "percent", "decimals": 1},
    {"flow": "commitment", "unit": "USD", "scale": "million", "decimals": 2},
    {"flow": "pledge", "unit": "JPY", "prices": Prices.CURRENT.value},
    {"flow": "pledge", "unit": "JPY", "prices": "constant", "price_year": 2019},
)


def _mixed(*parts: SearchStrategy[Fields]) -> SearchStrategy[dict[str, Any]]:
    return st.tuples(*parts).map(lambda held: {k: v for part in held for k, v in part.items()})


def _some(fields: Mapping[str, SearchStrategy[Any]]) -> SearchStrategy[dict[str, Any]]:
    """Any of the fields, and none of the others."""
    return st.fixed_dictionaries({}, optional=dict(fields))


_RESULT = _mixed(
    _NUMBERS,
    _TIMES,
    _some(_COMMON | _KEYED),
    _choice({"unit": "households"}, {"unit": "persons"}, {"unit": "JPY", "flow": "pledge"}),
)
_AMOUNT = _mixed(_NUMBERS, _TIMES, _some(_COMMON | _KEYED | _MONEY))
_OBSERVATION = _mixed(_NUMBERS, _TIMES, _some(_COMMON | _OBSERVED))


def catalogue(*records: Record) -> Catalogue:
    """The records whose names figures name, and these."""
    return Catalogue(report(), (*NAMED, *editions_named(*records), *records))


def in_project(part: str, said: Fields) -> Stated:
    """A figure of a project that is called ``it`` and stands with its wholes."""
    money = {"currency": "USD"} if part == "amounts" else {}
    plain = {"source": "review", **({} if money else {"unit": "households"})}
    given = {"label": "Sheds built", **plain, **money, **said}
    wholes = {
        key: {**plain, **money, "value": 99, "label": label}
        for key, label in (("whole", "All sheds"), ("other", "Every shed"))
    }
    project = record(
        Project, "ship", title="The Ship", phases=_PHASES, **{part: {"it": given, **wholes}}
    )
    made = catalogue(project)
    return Stated(made.figures[f"projects/ship/{part}/it"], made)


def in_statistic(indicator: Fields, said: Fields) -> Stated:
    """The one value of a statistic."""
    whole = record(Statistic, "other", short_title="All sheds", observations=[
        observation(area="sea", value=99)])  # fmt: skip
    made = catalogue(
        whole,
        record(
            Statistic,
            "sheds",
            title="Sheds built",
            observations=[observation(**{"value": None, **said})],
            **{"unit": None, "measure": None, **indicator},
        ),
    )
    (figure,) = made.figures_of(made.get(Statistic, "sheds"))
    return Stated(figure, made)


STATED: SearchStrategy[Stated] = st.one_of(
    _RESULT.map(lambda said: in_project("results", said)),
    _AMOUNT.map(lambda said: in_project("amounts", said)),
    st.builds(in_statistic, _INDICATOR, _OBSERVATION),
)
"""Any figure."""


@st.composite
def _pair(draw: st.DrawFn) -> tuple[Stated, Stated]:
    """Two figures of which one has another word in one group of fields."""
    kind = draw(st.sampled_from(["results", "amounts", "statistic"]))
    parts: dict[str, list[SearchStrategy[Any]]] = {
        "results": [_NUMBERS, _TIMES, *_each(_COMMON | _KEYED)],
        "amounts": [_NUMBERS, _TIMES, *_each(_COMMON | _KEYED | _MONEY)],
        "statistic": [_NUMBERS, _TIMES, *_each(_COMMON | _OBSERVED)],
    }
    groups = parts[kind]
    held = [draw(group) for group in groups]
    other = [*held]
    at = draw(st.integers(0, len(groups) - 1))
    other[at] = draw(groups[at])
    indicator = draw(_INDICATOR)

    def made(said: list[Fields]) -> Stated:
        fields = {k: v for part in said for k, v in part.items()}
        return in_statistic(indicator, fields) if kind == "statistic" else in_project(kind, fields)

    return made(held), made(other)


def _each(fields: Mapping[str, SearchStrategy[Any]]) -> list[SearchStrategy[Fields]]:
    return [_some({name: strategy}) for name, strategy in fields.items()]


PAIRS: SearchStrategy[tuple[Stated, Stated]] = _pair()
"""Two figures of one address, or of two, that differ in a few words at most."""
