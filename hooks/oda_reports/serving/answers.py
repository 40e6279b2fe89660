"""What a served site answers: refusals of what no reader asks, and pages with their cover."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any
from wsgiref.util import FileWrapper

from oda_reports.serving.hosts import VARIABLE, Hosts, host_of
from oda_reports.serving.overlay import ROUTES, STATE, covered

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_LONGEST = 2_000
"""Bytes of an address; the longest of a site has a tenth of that."""
_FOREIGN = "\\:"
"""What no address of a site has; on Windows it would lead out of the site's folder."""


def refusal(request: Mapping[str, Any], hosts: Hosts) -> tuple[str, str] | None:
    """The status and the words with which a request is turned away, if it is."""
    host = host_of(request.get("HTTP_HOST", ""))
    if host is None:
        return "400 Bad Request", "The request does not say which host it is for."
    if not hosts.answer_to(host):
        return "403 Forbidden", (
            f"This preview does not answer to the name {host}. "
            f"To allow it, start the preview with {VARIABLE}={host} make serve"
        )
    if request["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return "405 Method Not Allowed", "A preview can only be read (GET and HEAD)."
    if len(request["PATH_INFO"]) > _LONGEST:
        return "414 URI Too Long", f"An address has at most {_LONGEST:,} bytes."
    if not _is_sound(request["PATH_INFO"]):
        return "400 Bad Request", "No page or file has such an address."
    return None


def _is_sound(path: str) -> bool:
    """Whether a path, as WSGI hands it over, may be one of a page or file."""
    try:
        text = path.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return False
    return not any(char in _FOREIGN or char < " " or char == "\x7f" for char in text)


def desk(app: WSGIApplication, hosts: Hosts, cover: Callable[[], str]) -> WSGIApplication:
    """A site as it is served to those who edit it.

    The cover is put over a page when it is asked for, so that it says what holds now.
    """

    def answer(request: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        def say(status: str, type: str, body: bytes) -> list[bytes]:
            headers = [("Content-Type", f"{type}; charset=utf-8"), ("Allow", "GET, HEAD")]
            start(status, [*headers, ("Content-Length", str(len(body)))])
            return [body] if request["REQUEST_METHOD"] != "HEAD" else []

        if refused := refusal(request, hosts):
            return say(refused[0], "text/plain", f"{refused[1]}\n".encode())
        if file := ROUTES.get(request["PATH_INFO"]):
            return say("200 OK", *file)
        if request["PATH_INFO"] == STATE:
            return say("200 OK", "text/html", cover().encode())

        head: list[Any] = []
        body = app(request, lambda *said: head.extend(said[:2]))  # type: ignore[arg-type]
        status, headers = head
        if dict(headers).get("Content-Type") == "text/html":
            return say(status, "text/html", covered(b"".join(body), cover()))
        start(status, headers)
        if request["REQUEST_METHOD"] != "HEAD":
            return body
        if isinstance(body, FileWrapper):
            body.close()
        return []

    return answer
