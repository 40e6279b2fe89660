"""The trail of a figure: what a reader can know of it, in words."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from decimal import Decimal

import pytest
from builders import catalogue, catalogue_of, flows, record
from conftest import EXAMPLE
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.figures.formatting import Formatter
from oda_reports.records.projects import Project
from oda_reports.records.sources import Organisation, Source
from oda_reports.writing.marks import Glossary, PageMarks, PageState
from oda_reports.writing.trails import (
    BLANK,
    Trail,
    citation,
    citation_forms,
    cited,
    figure_sentence,
    pooled,
    trail,
)

CATALOGUE = catalogue(
    record(Organisation, "ministry", name="Ministry"),
    record(Source, "review", title="Review", edition="2023", section="Part II",
           read="2024-05-03"),
    record(Source, "review-2021", title="Old review", publisher="ministry", edition="2021",
           publication="review", edition_inferred=True, facts={"flow": {
               "text": "The flow of 2020", "excerpt": "about 4.2 million dollars",
               "place": "Table 4", "carried_by": ["statistics/oda/sea/2020@2021"]}}),
    flows({"area": "sea", "year": 2020, "edition": 2021,
           "value": Decimal("4.25"), "qualifier": "approximately", "place": "page 4",
           "read": "2024-06", "editor_note": "Should be 4.3."},
          title="ODA", short_title="net ODA", scale="million", decimals=1, prices="constant",
          price_year=2019,
          series=[{"area": "one", "source": "review", "values": {2020: Decimal("1.5")}}]),
    record(Project, "ship", title="Ship", amounts={"grant": {
        "value": 5, "currency": "USD", "match": "inferred",
        "source": "review"}}),
    site_name="Report", currency_symbols={"USD": "US$"},
    record_url="https://forge.example/data/", site_url="https://site.example/sea/",
)  # fmt: skip
FORMATTER = Formatter("en", CATALOGUE.report.currency_symbols)
MARKS = PageMarks(CATALOGUE, FORMATTER, Glossary(()), PageState("countries/one/"))


def test_a_trail_says_where_a_figure_comes_from() -> None:
    made = trail(CATALOGUE.figures["statistics/oda/sea/2020@2021"], MARKS)
    assert made == Trail(
        value="approximately US$4.3\N{NO-BREAK SPACE}million",
        exact="4,250,000 US dollars",
        label="ODA",
        area="Sea",
        about="2020, printed in the 2021 edition (edition inferred)",
        measure="net disbursement, constant prices of 2019",
        terms="",
        edition="2021 (inferred)",
        source="Old review",
        source_url="../../sources/review-2021/",
        place="page 4",
        quotation="about 4.2 million dollars",
        published="",
        original="",
        read="June 2024",
        remark="Editor’s note: Should be 4.3.",
        record="as it was entered",
        record_url="https://forge.example/data/statistics/oda.yml",
        mistake_url="",
        page="../../statistics/oda/",
        cited="Old review (Ministry), page 4",
        corrected="",
        correction="",
    )


def test_what_a_figure_does_not_say_its_source_says() -> None:
    made = trail(CATALOGUE.figures["statistics/oda/one/2020@2023"], MARKS)
    assert (made.read, made.edition) == ("3 May 2024", "2023")
    assert made.place == "", "the part of a source that was used is not the place of each figure"
    assert made.exact == "", "a value that is written in full needs no second number"


def test_an_inferred_amount_says_so_and_names_its_project() -> None:
    made = trail(CATALOGUE.figures["projects/ship/amounts/grant"], MARKS)
    assert made.area == "Ship"
    concluded = "That it belongs here is a conclusion of ours: the source does not say so."
    assert made.remark == concluded


def test_a_trail_says_that_the_day_of_its_source_is_inferred() -> None:
    made = catalogue(
        record(Source, "note", published=2013, published_inferred=True),
        flows({"area": "sea", "year": 2013, "time_inferred": True, "source": "note"}),
    )
    marks = PageMarks(made, Formatter(), Glossary(()), PageState("countries/one/"))
    (figure,) = made.figures.values()
    told = trail(figure, marks)
    assert (told.published, told.about) == ("2013 (inferred)", "2013 (inferred)")


@pytest.mark.parametrize("address", list(CATALOGUE.figures))
def test_the_form_filled_in_is_the_citation(address: str) -> None:
    figure = CATALOGUE.figures[address]
    whole = citation(figure, CATALOGUE, FORMATTER)
    forms = citation_forms(CATALOGUE)
    known = trail(figure, MARKS)
    details = (known.area, known.about, known.measure, known.corrected)
    words = {
        "address": whole.address,
        "key": whole.key,
        "title": whole.title,
        "source": known.cited,
        "reading": whole.source,
        "url": whole.url,
        "label": known.label[:1].upper() + known.label[1:],
        "details": ", ".join(filter(None, details)),
        "value": known.value,
    }
    for name, word in words.items():
        forms = {form: text.replace(f"⟦{name}⟧", word) for form, text in forms.items()}
    assert forms["sentence"] == figure_sentence(figure, CATALOGUE, FORMATTER)
    assert forms["text"] == whole.text
    assert json.loads(forms["csl"]) == [whole.csl]
    assert forms["bibtex"].split("\n")[0] == whole.bibtex.split("\n")[0]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (
            "statistics/oda/sea/2020@2021",
            "ODA (Sea, 2020, printed in the 2021 edition (edition inferred), net disbursement,"
            " constant prices of 2019) is given as approximately US$4.3 million in Old"
            " review (Ministry), page 4; see Report: https://site.example/sea/statistics/oda/#sea/2020@2021",
        ),
        (
            "projects/ship/amounts/grant",
            "Amount (Ship, link to the project inferred, commitment) is given as US$5 in"
            " Review; see Report: https://site.example/sea/projects/ship/#amounts/grant",
        ),
    ],
)
def test_a_figure_is_a_sentence_with_its_source_and_its_address(
    address: str, sentence: str
) -> None:
    made = figure_sentence(CATALOGUE.figures[address], CATALOGUE, FORMATTER)
    assert made.replace("\N{NO-BREAK SPACE}", " ") == sentence


def test_a_source_whose_title_is_ours_is_cited_by_its_short_one() -> None:
    told = {"title": "Report on a grant", "short_title": "Radio, 1 May 2024"}
    for described, name in ((True, "Radio, 1 May 2024"), (False, "Report on a grant")):
        source = record(Source, "radio", **told, title_described=described)
        assert cited(source, "page 4", catalogue(source)) == f"{name}, page 4"


def test_a_sentence_on_a_figure_that_was_wrong_says_when_it_was_corrected() -> None:
    example = catalogue_of(EXAMPLE)
    figure = example.figures["projects/harbour-lights/amounts/spare-parts"]
    assert figure_sentence(figure, example, FORMATTER).startswith(
        "Spare parts (Harbour Lights, pledge, corrected on 18 March 2024) is given as "
    )


ALL = [field.name for field in fields(Trail)]
TRAILS = st.builds(Trail, *(st.sampled_from(["", "a", "</script>", "é"]) for _ in ALL)).map(
    lambda made: made if made.correction else replace(made, corrected="")
)


@given(st.dictionaries(st.text(min_size=1), TRAILS))
def test_pooled_trails_are_the_trails_again_and_end_no_element(trails: dict[str, Trail]) -> None:
    text = pooled(trails)
    assert "<" not in text
    held = json.loads(text)
    again = {
        address: replace(
            BLANK,
            **{
                name: words[at]
                for name, words, at in zip(held["names"], held["words"], row, strict=True)
            },
        )
        for address, row in held["figures"].items()
    }
    assert again == trails


def test_a_citation_leads_to_the_line_of_the_figure_on_the_site() -> None:
    quoted = citation(CATALOGUE.figures["statistics/oda/sea/2020@2021"], CATALOGUE, FORMATTER)
    assert quoted.url == "https://site.example/sea/statistics/oda/#sea/2020@2021"
    assert quoted.source == "Old review (Ministry), page 4, read June 2024"


def test_beside_a_title_that_we_translated_stands_the_one_that_is_printed() -> None:
    titles = [{"title": "貸付け", "language": "ja"}, {"title": "Prêt", "language": "fr"}]
    said = {
        fields["id"]: record(Source, title="A loan", other_titles=titles, **fields)
        for fields in (
            {"id": "ours", "language": "ja", "title_translated": True},
            {"id": "own", "language": "ja"},
        )
    }
    assert cited(said["ours"], "item 1", catalogue()) == "A loan [貸付け], item 1"
    assert cited(said["own"], "", catalogue()) == "A loan"


def test_words_that_a_record_carries_prove_no_number_of_it() -> None:
    tents = {"label": "tents handed over", "value": 400, "unit": "items", "source": "review"}
    flashpoint = {"text": "t", "place": "paragraph 9", "excerpt": "a flashpoint"}
    own = {"text": "u", "place": "paragraph 10", "excerpt": "400 tents"}
    tent_results = "projects/relief/results/tents"
    for fact, place, words in (
        ({**flashpoint, "carried_by": ["projects/relief"], "of_all_values": True}, "", ""),
        ({**own, "carried_by": [tent_results]}, "paragraph 10", "400 tents"),
    ):
        made = catalogue(
            record(Source, "review", section="Part II", facts={"fact": fact}),
            record(Project, "relief", results={"tents": tents}),
        )
        marks = PageMarks(made, FORMATTER, Glossary(()), PageState("countries/one/"))
        told = trail(made.figures[tent_results], marks)
        assert (told.place, told.quotation) == (place, words)
        assert ("paragraph" in told.cited) is bool(place)


def test_a_corrected_figure_says_so_in_its_trail_and_where_it_is_quoted() -> None:
    said = {"figure": "tents", "was": 40, "since": "2025-03-01", "until": "2025-06-12",
            "why": "A digit was misread."}  # fmt: skip
    tents = {"label": "tents", "value": 400, "unit": "items", "source": "review"}
    made = catalogue(
        record(Project, "relief", results={"tents": tents, "beds": tents}, corrections=[said])
    )
    marks = PageMarks(made, FORMATTER, Glossary(()), PageState("countries/one/"))
    tents_trail, beds_trail = (
        trail(made.figures[f"projects/relief/results/{key}"], marks) for key in ("tents", "beds")
    )
    assert tents_trail.correction == (
        "Corrected on 12 June 2025: 40 stood here from 1 March 2025. A digit was misread."
    )
    assert (beds_trail.correction, beds_trail.corrected) == ("", "")
    quoted = citation(made.figures["projects/relief/results/tents"], made, FORMATTER)
    assert quoted.title == "tents, relief: 400 (corrected on 12 June 2025)"
    assert tents_trail.corrected == "corrected on 12 June 2025"
    both = {"tents": tents_trail, "beds": beds_trail}
    assert json.loads(pooled(both))["names"][-2:] == ["corrected", "correction"]
    assert "correction" not in json.loads(pooled({"beds": beds_trail}))["names"]
