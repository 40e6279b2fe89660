"""A PDF that lies beside a site, and the one that the records make."""

from __future__ import annotations

import re
import tempfile
import zlib
from pathlib import Path

from oda_reports.history.seals import Seal
from oda_reports.verifying.rebuilds import CannotRebuild, rebuild_pdf

LARGEST = 200_000_000
"""Bytes of a PDF that is looked at."""
_LARGEST_NOTE = 100_000
_NOTE = re.compile(rb"/Type /Metadata[^>]{0,200}>>\nstream\n")
"""Before what a PDF says of itself, which lies packed in it."""
_MAKERS = re.compile(r'pdf:Producer="([^"]{1,100})"|<xmp:CreatorTool>([^<]{1,100})<')


def compare_pdf(path: Path, data: Path, seal: Seal) -> tuple[bool | None, str]:
    """Whether a PDF is what the records make, in words too; none where that cannot be told here."""
    if path.stat().st_size > LARGEST:
        return None, "it is too large"
    pdf = path.read_bytes()
    note = _note(pdf)
    with tempfile.TemporaryDirectory(prefix="oda-verify-") as folder:
        anew = Path(folder, "report.pdf")
        try:
            rebuild_pdf(data, anew, seal, is_dated="<xmp:CreateDate>" in note)
        except CannotRebuild as error:
            return None, f"no PDF can be made here ({str(error).splitlines()[0]})"
        made = anew.read_bytes()
    if made == pdf:
        return True, "is the PDF that the records make"
    then, now = _makers(note), _makers(_note(made))
    if then == now:
        return False, f"is not the PDF that the records make, though {now} made both"
    return None, f"it says that {then} made it, and here it is {now}"


def _makers(note: str) -> str:
    """The programs that a PDF names, with their versions."""
    return " with ".join("".join(pair) for pair in _MAKERS.findall(note)) or "nobody"


def _note(pdf: bytes) -> str:
    found = _NOTE.search(pdf)
    if found is None:
        return ""
    try:
        note = zlib.decompressobj().decompress(pdf[found.end() :], _LARGEST_NOTE)
    except zlib.error:
        return ""
    return note.decode("utf-8", "replace")
