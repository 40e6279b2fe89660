"""A site built anew from its records, as a person does it: by running MkDocs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from oda_reports.history.provenance import PROGRAM


class CannotRebuild(Exception):
    """MkDocs made no site; the message is what it said."""


def rebuild(data: Path, into: Path, made: int) -> None:
    """Builds the site of a data folder for a moment, in seconds; raises ``CannotRebuild``."""
    settings = {
        "ODA_DATA": str(data.resolve()),
        "SOURCE_DATE_EPOCH": str(made),
        "NO_MKDOCS_2_WARNING": "1",
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
