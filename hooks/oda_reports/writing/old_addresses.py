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
from oda_reports.records.model import Record


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
    """Where the values of a chart could be had when its statistic or an area had other ids."""
    statistic, _, rest = chart.key.partition("/")
    rests = [rest]
    for record in (*catalogue.regions, *catalogue.countries):
        if record.redirects and record.id in rest:
            whole = re.compile(rf"(?<![a-z0-9]){re.escape(record.id)}(?![a-z0-9])")
            rests += [whole.sub(old, rest) for old in _old_areas(record.id, catalogue)]
    for name in (statistic, *chart.statistic.redirects):
        for each in dict.fromkeys(rests):
            if (name, each) != (statistic, rest):
                yield chart.csv_path.removesuffix(f"{chart.key}.csv") + f"{name}/{each}.csv"
