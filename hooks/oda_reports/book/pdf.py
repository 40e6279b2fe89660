"""A report as a PDF: the only module that knows WeasyPrint, an optional part of an installation."""

from __future__ import annotations

import io
import logging
import mimetypes
import os
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from oda_reports.book.chapters import make_book
from oda_reports.book.sections import ROOT
from oda_reports.build import make_site
from oda_reports.charts.rasters import FONTS
from oda_reports.history.provenance import PROGRAM
from oda_reports.records.forge_addresses import NO_ADDRESSES, ForgeAddresses
from oda_reports.records.report import Report
from oda_reports.rules.checked_folders import check_folder
from oda_reports.stock_site import read_settings
from oda_reports.writing.faults import Attempts
from oda_reports.writing.rendering import TEMPLATES
from oda_reports.writing.site import Site
from oda_reports.writing.takeaways import FOLDER


def report_pdf(
    data: Path, made: int | None = None, addresses: ForgeAddresses = NO_ADDRESSES
) -> bytes:
    """The report of a data folder as a PDF; raises ``DataError`` and ``NoPango``."""
    weasyprint()
    folder, catalogue, problems = check_folder(data, addresses)
    site = make_site(folder, catalogue, problems)
    assert catalogue is not None, "a site is made of a catalogue"
    attempts = Attempts(folder.origins, problems)
    return attempts.whole(partial(site_pdf, catalogue.report, site, made))


def site_pdf(report: Report, site: Site, made: int | None = None, project: Path = PROGRAM) -> bytes:
    """The pages of a site as a PDF that looks as the site does."""
    docs = project / "docs"
    files = {
        path.relative_to(docs).as_posix(): path.read_bytes()
        for path in sorted((docs / "assets").rglob("*"))
        if path.is_file()
    }
    files |= {name: site.assets[name] for name in site.assets if not name.startswith(FOLDER)}
    files["book.css"] = (TEMPLATES / "book.css").read_bytes()
    files |= {f"fonts/{path.name}": path.read_bytes() for path in font_files()}
    settings = read_settings(project)
    names = [*settings["extra_css"], *settings["extra"]["styles"], "book.css"]
    sheets = {name: files[name].decode() for name in names}
    sheets |= {name: _FONT_FACE.sub("", sheets[name]) for name in names[:-1]}
    return make_pdf(make_book(report, site.pages, sheets), files, made)


_OPTIONS = {"pdf_variant": "pdf/ua-1", "pdf_tags": True}
"""PDF for everyone (PDF/UA): with its structure, so that it can be read aloud."""


class NoPango(Exception):
    """What draws the letters of a PDF is missing on this machine."""


_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
"""A font of the site, which parts the letters of a family over several files: WeasyPrint takes
those of one file for those of another. The book has fonts of its own, each with all letters."""


def font_files() -> list[Path]:
    """The book's fonts: those of pictures, and two besides."""
    return sorted([*Path(__file__).parent.glob("fonts/*.ttf"), *FONTS.glob("*.ttf")])


def weasyprint() -> Any:
    """The library; raises ``NoPango``, and ``ImportError`` where it is not installed itself."""
    try:
        with redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            import weasyprint  # noqa: PLC0415
    except OSError as error:
        raise NoPango(
            "Pango, which draws the letters of the PDF, is missing: on Debian, "
            "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
        ) from error
    return weasyprint


def make_pdf(html: str, files: Mapping[str, bytes], made: int | None = None) -> bytes:
    """The PDF of a book; ``files`` are all that its HTML names, by their addresses.

    Nothing is fetched from elsewhere. The same book gives the same bytes, with the same WeasyPrint
    and Pango, which the file names; ``made`` is when it says that it was made, in seconds.
    """
    library = weasyprint()
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    document = library.HTML(string=html, base_url=ROOT, url_fetcher=_fetcher(library, files))
    rendered = document.render(**_OPTIONS)
    rendered.metadata.generator = f"Pango {_pango(library)}"
    if made is not None:
        moment = datetime.fromtimestamp(made, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        rendered.metadata.created = rendered.metadata.modified = moment
    identifier = sha256(html.encode()).digest()[:16]
    with _fonts_made(made or 0):
        pdf: bytes = rendered.write_pdf(pdf_identifier=identifier, **_OPTIONS)
    return pdf


def _pango(library: Any) -> str:
    """The version of Pango: another one may set lines and letters otherwise."""
    number = library.text.ffi.pango.pango_version()
    return f"{number // 10_000}.{number // 100 % 100}.{number % 100}"


@contextmanager
def _fonts_made(moment: int) -> Iterator[None]:
    """While it holds, a part of a font says that it was made at the moment, and not now."""
    name = "SOURCE_DATE_EPOCH"  # fontTools asks for it
    before = os.environ.get(name)
    os.environ[name] = str(moment)
    try:
        yield
    finally:
        del os.environ[name]
        if before is not None:
            os.environ[name] = before


def _fetcher(library: Any, files: Mapping[str, bytes]) -> Any:
    """Hands the book's files over, and nothing else."""
    urls = library.urls
    base: Any = urls.URLFetcher

    class Fetcher(base):  # type: ignore[misc]
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:  # noqa: ARG002
            name = unquote(url.removeprefix(ROOT))
            if name not in files:
                raise ValueError(f"the book has no file {name}")
            kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
            return urls.URLFetcherResponse(url, files[name], {"Content-Type": kind})

    return Fetcher()
