"""Sites forged at random, none taken for the sound one."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from conftest import EXAMPLE, build
from forged_sites import forged_at_random
from oda_reports.verifying.comparison import compare_sites


def run(count: int, seed: int) -> tuple[int, list[str]]:
    """Makes so many forgeries; returns how many, and those that passed."""
    chance, passed = random.Random(seed), []
    with tempfile.TemporaryDirectory() as folder:
        sound, forged = build(Path(folder, "sound"), EXAMPLE), Path(folder, "forged")
        shutil.copytree(sound, forged)
        before, names = _contents(sound), _names(sound)
        for _ in range(count):
            told = forged_at_random(forged, chance)
            is_told = next(compare_sites(forged, sound), None) is not None
            # Sums that were written anew may have undone what was done to them.
            if not is_told and (_names(forged) != names or _contents(forged) != before):
                passed.append(told)
            _mend(forged, sound, before)
    return count, passed


def _contents(site: Path) -> Mapping[Path, bytes]:
    return {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def _names(site: Path) -> Mapping[Path, int]:
    return {path.relative_to(site): path.lstat().st_mode for path in site.rglob("*")}


def _mend(forged: Path, sound: Path, before: Mapping[Path, bytes]) -> None:
    """Makes a forged site the sound one again, without writing what is as it was."""
    for path in sorted(forged.rglob("*"), reverse=True):
        name = path.relative_to(forged)
        if path.is_symlink() or not (sound / name).exists():
            if path.is_dir() and not path.is_symlink():
                path.rmdir()
            else:
                path.unlink()
    for name, content in before.items():
        path = forged / name
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)
        path.chmod((sound / name).stat().st_mode & 0o777)
