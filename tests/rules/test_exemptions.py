"""Numbers of a text that need no record: in names, in reasoned phrases, dates and labels."""

from __future__ import annotations

import pytest
from builders import catalogue, record
from oda_reports.records.events import Event
from oda_reports.records.projects import Project
from oda_reports.records.references import APART, blanked
from oda_reports.records.sources import Source
from oda_reports.rules.exemptions import Exemptions, phrase_around

GIVEN = Exemptions(["Three  *islands*", "12"], ["White Paper 7", "40", "no number"])


def open_in(text: str, exemptions: Exemptions = GIVEN) -> list[str]:
    return [number.written for number in exemptions.read(text).open]


def test_each_number_of_a_text_is_one_of_a_kind() -> None:
    found = GIVEN.read("In 2015, White Paper 7 named three islands, 12 wells and 40 pumps.")
    assert dict(found.counts) == {"date": 1, "name": 1, "waived": 2}
    assert found.used == {"Three  *islands*", "12"}
    assert [number.written for number in found.open] == ["40"], "a number alone is no name"


def test_a_phrase_stands_as_whole_words_over_the_end_of_a_line_too() -> None:
    assert open_in("THREE\n*islands*") == []
    assert open_in("three islandsmen") == ["three"]
    assert open_in("12.5 and 112") == ["12.5", "112"]


def test_the_longest_phrase_is_the_reason() -> None:
    found = Exemptions(["12", "12 wells"]).read("12 wells")
    assert found.used == {"12 wells"}


def test_a_text_without_numbers_has_none_of_any_kind() -> None:
    found = GIVEN.read("Nothing here.")
    assert (found.open, dict(found.counts), found.used) == ((), {}, frozenset())


def test_numbers_stand_where_they_stand_in_the_whole_text() -> None:
    text = f"80 men{APART}none{APART}90 wells, three islands{APART}12"
    found = GIVEN.read(text)
    assert [(n.written, text[n.start : n.end]) for n in found.open] == [("80", "80"), ("90", "90")]
    assert dict(found.counts) == {"waived": 2}
    assert found.used == {"Three  *islands*", "12"}


def test_no_phrase_reaches_over_a_figure() -> None:
    assert open_in(f"three{APART}islands") == ["three"]


def test_names_are_those_of_the_records_and_of_the_report() -> None:
    made = Exemptions.of(
        catalogue(
            record(Project, "p", title="Plan 61", feature={"heading": "Line 62 home"}),
            record(
                Source,
                "s",
                title="Survey 63",
                short_title="SV 64",
                identifier="DAC 65 table",
                section="Annex 66 B",
                licence="Deed 67",
                edition="2024",
            ),
            record(Event, "e", title="Storm 68 came"),
            site_name="Aid 69",
            licence="Terms 70",
            numbers={"71 wells": "counted"},
        )
    )
    assert (
        open_in(
            "Plan 61, Line 62 home, Survey 63, SV 64, DAC 65 table, Annex 66 B, Deed 67, "
            "Aid 69, Terms 70, 71 wells",
            made,
        )
        == []
    )
    assert open_in("Storm 68 came, edition 61", made) == ["68", "61"]
    assert dict(made.read("edition 2024, edition 2023").counts) == {"name": 1, "date": 1}
    assert made.language == "en"


def test_phrases_that_share_words_give_a_reason_each_and_no_number_besides() -> None:
    waived = Exemptions(waived=["sent 12 men and", "men and 14 ships"])
    found = waived.read("They sent 12 men and 14 ships. They sent 12 wells, then 14 men.")
    assert dict(found.counts) == {"waived": 2}
    assert [number.written for number in found.open] == ["12", "14"]
    assert found.used == frozenset()


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("They have sent 17 experts and ships.", "have sent 17 experts and"),
        ("17", "17"),
        ("sent\n**17** (old) *experts* there", "sent 17 (old) experts"),
        ("[[men]] sent 17 [@review] experts", "sent 17"),
        ("sent [17 experts](projects/a) there", "sent 17 experts"),
        ("- sent 17\n- experts", "sent 17"),
        ("> # sent 17\n\nexperts", "sent 17"),
        ("| sent | 17 | experts |", "17"),
    ],
)
def test_a_number_is_found_again_by_the_words_that_a_page_has_beside_it(
    text: str, phrase: str
) -> None:
    start = text.index("17")
    assert phrase_around(text, blanked(text), start, start + 2) == phrase
