"""The adapter: hands the core's site to MkDocs. The only file that knows MkDocs.

MkDocs loads it once for a process and calls it for each build, so the last good site is kept
while ``mkdocs serve`` runs: an error in a record never takes the page from the screen.
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
from oda_reports.history.provenance import Provenance, provenance_of
from oda_reports.history.seals import seal
from oda_reports.problems.frames import render_text
from oda_reports.problems.problem import DataError
from oda_reports.serving.overlay import TITLE, overlay, problem_site
from oda_reports.writing.coverage import PageNumbers, read_page, summed
from oda_reports.writing.html_blocks import set_in, take_out
from oda_reports.writing.site import Site

log = logging.getLogger("mkdocs.hooks.oda")

_MOMENT = "SOURCE_DATE_EPOCH"
"""What MkDocs takes for today. It writes the day into the site map."""


class _Serving:
    """What outlives one build."""

    active = False
    last_good: Site | None = None
    overlay = ""
    """The problems over every page, where there are any."""
    moment: str | None = None
    """The moment that a person builds the site for (SOURCE_DATE_EPOCH), if they name one."""


class _Building:
    """The site of the build that is going on."""

    site: Site
    meta: Mapping[str, Mapping[str, Any]]
    blocks: dict[str, list[str]]
    numbers: dict[str, PageNumbers | None]
    """What the numbers of each finished page are, by its address."""


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001
    """Notes whether the site is served or built, and for which moment."""
    _Serving.active = command == "serve"
    _Serving.moment = os.environ.get(_MOMENT)
    if _Serving.moment and not re.fullmatch("[0-9]{1,11}", _Serving.moment):
        raise PluginError(
            f"{_MOMENT} is '{_Serving.moment}': it has to be seconds since 1970, or unset"
        )


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Makes the site before MkDocs touches the output folder, and gives MkDocs its settings."""
    root = Path(config.config_file_path).parent
    data = Path(os.path.relpath(root / os.environ.get("ODA_DATA", "data")))
    if _Serving.active and not _Serving.last_good and not _Serving.overlay:
        _refuse_busy_address(config)
    provenance = provenance_of(data)
    # Asked for anew at each build, since a commit may come while the site is served.
    os.environ[_MOMENT] = _Serving.moment or str(provenance.made)
    site = _site(data, config, provenance)
    settings = dict(site.settings)
    config.theme["language"] = settings.pop("language", "en")
    config.extra.update(settings.pop("extra", {}))
    for name, value in settings.items():
        if value:
            config[name] = value
    config.nav = site.navigation
    _Building.site = site
    _Building.numbers = {}
    _Building.meta = {page.path: page.meta for page in site.pages}
    return config


def _site(data: Path, config: MkDocsConfig, provenance: Provenance) -> Site:
    try:
        site = build_site(data, config.nav or (), provenance)
    except DataError as error:
        text = render_text(error.problems)
        if not _Serving.active:
            raise PluginError(f"Nothing was built: mend these first.\n\n{text}") from error
        log.error("The site shows the last good state: mend these first.\n\n%s", text)
        _Serving.overlay = overlay(error.problems)
        return _Serving.last_good or problem_site(error.problems)
    _Serving.last_good = site
    _Serving.overlay = overlay(site.warnings) if site.warnings else ""
    if site.warnings:
        # Below the level of a warning: a strict build stops only for what is wrong.
        log.info("Look at these again.\n\n%s", render_text(site.warnings))
    return site


def _refuse_busy_address(config: MkDocsConfig) -> None:
    """Stops before a server is started where another one listens."""
    host, port = config.dev_addr
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PluginError(
                f"The address {host}:{port} cannot be used ({error.strerror}). Stop the server "
                f"that uses it, or choose another: make serve ADDR={host}:{port + 1}"
            ) from error


def on_serve(
    server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
) -> LiveReloadServer:
    """Keeps the server answering when a build fails for another reason than the records."""

    def build() -> None:
        try:
            builder()
        except (Exception, SystemExit) as error:
            log.error("The site could not be built: %s: %s", type(error).__name__, error)
            page = f"<!doctype html><title>{TITLE}</title><h1>{TITLE}</h1><pre>{escape(str(error))}"
            (Path(config.site_dir) / "404.html").write_text(page, "utf-8")

    server.builder = build
    return server


@event_priority(100)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Adds the pages and files of the site to the hand-written ones."""
    site = _Building.site
    _Building.blocks = {}
    for page in site.pages:
        markdown, _Building.blocks[page.path] = take_out(page.body)
        files.append(File.generated(config, page.path, content=markdown))
    for name, content in site.assets.items():
        files.append(File.generated(config, name, content=content))
    return Files(sorted(files, key=_reading_order))


def on_page_markdown(markdown: str, *, page: Page, **_: object) -> str:
    """Gives a page its front matter as values: it need not be written out and read again."""
    meta = _Building.meta.get(page.file.src_uri)
    if meta:
        page.meta.update(meta)
    return markdown


def on_post_page(output: str, *, page: Page, **_: object) -> str:
    """Reads the numbers of the page; shows the problems over it while the site is served."""
    address = page.file.dest_uri
    _Building.numbers[address] = read_page(address, output, _Building.site.exemptions)
    if not _Serving.active or not _Serving.overlay:
        return output
    return output.replace("</body>", f"{_Serving.overlay}</body>")


def on_post_build(*, config: MkDocsConfig) -> None:
    """Seals the site; says whether every number of its pages leads to a record or a reason."""
    seal(Path(config.site_dir), int(os.environ[_MOMENT]))
    found = summed(_Building.numbers.items())
    log.info("%s", found.summary)
    for address, number in found.untraced:
        log.info("%s: no record stands for %s in “%s”", address, number.written, number.words)


def on_page_content(html: str, *, page: Page, **_: object) -> str:
    """Sets the finished blocks of a page into the HTML of its Markdown."""
    return set_in(html, _Building.blocks.get(page.file.src_uri, []))


def _reading_order(file: File) -> list[tuple[int, str]]:
    """The order in which MkDocs reads a folder: files before folders, the index first.

    The search index follows it, so that a site built from emitted files is the same to the byte.
    """
    *folders, name = file.src_uri.split("/")
    return [*((2, folder) for folder in folders), (0 if name == "index.md" else 1, name)]
