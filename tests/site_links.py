"""Every link, asset and anchor of a built site, followed as a browser would from its address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from search_index import searched

NOWHERE = "no/such/page/"
"""An address below the root for which a host answers with the page for what is not found."""

SEARCH = "search"
"""Stands for the file of a link that the search of the site makes."""

_LINKING = {"href", "src", "action", "data", "poster", "xlink:href"}


class _Links(HTMLParser):
    """What a page links to, the ids it has, and where its links begin."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.base: str | None = None
        self._data: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids |= {given[name] for name in ("id", "name") if name in given}
        self._data = given.get("id") if given.get("type") == "application/json" else None
        if tag == "base":
            self.base = given.get("href")
            return
        self.links += [given[name] for name in sorted(_LINKING & given.keys())]
        self.links += [part.split()[0] for part in given.get("srcset", "").split(",") if part]
        if given.get("http-equiv") == "refresh":
            self.links.append(given["content"].partition("url=")[2])
        if given.get("property") == "og:url":
            self.links.append(given["content"])

    def handle_data(self, data: str) -> None:
        if self._data == "oda-trails":
            trails = json.loads(data)
            words = dict(zip(trails["names"], trails["words"], strict=True))
            self.links += [word for name in ("source_url", "page") for word in words[name] if word]
        elif self._data == "__config":
            self.links.append(json.loads(data)["search"])
        self._data = None


class _Link(NamedTuple):
    """A link: the file it stands in, how it is written, and where it leads."""

    file: str
    written: str
    address: str


def _links(site: Path, root: str, pages: dict[str, _Links]) -> Iterator[_Link]:
    for name, page in pages.items():
        here = root + (NOWHERE if name == "404.html" else name)
        # Where the page for what is not found has a base, its script sets it to the root, and
        # lets links within the page lead to the page.
        start = here if page.base is None else root
        for link in page.links:
            yield _Link(name, link, urljoin(here if link.startswith("#") else start, link))
    for file in sorted(site.rglob("*.css")):
        name, css = file.relative_to(site).as_posix(), file.read_text("utf-8")
        for link in re.findall(r"url\((?![\"']?data:)[\"']?([^\"')]+)", css):
            yield _Link(name, link, urljoin(root + name, link))
    for found in searched(site):
        yield _Link(SEARCH, found.location, root + found.location)
    if (map_ := site / "sitemap.xml").is_file():
        for link in re.findall("<loc>(.*?)</loc>", map_.read_text("utf-8")):
            yield _Link(map_.name, link, link)


def broken_links(site: Path, root: str, *, folders: bool = True) -> tuple[list[str], int]:
    """The links that lead nowhere in a site at an address, and how many lead to other places of it.

    One that leaves the site is broken too, unless it says to which host. Without ``folders``, so is
    one to a folder, which is no page where files are shown.
    """
    files = {file.relative_to(site).as_posix(): file for file in sorted(site.rglob("*.html"))}
    pages = {name: _Links(file.read_text("utf-8")) for name, file in files.items()}
    broken, followed = [], 0
    for link in _links(site, root, pages):
        address, anchor = urldefrag(link.address)
        address = address.partition("?")[0]
        inside, is_whole = address.startswith(root), bool(urlsplit(link.written).scheme)
        if is_whole and not inside:
            continue
        followed += 1
        name = unquote(address.removeprefix(root)) if inside else "/"
        # Whole addresses of its own pages are for search engines, where the site is published;
        # the search names files where the site does.
        is_page = (folders or is_whole or link.file == SEARCH) and (name.endswith("/") or not name)
        target = f"{name}index.html" if is_page else name
        if name == NOWHERE:  # the page for what is not found, to a place of its own
            target = "404.html"
        if not (site / target).is_file() or (
            anchor and target in pages and unquote(anchor) not in pages[target].ids
        ):
            broken.append(f"{link.file}: {link.written}")
    return broken, followed
