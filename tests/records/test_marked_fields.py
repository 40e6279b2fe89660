"""The walk over a record: its ids, references, words and dates."""

from __future__ import annotations

from builders import record, report, statistic
from oda_reports.records.areas import Region
from oda_reports.records.field_types import ProseText, Ref
from oda_reports.records.glossary import Name, Term
from oda_reports.records.marked_fields import dates_in, marked_values, own_texts, with_values
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
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


def test_own_texts_are_prose_lines_and_labels_but_no_address_and_nothing_printed() -> None:
    region = record(
        Region,
        "sea",
        name="Sea",
        other_names=["Ocean"],
        summary="s",
        groups={"isles": {"name": "Isles", "countries": ["one"], "text": "g"}},
        key_figures=["trainees"],
        figures={"meetings": {**QUANTITY, "place": "p. 1", "note": "n"}},
        footnotes={"a": "note"},
        waivers={"W301": "why"},
    )
    assert dict(own_texts(region)) == {
        ("footnotes", "a"): "note",
        ("name",): "Sea",
        ("summary",): "s",
        ("groups", "isles", "name"): "Isles",
        ("groups", "isles", "text"): "g",
        ("figures", "meetings", "label"): "pupils",
        ("figures", "meetings", "note"): "n",
    }


def test_the_title_of_a_source_is_not_our_own() -> None:
    source = record(Source, "s", title="T", text="t", licence="l", facts={"a": {"text": "f"}})
    assert list(own_texts(source)) == [(("text",), "t"), (("facts", "a", "text"), "f")]


def test_spellings_that_are_there_to_be_found_are_not_our_own() -> None:
    name = record(Name, "n", short="Veymar", forbidden=["Weimar"])
    assert list(own_texts(name)) == [(("short",), "Veymar")]
    term = record(Term, "t", term="grant", other_forms=["grants"], definition="d")
    assert list(own_texts(term)) == [(("term",), "grant"), (("definition",), "d")]


def test_the_walk_goes_into_each_entry_of_a_list_and_names_keys_as_text() -> None:
    made = statistic({"note": "a"}, {"note": "b"}, definition="d")
    texts = [(loc, text) for loc, mark, text in marked_values(made) if isinstance(mark, ProseText)]
    assert texts == [
        (("definition",), "d"),
        (("observations", 0, "note"), "a"),
        (("observations", 1, "note"), "b"),
    ]


def test_the_report_is_walked_as_a_record_is() -> None:
    marks = {loc: value for loc, _, value in marked_values(report(key_figures=["a"]))}
    assert marks == {
        ("region",): "sea",
        ("tagline",): "t",
        ("description",): "d",
        ("source",): "review",
        ("key_figures", 0): "a",
    }


def test_a_record_with_other_values_at_some_ways_is_the_same_elsewhere() -> None:
    before = statistic({"area": "one"}, {"area": "two"}, sections=[{"title": "T", "text": "x"}])
    after = with_values(before, {("observations", 1, "area"): "sea", ("sections", 0, "text"): "y"})
    assert [each.area for each in after.observations] == ["one", "sea"]
    assert after.sections[0].text == "y"
    assert after.observations[0] is before.observations[0]
    assert [each.area for each in before.observations] == ["one", "two"]
    notes = record(Term, "a", footnotes={"n": "x", "m": "y"})
    assert with_values(notes, {("footnotes", "n"): "z"}).footnotes == {"n": "z", "m": "y"}
    assert with_values(before, {}) is before


def test_the_walk_finds_the_dates_of_blocks_and_the_years_that_are_keys() -> None:
    series = {"area": "veymar", "source": "review", "read": "2021-05", "values": {"FY2020": 1}}
    found = dates_in(statistic(series=[series]))
    assert [(loc, str(date)) for loc, date in found] == [
        (("series", 0, "read"), "2021-05"),
        (("series", 0, "values", "FY2020"), "FY2020"),
    ]
