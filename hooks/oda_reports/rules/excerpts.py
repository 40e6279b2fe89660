"""Excerpts of sources: words that are quoted stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from oda_reports.problems.problem import Loc, Problem
from oda_reports.reading.origins import Origin
from oda_reports.records.projects import Project
from oda_reports.records.references import blanked
from oda_reports.rules.checking import Checking

_CITED = re.compile(r"“([^“”]+)”[.,;:]?\s*((?:\[@[a-z0-9-]+\]\s*)+)")
_LEFT_OUT = re.compile(r"\[?(?:…|\.\.\.)\]?")
_ALIKE = str.maketrans("“”„«»‘’‚–—‑−\u00a0\u202f", '"""""\'\'\'----  ')


def quotations_are_in_excerpts(checking: Checking) -> Iterator[Problem]:
    """Quoted words stand in an excerpt of their source, where the source has excerpts."""
    excerpts = {
        source.id: [_alike(blanked(fact.excerpt)) for fact in source.facts.values() if fact.excerpt]
        for source in checking.entered.sources
    }
    if not any(excerpts.values()):
        return
    for record in checking.folder.records:
        for index, quotation in enumerate(getattr(record, "quotations", ())):
            assert isinstance(record, Project)
            loc: Loc = ("quotations", index, "text")
            if not _is_in(quotation.text, [quotation.source], excerpts):
                start = quotation.text.strip().split("\n")[0]
                yield _not_found(checking, checking.origin(record), loc, [quotation.source], start)
    for origin, loc, text, _ in checking.texts:
        if "”" not in text:
            continue
        for found in _CITED.finditer(text):
            cited = re.findall(r"\[@([a-z0-9-]+)\]", found[2])
            if not _is_in(found[1], cited, excerpts):
                yield _not_found(checking, origin, loc, cited, found[1].split("\n")[0])


def _is_in(words: str, cited: list[str], excerpts: dict[str, list[str]]) -> bool:
    """Whether each stretch of quoted words stands in an excerpt, as far as it can be known."""
    known = [excerpts.get(source, []) for source in cited]
    if not all(known):
        return True
    stretches = [_alike(part) for part in _LEFT_OUT.split(blanked(words))]
    return all(any(part in excerpt for source in known for excerpt in source) for part in stretches)


def _not_found(
    checking: Checking, origin: Origin, loc: Loc, cited: list[str], needle: str
) -> Problem:
    names = " or ".join(f"'{source}'" for source in cited)
    (file, *_) = (checking.folder.origins["sources", source].file for source in cited)
    return origin.problem(
        loc,
        "E333",
        f"these words stand in no excerpt of {names}",
        f"quote word for word, or add the words as the excerpt of a fact in {file}",
        needle=needle,
    )


def _alike(text: str) -> str:
    """A text in which quotation marks, dashes, spaces and capitals are alike."""
    words = " ".join(text.translate(_ALIKE).replace("*", "").split()).strip(" .,;:\"'")
    return words.casefold()
