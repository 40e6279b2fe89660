"""Pages outside the site's design and its index: for addresses that lead elsewhere or are gone."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.figures import page_messages
from oda_reports.records.model import Record
from oda_reports.records.report import Report
from oda_reports.writing.marks import relative_url
from oda_reports.writing.pages.plan import redirects

_LEAD_ON = 'location.replace(document.querySelector("link").href+location.search+location.hash)'
"""A refresh loses what follows ``#`` and ``?``, so a script leads on where scripts run."""
_HASH = b64encode(sha256(_LEAD_ON.encode()).digest()).decode()
_POLICY = f"default-src 'none'; script-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"


def bare_pages(catalogue: Catalogue) -> dict[str, bytes]:
    """The files of old addresses and of withdrawn records, by their paths below the site's root."""
    moved = {
        f"{old}index.html": _moved(old, catalogue.records[key], catalogue)
        for old, key in redirects(catalogue).items()
    }
    gone = {
        f"{key}/index.html": _withdrawn(key, reason, catalogue)
        for key, reason in catalogue.report.withdrawn.items()
    }
    return moved | gone


def _moved(old: str, record: Record, catalogue: Catalogue) -> bytes:
    return redirect_page(old, catalogue.url(record), record.heading, catalogue.report)


def redirect_page(old: str, address: str, called: str, report: Report) -> bytes:
    """A page at an old address that leads to the new one, at the same place of the page."""
    url = relative_url(address, old)
    title = escape(called)
    link = f'<a href="{url}">{title}</a>'
    return _bare_page(
        title,
        f'<link rel="canonical" href="{url}">\n'
        f"{_named_elsewhere(address, report)}"
        f"<script>{_LEAD_ON}</script>\n"
        f'<noscript><meta http-equiv="refresh" content="0; url={url}"></noscript>\n',
        f"<p>{page_messages.page_moved(link)}</p>\n",
        report,
    )


def _named_elsewhere(url: str, report: Report) -> str:
    """To sites that show what a link leads to and follow no other: the page that they then read."""
    if report.site_url is None:
        return ""
    return f'<meta property="og:url" content="{report.placed(url)}">\n'


def _withdrawn(key: str, reason: str, catalogue: Catalogue) -> bytes:
    """A page at the address of a record that is gone for good."""
    home = relative_url("", f"{key}/")
    name = escape(catalogue.report.site_name)
    return _bare_page(
        name,
        '<meta name="viewport" content="width=device-width">\n',
        f"<h1>{page_messages.PAGE_WITHDRAWN}</h1>\n<p>{escape(reason)}</p>\n"
        f'<p><a href="{home}">{name}</a></p>\n',
        catalogue.report,
    )


def _bare_page(title: str, head: str, body: str, report: Report) -> bytes:
    """A page outside the site's design and its index."""
    return (
        f'<!doctype html>\n<html lang="{report.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<title>{title}</title>\n<meta name="robots" content="noindex">\n{head}'
        f"</head>\n<body>\n{body}</body>\n</html>\n"
    ).encode()
