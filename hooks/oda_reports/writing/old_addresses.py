"""Where figures and their files were to be found before a record got another id.

A page at an old address is a redirect (``bare_pages``); a place on a page keeps its old names, and
a file is there under its old name too, since neither can lead on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from oda_reports.catalogue.catalogue import Catalogue, Key
from oda_reports.catalogue.named_ids import AREAS
from oda_reports.charts.series import Chart
from oda_reports.figures.figure import Figure
from oda_reports.maps.atlas import RegionMap
from oda_reports.maps.filled_maps import FilledMap
from oda_reports.records.model import Record
from oda_reports.records.statistics import Statistic


def old_anchors(figure: Figure, catalogue: Catalogue) -> tuple[str, ...]:
    """The names that the place of a figure on its page had before.

    Its area had other ids; or an address named an edition alone, whichever publication it is of,
    or none, where there was but one; or what no edition prints had no date in it.
    """
    if figure.area is None:
        return ()
    rests = [figure.anchor.removeprefix(figure.area)]
    if figure.printing and not figure.printing.is_own:
        name, _, _ = figure.address.partition("@")
        if f"{name}@{figure.printing.edition}" not in catalogue.figures:
            rests.append(f"{rests[0].partition('@')[0]}@{figure.printing.edition}")
    if figure.printing and figure.printing.is_alone and figure.name not in catalogue.figures:
        rests.append(rests[0].partition("@")[0])
    if figure.printing is None and figure.as_of and not figure.year:
        undated = rests[0].removesuffix(f"/{figure.as_of}")
        if _is_alone(figure, undated, catalogue):
            rests.append(undated)
    areas = (figure.area, *_old_areas(figure.area, catalogue))
    return tuple(f"{area}{rest}" for rest in rests for area in areas)[1:]


def _is_alone(figure: Figure, undated: str, catalogue: Catalogue) -> bool:
    """Whether no other value stood where one without its date did."""
    place = f"{figure.kind}/{figure.record}/{figure.area}{undated}"
    own = figure.address
    beside = (other for other in catalogue.statistic_figures(figure.record, figure.area or ""))
    return not any(
        other.address != own and other.name in (place, f"{place}/{other.as_of}") for other in beside
    )


def _old_areas(area: str, catalogue: Catalogue) -> Iterator[str]:
    """The ids that an area had before, but for those that are another area's now."""
    known = catalogue.records
    for key in _area_keys(area):
        for old in known[key].redirects if key in known else ():
            if old not in catalogue.groups and not known.keys() & _area_keys(old):
                yield old


def _area_keys(area: str) -> set[Key]:
    return {(kind, area) for kind in AREAS}


def old_data_paths(record: Record | None, path: str) -> tuple[str, ...]:
    """Where a file of a record's figures could be had when the record had other ids."""
    if record is None:
        return ()
    folder = path.removesuffix(record.id)
    return tuple(f"{folder}{old}" for old in record.redirects)


def old_csv_paths(chart: Chart, catalogue: Catalogue) -> Iterator[str]:
    """Where the values of a chart could be had before all that is drawn lay in one folder."""
    rest = chart.key.partition("/")[2]
    for name, each in _names_before(chart.statistic, rest, catalogue):
        yield f"data/charts/{name}/{each}.csv"


def old_names(shown: Chart | FilledMap | RegionMap, catalogue: Catalogue) -> Iterator[str]:
    """The names that a chart or a map had when its statistic or an area had other ids."""
    if isinstance(shown, RegionMap):
        yield from (f"{old}-map" for old in _old_areas(shown.region.id, catalogue))
        return
    statistic = catalogue.get(Statistic, shown.first.record)
    rest = shown.name.removeprefix(f"{statistic.id}-")
    for name, each in _names_before(statistic, rest, catalogue):
        if (old := f"{name}-{each}") != shown.name:
            yield old


def _names_before(
    statistic: Statistic, rest: str, catalogue: Catalogue
) -> Iterator[tuple[str, str]]:
    """A name of a statistic, and of what is drawn of it, with each id that either had."""
    rests = [rest]
    for record in (*catalogue.regions, *catalogue.countries):
        if record.redirects and record.id in rest:
            whole = re.compile(rf"(?<![a-z0-9]){re.escape(record.id)}(?![a-z0-9])")
            rests += [whole.sub(old, rest) for old in _old_areas(record.id, catalogue)]
    for name in (statistic.id, *statistic.redirects):
        for each in dict.fromkeys(rests):
            yield name, each
