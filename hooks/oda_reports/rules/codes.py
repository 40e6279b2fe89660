"""The codes of problems: why each is one, what is wrong, what is right.

The one registry: the command explains from it, the site's reference page is made from it, and its
examples are tested.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from oda_reports.problems.problem import Problem, Severity, severity_of
from oda_reports.reading.yaml_files import read_document

FILE = Path(__file__).with_name("codes.yml")


@dataclass(frozen=True)
class Code:
    """A kind of problem.

    ``wrong`` and ``right`` are examples: lines of a file, by its path below the data folder.
    Fields that an example does not show are those of the file in the invented region; a file
    without lines is not there.
    """

    code: str
    title: str
    why: str
    wrong: Mapping[str, str | None]
    right: Mapping[str, str | None]
    before: Mapping[str, str] = field(default_factory=dict)
    """Files that were there once, for a problem that only the history tells."""

    @property
    def severity(self) -> Severity:
        """Whether it keeps the records from being published."""
        return severity_of(self.code)


@cache
def read_codes() -> Mapping[str, Code]:
    """Every code, in order."""
    document = read_document(FILE, FILE.name)
    assert not isinstance(document, Problem), document
    return {code: Code(code=code, **fields) for code, fields in sorted(document.data.items())}


def explain(code: Code) -> str:
    """The entry of a code as text for a terminal."""
    parts = [f"{code.code} ({code.severity}): {code.title}", code.why.strip()]
    for title, example in (("Wrong", code.wrong), ("Right", code.right)):
        for file, lines in example.items():
            gone = "    (the file is not there)"
            parts.append(f"{title}, {file}:\n\n{_indented(lines) if lines else gone}")
    return "\n\n".join(parts)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.rstrip("\n").split("\n"))
