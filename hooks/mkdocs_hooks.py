"""The adapter: hands the core's site to MkDocs. The only file that knows MkDocs.

MkDocs loads it once for a process and calls it for each build. What it keeps lies on one object,
which the last lines make and tie to MkDocs's events.
"""

from __future__ import annotations

import logging
import os
import re
import socket
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from oda_reports.build import build_site
from oda_reports.history.leftovers import is_leftover
from oda_reports.history.provenance import Provenance, provenance_of
from oda_reports.history.seals import seal
from oda_reports.problems.frames import defused, render_excerpt, render_text
from oda_reports.problems.problem import DataError
from oda_reports.records.forge_addresses import NO_ADDRESSES, BadAddress, read_addresses
from oda_reports.serving.last_good import Showing
from oda_reports.serving.overlay import TITLE
from oda_reports.writing.coverage import PageNumbers, read_page, summed
from oda_reports.writing.html_blocks import set_in, take_out
from oda_reports.writing.site import Site
from oda_reports.writing.statement import own_statement

log = logging.getLogger("mkdocs.hooks.oda")

_MOMENT = "SOURCE_DATE_EPOCH"
"""What MkDocs takes for today. It writes the day into the site map."""

_SHOWN = 10
"""How many warnings, and numbers without a record, a build prints before it counts the rest."""


class Adapter:
    """One process of MkDocs: what outlives a build, and what belongs to the one going on."""

    def __init__(self) -> None:
        self.showing: Showing | None = None
        """What is shown while the site is served; None where it is only built."""
        self.moment: str | None = None
        """The moment that a person builds the site for (SOURCE_DATE_EPOCH), if they name one."""
        self.addresses = NO_ADDRESSES
        """Where the environment says that the report is published and kept."""
        self.site: Site
        self.meta: Mapping[str, Mapping[str, Any]] = {}
        """The front matter of each page, by its path."""
        self.blocks: dict[str, list[str]] = {}
        """The finished blocks of each page, by its path."""
        self.numbers: dict[str, PageNumbers | None] = {}
        """What the numbers of each finished page are, by its address."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], **_: object) -> None:
        """Notes whether the site is served or built, for which moment and which addresses."""
        for handler in logging.getLogger("mkdocs").handlers:
            handler.addFilter(_defuse)
        self.showing = Showing() if command == "serve" else None
        self.moment = os.environ.get(_MOMENT)
        if self.moment and not re.fullmatch("[0-9]{1,11}", self.moment):
            raise PluginError(
                f"{_MOMENT} is '{self.moment}': it has to be seconds since 1970, or unset"
            )
        try:
            self.addresses = read_addresses(os.environ)
        except BadAddress as error:
            raise PluginError(str(error)) from error

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Makes the site before MkDocs touches the output folder, and gives MkDocs its settings."""
        root = Path(config.config_file_path).parent
        data = Path(os.path.relpath(root / os.environ.get("ODA_DATA", "data")))
        if self.showing and not self.showing.has_begun:
            _refuse_busy_address(*config.dev_addr)
        provenance = provenance_of(data)
        # Asked for anew at each build, since a commit may come while the site is served.
        os.environ[_MOMENT] = self.moment or str(provenance.made)
        self.site = self._make(data, config, provenance)
        self.meta = {page.path: page.meta for page in self.site.pages}
        self.blocks, self.numbers = {}, {}
        settings = dict(self.site.settings)
        if self.showing:  # MkDocs has set the address at which it serves
            settings.pop("site_url", None)
        config.theme["language"] = settings.pop("language", "en")
        config.extra.update(settings.pop("extra", {}))
        for name, value in settings.items():
            if value:
                config[name] = value
        config.nav = self.site.navigation
        return config

    def _make(self, data: Path, config: MkDocsConfig, provenance: Provenance) -> Site:
        try:
            site = build_site(data, config.nav or (), provenance, self.addresses)
        except DataError as error:
            text = render_text(error.problems)
            if self.showing is None:
                raise PluginError(
                    defused(f"Nothing was built: mend these first.\n\n{text}")
                ) from error
            log.error("The site shows the last good state: mend these first.\n\n%s", text)
            return self.showing.refuse(error.problems)
        if site.warnings:
            # Below the level of a warning: a strict build stops only for what is wrong.
            log.info("Look at these again.\n\n%s", render_excerpt(site.warnings, _SHOWN))
        return self.showing.accept(site) if self.showing else site

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds the pages and files of the site to the hand-written ones."""
        for page in self.site.pages:
            markdown, self.blocks[page.path] = take_out(page.body)
            files.append(File.generated(config, page.path, content=markdown))
        for name, content in self.site.assets.items():
            files.append(File.generated(config, name, content=content))
        of_people = (file for file in files if not is_leftover(file.src_uri))
        return Files(sorted(of_people, key=_reading_order))

    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> str:
        """Gives a page its front matter as values: it need not be written out and read again.

        A page written by hand says nothing of tests of another report.
        """
        page.meta.update(self.meta.get(page.file.src_uri, {}))
        return own_statement(markdown, self.site.report)

    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Sets the finished blocks of a page into the HTML of its Markdown."""
        return set_in(html, self.blocks.get(page.file.src_uri, []))

    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Reads the numbers of the page; shows the problems over it while the site is served."""
        address = page.file.dest_uri
        self.numbers[address] = read_page(address, output, self.site.exemptions)
        return self.showing.cover(output) if self.showing else output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Seals the site; says whether every number of its pages leads to a record or a reason."""
        seal(Path(config.site_dir), int(os.environ[_MOMENT]))
        found = summed(self.numbers.items())
        log.info("%s", found.summary)
        if not found.is_whole:
            log.info("No record stands for these:\n%s", "\n".join(found.lines[:_SHOWN]))
        if (more := len(found.lines) - _SHOWN) > 0:
            site = os.path.relpath(config.site_dir)
            log.info("And for %s more. All of them: oda coverage %s", f"{more:,}", site)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Keeps the server answering when a build fails for another reason than the records."""

        def build() -> None:
            try:
                builder()
            except (Exception, SystemExit) as error:
                log.error("The site could not be built: %s: %s", type(error).__name__, error)
                told = f"<title>{TITLE}</title><h1>{TITLE}</h1><pre>{escape(str(error))}"
                (Path(config.site_dir) / "404.html").write_text(f"<!doctype html>{told}", "utf-8")

        server.builder = build
        return server


def _defuse(record: logging.LogRecord) -> bool:
    """Takes from a line of the log, MkDocs's own too, what a CI system would obey."""
    record.msg, record.args = defused(record.getMessage()), ()
    return True


def _refuse_busy_address(host: str, port: int) -> None:
    """Stops before a server is started where another one listens."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PluginError(
                f"The address {host}:{port} cannot be used ({error.strerror}). Stop the server "
                f"that uses it, or choose another: make serve ADDR={host}:{port + 1}"
            ) from error


def _reading_order(file: File) -> list[tuple[int, str]]:
    """The order in which MkDocs reads a folder: files before folders, the index first.

    The search index follows it, so that a site built from emitted files is the same to the byte.
    """
    *folders, name = file.src_uri.split("/")
    return [*((2, folder) for folder in folders), (0 if name == "index.md" else 1, name)]


_adapter = Adapter()
on_startup = _adapter.on_startup
on_config = _adapter.on_config
on_files = _adapter.on_files
on_page_markdown = _adapter.on_page_markdown
on_page_content = _adapter.on_page_content
on_post_page = _adapter.on_post_page
on_post_build = _adapter.on_post_build
on_serve = _adapter.on_serve
