"""What can be chosen in the list of projects, with how many projects each choice finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.facets import ProjectFacets, facets_of
from oda_reports.figures import page_messages
from oda_reports.figures.formatting import Formatter
from oda_reports.records.areas import Country
from oda_reports.records.model import Record
from oda_reports.records.units import Unit
from oda_reports.records.vocabulary import OrganisationType, Stage, Vocabulary


@dataclass(frozen=True)
class Choice:
    """One thing that can be chosen."""

    id: str
    """What an address calls it."""
    name: str
    """What readers call it."""
    count: int
    """How many projects it finds."""
    before: tuple[str, ...] = ()
    """What addresses called it before."""
    record: Record | None = None
    """The record that it is, whose page leads on where no script runs."""


@dataclass(frozen=True)
class Facet:
    """What can be chosen of one kind: one choice at a time, or none."""

    key: str
    """What an address calls it."""
    label: str
    """What readers call it."""
    unchosen: str
    """What stands for no choice."""
    groups: tuple[tuple[str, tuple[Choice, ...]], ...]
    """The choices, under the names of groups; without groups under an empty one."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """All of them, group by group."""
        return tuple(choice for _, choices in self.groups for choice in choices)


@dataclass(frozen=True)
class Choices:
    """What can be chosen, and what each project has of it."""

    facets: tuple[Facet, ...]
    """By what is chosen, those of which no project has anything left out."""
    found_by: Mapping[str, Mapping[str, tuple[str, ...]]]
    """By the id of a project and the key of a facet, the choices that find it."""
    first_years: tuple[Choice, ...]
    """From which years on projects can be looked for."""
    last_years: tuple[Choice, ...]
    """Up to which years."""
    currencies: tuple[Unit, ...]
    """The currencies of their amounts, the most frequent first."""

    def facet(self, key: str) -> Facet | None:
        """The facet of a key, where there is something to choose."""
        return next((facet for facet in self.facets if facet.key == key), None)


def choices(catalogue: Catalogue, formatter: Formatter) -> Choices:
    """What a reader of a report can choose from."""
    every = {project.id: facets_of(catalogue, project) for project in catalogue.projects}
    currencies = Counter(unit for one in every.values() for unit in one.amounts)
    in_order = sorted(currencies, key=lambda unit: (-currencies[unit], unit.value))
    steps = {
        unit: tuple(_steps(one.amounts.get(unit) for one in every.values())) for unit in in_order
    }
    found_by = {id: _found_by(catalogue, one, steps) for id, one in every.items()}
    counts: dict[str, Counter[str]] = {}
    for found in found_by.values():
        for key, ids in found.items():
            counts.setdefault(key, Counter()).update(ids)
    made = _facets(catalogue, formatter, steps, {**_NOTHING, **counts})
    first, last = _years(list(every.values()))
    return Choices(
        tuple(facet for facet in made if facet.choices), found_by, first, last, tuple(in_order)
    )


_COUNTRY, _THEME, _SCHEME = "country", "theme", "scheme"
_ORGANISATION, _KIND, _STATUS, _AMOUNT = "organisation", "kind", "status", "amount"
_NOTHING: Mapping[str, Counter[str]] = {
    key: Counter() for key in (_COUNTRY, _THEME, _SCHEME, _ORGANISATION, _KIND, _STATUS, _AMOUNT)
}


def _found_by(
    catalogue: Catalogue, one: ProjectFacets, steps: Mapping[Unit, Sequence[Decimal]]
) -> Mapping[str, tuple[str, ...]]:
    """The ids of all choices that find a project; a group finds what is for a country of it."""
    groups = (catalogue.group_of(country) for country in one.countries)
    return {
        _COUNTRY: (*one.countries, *dict.fromkeys(place.id for place in groups if place)),
        _THEME: tuple(theme.id for theme in one.themes),
        _SCHEME: (one.scheme.id,) if one.scheme else (),
        _ORGANISATION: one.organisations,
        _KIND: tuple(kind.value for kind in one.kinds),
        _STATUS: (one.stage.value,) if one.stage else (),
        _AMOUNT: tuple(
            _amount_id(unit, step)
            for unit, largest in one.amounts.items()
            for step in (None, *steps[unit])
            if step is None or largest >= step
        ),
    }


def _amount_id(unit: Unit, step: Decimal | None) -> str:
    """What an address calls amounts of a currency, from so much on: jpy, jpy-1000000."""
    code = unit.value.lower()
    return code if step is None else f"{code}-{step:f}"


def _steps(amounts: Iterable[Decimal | None]) -> Iterator[Decimal]:
    """The powers of ten that some amounts reach and others do not, from a thousand on."""
    known = [amount for amount in amounts if amount is not None]
    exponents = range(3, 16)
    for step in (Decimal(1).scaleb(exponent) for exponent in exponents):
        if known and min(known) < Decimal(f"{step:f}") <= max(known):
            yield Decimal(f"{step:f}")


def _facets(
    catalogue: Catalogue,
    formatter: Formatter,
    steps: Mapping[Unit, Sequence[Decimal]],
    counts: Mapping[str, Counter[str]],
) -> Iterator[Facet]:
    words = page_messages.FACETS

    def of_records(key: str, records: Iterable[Record]) -> Facet:
        found = (_of_record(one, counts[key]) for one in records)
        return Facet(key, *words[key], (("", tuple(one for one in found if one.count)),))

    def of_terms(key: str, terms: type[Vocabulary]) -> Facet:
        found = (Choice(one.value, one.label, counts[key][one.value]) for one in terms)
        return Facet(key, *words[key], (("", tuple(one for one in found if one.count)),))

    yield Facet(_COUNTRY, *words[_COUNTRY], tuple(_places(catalogue, counts[_COUNTRY])))
    yield of_records(_THEME, catalogue.themes)
    yield of_records(_SCHEME, catalogue.schemes)
    yield of_terms(_KIND, OrganisationType)
    yield of_records(_ORGANISATION, catalogue.organisations)
    yield of_terms(_STATUS, Stage)
    yield Facet(_AMOUNT, *words[_AMOUNT], tuple(_amounts(formatter, steps, counts[_AMOUNT])))


def _of_record(record: Record, counts: Counter[str]) -> Choice:
    return Choice(record.id, record.heading, counts[record.id], tuple(record.redirects), record)


def _places(catalogue: Catalogue, counts: Counter[str]) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    """Every country of the report below its group, which can be chosen as a whole."""
    grouped: dict[str, list[Choice]] = {}
    for country in (catalogue.get(Country, id) for id in catalogue.countries_in(catalogue.groups)):
        place = catalogue.group_of(country.id)
        name = place.group.name if place else ""
        if place and name not in grouped:
            whole = Choice(place.id, page_messages.all_of(name), counts[place.id])
            grouped[name] = [whole]
        grouped.setdefault(name, []).append(_of_record(country, counts))
    for name, found in grouped.items():
        yield name, tuple(found if len(found) > 2 else found[-1:])


def _amounts(
    formatter: Formatter, steps: Mapping[Unit, Sequence[Decimal]], counts: Counter[str]
) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    for unit, found in steps.items():
        name = formatter.named(unit, Decimal(2))
        made = [(_amount_id(unit, None), page_messages.any_in(name))]
        made += [
            (_amount_id(unit, step), page_messages.or_more(formatter.money(step, unit)))
            for step in found
        ]
        yield name, tuple(Choice(id, words, counts[id]) for id, words in made)


def _years(every: Sequence[ProjectFacets]) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """Every year from the first that a project names to the last, as a start and as an end.

    An end that is not said is open, and so is a start.
    """
    runs = [(one.start, one.end) for one in every if one.start or one.end]
    named = [year for run in runs for year in run if year]
    years = range(min(named), max(named) + 1) if named else ()

    def counted(year: int, *, is_first: bool) -> Choice:
        found = (
            (end is None or end >= year) if is_first else (start is None or start <= year)
            for start, end in runs
        )
        return Choice(str(year), str(year), sum(found))

    return (
        tuple(counted(year, is_first=True) for year in years),
        tuple(counted(year, is_first=False) for year in years),
    )
