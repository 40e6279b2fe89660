"""A site, and the PDF of a report, made anew from the records as a person makes them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from oda_reports.history.provenance import PROGRAM
from oda_reports.history.seals import Seal
from oda_reports.records.forge_addresses import VARIABLES


class CannotRebuild(Exception):
    """Nothing was made; the message is what was said."""


def rebuild(data: Path, into: Path, sealed: Path, seal: Seal) -> None:
    """Builds the site of a data folder as a seal says; raises ``CannotRebuild``.

    It is of the moment, the commits and the software that the seal names, in the file ``sealed``,
    and has its addresses where the report has none, and none that this machine knows.
    """
    _run(
        ("mkdocs", "build", "--quiet", "--site-dir", str(into.resolve())),
        data,
        seal,
        SOURCE_DATE_EPOCH=str(seal.source_date_epoch),
        ODA_SEAL=str(sealed.resolve()),
    )


def rebuild_pdf(data: Path, into: Path, seal: Seal, *, is_dated: bool) -> None:
    """Makes the PDF of a data folder as ``rebuild`` does; raises ``CannotRebuild``.

    ``is_dated`` says whether it names the moment of the seal as that at which it was made.
    """
    moment = str(seal.source_date_epoch) if is_dated else ""
    _run(("oda_reports", "pdf", str(into.resolve())), data, seal, SOURCE_DATE_EPOCH=moment)


def _run(module: tuple[str, ...], data: Path, seal: Seal, **settings: str) -> None:
    environment = {
        **os.environ,
        "ODA_DATA": str(data.resolve()),
        "NO_MKDOCS_2_WARNING": "1",
        **{variable: seal.addresses.get(name, "") for name, variable in VARIABLES.items()},
        **settings,
    }
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", *module],
        cwd=PROGRAM,
        env=environment,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        raise CannotRebuild(done.stderr.strip() or done.stdout.strip())
