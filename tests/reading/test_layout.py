"""The lines of a file as an editor sees them."""

from __future__ import annotations

from oda_reports.reading.layout import Layout

TEXT = """\
name: Wind
# a note
text: |
  The wind drives pumps.

  source: of water
sections:
  - title: Pumps
    areas:
    - tessara
"""


def test_a_line_of_a_text_knows_the_line_that_opens_it() -> None:
    assert Layout(TEXT).headers == {4: 3, 5: 3, 6: 3}
    assert Layout("- |\n  a\n b\n").headers == {2: 1, 3: 1, 4: 1}


def test_a_line_of_a_text_that_looks_like_a_field_is_found() -> None:
    assert Layout(TEXT).keys_in_texts() == [6]


def test_around_a_line_are_the_one_above_it_and_those_that_open_its_blocks() -> None:
    layout = Layout(TEXT)
    assert layout.around(10) == [9, 8, 7]
    assert layout.around(7) == [6, 3]
    assert layout.around(3) == [1]
    assert layout.around(1) == []


def test_where_no_line_opens_the_block_the_first_line_of_the_file_may_be_off() -> None:
    assert Layout("  a: 1\n  b: 2\nc: 3\n").around(3) == [2, 1]


def test_the_part_of_a_line_is_all_that_is_further_in() -> None:
    layout = Layout(TEXT)
    assert (layout.part_of(3), layout.part_of(7)) == (range(3, 7), range(7, 11))


def test_a_line_that_opens_a_block_has_its_key() -> None:
    layout = Layout(TEXT)
    assert [layout.opened_by(number) for number in (1, 7, 8, 9)] == ["", "sections", "", "areas"]
    assert (layout.start(8), layout.indent(8), layout.is_entry(8)) == (4, 2, True)
