"""Sentences for readers: the few that choose their words, and that no other module has any."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from core_modules import MODULES, room_of
from markupsafe import Markup
from oda_reports.figures import messages


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
    ],
)
def test_names_are_listed_as_in_a_sentence(names: list[str], words: str) -> None:
    assert messages.listed(names) == words


@pytest.mark.parametrize(("words", "sentence"), [("éa B", "Éa B"), ("", ""), ("“a”", "“a”")])
def test_a_sentence_begins_with_a_capital(words: str, sentence: str) -> None:
    assert messages.capitalised(words) == sentence


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (messages.as_of("2001", fiscal=False), "as of 2001"),
        (messages.as_of("fiscal year 2001", fiscal=True), "as of end of fiscal year 2001"),
        (messages.fiscal_years("2019", "2023"), "fiscal years 2019–2023"),
        (messages.fiscal_years("2004–05", "2011–12"), "fiscal years 2004–05 to 2011–12"),
        (messages.said("2024", inferred=False), "2024"),
        (messages.said("2024", inferred=True), "2024 (inferred)"),
        (messages.edition_of("2024", inferred=False), "2024 edition"),
        (messages.edition_of("2024", inferred=True), "2024 edition (inferred)"),
        (messages.printed_in("2024", inferred=False), "printed in the 2024 edition"),
        (
            messages.printed_in("2024", inferred=True),
            "printed in the 2024 edition (edition inferred)",
        ),
        (messages.shared_by(["Isles"]), "shared by the countries of Isles, counted once"),
        (messages.shared_by(["One", "Two"]), "shared by One and Two, counted once"),
        (messages.cited_from("Review", None), "Source: Review"),
        (messages.to_be_by("2030"), "by 2030"),
        (messages.row_for_none("several"), "the row “several” of the total"),
        (messages.broken_down("Sex", "women"), "sex: women"),
        (messages.through("UNDP"), "through UNDP"),
        (messages.part_of("the grant"), "part of the grant"),
        (messages.part_financed_by("the ministry"), "part financed by the ministry"),
        (
            messages.converted("US$4", "about", "", "US$1", "", ""),
            "about US$4, as the source converts it",
        ),
        (
            messages.converted("US$4", "", "¥145", "US$1", "2 July 2024", "Note"),
            "US$4, at US$1 = ¥145 on 2 July 2024, according to “Note”",
        ),
        (messages.converted("US$4", "", "", "US$1", "", "Note"), "US$4, according to “Note”"),
        (
            messages.loan_terms("0.01", "", "40", "", "10", "untied"),
            "interest of 0.01 percent a year; repayment in 40 years; years of grace: 10; untied",
        ),
        (messages.loan_terms("", "TORF + 10bp", "", "", "", ""), "interest: TORF + 10bp"),
        (
            messages.loan_terms("", "", "", "30 years, pipes in 40", "10", ""),
            "repayment: 30 years, pipes in 40; years of grace: 10",
        ),
        (messages.said(Markup("<b>2013</b>"), inferred=True), Markup("<b>2013</b> (inferred)")),
        (messages.cited_from("Review", "page 4"), "Source: Review, page 4"),
        (
            messages.parts_of_total(3, ["several", "others"], elsewhere=False),
            "The values of 3 countries and the row “several” and the row “others”",
        ),
        (
            messages.parts_of_total(3, [], elsewhere=True),
            "The values of 3 countries, read in another source than the total,",
        ),
        (messages.parts_add_up("They", exactly=True), "They add up to the printed total."),
        (
            messages.parts_add_up("They", exactly=False),
            "They add up to the printed total, within rounding.",
        ),
        (messages.words_added("about"), "“about” was added"),
        (messages.words_left_out("about"), "“about” was left out"),
        (messages.words_changed("about", "up to"), "“about” became “up to”"),
        (messages.start_added("1993"), "a start, 1993, was added"),
        (messages.start_moved("1993", "1994"), "the start moved from 1993 to 1994"),
        (messages.period_changed("up to 2000", "2001"), "period: up to 2000, then 2001"),
        (messages.end_year_changed(fiscal=True), "the end is a fiscal year"),
        (messages.end_year_changed(fiscal=False), "the end is a calendar year"),
        (messages.value_changed("5", higher=True), "higher by 5"),
        (messages.value_changed("5", higher=False), "lower by 5"),
    ],
)
def test_a_message_chooses_its_words(made: str, words: str) -> None:
    assert made == words


ROOMS = ("catalogue", "charts", "exports", "figures", "maps", "writing")
"""The rooms whose words readers see."""

OTHER_READERS = {
    "figures.messages": "the messages themselves",
    "figures.page_messages": "those of pages themselves",
    "figures.chart_messages": "those of charts themselves",
    "figures.aspects": "says to editors why numbers of their records cannot be added up",
    "exports.columns": "the table of columns, in which each has its meaning beside its cell",
    "exports.project_columns": "the same of the list of projects",
    "maps.world": "writes a file of records, the outlines of countries and where they are from",
    "writing.faults": "says to editors what the program failed at, and where",
    "writing.site_files": "says to editors which files of the site are in each other's way",
    "writing.theme_languages": "has a list of codes, no sentence",
    "catalogue.older_addresses": "says to editors what an address is called today",
    "writing.open_pages": "says to editors which numbers of pages lead to no record",
    "writing.coverage": "says on the command line how many numbers are traced",
}
"""Modules of these rooms that have sentences, and for whom."""

WRITING = {
    name: path
    for name, path in MODULES.items()
    if room_of(name) in ROOMS and name not in OTHER_READERS
}

NO_SENTENCES = {
    "'⟦⟧', 'Source Sans 3', 'Helvetica Neue', Arial, sans-serif": "fonts of a drawing",
    "'⟦⟧', 'Source Serif 4', Georgia, serif": "fonts of a drawing",
    "⟦⟧-title ⟦⟧-about": "ids of what a drawing is called by",
    "translate(⟦⟧ ⟦⟧)": "where marks of a drawing are moved",
    "d MMMM y": "the pattern of a date in English, for Babel",
    r"(?<![\w.,–-])(?P<⟦⟧>⟦⟧)(?!\w|[-–/.,][0-9])": "the pattern of a word that stands alone",
    '<a href="': "how a link begins that is looked for in HTML",
    "iljtfrI.,:;'|!()[]·- \xa0": "letters that are narrow",
    "ijl .,'’": "the same on maps",
    (
        'class="oda-plot oda-plot-beside" data-span="{} {}" data-own="{}" data-common="{}"'
        ' data-height="{}"'
    ): "attributes of a drawing",
    '<⟦⟧ id="⟦⟧">⟦⟧</⟦⟧>': "a heading of a page",
    "ODA Sans": "a family of fonts",
    "ODA Serif": "another",
    "the template of ⟦⟧ cannot be rendered: ⟦⟧: ⟦⟧": "a problem, for whoever keeps the code",
    "mend the template; the records are in order": "how that problem is mended",
    "default-src 'none'; script-src 'sha256-⟦⟧'; base-uri 'none'; form-action 'none'": "a policy",
}


class _Words(HTMLParser):
    """What a reader sees or hears of some HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.said += [words or "" for name, words in attrs if name in ("title", "aria-label")]


def words_of(text: str) -> list[str]:
    """The words in a text, which may be HTML or attributes of an element."""
    parser = _Words()
    parser.feed(f"<a{text}>" if re.match(r' [a-z-]+="', text) else text)
    parser.close()
    return [words for words in parser.said if " " in words and re.search("[A-Za-z]{2}", words)]


def texts_in(tree: ast.AST) -> Iterator[str]:
    """The texts of a module; a value set into one is ⟦⟧.

    Left out are docstrings, patterns, and what a raised error says to whoever keeps the code.
    """
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Raise) or (
            isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        ):
            continue
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
            continue
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "⟦⟧" for part in node.values
            )
            for part in node.values:
                if isinstance(part, ast.FormattedValue):
                    yield from texts_in(part)
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        yield from texts_in(node)


def sentences_in(source: str) -> list[str]:
    texts = [text for text in texts_in(ast.parse(source)) if text not in NO_SENTENCES]
    return [words for text in texts for words in words_of(text)]


@pytest.mark.parametrize("module", WRITING)
def test_sentences_for_readers_stand_among_the_messages(module: str) -> None:
    assert sentences_in(WRITING[module].read_text("utf-8")) == []


@pytest.mark.parametrize("module", OTHER_READERS)
def test_a_module_for_other_readers_has_sentences(module: str) -> None:
    assert sentences_in(MODULES[module].read_text("utf-8"))


def test_what_is_said_to_be_no_sentence_stands_somewhere() -> None:
    texts = {
        text for path in WRITING.values() for text in texts_in(ast.parse(path.read_text("utf-8")))
    }
    assert NO_SENTENCES.keys() <= texts


@pytest.mark.parametrize(
    "line",
    [
        'x = "No value."',
        'x = f"since {year}"',
        "x = f'<a title=\"Source: {title}\">{number}</a>'",
        "x = f'<p>{\"No value.\" if one else two}</p>'",
        "x = f' aria-label=\"Note {letter}\"'",
    ],
)
def test_a_sentence_is_found_wherever_it_stands(line: str) -> None:
    assert sentences_in(line)


@pytest.mark.parametrize(
    "line",
    [
        'x = "name"',
        '"""A docstring says what it says."""',
        'raise TypeError("ask for it first")',
        "x = re.compile('one two')",
        'x = f\'<a class="oda-ref oda-b" href="{url}" data-search-exclude>{number}</a>\'',
        "x = f' id=\"fnref-{id}\"'",
    ],
)
def test_what_no_reader_sees_is_no_sentence(line: str) -> None:
    assert not sentences_in(line)


def test_every_message_is_written_by_some_module() -> None:
    names = {
        node.name if isinstance(node, ast.FunctionDef) else ast.unparse(node.targets[0])
        for node in ast.parse(Path(messages.__file__).read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.Assign)
    }
    used = {
        node.attr
        for path in MODULES.values()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "messages"
    }
    assert len(names) > 50
    assert names - used <= {"Sentence", "listed"}
