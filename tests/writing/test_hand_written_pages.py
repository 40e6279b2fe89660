"""What the search finds of the pages that come with the program."""

from __future__ import annotations

from pathlib import Path

from oda_reports.writing.hand_written_pages import FOR_EDITORS, hand_written_pages

TEXT = """# Writing & more

First.

## A *number*, again

| a | b |
|---|---|
| c | d |

## A number, again

Last.
"""


def test_a_page_of_the_handbook_is_for_editors_and_others_are_for_readers(tmp_path: Path) -> None:
    (tmp_path / "contributing").mkdir()
    for name in ("contributing/writing.md", "contributing/records.md", "accessibility.md"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    readers, editors = hand_written_pages(tmp_path, None)
    assert (readers.address, readers.kind, readers.for_editors) == ("accessibility/", "", False)
    assert (editors.address, editors.kind, editors.for_editors) == (
        "contributing/writing/",
        FOR_EDITORS,
        True,
    )
    assert editors.title == "Writing & more"
    assert [(one.heading, one.anchor, one.text) for one in editors.passages] == [
        ("", "", "First."),
        ("A number, again", "a-number-again", "a b c d"),
        ("A number, again", "a-number-again_1", "Last."),
    ]
