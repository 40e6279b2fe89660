"""What a served site answers, asked as a server asks it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from wsgiref.util import FileWrapper, setup_testing_defaults

import pytest
from oda_reports.serving.answers import desk
from oda_reports.serving.hosts import Hosts
from oda_reports.serving.overlay import ROUTES, STATE

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

HOSTS = Hosts("127.0.0.1")
PAGE = b"<body>words</body>\n"


def site(type: str = "text/html", content: bytes = PAGE, status: str = "200 OK") -> WSGIApplication:
    """A site that has one answer to all."""

    def answer(request: Any, start: Callable[..., Any]) -> list[bytes]:
        start(status, [("Content-Type", type), ("Content-Length", str(len(content)))])
        return [content]

    return answer


def asked(
    path: str, app: WSGIApplication | None = None, **request: str
) -> tuple[str, dict[str, str], str]:
    """Status, headers and body of the answer to a request for this address, as it is typed."""
    request = {"HTTP_HOST": "localhost:8000", "PATH_INFO": unquote(path, "latin-1")} | request
    setup_testing_defaults(request)
    head: list[Any] = []
    body = desk(app or site(), HOSTS, lambda: "<i>cover</i>")(
        request,
        lambda *said: head.extend(said),  # type: ignore[arg-type, misc]
    )
    status, headers = head
    return status, dict(headers), b"".join(body).decode("utf-8")


def test_a_page_is_shown_with_its_cover_at_its_end() -> None:
    status, headers, page = asked("/")
    assert status == "200 OK"
    assert page.startswith("<body>words<i>cover</i><link")
    assert page.endswith("</script></body>\n")
    assert headers["Content-Length"] == str(len(page))


def test_a_page_that_tells_of_what_is_not_there_has_its_cover_too() -> None:
    status, _, page = asked("/nowhere/", site(status="404 Not Found"))
    assert status == "404 Not Found"
    assert "cover" in page


def test_what_has_no_end_of_a_page_stays_as_it_is() -> None:
    assert asked("/")[2] != asked("/", site(content=b"404"))[2] == "404"
    assert asked("/a.svg", site("image/svg+xml"))[2] == PAGE.decode()


def test_the_files_of_the_cover_and_its_state_are_answered_without_the_site() -> None:
    def silent(request: Any, start: Any) -> list[bytes]:
        raise AssertionError

    said = {path: asked(path, silent) for path in (*ROUTES, STATE)}
    assert {status for status, _, _ in said.values()} == {"200 OK"}
    assert said["/_oda/overlay.css"][1]["Content-Type"] == "text/css; charset=utf-8"
    assert said[STATE][2] == "<i>cover</i>"


def test_a_foreign_name_is_refused_and_told_how_it_is_allowed() -> None:
    status, headers, said = asked("/", HTTP_HOST="evil.example:8000")
    assert status == "403 Forbidden"
    assert "words" not in said
    assert said.endswith("start the preview with ODA_SERVE_HOSTS=evil.example make serve\n")
    assert headers["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize("path", ["/livereload/1/1", STATE, *ROUTES])
def test_nothing_at_all_is_answered_under_a_foreign_name(path: str) -> None:
    assert asked(path, HTTP_HOST="evil.example")[0] == "403 Forbidden"


@pytest.mark.parametrize("host", ["", "a,b", "<b>"])
def test_a_request_that_names_no_host_is_refused(host: str) -> None:
    status, _, said = asked("/", HTTP_HOST=host)
    assert status == "400 Bad Request"
    assert "<b>" not in said


@pytest.mark.parametrize(
    "path", ["/%00", "/a%00b/", "/%ff", "/%ed%a0%80", "/..%5c..%5cx", "/C:/x", "/%1b[31m", "/%7f"]
)
def test_an_address_that_no_page_has_is_refused(path: str) -> None:
    status, _, said = asked(path)
    assert status == "400 Bad Request"
    assert said == "No page or file has such an address.\n"


@pytest.mark.parametrize("path", ["/%zz", "/%", "/..%2f", "/a%20b", "/%E6%97%A5/", "//"])
def test_any_other_address_is_asked_of_the_site(path: str) -> None:
    assert asked(path)[0] == "200 OK"


def test_an_address_that_never_ends_is_refused() -> None:
    assert asked(f"/livereload/{'9' * 5_000}/1")[0] == "414 URI Too Long"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get", "A-B"])
def test_a_site_can_only_be_read(method: str) -> None:
    status, headers, _ = asked("/", REQUEST_METHOD=method)
    assert status == "405 Method Not Allowed"
    assert headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("type", ["text/html", "image/png"])
def test_who_asks_for_the_head_of_an_answer_gets_no_body(type: str) -> None:
    status, headers, body = asked("/", site(type), REQUEST_METHOD="HEAD")
    assert (status, body) == ("200 OK", "")
    assert int(headers["Content-Length"]) >= len(PAGE)


def test_a_file_is_closed_once_its_head_is_sent(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PAGE)
    file = (tmp_path / "a.png").open("rb")

    def answer(request: Any, start: Callable[..., Any]) -> FileWrapper:
        start("200 OK", [("Content-Type", "image/png")])
        return FileWrapper(file)

    assert asked("/a.png", answer, REQUEST_METHOD="HEAD")[2] == ""
    assert file.closed
