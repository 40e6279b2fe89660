"""How projects belong together: parts and wholes, one after another, their phases and areas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from oda_reports.figures.figure import Figure
from oda_reports.problems.problem import Loc, Problem
from oda_reports.records.model import Record
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import Kind
from oda_reports.rules.checking import Checking
from oda_reports.rules.circles import circle_from

_RELATIONS = (
    (Kind.PROJECTS, "part_of", "be a part of"),
    (Kind.PROJECTS, "follows", "carry on"),
    (Kind.ORGANISATIONS, "part_of", "be a part of"),
)
"""What can lead from a record to another of its kind: the field, and what it says."""


def _projects(checking: Checking) -> dict[str, Project]:
    found = checking.ids[Kind.PROJECTS].items()
    return {id: record for id, record in found if isinstance(record, Project)}


def relations_lead_up_to_an_end(checking: Checking) -> Iterator[Problem]:
    """No project or organisation is a part of itself, and no project carries itself on.

    By way of others they are not, either.
    """
    for kind, field, words in _RELATIONS:
        records = checking.ids[kind]

        def above(
            id: str, records: Mapping[str, Record] = records, field: str = field
        ) -> str | None:
            return getattr(records.get(id), field, None)

        known: set[str] = set()
        for record in records.values():
            circle = circle_from(record.id, above)
            if circle and record.id not in known:
                known.update(circle)
                yield _circle_problem(checking, record, field, words, circle)


def _circle_problem(
    checking: Checking, record: Record, field: str, words: str, circle: list[str]
) -> Problem:
    origin = checking.origin(record)
    if len(circle) == 1:
        return origin.problem(
            (field,),
            "E350",
            f"'{record.id}' is said to {words} itself",
            f"name the other {record.kind.singular}, or remove the line",
        )
    way = ", ".join(f"'{id}'" for id in (*circle[1:], record.id))
    return origin.problem(
        (field,),
        "E350",
        f"'{record.id}' is said to {words} itself, by way of {way}",
        f"remove the line {field} from the one of them that the others begin with",
    )


def phases_have_ids_of_their_own(checking: Checking) -> Iterator[Problem]:
    """In a project, amounts and results name a phase by an id that no other phase has."""
    for project in _projects(checking).values():
        known: set[str] = set()
        for index, phase in enumerate(project.phases):
            if phase.id in known:
                yield checking.origin(project).problem(
                    ("phases", index, "id"),
                    "E351",
                    f"'{phase.id}' is already the id of a phase of this project",
                    "give one of the two another id",
                )
            known.update(filter(None, [phase.id]))


def roles_are_of_areas_that_take_part(checking: Checking) -> Iterator[Problem]:
    """A role under ``area_roles`` is that of an area of the project, or of one inside it."""
    for project in _projects(checking).values():
        inside = {*project.all_areas, *checking.catalogue.countries_in(project.all_areas)}
        for index, part in enumerate(project.area_roles):
            if part.area not in inside and checking.knows_all_areas:
                yield checking.origin(project).problem(
                    ("area_roles", index, "area"),
                    "E352",
                    f"'{part.area}' has a role, and is none of the areas of this project",
                    "add it to areas, or name an area that is there",
                )


def parts_lie_within_their_whole(checking: Checking) -> Iterator[Problem]:
    """A project is for no country that the framework or programme above it is not for."""
    projects = _projects(checking)
    for project in projects.values():
        whole = projects.get(project.part_of or "")
        if whole is None or not checking.knows_all_areas:
            continue
        within = set(checking.catalogue.countries_in(whole.all_areas))
        outside = [
            area
            for area in project.all_areas
            if not within.issuperset(checking.catalogue.countries_in([area]))
        ]
        if outside:
            listed = ", ".join(f"'{area}'" for area in outside)
            yield checking.origin(project).problem(
                _place_of(project, outside[0]),
                "W450",
                f"this is a part of '{whole.id}', which is not for all of {listed}",
                f"add it to the areas of '{whole.id}', correct part_of, or waive this with the "
                "reason",
            )


def _place_of(project: Project, area: str) -> Loc:
    return ("areas", project.areas.index(area)) if area in project.areas else ("part_of",)


def amounts_of_parts_say_whether_they_are_parts(checking: Checking) -> Iterator[Problem]:
    """Money of a part says whether it is inside the money of the whole, where the two are alike."""
    projects = _projects(checking)
    for project in projects.values():
        whole = projects.get(project.part_of or "")
        if whole is None or whole.id == project.id:
            continue
        above = [f for f in checking.figures_of(whole) if f.stands and _is_top(f)]
        for figure in checking.figures_of(project):
            like = [one for one in above if _kind(one) == _kind(figure)]
            if like and figure.stands and _is_top(figure):
                assert figure.flow
                yield checking.origin(project).problem(
                    figure.loc,
                    "W451",
                    f"this {figure.flow.label.lower()} may be a part of '{like[0].key}' of "
                    f"'{whole.id}', and so be counted twice",
                    f"if it is, write part_of: {like[0].address}; if it comes on top, waive this "
                    "with the reason",
                    key=True,
                )


def _is_top(figure: Figure) -> bool:
    return figure.is_money and figure.has_number and not figure.part_of


def _kind(figure: Figure) -> tuple[object, ...]:
    return (figure.flow, figure.unit, figure.nature, figure.year)
