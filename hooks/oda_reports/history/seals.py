"""The seal of a finished site: what it was made from, and the sum of each of its files."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from oda_reports.history.fingerprints import fingerprint, list_site, read_sums
from oda_reports.history.git import Commit
from oda_reports.history.provenance import Provenance

BUILD_FOLDER = "build/"
"""What tells of the build lies here and is no part of the site's fingerprint."""
PAGE = f"{BUILD_FOLDER}index.html"
SEAL = f"{BUILD_FOLDER}build.json"
SUMS = f"{BUILD_FOLDER}sha256sums.txt"

_PLACE = re.compile(r"(<dd data-site-sum>).*?(</dd>)", re.DOTALL)


def unsealed(
    provenance: Provenance,
    edition: str,
    counts: Mapping[str, int],
    addresses: Mapping[str, str],
) -> bytes:
    """The seal as far as it is known before the site's files are written.

    ``addresses`` are those that stand on pages and in no record.
    """
    values = {
        "edition": edition,
        "records": {"sha256": provenance.records_sum, **_commit(provenance.records)},
        "program": _commit(provenance.program),
        "committed": provenance.is_committed,
        "last_changed_dates": provenance.has_days,
        "software": dict(provenance.software),
        "contents": dict(counts),
        "addresses": dict(addresses),
    }
    return _written(values)


def _commit(commit: Commit | None) -> dict[str, Any]:
    return {
        "commit": commit and commit.name,
        "committed_at": commit and commit.moment,
        "clean": commit and commit.is_clean,
    }


def _written(values: Mapping[str, Any]) -> bytes:
    return f"{json.dumps(values, ensure_ascii=False, indent=2)}\n".encode()


def seal(site: Path, made: int) -> None:
    """Writes the sums of a site's files and their fingerprint into ``build/``.

    ``made`` is the moment that the site was built for, in seconds. A site without the page of its
    build stays as it is.
    """
    if not (site / PAGE).is_file():
        return
    sums = list_site(site, BUILD_FOLDER)
    total, count = fingerprint(sums), len(read_sums(sums))
    values = json.loads((site / SEAL).read_text("utf-8"))
    values |= {"site": {"sha256": total, "files": count}, "source_date_epoch": made}
    (site / SEAL).write_bytes(_written(values))
    (site / SUMS).write_bytes(sums.encode("utf-8", "surrogateescape"))
    page = (site / PAGE).read_text("utf-8")
    files = f'<span data-number="count">of {count:,} files</span>'
    words = f'<code>{total}</code>, {files} (<a href="sha256sums.txt">their list</a>)'
    page = _PLACE.sub(rf"\g<1>{words}\g<2>", page)
    (site / PAGE).write_bytes(page.encode())
