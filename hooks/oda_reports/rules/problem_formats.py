"""Problems for machines and for short lines: concise, annotations of the forges, SARIF, JSON."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from oda_reports.problems.frames import printable, render_count, render_head, render_text
from oda_reports.problems.problem import Problem, Span
from oda_reports.rules.codes import Code, read_codes

Format = Callable[[Sequence[Problem], int], str]
"""Problems in order, and how many files were read, to what is printed."""


def concise(problems: Sequence[Problem], files: int) -> str:
    """One line for each problem, with what to do."""
    lines = [
        f"{render_head(problem)}{f' ({printable(problem.help)})' if problem.help else ''}"
        for problem in problems
    ]
    return "\n".join([*lines, render_count(problems, files)])


def github(problems: Sequence[Problem], files: int) -> str:
    """Workflow commands that annotate the lines of a pull request.

    GitHub shows the first ten of each severity, so errors come first.
    """
    lines = [
        f"::{problem.severity} {_properties(problem)}::{_escaped(_message(problem))}"
        for problem in sorted(problems, key=lambda problem: problem.severity)
    ]
    return "\n".join([*lines, render_count(problems, files)])


def _properties(problem: Problem) -> str:
    span = problem.span
    fields = {"file": problem.file, "line": span.line, "col": span.column}
    if span.end_line == span.line and span.end_column > span.column:
        fields["endColumn"] = span.end_column
    else:
        fields["endLine"] = max(span.line, span.end_line)
    fields["title"] = problem.code
    return ",".join(
        f"{name}={_escaped(str(value)).replace(':', '%3A').replace(',', '%2C')}"
        for name, value in fields.items()
    )


def _escaped(text: str) -> str:
    return printable(text).replace("%", "%25")


def _message(problem: Problem) -> str:
    return f"{problem.message} ({problem.help})" if problem.help else problem.message


def gitlab(problems: Sequence[Problem], files: int) -> str:  # noqa: ARG001
    """GitLab's report of code quality, which a merge request shows with each problem's line.

    A problem keeps its fingerprint while lines move: it is then neither new nor mended.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for problem in problems:
        what = (problem.file, problem.code, _message(problem))
        seen[what] += 1
        content = "\0".join((*what, str(seen[what]))).encode("utf-8", "backslashreplace")
        found.append(
            {
                "description": printable(f"{problem.code}: {_message(problem)}"),
                "check_name": problem.code,
                "fingerprint": sha256(content).hexdigest(),
                "severity": "major" if problem.severity == "error" else "minor",
                "location": {
                    "path": problem.file.removeprefix("./"),
                    "lines": {"begin": problem.span.line},
                },
            }
        )
    return _dumped(found)


def as_json(problems: Sequence[Problem], files: int) -> str:
    """All that is known of each problem; lines and columns count characters from 1."""
    errors = sum(problem.severity == "error" for problem in problems)
    content = {
        "version": 1,
        "files": files,
        "errors": errors,
        "warnings": len(problems) - errors,
        "problems": [_as_dict(problem) for problem in problems],
    }
    return _dumped(content)


def _dumped(content: Any) -> str:
    """JSON; bytes in the name of a file that are no text are escaped."""
    text = json.dumps(content, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _as_dict(problem: Problem) -> dict[str, Any]:
    found: dict[str, Any] = {
        "file": problem.file,
        **_place(problem.span),
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "help": problem.help,
    }
    if problem.repair:
        edits = [{**_place(edit.span), "text": edit.text} for edit in problem.repair.edits]
        found["repair"] = {"safe": problem.repair.safe, "edits": edits}
    return found


def _place(span: Span) -> dict[str, int]:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def sarif(problems: Sequence[Problem], files: int) -> str:  # noqa: ARG001
    """SARIF 2.1.0 (OASIS), for code scanning and editors."""
    codes = read_codes()
    used = sorted({problem.code for problem in problems})
    run = {
        "tool": {"driver": {"name": "oda", "rules": [_rule(codes[code]) for code in used]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, used.index(problem.code)) for problem in problems],
    }
    return _dumped({"version": "2.1.0", "runs": [run]})


def _rule(code: Code) -> dict[str, Any]:
    return {
        "id": code.code,
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": code.why.strip()},
        "defaultConfiguration": {"level": code.severity},
    }


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    file = {"uri": quote(os.fsencode(problem.file))}
    location = {"artifactLocation": file, "region": _region(problem.span)}
    found: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity,
        "message": {"text": _message(problem)},
        "locations": [{"physicalLocation": location}],
    }
    if problem.repair:
        replacements = [
            {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
            for edit in problem.repair.edits
        ]
        change = {"artifactLocation": file, "replacements": replacements}
        found["fixes"] = [
            {"description": {"text": problem.help or "repair"}, "artifactChanges": [change]}
        ]
    return found


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": max(span.line, span.end_line),
        "endColumn": span.end_column,
    }


FORMATS: Mapping[str, Format] = {
    "text": render_text,
    "concise": concise,
    "github": github,
    "gitlab": gitlab,
    "sarif": sarif,
    "json": as_json,
}
"""The formats by the names that the command knows them by."""
