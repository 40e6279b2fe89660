"""The references that a text may hold, as they are written.

``[[figure]]``, ``[@source]``, ``[^footnote]`` and links; what they lead to is the catalogue's
question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

# [[address|words]], [@source] or [^footnote]: the groups are these four names. The words may run
# over a line's end; in a table the bar is written \|.
REFERENCE = re.compile(
    r"\[(?:\[([^\[\]|\n\\]+)(?:\\?\|([^\[\]]+))?\]\]|@([a-z0-9-]+)\]|\^([a-z0-9-]+)\])"
)
_LINK = re.compile(r"\]\(\s*<?([^)\s>\[\]]++)>?[^)\[\]]*\)")
_BACKQUOTES = re.compile("`+")

ReferenceType = Literal["figure", "source", "footnote", "link"]


class Reference(NamedTuple):
    """One reference: what it names, how it is written in the text, and where its target starts."""

    type: ReferenceType
    target: str
    written: str
    start: int


def find_references(text: str) -> Iterator[Reference]:
    """Every reference of a text; those in code too, since only Markdown knows what is code."""
    if "[" not in text:
        return
    for match in REFERENCE.finditer(text):
        figure, _, source, footnote = match.groups()
        if figure:
            start = match.start(1) + len(figure) - len(figure.lstrip())
            yield Reference("figure", figure.strip(), match[0], start)
        elif source:
            yield Reference("source", source, match[0], match.start(3))
        else:
            yield Reference("footnote", footnote, match[0], match.start(4))
    opening = read = 0
    for match in _LINK.finditer(text):
        opening = max(opening, text.rfind("[", read, match.start()))
        read = match.start()
        if text[opening - 1 : opening] == "!":
            continue  # a picture
        yield Reference("link", match[1], match[0], match.start(1))


def find_unclosed(text: str) -> str | None:
    """The start of a ``[[…`` that is no reference, as it is written; None if there is none."""
    prose = REFERENCE.sub("", without_code(text))
    start = prose.find("[[")
    return prose[start : start + 24].split("\n")[0] if start >= 0 else None


def without_code(text: str) -> str:
    """The text without what stands between backquotes."""
    return _replaced(text, _code_spans(text), lambda _: "")


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where code stands: between a run of backquotes and the next run that is as long.

    Each run is looked at once. A pattern that tries each run against all that follow takes the
    square of their number.
    """
    if "`" not in text:
        return
    runs = [found.span() for found in _BACKQUOTES.finditer(text)]
    behind: dict[int, list[int]] = {}
    for index in reversed(range(len(runs))):
        start, end = runs[index]
        behind.setdefault(end - start, []).append(index)
    done = 0
    for index, (start, end) in enumerate(runs):
        alike = behind[end - start]
        alike.pop()  # the run itself
        if index >= done and alike:
            yield start, runs[alike[-1]][1]
            done = alike[-1] + 1


def _replaced(text: str, spans: Iterable[tuple[int, int]], instead: Callable[[str], str]) -> str:
    """The text with something else in the place of some of its stretches."""
    parts: list[str] = []
    done = 0
    for start, end in spans:
        parts += [text[done:start], instead(text[start:end])]
        done = end
    return "".join([*parts, text[done:]])


def code_at(text: str) -> list[range]:
    """Where in a text there is something between backquotes."""
    return [range(*span) for span in _code_spans(text)]


APART = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands where a figure stood, or between two elements: what is on either side is not one text."""
_WEB_ADDRESS = re.compile(r"https?://[^\s<>)]+")
_LIST_NUMBER = re.compile(r"^[ >]*[0-9]+[.)](?= )", re.MULTILINE)


def less_signs(text: str) -> str:
    """The text, blank where signs stand around words that a page does not print."""
    return text.replace("*", " ").replace("[", " ").replace("]", " ")


def blanked(text: str) -> str:
    """The words of a text, each at its place: all that is marked up, named or in code is blank.

    The length is the same. A character stands for each figure, so that what is written on either
    side of it does not meet.
    """
    text = _replaced(text, _code_spans(text), _blank)
    if "[" in text:
        text = REFERENCE.sub(lambda found: _blank(found[0]), text)
        text = _LINK.sub(lambda found: _blank(found[0]), text)
    if "://" in text:
        text = _WEB_ADDRESS.sub(lambda found: _blank(found[0]), text)
    return less_signs(_LIST_NUMBER.sub(lambda found: _blank(found[0]), text))


def _blank(written: str) -> str:
    """As many blanks, lines kept, the first one the sign of a figure if it is one."""
    blanks = "\n".join(" " * len(line) for line in written.split("\n"))
    return APART + blanks[1:] if written.startswith("[[") else blanks


def is_web_address(link: str) -> bool:
    """Whether a link leaves the site; the others name a page of it: ``projects/some-id``."""
    return link.startswith(("https://", "http://"))
