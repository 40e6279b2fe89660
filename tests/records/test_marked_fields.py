"""The walk over a record: its ids, its references, its words."""

from __future__ import annotations

from oda_reports.records.areas import Region
from oda_reports.records.field_types import ProseText, Ref
from oda_reports.records.marked_fields import marked_values
from oda_reports.records.projects import Project
from oda_reports.records.vocabulary import Kind

PROJECT = {"id": "p", "title": "P", "summary": "s", "areas": ["veymar"], "sources": ["review"]}
QUANTITY = {"label": "pupils", "value": 1, "unit": "persons", "source": "review"}


def test_the_walk_finds_every_text_id_and_address_with_the_way_to_it() -> None:
    region = Region.model_validate(
        {
            "id": "sea",
            "name": "Sea",
            "summary": "About [[trainees]].",
            "groups": {"isles": {"name": "Isles", "countries": ["one", "two"], "text": "g"}},
            "sections": [{"title": "T", "text": "body"}],
            "efforts": [{"theme": "health", "text": "e", "projects": ["p"]}],
            "figures": {"meetings": {**QUANTITY, "note": "n"}},
            "key_figures": ["trainees"],
            "footnotes": {"a": "note"},
        }
    )
    found = {loc: (type(mark).__name__, value) for loc, mark, value in marked_values(region)}
    assert found == {
        ("footnotes", "a"): ("ProseText", "note"),
        ("summary",): ("ProseText", "About [[trainees]]."),
        ("groups", "isles", "countries", 0): ("Ref", "one"),
        ("groups", "isles", "countries", 1): ("Ref", "two"),
        ("groups", "isles", "text"): ("ProseText", "g"),
        ("sections", 0, "title"): ("OwnWords", "T"),
        ("sections", 0, "text"): ("ProseText", "body"),
        ("efforts", 0, "theme"): ("Ref", "health"),
        ("efforts", 0, "text"): ("ProseText", "e"),
        ("efforts", 0, "projects", 0): ("Ref", "p"),
        ("figures", "meetings", "label"): ("OwnWords", "pupils"),
        ("figures", "meetings", "source"): ("Ref", "review"),
        ("figures", "meetings", "note"): ("ProseText", "n"),
        ("key_figures", 0): ("FigureAddress", "trainees"),
    }


def test_the_walk_knows_which_kinds_an_id_may_name() -> None:
    project = Project.model_validate({**PROJECT, "scheme": "grant"})
    kinds = {loc[0]: mark.kinds for loc, mark, _ in marked_values(project) if isinstance(mark, Ref)}
    assert kinds == {
        "areas": (Kind.REGIONS, Kind.COUNTRIES),
        "scheme": (Kind.SCHEMES,),
        "sources": (Kind.SOURCES,),
    }


def test_the_walk_passes_over_what_is_not_there() -> None:
    project = Project.model_validate(PROJECT)
    texts = [loc for loc, mark, _ in marked_values(project) if isinstance(mark, ProseText)]
    assert texts == [("summary",)]
