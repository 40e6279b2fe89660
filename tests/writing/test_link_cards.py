"""Which card stands for a page: the page's own first figure, and what it looks like."""

from __future__ import annotations

import re

import pytest
from builders import (
    catalogue,
    catalogue_of,
    flows,
    folder_of,
    record,
    statistic,
)
from conftest import EXAMPLE, LEAST
from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.charts.cards import ACCENT
from oda_reports.maps.atlas import Atlas
from oda_reports.records.areas import Country, Region
from oda_reports.records.projects import Project
from oda_reports.writing.link_cards import LinkCard, card_path, link_card
from oda_reports.writing.pages.plan import plan_pages
from oda_reports.writing.rendering import Renderer

TEXTS = {"home": "Home.", "methodology": "How."}


def cards(known: Catalogue, atlas: Atlas | None = None) -> dict[str, LinkCard]:
    """The cards of a catalogue by their paths, on which pages begin with the same words."""
    pages = {page.path: page for page in plan_pages(known, TEXTS)}
    renderer = Renderer(known, pages)
    made = (
        link_card(page, "What it says first.", known, atlas or renderer.atlas, renderer.formatter)
        for page in pages.values()
    )
    return {card.path: card for card in made if card}


INVENTED = cards(catalogue_of(EXAMPLE), Atlas(catalogue_of(EXAMPLE), folder_of(EXAMPLE).geography))


def said(card: LinkCard) -> list[str]:
    """The words of a picture."""
    return re.findall(r"<text[^>]*>([^<]*)</text>", card.drawn)


def test_home_regions_countries_statistics_and_featured_projects_have_cards() -> None:
    assert sorted(INVENTED) == [
        "cards/countries/cote-d-orlan.png",
        "cards/countries/sao-lucio.png",
        "cards/countries/tessara.png",
        "cards/countries/veymar.png",
        "cards/projects/school-at-sea-sao-lucio.png",
        "cards/regions/lorian-sea.png",
        "cards/report.png",
        "cards/statistics/commitments.png",
        "cards/statistics/fellows.png",
        "cards/statistics/grants.png",
        "cards/statistics/net-bilateral-oda.png",
        "cards/statistics/trainees.png",
    ]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (
            "report",
            "Varland's ODA in the Lorian Sea. Net bilateral ODA from Varland, 2018, all 4 countries"
            " together, computed here: US$3.54 million. Source: Varland Open Aid Table.",
        ),
        (
            "countries/veymar",
            "Veymar. Net bilateral ODA, 2022: US$11.26 million. Veymar: highest in 2020, about a"
            " fifth lower in 2022. Source: Varland Open Aid Table.",
        ),
        (
            "countries/sao-lucio",
            "São Lúcio. Pupils taught on board so far, A School at Sea, as of March 2023, printed"
            " in the 2023 edition: more than 214. Source: Review 2023.",
        ),
        (
            "statistics/net-bilateral-oda",
            "Net bilateral ODA from Varland. Net bilateral ODA, Veymar, 2022: US$11.26 million."
            " Veymar has the most of what is reported in 2022. Source: Varland Open Aid Table.",
        ),
        (
            "projects/school-at-sea-sao-lucio",
            "A School at Sea. Refitting of the ship, commitment: €812,500. Source: Press note 14:"
            " ship and boats.",
        ),
        ("statistics/grants", "Grants named in the sources. What it says first."),
    ],
)
def test_a_card_has_the_first_figure_of_its_page_or_else_what_the_page_says(
    path: str, words: str
) -> None:
    card = INVENTED[f"cards/{path}.png"]
    assert card.words.replace("\N{NO-BREAK SPACE}", " ") == words


def test_a_figure_stands_on_its_card_as_on_its_page_with_its_hedge_apart() -> None:
    assert said(INVENTED["cards/countries/sao-lucio.png"])[:7] == [
        "Varland&#39;s ODA in the Lorian Sea",
        "São Lúcio",
        "Source: Review 2023",
        "more than",
        "214",
        "pupils taught on board so far",
        "A School at Sea, as of March 2023,",
    ]


def test_a_country_shows_its_course_and_what_has_none_where_it_is() -> None:
    course, place = (INVENTED[f"cards/countries/{id}.png"] for id in ("veymar", "sao-lucio"))
    assert said(course)[-2:] != said(place)[-2:]
    assert {"2018", "2022"} <= set(said(course))
    assert "<path" not in course.drawn
    assert place.drawn.count(f'fill="{ACCENT}"') == 3, "the bar, the rule and the country"


def test_the_card_of_a_region_has_the_accent_for_none_of_its_countries() -> None:
    drawn = INVENTED["cards/regions/lorian-sea.png"].drawn
    assert drawn.count("<path") == 5
    assert drawn.count(f'fill="{ACCENT}"') == 2


PAID = flows({"year": 2021, "value": 10}, {"year": 2022, "value": -4_000_000})


def test_a_country_without_key_figures_leads_with_the_last_value_of_its_first_statistic() -> None:
    card = cards(catalogue(PAID))["cards/countries/one.png"]
    assert card.words == "One. Net ODA, 2022: −$4,000,000. Source: review."


def test_what_the_countries_of_a_region_received_together_has_its_course_and_is_hedged() -> None:
    group = {"isles": {"name": "Isles", "countries": ["one", "two"]}}
    values = [
        {
            "area": area,
            "year": year,
            "value": 10,
            "qualifier": "approximately" if year == 2022 else None,
        }
        for area in ("one", "two")
        for year in (2020, 2021, 2022)
    ]
    paid = flows(*values)
    places = record(Region, "sea", groups=group, statistics=["oda"]), record(Country, "two")
    card = cards(catalogue(*places, paid))["cards/regions/sea.png"]
    assert card.words == (
        "Sea. Net ODA, 2022, all 2 countries together, computed here: approximately $20."
        " The same in every year reported. Source: review."
    )
    assert {"2020", "2022", "approximately", "$20"} <= set(said(card))


def test_a_report_without_money_projects_or_a_map_has_cards_all_the_same() -> None:
    least = cards(catalogue_of(LEAST))
    assert {path: said(card) for path, card in least.items()} == {
        "cards/report.png": ["One country", "Varland&#39;s aid in the sea", "What it says first."],
        "cards/regions/sea.png": ["Varland&#39;s aid in the sea", "Sea", "What it says first."],
        "cards/countries/veymar.png": [
            "Varland&#39;s aid in the sea", "Veymar", "What it says first.",
        ],
        "cards/statistics/trainees.png": [
            "Varland&#39;s aid in the sea", "Trainees", "Source: The review", "2,310", "Trainees",
            "Sea, as of 2023",
        ],
    }  # fmt: skip


def test_a_report_of_which_no_letter_can_be_drawn_has_no_card_where_nothing_is_to_be_seen() -> None:
    places = record(Region, "sea", name="海"), record(Country, "one", name="島")
    known = catalogue(*places, site_name="日本のODA", tagline="海")
    assert cards(known) == {}
    counted = catalogue(*places, statistic({"year": 2020, "value": 12}), site_name="日本のODA")
    assert "12" in said(cards(counted)["cards/countries/one.png"])


def test_an_amount_that_is_not_known_does_not_lead() -> None:
    amounts = {
        "first": {
            "label": "Grant", "currency": "USD", "flow": "commitment", "source": "review",
            "state": "not-yet-set",
        }
    }  # fmt: skip
    feature = {"heading": "H", "source": "review-2024"}
    project = record(Project, "a", amounts=amounts, feature=feature, sources=["review-2024"])
    card = cards(catalogue(project))["cards/projects/a.png"]
    assert card.words == "a. What it says first."


def test_the_page_of_a_chart_has_the_picture_of_the_chart_for_its_card() -> None:
    known = catalogue(PAID)
    renderer = Renderer(
        known, {page.path: page for page in plan_pages(known, TEXTS)}, with_cards=True
    )
    page = renderer.render(renderer.pages["charts/oda-one.md"])
    assert page.card
    assert (page.card.path, page.card.drawn) == ("charts/oda-one.png", "")
    assert page.card.size[0] == 1200
    assert page.meta["description"] in page.card.words
    assert page.card.words.startswith("Net ODA: One, 2021–2022. ")


def test_the_page_of_a_chart_whose_letters_cannot_be_drawn_shares_the_reports() -> None:
    known = catalogue(record(Country, "one", name="島"), PAID)
    renderer = Renderer(
        known, {page.path: page for page in plan_pages(known, TEXTS)}, with_cards=True
    )
    page = renderer.render(renderer.pages["charts/oda-one.md"])
    assert page.card is None
    assert "card" not in page.meta


def test_pages_of_one_kind_that_have_no_card_share_the_reports() -> None:
    pages = plan_pages(catalogue_of(EXAMPLE), TEXTS)
    shared = {page.path for page in pages if not card_path(page)}
    assert {"projects/storm-relief-grant.md", "countries/index.md", "glossary.md"} <= shared


def test_a_statistic_without_bars_leads_with_its_newest_value() -> None:
    printed = [{"value": 5, "as_of": 2018}, {"value": 7, "as_of": 2025}]
    made = cards(catalogue(statistic(*printed, id="counts")))
    assert " 7 " in f" {' '.join(said(made['cards/statistics/counts.png']))} "
