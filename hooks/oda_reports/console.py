"""What commands say, and how they end where they cannot run."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

import click

from oda_reports.history.provenance import PROGRAM
from oda_reports.problems.frames import defused


def say(text: str, *, err: bool = False, nl: bool = True, is_command: bool = False) -> None:
    """All that the command puts out: what records say is no command to a CI system."""
    click.echo(defused(text, is_command=is_command), err=err, nl=nl)


def write_for_programs() -> None:
    """Programs read UTF-8 and nothing else, whatever a person's screen has."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


def require_folder(data: Path) -> None:
    """Ends the command where there is no data folder."""
    if not data.is_dir():
        what = "this is no data folder" if data.exists() else "there is no such data folder"
        refuse(f"{click.format_filename(data)}: {what}; name one with --data or ODA_DATA")


def require_project() -> None:
    """Ends the command where the program was installed without its project."""
    if not (PROGRAM / "mkdocs.yml").is_file():
        refuse(
            "This needs the project's theme and pages, which an installed package does not have: "
            "run .venv/bin/oda in the project's own folder"
        )


def refuse(message: str, code: int = 2) -> NoReturn:
    """Ends the command: it could not run."""
    say(message, err=True)
    sys.exit(code)
