"""How texts call the editions of a publication: by a title, or by its words and a year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from oda_reports.records.editions import publication_of
from oda_reports.records.sources import Source


@dataclass(frozen=True, order=True)
class Mention:
    """A stretch of a text that names an edition, as it is written there."""

    start: int
    end: int
    edition: str
    written: str


class EditionNames:
    """What the editions of one publication are called in texts of a language.

    Titles are known in every language. In English an edition is also "the white paper of 2024",
    "the 2024 white paper" or "the 2024 edition"; only one that a source is counts as one.
    """

    def __init__(self, publication: str, sources: Iterable[Source], language: str = "en") -> None:
        every = tuple(sources)
        own = [one for one in every if one.edition and publication_of(one) == publication]
        others = [one for one in every if one not in own]
        self.by_source = {one.id: one.edition for one in own if one.edition}
        """The edition that each source of the publication is, by its id."""
        self._editions = tuple(dict.fromkeys(self.by_source.values()))
        self._year = re.compile(_alone("edition", self._editions)) if own else None
        self._english: re.Pattern[str] | None = None
        if own and language.partition("-")[0] == "en":
            names = (publication.replace("-", " "), *_less_editions(own))
            self._english = _in_english(names, self._editions)
        self._titles = dict(_titles(own))
        is_bare = any(edition not in title for title, edition in self._titles.items())
        self._signs = ("",) if is_bare else self._editions
        self._titles |= dict.fromkeys(self._mistakable(others), "")
        self._title = _any_of(self._titles)
        self._first_words = {re.split(r"[\s'-]", title)[0] for title in self._titles}
        self._others = _any_of(_names_of_others(others))

    def _mistakable(self, others: Iterable[Source]) -> set[str]:
        """The titles of other sources that hold a name of an edition, and are none."""
        titles = {_plain(title) for one in others for title in _called(one)}
        return {
            title
            for title in titles - self._titles.keys()
            if (self._english and self._english.search(title))
            or any(own in title for own in self._titles)
        }

    def mentions(self, words: str) -> tuple[Mention, ...]:
        """The stretches that name an edition, from left to right, none inside another.

        ``words`` are those of a text whose marks are blank.
        """
        if not any(sign in words for sign in self._signs):
            return ()
        found: list[Mention] = []
        for one in sorted(self._found(words), key=lambda one: (one.start, -one.end)):
            if not found or one.start >= found[-1].end:
                found.append(one)
        return tuple(one for one in found if one.edition)

    def years(self, words: str) -> frozenset[str]:
        """The editions whose year or number stands in a text and is no date: "that of 2017"."""
        return frozenset(
            found["edition"]
            for found in (self._year.finditer(words) if self._year else ())
            if not _DATED.search(words, max(0, found.start() - 20), found.start())
        )

    def _found(self, words: str) -> Iterator[Mention]:
        """All that may name an edition; what is the title of another source names none."""
        has_title = self._title and any(map(words.casefold().__contains__, self._first_words))
        for found in self._title.finditer(words) if self._title and has_title else ():
            yield Mention(
                *found.span(), self._titles[_plain(found[0])], _plain(found[0], fold=False)
            )
        has_edition = any(edition in words for edition in self._editions)
        for found in self._english.finditer(words) if self._english and has_edition else ():
            (way, edition), *_ = ((w, e) for w, e in found.groupdict().items() if e)
            around = words[max(0, found.start() - 80) : found.end() + 40]
            if way in _BARE and self._others and self._others.search(around):
                continue
            yield Mention(*found.span(), edition, _plain(found[0], fold=False))


_DATED = re.compile(
    r"\b(?:in|since|until|till|by|from|to|during|fiscal|years?|FY|early|late|mid|before|after"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)"
    r"[\s-]*\Z",
    re.IGNORECASE,
)
_BARE = ("bare_before", "bare_of")
"""The ways that say "edition" and not of what: beside the name of another publication, of that."""


def _in_english(names: Sequence[str], editions: Sequence[str]) -> re.Pattern[str]:
    """Every way to name an edition by what its publication is called.

    Of the words of its id, the last are enough behind "the": the cooperation review, the review.
    """
    name = "|".join(_pattern(one) for one in sorted(names, key=len, reverse=True))
    words = names[0].split()
    shorter = "|".join(_pattern(" ".join(words[n:])) for n in range(1, len(words))) or "(?!)"
    year = {
        way: _alone(way, editions)
        for way in ("behind", "before", "between", "bare_before", "bare_of")
    }
    return re.compile(
        rf"(?:\b(?:{name})|\bthe\s+(?:{shorter}))s?\s+(?:(?:of|for|from)\s+)?\(?{year['behind']}"
        rf"|(?<!\bin\s){year['before']}(?:['’]s)?\s+(?:edition\s+of\s+(?:the\s+)?)?(?:{name})\b"
        rf"|(?<=\bthe\s){year['between']}\s+(?:{shorter})\b"
        rf"|{year['bare_before']}\s+edition\b(?!\s+of\b)"
        rf"|\bedition\s+(?:of\s+)?{year['bare_of']}",
        re.IGNORECASE,
    )


def _alone(group: str, editions: Iterable[str]) -> str:
    """One of the editions with nothing beside it that makes another number or word of it."""
    either = "|".join(map(re.escape, editions))
    return rf"(?<![\w.,–-])(?P<{group}>{either})(?!\w|[-–/.,][0-9])"


def _titles(own: Iterable[Source]) -> Iterator[tuple[str, str]]:
    """Titles as they are compared, each with its edition.

    One without its edition is left out where it begins or is that of another edition.
    """
    named = [(title, one.edition or "") for one in own for title in _called(one)]
    for title, edition in named:
        is_told = re.search(_alone("edition", [edition]), title)
        if is_told or not any(_plain(title) in _plain(t) for t, e in named if e != edition):
            yield _plain(title), edition


def _called(source: Source) -> Iterator[str]:
    yield from filter(None, (source.title, source.short_title))


def _less_editions(own: Iterable[Source]) -> Iterator[str]:
    """What stands before the edition in titles: White Paper on Development Cooperation."""
    for source in own:
        for title in _called(source):
            before, edition, _ = title.partition(source.edition or "")
            if edition and len(before.split()) > 1:
                yield before.strip(" ,(:")


def _names_of_others(others: Iterable[Source]) -> Iterator[str]:
    for source in others:
        if source.edition:
            yield _plain(source.title)
            yield _plain(publication_of(source))


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    either = "|".join(map(_pattern, longest_first))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE) if either else None


def _pattern(name: str) -> str:
    """What finds a name whose words a line's end may part, or a hyphen."""
    words = (re.escape(word) for word in re.split(r"[\s-]+", name) if word)
    return re.sub("['’]", "['’]", r"[\s-]+".join(words))


def _plain(written: str, *, fold: bool = True) -> str:
    """A name in one form, or as it is written but on one line."""
    if not fold:
        return " ".join(written.split())
    return re.sub(r"[\s-]+", " ", written).replace("’", "'").strip().casefold()
