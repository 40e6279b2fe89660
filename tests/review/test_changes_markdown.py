"""The review as Markdown: what it says, how long it gets, and that no record can write it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser

import pyromark
import pytest
from builders import figure, the_unit
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.figures.figure import Figure
from oda_reports.figures.formatting import Formatter
from oda_reports.records.vocabulary import Kind, Measure, Qualifier, Scale, ValueState
from oda_reports.review.aspect_changes import AspectChange
from oda_reports.review.changes_markdown import NO_CHANGES
from oda_reports.review.changes_markdown import changes_markdown as markdown_of
from oda_reports.review.figure_changes import Doubt, FigureChange
from oda_reports.review.reading_changes import ReadingChanges, SentenceChange
from oda_reports.review.record_changes import RecordChanges
from oda_reports.review.review import (
    Review,
    ToldCorrection,
    ToldEdition,
    ToldStanding,
    ToldState,
    ToldValue,
)
from oda_reports.review.told_figures import tell_changes

NOTHING = RecordChanges()
SAME = ReadingChanges()


def changes_markdown(
    figures: Sequence[FigureChange],
    records: RecordChanges,
    reading: ReadingChanges | None,
    formatter: Formatter | None = None,
    limit: int | None = None,
) -> str:
    """What a reviewer is told of some changes."""
    told = tell_changes(figures, formatter or Formatter())
    return markdown_of(Review(told, records, reading), limit, "https://example.org/run")


def change(
    before: Figure | None,
    after: Figure | None,
    *doubts: Doubt,
    about: str = "ships",
    moment: str = "",
) -> FigureChange:
    return FigureChange(before, after, about, moment, doubts)


def cells(changed: FigureChange) -> list[str]:
    """The cells of the table's only line."""
    text = changes_markdown([changed], NOTHING, SAME)
    (line,) = [line for line in text.split("\n") if line.startswith("| `")]
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_where_nothing_changes_one_sentence_says_so() -> None:
    assert changes_markdown([], NOTHING, SAME) == f"{NO_CHANGES}\n"


def test_the_heading_counts_figures_and_pages() -> None:
    changes = [change(figure(), figure("2")), change(None, figure()), change(figure(), None)]
    reading = ReadingChanges((SentenceChange("a", "b", ("a.md", "b.md")),), new_pages=("c.md",))
    text = changes_markdown([*changes, changes[1]], NOTHING, reading)
    assert text.startswith(
        "## 1 figure changes, 2 are new, 1 is gone; 2 pages read differently, 1 is new\n"
    )


def test_figures_beside_which_something_changes_are_counted_apart() -> None:
    note = (AspectChange("note", "old", "new", is_beside=True),)
    beside = FigureChange(figure(), figure(), "boats", "", aspects=note)
    said = [change(figure(), figure("2")), beside, beside]
    text = changes_markdown([beside, *said], NOTHING, SAME)
    assert text.startswith(
        "## 1 figure changes, 3 change only in what stands beside them; no page reads differently\n"
    )
    assert text.index("| `ships`") < text.index("| `boats`")
    assert changes_markdown([beside], NOTHING, SAME).startswith(
        "## 1 figure changes only in what stands beside it; no page reads differently\n"
    )


def test_the_heading_counts_what_is_printed_otherwise() -> None:
    (told,) = tell_changes([change(figure(), figure("2"))], Formatter())
    stands = ToldStanding("a", "ships", "", told.before, told.after, "Later count", stands=True)
    edition = ToldEdition("2024", "2025", True, False, (stands, replace(stands, stands=False)))
    text = markdown_of(Review(editions=(edition,), standing=(stands,)))
    assert text.startswith("## 2 figures are printed otherwise; no page reads differently\n")


def test_a_new_figure_that_its_edition_tells_of_is_told_once() -> None:
    stands = ToldStanding(figure().address, "ships", "", None, None, "New")
    told = tell_changes([change(None, figure())], Formatter())
    edition = ToldEdition("2024", "2025", True, False, (stands,))
    assert "### New figures" in markdown_of(Review(told))
    text = markdown_of(Review(told, editions=(edition,)))
    assert "### New figures" not in text
    assert text.startswith("## 1 figure is new; ")


def test_what_an_edition_prints_again_is_not_new() -> None:
    (told,) = tell_changes([change(None, figure("2"))], Formatter())
    (before,) = tell_changes([change(figure(), None)], Formatter())
    row = ToldStanding(told.address, "ships", "", before.before, told.after, "Revised", stands=True)
    edition = ToldEdition("2024", "2025", True, False, (row,))
    text = markdown_of(Review((told,), editions=(edition,)))
    assert text.startswith("## 1 figure is printed otherwise; ")


def test_a_value_that_was_written_over_names_its_edition() -> None:
    changed = change(figure(edition="2024"), figure("2"), Doubt.OVERWRITTEN)
    assert cells(changed)[5] == "⚠ the value of `2024` is gone: keep it as a reading"


def test_a_line_names_what_is_said_otherwise() -> None:
    said = (
        AspectChange("nature", "target", "actual"),
        AspectChange("breakdown", "", "sex: women"),
        AspectChange("value", "1", "2"),
        AspectChange("place", "page 3", "page 4"),
    )
    changed = FigureChange(figure(), figure("2"), "ships", "2023", aspects=said)
    assert cells(changed)[0] == (
        "`ships, 2023`<br>`nature: target → actual`<br>`breakdown: – → sex: women`"
    )


def test_of_long_texts_a_line_shows_where_they_differ() -> None:
    long = "It was read in a table that is printed on the last page of the book, "
    note = (AspectChange("note", f"{long}twice. {'a' * 200}", f"{long}once.", is_beside=True),)
    changed = FigureChange(figure(), figure(), "ships", "", aspects=note)
    told = cells(changed)[0]
    assert told.startswith("`ships`<br>`note: …on the last page of the book, twice. aaa")
    assert told.endswith("aaa… → …on the last page of the book, once.`")
    assert len(told) < 300


def test_a_new_figure_is_told_with_all_that_is_said_of_it() -> None:
    said = (AspectChange("flow", "pledge", "pledge"), AspectChange("note", "n", "n"))
    new = FigureChange(None, figure(), "ships", "target", aspects=said)
    assert "| `ships` | `target: 1 person, pledge, n` | `review` |" in changes_markdown(
        [new], NOTHING, SAME
    )


def test_the_heading_says_what_does_not_change() -> None:
    reading = ReadingChanges((SentenceChange("a", "b", ("a.md",)),))
    assert changes_markdown([], NOTHING, reading).startswith(
        "## No figure changes; 1 page reads differently\n"
    )
    assert changes_markdown([change(None, figure())], NOTHING, SAME).startswith(
        "## 1 figure is new; no page reads differently\n"
    )
    assert changes_markdown([], NOTHING, None).startswith("## No figure changes\n")


@pytest.mark.parametrize(
    ("before", "after", "row"),
    [
        (
            figure("13220", qualifier=Qualifier.ABOUT),
            figure("13520"),
            ["`about 13,220 persons`", "`13,520 persons`", "`+300`<br>+2.3%"],
        ),
        (
            figure("-27893421", the_unit("USD"), scale=Scale.MILLION, decimals=2),
            figure("-28993421", the_unit("USD"), scale=Scale.MILLION, decimals=2),
            ["`−$27.893421 million`", "`−$28.993421 million`", "`−$1.10 million`<br>−3.9%"],
        ),
        (
            figure("4.9", the_unit("percent"), decimals=1),
            figure("9.4", the_unit("percent"), decimals=1),
            ["`4.9 percent`", "`9.4 percent`", "`+4.5 points`<br>+92%"],
        ),
        (
            figure("1000000"),
            figure("1000001"),
            ["`1,000,000 persons`", "`1,000,001 persons`", "`+1`<br>less than 0.1%"],
        ),
        (
            figure("5"),
            figure(None, state=ValueState.NOT_REPORTED),
            ["`5 persons`", "`not reported (persons)`", "–"],
        ),
        (
            figure("5", measure=Measure.SHARE),
            figure("5", measure=Measure.COUNT),
            ["`5 persons`", "`5 persons`", "–"],
        ),
        (
            figure("5"),
            figure("5", the_unit("households")),
            ["`5 persons`", "`5 households`", "–"],
        ),
        (figure("5"), figure("5", place="page 3"), ["`5 persons`", "`5 persons`", "none"]),
    ],
)
def test_a_line_shows_before_after_and_difference(
    before: Figure, after: Figure, row: list[str]
) -> None:
    assert cells(change(before, after))[1:4] == row


def test_a_line_shows_where_a_value_is_read() -> None:
    before, after = figure(), figure(place="page 3")
    assert cells(change(before, before))[4] == "`review`"
    assert cells(change(before, after))[4] == "`review`<br>→ `review, page 3`"


def test_the_worst_doubt_stands_first() -> None:
    text = changes_markdown(
        [
            change(figure(), figure(), about="one"),
            change(figure(), figure(), Doubt.SAME_PLACE, about="two"),
            change(figure(), figure(), Doubt.POWER_OF_TEN, Doubt.SAME_PLACE, about="three"),
        ],
        NOTHING,
        SAME,
    )
    assert re.findall(r"^\| `(\w+)`", text, re.MULTILINE) == ["three", "two", "one"]
    assert "| ⚠ a power of ten: a slipped point?<br>same source and place |" in text
    assert "\nWhere source and place are the same: was the new value read there?\n" in text


def test_new_values_of_one_series_share_a_line() -> None:
    values = [change(None, figure(str(n)), moment=f"{2020 + n}") for n in range(3)]
    text = changes_markdown(values, NOTHING, SAME)
    assert "| `ships` | `2020: 0 persons; 2021: 1 person; 2022: 2 persons` | `review` |" in text


def test_records_and_pages_are_named_once() -> None:
    records = RecordChanges(
        new=((Kind.THEMES, "wind"),),
        new_drafts=((Kind.THEMES, "rain"),),
        gone=((Kind.THEMES, "sand"),),
        published=((Kind.THEMES, "tide"),),
        withdrawn=((Kind.THEMES, "waves"),),
        renamed=(((Kind.THEMES, "a"), (Kind.THEMES, "b")),),
        sources_changed=(("review", ("title", "url")),),
        sources_uncited=("note",),
    )
    reading = ReadingChanges(
        reordered=("index.md",),
        new_pages=("themes/wind.md", "themes/index.md"),
        gone_pages=("themes/sand.md",),
    )
    _, _, listed = changes_markdown([], records, reading).partition("### Records and pages\n\n")
    assert listed.splitlines() == [
        "- New: `themes/wind`",
        "- New, still a draft: `themes/rain`",
        "- Published, a draft before: `themes/tide`",
        "- Withdrawn, a draft again: `themes/waves`",
        "- Gone: `themes/sand`",
        "- Renamed: `themes/a` → `themes/b`",
        "- Changed source: `review` (`title`, `url`)",
        "- Cited nowhere any more: `note`",
        "- New pages: `themes/`",
        "- Pages in another order: the home page",
    ]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("It is 5.", "It is 6.", "It is <del>5.</del> <ins>6.</ins>"),
        ("It is all new.", None, "<del>It is all new.</del>"),
        (None, "It is all new.", "<ins>It is all new.</ins>"),
        ("a b c d", "e f g d", "<del>a b c d</del> <ins>e f g d</ins>"),
        ("a <b>", "a &", "a <del>&lt;b&gt;</del> <ins>&amp;</ins>"),
    ],
)
def test_the_words_that_change_are_marked(before: str | None, after: str | None, line: str) -> None:
    reading = ReadingChanges((SentenceChange(before, after, ("index.md", "a.md")),))
    assert (
        f"<ul>\n<li><code>{line}</code><br>\non the home page, <code>a/</code></li>\n</ul>\n"
        in changes_markdown([], NOTHING, reading)
    )


NOTE = "**This is too long to be shown whole and was cut: [here is all of it](https://example.org/run).**"


def test_a_review_that_has_room_is_whole() -> None:
    figures = [change(figure(), figure("2"), about=f"ship {n}") for n in range(50)]
    whole = changes_markdown(figures, NOTHING, SAME)
    assert changes_markdown(figures, NOTHING, SAME, limit=len(whole) + 1000) == whole
    assert "cut" not in whole


@given(limit=st.integers(2_000, 40_000))
def test_a_review_is_cut_between_rows_and_sentences_and_says_so(limit: int) -> None:
    figures = [change(figure(), figure("2"), about=f"ship {n}") for n in range(50)]
    figures += [change(None, figure(), about=f"new {n}") for n in range(50)]
    records = RecordChanges(new=tuple((Kind.THEMES, f"theme-{n}") for n in range(50)))
    sentences = [SentenceChange("a", f"{n}", (f"{n % 7}.md",)) for n in range(500)]
    text = changes_markdown(figures, records, ReadingChanges(tuple(sentences)), limit=limit)
    assert len(text) <= limit
    rows = {r"\| `ship ": 50, r"\| `new ": 50, "<code><del>": 500}
    left = {word: whole - len(re.findall(word, text)) for word, whole in rows.items()}
    assert (NOTE in text) == any(left.values())
    nouns = ("more figures? that changes?", "more rows?", "more sentences?")
    for (word, missing), noun in zip(left.items(), nouns, strict=True):
        said = re.findall(rf"^… and {missing:,} {noun}", text, re.MULTILINE)
        assert len(said) == bool(missing), word
    assert text.count("<ul>") == text.count("</ul>") == (left["<code><del>"] < 500)
    assert text.count("<li>") == text.count("</li>")
    assert all(line.endswith("|") for line in text.split("\n") if line.startswith("|"))


def test_the_note_that_it_was_cut_stands_where_it_is_seen() -> None:
    sentences = tuple(SentenceChange("a", f"{n}", ("a.md",)) for n in range(500))
    text = changes_markdown([], NOTHING, ReadingChanges(sentences), limit=3_000)
    assert text.split("\n\n")[1] == NOTE


def test_many_records_and_pages_are_named_and_then_counted() -> None:
    records = RecordChanges(new=tuple((Kind.THEMES, f"theme-{n}") for n in range(1_300)))
    text = changes_markdown([], records, SAME)
    assert text.count("`themes/theme-") == 40
    assert "and 1,260 more\n" in text


def test_long_sentences_are_not_compared_word_by_word() -> None:
    one, other = (" ".join(f"{word}{n}" for n in range(30_000)) for word in "ab")
    reading = ReadingChanges((SentenceChange(f"same {one}", f"same {other}", ("a.md",)),))
    assert "<del>same a0 " in changes_markdown([], NOTHING, reading)


def test_what_has_to_be_known_first_comes_first() -> None:
    review = Review(before=ToldState(is_there=False), after=ToldState(errors=2))
    assert markdown_of(review) == (
        f"{NO_CHANGES}\n\n"
        "> **Before** there is no data folder: everything is new.\n>\n"
        "> **After** the records have 2 errors; what can be read is compared.\n"
    )
    left_out = replace(review, before=ToldState(), left_out=("projects/a", "report"))
    assert markdown_of(left_out).endswith(
        "\n>\n> Because of errors, sentences are compared without these: `projects/a`, `report`.\n"
    )
    assert markdown_of(replace(review, reading=None)).endswith(
        "> Sentences are not compared: with these errors no page can be made.\n"
    )


OUR_TAGS = {
    "blockquote", "br", "code", "del", "h2", "h3", "ins", "li", "p", "pre", "table", "tbody", "td",
    "th", "thead", "tr", "ul",
}  # fmt: skip
_EVERYTHING = pyromark.Options(0)
for _name in dir(pyromark.Options):
    if _name.startswith("ENABLE_"):
        _EVERYTHING |= getattr(pyromark.Options, _name)


class Rendered(HTMLParser):
    """The tags of a page, its attributes, and its text in code and out of it."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.inside = self.outside = ""
        self.code = 0
        self.feed(pyromark.html(markdown, options=_EVERYTHING))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.code += tag == "code"

    def handle_endtag(self, tag: str) -> None:
        self.code -= tag == "code"

    def handle_data(self, data: str) -> None:
        if self.code:
            self.inside += data
        else:
            self.outside += data


def review_of(text: str) -> str:
    """A review in which a record's text stands wherever one can."""
    said = figure("5", the_unit("USD"), place=text)
    other = replace(said, source="other", value=Decimal(6))
    sentences = (
        SentenceChange(f"It is {text} so.", f"It is {text} now.", ("a.md",)),
        SentenceChange(text, None, ("a.md",)),
        SentenceChange(None, text, ("b.md",)),
    )
    aspects = (AspectChange("note", text, f"{text} so"), AspectChange("nature", "", text))
    figures = tell_changes(
        [
            FigureChange(said, other, text, text, (Doubt.SOURCE,), aspects),
            FigureChange(None, said, text, text, aspects=aspects),
            FigureChange(other, None, text, text),
        ],
        Formatter(symbols={the_unit("USD"): text}),
    )
    told = replace(figures[0], difference=f"~{text}", percent=f"~{text}")
    some = f"~{text}"
    value = ToldValue(text, None, "", text, text, some)
    stands = ToldStanding("", text, text, value, value, some, some, some, is_lost=True)
    editions = (ToldEdition(text, text, True, True, (stands, replace(stands, became=""))),)
    asked = ToldCorrection(text, text, text, some, some)
    overwritten = replace(told, before=value, doubts=(Doubt.OVERWRITTEN,))
    key = (Kind.THEMES, text)
    records = RecordChanges(
        new=(key,),
        renamed=((key, key),),
        sources_changed=((text, (text,)),),
        gone=(key,),
        held_back=((key, 2),),
    )
    reading = ReadingChanges(sentences, (text,), (text,), (text,))
    return markdown_of(
        Review(
            (overwritten, told, *figures),
            records,
            reading,
            (text,),
            editions=editions,
            standing=(replace(stands, pages=(text,)),),
            corrections=(asked, replace(asked, is_said=True)),
        )
    )


HARMLESS = Rendered(review_of("word"))

HOSTILE = [
    "# heading", "[a](https://evil.example)", "![a](https://evil.example/a.png)", "<h1>a</h1>",
    "<script>alert(1)</script>", "</code></li></ul><img src=x onerror=y>", "`", "``", "a`b``c```",
    "\\`a\\`", "@maintainer", "#12", "owner/name#12", "https://evil.example", "www.evil.example",
    "a@evil.example", "a | b | c", "\\| a \\\\| b", "a\\", "::add-mask::a", "##[add-mask]a",
    "\n::add-mask::a", "\r\n\r\n# heading\r\n", "\n\n</ul>\n\n# heading", "\u202eabc\u2066",
    "a\u200bb",
    "$a$ $$b$$", "<!-- a", "]]>", "&lt;h1&gt;", "&#64;maintainer", "- [ ] a", "```\na\n```", "~~~",
    "[^1]: a", "[[a]]", "|---|", "\u2028# a", "\x85# a", "\x0c# a",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_a_record_stays_text(text: str) -> None:
    stays_text(text)


def test_text_of_a_record_is_shown_as_it_is_written() -> None:
    assert Rendered(review_of("@one #12 <b>[a](b)</b>")).inside.count("@one #12 <b>[a](b)</b>") > 5


@given(
    st.lists(st.sampled_from([*HOSTILE, *"`|\\<>&#@*_~[]()!\n\r:-=$ "]), max_size=8).map("".join)
    | st.text(max_size=30)
)
def test_no_text_of_a_record_becomes_markup(text: str) -> None:
    stays_text(text)


def stays_text(text: str) -> None:
    review = review_of(text)
    rendered = Rendered(review)
    assert set(rendered.tags) <= OUR_TAGS
    assert not rendered.attributes - {"style"}
    for tag in ("h2", "h3", "table", "tr", "td", "ul", "li"):
        assert rendered.tags.count(tag) == HARMLESS.tags.count(tag), tag
    assert re.sub(r"\s+", " ", rendered.outside) == re.sub(r"\s+", " ", HARMLESS.outside)
    assert "##[" not in review
    assert not re.search("[\u200b\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f]", review)
    ours = (
        "## ", "### ", "> ", "| ", "|---", "- ", "<ul>", "<li>", "<code>", "on ", "</ul>", "Where",
        "`", "corrections:", "  - figure: ", "    was: ", "    since: ", "    until: ", "    why: ",
        "The report", "Printed alike: ", "A published value",
    )  # fmt: skip
    assert all(line.startswith(ours) or not line for line in review.split("\n"))
