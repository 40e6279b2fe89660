"""What a served site answers: files, pages with their cover, refusals of what no reader asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from mimetypes import MimeTypes
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from oda_reports.serving.hosts import VARIABLE, Hosts, host_of
from oda_reports.serving.overlay import ROUTES, STATE, covered

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_LONGEST = 2_000
"""Bytes of an address; the longest of a site has a tenth of that."""
_FOREIGN = "\\:"
"""What no address of a site has; on Windows it would lead out of the site's folder."""
_ANY = "application/octet-stream"
_TYPES = MimeTypes()  # those that Python knows: a machine may have others, such as none for scripts


@dataclass(frozen=True)
class Answer:
    """What is answered to one request."""

    status: str
    type: str
    content: bytes
    header: tuple[str, str] | None = None
    """One more than each answer has, if the status asks for it."""


def desk(
    hosts: Hosts, mount: str, folder: Callable[[], Path], cover: Callable[[str], str]
) -> WSGIApplication:
    """A site as it is served, below ``mount``, to those who edit it.

    Its folder, and the cover of a page by its address, are those of the moment at which something
    is asked.
    """

    def answer(request: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        found = refusal(request, hosts) or _state(request, mount, cover)
        found = found or _found(_path(request) or "", mount, folder(), cover)
        type = f"{found.type}; charset=utf-8" if found.type.startswith("text/") else found.type
        headers = [("Content-Type", type), ("Content-Length", str(len(found.content)))]
        # What changes under its readers' eyes is asked for anew, also when they go back to it.
        headers.append(("Cache-Control", "no-store"))
        start(found.status, headers + ([found.header] if found.header else []))
        return [] if request["REQUEST_METHOD"] == "HEAD" else [found.content]

    return answer


def refusal(request: Mapping[str, Any], hosts: Hosts) -> Answer | None:
    """How a request is turned away, if it is."""
    host = host_of(request.get("HTTP_HOST", ""))
    if host is None:
        return _said("400 Bad Request", "The request does not say which host it is for.")
    if not hosts.answer_to(host):
        return _said(
            "403 Forbidden",
            f"This preview does not answer to the name {host}. "
            f"To allow it, start the preview with {VARIABLE}={host} make serve",
        )
    if request["REQUEST_METHOD"] not in ("GET", "HEAD"):
        allowed = ("Allow", "GET, HEAD")
        return _said("405 Method Not Allowed", "A preview can only be read.", allowed)
    if len(request["PATH_INFO"]) > _LONGEST:
        return _said("414 URI Too Long", f"An address has at most {_LONGEST:,} bytes.")
    if _path(request) is None:
        return _said("400 Bad Request", "No page or file has such an address.")
    return None


def _said(status: str, words: str, header: tuple[str, str] | None = None) -> Answer:
    return Answer(status, "text/plain", f"{words}\n".encode(), header)


def _path(request: Mapping[str, Any]) -> str | None:
    """The path that is asked for, if it may be one of a page or file."""
    try:
        path = request["PATH_INFO"].encode("latin-1").decode("utf-8")  # as WSGI hands it over
    except UnicodeError:
        return None
    is_sound = not any(char in _FOREIGN or char < " " or char == "\x7f" for char in path)
    return path if is_sound and path.startswith("/") else None


def _state(request: Mapping[str, Any], mount: str, cover: Callable[[str], str]) -> Answer | None:
    """What stands over an open page, if that is asked for."""
    if _path(request) != STATE:
        return None
    page = unquote(request.get("QUERY_STRING", ""))
    return Answer("200 OK", "text/html", cover(_address(page, mount)).encode())


def _address(path: str, mount: str) -> str:
    """The address of a page below the site's root."""
    return path.removeprefix(mount).removesuffix("index.html")


def _found(path: str, mount: str, folder: Path, cover: Callable[[str], str]) -> Answer:
    if path in ROUTES:
        return Answer("200 OK", *ROUTES[path])
    if path == "/" != mount:
        return Answer("302 Found", "text/plain", b"", ("Location", quote(mount)))
    over = partial(cover, _address(path, mount))
    # Browsers resolve dots before they ask, and no link has two slashes in a row.
    *folders, name = path.removeprefix(mount).split("/")
    if path.startswith(mount) and {"", ".", ".."}.isdisjoint(folders) and name not in (".", ".."):
        file = folder.joinpath(*folders, name)
        if name and (content := _read(file)) is not None:
            return _shown("200 OK", file, content, over)
        if (content := _read(file / "index.html")) is not None:
            if name:
                return Answer("302 Found", "text/plain", b"", ("Location", f"{quote(name)}/"))
            return _shown("200 OK", file / "index.html", content, over)
    content = _read(folder / "404.html") or b"<body>There is no such page.</body>"
    return _shown("404 Not Found", folder / "404.html", content, over)


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _shown(status: str, file: Path, content: bytes, cover: Callable[[], str]) -> Answer:
    type, packed_as = _TYPES.guess_type(file.name, strict=False)
    if type == "text/html":
        content = covered(content, cover())
    return Answer(status, "application/gzip" if packed_as else type or _ANY, content)
