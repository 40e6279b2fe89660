"""What rules look at: records by id, marked values, texts, and which record a word means."""

from __future__ import annotations

import pytest
from builders import record, statistic
from checkings import checking
from oda_reports.reading.record_files import RefusedRecord
from oda_reports.records.areas import Country, Region
from oda_reports.records.field_types import Ref
from oda_reports.records.glossary import Term, Theme
from oda_reports.records.projects import Project
from oda_reports.records.sources import Organisation, Source
from oda_reports.records.vocabulary import Kind
from oda_reports.rules.checking import Suggestion

WATER = record(Theme, "water", name="Clean water", text="See [@review] and [[oda/one]].")
DRAFT = record(Theme, "wind", draft=True)


def test_every_record_is_found_by_kind_and_id_drafts_too() -> None:
    ids = checking(WATER, DRAFT).ids
    assert ids[Kind.THEMES] == {"water": WATER, "wind": DRAFT}
    assert ids[Kind.PROJECTS] == {}
    assert set(ids) == set(Kind)


def test_a_draft_is_a_record_of_a_known_kind_that_is_one() -> None:
    looked_at = checking(WATER, DRAFT)
    assert looked_at.draft("themes", "wind") is DRAFT
    for kind, id in (("themes", "water"), ("themes", "rain"), ("winds", "wind")):
        assert looked_at.draft(kind, id) is None
    assert looked_at.says_draft(DRAFT) == (
        "'wind' is a draft and will not be published",
        "remove 'draft: true' from themes/wind, or do not name it here",
    )


LATE = record(Source, "late", publication="review", edition="2025", draft=True)
BARGE = record(Project, "barge", title="Barge", sources=["late"])
SHIP = record(
    Project,
    "ship",
    sources=["review", "late"],
    dates=[{"kind": "end", "date": 2025, "source": "late"}],
)


def test_a_record_that_was_read_in_drafts_alone_is_one() -> None:
    looked_at = checking(LATE, BARGE, SHIP)
    assert looked_at.draft("projects", "barge") is BARGE
    assert looked_at.draft("projects", "ship") is None
    assert looked_at.says_draft(BARGE) == (
        "'barge' was read in 'late', which is a draft: it will not be published",
        "remove 'draft: true' from sources/late, or do not name it here",
    )


def test_what_is_not_published_is_known_by_its_way_and_may_name_what_is_not() -> None:
    looked_at = checking(LATE, BARGE, SHIP, DRAFT)
    assert looked_at.is_published(None)
    assert looked_at.is_published(SHIP, ("title",))
    assert not looked_at.is_published(SHIP, ("dates", 0, "date"))
    assert not looked_at.is_published(BARGE)
    assert looked_at.known_at(SHIP, ("title",)) is looked_at.catalogue
    assert looked_at.known_at(SHIP, ("dates", 0)) is looked_at.entered
    assert (Kind.THEMES, "wind") in looked_at.entered.records
    assert (Kind.THEMES, "wind") not in looked_at.catalogue.records


def test_a_refused_record_is_published_as_far_as_it_names_no_draft() -> None:
    looked_at = checking(LATE, refused=[RefusedRecord(SHIP, frozenset(), frozenset())])
    assert looked_at.is_published(SHIP, ("title",))
    assert not looked_at.is_published(SHIP, ("dates", 0, "date"))


def test_groups_are_those_of_draft_regions_too() -> None:
    lake = record(Region, "lake", draft=True, groups={"shore": {"name": "S", "countries": ["one"]}})
    assert checking(lake).groups == {"isles", "shore"}


def test_a_record_is_unread_itself_or_with_its_whole_file() -> None:
    looked_at = checking(unread=[("themes", "rain"), ("glossary", "")])
    assert looked_at.is_unread("themes", "rain")
    assert looked_at.is_unread("glossary", "grant")
    assert not looked_at.is_unread("themes", "wind")
    assert not looked_at.is_unread("projects", "rain")


def test_only_a_refused_record_has_keys_that_were_written() -> None:
    refused = RefusedRecord(DRAFT, frozenset({"name", "txt"}), frozenset())
    looked_at = checking(WATER, refused=[refused])
    assert looked_at.written_keys(DRAFT) == {"name", "txt"}
    assert looked_at.written_keys(WATER) == looked_at.written_keys(None) == frozenset()


def test_values_are_those_of_records_of_the_report_and_of_refused_records() -> None:
    pump = record(Project, "pump", areas=["bay", "one"], sources=["review"])
    refused = RefusedRecord(pump, frozenset(), frozenset({("areas", 0)}))
    looked_at = checking(WATER, refused=[refused])
    values = {
        (origin.file, loc): (value, model) for origin, loc, _, value, model in looked_at.values
    }
    assert values["themes/water", ("text",)] == (WATER.text, WATER)
    assert values["report/report", ("source",)] == ("review", looked_at.folder.report)
    assert values["projects/pump", ("areas", 1)] == ("bay", pump), "ways are those of before"
    assert values["projects/pump", ("areas", 2)] == ("one", pump)
    assert any(isinstance(mark, Ref) for _, _, mark, _, _ in looked_at.values)
    unreported = checking(WATER, has_report=False).values
    assert "report/report" not in {origin.file for origin, *_ in unreported}
    assert len(unreported) > 3


def test_texts_have_references_and_lines_are_words_of_our_own() -> None:
    looked_at = checking(WATER, texts={"home": "So [@review]."})
    texts = [(origin.file, loc, text, record) for origin, loc, text, record in looked_at.texts]
    assert ("themes/water", ("text",), WATER.text, WATER) in texts
    assert texts[-1] == ("pages/home", (), "So [@review].", None)
    assert [
        (origin.file, loc, reference.type, reference.target, record)
        for origin, loc, reference, record in looked_at.references
    ] == [
        ("themes/water", ("text",), "source", "review", WATER),
        ("themes/water", ("text",), "figure", "oda/one", WATER),
        ("pages/home", (), "source", "review", None),
    ]
    lines = [(origin.file, loc, text, record) for origin, loc, text, record in looked_at.lines]
    assert lines == [
        ("report/report", ("tagline",), "t", None),
        ("report/report", ("description",), "d", None),
    ]


def test_the_file_of_a_record_is_its_own_or_that_of_its_kind() -> None:
    looked_at = checking()
    assert looked_at.path_of(Kind.THEMES, "rain") == "data/themes/rain.yml"
    assert looked_at.path_of(Kind.GLOSSARY, "grant") == "data/glossary.yml"


@pytest.mark.parametrize(
    ("word", "kinds", "found"),
    [
        ("Clean Water", (Kind.THEMES,), Suggestion("water", sure=True)),
        ("clean-water", (Kind.THEMES,), Suggestion("water", sure=True)),
        ("watr", (Kind.THEMES,), Suggestion("water", sure=False)),
        ("clean watr", (Kind.THEMES,), Suggestion("water", sure=False)),
        ("wet", (Kind.THEMES,), None),
        ("water", (Kind.PROJECTS,), None),
        ("Aid Fund", (Kind.ORGANISATIONS,), Suggestion("af", sure=True)),
        ("A.F.", (Kind.ORGANISATIONS,), Suggestion("af", sure=True)),
        ("Fonds", (Kind.ORGANISATIONS,), Suggestion("af", sure=True)),
        ("Long look", (Kind.SOURCES,), Suggestion("look-2024", sure=True)),
        ("Look", (Kind.SOURCES,), Suggestion("look-2024", sure=True)),
        ("lok-2024", (Kind.SOURCES,), Suggestion("look-2024", sure=False)),
        ("look-2023", (Kind.SOURCES,), None),
        ("fji", (Kind.COUNTRIES,), Suggestion("fiji", sure=True)),
        ("FJ", (Kind.COUNTRIES,), Suggestion("fiji", sure=True)),
        ("Sao Tomé", (Kind.COUNTRIES,), Suggestion("st", sure=False)),
        ("isle", (Kind.COUNTRIES, Kind.REGIONS), Suggestion("isles", sure=False)),
        ("isle", (Kind.REGIONS,), None),
        ("isle", (Kind.COUNTRIES,), None),
    ],
)
def test_a_word_means_a_record_by_its_names_and_codes_or_nearly_its_id(
    word: str, kinds: tuple[Kind, ...], found: Suggestion | None
) -> None:
    looked_at = checking(
        WATER,
        record(Organisation, "af", name="Aid Fund", short_name="A.F.", other_names=["Fonds"]),
        record(Source, "look-2024", title="Long look", short_title="Look"),
        record(Country, "fiji", name="Viti", iso3="FJI"),
        record(Country, "st", name="São Tomé", iso3="STP"),
        record(Term, "grant", term="Grant"),
    )
    assert looked_at.suggest(word, kinds) == found
    assert looked_at.suggest(word, kinds) == found, "asked again"


def test_a_suggestion_is_asked_as_a_question() -> None:
    assert Suggestion("water", sure=True).question == "did you mean 'water'?"


def test_figures_are_those_of_drafts_too_by_their_addresses() -> None:
    draft = statistic({"year": 2020}, id="late", draft=True)
    looked_at = checking(statistic({"year": 2020}), draft)
    assert list(looked_at.figures) == ["statistics/oda/one/2020", "statistics/late/one/2020"]
    assert [figure.record for figure in looked_at.figures_of(draft)] == ["late"]
    twice = statistic({"year": 2020}, {"year": 2020, "value": 2}, id="twice")
    assert len(checking(twice).figures_of(twice)) == 2
