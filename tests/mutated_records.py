"""Records changed at random, and what holds of any folder, however it was changed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

from conftest import EXAMPLE
from oda_reports.history.entries import TEXT_BYTES
from oda_reports.problems.edits import split_lines
from oda_reports.problems.problem import Problem, Span, in_order
from oda_reports.problems.repairs import repair_files
from oda_reports.reading.record_files import read_folder
from oda_reports.rules.checked_folders import check_folder
from oda_reports.rules.problem_formats import FORMATS

SIGNS: tuple[str, ...] = (
    *"[]{}&*!|>'\":#-,?%@`~=\\/.^<",
    *(
        "- ",
        ": ",
        " #",
        "'''",
        '"',
        "---\n",
        "...\n",
        "<<<<<<< ours\n",
        "&a ",
        "*a",
        "!!int ",
        "|\n",
    ),
    *("\t", "\0", "\r", "\r\n", "\n", "\x07", "\x1b[31m", "\x85", "\u2028", "\u2029", "\u200b"),
    *(
        "\ufeff",
        "\u00ad",
        "\u00a0",
        "\u3000",
        "：",
        "２０２３",
        "－",
        "［",
        "😀",
        "e\u0301",
        "\u0301",
    ),
    *("\u200f", "\u202e", "\ue000", "\uffff", "а", "“", "”", "’", "«", "́", "\n::error::x\n", "%0A"),
    *("[^a]", "[[projects/x]]", "[@x]", "{{", "](", "](javascript:x)", "![x](y)", "<script>", "||"),
)
VALUES = (
    *("", "~", "null", "true", "yes", "no", "5", "-3", "1.5", "007", "1e400", ".nan", "0x1F"),
    *("9" * 400, "0." + "3" * 400, "about 800", "1,234", "2023-02-30", "FY2022", "12/05/2021"),
    *(
        "[a, b]",
        "[[a]]",
        "[]",
        "{}",
        "{a: 1}",
        "[{a: [b]}]",
        "- x",
        "|\n    a",
        ">\n  b",
        '"a\\nb"',
    ),
    *(
        '"\\0"',
        '"\\u200b"',
        '"\\ud800"',
        "www.example.org",
        "https://[::1",
        "http://a b",
        "TODO",
        "x" * 9000,
    ),
    *("a: b: c", "'it's'", '"', "'", "[", "{", "٣", "Å", "\u0041\u030a", "2023–24", "0000", "9999"),
)
ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32", "shift_jis", "latin-1")


def mutated(content: bytes, random: Random) -> bytes:
    """A file with some changes, most of them few: many changes hide each other."""
    text = content.decode("utf-8")
    for _ in range(random.choice((1, 1, 1, 2, 3, 8))):
        text = random.choice(TEXT_CHANGES)(text, random)
    text = text[:TEXT_BYTES]
    if random.random() < 0.9:
        return text.encode("utf-8", "replace")
    content = text.encode(random.choice(ENCODINGS), "replace")
    return content if random.random() < 0.5 else _with_odd_bytes(content, random)


def _with_odd_bytes(content: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(random.randint(1, 3)):
        at = random.randint(0, len(changed))
        match random.randrange(3):
            case 0 if changed:
                changed[at % len(changed)] ^= 1 << random.randrange(8)
            case 1:
                changed[at : at + random.randint(1, 20)] = b""
            case _:
                changed[at:at] = random.randbytes(random.randint(1, 3))
    return bytes(changed)


def _with_sign(text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    return text[:at] + random.choice(SIGNS) + text[at:]


def _with_sign_before_value(text: str, random: Random) -> str:
    return _with_line(
        text, random, lambda line: _split(line)[0] + random.choice(SIGNS) + _split(line)[1]
    )


def _with_sign_at_end(text: str, random: Random) -> str:
    return _with_line(text, random, lambda line: line + random.choice(SIGNS))


def _with_other_value(text: str, random: Random) -> str:
    return _with_line(text, random, lambda line: _split(line)[0] + random.choice(VALUES))


def _with_other_key(text: str, random: Random) -> str:
    """A key misspelled or taken for another; some are those of other blocks."""
    keys = [line.strip(" -").partition(":")[0] for line in text.split("\n") if ":" in line] or ["a"]

    def changed(line: str) -> str:
        key, colon, value = line.partition(":")
        other = random.choice([random.choice(keys), key.strip() + "s", key.strip()[:-1], "id", ""])
        return key[: len(key) - len(key.lstrip(" -"))] + other + colon + value

    return _with_line(text, random, changed)


def _with_other_indentation(text: str, random: Random) -> str:
    def changed(line: str) -> str:
        indentation = len(line) - len(line.lstrip(" "))
        return random.choice(
            ("", " ", "  ", "\t", " " * (indentation + 2), "- ", "-")
        ) + line.lstrip(" ")

    return _with_line(text, random, changed)


def _without_some(text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    return text[:at] + text[at + random.choice((1, 1, 2, 5, 40)) :]


def _cut_off(text: str, random: Random) -> str:
    return text[: random.randint(0, len(text))]


def _with_lines_moved(text: str, random: Random) -> str:
    """Lines that stand twice, in the place of another, or not at all."""
    lines = text.split("\n")
    first, second = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(4):
        case 0:
            lines[first], lines[second] = lines[second], lines[first]
        case 1:
            lines.insert(second, lines[first])
        case 2:
            del lines[first]
        case _:
            lines[first] = lines[first][: random.randint(0, len(lines[first]))]
    return "\n".join(lines)


def _with_long_line(text: str, random: Random) -> str:
    long = random.choice(("a", "a ", "[", "- ", "é", "#", "'", "a: ", "[^", " ", "-", "*", "\t"))
    return _with_line(text, random, lambda line: line + long * random.choice((200, 5000)))


def _with_other_line_ends(text: str, random: Random) -> str:
    return text.replace("\n", random.choice(("\r\n", "\r", "\n\n", "\n\r")))


def _with_line(text: str, random: Random, changed: Callable[[str], str]) -> str:
    lines = text.split("\n")
    at = random.randrange(len(lines))
    lines[at] = changed(lines[at])
    return "\n".join(lines)


def _split(line: str) -> tuple[str, str]:
    """A line up to its value, and the value."""
    key, colon, value = line.partition(": ")
    if colon:
        return key + colon, value
    start = len(line) - len(line.lstrip(" -"))
    return line[:start], line[start:]


TEXT_CHANGES = (
    *(_with_sign, _with_sign_before_value, _with_sign_at_end, _with_other_value, _with_other_value),
    *(_with_other_key, _with_other_indentation, _without_some, _cut_off, _with_lines_moved),
    *(_with_lines_moved, _with_long_line, _with_other_line_ends),
)


def write_batch(folder: Path, seed: int, files: int) -> None:
    """A copy of the invented region with changed records beside its own.

    The files of which there is one are changed in their place, each in every third batch.
    """
    random = Random(seed)
    shutil.copytree(EXAMPLE, folder)
    records = sorted(folder.glob("*/*.yml"))
    single = [*sorted(folder.glob("*.yml")), *sorted(folder.glob("pages/*.md"))]
    for number in range(files):
        record = random.choice(records)
        beside = record.with_name(f"{record.stem}-{number}.yml")
        beside.write_bytes(mutated(record.read_bytes(), random))
    for file in single:
        if random.random() < 0.3:
            file.write_bytes(mutated(file.read_bytes(), random))
    if random.random() < 0.3:
        for picture in folder.glob("images/*"):
            picture.write_bytes(_with_odd_bytes(picture.read_bytes(), random))


def misplaced(problems: Iterable[Problem]) -> list[str]:
    """The places of problems and of their repairs that are not in their files."""
    lines: dict[str, tuple[str, ...]] = {}
    wrong = []
    for problem in problems:
        edits = problem.repair.edits if problem.repair else ()
        spans = [problem.span, *(edit.span for edit in edits)]
        if problem.file not in lines and any(span != Span() for span in spans):
            content = Path(problem.file).read_bytes()
            lines[problem.file] = split_lines(content.decode("utf-8-sig", "replace"))
        for span in spans:
            if span != Span() and not _is_in(span, lines[problem.file]):
                wrong.append(f"{problem.file} {problem.code} {span}")
    return wrong


def _is_in(span: Span, lines: tuple[str, ...]) -> bool:
    """Whether both ends are in the file; an unusual line end can be the character meant."""
    start, end = (span.line, span.column), (span.end_line, span.end_column)
    return (
        (1, 1) <= start <= end
        and end[0] <= len(lines)
        and 1 <= start[1] <= len(lines[start[0] - 1]) + 1
        and 1 <= end[1] <= len(lines[end[0] - 1]) + 1 + (end[0] < len(lines))
    )


def say(problems: list[Problem]) -> None:
    """Every format shows the problems, and no line of one begins with what a file says."""
    shown = {name: form(problems, 3) for name, form in FORMATS.items()}
    assert len(json.loads(shown["json"])["problems"]) == len(problems)
    assert len(json.loads(shown["sarif"])["runs"][0]["results"]) == len(problems)
    commands = [line for line in shown["github"].splitlines() if line.startswith("::")]
    assert len(commands) == len(problems) == len(shown["github"].splitlines()) - 1
    assert len(shown["concise"].splitlines()) == len(problems) + 1
    assert not [line for line in shown["text"].splitlines() if line.lstrip().startswith("::")]
    for text in shown.values():
        text.encode("utf-8")


def hold(folder: Path) -> list[Problem]:
    """All that holds of every folder; returns its problems."""
    problems = list(in_order(check_folder(folder)[2]))
    assert misplaced(problems) == []
    say(problems)
    return problems


def repair(folder: Path) -> list[Problem]:
    """The problems that are left when all is repaired that is beyond doubt."""
    rounds: list[list[Problem]] = []

    def find() -> list[Problem]:
        rounds.append(list(in_order(read_folder(folder).problems)))
        return rounds[-1]

    repair_files(find)
    left = rounds[-1]
    assert not [problem for problem in left if problem.repair and problem.repair.safe]
    assert misplaced(left) == []
    return left
