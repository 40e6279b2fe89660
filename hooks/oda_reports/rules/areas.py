"""Regions, groups and countries, which share one set of ids."""

from __future__ import annotations

from collections.abc import Iterator

from oda_reports.problems.problem import Problem
from oda_reports.records.areas import Country, Region
from oda_reports.records.vocabulary import Kind
from oda_reports.rules.checking import Checking


def areas_have_ids_of_their_own(checking: Checking) -> Iterator[Problem]:
    """Regions, groups and countries share one set of ids: statistics name any of them."""
    taken: dict[str, str] = dict.fromkeys(checking.ids[Kind.COUNTRIES], "a country")
    for region in (r for r in checking.folder.records if isinstance(r, Region)):
        for id, loc in ((region.id, ()), *((group, ("groups", group)) for group in region.groups)):
            if id in taken:
                yield checking.origin(region).problem(
                    loc,
                    "E307",
                    f"'{id}' is already the id of {taken[id]}",
                    "give one of the two another id",
                    key=True,
                )
            taken.setdefault(id, "a region" if id == region.id else "a group")


def countries_have_one_home(checking: Checking) -> Iterator[Problem]:
    """Each published country is listed by one region, once."""
    homes: dict[str, Region] = {}
    for region in (r for r in checking.folder.records if isinstance(r, Region)):
        for name, group in region.groups.items():
            for index, id in enumerate(group.countries):
                if id in homes:
                    yield checking.origin(region).problem(
                        ("groups", name, "countries", index),
                        "E308",
                        f"'{id}' is already listed by '{homes[id].name}'",
                        "list a country once; other groupings belong in the text",
                    )
                homes.setdefault(id, region)
    for country in checking.catalogue.countries:
        if country.id not in homes and not any(
            k == Kind.REGIONS for k, _ in checking.folder.unread
        ):
            yield checking.origin(country).problem(
                (),
                "E308",
                f"no region lists '{country.id}'",
                "add it to the countries of a group in its region's record",
            )


def countries_are_told_apart(checking: Checking) -> Iterator[Problem]:
    """No two countries have one code, by which a map finds them, or one name."""
    taken: dict[tuple[str, str], Country] = {}
    for country in (each for each in checking.folder.records if isinstance(each, Country)):
        for field, said in (("iso3", country.iso3), ("name", country.name.casefold())):
            other = taken.setdefault((field, said), country)
            if other is not country:
                yield checking.origin(country).problem(
                    (field,),
                    "E372",
                    f"'{getattr(country, field)}' is the {_FIELDS[field]} of '{other.id}' too",
                    "correct the one that is wrong; of one country keep one record",
                )


_FIELDS = {"iso3": "code", "name": "name"}
