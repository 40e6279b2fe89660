"""What a served site answers, asked as a server asks it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote
from wsgiref.util import setup_testing_defaults

import pytest
from oda_reports.serving.answers import desk
from oda_reports.serving.hosts import Hosts
from oda_reports.serving.overlay import ROUTES, STATE

HOSTS = Hosts("127.0.0.1")
COVER = "<i>cover</i>"
FILES = {
    "index.html": "<body>home</body>\n",
    "404.html": "<body>lost</body>\n",
    "themes/日/index.html": "<body>sun</body>\n",
    "assets/a.svg": "<svg></body></svg>",
    "assets/a.css": "a {}",
    "data.csv": "a,b\r\n",
    "sitemap.xml.gz": "packed",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site, beside a file that is none of it."""
    folder = tmp_path_factory.mktemp("served") / "site"
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8", newline="")
    (folder.parent / "secret.txt").write_text("secret", "utf-8")
    return folder


def asked(
    path: str, site: Path, mount: str = "/", **request: str
) -> tuple[str, dict[str, str], str]:
    """Status, headers and body of the answer to a request for this address, as it is typed."""
    request = {"HTTP_HOST": "localhost:8000", "PATH_INFO": unquote(path, "latin-1")} | request
    setup_testing_defaults(request)
    head: list[Any] = []
    served = desk(HOSTS, mount, lambda: site, lambda _: COVER)
    body = served(request, lambda *said: head.extend(said))  # type: ignore[arg-type]
    status, headers = head
    return status, dict(headers), b"".join(body).decode("utf-8")


def test_a_page_is_shown_with_its_cover_at_its_end(site: Path) -> None:
    status, headers, page = asked("/", site)
    assert status == "200 OK"
    assert page.startswith("<body>home<i>cover</i><link")
    assert page.endswith("</script></body>\n")
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Content-Length"] == str(len(page))
    assert "sun<i>cover</i>" in asked("/themes/%E6%97%A5/", site)[2]


@pytest.mark.parametrize("path", ["/nowhere/", "/themes/", "/index.html/", f"/{'a' * 300}", "/%zz"])
def test_the_page_that_tells_of_what_is_not_there_has_its_cover_too(path: str, site: Path) -> None:
    status, _, page = asked(path, site)
    assert status == "404 Not Found"
    assert "lost<i>cover</i>" in page


def test_where_there_is_no_such_page_its_cover_still_stands(tmp_path: Path) -> None:
    status, _, page = asked("/", tmp_path)
    assert status == "404 Not Found"
    assert COVER in page


@pytest.mark.parametrize(
    ("path", "type"),
    [
        ("/assets/a.svg", "image/svg+xml"),
        ("/assets/a.css", "text/css; charset=utf-8"),
        ("/data.csv", "text/csv; charset=utf-8"),
        ("/sitemap.xml.gz", "application/gzip"),
    ],
)
def test_a_file_is_shown_as_it_is(path: str, type: str, site: Path) -> None:
    _, headers, content = asked(path, site)
    assert headers["Content-Type"] == type
    assert content == FILES[path[1:]]


def test_an_address_without_its_last_stroke_leads_to_the_one_with_it(site: Path) -> None:
    status, headers, _ = asked("/themes/%E6%97%A5", site)
    assert status == "302 Found"
    assert headers["Location"] == "%E6%97%A5/"


def test_a_site_can_lie_below_an_address(site: Path) -> None:
    assert asked("/", site, "/re po/")[1]["Location"] == "/re%20po/"
    assert "home" in asked("/re%20po/", site, "/re po/")[2]
    assert "lost" in asked("/data.csv", site, "/re po/")[2]
    assert "lost" in asked("/re%20pot/data.csv", site, "/re po/")[2]


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/..%2fsecret.txt", "/themes/%2e%2e/..%2f../secret.txt", "//", "/.."]
)
def test_no_address_leads_out_of_the_site(path: str, site: Path) -> None:
    status, _, page = asked(path, site)
    assert status == "404 Not Found"
    assert "secret" not in page


def test_the_files_of_the_cover_and_its_state_are_no_part_of_the_site(tmp_path: Path) -> None:
    said = {path: asked(path, tmp_path) for path in (*ROUTES, STATE)}
    assert {status for status, _, _ in said.values()} == {"200 OK"}
    assert said["/_oda/overlay.css"][1]["Content-Type"] == "text/css; charset=utf-8"
    assert said[STATE][2] == COVER


def test_a_foreign_name_is_refused_and_told_how_it_is_allowed(site: Path) -> None:
    status, headers, said = asked("/", site, HTTP_HOST="evil.example:8000")
    assert status == "403 Forbidden"
    assert "home" not in said
    assert said.endswith("start the preview with ODA_SERVE_HOSTS=evil.example make serve\n")
    assert headers["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("path", ["/data.csv", "/nowhere/", STATE, *ROUTES])
def test_nothing_at_all_is_answered_under_a_foreign_name(path: str, site: Path) -> None:
    assert asked(path, site, HTTP_HOST="evil.example")[0] == "403 Forbidden"


@pytest.mark.parametrize("host", ["", "a,b", "<b>"])
def test_a_request_that_names_no_host_is_refused(host: str, site: Path) -> None:
    status, _, said = asked("/", site, HTTP_HOST=host)
    assert status == "400 Bad Request"
    assert said == "The request does not say which host it is for.\n"


@pytest.mark.parametrize(
    "path",
    ["/%00", "/a%00b/", "/%ff", "/%ed%a0%80", "/..%5csecret.txt", "/C:/x", "/%1b[31m", "http://a/"],
)
def test_an_address_that_no_page_has_is_refused(path: str, site: Path) -> None:
    status, _, said = asked(path, site)
    assert status == "400 Bad Request"
    assert said == "No page or file has such an address.\n"


def test_an_address_that_never_ends_is_refused(site: Path) -> None:
    assert asked(f"/{'9' * 5_000}", site)[0] == "414 URI Too Long"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get", "A-B"])
def test_a_site_can_only_be_read(method: str, site: Path) -> None:
    status, headers, _ = asked("/", site, REQUEST_METHOD=method)
    assert status == "405 Method Not Allowed"
    assert headers["Allow"] == "GET, HEAD"


def test_who_asks_for_the_head_of_an_answer_gets_no_body(site: Path) -> None:
    whole, head = (asked("/", site, REQUEST_METHOD=method) for method in ("GET", "HEAD"))
    assert head == (*whole[:2], "")


@pytest.mark.parametrize(
    ("path", "query", "address"),
    [
        ("/sea/themes/", "", "themes/"),
        ("/sea/themes/index.html", "", "themes/"),
        ("/sea/", "", ""),
        (STATE, "/sea/themes/", "themes/"),
        (STATE, "/sea/themes/%E6%97%A5/", "themes/日/"),
        (STATE, "/sea/", ""),
    ],
)
def test_a_cover_is_asked_for_by_the_address_of_its_page(
    path: str, query: str, address: str, tmp_path: Path
) -> None:
    for folder in (tmp_path, tmp_path / "themes"):
        folder.mkdir(exist_ok=True)
        (folder / "index.html").write_text("<body></body>", "utf-8")
    told: list[str] = []
    request = {"HTTP_HOST": "localhost:8000", "PATH_INFO": path, "QUERY_STRING": query}
    setup_testing_defaults(request)

    def cover(address: str) -> str:
        told.append(address)
        return COVER

    served = desk(HOSTS, "/sea/", lambda: tmp_path, cover)
    served(request, lambda *_: None)  # type: ignore[arg-type]
    assert told == [address]
