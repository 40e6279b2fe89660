"""Awkward texts of up to 256 KB, checked and built in two seconds each."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time

from oda_reports.build import make_site
from oda_reports.history.entries import TEXT_BYTES
from oda_reports.problems.frames import render_text
from oda_reports.problems.problem import DataError, in_order
from oda_reports.rules.checked_folders import check_folder

from soak.watch import WATCH

LIMIT = 2.0
"""Seconds of the processor for one text."""
FILES = {
    "report.yml": (
        "site_name: R\nedition: 2024\ndonor: D\nregion: sea\ntagline: t\ndescription: d\n"
        "publisher: p\nsource: review\nlicence: l\nlicence_url: https://example.org/\n"
        'numbers:\n  four boats: "Counts."\n'
    ),
    "regions/sea.yml": "name: Sea\nsummary: s\ngroups:\n  isles: {name: Isles, countries: [one]}\n",
    "countries/one.yml": "name: One\niso3: XON\nsummary: s\n",
    "glossary.yml": "oda:\n  term: Aid\n  other_forms: [ODA]\n  definition: d\n",
    "names.yml": "jica:\n  short: JICA\n  forbidden: [Jaica]\n",
    "pages/home.md": "Hello.\n",
    "pages/methodology.md": "Hello.\n",
    "sources/review.yml": (
        "title: Review\ntype: report\nfacts:\n  boats:\n    text: Boats came.\n    place: page 1\n"
        "    excerpt: The boats came.\n    carried_by: [themes/boats]\n"
    ),
    "themes/boats.yml": "name: Boats\ntext: |\n  Boats. [@review]\n",
}
"""A report that is as small as there can be, and has what texts are held against."""
PARTS = (
    *(chr(code) for code in range(32, 127)),
    "\n", "\t", "``", "[^a]", "[[a]]", "[[a|b]]", "[@review]", "[a](b)", "![a](b)", "](",
    "<!--", "&#",
    "“a”", "“a”[@review] ", "1.", "1,", "1 ", "0.0.", "1/1/", "-1", "2020-", "FY2020 ", "half a ",
    "one hundred ", "about ", "ODA ", "Jaica ", "four boats ", "https://", "- ",
    "> ", "# ", "##\n", "## #\n`#`\n", "1. ",
    "*a ", "a* ", "_a", "**", "||", "e\u0301", "あ", "漢", "🙂", "\u3000",
    "a: ", "{a", "'a ", '"a ',
)  # fmt: skip


def lay_out(folder: Path) -> Path:
    """The small report in a folder."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def repeated(part: str, line: int, size: int = TEXT_BYTES - 1024) -> str:
    """So many bytes of a part, on lines of about so many."""
    length = len(part.encode())
    whole = part * max(1, line // length) + "\n"
    return whole * (size // len(whole.encode()))


def seconds_for(folder: Path, name: str, text: str) -> float:
    """How long the processor takes to check and build a report, one of whose files is another."""
    before = (folder / name).read_text("utf-8") if (folder / name).is_file() else ""
    (folder / name).write_text(text, "utf-8")
    start = process_time()
    try:
        checked = check_folder(folder)
        render_text(in_order(checked[2]))
        make_site(*checked)
    except DataError:
        pass  # told above
    finally:
        (folder / name).write_text(before, "utf-8")
    return process_time() - start


def run(count: int, seed: int) -> tuple[int, list[str]]:
    """So many texts, and what took too long."""
    random = Random(seed)
    faults = []
    with TemporaryDirectory() as made:
        folder = lay_out(Path(made))
        seconds_for(folder, "pages/home.md", "Hello.\n")  # templates are read once
        for _ in range(count):
            part = "".join(random.choices(PARTS, k=random.choice((1, 1, 2, 3))))
            line = random.choice((1, 80, 2000, 9000, TEXT_BYTES))
            name = random.choice(("pages/home.md", "themes/boats.yml", "sources/review.yml"))
            text = repeated(part, line, random.choice((TEXT_BYTES // 4, TEXT_BYTES - 1024)) - line)
            if name.endswith(".yml") and random.random() < 0.7:
                lines = text.split("\n")
                text = "name: Boats\ntext: |\n" + "".join(f"  x {each}\n" for each in lines)
                text = text.encode()[:TEXT_BYTES].decode("utf-8", "ignore")
            seconds = seconds_for(folder, name, text)
            WATCH.note(seconds)
            if seconds > LIMIT:
                faults.append(f"{part!r} on lines of {line} in {name}: {seconds:.1f} s")
    return count, faults
