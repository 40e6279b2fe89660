"""What a reader reads of a page, and which sentences read differently."""

from __future__ import annotations

import pytest
from builders import site_of
from conftest import EXAMPLE
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.review.reading_changes import ReadingChanges, SentenceChange, read, reading_changes


def changed(before: str, after: str) -> list[tuple[str | None, str | None]]:
    found = reading_changes({"a.md": before}, {"a.md": after}, {})
    return [(change.before, change.after) for change in found.sentences]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("# A &#38; B {: #a-b }\n\n<p>One\nline.</p>\n", ("A & B", "One line.")),
        ("<p>One. Two! “Three?” Four.</p>", ("One.", "Two!", "“Three?”", "Four.")),
        ("<p>See p. 5 and e.g. this.</p>", ("See p. 5 and e.g. this.",)),
        ("<p>一つ。二つ。</p>", ("一つ。", "二つ。")),
        ("<ul><li>a</li><li>b <em>c</em>d</li></ul>", ("a", "b cd")),
        ("<table><tr><th>a</th><td>b<p>C. D.</p></td></tr></table>", ("a · b · C. D.",)),
        ("<dl><div><dt>a</dt> <dd>b</dd></div></dl>", ("a · b",)),
        ("<dl><dt>a</dt><dd>b</dd></dl>", ("a", "b")),
        ("<div><p>a</p><p>b</p></div>", ("a", "b")),
        ("<ul><li><p>A</p><p>B</p></li></ul>", ("A", "B")),
        ('<div class="oda-cards"><p>A</p><p>B</p></div>', ("A", "B")),
        (
            '<ol class="oda-sources"><li>B. C.</li><li>A.</li></ol><p>Z. Y.</p>',
            ("A.", "B.", "C.", "Z.", "Y."),
        ),
        ("<table><tr><td>A. B.</td></tr></table><p>C. D.</p>", ("A. B.", "C.", "D.")),
        ("<p>a</p><div hidden>b</div><p>c</p>", ("a", "c")),
        ('<p>a<img src="x" alt="">b</p>', ("a b",)),
        ('<ul class="oda-keyfigures"><li><p>9</p><p>ships</p></li></ul>', ("9 · ships",)),
        ('<ul class="oda-cards"><li><p>A</p><p>B. C.</p></li></ul>', ("A · B. C.",)),
        ('<p>A <data value="1">1</data><a class="oda-ref" href="x">[2]</a>.</p>', ("A 1.",)),
        ('<p>A<a class="oda-noteref" href="x">[a]</a> b</p>', ("A b",)),
        ('<p>before<br>after <img src="x" alt="a ship"></p>', ("before after · a ship",)),
        ('<p>A <span class="oda-figure-none">nil</span>.</p>', ("A nil.",)),
        ('<p>Project<span class="oda-status">Agreed</span></p>', ("Project · Agreed",)),
        ('<ol class="oda-sources"><li>b</li><li>a</li></ol>', ("a", "b")),
        ('<p>a</p><details class="oda-details oda-printed"><p>1</p></details>', ("a",)),
    ],
)
def test_what_is_read_is_sentences_and_rows(body: str, text: tuple[str, ...]) -> None:
    assert read(body) == text


def test_a_row_inside_a_row_is_part_of_it() -> None:
    inner = "<table><tr><td>b</td></tr></table>"
    assert read(f"<table><tr><td>a{inner}</td><td>c</td></tr></table>") == ("a · b · c",)


def test_a_changed_sentence_stands_beside_the_one_before() -> None:
    assert changed("<p>One. It is 5. Three.</p>", "<p>One. It is 6. Three.</p>") == [
        ("It is 5.", "It is 6.")
    ]


def test_sentences_are_added_and_taken_out() -> None:
    assert changed("<p>One. Two.</p>", "<p>Two. Three.</p>") == [("One.", None), (None, "Three.")]


def test_a_changed_sentence_is_found_among_new_ones() -> None:
    before = "<p>There were 5 ships in the harbour.</p>"
    after = "<p>New. There were 6 ships in the harbour. Newer.</p>"
    assert changed(before, after) == [
        (None, "New."),
        ("There were 5 ships in the harbour.", "There were 6 ships in the harbour."),
        (None, "Newer."),
    ]


@pytest.mark.parametrize(
    ("old", "new", "are_alike"),
    [
        ("One two x y.", "One two v w.", True),
        ("One x y.", "One v w.", False),
        ("One two x y.", "One v w z.", False),
        ("One two x.", "One two a b c.", True),
        ("One two x.", "One two a b c d.", False),
    ],
)
def test_two_sentences_are_one_if_they_share_half_of_their_words(
    old: str, new: str, are_alike: bool
) -> None:
    pairs = [(old, new)] if are_alike else [(old, None), (None, new)]
    others = [("Q r s.", None), (None, "T u.")]
    assert {*changed(f"<p>{old} Q r s.</p>", f"<p>{new} T u.</p>")} == {*pairs, *others}


def test_a_sentence_that_is_another_one_is_not_set_beside_it() -> None:
    assert changed("<p>One is here. Two too.</p>", "<p>Three. Four.</p>") == [
        ("One is here.", None),
        ("Two too.", None),
        (None, "Three."),
        (None, "Four."),
    ]


def test_numbers_of_citations_and_places_of_line_ends_are_no_change() -> None:
    before = '<p>It is\n5.<a class="oda-ref" href="a" title="A">[1]</a></p>'
    after = '<p>It is 5.<a class="oda-ref" href="b" title="B">7</a></p>'
    assert reading_changes({"a.md": before}, {"a.md": after}, {}) == ReadingChanges()


def test_the_same_sentence_on_several_pages_is_one_change() -> None:
    before, after = "<p>It is 5.</p>", "<p>It is 6.</p>"
    found = reading_changes(
        {"a.md": before, "b.md": before, "c.md": "<p>c</p>"},
        {"a.md": after, "b.md": after, "c.md": "<p>c</p>"},
        {},
    )
    assert found.sentences == (SentenceChange("It is 5.", "It is 6.", ("a.md", "b.md")),)
    assert found.pages == ("a.md", "b.md")


def test_a_page_that_says_the_same_in_another_order_is_named() -> None:
    found = reading_changes({"a.md": "<p>One. Two.</p>"}, {"a.md": "<p>Two. One.</p>"}, {})
    assert found == ReadingChanges(reordered=("a.md",))


def test_pages_are_new_and_gone() -> None:
    found = reading_changes({"a.md": "<p>a</p>"}, {"b.md": "<p>b</p>"}, {})
    assert found == ReadingChanges(new_pages=("b.md",), gone_pages=("a.md",))


def test_a_page_that_moved_is_compared_with_itself() -> None:
    found = reading_changes(
        {"a.md": "<p>It is 5.</p>"}, {"b.md": "<p>It is 6.</p>"}, {"a.md": "b.md"}
    )
    assert found == ReadingChanges(
        (SentenceChange("It is 5.", "It is 6.", ("b.md",)),), moved_pages=(("a.md", "b.md"),)
    )


def test_every_page_of_the_example_can_be_read() -> None:
    pages = [one for one in site_of(EXAMPLE).pages if not one.path.startswith("charts/")]
    assert pages
    for page in pages:
        text = read(page.body)
        assert text[0] in page.body or "&" in page.body, page.path
        assert not [unit for unit in text if "{:" in unit or "<" in unit], page.path


_WORDS = st.lists(st.sampled_from(["One.", "Two.", "Three.", "Four is 4."]), max_size=6)


@given(_WORDS, _WORDS)
def test_the_changes_lead_from_one_text_to_the_other(before: list[str], after: list[str]) -> None:
    pairs = changed(f"<p>{' '.join(before)}</p>", f"<p>{' '.join(after)}</p>")
    for sentence in {*before, *after}:
        lost = sum(old == sentence for old, _ in set(pairs))
        won = sum(new == sentence for _, new in set(pairs))
        surplus = after.count(sentence) - before.count(sentence)
        assert (won > 0) == (surplus > 0)
        assert (lost > 0) == (surplus < 0)
    assert bool(pairs) == (sorted(before) != sorted(after))
