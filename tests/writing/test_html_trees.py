"""HTML as a row of tags and as a tree of values."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.writing.html_trees import (
    VOID,
    Element,
    elements,
    has_class,
    read_html,
    read_tags,
    words,
    write_html,
)


@pytest.mark.parametrize(
    "html",
    [
        '<p class="a">x &amp; y &lt; z<br><b>b</b></p> and <img src="a.png" alt="&quot;">',
        "<details><summary>s</summary><p>t</p></details>",
        "<style>.a > .b { fill: url(#x) }</style>",
    ],
)
def test_what_is_read_is_written_as_it_was(html: str) -> None:
    assert write_html(read_html(html)) == html


def test_an_attribute_without_value_and_a_part_that_closes_itself_are_read() -> None:
    (rect,) = read_html("<rect hidden x='1'/>")
    assert rect == Element("rect", {"hidden": "", "x": "1"})


def test_attributes_are_read_in_any_quotes_or_none() -> None:
    (input_,) = read_html("""<input type=radio name="a b" value='c &amp; "d"' checked>""")
    said = {"type": "radio", "name": "a b", "value": 'c & "d"', "checked": ""}
    assert input_ == Element("input", said)


def test_what_is_left_open_ends_with_the_text_and_a_stray_end_is_nothing() -> None:
    assert write_html(read_html("<p>a</i><b>c")) == "<p>a<b>c</b></p>"


def test_elements_come_in_the_order_of_the_text_and_words_without_marks() -> None:
    nodes = read_html("<p>a<b>c</b></p><i>d</i>")
    assert [element.name for element in elements(nodes)] == ["p", "b", "i"]
    assert words(nodes) == "acd"


def test_a_tag_comes_with_its_attributes_and_the_text_after_it_as_written() -> None:
    assert read_tags('a<p class="x > y">b &amp; c<br/>d</p>e') == (
        "a",
        [
            ("", "p", "", ' class="x > y"', "b &amp; c"),
            ("", "br", "", "/", "d"),
            ("p", "", "", "", "e"),
        ],
    )
    assert read_tags("no tag") == ("no tag", [])


def test_what_stands_in_a_script_or_a_style_is_no_html() -> None:
    (script,) = read_html('<script>if (a<b && "<p>") {}</script>')
    assert script == Element("script", {}, ('if (a<b && "<p>") {}',))


def test_comments_are_left_out_with_what_is_in_them() -> None:
    assert read_html("a<!-- <p>b</p> -->c") == ("ac",)


def test_a_sign_that_opens_no_tag_is_text() -> None:
    assert words(read_html("<p>1 < 2 <3</p>")) == "1 < 2 <3"


def test_a_class_is_one_of_the_words_of_its_attribute() -> None:
    (named,) = read_html('<p class="a b-c">d</p>')
    assert [has_class(named, name) for name in ("a", "b-c", "b", "a b-c")] == [
        True,
        True,
        False,
        False,
    ]
    assert not has_class("a", "a")


class Listener(HTMLParser):
    """What Python's own parser finds: starts with attributes, ends, text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[object] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.found.append(tag)

    def handle_data(self, data: str) -> None:
        self.found += data


def events(html: str) -> list[object]:
    """The same of a tree: every character of its text alone."""
    found: list[object] = []
    for node in read_html(html):
        if isinstance(node, str):
            found += node
            continue
        found.append((node.name, dict(node.attributes)))
        found += events(write_html(node.children))
        if node.name not in VOID:
            found.append(node.name)
    return found


TEXT = st.text("ab &;<>\"'=/-!é\n", max_size=6).map(lambda text: write_html([text]))
ATTRIBUTE = st.tuples(
    st.sampled_from(["class", "data-x", "xlink:href", "viewBox"]),
    st.text("ab &<>\"'/=", max_size=4),
)
ATTRIBUTES = st.lists(ATTRIBUTE, max_size=2, unique_by=lambda pair: pair[0]).map(dict)


def element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Elements around others, as they are written."""
    return st.builds(
        lambda name, attributes, inner: write_html([Element(name, attributes)]).replace(
            f"></{name}>", f">{''.join(inner)}</{name}>"
        ),
        st.sampled_from(["p", "a", "svg", "h2", "br", "img"]),
        ATTRIBUTES,
        st.lists(children, max_size=3),
    )


@given(st.lists(st.recursive(TEXT, element, max_leaves=8), max_size=3).map("".join))
def test_what_is_read_is_what_the_parser_of_python_finds(html: str) -> None:
    assert events(html) == Listener(html).found
