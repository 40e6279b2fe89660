"""The map of a report: every country on it, and the words below it."""

from __future__ import annotations

from collections.abc import Iterator

from oda_reports.problems.problem import Problem
from oda_reports.reading.file_names import MAP
from oda_reports.rules.checking import Checking


def maps_have_a_note(checking: Checking) -> Iterator[Problem]:
    """A report with a map says what its lines and names mean."""
    report = checking.folder.report
    if checking.folder.geography and report and not report.map_note:
        yield checking.folder.origins["report", "report"].problem(
            (),
            "E330",
            f"there is a {MAP} and no map_note: nothing would stand below the maps",
            "add a line 'map_note: …' about boundaries and names",
        )


def countries_are_on_the_map(checking: Checking) -> Iterator[Problem]:
    """Every published country has a shape on the map, where there is one."""
    if checking.folder.geography is None:
        return
    for country in checking.catalogue.countries:
        if country.iso3 not in checking.folder.geography.by_id:
            yield checking.origin(country).problem(
                ("iso3",),
                "W420",
                f"{MAP} has no shape of {country.name} ({country.iso3})",
                "correct the code, or cut the map again with 'oda map'; "
                "until then the country stands only in the list below the map",
            )
