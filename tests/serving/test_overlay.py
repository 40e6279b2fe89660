"""What stands over the pages of a served site."""

from __future__ import annotations

import threading
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from conftest import opened
from oda_reports.problems.problem import Problem, Span
from oda_reports.serving.answers import desk
from oda_reports.serving.hosts import Hosts
from oda_reports.serving.overlay import (
    BEHIND,
    covered,
    failure_overlay,
    overlay,
    page_cover,
    waiting_site,
)
from playwright.sync_api import Browser

ERROR = Problem("data/themes/wind.yml", Span(2, 1, 2, 5), "E202", "'<b>' is not a field", "x & y")
WARNING = Problem("data/themes/wind.yml", Span(2, 1, 2, 5), "W403", "nothing cites it")


def test_errors_stand_open_over_the_page_and_warnings_folded() -> None:
    assert "<details" in overlay([ERROR])
    assert " open>" in overlay([ERROR, WARNING])
    assert " open>" not in overlay([WARNING])
    assert " open>" in failure_overlay("full", over_good=True)


def test_what_a_record_says_cannot_become_markup() -> None:
    html = overlay([ERROR])
    assert "<b>" not in html
    assert "&lt;b&gt;" in html
    assert "x &amp; y" in html


def test_the_number_of_problems_is_said_once() -> None:
    assert overlay([ERROR, WARNING]).count("1 error, 1 warning") == 1


def test_a_cover_of_nothing_says_nothing() -> None:
    assert '<p class="oda-cover__age" role="status"></p>' in page_cover("", "one")
    assert "older than the newest save" in page_cover("", "one", BEHIND).partition("<p")[2]


def test_a_cover_stands_at_the_end_of_a_page_even_of_one_that_writes_about_html() -> None:
    page = b"<body><p>&lt;/body></body>, the end</p></body></html>"
    assert covered(page, "é").startswith("<body><p>&lt;/body></body>, the end</p>é<link".encode())
    assert covered(b"<p>moved</p>", "cover").startswith(b"<p>moved</p>cover<link")


def test_without_any_good_state_one_page_waits_and_hands_its_problems_on() -> None:
    site = waiting_site([ERROR])
    (page,) = site.pages
    assert page.path == "index.md"
    assert page.meta["title"] == "The site cannot be shown yet"
    assert site.warnings == (ERROR,)


class _Threads(ThreadingMixIn, WSGIServer):
    """A server to which a browser may hold several lines open."""

    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.mark.browser
def test_an_open_page_says_what_holds_now_and_follows_to_newer_pages(
    browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text("<body><h1>One</h1></body>", "utf-8")
    covers = [page_cover("", "one")]
    application = desk(Hosts("127.0.0.1"), "/", lambda: tmp_path, lambda _: covers[-1])
    server = make_server("127.0.0.1", 0, application, _Threads, _Silent)
    threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    with opened(browser, 390) as page:
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        status = page.get_by_role("status")
        assert not status.is_visible()

        failure = failure_overlay("No space left", over_good=True)
        covers.append(page_cover(failure, "one", BEHIND))
        status.filter(has_text="older than the newest save").wait_for()
        assert "No space left" in page.locator("pre").inner_text()

        (tmp_path / "index.html").write_text("<body><h1>Two</h1></body>", "utf-8")
        covers.append(page_cover("", "two"))
        page.get_by_role("heading", name="Two").wait_for()
        assert not status.is_visible()

        server.shutdown()
        server.server_close()
        status.filter(has_text="The server does not answer").wait_for()
