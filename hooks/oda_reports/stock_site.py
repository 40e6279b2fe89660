"""A site as a folder that stock MkDocs and Material build without any hook."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from pathlib import Path
from typing import Any

import yaml

from oda_reports.exports.search_files import search_files
from oda_reports.history.leftovers import is_leftover
from oda_reports.history.provenance import PROGRAM
from oda_reports.keeping.exchanges import remade
from oda_reports.writing.hand_written_pages import hand_written_pages
from oda_reports.writing.handbook import front_matter
from oda_reports.writing.pages.navigation import NavItem
from oda_reports.writing.pages.page import page_url
from oda_reports.writing.rendering import with_front_matter
from oda_reports.writing.sent_assets import strip_assets
from oda_reports.writing.site import Site
from oda_reports.writing.statement import own_statement

_WRITTEN = frozenset({"docs", "theme", "mkdocs.yml"})

_HEAD = "# Written by `oda emit`, which replaces this folder's docs, theme and settings.\n"


class _SettingsLoader(yaml.SafeLoader):
    """Reads ``mkdocs.yml``; what comes from the environment is left out."""


_SettingsLoader.add_constructor("!ENV", lambda _loader, _node: None)


def read_settings(project: Path = PROGRAM) -> dict[str, Any]:
    """The settings of the project's own ``mkdocs.yml``."""
    text = (project / "mkdocs.yml").read_text("utf-8")
    settings: dict[str, Any] = yaml.load(text, _SettingsLoader)  # noqa: S506
    return settings


def stock_path(path: str) -> str:
    """Where the Markdown file of a page lies in the folder: each page is the index of its own.

    It has the same address, and links that are relative to it, which Zensical takes in the HTML of
    other files to be relative to the file.
    """
    return f"{page_url(path)}index.md"


def write_stock_site(
    site: Site, folder: Path, project: Path = PROGRAM, data: Path | None = None
) -> None:
    """Writes pages, assets, theme and ``mkdocs.yml``; those of an earlier run are replaced.

    Raises ``FileExistsError`` for a folder that holds anything else, or that lies among what is
    copied or read (``data``), or around it, and what ``remade`` raises: nothing
    of it is touched.
    """
    for own in filter(None, (project / "docs", project / "hooks", data)):
        if _overlap(folder.resolve(), own.resolve()):
            raise FileExistsError(f"'{folder}' and '{own}' lie in each other: name another folder")
    if folder.exists() and any(folder.iterdir()) and not _is_emitted(folder):
        raise FileExistsError(f"'{folder}' is not empty: name a new folder")
    with remade(folder, lambda name: name not in _WRITTEN) as new:
        _write(site, new, project)


def _write(site: Site, folder: Path, project: Path) -> None:
    docs = folder / "docs"
    for source, copy in ((project / "docs", docs), (project / "hooks" / "theme", folder / "theme")):
        shutil.copytree(source, copy, ignore=lambda _, names: set(filter(is_leftover, names)))
    strip_assets(docs / "assets")
    for path in docs.rglob("*.md"):
        text = own_statement(path.read_text("utf-8"), site.report)
        meta = front_matter(path.relative_to(docs).as_posix(), text)
        path.write_text(with_front_matter(text, meta), "utf-8", newline="\n")
    for page in site.pages:
        path = docs / stock_path(page.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.text, "utf-8", newline="\n")
    searched = [*site.searched, *hand_written_pages(project / "docs", site.report)]
    for name, content in {**site.assets, **search_files(searched)}.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    text = yaml.safe_dump(
        stock_settings(site, read_settings(project)), allow_unicode=True, sort_keys=False
    )
    (folder / "mkdocs.yml").write_text(_HEAD + text, "utf-8", newline="\n")


def _overlap(one: Path, other: Path) -> bool:
    """Whether one of two folders lies in the other one, or is it."""
    return one.is_relative_to(other) or other.is_relative_to(one)


def _is_emitted(folder: Path) -> bool:
    """Whether an earlier run wrote the folder."""
    settings = folder / "mkdocs.yml"
    return settings.is_file() and settings.read_text("utf-8").startswith(_HEAD)


def stock_settings(site: Site, settings: dict[str, Any]) -> dict[str, Any]:
    """The project's settings with the report's own, and without hook."""
    stock = {key: value for key, value in settings.items() if key not in ("hooks", "watch", "nav")}
    report = dict(site.settings)
    language = report.pop("language", "en")
    extra = report.pop("extra", {})
    stock.update({key: value for key, value in report.items() if value})
    stock["docs_dir"] = "docs"
    stock["theme"] = {**settings["theme"], "custom_dir": "theme", "language": language}
    stock["extra"] = {**settings.get("extra", {}), **extra}
    stock["nav"] = _moved(site.navigation, {page.path for page in site.pages})
    return stock


def _moved(items: list[NavItem], written: Collection[str]) -> list[NavItem]:
    """The navigation with each page that the core has written where it lies in the folder."""

    def moved(item: Any) -> Any:
        if isinstance(item, dict):
            return {title: moved(below) for title, below in item.items()}
        if isinstance(item, list):
            return _moved(item, written)
        return stock_path(item) if item in written else item

    return [moved(item) for item in items]
