"""Forgeries of a built site: each a function that makes one, and returns the name that is forged.

Whoever forges may write all sums anew, as the last lines of each do where that is possible.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from oda_reports.history.seals import PAGE, SEAL, seal

DAY = re.compile(r'(<p class="oda-last-changed"[^>]*>)[^<]*')
SCRIPT = "<script>alert(1)</script>"


def resummed(site: Path) -> None:
    """Writes the sums of a site anew, as a build does."""
    sealed = json.loads((site / SEAL).read_text("utf-8"))
    seal(site, sealed["source_date_epoch"])


def written(site: Path, name: str, text: str) -> str:
    """Puts a file into a site, and makes its sums right."""
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text(text, "utf-8")
    resummed(site)
    return name


def changed(site: Path, name: str, old: str, new: str) -> str:
    """Puts other words into a file of a site, and makes its sums right."""
    text = (site / name).read_text("utf-8")
    assert old in text
    return written(site, name, text.replace(old, new, 1))


def linked(site: Path, name: str, target: str) -> str:
    """Puts a link in the place of what has a name."""
    path = site / name
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.symlink_to(target)
    return name


def a_script_where_the_day_stands(site: Path) -> str:
    """The forgery with which the issue began, on every page."""
    pages = [page for page in site.rglob("*.html") if DAY.search(page.read_text("utf-8"))]
    for page in pages:
        page.write_text(
            DAY.sub(rf"\g<1>Japan gave US$1 billion.{SCRIPT}", page.read_text("utf-8")), "utf-8"
        )
    resummed(site)
    return pages[0].relative_to(site).as_posix()


def another_day(site: Path) -> str:
    """A day that is in order by its form."""
    page = next(page for page in site.rglob("*.html") if DAY.search(page.read_text("utf-8")))
    page.write_text(DAY.sub(r"\g<1>Last changed 1 January 2001", page.read_text("utf-8")), "utf-8")
    resummed(site)
    return page.relative_to(site).as_posix()


def a_file_in_the_place_of_a_folder(site: Path) -> str:
    shutil.rmtree(site / "themes")
    return written(site, "themes", "themes")


def a_page_moved(site: Path) -> str:
    (site / "themes/index.html").rename(site / "themes/Index.html")
    resummed(site)
    return "themes/Index.html"


def a_seal_with_a_field_more(site: Path) -> str:
    sealed = json.loads((site / SEAL).read_text("utf-8"))
    (site / SEAL).write_text(json.dumps(sealed | {"approved_by": "somebody"}))
    return "approved_by"


def a_seal_with_other_contents(site: Path) -> str:
    sealed = json.loads((site / SEAL).read_text("utf-8"))
    sealed["contents"]["pages"] += 1
    (site / SEAL).write_text(json.dumps(sealed))
    return SEAL


def with_mode(site: Path, name: str, mode: int) -> str:
    (site / name).chmod(mode)
    return name


def a_pipe(site: Path) -> str:
    os.mkfifo(site / "pipe")
    return "pipe"


def a_large_file(site: Path) -> str:
    """A hole of ten gigabytes: who reads it whole, stops here."""
    with (site / "index.html").open("r+b") as file:
        file.truncate(10_000_000_000)
    return "index.html"


def an_empty_folder(site: Path) -> str:
    (site / "empty").mkdir()
    return "empty/"


def a_twin_by_case(site: Path) -> str:
    return written(site, "INDEX.html", (site / "index.html").read_text("utf-8"))


def a_name_of_no_letters(site: Path) -> str:
    with open(os.fsencode(site / "x") + b"\xff\xfe", "wb"):  # noqa: PTH123
        pass
    return "x\\udcff\\udcfe"


def a_name_that_commands(site: Path) -> str:
    (site / "##[error]Approved").write_text("")
    return "##[error]Approved"


def a_name_that_starts_a_command(site: Path) -> str:
    (site / "::error::Approved").write_text("")
    return "::error::Approved"


def a_name_that_paints(site: Path) -> str:
    (site / "\x1b[2J\u202egpj.exe").write_text("")
    return "\\u001b[2J\\u202egpj.exe"


FORGERIES: Mapping[str, Callable[[Path], str]] = {
    "a script and a sentence where the day stands": a_script_where_the_day_stands,
    "another day": another_day,
    "a figure": lambda site: changed(site, "index.html", "12", "13"),
    "the page of the build": lambda site: changed(site, PAGE, "</dl>", f"</dl>{SCRIPT}"),
    "a page in build/": lambda site: written(site, "build/evil.html", SCRIPT),
    "a script in build/": lambda site: written(site, "build/more/evil.js", "alert(1)")[:11],
    "a list of sums": lambda site: changed(site, "a.csv", "1", "2"),
    "a PDF that says nothing of who made it": lambda site: written(site, "report.pdf", "%PDF"),
    "a file more": lambda site: written(site, "more.csv", "1"),
    "a hidden file": lambda site: written(site, ".htaccess", "Redirect / https://evil.example"),
    "a file in the place of a folder": a_file_in_the_place_of_a_folder,
    "a folder that leads to /etc": lambda site: linked(site, "themes", "/etc"),
    "a link more": lambda site: linked(site, "more", "/etc"),
    "a link that leads nowhere": lambda site: linked(site, "more", "nowhere"),
    "a link to what is the same": lambda site: linked(
        site, "a.csv", str(shutil.copy(site / "a.csv", site.parent / "a.csv"))
    ),
    "a folder of the build that is a link": lambda site: linked(
        site, "build/more", str(site.parent)
    ),
    "a page that is another's program": lambda site: with_mode(site, "index.html", 0o4755),
    "a page that can be run": lambda site: with_mode(site, "index.html", 0o755),
    "a page that anybody may write": lambda site: with_mode(site, "index.html", 0o666),
    "a page that nobody may read": lambda site: with_mode(site, "index.html", 0o000),
    "a folder that anybody may write into": lambda site: with_mode(site, "themes", 0o777) + "/",
    "a pipe": a_pipe,
    "a file too large to read": a_large_file,
    "an empty folder": an_empty_folder,
    "a page under another name": a_page_moved,
    "a twin by case": a_twin_by_case,
    "a name that is no UTF-8": a_name_of_no_letters,
    "a name that a forge obeys": a_name_that_commands,
    "a name that another forge obeys": a_name_that_starts_a_command,
    "a name that a terminal obeys": a_name_that_paints,
    "a seal with a field more": a_seal_with_a_field_more,
    "a seal with other contents": a_seal_with_other_contents,
}
"""Each with what it forges; they are of a site that has ``index.html``, ``themes/``, ``a.csv``."""


def forged_at_random(site: Path, chance: random.Random) -> str:
    """Makes one forgery of any site, and says which."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    folders = sorted({path.parent for path in files})
    path, folder = chance.choice(files), chance.choice(folders)
    act = chance.choice(sorted(_ACTS))
    _ACTS[act](path, folder, chance)
    if chance.random() < 0.5 and (site / SEAL).is_file():
        try:
            resummed(site)
        except (OSError, ValueError, KeyError, TypeError):
            act += ", its sums as they were"
    return f"{act}: {path.relative_to(site)}, {folder.relative_to(site)}"


def _flip(path: Path, _: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes() or b"\0")
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def _insert(path: Path, _: Path, chance: random.Random) -> None:
    content = path.read_bytes()
    at = chance.randrange(len(content) + 1)
    path.write_bytes(content[:at] + SCRIPT.encode() + content[at:])


def _cut(path: Path, _: Path, chance: random.Random) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: chance.randrange(len(content))] if content else b"1")


def _replace_by_link(path: Path, _: Path, __: random.Random) -> None:
    path.unlink()
    path.symlink_to("/etc/hostname")


_ACTS: Mapping[str, Callable[[Path, Path, random.Random], object]] = {
    "a bit": _flip,
    "a script": _insert,
    "an end": _cut,
    "a link": _replace_by_link,
    "a file more": lambda _, folder, chance: (folder / f"x{chance.random()}.html").write_text("x"),
    "a folder more": lambda _, folder, chance: (folder / f"x{chance.random()}").mkdir(),
    "a link more": lambda _, folder, chance: (folder / f"x{chance.random()}").symlink_to("/etc"),
    "a mode": lambda path, _, chance: path.chmod(chance.choice((0o755, 0o4644, 0o646, 0o1644))),
    "a name": lambda path, _, chance: path.rename(path.with_name(f"x{chance.random()}")),
    "a loss": lambda path, _, __: path.unlink(),
}
