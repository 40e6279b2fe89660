"""Values as text that neither HTML nor Markdown takes for markup."""

from __future__ import annotations

import pytest
from markupsafe import Markup
from oda_reports.writing.escaping import escape_text, escape_title


def test_every_special_character_is_written_by_its_number() -> None:
    special = "&<>\"'`*_[]{}\\#|~^!$"
    assert escape_text(special) == "".join(f"&#{ord(char)};" for char in special)


def test_the_end_of_a_line_is_a_space_and_all_else_stays() -> None:
    assert escape_text("a\r\nb (c) + d-e. 5 %") == "a  b (c) + d-e. 5 %"
    assert escape_text(12) == "12"
    assert isinstance(escape_text("a"), Markup)


def test_what_is_markup_already_is_printed_as_it_is() -> None:
    assert escape_text(Markup("<b>*</b>")) == "<b>*</b>"


@pytest.mark.parametrize("value", [None, True, False])
def test_a_value_that_is_no_text_is_not_printed(value: object) -> None:
    with pytest.raises(TypeError, match=f"prints {value}: ask for it first"):
        escape_text(value)


def test_a_title_is_one_line_without_tags_and_quotation_marks() -> None:
    assert escape_title(" a\n<b>  & \"c' ") == "a &lt;b&gt; &amp; &quot;c'"
