"""The adapter: hands the core's site to MkDocs. The only file that knows MkDocs.

MkDocs loads it once for a process and calls it for each build, so the last good site is kept
while ``mkdocs serve`` runs: an error in a record never takes the page from the screen.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from oda_reports.build import Site, build_site, problem_site
from oda_reports.frames import render_text
from oda_reports.html_blocks import set_in, take_out
from oda_reports.problems import DataError

log = logging.getLogger("mkdocs.hooks.oda")


class _Serving:
    """What outlives one build."""

    active = False
    last_good: Site | None = None


class _Building:
    """The site of the build that is going on."""

    site: Site
    meta: Mapping[str, Mapping[str, Any]]
    blocks: dict[str, list[str]]


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001
    """Notes whether the site is served or built."""
    _Serving.active = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Makes the site before MkDocs touches the output folder, and gives MkDocs its settings."""
    root = Path(config.config_file_path).parent
    data = Path(os.path.relpath(root / os.environ.get("ODA_DATA", "data")))
    site = _site(data, config)
    settings = dict(site.settings)
    config.theme["language"] = settings.pop("language", "en")
    config.extra.update(settings.pop("extra", {}))
    for name, value in settings.items():
        if value:
            config[name] = value
    config.nav = site.navigation
    _Building.site = site
    _Building.meta = {page.path: page.meta for page in site.pages}
    return config


def _site(data: Path, config: MkDocsConfig) -> Site:
    try:
        site = build_site(data, config.nav or ())
    except DataError as error:
        if not _Serving.active:
            raise PluginError(
                f"The records need mending; nothing was built.\n\n{render_text(error.problems)}"
            ) from error
        log.error(
            "The records need mending; the site shows the last good state.\n\n%s",
            render_text(error.problems),
        )
        return _Serving.last_good or problem_site(error)
    _Serving.last_good = site
    return site


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


def on_page_content(html: str, *, page: Page, **_: object) -> str:
    """Sets the finished blocks of a page into the HTML of its Markdown."""
    return set_in(html, _Building.blocks.get(page.file.src_uri, []))


def _reading_order(file: File) -> list[tuple[int, str]]:
    """The order in which MkDocs reads a folder: files before folders, the index first.

    The search index follows it, so that a site built from emitted files is the same to the byte.
    """
    *folders, name = file.src_uri.split("/")
    return [*((2, folder) for folder in folders), (0 if name == "index.md" else 1, name)]
