"""Records and sources that came, went, or changed their name or state."""

from __future__ import annotations

from typing import Any

from builders import record, statistic
from oda_reports.records.glossary import Theme
from oda_reports.records.projects import Project
from oda_reports.records.sources import Source
from oda_reports.records.vocabulary import Kind
from oda_reports.review.record_changes import RecordChanges, record_changes, renamed_records


def theme(id: str, text: str = "t", **fields: Any) -> Theme:
    return record(Theme, id, text=text, **fields)


def source(id: str, **fields: Any) -> Source:
    return record(Source, id, **fields)


def test_the_same_records_in_another_order_are_no_change() -> None:
    records = [theme("wind"), source("review")]
    assert not record_changes(records, records[::-1])


def test_records_are_new_gone_published_and_withdrawn() -> None:
    changes = record_changes(
        [theme("wind"), theme("waves", draft=True), theme("sand")],
        [theme("tide"), theme("waves"), theme("sand", draft=True), theme("rain", draft=True)],
    )
    assert changes == RecordChanges(
        new=((Kind.THEMES, "tide"),),
        new_drafts=((Kind.THEMES, "rain"),),
        gone=((Kind.THEMES, "wind"),),
        published=((Kind.THEMES, "waves"),),
        withdrawn=((Kind.THEMES, "sand"),),
    )


def test_a_draft_that_stays_one_is_no_change() -> None:
    assert not record_changes([theme("wind", draft=True)], [theme("wind", "u", draft=True)])


def test_changes_stand_in_the_order_of_kinds_and_ids() -> None:
    ids = ("wind", "tide", "sand")
    new = record_changes([], [*map(theme, ids), *map(source, ids)]).new
    kinds = [Kind.SOURCES, Kind.THEMES]
    kinds.sort(key=list(Kind).index)
    assert new == tuple((kind, id) for kind in kinds for id in sorted(ids))


def test_a_record_with_a_redirect_is_renamed_and_neither_new_nor_gone() -> None:
    changes = record_changes([theme("wind")], [theme("winds", redirects=["wind"])])
    assert changes == RecordChanges(renamed=(((Kind.THEMES, "wind"), (Kind.THEMES, "winds")),))


def test_a_redirect_to_a_record_that_is_still_there_renames_nothing() -> None:
    base = [theme("wind")]
    assert renamed_records(base, [theme("wind"), theme("air", redirects=["wind"])]) == {}


def test_a_source_that_changed_names_the_fields_that_did() -> None:
    changes = record_changes(
        [source("review", url="https://example.org/a"), theme("wind")],
        [source("review", url="https://example.org/b", edition=2024), theme("wind", "other")],
    )
    assert changes == RecordChanges(sources_changed=(("review", ("edition", "url")),))


def test_a_source_that_changed_its_id_or_is_published_says_nothing_else() -> None:
    renamed = record_changes([source("a")], [source("b", title="a", redirects=["a"])])
    assert renamed == RecordChanges(renamed=(((Kind.SOURCES, "a"), (Kind.SOURCES, "b")),))
    published = record_changes([source("a", draft=True)], [source("a")])
    assert published == RecordChanges(published=((Kind.SOURCES, "a"),))


def test_a_source_that_nothing_cites_any_more_is_named() -> None:
    base = [source("review"), theme("wind", "t [@review]")]
    assert record_changes(base, [base[0], theme("wind")]).sources_uncited == ("review",)


def test_a_draft_cites_nothing() -> None:
    base = [source("review"), theme("wind", "t [@review]")]
    drafted = [base[0], theme("wind", "t [@review]", draft=True)]
    assert record_changes(base, drafted).sources_uncited == ("review",)


def test_a_source_that_had_no_record_when_it_was_cited_is_not_named() -> None:
    changes = record_changes([theme("wind", "t [@review]")], [source("review"), theme("wind")])
    assert changes == RecordChanges(new=((Kind.SOURCES, "review"),))


def test_a_source_that_is_gone_is_not_named_again() -> None:
    base = [source("review"), theme("wind", "t [@review]")]
    assert record_changes(base, [theme("wind")]) == RecordChanges(gone=((Kind.SOURCES, "review"),))


def test_what_is_read_in_a_draft_source_is_counted_by_record_and_not_published() -> None:
    draft = source("review-2025", draft=True)
    values = ({"edition": 2024}, {"edition": 2025}, {"edition": 2025, "area": "sea"})
    before, after = statistic(*values[:1]), statistic(*values)
    changes = record_changes([before], [after, draft])
    assert changes.held_back == (((Kind.STATISTICS, "oda"), 2),)
    assert record_changes([statistic(*values[:2]), draft], [after, draft]).held_back == (
        ((Kind.STATISTICS, "oda"), 1),
    )
    assert not record_changes([after, draft], [after, draft])


def test_the_first_of_several_readings_can_be_the_one_of_a_draft_source() -> None:
    said = {"label": "l", "unit": "persons"}
    readings = [{"value": 1, "source": "review-2024"}]
    first = {**said, "value": 2, "source": "review-2025", "readings": readings}
    project = record(Project, "ship", results={"sails": first})
    changes = record_changes([], [project, source("review-2025", draft=True)])
    assert changes.held_back == (((Kind.PROJECTS, "ship"), 1),)


def test_a_record_of_nothing_but_a_draft_source_is_a_draft() -> None:
    new = record(Project, "ship", sources=["review-2025"])
    draft = source("review-2025", draft=True)
    assert record_changes([draft], [new, draft]).new_drafts == ((Kind.PROJECTS, "ship"),)
    assert record_changes([new, draft], [new, source("review-2025")]).published == (
        (Kind.PROJECTS, "ship"),
        (Kind.SOURCES, "review-2025"),
    )
