"""Excerpts of sources: what a figure or a quotation says is what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from oda_reports.figures.figure import Figure
from oda_reports.problems.problem import Loc, Problem
from oda_reports.reading.origins import Origin
from oda_reports.records.field_types import plain
from oda_reports.records.projects import Project
from oda_reports.records.references import blanked
from oda_reports.records.sources import Source
from oda_reports.rules.checking import Checking
from oda_reports.rules.prose_numbers import read_numbers

_NEAR = Decimal("0.15")
"""A number in our own words that differs from a value by less than this share is meant for it."""
_CITED = re.compile(r"“([^“”]+)”[.,;:]?\s*((?:\[@[a-z0-9-]+\]\s*)+)")
_LEFT_OUT = re.compile(r"\[?(?:…|\.\.\.)\]?")
_ALIKE = str.maketrans("“”„«»‘’‚–—‑−\u00a0\u202f", '"""""\'\'\'----  ')


def figures_are_in_their_excerpts(checking: Checking) -> Iterator[Problem]:
    """The value of a figure stands in the excerpt of each fact that it carries.

    In our own words for the fact no number need stand; one that is nearly the value is a slip.
    """
    for source in checking.catalogue.sources:
        for key, fact in source.facts.items():
            for address in fact.carried_by:
                figure = checking.catalogue.carrier(address)
                if not isinstance(figure, Figure) or figure.source != source.id:
                    continue
                if figure.value is None:
                    continue
                if fact.excerpt and (says := _other_number(fact.excerpt, figure)) is not None:
                    said = f"the excerpt of '{source.id}' {says or 'has no number'}"
                    yield _differing(checking, source, key, said, "excerpt", figure)
                elif says := _other_number(fact.text, figure, _NEAR):
                    said = f"the fact '{key}' of '{source.id}' {says}"
                    yield _differing(checking, source, key, said, "text", figure)


def _differing(
    checking: Checking, source: Source, key: str, said: str, where: str, figure: Figure
) -> Problem:
    assert figure.value is not None
    file = checking.origin(source).file
    return checking.folder.origins[figure.kind, figure.record].problem(
        figure.value_loc,
        "E334",
        f"{said}, the record says {plain(figure.value)}",
        f"correct the value here, or the {where} of the fact '{key}' in {file}",
    )


def _other_number(text: str, figure: Figure, within: Decimal | None = None) -> str | None:
    """What a text says instead of the value of a figure; None if it has the value.

    With ``within``, only a number that differs by no more than this share counts.
    """
    assert figure.value is not None
    value = abs(figure.value)
    scaled = value.scaleb(-figure.scale.exponent) if figure.scale else value
    numbers = {n.written: n.value for n in read_numbers(text, "en") if n.value is not None}
    if any(number in (value, scaled) for number in numbers.values()):
        return None
    nearest = min(numbers, key=lambda written: abs(numbers[written] - value), default=None)
    if within is None:
        return f"says {nearest}" if nearest else ""
    if nearest is None:
        return None
    is_near = abs(numbers[nearest] - value) <= within * max(value, numbers[nearest])
    return f"says {nearest}" if is_near else None


def quotations_are_in_excerpts(checking: Checking) -> Iterator[Problem]:
    """Quoted words stand in an excerpt of their source, where the source has excerpts."""
    excerpts = {
        source.id: [_alike(blanked(fact.excerpt)) for fact in source.facts.values() if fact.excerpt]
        for source in checking.catalogue.sources
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
