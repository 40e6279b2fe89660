"""What a page may load and run: it says so first, it names what it has, and nothing else runs."""

from __future__ import annotations

import re
from base64 import b64encode
from fnmatch import fnmatchcase
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest
from conftest import ROOT, opened
from oda_reports.writing.html_trees import read_attributes, read_tags
from playwright.sync_api import Browser, Page, Route

pytestmark = [pytest.mark.site, pytest.mark.browser]

ELSEWHERE = "http://elsewhere.example/"
PAGE = "countries/veymar/"
CHART = "charts/net-bilateral-oda-veymar/"
SITE_URL = "https://example.org/lorian-sea/"
"""Where the report says that it is published."""
ATTACKS = {
    "script-src-elem": f"""<script>ran.push("script")</script>
        <script src="{ELSEWHERE}a.js"></script>
        <script src="data:text/javascript,ran.push('data')"></script>
        <a id="lure" href="javascript:void ran.push('link')">Go</a>""",
    "script-src-attr": """<img src="data:," onerror="ran.push('onerror')">""",
    "style-src-elem": f"""<style>h1 {{display: none}}</style>
        <link rel="stylesheet" href="{ELSEWHERE}a.css">""",
    "style-src-attr": """<p id="dressed" style="display: none">Dressed</p>""",
    "img-src": f"""<img src="{ELSEWHERE}a.png">""",
    "object-src": f"""<object data="{ELSEWHERE}a.svg" type="image/svg+xml"></object>""",
    "frame-src": f"""<iframe src="{ELSEWHERE}"></iframe>""",
    "form-action": f"""<form id="snare" action="{ELSEWHERE}"></form>""",
    "base-uri": f"""<base href="{ELSEWHERE}">""",
}
"""What a hole could bring into a page, by the word of the policy that refuses it."""
WATCH = """window.ran = []; window.refused = [];
addEventListener("securitypolicyviolation", event => refused.push(event.effectiveDirective));"""


class _Contents:
    """What of a page its policy is about."""

    def __init__(self, html: str) -> None:
        self.policies: list[str] = []
        self.before: set[str] = set()
        """The elements that stand before the policy."""
        self.scripts: list[str] = []
        self.refused: list[str] = []
        """What no policy of ours allows."""
        for _, name, _, written, text in read_tags(html)[1]:
            if name:
                self._read(name.lower(), read_attributes(written), text)

    def _read(self, name: str, attributes: dict[str, str], text: str) -> None:
        if attributes.get("http-equiv") == "Content-Security-Policy":
            self.policies.append(attributes["content"])
        elif not self.policies:
            self.before.add("charset" if "charset" in attributes else name)
        self.refused += [key for key in attributes if key == "style" or key.startswith("on")]
        self.refused += [name] if name in {"style", "iframe", "object", "embed"} else []
        if name == "script" and not attributes.keys() & {"src", "type"}:
            self.scripts.append(text)


def hash_of(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


@pytest.mark.parametrize("site", ["real_site", "example_site", "unplaced_site"])
def test_a_page_says_first_what_it_may_run_and_that_is_what_it_has(
    request: pytest.FixtureRequest, site: str
) -> None:
    folder: Path = request.getfixturevalue(site)
    faults: dict[str, object] = {}
    for file in (files := sorted(folder.rglob("*.html"))):
        html = file.read_text("utf-8")
        found = _Contents(html)
        allowed = re.findall("'sha256-[^']+'", " ".join(found.policies))
        hashes = [hash_of(script) for script in found.scripts]
        name = file.relative_to(folder).as_posix()
        if len(found.policies) != 1 or found.before - {"html", "head", "charset"}:
            faults[name] = found.before
        elif "unsafe" in found.policies[0] or found.refused:
            faults[name] = found.refused
        elif set(hashes) - set(allowed) or ("md-header" in html and set(allowed) - set(hashes)):
            faults[name] = [(hash_of(script), script[:60]) for script in found.scripts]
        elif html.encode().index(b"charset") > 1000:
            faults[name] = "browsers look for the charset in the first 1,024 bytes"
    assert len(files) > 40
    assert faults == {}


@pytest.mark.parametrize("is_kept", [True, False], ids=["kept", "taken-out"])
def test_what_is_brought_into_a_page_neither_runs_nor_asks_nor_dresses_it(
    browser: Browser, example_address: str, example_site: Path, is_kept: bool
) -> None:
    """With the policy taken out each of them does, so that the test knows what it sees refused."""
    html = (example_site / PAGE / "index.html").read_text("utf-8")
    html = html.replace("</article>", f"{''.join(ATTACKS.values())}</article>")
    if not is_kept:
        html = re.sub("<meta http-equiv[^>]+>", "", html)
    context = browser.new_context()
    asked: list[str] = []

    def note(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    context.route(f"{ELSEWHERE}**", note)
    sent = {"body": html, "content_type": "text/html; charset=utf-8"}
    context.route(f"**/{PAGE}", lambda route: route.fulfill(**sent))
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(example_address + PAGE, wait_until="load")
    page.evaluate("document.getElementById('lure').click()")
    page.wait_for_timeout(100)
    ran, refused = page.evaluate("[ran, refused]")
    looks = page.evaluate(
        "['h1', '#dressed'].map(name => getComputedStyle(document.querySelector(name)).display)"
    )
    based = page.evaluate("document.baseURI").startswith(ELSEWHERE)
    page.evaluate("document.getElementById('snare').submit()")
    page.wait_for_timeout(100)
    if is_kept:
        refused = page.evaluate("refused")
        assert (ran, asked, looks, based) == ([], [], ["block", "block"], False)
        assert set(refused) == set(ATTACKS)
    else:
        assert sorted(ran) == ["data", "link", "onerror", "script"]
        files = {url.removeprefix(ELSEWHERE).strip("?") for url in asked}
        assert files > {"", "a.js", "a.css", "a.png", "a.svg"}, "and what the new base misleads"
        assert (looks, based, refused) == (["none", "none"], True, [])
    context.close()


def test_a_page_that_is_opened_from_a_disk_looks_and_works_as_on_a_host(
    browser: Browser, example_site: Path
) -> None:
    with opened(browser, 1440) as page:
        page.goto((example_site / "index.html").as_uri())
        assert "ODA Serif" in type_of(page, "h1")
        page.locator(".oda-prose data.oda-figure").first.hover()
        assert "Varland" in page.locator(".oda-note-beside").inner_text()


def headers_for(site: Path, address: str) -> dict[str, str]:
    """The headers of a page as hosts read them from the site."""
    found: dict[str, str] = {}
    holds = False
    for line in (site / "_headers").read_text("utf-8").splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            if holds:
                assert name not in found, "hosts do not agree on what two rules say of one header"
                found[name] = value
        else:
            holds = fnmatchcase(f"/{address}", line)
    return found


@pytest.mark.parametrize("site", ["real_site", "example_site"])
def test_only_pages_of_charts_may_be_shown_in_frames_of_other_sites(
    request: pytest.FixtureRequest, site: str
) -> None:
    folder: Path = request.getfixturevalue(site)
    addresses = [
        file.relative_to(folder).as_posix().removesuffix("index.html")
        for file in folder.rglob("*.html")
    ]
    framed = {
        address
        for address in addresses
        if "Content-Security-Policy" not in headers_for(folder, address)
    }
    assert len(framed) > 10
    assert framed == {address for address in addresses if address.startswith("charts/")}
    assert all(len(headers_for(folder, address)) >= 3 for address in addresses)


@pytest.mark.parametrize(("page", "is_shown"), [(CHART, True), (PAGE, False)])
def test_another_site_shows_a_chart_and_no_other_page(
    browser: Browser, example_address: str, example_site: Path, *, page: str, is_shown: bool
) -> None:
    html = (example_site / CHART / "index.html").read_text("utf-8")
    (snippet,) = re.findall("<pre[^>]*><code>(.*?)</code>", html, re.DOTALL)
    frame = unescape(snippet).replace(SITE_URL + CHART, example_address + page)
    assert example_address in frame
    context = browser.new_context(java_script_enabled=False)

    def with_headers(route: Route) -> None:
        address = route.request.url.removeprefix(example_address)
        answer = route.fetch()
        route.fulfill(
            response=answer, headers={**answer.headers, **headers_for(example_site, address)}
        )

    context.route(f"{example_address}**", with_headers)
    body = {"body": f"<h1>A newspaper</h1>{frame}", "content_type": "text/html; charset=utf-8"}
    context.route(f"{ELSEWHERE}**", lambda route: route.fulfill(**body))
    shown = context.new_page()
    shown.goto(ELSEWHERE, wait_until="load")
    inside = shown.frame_locator("iframe")
    assert inside.locator("h1").count() == int(is_shown)
    if is_shown:
        title = shown.locator("iframe").get_attribute("title")
        assert title
        assert title in inside.locator("main").inner_text()
        inside.get_by_role("link", name="Varland's ODA in the Lorian Sea").click()
        shown.wait_for_url(example_address)
    context.close()


def type_of(page: Page, what: str) -> str:
    return str(page.locator(what).first.evaluate("one => getComputedStyle(one).fontFamily"))


def test_every_host_is_advised_the_headers_that_lie_in_the_site(example_site: Path) -> None:
    said = (ROOT / "docs/contributing/hosting.md").read_text("utf-8")
    lines = (example_site / "_headers").read_text("utf-8").splitlines()
    headers = {tuple(line.strip().split(": ", 1)) for line in lines if line.startswith(" ")}
    assert len(headers) == 4
    for name, value in headers:
        assert f'add_header {name} "{value}" always;' in said
        assert f'Header always set {name} "{value}"' in said
    assert "unsafe" not in said
