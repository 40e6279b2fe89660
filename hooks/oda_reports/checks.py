"""Rules across records: one small function each, its docstring the rule.

A rule yields problems and never raises; what one record alone can get wrong is its model's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import cached_property

from oda_reports.catalogue import Catalogue, UnknownFigure
from oda_reports.figures import record_figures
from oda_reports.problems import Problem
from oda_reports.record_files import Folder, Origin
from oda_reports.records import (
    Country,
    FigureAddress,
    Mark,
    ProseText,
    Record,
    Ref,
    Region,
    Report,
    Statistic,
    marked_values,
)
from oda_reports.references import (
    Reference,
    find_references,
    find_unclosed,
    is_web_address,
)
from oda_reports.vocabulary import Kind
from oda_reports.yaml_files import Loc


class Checking:
    """A data folder with its published catalogue: what the rules look at."""

    def __init__(self, folder: Folder, catalogue: Catalogue) -> None:
        self.folder = folder
        self.catalogue = catalogue

    def origin(self, record: Record) -> Origin:
        """Where a record stands."""
        return self.folder.origins[record.kind, record.id]

    @cached_property
    def ids(self) -> dict[Kind, dict[str, Record]]:
        """Every record by kind and id, drafts too."""
        found: dict[Kind, dict[str, Record]] = {kind: {} for kind in Kind}
        for record in self.folder.records:
            found[record.kind][record.id] = record
        return found

    @cached_property
    def groups(self) -> frozenset[str]:
        """Ids of groups of countries, those of draft regions too."""
        return frozenset(
            group
            for record in self.folder.records
            if isinstance(record, Region)
            for group in record.groups
        )

    def is_unread(self, kind: str, id: str) -> bool:
        """Whether a record is there but could not be read: its own problem says why."""
        unread = self.folder.unread
        return (kind, id) in unread or (kind, "") in unread

    def draft(self, kind: str, id: str) -> Record | None:
        """The record of that kind and id, if it is a draft."""
        known = Kind.named(kind)
        record = self.ids[known].get(id) if known else None
        return record if record and record.draft else None

    def says_draft(self, record: Record) -> tuple[str, str]:
        """What is wrong with naming a draft, and what to do."""
        return (
            f"'{record.id}' is a draft and will not be published",
            f"remove 'draft: true' from {self.origin(record).file}, or do not name it here",
        )

    @cached_property
    def values(self) -> list[tuple[Origin, Loc, Mark, str, Record | Report]]:
        """Every marked value of every record and of the report: a text, an id, an address."""
        found: list[tuple[Origin, Loc, Mark, str, Record | Report]] = []
        models: list[tuple[Origin, Record | Report]] = [
            (self.origin(record), record) for record in self.folder.records
        ]
        if self.folder.report is not None:
            models.append((self.folder.origins["report", "report"], self.folder.report))
        for origin, model in models:
            for loc, mark, value in marked_values(model):
                found.append((origin, loc, mark, value, model))
        return found

    @cached_property
    def texts(self) -> list[tuple[Origin, Loc, str, Record | None]]:
        """Every text with references: where it stands, and the record it belongs to."""
        found: list[tuple[Origin, Loc, str, Record | None]] = [
            (origin, loc, value, model if isinstance(model, Record) else None)
            for origin, loc, mark, value, model in self.values
            if isinstance(mark, ProseText)
        ]
        for name, text in self.folder.texts.items():
            found.append((self.folder.origins["pages", name], (), text, None))
        return found

    @cached_property
    def references(self) -> list[tuple[Origin, Loc, Reference, Record | None]]:
        """Every reference in every text."""
        return [
            (origin, loc, reference, record)
            for origin, loc, text, record in self.texts
            for reference in find_references(text)
        ]


Rule = Callable[[Checking], Iterator[Problem]]


def check(folder: Folder, catalogue: Catalogue) -> list[Problem]:
    """Every problem between records."""
    checking = Checking(folder, catalogue)
    return [problem for rule in RULES for problem in rule(checking)]


def named_records_exist(checking: Checking) -> Iterator[Problem]:
    """A record that another names must exist, and be published if the other is."""
    for origin, loc, mark, id, model in checking.values:
        if not isinstance(mark, Ref):
            continue
        draft = isinstance(model, Record) and model.draft
        is_area = Kind.COUNTRIES in mark.kinds and Kind.REGIONS in mark.kinds
        if is_area and id in checking.groups:
            continue
        if any(checking.is_unread(kind, id) for kind in mark.kinds):
            continue
        if is_area and any(kind == Kind.REGIONS for kind, _ in checking.folder.unread):
            continue  # the id may be a group of a region that could not be read
        found = next((checking.ids[k][id] for k in mark.kinds if id in checking.ids[k]), None)
        if found is None:
            yield origin.problem(loc, "E301", *_dangling(checking, mark, id))
        elif found.draft and not draft:
            yield origin.problem(loc, "E302", *checking.says_draft(found))


def _dangling(checking: Checking, mark: Ref, id: str) -> tuple[str, str]:
    known = [name for kind in mark.kinds for name in checking.ids[kind]]
    if Kind.REGIONS in mark.kinds and Kind.COUNTRIES in mark.kinds:
        known.extend(checking.groups)
    message = f"there is no record '{id}' in {' or '.join(mark.kinds)}"
    return message, _did_you_mean(id, known, _names(checking, mark.kinds)) or (
        f"add {_file_of(mark.kinds[-1], id)}, or name one that exists"
    )


def _file_of(kind: Kind, id: str) -> str:
    return f"it to {kind}.yml" if kind.is_one_file else f"{kind}/{id}.yml"


def _names(checking: Checking, kinds: tuple[Kind, ...]) -> dict[str, str]:
    """What records are called besides their ids, in small letters: names, codes."""
    found = {}
    for kind in kinds:
        for id, record in checking.ids[kind].items():
            found[record.heading.casefold()] = id
            shorter = (getattr(record, name, None) for name in ("short_name", "short_title"))
            for name in (*getattr(record, "other_names", ()), *filter(None, shorter)):
                found[name.casefold()] = id
            if isinstance(record, Country):
                found[record.iso3.casefold()] = id
    return found


def _did_you_mean(word: str, known: list[str], names: dict[str, str]) -> str:
    spoken = word.replace("-", " ").casefold()
    if spoken in names:
        return f"did you mean '{names[spoken]}'?"
    # Ids that differ in their digits are different records, not a slip of the keyboard.
    alike = [name for name in known if _digits(name) == _digits(word)]
    if close := get_close_matches(word, alike, 1, 0.8):
        return f"did you mean '{close[0]}'?"
    close = get_close_matches(
        spoken, [name for name in names if _digits(name) == _digits(word)], 1, 0.8
    )
    return f"did you mean '{names[close[0]]}'?" if close else ""


def _digits(name: str) -> str:
    return "".join(char for char in name if char.isdigit())


def figure_references_resolve(checking: Checking) -> Iterator[Problem]:
    """``[[address]]`` and key figures must name a figure that a published record holds."""
    for origin, loc, reference, record in checking.references:
        if reference.type == "figure":
            yield from _unknown_figure(
                checking, origin, loc, reference.target, record, reference.written
            )
    for origin, loc, mark, address, model in checking.values:
        if isinstance(mark, FigureAddress):
            within = model if isinstance(model, Record) else None
            yield from _unknown_figure(checking, origin, loc, address, within, "")


def _unknown_figure(
    checking: Checking,
    origin: Origin,
    loc: Loc,
    address: str,
    record: Record | None,
    written: str,
) -> Iterator[Problem]:
    if checking.folder.report is None:
        return  # what the short forms mean is not known
    parts = address.partition("@")[0].removeprefix("statistics/").split("/")
    if checking.is_unread(Kind.STATISTICS, parts[0]):
        return
    if len(parts) > 1 and checking.is_unread(parts[0], parts[1]):
        return
    if record is not None and record.draft:
        own = {figure.address.rsplit("/", 1)[1] for figure in record_figures(record)}
        if address in own:
            return
    try:
        checking.catalogue.figure(address, record)
    except UnknownFigure as unknown:
        draft = checking.draft(Kind.STATISTICS, parts[0])
        if draft is None and len(parts) > 1:
            draft = checking.draft(parts[0], parts[1])
        if draft is not None:
            yield origin.problem(loc, "E302", *checking.says_draft(draft), needle=written)
            return
        help = (
            "did you mean " + " or ".join(f"'{known}'" for known in unknown.suggestions) + "?"
            if unknown.suggestions
            else "write the address shown on the page of the figure, or add the record"
        )
        yield origin.problem(
            loc, "E303", f"no figure has the address '{address}'", help, needle=written
        )


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
            )


def texts_hold_no_pictures(checking: Checking) -> Iterator[Problem]:
    """A picture stands under ``pictures``, with caption, credit and a description."""
    for origin, loc, text, _ in checking.texts:
        if (start := text.find("![")) >= 0:
            yield origin.problem(
                loc,
                "E313",
                "a picture cannot stand in a text",
                "put it under pictures: caption, credit, alt and file",
                needle=text[start : start + 24].split("\n")[0],
            )


def cited_sources_exist(checking: Checking) -> Iterator[Problem]:
    """``[@source]`` must name a published source."""
    known = checking.ids[Kind.SOURCES]
    for origin, loc, reference, _ in checking.references:
        if reference.type != "source" or checking.is_unread(Kind.SOURCES, reference.target):
            continue
        if draft := checking.draft(Kind.SOURCES, reference.target):
            yield origin.problem(loc, "E302", *checking.says_draft(draft), needle=reference.written)
        elif reference.target not in known:
            help = _did_you_mean(reference.target, list(known), _names(checking, (Kind.SOURCES,)))
            yield origin.problem(
                loc,
                "E304",
                f"there is no source '{reference.target}' to cite",
                help or f"add sources/{reference.target}.yml, or cite one that exists",
                needle=reference.written,
            )


def footnotes_are_written(checking: Checking) -> Iterator[Problem]:
    """``[^name]`` must have its note under ``footnotes`` of the same record."""
    for origin, loc, reference, record in checking.references:
        notes = record.footnotes if record is not None else {}
        if reference.type == "footnote" and reference.target not in notes:
            close = get_close_matches(reference.target, notes, 1, 0.6)
            yield origin.problem(
                loc,
                "E305",
                f"there is no footnote '{reference.target}' in this record",
                f"did you mean '{close[0]}'?"
                if close
                else f"add its text under footnotes: {reference.target}: …",
                needle=reference.written,
            )


def links_lead_somewhere(checking: Checking) -> Iterator[Problem]:
    """A link in a text is a web address or names a page of the site: ``projects/some-id``."""
    for origin, loc, reference, _ in checking.references:
        target = reference.target
        if reference.type != "link" or is_web_address(target):
            continue
        word, _, id = target.strip("/").partition("/")
        kind = Kind.named(word)
        if word == "methodology" or (kind and (not id or checking.is_unread(kind, id))):
            continue
        if kind and (kind, id) in checking.catalogue.records:
            continue
        if kind and (draft := checking.draft(kind, id)):
            yield origin.problem(loc, "E302", *checking.says_draft(draft), needle=reference.written)
            continue
        help = "write https://…, or the kind and id of a record: (projects/some-id)"
        if kind:
            close = _did_you_mean(id, list(checking.ids[kind]), _names(checking, (kind,)))
            help = close or help
        yield origin.problem(
            loc, "E306", f"the link '{target}' leads nowhere", help, needle=reference.written
        )


def areas_have_ids_of_their_own(checking: Checking) -> Iterator[Problem]:
    """Regions, groups and countries share one set of ids: statistics name any of them."""
    taken: dict[str, str] = dict.fromkeys(checking.ids[Kind.COUNTRIES], "a country")
    for region in (r for r in checking.folder.records if isinstance(r, Region)):
        for id, loc in ((region.id, ()), *((group, ("groups", group)) for group in region.groups)):
            if id in taken:
                yield checking.origin(region).problem(
                    loc,
                    "E307",
                    f"'{id}' is already the id of {taken[id]}",
                    "give one of the two another id",
                    key=True,
                )
            taken.setdefault(id, "a region" if id == region.id else "a group")


def countries_have_one_home(checking: Checking) -> Iterator[Problem]:
    """Each published country is listed by one region, once."""
    homes: dict[str, Region] = {}
    for region in (r for r in checking.folder.records if isinstance(r, Region)):
        for name, group in region.groups.items():
            for index, id in enumerate(group.countries):
                if id in homes:
                    yield checking.origin(region).problem(
                        ("groups", name, "countries", index),
                        "E308",
                        f"'{id}' is already listed by '{homes[id].name}'",
                        "list a country once; other groupings belong in the text",
                    )
                homes.setdefault(id, region)
    for country in checking.catalogue.countries:
        if country.id not in homes and not any(
            k == Kind.REGIONS for k, _ in checking.folder.unread
        ):
            yield checking.origin(country).problem(
                (),
                "E308",
                f"no region lists '{country.id}'",
                "add it to the countries of a group in its region's record",
            )


def redirects_are_free(checking: Checking) -> Iterator[Problem]:
    """An old id in ``redirects`` must not be a record of its kind, nor lead two ways."""
    for kind in Kind:
        taken: dict[str, str] = {}
        for record in checking.ids[kind].values():
            for index, old in enumerate(record.redirects):
                if old in checking.ids[kind] or old in taken:
                    yield checking.origin(record).problem(
                        ("redirects", index),
                        "E309",
                        f"'{old}' already leads to '{taken[old]}'"
                        if old in taken
                        else f"'{old}' is still a record of its own",
                        "an old address can lead to one record only; remove one of the two",
                    )
                taken.setdefault(old, record.id)


def figures_have_one_value(checking: Checking) -> Iterator[Problem]:
    """One statistic, area, year and edition has one value."""
    for record in checking.ids[Kind.STATISTICS].values():
        assert isinstance(record, Statistic)
        places: list[Loc] = [("observations", index) for index in range(len(record.observations))]
        for index, series in enumerate(record.series):
            places += [("series", index, "values", str(year)) for year in series.values]
        seen: set[str] = set()
        for figure, loc in zip(record_figures(record), places, strict=False):
            if figure.address in seen:
                yield checking.origin(record).problem(
                    loc,
                    "E310",
                    f"two values have the address '{figure.address}'",
                    "keep one, or tell them apart by year or printed_in",
                )
            seen.add(figure.address)


def pictures_are_in_the_folder(checking: Checking) -> Iterator[Problem]:
    """A picture's file is a file of the ``images`` folder, named as it is spelled there."""
    images = checking.folder.path / "images"
    names = {entry.name for entry in images.iterdir()} if images.is_dir() else set()
    for record in checking.folder.records:
        for index, picture in enumerate(getattr(record, "pictures", ())):
            file = picture.file
            if not file or (
                file in names and not (images / file).is_symlink() and (images / file).is_file()
            ):
                continue
            close = get_close_matches(file, names, 1, 0.6)
            yield checking.origin(record).problem(
                ("pictures", index, "file"),
                "E311",
                f"there is no picture '{file}' in images",
                f"did you mean '{close[0]}'?"
                if close
                else "put the file into the images folder, or remove this line",
            )


RULES: tuple[Rule, ...] = (
    named_records_exist,
    figure_references_resolve,
    references_are_whole,
    texts_hold_no_pictures,
    cited_sources_exist,
    footnotes_are_written,
    links_lead_somewhere,
    areas_have_ids_of_their_own,
    countries_have_one_home,
    redirects_are_free,
    figures_have_one_value,
    pictures_are_in_the_folder,
)
