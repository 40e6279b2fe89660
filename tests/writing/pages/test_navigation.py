"""The navigation of the site."""

from __future__ import annotations

from builders import catalogue, record
from oda_reports.records.areas import Region
from oda_reports.writing.pages.navigation import NavItem, navigation, titles_in
from planned import CATALOGUE


def test_areas_are_named_one_by_one_and_other_kinds_by_their_lists() -> None:
    assert navigation(CATALOGUE, ["build.md"]) == [
        {"Home": "index.md"},
        {"Regions": ["regions/lorian-sea.md", {"All regions": "regions/index.md"}]},
        {
            "Countries": [
                {"All countries": "countries/index.md"},
                "compare.md",
                {"Windward Isles": ["countries/sao-lucio.md", "countries/cote-d-orlan.md"]},
                {"Outer Isles": ["countries/veymar.md", "countries/tessara.md"]},
            ]
        },
        {"Projects": "projects/index.md"},
        {"Figures": "statistics/index.md"},
        {"Themes": "themes/index.md"},
        {"Sources": "sources/index.md"},
        {"Data": "data.md"},
        {
            "About": [
                "methodology.md",
                "changes.md",
                "corrections.md",
                "glossary.md",
                "organisations/index.md",
                "build.md",
            ]
        },
    ]


def test_a_group_names_published_countries_only_and_no_mark_up() -> None:
    groups = {"isles": {"name": "Isles & <Rocks>", "countries": ["one", "draft"]}}
    countries = navigation(catalogue(record(Region, "sea", groups=groups)), [])[2]
    assert countries == {
        "Countries": [
            {"All countries": "countries/index.md"},
            {"Isles &amp; &lt;Rocks&gt;": ["countries/one.md"]},
        ]
    }


def test_a_page_that_is_called_by_a_title_is_found_at_any_depth() -> None:
    entries: list[NavItem] = ["a.md", {"B": "b.md"}, {"In": ["c.md", {"More": [{"D": "d.md"}]}]}]
    assert dict(titles_in(entries)) == {"b.md": "B", "d.md": "D"}
