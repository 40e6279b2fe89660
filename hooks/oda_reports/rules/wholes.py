"""Figures beside others of their record: parts and wholes, areas that take part, aims in time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from oda_reports.catalogue.figure_addresses import UnknownFigure
from oda_reports.figures.figure import Figure
from oda_reports.problems.problem import Loc, Problem
from oda_reports.records.areas import Region
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import Kind, Nature
from oda_reports.rules.checking import Checking
from oda_reports.rules.circles import circle_from


def wholes_are_named_in_full(checking: Checking) -> Iterator[Problem]:
    """A whole is named by its key in the same part of the record, else by its whole address."""
    figures = checking.figures
    for figure in figures.values():
        if figure.part_of is None or figure.part_of in figures:
            continue
        record = checking.ids[figure.kind][figure.record]
        key = figure.part_of.removeprefix(f"{figure.address.rpartition('/')[0]}/")
        try:
            meant = checking.entered.figure(key, record)
        except UnknownFigure:
            continue  # that no figure is called so is told already
        yield checking.origin(record).problem(
            (*figure.loc, "part_of"),
            "E245",
            f"'{key}' stands in another part of the records",
            f"write its whole address: {meant.address}",
            instead=meant.address,
            safe=True,
        )


def no_figure_is_a_part_of_itself(checking: Checking) -> Iterator[Problem]:
    """The whole of a part is another figure, and no part of it in turn."""
    figures = checking.figures

    def wholes(address: str) -> str | None:
        return figures[address].part_of if address in figures else None

    told: set[str] = set()
    for figure in figures.values():
        if figure.part_of is None or figure.address in told:
            continue
        circle = circle_from(figure.address, wholes)
        told.update(circle)
        if circle:
            own = [_written(address, figure) for address in circle]
            if len(own) == 1:
                message = f"'{own[0]}' is said to be a part of itself"
                help = "name the figure that holds it, or remove the line"
            else:
                message = f"these are parts of each other: {', '.join(own)}"
                help = "remove the line 'part_of' of the one that holds the others"
            origin = checking.origin(checking.ids[figure.kind][figure.record])
            yield origin.problem((*figure.loc, "part_of"), "E242", message, help)


def _written(address: str, figure: Figure) -> str:
    """A figure as its own record calls it: the key alone where it stands in the same part."""
    around = figure.address.rpartition("/")[0]
    return address.removeprefix(f"{around}/")


def figures_are_about_areas_of_their_project(checking: Checking) -> Iterator[Problem]:
    """An amount or a result is about areas that take part in its project, or lie in one."""
    if not checking.knows_all_areas:
        return
    holding = _countries_by_area(checking)
    for record in checking.ids[Kind.PROJECTS].values():
        assert isinstance(record, Project)
        known = {area for area in record.all_areas if area not in holding}
        countries = {country for area in record.all_areas for country in holding.get(area, ())}
        for loc, area in _areas_named(record):
            inside = holding.get(area, frozenset())
            takes_part = area in known or (inside and inside <= countries)
            if not takes_part and (inside or area in checking.other_areas):
                yield checking.origin(record).problem(
                    loc,
                    "E243",
                    f"'{area}' takes no part in this project",
                    f"name what lies in its areas ({', '.join(record.all_areas)}), or add "
                    f"'{area}' to them",
                )


def _areas_named(project: Project) -> Iterator[tuple[Loc, str]]:
    """The areas that parts of a project name for themselves, and where."""
    for part, figures in (("amounts", project.amounts), ("results", project.results)):
        for key, figure in figures.items():
            for index, area in enumerate(figure.areas):
                yield (part, key, "areas", index), area


def _countries_by_area(checking: Checking) -> Mapping[str, frozenset[str]]:
    """The countries that each country, group and region is or holds, those of drafts too."""
    found = {id: frozenset({id}) for id in checking.ids[Kind.COUNTRIES]}
    for region in checking.ids[Kind.REGIONS].values():
        assert isinstance(region, Region)
        groups = {id: frozenset(group.countries) for id, group in region.groups.items()}
        found |= groups
        found[region.id] = frozenset().union(*groups.values())
    return found


def targets_of_one_name_have_a_time(checking: Checking) -> Iterator[Problem]:
    """Of several targets of one thing, each says by when it is to be reached."""
    for record in checking.folder.records:
        for figures in _aims_by_name(checking.figures_of(record)):
            if len(figures) == 1:
                continue
            for figure in figures:
                if not any((figure.year, figure.start, figure.end, figure.as_of)):
                    yield checking.origin(record).problem(
                        (*figure.loc, "nature"),
                        "E244",
                        f"this is one of {len(figures)} {_AIMS[figure.nature]} called "
                        f"'{figure.label}', and says no time",
                        "add a line 'as_of: …' with the date by which it is to be so",
                    )


_AIMS = {Nature.TARGET: "targets", Nature.FORECAST: "forecasts"}


def _aims_by_name(figures: Iterable[Figure]) -> Iterable[list[Figure]]:
    """What a record says is aimed at or expected, by what it is about but for the time."""
    found: dict[object, list[Figure]] = {}
    for figure in figures:
        if figure.nature in _AIMS:
            about = (
                figure.areas,
                figure.breakdown,
                figure.through,
                figure.phase,
                figure.unallocated,
            )
            key = (figure.nature, figure.label, figure.unit, figure.printing, about)
            found.setdefault(key, []).append(figure)
    return found.values()
