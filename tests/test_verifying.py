"""Whether a site is what its records make: the same bytes each time, and a command that says so."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import EXAMPLE, ROOT
from forged_sites import a_script_where_the_day_stands
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.history.fingerprints import fingerprint, list_records, list_site, read_sums
from oda_reports.history.git import commit_of, last_changes
from oda_reports.history.provenance import NO_DAY, provenance_of
from oda_reports.history.seals import Seal
from oda_reports.verifying import verification
from oda_reports.verifying.rebuilds import rebuild
from oda_reports.verifying.verification import CannotVerify, verify

OTHER_DAY = """
import datetime, time
_shift = 400 * 86400
_time = time.time
time.time = lambda: _time() + _shift
class _Shifted(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)
    @classmethod
    def today(cls):
        return cls.now()
datetime.datetime = _Shifted
"""


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def made(program: Path, into: Path, mask: int, **settings: str) -> dict[str, bytes]:
    """The files of a site that a copy of the program builds, in a world of its own."""
    data = EXAMPLE.relative_to(ROOT).as_posix()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "ODA_DATA": data, **settings}
    environment.pop("SOURCE_DATE_EPOCH", None)
    code = f"import os, runpy; os.umask({mask}); runpy.run_module('mkdocs', run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", code, "build", "--quiet", "--strict", "--site-dir", str(into)],
        cwd=program,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return {
        path.relative_to(into).as_posix(): path.read_bytes()
        for path in sorted(into.rglob("*"))
        if path.is_file()
    }


@pytest.mark.site
def test_two_builds_of_one_commit_are_the_same_bytes_in_any_folder_and_on_any_day(
    tmp_path: Path,
) -> None:
    for name in ("here", "a longer way/there"):
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(tmp_path / name)], check=True)
    later = tmp_path / "later"
    later.mkdir()
    (later / "sitecustomize.py").write_text(OTHER_DAY)
    one = made(
        tmp_path / "here",
        tmp_path / "one",
        0o022,
        PYTHONPATH=str(tmp_path / "here/hooks"),
        PYTHONHASHSEED="1",
        TZ="Asia/Tokyo",
        LC_ALL="C.UTF-8",
    )
    other = made(
        tmp_path / "a longer way/there",
        tmp_path / "elsewhere/other",
        0o077,
        PYTHONPATH=os.pathsep.join([str(later), str(tmp_path / "a longer way/there/hooks")]),
        PYTHONHASHSEED="2",
        TZ="America/Lima",
        LC_ALL="C",
    )
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
    assert b"sha256" in one["build/build.json"]
    assert git(tmp_path / "here", "rev-parse", "HEAD").encode() in one["build/index.html"]
    head = git(tmp_path / "here", "rev-parse", "HEAD").encode()
    assert [name for name in one if head in one[name]] == ["build/build.json", "build/index.html"]


@pytest.mark.site
def test_a_site_is_verified_until_a_name_or_byte_of_it_changes(
    example_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Built anew once, as its seal says; then a script stands on each page where the day did."""
    kept = tmp_path / "kept"

    def build_and_keep(data: Path, into: Path, sealed: Path, seal: Seal) -> None:
        rebuild(data, into, sealed, seal)
        shutil.copytree(into, kept)

    monkeypatch.setattr(verification, "rebuild", build_and_keep)
    verdict = verify(example_site, EXAMPLE)
    assert verdict.holds, verdict.lines
    assert f"It is what the records in {EXAMPLE} make: built anew," in "\n".join(verdict.lines)

    monkeypatch.setattr(verification, "rebuild", lambda _, into, *__: shutil.copytree(kept, into))
    copy = tmp_path / "site"
    shutil.copytree(example_site, copy)
    page = a_script_where_the_day_stands(copy)
    (copy / "more.html").write_text("more")
    verdict = verify(copy, EXAMPLE)
    assert not verdict.holds
    assert any(f"  {page} differs" in line for line in verdict.lines)


@pytest.mark.site
def test_a_site_of_other_records_is_told_without_building_anew(
    example_site: Path, example_data: Path
) -> None:
    (example_data / "themes/health.yml").write_text("name: Health\ntext: Other.\n", "utf-8")
    verdict = verify(example_site, example_data)
    assert not verdict.holds
    other = f"{example_site} was made from other records than those in {example_data}:"
    assert other in verdict.lines


def test_what_is_no_site_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CannotVerify, match="there is no such folder; name the folder"):
        verify(tmp_path / "gone", EXAMPLE)
    with pytest.raises(CannotVerify, match=r"has no build/build\.json"):
        verify(tmp_path, EXAMPLE)
    (tmp_path / "build").mkdir()
    (tmp_path / "build/build.json").write_text("[")
    assert not verify(tmp_path, EXAMPLE).holds


def test_the_sums_are_those_of_the_tool_that_every_system_has(tmp_path: Path) -> None:
    for name, text in {"b.yml": "b", "a/c.yml": "c", ".schemas/x.json": "{}"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    said = subprocess.run(
        ["sha256sum", "a/c.yml", "b.yml"], cwd=tmp_path, capture_output=True, check=True
    ).stdout.decode()
    assert list_records(tmp_path) == said, "what begins with a dot is left out"
    assert list_site(tmp_path, "a/").endswith("  b.yml\n")


FILES = st.dictionaries(st.text("abc", min_size=1, max_size=3), st.binary(max_size=8), max_size=5)


@given(FILES, FILES)
def test_two_folders_have_one_fingerprint_only_if_they_have_the_same_files(
    tmp_path_factory: pytest.TempPathFactory, one: Mapping[str, bytes], other: Mapping[str, bytes]
) -> None:
    lists = []
    for files in (one, other):
        folder = tmp_path_factory.mktemp("files")
        for name, content in files.items():
            (folder / name).write_bytes(content)
        lists.append(list_records(folder))
    assert (fingerprint(lists[0]) == fingerprint(lists[1])) == (one == other)
    assert read_sums(lists[0]).keys() == one.keys()


def test_a_shallow_clone_knows_its_commit_and_no_day_on_which_a_record_changed(
    tmp_path: Path,
) -> None:
    whole, shallow = tmp_path / "whole", tmp_path / "shallow"
    whole.mkdir()
    git(whole, "init", "--quiet")
    for text in ("a", "b"):
        (whole / "x.yml").write_text(text)
        git(whole, "add", ".")
        git(whole, "-c", "user.name=n", "-c", "user.email=e", "commit", "--quiet", "-m", text)
    git(tmp_path, "clone", "--quiet", "--depth", "1", whole.as_uri(), str(shallow))
    assert last_changes(whole).keys() == {"x.yml"}
    assert last_changes(shallow) == {}
    known = commit_of(shallow)
    assert known
    assert (known.name, known.is_whole, known.is_clean) == (
        git(whole, "rev-parse", "HEAD"), False, True,
    )  # fmt: skip
    (shallow / "y.yml").write_text("new")
    changed = commit_of(shallow)
    assert changed
    assert not changed.is_clean


def test_outside_of_git_a_site_is_of_a_day_that_never_changes(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_text("x")
    found = provenance_of(tmp_path, tmp_path)
    assert (found.records, found.program, found.made) == (None, None, NO_DAY)
    assert not found.is_committed
