"""Sources and organisations: what each must say, and what may be left out."""

from __future__ import annotations

import pytest
from builders import record, refusal, the_unit
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.sources import Fact, Organisation, Source
from oda_reports.records.vocabulary import Kind, SourceType

SOURCE = {"id": "s", "title": "S", "type": "report"}


def test_an_organisation_needs_a_name_only() -> None:
    organisation = record(Organisation, "agency")
    assert (organisation.heading, organisation.kind) == ("agency", Kind.ORGANISATIONS)
    assert (organisation.short_name, organisation.other_names) == (None, ())
    assert organisation.part_of is None
    assert record(Organisation, "agency", part_of="union").part_of == "union"
    assert refusal(Organisation, {"id": "agency"}) == "Field required"


def test_a_source_needs_a_title_and_a_type_only() -> None:
    source = Source.model_validate(SOURCE)
    assert (source.heading, source.kind, source.type) == ("S", Kind.SOURCES, SourceType.REPORT)
    assert (source.publisher, source.published, source.url, source.facts) == (None, None, None, {})


def test_a_source_is_an_edition_only_where_it_says_which() -> None:
    source = Source.model_validate(SOURCE)
    assert (source.publication, source.edition, source.edition_inferred) == (None, None, False)
    said = refusal(Source, {**SOURCE, "edition_inferred": True})
    assert said.startswith("says that its edition is inferred, and names none: add edition, or")
    inferred = Source.model_validate({**SOURCE, "edition": 2017, "edition_inferred": True})
    assert (inferred.edition, inferred.edition_inferred) == ("2017", True)


def test_a_date_that_is_inferred_is_there() -> None:
    said = refusal(Source, {**SOURCE, "published_inferred": True})
    assert said.startswith("says that its date is inferred, and has none: add published, or")
    inferred = Source.model_validate({**SOURCE, "published": 2017, "published_inferred": True})
    assert (inferred.published, inferred.published_inferred) == (PartialDate(2017), True)


def test_a_source_in_another_language_has_its_title_in_both() -> None:
    original = {"title": "無償資金協力", "language": "ja"}
    source = Source.model_validate(
        {**SOURCE, "language": "ja", "title_translated": True, "other_titles": [original]}
    )
    assert [(one.title, one.language) for one in source.other_titles] == [("無償資金協力", "ja")]
    assert (source.language, source.title_translated, source.title_described) == ("ja", True, False)
    assert "pattern" in refusal(Source, {**SOURCE, "language": "Japanese"})


@pytest.mark.parametrize("field", ["title", "type"])
def test_a_source_without_title_or_type_is_refused(field: str) -> None:
    without = {name: value for name, value in SOURCE.items() if name != field}
    assert refusal(Source, without) == "Field required"


def test_a_source_was_published_and_read_at_dates() -> None:
    source = Source.model_validate({**SOURCE, "published": 2020, "read": "2021-02"})
    assert (source.published, source.read) == (PartialDate(2020), PartialDate(2021, 2))


def test_a_fact_is_carried_by_nothing_unless_it_says_so() -> None:
    fact = Fact.model_validate({"text": "t"})
    assert (fact.carried_by, fact.omitted, fact.place, fact.excerpt) == ((), None, None, None)
    assert refusal(Fact, {}) == "Field required"


def test_an_excerpt_of_a_fact_is_short() -> None:
    assert "an excerpt has at most" in refusal(Fact, {"text": "t", "excerpt": "x" * 221})


def test_a_fact_states_as_much_of_a_figure_as_it_says() -> None:
    fact = Fact.model_validate({"text": "t", "states": {"value": 5, "unit": "USD"}})
    assert fact.states is not None
    assert fact.states.value == 5
    assert fact.states.unit == the_unit("USD")
    assert (fact.states.qualifier, fact.states.nature, fact.states.flow) == (None, None, None)
    assert Fact.model_validate({"text": "t"}).states is None
    assert not fact.of_all_values
