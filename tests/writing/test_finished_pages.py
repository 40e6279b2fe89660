"""A page's Markdown as a site generator would convert it."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.toc import nest_toc_tokens
from oda_reports.writing.escaping import escape_text
from oda_reports.writing.finished_pages import finish

BLOCKS = st.sampled_from(
    [
        "<p>One line.</p>",
        '<div class="x">\n<p>Several <em>lines</em><br>\nmore.</p>\n\n<p>After a gap.</p>\n</div>',
        "<ul>\n<li><div>nested</div></li>\n</ul>",
        '<figure>\n<img src="a.png" alt="">\n<figcaption>A picture</figcaption>\n</figure>',
    ]
)
TITLES = st.one_of(
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1).map(escape_text),
    st.sampled_from(["Notes", "ID", "A &amp; B_1", "Notes_1", "東京", "Élan vital", "a - b"]),
)
ATTRIBUTES = st.sampled_from(["", " {: #notes }", " {: #z .oda-beside }", " {: data-x #other }"])
HEADINGS = st.builds("{} {}{}".format, st.sampled_from(["#", "##", "###"]), TITLES, ATTRIBUTES)


@example(["# ID"], "\n\n")
@given(st.lists(st.one_of(BLOCKS, HEADINGS)), st.sampled_from(["\n\n", "\n\n\n"]))
def test_what_comes_out_is_what_python_markdown_would_have_made(parts: list[str], gap: str) -> None:
    body = gap.join(parts) + "\n"
    links = {"permalink": True, "permalink_title": "Link to this section"}
    markdown = Markdown(extensions=["attr_list", "toc"], extension_configs={"toc": links})
    made = markdown.convert(body)
    finished = finish(body, "Link to this section")
    assert finished.html == made
    found = [
        {"level": one.level, "id": one.attributes["id"], "html": one.title}
        for one in finished.headings
    ]
    assert _kept(nest_toc_tokens(found)) == _kept(markdown.toc_tokens)


def _kept(tokens: list[dict[str, Any]]) -> list[object]:
    return [(one["level"], one["id"], one["html"], _kept(one["children"])) for one in tokens]


def test_a_heading_without_a_title_for_its_link_has_none() -> None:
    assert finish("# A", "").html == '<h1 id="a">A</h1>'
    assert 'title="&quot;here&quot; &amp; there"' in finish("# A", '"here" & there').html
