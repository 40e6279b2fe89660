"""What stands over each page of a served site, as HTML, and the page for when there is no other."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from oda_reports.problems.frames import render_count, render_problems
from oda_reports.problems.problem import Problem, has_errors
from oda_reports.writing.rendering import RenderedPage
from oda_reports.writing.site import Site

ROUTES = {
    f"/_oda/{name}": (type, Path(__file__).with_name(name).read_bytes())
    for name, type in (("overlay.css", "text/css"), ("overlay.js", "text/javascript"))
}
"""The files that the cover of a page needs, each with its type; a published site has none."""
STATE = "/_oda/cover"
"""Where an open page asks what stands over it now."""

_FILES = (
    '<link rel="stylesheet" href="/_oda/overlay.css"><script src="/_oda/overlay.js" defer></script>'
)
BEHIND = "This page is older than the newest save. It follows once that is built."
UNCHECKED = "This page is as you saved it. The whole report is checked next."
_SILENCE = (
    "The server does not answer, so this page may be older than the newest save. "
    "It follows once the server is started again."
)
_AGAIN = "It is tried again whenever a file is saved."
_WAITING = "The site cannot be shown yet"


def page_cover(overlay: str, pages: str, age: str = "") -> str:
    """What stands over a page: how it stands to what was saved, and what is wrong.

    The script replaces each of the two by itself, so that a reader is told of what is new alone,
    and asks for the page anew once there are other ``pages``.
    """
    return (
        f'<div id="oda-cover" class="oda-cover" role="region" aria-label="Preview"'
        f' data-pages="{pages}" data-state="{STATE}" data-silence="{_SILENCE}">'
        f'<p class="oda-cover__age" role="status">{age}</p>'
        f'<div class="oda-cover__problems">{overlay}</div></div>'
    )


def covered(page: bytes, cover: str) -> bytes:
    """A finished page with its cover and the files that this needs, at its end."""
    end = page.rfind(b"</body>") if b"</body>" in page else len(page)
    return page[:end] + f"{cover}{_FILES}".encode() + page[end:]


def overlay(problems: Sequence[Problem], *, over_good: bool = False) -> str:
    """The problems over a page: open where they are errors, closed where they only warn."""
    summary = render_count(problems).rstrip(".")
    frames = f'<pre tabindex="0">{escape(render_problems(problems))}</pre>'
    return _details(summary, frames, over_good=over_good, is_error=has_errors(problems))


def failure_overlay(said: str, *, over_good: bool) -> str:
    """What was said when a build failed for another reason than the records."""
    words = f'<pre class="oda-overlay__words" tabindex="0">{escape(said)}\n\n{_AGAIN}</pre>'
    return _details("The site could not be built", words, over_good=over_good, is_error=True)


def _details(summary: str, content: str, *, over_good: bool, is_error: bool) -> str:
    state = "; this page shows the last good state" if over_good else ""
    return (
        f'<details class="oda-overlay{" oda-overlay--error" if is_error else ""}"'
        f"{' open' if is_error else ''}>"
        f"<summary>{escape(summary)}{state}</summary>{content}</details>"
    )


def waiting_site(problems: Sequence[Problem]) -> Site:
    """A site of one page for when there is nothing to show yet; the problems stand over it."""
    body = f"# {_WAITING}\n\n<p>It appears here as soon as the problems below are mended.</p>\n"
    page = RenderedPage("index.md", {"title": _WAITING}, body)
    return Site({"site_name": "Report"}, (page,), {}, ["index.md"], tuple(problems))
