"""A site built anew from its records, as a person does it: by running MkDocs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from oda_reports.history.provenance import PROGRAM
from oda_reports.records.forge_addresses import VARIABLES


class CannotRebuild(Exception):
    """MkDocs made no site; the message is what it said."""


def rebuild(data: Path, into: Path, made: int, addresses: Mapping[str, str]) -> None:
    """Builds the site of a data folder for a moment, in seconds; raises ``CannotRebuild``.

    It has these ``addresses`` where the report has none, and none that this machine knows.
    """
    settings = {
        "ODA_DATA": str(data.resolve()),
        "SOURCE_DATE_EPOCH": str(made),
        "NO_MKDOCS_2_WARNING": "1",
        **{variable: addresses.get(name, "") for name, variable in VARIABLES.items()},
    }
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(into.resolve())],
        cwd=PROGRAM,
        env={**os.environ, **settings},
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        raise CannotRebuild(done.stderr.strip() or done.stdout.strip())
