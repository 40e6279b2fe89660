"""A folder put in the place of another: the old one or the new one, wherever it is stopped."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import ROOT
from oda_reports.keeping.exchanges import CannotExchange, put_back, remade

OLD = {".htaccess": "rules", ".well-known/a.txt": "a", "index.html": "old", "old/a.html": "a"}
NEW = {".htaccess": "rules", ".well-known/a.txt": "a", "index.html": "new", "new/a.html": "a"}

STEPS = ("chmod", "mkdir", "open", "rename", "rmdir", "scandir", "unlink")
"""What a process asks of the file system: before each it can be killed, each can be refused."""


class Killed(BaseException):
    """The process is gone: it asks nothing more of the file system."""


def is_hidden(name: str) -> bool:
    return name.startswith(".")


def put(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def texts_of(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def build(folder: Path) -> None:
    """Puts the new site in the place of the old one."""
    with remade(folder, is_hidden) as new:
        put(new, {name: text for name, text in NEW.items() if not is_hidden(name)})


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The old site, and nothing beside it."""
    put(tmp_path / "site", OLD)
    return tmp_path / "site"


def only_the_site_is_left(site: Path) -> bool:
    return list(site.parent.iterdir()) == [site]


def test_the_new_folder_takes_the_place_of_the_old_and_keeps_what_stays(site: Path) -> None:
    site.chmod(0o750)
    build(site)
    assert texts_of(site) == NEW
    assert site.stat().st_mode & 0o777 == 0o750
    assert only_the_site_is_left(site)


def test_a_folder_that_was_not_there_is_made_with_those_above_it(tmp_path: Path) -> None:
    with remade(tmp_path / "a/b/site", is_hidden) as new:
        put(new, NEW)
        assert not (tmp_path / "a/b/site").exists()
    assert texts_of(tmp_path / "a/b/site") == NEW


@pytest.mark.parametrize("fault", [ValueError(), KeyboardInterrupt(), SystemExit(1)])
def test_a_block_that_does_not_end_well_leaves_the_old_folder(
    fault: BaseException, site: Path
) -> None:
    def fail() -> None:
        with remade(site, is_hidden) as new:
            put(new, NEW)
            raise fault

    with pytest.raises(type(fault)):
        fail()
    assert texts_of(site) == OLD
    assert only_the_site_is_left(site)


class Stops:
    """The file system, which stops at one step, or from that step on."""

    def __init__(self, at: int, patch: pytest.MonkeyPatch, refusal: int | None = None) -> None:
        self.left = at
        self.refusal = refusal
        self.said: list[str] = []
        for name in STEPS:
            patch.setattr(os, name, self.step(name, getattr(os, name)))

    def step(self, name: str, call: Callable[..., object]) -> Callable[..., object]:
        def taken(*arguments: object, **options: object) -> object:
            self.left -= 1
            if self.left < 0 and self.refusal is None:
                self.said.append(name)
                raise Killed
            if self.left == -1 and self.refusal is not None:
                self.said.append(name)
                raise OSError(self.refusal, os.strerror(self.refusal), str(arguments[0]))
            return call(*arguments, **options)

        return taken


def test_killed_at_any_step_one_of_the_two_is_whole_and_the_next_command_finds_it(
    tmp_path: Path,
) -> None:
    outcomes: list[dict[str, str]] = []
    stopped = True
    while stopped:
        site = tmp_path / str(len(outcomes)) / "site"
        put(site, OLD)
        with pytest.MonkeyPatch.context() as patch:
            stops = Stops(len(outcomes), patch)
            with suppress(Killed):
                build(site)
        stopped = bool(stops.said)
        put_back(site)
        found = texts_of(site)
        assert found in (OLD, NEW), (len(outcomes), stops.said[0])
        outcomes.append(found)
        build(site)
        assert texts_of(site) == NEW
        assert only_the_site_is_left(site)
    assert len(outcomes) > 20
    assert outcomes == sorted(outcomes, key=[OLD, NEW].index)


@pytest.mark.parametrize("refusal", [errno.ENOSPC, errno.EACCES])
def test_refused_at_any_step_one_of_the_two_is_whole(refusal: int, tmp_path: Path) -> None:
    count, refused = 0, True
    told: set[str] = set()
    while refused:
        site = tmp_path / str(count) / "site"
        put(site, OLD)
        with pytest.MonkeyPatch.context() as patch:
            stops = Stops(count, patch, refusal)
            try:
                build(site)
                expected = NEW
            except OSError as error:
                told.add(str(error).partition(":")[0])
                expected = OLD
        refused = bool(stops.said)
        put_back(site)
        assert texts_of(site) == expected, (count, stops.said)
        count += 1
    assert count > 20
    assert told == {f"[Errno {refusal}] {os.strerror(refusal)}"}


def test_what_a_killed_process_left_is_not_put_back_over_a_folder_that_is_there(
    site: Path,
) -> None:
    put(site.parent / ".site.exchange/old", NEW)
    put_back(site)
    assert texts_of(site) == OLD
    build(site)
    assert only_the_site_is_left(site)


def test_half_of_a_folder_that_was_being_removed_is_never_put_back(site: Path) -> None:
    put(site.parent / ".site.exchange/gone", {"index.html": "half"})
    for path in sorted(site.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    site.rmdir()
    put_back(site)
    assert not site.exists()


def test_a_link_to_a_folder_stays_a_link_to_the_new_one(site: Path) -> None:
    link = site.parent / "public"
    link.symlink_to("site")
    build(link)
    assert link.is_symlink()
    assert texts_of(link) == NEW


def test_a_folder_that_cannot_be_exchanged_is_refused_before_anything_is_made(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CannotExchange, match=r"index\.html is a file: name a folder"):
        build(site / "index.html")
    with pytest.raises(CannotExchange, match=r"^/ is a disk of its own"):
        build(Path("/"))
    monkeypatch.chdir(site / "old")
    with pytest.raises(CannotExchange, match="cannot be replaced from inside: go to another"):
        build(site)
    assert texts_of(site) == OLD
    assert only_the_site_is_left(site)


def test_a_folder_mounted_from_the_same_disk_is_refused_and_stays(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = os.rename

    def busy(old: Path, new: Path) -> None:
        if Path(old) == site:
            raise OSError(errno.EBUSY, "Device or resource busy", str(old))
        rename(old, new)

    monkeypatch.setattr(os, "rename", busy)
    with pytest.raises(CannotExchange, match="site is a disk of its own"):
        build(site)
    assert texts_of(site) == OLD
    assert only_the_site_is_left(site)


BUILDS = """
import sys
from pathlib import Path
from oda_reports.keeping.exchanges import remade

with remade(Path(sys.argv[1]), lambda name: False, lambda: print("waits", flush=True)) as new:
    print("builds", flush=True)
    sys.stdin.read()
    (new / "index.html").write_text(sys.argv[2], "utf-8")
"""


class Build:
    """A process that builds the site until it is told to come to an end."""

    def __init__(self, site: Path, text: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", BUILDS, site, text],
            env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def says(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def end(self) -> int:
        self.process.communicate("", timeout=60)
        return self.process.returncode


def test_two_at_once_come_one_after_the_other_and_say_so(site: Path) -> None:
    first = Build(site, "first")
    assert first.says() == "builds"
    second = Build(site, "second")
    assert second.says() == "waits"
    assert texts_of(site) == OLD
    assert first.end() == 0
    assert second.says() == "builds"
    assert texts_of(site) == {"index.html": "first"}
    assert second.end() == 0
    assert texts_of(site) == {"index.html": "second"}
    assert only_the_site_is_left(site)


def test_the_lock_of_a_process_that_was_killed_keeps_nobody_waiting(site: Path) -> None:
    first = Build(site, "first")
    assert first.says() == "builds"
    first.process.kill()
    first.process.communicate()
    second = Build(site, "second")
    assert second.says() == "builds"
    assert second.end() == 0
    assert only_the_site_is_left(site)
