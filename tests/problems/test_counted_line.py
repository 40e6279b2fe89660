"""A line that counts long work."""

from __future__ import annotations

from io import StringIO

from oda_reports.problems.counted_line import CountedLine


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def screen(text: str) -> str:
    """What is to be read of a line in the end."""
    shown = ""
    for part in text.split("\r"):
        shown = part + shown[len(part) :]
    return shown.rstrip()


def test_a_terminal_counts_and_is_clean_at_the_end() -> None:
    stream = Terminal()
    line = CountedLine("Pages", stream)
    for done in range(1_200):
        line.tell(done, 1_200)
    assert screen(stream.getvalue()) == "Pages: 1,176 of 1,200"
    assert stream.getvalue().count("of 1,200") == 2 * 50
    line.clear()
    assert screen(stream.getvalue()) == ""


def test_little_work_is_not_counted_nor_is_any_where_nobody_looks_on() -> None:
    for stream, total in ((Terminal(), 99), (StringIO(), 1_000)):
        line = CountedLine("Pages", stream)
        line.tell(1, total)
        line.clear()
        assert stream.getvalue() == ""
