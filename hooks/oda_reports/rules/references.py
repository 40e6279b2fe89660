"""What a record names: other records, figures, sources, footnotes, pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from oda_reports.catalogue.figure_addresses import UnknownFigure
from oda_reports.figures.figure import own_figures
from oda_reports.problems.keyboard import slips_of
from oda_reports.problems.problem import Loc, Problem
from oda_reports.reading.origins import Origin
from oda_reports.records.field_types import UNCHOSEN, FigureAddress, Ref
from oda_reports.records.half_width import half_width
from oda_reports.records.model import Record
from oda_reports.records.references import REFERENCE, find_unclosed, is_web_address, without_code
from oda_reports.records.vocabulary import Kind
from oda_reports.rules.checking import Checking


def named_records_exist(checking: Checking) -> Iterator[Problem]:
    """A record that another names must exist, and be published if what names it is.

    A draft source is named where something was read in it: that is held back with it.
    """
    for origin, loc, mark, id, model in checking.values:
        if not isinstance(mark, Ref) or id == UNCHOSEN:
            continue
        is_area = Kind.COUNTRIES in mark.kinds and Kind.REGIONS in mark.kinds
        if is_area and (id in checking.groups or id in checking.other_areas):
            continue
        if any(checking.is_unread(kind, id) for kind in mark.kinds):
            continue
        if is_area and any(kind == Kind.REGIONS for kind, _ in checking.folder.unread):
            continue  # the id may be a group of a region that could not be read
        found = next((checking.ids[k][id] for k in mark.kinds if id in checking.ids[k]), None)
        if found is None:
            yield _dangling(checking, origin, loc, mark, id)
        elif checking.is_published(model, loc) and not checking.is_published(found):
            yield origin.problem(loc, "E302", *checking.says_draft(found))


def _dangling(checking: Checking, origin: Origin, loc: Loc, mark: Ref, id: str) -> Problem:
    message = f"there is no record '{id}' in {' or '.join(mark.kinds)}"
    if found := checking.suggest(id, mark.kinds):
        return origin.problem(
            loc, "E301", message, found.question, instead=found.id, safe=found.sure
        )
    path = checking.path_of(mark.kinds[-1], id)
    add = f"add it to {path}" if mark.kinds[-1].is_one_file else f"add {path}"
    return origin.problem(loc, "E301", message, f"{add}, or name one that exists")


class _Named(NamedTuple):
    """The address of a figure as an editor wrote it: in a text as ``written``, else in a field."""

    origin: Origin
    loc: Loc
    address: str
    record: Record | None
    written: str = ""


def figure_references_resolve(checking: Checking) -> Iterator[Problem]:
    """``[[address]]`` and key figures must name a figure, one that is published if they are."""
    if checking.folder.report is None:
        return  # what the short forms mean is not known
    for named in _named_figures(checking):
        if not _is_written_elsewhere(checking, named):
            try:
                known = checking.known_at(named.record, named.loc)
                known.figure(named.address, named.record)
            except UnknownFigure as unknown:
                yield _unknown_figure(checking, named, unknown.suggestions)


def _named_figures(checking: Checking) -> Iterator[_Named]:
    for origin, loc, reference, record in checking.references:
        if reference.type == "figure":
            yield _Named(origin, loc, reference.target, record, reference.written)
    for origin, loc, mark, address, model in checking.values:
        if isinstance(mark, FigureAddress) and address != UNCHOSEN:
            yield _Named(origin, loc, address, model if isinstance(model, Record) else None)


def _is_written_elsewhere(checking: Checking, named: _Named) -> bool:
    """Whether a record that the catalogue lacks has the figure, or may have it."""
    _, _, address, record, _ = named
    return checking.is_unread_at(address) or address in checking.written_keys(record)


def _unknown_figure(checking: Checking, named: _Named, suggestions: Sequence[str]) -> Problem:
    origin, loc, address, record, written = named
    if checking.is_published(record, loc):
        if draft := checking.draft_at(address):
            return origin.problem(loc, "E302", *checking.says_draft(draft), needle=written)
        if source := _draft_read(checking, named):
            said = checking.says_read_in_draft(address, source)
            return origin.problem(loc, "E302", *said, needle=written)
    if address in checking.ids[Kind.SOURCES]:
        return _source_for_figure(named)
    near = tuple(suggestions) or _nearly_own(checking, named)
    instead = None
    if len(near) == 1:
        instead = written.replace(address, near[0], 1) or near[0]
    return origin.problem(
        loc,
        "E303",
        f"no figure has the address '{address}'",
        _what_to_name(named, near),
        needle=written,
        instead=instead,
    )


def _draft_read(checking: Checking, named: _Named) -> str | None:
    """The draft source of the figure that is named, where it is held back with it."""
    drafts, entered = checking.editions.drafts, checking.entered
    try:
        found = [entered.figure(named.address, named.record)]
    except UnknownFigure:  # what a later edition prints has it in its address
        names = (named.address, f"{Kind.STATISTICS}/{named.address}")
        found = [figure for figure in entered.figures.values() if figure.name in names]
    return next((figure.source for figure in found if figure.source in drafts), None)


def _source_for_figure(named: _Named) -> Problem:
    origin, loc, address, _, written = named
    return origin.problem(
        loc,
        "E303",
        f"'{address}' is a source, not a figure",
        f"cite it with [@{address}]",
        needle=written,
        instead=f"[@{address}]" if written else None,
        safe=bool(written) and "|" not in written,
    )


def _nearly_own(checking: Checking, named: _Named) -> tuple[str, ...]:
    """The figure of the record itself that an address nearly names."""
    keys = (*_own_keys(named.record), *checking.written_keys(named.record))
    return tuple(slips_of(named.address, keys)[:1])


def _what_to_name(named: _Named, near: Sequence[str]) -> str:
    if near:
        return "did you mean " + " or ".join(f"'{known}'" for known in near) + "?"
    own = _own_keys(named.record)
    if own and "/" not in named.address:
        return f"this record's own figures are: {', '.join(own)}"
    return "write the address shown on the page of the figure, or add the record"


def _own_keys(record: Record | None) -> list[str]:
    return [figure.key for figure in own_figures(record)]


def references_are_whole(checking: Checking) -> Iterator[Problem]:
    """``[[`` opens a reference to a figure, which ``]]`` closes."""
    for origin, loc, text, _ in checking.texts:
        if "[[" in text and (start := find_unclosed(text)):
            yield origin.problem(
                loc,
                "E312",
                "this is not a reference to a figure",
                "write [[address]] or [[address|other words]]",
                needle=start,
                instead=_closed(start),
            )


def _closed(start: str) -> str | None:
    """The reference that lacks its end: ``[[trainees`` or ``[[trainees]``."""
    found = re.match(r"\[\[([a-z0-9@:/-]+)(\]?)(?!\]|\|)", start)
    return f"[[{found[1]}]]{start[found.end() :]}" if found else None


def cited_sources_exist(checking: Checking) -> Iterator[Problem]:
    """``[@source]`` must name a source, one that is published if the text is."""
    known = checking.ids[Kind.SOURCES]
    for origin, loc, reference, record in checking.references:
        if reference.type != "source" or checking.is_unread(Kind.SOURCES, reference.target):
            continue
        draft = checking.draft(Kind.SOURCES, reference.target)
        if draft and checking.is_published(record, loc):
            yield origin.problem(loc, "E302", *checking.says_draft(draft), needle=reference.written)
        elif reference.target not in known:
            found = checking.suggest(reference.target, (Kind.SOURCES,))
            path = checking.path_of(Kind.SOURCES, reference.target)
            yield origin.problem(
                loc,
                "E304",
                f"there is no source '{reference.target}' to cite",
                found.question if found else f"add {path}, or cite one that exists",
                needle=reference.written,
                instead=f"[@{found.id}]" if found else None,
                safe=bool(found and found.sure),
            )


def footnotes_are_written(checking: Checking) -> Iterator[Problem]:
    """``[^name]`` must have its note under ``footnotes`` of the same record."""
    for origin, loc, reference, record in checking.references:
        notes = record.footnotes if record is not None else {}
        if reference.type == "footnote" and reference.target not in notes:
            if reference.target in checking.written_keys(record):
                continue
            close = slips_of(reference.target, notes)
            yield origin.problem(
                loc,
                "E305",
                f"there is no footnote '{reference.target}' in this record",
                f"did you mean '{close[0]}'?"
                if close
                else f"add its text under footnotes: {reference.target}: …",
                needle=reference.written,
                instead=f"[^{close[0]}]" if close else None,
            )


def links_lead_somewhere(checking: Checking) -> Iterator[Problem]:
    """A link in a text is a web address or names a page of the site: ``projects/some-id``."""
    for origin, loc, reference, record in checking.references:
        target = reference.target
        if reference.type != "link" or is_web_address(target):
            continue
        word, _, id = target.strip("/").partition("/")
        kind = Kind.named(word)
        if word == "methodology" or (kind and (not id or checking.is_unread(kind, id))):
            continue
        if kind and (kind, id) in checking.known_at(record, loc).records:
            continue
        if kind and (draft := checking.draft(kind, id)):
            yield origin.problem(loc, "E302", *checking.says_draft(draft), needle=reference.written)
            continue
        meant = _meant_link(checking, target)
        yield origin.problem(
            loc,
            "E306",
            f"the link '{target}' leads nowhere",
            f"did you mean '{meant}'?"
            if meant
            else "write https://…, or the kind and id of a record: (projects/some-id)",
            needle=reference.written,
            instead=reference.written.replace(target, meant) if meant else None,
        )


def _meant_link(checking: Checking, target: str) -> str | None:
    """The link that was meant: the page of a record that is nearly named, a web address."""
    if target.startswith("www."):
        return f"https://{target}"
    *folders, name = target.removesuffix(".md").removesuffix(".yml").strip("/").split("/")
    kind = Kind.named(folders[-1]) if folders else None
    if kind:
        found = checking.suggest(name, (kind,))
        id = name if name in checking.ids[kind] else found and found.id
        return f"{kind}/{id}" if id else None
    kinds = [k for k in Kind if k.has_pages and name in checking.ids[k] and not folders]
    return f"{kinds[0]}/{name}" if len(kinds) == 1 else None


def brackets_are_references(checking: Checking) -> Iterator[Problem]:
    """``[word]`` is printed as it stands: ``[@word]`` cites a source, ``[[word]]`` a figure.

    So is ``@word`` alone, what stands between the wide brackets of an East Asian keyboard, and a
    source whose id is written with capitals or spaces.
    """
    sources = checking.ids[Kind.SOURCES]
    for origin, loc, text, record in checking.texts:
        if not _BRACKET.search(text):
            continue
        prose = without_code(text)
        plain = half_width(prose)
        for found in (_BARE if plain == prose else _BARE_OR_WIDE).finditer(plain):
            written = prose[found.start() : found.end()]
            word = next(filter(None, found.groups()))
            id = re.sub(r"[ _]+", "-", word.casefold())
            if REFERENCE.fullmatch(written):
                continue
            if id in sources:
                meant = f"[@{id}]"
            elif word in _own_keys(record) or word in checking.ids[Kind.STATISTICS]:
                meant = f"[[{word}]]"
            else:
                continue
            yield origin.problem(
                loc,
                "W408",
                f"'{written}' is printed as it stands here"
                + (", with its brackets" if written[0] != "@" else ""),
                f"write {meant} to refer to it",
                needle=written,
                instead=meant,
            )


def links_are_whole(checking: Checking) -> Iterator[Problem]:
    """``[words] (projects/some-id)`` is printed as it stands: no blank is before the address."""
    for origin, loc, text, _ in checking.texts:
        for found in _PARTED.finditer(text) if "] (" in text else ():
            kind = Kind.named(found[2])
            if kind and found[3] in checking.ids[kind]:
                yield origin.problem(
                    loc,
                    "W408",
                    f"'{found[0]}' is printed as it stands here, with its brackets",
                    "remove the blank before the address to make it a link",
                    needle=found[0],
                    instead=f"[{found[1]}]({found[2]}/{found[3]})",
                )


_PARTED = re.compile(r"\[([^\[\]\n]+)\] +\(([a-z]+)/([a-z0-9-]+)\)")
_BRACKET = re.compile(r"[\[@\uff3b\uff20]")
# [word] alone; (@word), [@Word] or [@word without its end; @word without brackets.
_BARE = re.compile(
    r"[(\[](?:(?<=\[)(?<![\[\]\\]\[)([a-z0-9-]+)\](?![\[\](:])"
    r"|@(?!(?<=\[@)[a-z0-9-]+\])(?:([A-Za-z0-9_-]+(?: [A-Za-z0-9_-]+){0,5})[)\]]"
    r"|([A-Za-z0-9_-]+)(?![A-Za-z0-9_\])-])))"
    r"|(?<![\w\[(@./-])@([a-z0-9-]+)(?![\w@.-])"
)
_BARE_OR_WIDE = re.compile(rf"{_BARE.pattern}|\[\[([a-z0-9/@-]+)\]\]|\[@([a-z0-9-]+)\]")
