"""The ``oda`` command: each subcommand calls one function of the core and prints its values."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from oda_reports.build import build_site, check_folder
from oda_reports.problems import DataError, render_text
from oda_reports.stock_site import read_settings, write_stock_site

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


@click.group()
def main() -> None:
    """Regional reports on Official Development Assistance, made from YAML records."""


@main.command()
@DATA
def check(data: Path) -> None:
    """Show every problem of every record."""
    folder, _, problems = check_folder(data)
    files = {origin.file for origin in folder.origins.values()} | {p.file for p in problems}
    if problems:
        click.echo(render_text(sorted(set(problems))))
    else:
        click.echo(f"{len(files)} files checked: no problems.")
    if any(problem.severity == "error" for problem in problems):
        sys.exit(1 if data.is_dir() else 2)


@main.command()
@DATA
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def emit(data: Path, folder: Path) -> None:
    """Write the pages as Markdown into FOLDER, with a mkdocs.yml that needs no hook."""
    try:
        site = build_site(data, read_settings().get("nav", ()))
    except DataError as error:
        click.echo(str(error))
        sys.exit(1)
    try:
        write_stock_site(site, folder)
    except OSError as error:
        click.echo(f"Nothing can be written there: {error}")
        sys.exit(1)
    click.echo(f"{len(site.pages)} pages written to {click.format_filename(folder)}.")
