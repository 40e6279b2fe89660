"""Record text to safe HTML: what becomes markup, what stays text, where marks are set."""

from __future__ import annotations

import re
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import example, given
from hypothesis import strategies as st
from oda_reports.records.references import find_references
from oda_reports.writing.escaping import escape_title
from oda_reports.writing.prose import plain_text, render_line, render_prose, split_sections

GOLDEN = ROOT / "tests" / "golden" / "prose"
TEXTS = sorted(GOLDEN.glob("*.md"))

ALLOWED = {
    "p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a",
    "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


class PlainMarks:
    """Marks that can be read in an assertion; links lead where they say."""

    def figure(self, address: str, words: str | None, *, bare: bool) -> str:
        text = escape(words or address)
        return text if bare else f"<data>{text}</data>"

    def link_of(self, address: str, *, bare: bool) -> str:  # noqa: ARG002
        return ""

    def source_of(self, address: str) -> str:
        return f"source-of-{address}"

    def source(self, id: str, *, bare: bool) -> str:
        return "" if bare else f"<sup>{id}</sup>"

    def footnote(self, name: str, *, bare: bool) -> str:
        return "" if bare else f"<sup>{name}</sup>"

    def link(self, target: str) -> str | None:
        return target if target.startswith(("https://", "projects/")) else None

    def may_have_terms(self, text: str) -> bool:
        return "ODA" in text

    def find_terms(self, text: str) -> list[tuple[int, int, str]]:
        return [(m.start(), m.end(), f"<dfn>{m[0]}</dfn>") for m in re.finditer("ODA", text)]


class Tags(HTMLParser):
    """The tags and attributes of some HTML, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.hrefs: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name, _ in attrs}
        self.hrefs += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


def prose(text: str) -> str:
    return str(render_prose(text, PlainMarks()))


@pytest.mark.parametrize("case", TEXTS, ids=lambda path: path.stem)
def test_a_text_becomes_the_html_beside_it(case: Path) -> None:
    assert prose(case.read_text("utf-8")) + "\n" == case.with_suffix(".html").read_text("utf-8")


def test_every_golden_text_has_its_html() -> None:
    assert TEXTS
    assert {path.stem for path in GOLDEN.iterdir()} == {path.stem for path in TEXTS}


@pytest.mark.parametrize(
    "text",
    [
        "<script>boom()</script>",
        "<img src=x onerror=boom()>",
        "<b>bold</b>",
        "a <!-- b --> c",
        "<svg/onload=boom()>",
        "</p><script>boom()</script><p>",
        "<div>\n\nblock\n\n</div>",
        "<?php boom() ?>",
        "<![CDATA[boom]]>",
    ],
)
def test_html_in_a_text_stays_text(text: str) -> None:
    read = Tags(prose(text))
    assert read.tags == {"p"}
    assert read.text.replace("\n", "") == text.replace("\n", "")


@pytest.mark.parametrize(
    "link",
    ["javascript:boom()", "JaVaScRiPt:boom()", "java&#115;cript:boom()", "data:text/html,boom",
     "vbscript:boom()", "//example.org", "file:///etc/passwd", "\x01javascript:boom()"],
)  # fmt: skip
def test_what_leads_neither_to_the_web_nor_to_a_page_is_no_link(link: str) -> None:
    assert Tags(prose(f"[words]({link})")).hrefs == []


def test_the_address_of_a_page_makes_no_program_of_what_follows() -> None:
    link = "projects/../../x?javascript:"
    assert Tags(prose(f"[words]({link})")).hrefs == [link]


def test_a_link_that_leads_nowhere_keeps_its_words() -> None:
    assert prose("[words](nowhere)") == "<p><a>words</a></p>"


def test_an_address_between_angle_brackets_is_a_link_where_it_is_one() -> None:
    assert prose("<https://example.org>") == (
        '<p><a href="https://example.org">https://example.org</a></p>'
    )
    assert Tags(prose("<javascript:boom()>")).hrefs == []


@pytest.mark.parametrize(
    "text",
    [
        '{: onclick="boom()" }',
        "words {: #id .class }",
        "{{ boom }} and {% boom %}",
        '--8<-- "README.md"',
        "+++ boom",
        "!!! note",
        "*[ODX]: boom",
        "==marked== ^^inserted^^ :smile:",
    ],
)
def test_the_markup_of_other_tools_stays_text(text: str) -> None:
    read = Tags(prose(text))
    assert read.tags == {"p"}
    assert not read.attributes
    assert read.text == text


def test_a_text_holds_no_picture() -> None:
    assert "img" not in Tags(prose("![alt](https://example.org/x.png)")).tags


def test_a_definition_of_a_link_stays_text() -> None:
    read = Tags(prose("[a]: https://example.org/x\n\n[a]"))
    assert read.hrefs == []
    assert read.text == "[a]: https://example.org/x\n[a]"


@pytest.mark.parametrize("fence", ["```", "~~~", "````", "~~~~"])
def test_a_fence_is_a_block_of_code_and_leaves_no_fence_in_the_page(fence: str) -> None:
    html = prose(f"{fence}js {{onclick=boom()}}\n# no heading\n{fence}")
    assert html == "<pre><code># no heading\n</code></pre>"


@pytest.mark.parametrize("text", ["a ``` b", "~~~", "`a`", "a ~ b ` c"])
def test_no_backquote_or_tilde_reaches_the_page(text: str) -> None:
    assert not re.search("[`~]", prose(text))


@pytest.mark.parametrize(
    "text",
    [
        "\ue0000\ue001",
        "[[a]] \ue0000\ue001",
        "[[a]] &#xE000;0&#xE001;",
        "[[a]] `&#xE000;0&#xE001;`",
        '[[a]] <data value="0"></data>',
    ],
)
def test_no_text_can_forge_the_place_of_a_mark(text: str) -> None:
    assert prose(text).count("<data>") == text.count("[[")


_MARKS = st.text(st.sampled_from("[]()<>@^|!*_`~#-+=:{}&;\"'\\/ \n\tab1ODA\ue000\ue001"))


@given(st.one_of(st.text(), _MARKS))
@example('"><i onclick=boom()>')
@example("[x](https://example.org/\"onclick='boom()')")
@example('[x](<projects/" onclick="boom()>)')
@example("[[a|<script>boom()</script>]]")
@example("\ue000\ue001")
def test_any_text_becomes_tags_of_the_list_and_no_handlers(text: str) -> None:
    read = Tags(prose(text))
    assert read.tags <= ALLOWED | {"data", "sup", "dfn"}
    assert read.attributes <= {("a", "href"), ("ol", "start")}
    assert all(href.startswith(("https://", "projects/")) for href in read.hrefs)


@given(st.one_of(st.text(), _MARKS))
def test_a_rendered_text_can_stand_in_markdown_as_it_is(text: str) -> None:
    html = prose(text)
    assert not re.search("[`~]", html)
    assert not html or html.startswith("<")


class CalledMarks(PlainMarks):
    """Marks that remember what a text has called on."""

    def __init__(self) -> None:
        self.called: set[tuple[str, str]] = set()

    def figure(self, address: str, words: str | None, *, bare: bool) -> str:
        self.called.add(("figure", address))
        return super().figure(address, words, bare=bare)

    def source(self, id: str, *, bare: bool) -> str:
        self.called.add(("source", id))
        return super().source(id, bare=bare)

    def footnote(self, name: str, *, bare: bool) -> str:
        self.called.add(("footnote", name))
        return super().footnote(name, bare=bare)


_PIECES = st.lists(
    st.sampled_from(
        ["[[f]]", "[[f|words]]", "[@s]", "[^n]", "`", "``", "\\", "\n\n", "\n", "# ", "- ", "    ",
         "[", "](", ")", "x", " ", "(", "<", ">", "```\n", '"', "|"]
    ),
    max_size=14,
).map("".join)  # fmt: skip


@given(_PIECES)
@example("a ` tick\n\n[[f]] and ` another")
@example("\\` [[f]] \\`")
@example("[a](x [@s])")
@example("[a]([^n] x)")
def test_whatever_a_text_calls_on_has_been_checked_before(text: str) -> None:
    marks = CalledMarks()
    render_prose(text, marks)
    assert marks.called <= {(found.type, found.target) for found in find_references(text)}


@pytest.mark.parametrize("text", ["## [[a]]", "# [[a]]", "[[[a]]](projects/x)", "[[a]]\n==="])
def test_a_figure_in_a_link_or_heading_is_plain_text(text: str) -> None:
    read = Tags(prose(text))
    assert "data" not in read.tags
    assert read.text == "a"


def test_a_figure_after_a_link_is_a_mark_again() -> None:
    assert "<data>b</data>" in prose("[[[a]]](projects/x) [[b]]")


def test_sources_and_footnotes_in_a_heading_are_left_out() -> None:
    assert prose("### Title [@s] [^n]") == "<h3>Title</h3>"


@pytest.mark.parametrize("level", ["#", "##", "###"])
def test_a_heading_of_a_text_stands_below_those_of_the_page(level: str) -> None:
    assert prose(f"{level} Title") == "<h3>Title</h3>"


def test_lower_headings_keep_their_level() -> None:
    assert prose("#### Title") == "<h4>Title</h4>"


def test_the_words_of_a_figure_stand_in_its_place() -> None:
    assert prose("[[a|so\nmany]]") == "<p><data>so many</data></p>"


def test_the_words_of_a_figure_are_text() -> None:
    assert prose("[[a|<b>&]]") == "<p><data>&lt;b&gt;&amp;</data></p>"


def test_references_in_code_are_code() -> None:
    assert prose("`[[a]]` or `x [@s]`") == "<p><code>[[a]]</code> or <code>x [@s]</code></p>"


def test_a_reference_after_a_backslash_is_text() -> None:
    assert prose(r"\[[a]]") == "<p>[[a]]</p>"


def test_a_figure_can_stand_in_a_table() -> None:
    html = prose("| a | b |\n|---|---|\n| x | [[f\\|many]] |")
    assert "<td><data>many</data></td>" in html


def test_a_source_cited_sentence_after_sentence_is_shown_at_its_last_place() -> None:
    assert prose("One. [@s] Two. [@s] Three. [@s]") == "<p>One. Two. Three.<sup>s</sup></p>"


def test_a_citation_left_out_leaves_no_space_before_a_comma() -> None:
    assert prose("One [@s], and two [@s].") == "<p>One, and two<sup>s</sup>.</p>"


@pytest.mark.parametrize("entity", ["&#x202E;", "&#8203;", "&ZeroWidthSpace;", "&lrm;"])
def test_no_invisible_character_comes_in_by_its_name(entity: str) -> None:
    assert unescape(entity) not in prose(f"a{entity}b `a{entity}b`")


def test_a_source_is_cited_again_after_another() -> None:
    assert prose("One. [@s] Two. [@t] Three. [@s]") == (
        "<p>One.<sup>s</sup> Two.<sup>t</sup> Three.<sup>s</sup></p>"
    )


def test_a_source_is_cited_once_in_each_paragraph() -> None:
    assert prose("One. [@s]\n\nTwo. [@s]").count("<sup>s</sup>") == 2


class CitedMarks(PlainMarks):
    """Marks whose figures are of the source that their address begins with."""

    def link_of(self, address: str, *, bare: bool) -> str:
        return "" if bare else f"<sup>{self.source_of(address)}</sup>"

    def source_of(self, address: str) -> str:
        return address[0]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("[[s1]] and [[s2]] came.", "s1 and s2<s> came."),
        ("[[s1]] and [[t1]] came.", "s1<s> and t1<t> came."),
        ("[[s1]], [[t1]] and [[s2]] came.", "s1<s>, t1<t> and s2<s> came."),
        ("[[s1]] came, [[s2]] went. More is said. [@s]", "s1 came, s2 went. More is said.<s>"),
        ("[[s1]] came. [@s]", "s1 came.<s>"),
        ("- [[s1]]\n- [[s2]]", "s1<s>\ns2<s>"),
        ("One. [@s] Two [[s1]].", "One. Two s1<s>."),
        ("# [[s1]]\n\n[[s2]]", "s1\ns2<s>"),
    ],
)
def test_what_one_source_follows_after_the_other_shares_its_mark(text: str, marks: str) -> None:
    html = render_prose(text, CitedMarks())
    shown = re.sub(r"<sup>(.)</sup>", r"<\1>", str(html))
    assert re.sub(r"</?(?:p|ul|li|h3|data)>", "", shown).strip() == marks


def test_a_figure_between_two_citations_does_not_part_them_from_their_source() -> None:
    assert prose("[[a]] One. [@s] [[b]] Two. [@s]").count("<sup>s</sup>") == 1


@pytest.mark.parametrize("gap", ["", " ", "   ", "\n"])
def test_the_space_before_a_citation_is_drawn_up(gap: str) -> None:
    assert prose(f"One.{gap}[@s]\nTwo.") == "<p>One.<sup>s</sup>\nTwo.</p>"


def test_the_space_before_a_footnote_is_drawn_up() -> None:
    assert prose("the ship [^n] came") == "<p>the ship<sup>n</sup> came</p>"


def test_terms_are_explained_in_text_and_not_in_links_headings_or_code() -> None:
    assert prose("the ODA") == "<p>the <dfn>ODA</dfn></p>"
    for text in ("[ODA](projects/x)", "### ODA", "`ODA`"):
        assert "dfn" not in prose(text)


def test_what_stands_around_a_term_stays_text() -> None:
    assert prose("<b> ODA & ODA </b>") == (
        "<p>&lt;b&gt; <dfn>ODA</dfn> &amp; <dfn>ODA</dfn> &lt;/b&gt;</p>"
    )


def test_a_line_is_a_paragraph_without_its_tags() -> None:
    assert str(render_line("a *b*", PlainMarks())) == "a <em>b</em>"


def test_more_than_a_paragraph_stays_whole() -> None:
    assert str(render_line("a\n\nb", PlainMarks())) == "<p>a</p>\n<p>b</p>"


def test_a_title_is_escaped_and_on_one_line() -> None:
    assert escape_title('</title> "a"\n & b\'s') == "&lt;/title&gt; &quot;a&quot; &amp; b's"


@given(st.text())
def test_no_title_can_leave_the_place_it_is_printed_in(text: str) -> None:
    assert not re.search(r'[<>"\n\r]', escape_title(text))


def test_the_words_of_html_stand_apart_where_its_blocks_did() -> None:
    assert plain_text("<p>a <em>b</em></p><ul><li>c</li><li>&lt;d&gt;</li></ul>") == "a b c <d>"


def test_a_page_is_cut_at_its_headings() -> None:
    assert split_sections("before\n\n## One\nbody\n\n### not here\n## Two ##\n") == [
        (None, "before"),
        ("One", "body\n\n### not here"),
        ("Two", ""),
    ]


def test_a_page_that_opens_with_a_heading_has_nothing_before_it() -> None:
    assert split_sections("## One\nbody") == [("One", "body")]
    assert split_sections("") == []


def test_a_figure_needs_no_second_link_to_its_own_source() -> None:
    assert prose("[[a]]. [@source-of-a]") == "<p><data>a</data>.</p>"
    assert prose("[[a]] and more. [@source-of-a]").endswith("more.<sup>source-of-a</sup></p>")
    assert prose("[[a]]. [@other]").endswith("<sup>other</sup></p>")
