"""How a figure of the report is quoted: in words, as BibTeX, as CSL-JSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from oda_reports.figures import messages

_SPECIAL = re.compile(r"[\\{}$&#^_%~]")


@dataclass(frozen=True)
class Citation:
    """What is named when a figure is quoted; ``source`` is where the report read it.

    Every part is plain text. There is no year: the edition is that of the report, and when the site
    was made no record says.
    """

    address: str
    """By which figure the report knows it: an id, for no page lies there."""
    title: str
    source: str
    """With its own address on the web, and when it was read there."""
    site: str
    edition: str
    place: str
    """Where the figure stands: a whole address, or below a site that has none of its own."""
    is_on_web: bool = False
    """Whether that is a whole address."""

    @property
    def url(self) -> str:
        """The address on the web; empty where the site has none of its own."""
        return self.place if self.is_on_web else ""

    @property
    def key(self) -> str:
        """The address as a name that BibTeX allows; no two addresses have one in common."""
        return self.address.replace("/", ":").replace("@", "::")

    @property
    def text(self) -> str:
        """The citation as running text."""
        return messages.as_quoted(self.title, self.source, self.site, self.edition, self.place)

    @property
    def bibtex(self) -> str:
        """The citation as one entry of a BibTeX file."""
        fields = {
            "title": _escape(self.title),
            "howpublished": _escape(self.site),
            "edition": _escape(self.edition),
            "note": _escape(messages.source_and_id(self.source, self.address)),
        }
        # Quotation marks around the braces: the inner ones keep capitals as they are.
        written = {name: f'"{{{value}}}"' for name, value in fields.items() if value}
        if self.url:  # read letter by letter: nothing in it is escaped
            written["url"] = f"{{{self.url}}}"
        lines = [f"  {name} = {value}" for name, value in written.items()]
        return ",\n".join([f"@misc{{{self.key}", *lines]) + "\n}\n"

    @property
    def csl(self) -> dict[str, object]:
        """The citation as an item of CSL-JSON."""
        item: dict[str, object] = {
            "id": self.address,
            "type": "webpage",
            "title": self.title,
            "container-title": self.site,
            "edition": self.edition,
            "URL": self.url,
            "note": self.source,
        }
        return {name: value for name, value in item.items() if value}


def _escape(text: str) -> str:
    """Text that BibTeX prints as it is."""
    return _SPECIAL.sub(lambda found: _WRITTEN.get(found[0], f"\\{found[0]}"), text)


_WRITTEN = {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}


def bibtex_file(citations: list[Citation]) -> bytes:
    """Citations as a BibTeX file."""
    return "\n".join(citation.bibtex for citation in citations).encode()


def csl_file(citations: list[Citation]) -> bytes:
    """Citations as a CSL-JSON file."""
    items = [citation.csl for citation in citations]
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode()
