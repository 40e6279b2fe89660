"""A report as a documentation site: what a site generator needs, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from oda_reports.exports.search_files import SearchedPage
from oda_reports.problems.problem import Problem
from oda_reports.reading.picture_files import PublishedPicture
from oda_reports.reading.record_files import Folder
from oda_reports.rules.exemptions import Exemptions
from oda_reports.rules.open_numbers import OpenNumbers
from oda_reports.writing.pages.navigation import NavItem
from oda_reports.writing.rendering import RenderedPage, Renderer


@dataclass(frozen=True)
class Materials:
    """What the pages of a site are made of, kept where one page alone is made anew."""

    folder: Folder
    pictures: Mapping[str, PublishedPicture]
    """Pictures by their names in records."""
    renderer: Renderer


@dataclass(frozen=True)
class Site:
    """A report as a documentation site: what a site generator needs, as values.

    Titles in ``settings`` and ``navigation`` are escaped: themes print them raw.
    """

    settings: Mapping[str, Any]
    """Settings of the site that are the report's: name, description, address, language, extra."""
    pages: tuple[RenderedPage, ...]
    assets: Mapping[str, bytes]
    """Files besides pages, by their path below the site's root."""
    navigation: list[NavItem]
    warnings: tuple[Problem, ...] = ()
    """What does not keep the site from being published."""
    report: str | None = None
    """The report's id, if it has one."""
    exemptions: Exemptions = field(default_factory=Exemptions)
    """Which numbers on its pages need no record."""
    open_numbers: OpenNumbers = field(default_factory=OpenNumbers)
    """Of the warnings, those of numbers that lead to no record."""
    searched: tuple[SearchedPage, ...] = ()
    """What its search finds of these pages."""
    materials: Materials | None = None
    """What it is made of, where it is made for those who edit it."""
