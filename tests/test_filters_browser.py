"""The list of projects filtered, and countries chosen, as readers do it in Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import violations
from builders import catalogue_of
from conftest import REAL, opened
from oda_reports.catalogue.facets import facets_of
from playwright.sync_api import Browser, Page, Request, Route, expect

pytestmark = [pytest.mark.site, pytest.mark.browser]

SHIFT = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab in which nothing goes wrong unseen."""
    wrong: list[str] = []
    with opened(browser, 1440) as tab:
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        tab.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        tab.add_init_script(SHIFT)
        yield tab
    assert wrong == []


def settle(page: Page) -> None:
    """Waits until what is chosen is shown, as those are told who do not see the list."""
    expect(page.locator(".oda-filtered[aria-busy=true]")).to_have_count(0)


def titles(page: Page) -> set[str]:
    """The first words of the projects that are shown."""
    settle(page)
    rows = page.locator(".oda-projects tbody tr:visible th").all_inner_texts()
    return {" ".join(row.split()[:2]) for row in rows}


def choose(page: Page, name: str, value: str) -> None:
    """Chooses as a reader does, and waits until what is chosen is shown."""
    page.locator(f"select[name={name}]").select_option(value)
    settle(page)


def awaited(page: Page, said: str) -> None:
    """Waits until so many projects are shown."""
    expect(page.locator(".oda-form [role=status]")).to_have_text(re.compile(f"^{said}"))


def count(page: Page) -> str:
    settle(page)
    return page.locator(".oda-form [role=status]").inner_text()


def names(page: Page) -> list[str]:
    """The countries that are shown, from left to right."""
    return page.locator(".oda-compare-table thead th:visible").all_inner_texts()


def test_each_facet_filters_and_all_of_them_hold_together(page: Page, example_address: str) -> None:
    page.goto(example_address + "projects/")
    assert count(page) == "8 of 8 projects"
    choose(page, "country", "sao-lucio")
    assert count(page) == "4 of 8 projects"
    assert titles(page) >= {"Relief Grant", "Sea Charts"}, "its group's and region's too"
    choose(page, "theme", "sea-and-coast")
    assert titles(page) == {"A School", "Harbour Lights", "Sea Charts"}
    choose(page, "scheme", "technical-cooperation")
    assert titles(page) == {"Sea Charts"}
    assert page.url.endswith(
        "/projects/?country=sao-lucio&theme=sea-and-coast&scheme=technical-cooperation"
    )
    page.get_by_role("button", name="Show all").click()
    assert count(page) == "8 of 8 projects"
    assert page.url.endswith("/projects/")


def test_a_project_of_a_group_is_one_of_each_of_its_countries(
    page: Page, example_address: str
) -> None:
    for country in ("veymar", "tessara"):
        page.goto(f"{example_address}projects/?country={country}")
        assert "Clinic Boats" in titles(page)
    page.goto(f"{example_address}projects/?country=sao-lucio")
    assert "Clinic Boats" not in titles(page)
    choose(page, "country", "outer-isles")
    assert titles(page) >= {"Clinic Boats", "Relief Grant"}
    assert count(page) == "7 of 8 projects"


def test_an_organisation_is_found_with_its_members_and_a_member_alone(
    page: Page, example_address: str
) -> None:
    page.goto(example_address + "projects/")
    choose(page, "organisation", "varland-mec")
    assert titles(page) == {"A School", "Harbour Lights", "Strengthening Advisory"}
    assert page.url.endswith("/projects/?organisation=varland-mec")
    choose(page, "organisation", "varland-cooperation-agency")
    assert titles(page) == {"Harbour Lights", "Strengthening Advisory"}
    assert count(page) == "2 of 8 projects"
    choose(page, "country", "tessara")
    assert titles(page) == {"Harbour Lights", "Strengthening Advisory"}
    page.goto(example_address + "organisations/varland-mec/")
    page.get_by_role("link", name="in the list of projects").click()
    page.wait_for_url("**/projects/?organisation=varland-mec")
    assert count(page) == "3 of 8 projects"


def test_a_period_leaves_out_what_lies_beside_it_and_what_states_none(
    page: Page,
    example_address: str,
) -> None:
    page.goto(example_address + "projects/?to=2016")
    assert titles(page) == {"Harbour Lights", "Strengthening Advisory"}
    choose(page, "to", "")
    choose(page, "from", "2023")
    assert titles(page) == {"A School", "Harbour Lights"}
    page.goto(example_address + "projects/?from=2021&to=2016")
    assert titles(page) == {"Clinic Boats", "Harbour Lights", "Strengthening Advisory"}, (
        "years the wrong way round are taken as meant"
    )


def test_the_way_back_restores_what_was_chosen(page: Page, example_address: str) -> None:
    page.goto(example_address + "projects/?theme=sea-and-coast")
    assert titles(page) == {"A School", "Harbour Lights", "Sea Charts", "Strengthening Advisory"}
    choose(page, "country", "veymar")
    assert titles(page) == {"Harbour Lights", "Sea Charts"}
    page.go_back()
    assert count(page) == "4 of 8 projects"
    assert page.locator("select[name=country]").input_value() == ""
    assert page.locator("select[name=theme]").input_value() == "sea-and-coast"
    page.go_forward()
    assert titles(page) == {"Harbour Lights", "Sea Charts"}


def test_kind_status_and_amount_filter_and_say_how_many_each_choice_finds(
    page: Page, example_address: str
) -> None:
    page.goto(example_address + "projects/")
    page.get_by_label("NGO").check(force=True)
    awaited(page, "1 of 8 projects")
    assert titles(page) == {"A School"}
    assert page.url.endswith("/projects/?kind=ngo")
    option = page.locator("option[value=sao-lucio]")
    assert option.inner_text() == "São Lúcio (1)"
    assert page.locator("option[value=tessara]").is_disabled()
    assert page.locator("label", has_text="Government agency").inner_text().split()[-1] == "2"
    page.goto(example_address + "projects/?status=completed")
    assert titles(page) == {"Clinic Boats", "Strengthening Advisory"}
    page.goto(example_address + "projects/?amount=jpy-1000000000")
    assert titles(page) == {"Harbour Lights"}
    assert (
        page.locator("[name=amount] option:checked").inner_text() == "¥1\u00a0billion or more (1)"
    )


def test_words_find_titles_and_places_whatever_their_accents(
    page: Page, example_address: str
) -> None:
    page.goto(example_address + "projects/")
    page.get_by_label("Words").fill("sao lucio SCHOOL")
    awaited(page, "1 of 8 projects")
    assert titles(page) == {"A School"}
    assert page.url.endswith("/projects/?words=sao+lucio+SCHOOL")
    page.get_by_label("Words").fill("sao lucio schoolmaster")
    awaited(page, "0 of 8 projects")


def order(page: Page) -> list[str]:
    """The first words of the titles from top to bottom."""
    rows = page.locator(".oda-projects tbody th a").all_inner_texts()
    return [" ".join(row.split()[:2]) for row in rows]


def test_a_list_is_sorted_by_name_and_by_the_amounts_of_one_currency(
    page: Page, example_address: str
) -> None:
    page.goto(example_address + "projects/?sort=name")
    assert count(page) == "8 of 8 projects"
    assert order(page) == sorted(order(page), key=str.casefold)
    choose(page, "sort", "amount-usd")
    assert order(page)[:2] == ["Relief Grant", "Harbour Lights"], "then those without dollars"
    assert len(order(page)) == 8
    choose(page, "sort", "")
    assert order(page)[0] == "Economic and"


def test_the_file_that_the_filter_reads_is_fetched_when_it_is_used_and_not_before(
    page: Page, example_address: str
) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url.removeprefix(example_address))

    page.on("request", note)
    page.goto(example_address + "projects/", wait_until="networkidle")
    assert not [one for one in asked if one.startswith("data/")]
    choose(page, "theme", "health")
    assert asked.count("data/projects.json") == 1
    choose(page, "theme", "relief")
    assert asked.count("data/projects.json") == 1


def test_the_chosen_projects_are_a_file_with_the_columns_of_all_of_them(
    page: Page, example_address: str, example_site: Path
) -> None:
    every = (example_site / "data/projects.csv").read_text("utf-8").split("\n")
    page.goto(example_address + "projects/?country=veymar&sort=amount-jpy")
    awaited(page, "6 of 8 projects")
    with page.expect_download() as download:
        page.get_by_role("link", name="This list as CSV").click()
    assert download.value.suggested_filename == "projects-chosen.csv"
    head, *rows = Path(download.value.path()).read_text("utf-8").strip().split("\n")
    assert head == every[0]
    assert set(rows) < set(every)
    ids = [row.split(",")[0] for row in rows]
    assert list(dict.fromkeys(ids))[:2] == ["harbour-lights", "economic-programme-veymar"]
    assert len(set(ids)) == 6
    page.goto(example_address + "projects/")
    with page.expect_download() as download:
        page.get_by_role("link", name="This list as CSV").click()
    assert (
        Path(download.value.path()).read_bytes()
        == (example_site / "data/projects.csv").read_bytes()
    )


def test_a_row_that_stands_on_another_page_of_the_list_is_drawn_as_that_page_has_it(
    page: Page, example_address: str
) -> None:
    def without_rows(route: Route) -> None:
        body = route.fetch().text()
        start = body.index('<tbody role="rowgroup">')
        rows = body[start : body.index("</tbody>", start)].split("<tr ")
        kept = "<tr ".join([rows[0], rows[1]])
        route.fulfill(body=body.replace("<tr ".join(rows), kept), content_type="text/html")

    def rows() -> list[str]:
        refs = "document.querySelectorAll('.oda-projects .oda-ref').forEach(one => one.remove())"
        page.evaluate(refs)
        texts = page.locator(".oda-projects tbody tr").all_inner_texts()
        return [" ".join(text.split()) for text in texts]

    page.goto(example_address + "projects/")
    printed = rows()
    page.route(re.compile(r"/projects/\?"), without_rows)
    page.goto(example_address + "projects/?from=1900&sort=name")
    page.goto(example_address + "projects/?sort=name")
    assert count(page) == "8 of 8 projects"
    assert sorted(rows()) == sorted(printed)
    page.locator(".oda-projects a", has_text="Clinic Boats").click()
    page.wait_for_url("**/projects/clinic-boats/")


def test_what_could_not_be_read_is_said_and_the_list_stays(
    browser: Browser, example_address: str
) -> None:
    with opened(browser, 1440) as page:
        page.route("**/data/projects.json", lambda route: route.abort())
        page.goto(example_address + "projects/?country=veymar")
        assert "could not be read: they all stand below" in count(page)
        assert page.locator(".oda-projects tbody tr:visible").count() == 8


def test_what_is_looked_for_most_is_two_clicks_from_the_front_page(
    page: Page, example_address: str
) -> None:
    page.goto(example_address)
    page.locator(".md-tabs").get_by_role("link", name="Projects").click()
    page.locator("label", has_text="NGO").click()
    awaited(page, "1 of 8 projects")
    assert titles(page) == {"A School"}
    page.goto(example_address)
    page.locator(".md-tabs").get_by_role("link", name="Data").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="All values (CSV)").click()
    assert Path(download.value.path()).read_text("utf-8").startswith("figure,area,area_name")


def test_files_are_found_on_a_phone_from_the_foot_of_each_page(
    browser: Browser, example_address: str
) -> None:
    with opened(browser, 390) as page:
        page.goto(example_address + "countries/veymar/")
        page.get_by_role("link", name="All figures as files").click()
        page.wait_for_url("**/data/")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.get_by_role("link", name="Veymar: figures (CSV)").is_visible()
        dressed = "getComputedStyle(document.querySelector('.oda-files td')).textAlign"
        assert page.evaluate(dressed) == "right", "its style sheet is asked for"
        for table in page.locator(".oda-files").all():
            assert table.evaluate("one => one.scrollWidth <= one.parentElement.clientWidth")


def test_nothing_found_is_said(page: Page, example_address: str) -> None:
    page.goto(example_address + "projects/?country=tessara&theme=relief")
    assert count(page).startswith("0 of 8 projects. Nothing fits all that is chosen")
    assert not page.locator(".oda-projects").is_visible()


def test_what_an_address_says_that_is_unknown_is_ignored(page: Page, example_address: str) -> None:
    unknown = "projects/?country=atlantis&theme=sea-and-coast&from=1066&__proto__=x&utm=y"
    page.goto(example_address + unknown)
    assert count(page) == "4 of 8 projects"
    page.goto(example_address + "compare/?a=atlantis&b=tessara&c=<script>")
    assert names(page)[0] == "Tessara"
    assert len(names(page)) == 4


def test_a_country_page_leads_to_its_projects_and_beside_others(
    page: Page, example_address: str
) -> None:
    page.goto(example_address + "countries/tessara/")
    page.get_by_role("link", name="Tessara in the list of projects").click()
    page.wait_for_url("**/projects/?country=tessara")
    assert count(page) == "4 of 8 projects"
    page.go_back()
    page.get_by_role("link", name="Tessara beside another country").click()
    page.wait_for_url("**/compare/?a=tessara")
    assert names(page)[:2] == ["Tessara", "São Lúcio"]
    assert count(page) == "Shown: Tessara first, of all 4 countries"


def test_projects_are_found_by_the_other_names_of_what_they_have(
    page: Page, example_address: str
) -> None:
    for words, choice in (("Vaymar", "country=veymar"), ("VCA", None), ("ヴェイマル", None)):
        page.goto(f"{example_address}projects/?words={words}")
        found = titles(page)
        assert found
        if choice:
            page.goto(f"{example_address}projects/?{choice}")
            assert titles(page) == found


def test_what_is_found_is_told_when_a_word_is_written_and_not_at_each_letter(
    page: Page, example_address: str
) -> None:
    page.goto(example_address + "projects/")
    page.locator("input[name=words]").click()
    page.evaluate("""() => {
      globalThis.told = [];
      const status = document.querySelector(".oda-form [role=status] [data-count]");
      new MutationObserver(() => told.push(status.textContent))
        .observe(status, {childList: true, characterData: true, subtree: true});
    }""")
    page.locator("input[name=words]").press_sequentially("harbour", delay=20)
    awaited(page, "[12] of 8 projects")
    assert len(page.evaluate("told")) == 1


def test_two_countries_are_chosen_by_address_and_by_select(
    page: Page, example_address: str
) -> None:
    page.goto(example_address + "compare/?a=veymar&b=sao-lucio")
    assert names(page) == ["Veymar", "São Lúcio"]
    assert count(page) == "Shown: Veymar and São Lúcio"
    row = page.locator(".oda-compare-table tr", has_text="Net bilateral ODA")
    assert row.locator("td:visible").count() == 2
    assert "11.26" in row.locator("td:visible").first.inner_text()
    page.get_by_label("Second country").select_option("tessara")
    assert names(page) == ["Veymar", "Tessara"]
    assert page.url.endswith("/compare/?a=veymar&b=tessara")
    page.go_back()
    assert names(page) == ["Veymar", "São Lúcio"]
    page.get_by_role("button", name="Show all").click()
    assert len(names(page)) == 4
    assert names(page)[0] == "São Lúcio"


def test_two_countries_have_a_scale_that_fits_them_and_their_own_sources(
    page: Page, example_address: str
) -> None:
    def numbers() -> list[list[str]]:
        row = page.locator(".oda-compare-table tr", has_text="Net bilateral ODA")
        plots = row.locator(".oda-plot-beside:visible").all()
        return [plot.locator(".oda-axis text").all_text_contents() for plot in plots]

    def tallest() -> float:
        marks = page.locator(".oda-compare-table tr", has_text="Net bilateral ODA").locator(
            ".oda-plot-beside:visible .oda-above"
        )
        return max(box["height"] for mark in marks.all() if (box := mark.bounding_box()))

    page.goto(example_address + "compare/")
    everywhere = page.locator(".oda-sources > li:visible").count()
    assert numbers() == [["0", "5", "10"]] * 4
    whole = tallest()
    page.goto(example_address + "compare/?a=tessara&b=cote-d-orlan")
    assert numbers() == [["−2", "−1", "0", "1", "2"]] * 2
    assert tallest() > whole / 3, "2.20 beside 0.75, where 14.01 stood before"
    page.get_by_label("Second country").select_option("veymar")
    shown = page.locator(".oda-sources > li:visible").all()
    marks = page.locator(".oda-compare-table a.oda-ref:visible").all_inner_texts()
    cited = sorted({int(re.sub(r"\D", "", mark)) for mark in marks})
    assert [li.evaluate("li => [li.id, li.value]") for li in shown] == [
        [f"source-{number}", number] for number in cited
    ]
    assert len(shown) == everywhere - 1, "a source of the others alone is not listed"
    page.get_by_role("button", name="Show all").click()
    assert numbers() == [["0", "5", "10"]] * 4
    assert page.locator(".oda-sources > li:visible").count() == everywhere


def test_two_countries_stand_side_by_side_three_clicks_from_home(
    page: Page, example_address: str
) -> None:
    page.goto(example_address)
    page.locator(".md-content").get_by_role("link", name="Veymar").first.click()
    page.get_by_role("link", name="Veymar beside another country").click()
    page.wait_for_url("**/compare/?a=veymar")
    page.get_by_label("Second country").select_option("tessara")
    assert names(page) == ["Veymar", "Tessara"]


def test_a_country_cannot_be_chosen_beside_itself(page: Page, example_address: str) -> None:
    page.goto(example_address + "compare/?a=veymar&b=veymar")
    assert page.get_by_label("Second country").input_value() == ""
    assert page.locator("select[name=b] option[value=veymar]").is_disabled()


def test_both_pages_are_used_by_keyboard_alone(page: Page, example_address: str) -> None:
    page.goto(example_address + "projects/")
    page.get_by_label("Words").focus()
    page.keyboard.type("harbour")
    page.keyboard.press("Tab")
    page.keyboard.type("Tes")
    awaited(page, "1 of 8 projects")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    awaited(page, "1 of 8 projects")
    assert page.url.endswith("?words=harbour&country=tessara&kind=agency")
    page.get_by_role("button", name="Show all").focus()
    page.keyboard.press("Enter")
    assert count(page) == "8 of 8 projects"
    assert page.evaluate("document.activeElement.name") == "words"
    page.goto(example_address + "compare/")
    page.get_by_label("First country").focus()
    page.keyboard.type("Vey")
    page.keyboard.press("Tab")
    page.keyboard.type("Tes")
    assert names(page) == ["Veymar", "Tessara"]


def test_nothing_moves_while_a_page_with_a_choice_opens(page: Page, example_address: str) -> None:
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for path in ("projects/?country=veymar", "compare/?a=veymar&b=tessara"):
            page.goto(example_address + path)
            page.evaluate("document.fonts.ready")
            assert page.evaluate("shift") <= 0.02, (path, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_without_a_script_everything_is_there_and_no_form(
    browser: Browser, example_address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(example_address + "projects/?country=tessara")
    assert page.locator(".oda-projects tbody tr:visible").count() == 8
    assert not page.locator(".oda-form").is_visible()
    assert page.get_by_role("link", name="Sea and coast").first.is_visible()
    page.goto(example_address + "compare/?a=veymar&b=tessara")
    assert len(names(page)) == 4
    assert not page.locator(".oda-form").is_visible()
    context.close()


def test_axe_finds_nothing_beside_two_countries_on_a_phone(
    browser: Browser, example_address: str
) -> None:
    with opened(browser, 390, "dark") as page:
        page.goto(example_address + "compare/?a=veymar&b=tessara")
        assert violations(page) == []


def test_an_address_with_an_id_of_before_chooses_the_record_of_today(
    page: Page, address: str
) -> None:
    def with_old_id(route: Route) -> None:
        named = 'option value="tajikistan"'
        body = route.fetch().text()
        assert named in body
        route.fulfill(body=body.replace(named, f'{named} data-before="sogdia bactria"'))

    for path in ("projects", "compare"):
        page.route(re.compile(rf"/{path}/\?"), with_old_id)
    page.goto(address + "projects/?country=bactria")
    assert page.locator("select[name=country]").input_value() == "tajikistan"
    made = catalogue_of(REAL)
    here = ["tajikistan" in facets_of(made, one).countries for one in made.projects]
    assert count(page) == f"{sum(here)} of {len(here)} projects"
    page.goto(address + "compare/?a=sogdia&b=georgia")
    assert names(page) == ["Tajikistan", "Georgia"]
