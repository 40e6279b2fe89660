"""Whether everybody can use the site: WCAG 2.2 at level AA, page by page.

``make accessibility`` runs these tests and writes what they did into the accessibility statement.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from axe import AXE_TAGS, COLOURS, bring_to, violations
from builders import catalogue_of
from conftest import EXAMPLE, REAL, ROOT, opened
from oda_reports.writing.statement import END_OF_RESULTS, RESULTS_OF, own_statement
from page_kinds import KINDS, kind_of, leanest, name_of, pages_of, richest
from playwright.sync_api import Browser, Page
from searches import look_for
from statement import SCHEMES, STATEMENT, WIDTHS, Visits, criteria_of, results_in

pytestmark = [pytest.mark.site, pytest.mark.browser]

OF_DATA = {"Home", "Region", "Country", "Project", "Statistic", "List of projects", "Comparison"}
"""The kinds of page that say most of what a report has, and another has not."""
STATES = [(width, scheme) for width in WIDTHS for scheme in SCHEMES]
SPACED = """* {line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important} p {margin-bottom: 2em !important}"""
DRESS = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""
CUT_OFF = """[...document.querySelectorAll("header *, main *, footer *")].filter(part => {
  const style = getComputedStyle(part);
  const text = [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  return text && part.checkVisibility({visibilityProperty: true, opacityProperty: true})
    && style.overflow !== "visible" && style.clipPath === "none"
    && !part.closest(".md-header, .md-sidebar, pre")
    && (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1);
}).map(part => part.outerHTML.slice(0, 120))"""
SETTLED = """([scheme, width]) => innerWidth === width
  && (document.body.dataset.mdColorScheme ?? "default")
    === {light: "default", dark: "slate"}[scheme]
  && document.getAnimations().every(one => one.playState !== "running")"""
INTERACTIVE = """[...document.querySelectorAll("a[href], button, summary, input, [tabindex='0']")]
  .filter(part => part.tabIndex >= 0 && !part.closest("[hidden]")
    && part.checkVisibility({visibilityProperty: true}))"""
# Of radio buttons of one name one is a stop, and arrows lead to the others. Where a control lies
# unseen over its label, the label shows where the keyboard is.
FOCUSED = """() => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  const again = focused.dataset.reached !== undefined;
  const stop = focused.type === "radio" ? document.getElementsByName(focused.name) : [focused];
  for (const one of stop) one.dataset.reached = "";
  const part = getComputedStyle(focused).opacity === "0" ? focused.closest("label") : focused;
  const rgb = text => (text.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  let around = part.parentElement;
  while (around && rgb(getComputedStyle(around).backgroundColor)[3] === 0) {
    around = around.parentElement;
  }
  const style = getComputedStyle(part);
  const pair = [rgb(style.outlineColor), around ? rgb(getComputedStyle(around).backgroundColor)
    : [255, 255, 255]].map(light).sort((a, b) => b - a);
  const box = part.getBoundingClientRect();
  const header = document.querySelector(".md-header");
  return {again, html: part.outerHTML.slice(0, 120), width: parseFloat(style.outlineWidth),
    drawn: style.outlineStyle !== "none", contrast: (pair[0] + .05) / (pair[1] + .05),
    hidden: !header.contains(part) && style.position !== "fixed" &&
      box.bottom <= header.getBoundingClientRect().bottom
      || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth};
}"""


@pytest.mark.parametrize("site", ["report", "example"])
@pytest.mark.parametrize("turn", range(len(STATES)))
def test_axe_finds_nothing_and_no_page_is_wider_than_the_screen(
    browser: Browser, request: pytest.FixtureRequest, visits: Visits, site: str, turn: int
) -> None:
    """Each kind of page at each width in each palette; others once, states in turn.

    A page that is checked whole in one palette is asked for its colours alone in the other. Pages
    for contributors are the same on both sites, and are visited on one. The invented region has
    what a page can have: of each kind, the page that says most goes through all states, the one
    that says least is visited once. Of the report, the kinds that are made of its data are visited
    once; `make accessibility` goes to every page, and judges the colours of every part, before it
    writes the statement.
    """
    whole = request.config.getoption("--accessibility-report")
    folder = request.getfixturevalue("real_site" if site == "report" else "example_site")
    address = request.getfixturevalue("address" if site == "report" else "example_address")
    pages = {
        path: html
        for path, html in pages_of(folder).items()
        if site == "example" or not path.startswith("contributing/")
    }
    kinds = richest(pages)
    others = [path for path in pages if path not in kinds]
    if not whole:
        lean = leanest(pages)
        others = [path for path in others if path in lean or path.startswith("contributing/")]
        if site == "report":
            kinds, others = [], [path for path in kinds if name_of(path) in OF_DATA]
    found = {}
    looks: set[int] = set()
    with opened(browser, WIDTHS[0], SCHEMES[0]) as page:
        bring_to(page)
        for path in kinds[turn :: len(STATES)]:
            page.goto(address + path)
            kind = kind_of(path)
            palettes = SCHEMES if kind and kind.has_palettes else SCHEMES[:1]
            here = faults_in_every_state(page, palettes, whole, looks)
            visits.add(site, path, len(WIDTHS) * len(palettes), here)
            if here:
                found[path] = here
    with opened(browser, *STATES[turn]) as page:
        bring_to(page)
        for path in others[turn :: len(STATES)]:
            page.goto(address + path)
            here = [*violations(page, whole=whole, looks=looks), *too_wide(page)]
            visits.add(site, path, 1, here)
            if here:
                found[path] = here
    visits.seen_with(browser.version)
    assert found == {}


def faults_in_every_state(
    page: Page, palettes: Sequence[str], whole: bool, looks: set[int]
) -> list[Any]:
    """What is found on a page at each width, first whole in the light, then the dark colours.

    A page of one palette has no switch to the other. The window is made narrow and wide again
    around the page, as a reader does.
    """
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(SETTLED, arg=[SCHEMES[0], width])
        found += [*violations(page, whole=whole, looks=looks), *too_wide(page)]
    if SCHEMES[1] not in palettes:
        return found
    page.get_by_role("button", name=f"Switch to the {SCHEMES[1]} palette").click()
    for width in reversed(WIDTHS):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(SETTLED, arg=[SCHEMES[1], width])
        here = violations(page, COLOURS, whole=whole, looks=looks)
        found += [*here, *too_wide(page)]
    page.evaluate("localStorage.clear()")  # where the choice of a palette is kept
    return found


def too_wide(page: Page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return ["wider than the screen"] if wide else []


@pytest.mark.meets("1.4.10 Reflow", "1.4.12 Text Spacing")
def test_at_400_percent_nothing_scrolls_sideways_or_is_cut_off(
    browser: Browser, address: str, real_site: Path
) -> None:
    found = {}
    with opened(browser, 320) as page:
        for path in richest(pages_of(real_site)):
            page.goto(address + path)
            for words in ("as it is", "spaced"):
                if words == "spaced":
                    page.evaluate(DRESS, SPACED)
                wide = page.evaluate("document.documentElement.scrollWidth") > 320
                if wide or (cut := page.evaluate(CUT_OFF)):
                    found[path, words] = "wide" if wide else cut
    assert found == {}


@pytest.mark.meets("2.1.1 Keyboard", "2.1.2 No Keyboard Trap", "2.4.3 Focus Order")
@pytest.mark.meets("2.4.7 Focus Visible", "2.4.11 Focus Not Obscured", "1.4.11 Non-text Contrast")
@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
@pytest.mark.parametrize("kind", ["Home", "Country", "Project", "List of projects"])
def test_every_control_is_reached_by_tab_and_seen(
    browser: Browser, example_address: str, example_site: Path, kind: str, width: int, scheme: str
) -> None:
    path = next(path for path in richest(pages_of(example_site)) if name_of(path) == kind)
    with opened(browser, width, scheme) as page:
        page.goto(example_address + path)
        faults = []
        for at in range(500):
            page.keyboard.press("Tab")
            focus = page.evaluate(FOCUSED)
            if focus is None or focus["again"]:
                assert at > 10
                break
            if not focus["drawn"] or focus["width"] < 1 or focus["contrast"] < 3 or focus["hidden"]:
                faults.append(focus)
        else:
            pytest.fail("the keyboard does not come to the end of the page")
        assert faults == []
        missed = f"{INTERACTIVE}.filter(part => part.dataset.reached === undefined)"
        assert page.evaluate(f"{missed}.map(part => part.outerHTML.slice(0, 120))") == []


@pytest.mark.meets("2.4.1 Bypass Blocks")
@pytest.mark.parametrize("path", ["", "countries/veymar/", "projects/"])
def test_the_first_tab_shows_a_link_past_the_navigation(
    browser: Browser, example_address: str, path: str
) -> None:
    with opened(browser, 1440) as page:
        page.goto(example_address + path)
        page.keyboard.press("Tab")
        link = page.locator(":focus")
        assert link.inner_text().strip() == "Skip to content"
        assert link.evaluate("part => getComputedStyle(part).opacity") == "1"
        page.keyboard.press("Enter")
        title = page.locator("article h1").get_attribute("id")
        assert page.evaluate("decodeURIComponent(location.hash)") == f"#{title}"
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('article')")


@pytest.mark.meets("2.1.1 Keyboard", "4.1.2 Name, Role, Value")
def test_menu_search_and_palette_work_by_keyboard_on_a_phone(
    browser: Browser, example_address: str
) -> None:
    with opened(browser, 390) as page:
        page.goto(example_address + "countries/veymar/")
        menu = page.get_by_role("button", name="Menu")
        menu.focus()
        page.keyboard.press("Enter")
        assert menu.get_attribute("aria-expanded") == "true"
        assert page.evaluate("!!document.activeElement.closest('.md-sidebar--primary')")
        page.keyboard.press("Escape")
        assert menu.get_attribute("aria-expanded") == "false"
        assert menu.evaluate("part => part === document.activeElement")
        search = page.get_by_role("button", name="Search", exact=True)
        search.focus()
        page.keyboard.press("Space")
        assert look_for(page, "grant")
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.matches('.oda-search-title a')")
        page.keyboard.press("ArrowUp")
        assert page.evaluate("document.activeElement.name") == "query"
        page.keyboard.press("Escape")
        assert search.evaluate("part => part === document.activeElement")
        for name, scheme in (("dark", "slate"), ("light", "default")):
            page.get_by_role("button", name=f"Switch to the {name} palette").focus()
            page.keyboard.press("Enter")
            assert page.evaluate("document.body.dataset.mdColorScheme") == scheme
            assert page.locator(":focus").count() == 1


@pytest.mark.meets("2.1.4 Character Key Shortcuts")
def test_a_letter_alone_does_nothing(browser: Browser, example_address: str) -> None:
    with opened(browser, 1440) as page:
        page.goto(example_address + "countries/veymar/")
        before = page.url
        for key in "nps/":
            page.keyboard.press(key)
        assert page.url == before
        assert page.evaluate("document.activeElement === document.body")


@pytest.mark.meets("1.4.1 Use of Colour")
def test_where_the_system_chooses_the_colours_signs_stay(
    browser: Browser, example_address: str
) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(example_address + "projects/")
    signs = {
        page.evaluate(
            "part => { const style = getComputedStyle(part, '::before');"
            " return style.backgroundColor + style.backgroundImage + style.borderStyle }",
            part,
        )
        for part in page.query_selector_all(".oda-status")
    }
    kinds = set(page.locator(".oda-status").all_inner_texts())
    assert len(signs) == len(kinds)
    context.close()


class _Facts(HTMLParser):
    """What a page says of itself: language, title, headings, landmarks, tables, pictures."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.language = ""
        self.title = ""
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.landmarks: list[tuple[str, str]] = []
        self.faults: list[str] = []
        self._heads = 0
        self._in_title = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = given.get("lang", "")
        self._in_title = tag == "title"
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if "id" in given:
            self.ids.append(given["id"])
        # The theme's lists stand in the menu of phones and beside the page, never in both at once.
        if "md-nav" in given.get("class", ""):
            return
        if tag in ("main", "nav", "aside") or given.get("role") in ("region", "search", "banner"):
            self.landmarks.append((given.get("role", tag), given.get("aria-label", str(given))))
        if tag == "img" and not given.get("alt"):
            self.faults.append(f"a picture without words: {given}")
        if tag == "table":
            self._heads = 0
        self._heads += tag == "th"
        if tag == "th" and "oda" in given.get("class", "") and "scope" not in given:
            self.faults.append("a head of a table without scope")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and not self._heads:
            self.faults.append("a table without heads")
        self._in_title = self._in_title and tag != "title"

    def handle_data(self, data: str) -> None:
        self.title += data if self._in_title else ""


def may_be_titled(site: str, title: str) -> int:
    """How many pages may have a title: one, or as many as there are records that are called so.

    Two projects have one title, as in life, and so have a project and the note that tells of it.
    """
    records = catalogue_of(REAL if site == "real_site" else EXAMPLE).records.values()
    called = [record.heading for record in records if record.kind.has_pages]
    return max(1, called.count(title.rpartition(" - ")[0]))


@pytest.mark.meets("1.1.1 Non-text Content", "1.3.1 Info and Relationships", "2.4.2 Page Titled")
@pytest.mark.meets("2.4.6 Headings and Labels", "3.1.1 Language of Page")
@pytest.mark.parametrize("site", ["real_site", "example_site"])
def test_every_page_has_a_language_a_title_of_its_own_and_headings_in_order(
    request: pytest.FixtureRequest, site: str
) -> None:
    titles: Counter[str] = Counter()
    faults: list[tuple[object, ...]] = []
    folder: Path = request.getfixturevalue(site)
    for path, html in pages_of(folder).items():
        facts = _Facts(html)
        levels = facts.levels
        bare = 'name="robots" content="noindex"' in html
        titles[facts.title.strip()] += not bare
        steps = zip([0, *levels], levels, strict=False)
        skipped = [(before, after) for before, after in steps if after - before > 1]
        if not facts.language or levels.count(1) != 1 or skipped:
            faults.append((path, facts.language, levels.count(1), skipped))
        for what, count in Counter(facts.ids).items():
            if count > 1:
                faults.append((path, "id", what, count))
        for landmark, count in Counter(facts.landmarks).items():
            if count > 1 and not bare:
                faults.append((path, landmark, count))
        faults += [(path, fault) for fault in facts.faults]
    repeated = [title for title, count in titles.items() if count > may_be_titled(site, title)]
    assert [title for title in titles if not title or title in repeated] == []
    assert faults == []


@pytest.mark.meets("3.1.2 Language of Parts")
def test_a_name_in_kana_is_marked_as_japanese(example_site: Path) -> None:
    html = (example_site / "countries/veymar/index.html").read_text("utf-8")
    assert '<span lang="ja">ヴェイマル</span>' in html


@pytest.mark.parametrize("site", ["real_site", "example_site"])
def test_every_page_is_of_a_kind(request: pytest.FixtureRequest, site: str) -> None:
    pages = pages_of(request.getfixturevalue(site))
    bare = [path for path, html in pages.items() if 'name="robots" content="noindex"' in html]
    assert [path for path in pages if not kind_of(path) and path not in bare] == []


def test_the_invented_region_has_pages_of_every_kind(example_site: Path) -> None:
    shown = [name_of(path) for path in richest(pages_of(example_site))]
    assert shown == [kind.name for kind in KINDS]


def test_the_statement_names_what_is_tested_and_no_violation() -> None:
    tested = results_in((ROOT / STATEMENT).read_text("utf-8"))
    program = own_statement(tested + END_OF_RESULTS, None)
    kinds = rows_of(program)
    assert [row[0] for row in kinds] == [kind.name for kind in KINDS]
    assert {row[3] for row in kinds} == {"0"}
    named = re.findall(r"^- (\d\.\d\.\d+ .*)$", program, re.MULTILINE)
    assert named == criteria_of(globals().values())
    for word in (*AXE_TAGS, *map(str, WIDTHS), *SCHEMES):
        assert word in program


def test_the_statement_names_each_kind_of_page_of_the_report_that_was_tested(
    real_site: Path,
) -> None:
    """A report for which `make accessibility` was not run yet has no results of its own."""
    report = catalogue_of(REAL).report
    tested = results_in((ROOT / STATEMENT).read_text("utf-8"))
    own = tested.partition(RESULTS_OF.format(report.id))[2]
    if own:
        kinds = {name_of(path) for path in pages_of(real_site)}
        assert {row[0] for row in rows_of(own)} == kinds - {"Contributing", None}
        assert {row[3] for row in rows_of(own)} == {"0"}
        assert report.site_name in own
    shown = (real_site / "accessibility/index.html").read_text("utf-8")
    assert ("pages of this report" in shown) == bool(own)


def rows_of(statement: str) -> list[list[str]]:
    """The rows of the statement's tables: kind of page, pages, visits, violations."""
    rows = [line.strip("| ").split(" | ") for line in statement.splitlines() if line[:2] == "| "]
    found = [row for row in rows if row[1].isdigit()]
    assert all(len(row) == 4 for row in found)
    return found
