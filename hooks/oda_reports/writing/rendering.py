"""A page to Markdown: the only module that knows Jinja.

Everything a template prints is escaped for HTML and for Markdown, unless the core made it as
HTML: text of a record can stand anywhere in a template and stays text.
"""

from __future__ import annotations

import json
import os
import re
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from inspect import signature
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.nodes import Expr
from jinja2.runtime import Context

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.exports.citations import Citation
from oda_reports.figures import page_messages
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import formatter_of
from oda_reports.maps.atlas import Atlas
from oda_reports.problems.problem import DataError, Problem, Span
from oda_reports.records.partial_dates import PartialDate
from oda_reports.writing import filters
from oda_reports.writing.compiled_templates import CompiledTemplates
from oda_reports.writing.descriptions import describe_page, whole_sentences
from oda_reports.writing.escaping import NothingToPrint, escape_text, escape_title
from oda_reports.writing.forge import Lines, mistake_address
from oda_reports.writing.link_cards import LinkCard, link_card, sheet_card
from oda_reports.writing.marks import Glossary, PageMarks, PageState
from oda_reports.writing.old_addresses import old_anchors
from oda_reports.writing.packed_texts import PackedText
from oda_reports.writing.page_ids import PageIds, ids_in
from oda_reports.writing.pages.page import Page, page_url
from oda_reports.writing.pages.takeaways import ChartContext, RegionMapContext, ValueMapContext
from oda_reports.writing.previews import Preview
from oda_reports.writing.takeaways import Takeaway, Takeaways
from oda_reports.writing.trails import BLANK, citation

TEMPLATES = Path(__file__).with_name("templates")

_MODULES = "modules"
"""The name under which a page keeps the macros that its parts import."""

_PARTS = re.compile(r'{% (?:import|include) "([^"]+)"')


class _Generator(CodeGenerator):
    """Compiles templates for a ``finalize`` that escapes, where Jinja's own escape only copies."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002
        self.write(f"({finalize.src}")


class _Template(Template):
    """A template whose macros are made once for a page, however many parts of it import them."""

    def make_module(
        self,
        vars: dict[str, Any] | None = None,
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,
    ) -> TemplateModule:
        """The macros, for the values of a page; they know nothing else of who imports them."""
        made: dict[str | None, TemplateModule] = (vars or {}).get(_MODULES, {})
        if self.name not in made:
            made[self.name] = super().make_module(vars, shared, locals)
        return made[self.name]


def environment() -> Environment:
    """Jinja, set up so that a template cannot forget to escape.

    There is one for all reports of a process, until a template changes, as it does under a
    developer's server: whoever has it looks at no file again. What was compiled is kept for others.
    """
    templates = sorted(TEMPLATES.rglob("*.jinja"))
    return environment_of(tuple((path, path.stat().st_mtime_ns) for path in templates))


@lru_cache(maxsize=1)
def environment_of(templates: tuple[tuple[Path, int], ...]) -> Environment:  # noqa: ARG001
    """That of the templates as they are: each with when it was changed, in nanoseconds."""
    environment = Environment(
        auto_reload=False,
        cache_size=-1,
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=escape_text,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=CompiledTemplates(TEMPLATES, Path(__file__).parent.glob("*.py")),
    )
    environment.code_generator_class = _Generator
    environment.template_class = _Template
    environment.filters.update(_filters())
    environment.globals.update(blank_trail=BLANK)
    return environment


def _filters() -> dict[str, Callable[..., Any]]:
    """The filters of templates by name: those that ask for the marks of the page are given them."""
    return {
        name.removeprefix("do_"): _with_marks(do) if "marks" in signature(do).parameters else do
        for name, do in vars(filters).items()
        if name.startswith("do_")
    }


def _with_marks(do: Callable[..., Any]) -> Callable[..., Any]:
    """The filter, its marks taken from the context of the page in which it stands."""

    @pass_context
    def given(context: Context, *args: Any, **more: Any) -> Any:
        return do(context["marks"], *args, **more)

    return given


def fill(template: str, **values: object) -> str:
    """A template with its values, also one that stands outside the pages, such as the book's."""
    return _fill(environment(), template, values)


def _fill(environment: Environment, template: str, values: Mapping[str, object]) -> str:
    return environment.get_template(template).render({**values, _MODULES: {}})


@lru_cache(maxsize=256)
def _own_ids(environment: Environment, template: str) -> frozenset[str]:
    """The ids that a template names, and those of the parts that it is made of."""
    text = (TEMPLATES / template).read_text("utf-8")
    parts = (_own_ids(environment, part) for part in _PARTS.findall(text))
    return ids_in(text).union(*parts)


@dataclass(frozen=True)
class RenderedPage:
    """A page as Markdown; ``meta`` is its front matter, with titles as the theme prints them."""

    path: str
    meta: Mapping[str, Any]
    body: PackedText = PackedText()  # noqa: RUF009  one for all pages, which hold their own texts
    title: str = ""
    """The title as plain text."""
    in_book: bool = True
    """Whether the book of the whole report has it."""
    card: LinkCard | None = None
    """What other sites show beside a link to it, if it has a picture of its own."""

    @property
    def text(self) -> str:
        """The page as a file: front matter, then Markdown."""
        return with_front_matter(self.body, self.meta)


def with_front_matter(body: str, meta: Mapping[str, Any]) -> str:
    """A page as a file of Markdown that says of itself what ``meta`` says."""
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items())
    return "\n".join(["---", *lines, "---", "", body])


class Renderer:
    """Writes the pages of one catalogue."""

    def __init__(
        self,
        catalogue: Catalogue,
        pages: Mapping[str, Page],
        changed: Mapping[str, str] | None = None,
        lines: Lines | None = None,
        atlas: Atlas | None = None,
        *,
        with_cards: bool = False,
    ) -> None:
        self.catalogue = catalogue
        self.pages = pages
        self.changed = changed or {}
        self.lines = lines
        self.atlas = atlas or Atlas(catalogue, None)
        self.formatter = formatter_of(catalogue.report)
        self.glossary = Glossary(catalogue.terms)
        self.takeaways = Takeaways(catalogue, self.formatter)
        self.preview = Preview(catalogue) if catalogue.has_drafts else None
        self.with_cards = with_cards
        self._environment = environment()

    def render(self, page: Page) -> RenderedPage:
        """One page; raises ``DataError`` where its template is at fault, or what that called."""
        state = PageState(page.url, self._ids(page))
        marks = PageMarks(
            self.catalogue,
            self.formatter,
            self.glossary,
            state,
            page.record,
            self.lines,
            self.takeaways,
        )
        try:
            named = {"report": self.catalogue.report, "atlas": self.atlas, "page": page}
            values = {**named, "marks": marks, **page.context.names}
            body = _fill(self._environment, page.template, values)
        except Exception as error:  # a template can raise what the values it touches raise
            if _is_of_template(error):
                raise DataError([_template_problem(error, page)]) from error
            raise
        description = self._description(page, body)
        card = self._card(page, description)
        meta = self._meta(page, description, card, has_headings="\n## " in body)
        if self.preview:
            body = self.preview.marked(body.strip(), page)
        return RenderedPage(page.path, meta, f"{body.strip()}\n", page.title, page.in_book, card)

    def _description(self, page: Page, body: str) -> str:
        """What a page says first; of one that begins with no text, its title."""
        if said := page.description or describe_page(body):
            return said
        if away := self.taken_away(page):
            return whole_sentences(away.sheet.said)
        return page_messages.about_page(page.title, self.catalogue.report.site_name)

    def taken_away(self, page: Page) -> Takeaway | None:
        """The chart or the map that a page is of, if it is the page of one."""
        match page.context:
            case ChartContext(chart=shown) | ValueMapContext(map=shown):
                return self.takeaways.of(shown)
            case RegionMapContext(map=shown):
                return self.takeaways.of(shown)
        return None

    def _card(self, page: Page, description: str) -> LinkCard | None:
        if not self.with_cards:
            return None
        if away := self.taken_away(page):
            return sheet_card(away)
        return link_card(page, description, self.catalogue, self.atlas, self.formatter)

    def _ids(self, page: Page) -> PageIds:
        """Those that are taken before the first heading of an editor's is written."""
        key = (page.record.kind, page.record.id) if page.record else None
        own = [figure for figure in page.figures if (figure.kind, figure.record) == key]
        old = (name for figure in own for name in old_anchors(figure, self.catalogue))
        return PageIds(
            [
                *_own_ids(self._environment, page.template),
                *page.anchors,
                *(one.anchor for one in own),
                *old,
            ]
        )

    def citation(self, figure: Figure) -> Citation:
        """How a figure is quoted."""
        return citation(figure, self.catalogue, self.formatter)

    def _meta(
        self, page: Page, description: str, card: LinkCard | None, *, has_headings: bool
    ) -> dict[str, Any]:
        def other(path: str) -> dict[str, str]:
            return {"title": self.pages[path].title, "url": page_url(path)}

        fields: dict[str, Any] = {
            "title": escape_title(page.title),
            "description": escape_title(description),
        }
        if card:
            fields |= {"card": card.path, "card_words": escape_title(card.words)}
            fields["card_size"] = list(card.size)
        is_wide = page.path == "index.md" or page.wide
        hidden = {
            "navigation": is_wide or page.is_broad or not page.in_navigation,
            "toc": is_wide or not has_headings,
        }
        if any(hidden.values()):
            fields["hide"] = [name for name, is_hidden in hidden.items() if is_hidden]
        if page.theme:
            fields["template"] = page.theme
        if page.script:
            fields["script"] = page.script
        if not page.in_search:
            fields["search"] = {"exclude": True}
        if page.parents:
            fields["parents"] = [other(path) for path in page.parents]
        if page.previous:
            fields["previous"] = other(page.previous)
        if page.next:
            fields["next"] = other(page.next)
        if mistake := mistake_address(self.catalogue.report, page.url, page.title):
            fields["mistake_url"] = mistake
        if page.file:
            if self.catalogue.report.edit_url:
                fields["edit_url"] = self.catalogue.report.edit_url.rstrip("/") + "/" + page.file
            if page.file in self.changed:
                fields["last_changed"] = self.formatter.date(
                    PartialDate.parse(self.changed[page.file])
                )
        return fields


def _is_of_template(error: Exception) -> bool:
    """Whether a template is at fault, and not what it called for a record."""
    raised_in = traceback.extract_tb(error.__traceback__)[-1].filename
    return isinstance(error, TemplateError | NothingToPrint) or raised_in.endswith(".jinja")


def _template_problem(error: Exception, page: Page) -> Problem:
    """What went wrong in a template, at the line that Jinja's traceback names."""
    file, line = str(TEMPLATES / page.template), 1
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename.endswith(".jinja"):
            file, line = frame.filename, frame.lineno or 1
    if isinstance(error, TemplateSyntaxError):
        file, line = error.filename or file, error.lineno
    return Problem(
        os.path.relpath(file),
        Span(line, 1, line, 1),
        "E901",
        f"the template of {page.path} cannot be rendered: {type(error).__name__}: {error}",
        "mend the template; the records are in order",
    )
