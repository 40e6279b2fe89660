"""Files written anew: all of them or none."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from oda_reports.keeping.rewrites import rewrite


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files, the first with a byte order mark and rights of its own."""
    (tmp_path / "a.yml").write_bytes(b"\xef\xbb\xbfa: 1\r\n")
    (tmp_path / "a.yml").chmod(0o600)
    (tmp_path / "b.yml").write_bytes(b"b: 1\n")
    return tmp_path


def test_files_are_changed_added_and_removed_and_keep_their_mark_and_rights(folder: Path) -> None:
    new = folder / "c.yml"
    texts = {new: "c: 2\r\n", folder / "a.yml": None, folder / "b.yml": "b: 2\n"}
    rewrite(texts, {new: folder / "a.yml"})
    assert contents(folder) == {"b.yml": b"b: 2\n", "c.yml": b"\xef\xbb\xbfc: 2\r\n"}
    assert new.stat().st_mode & 0o777 == 0o600


def test_bytes_are_written_as_they_are(folder: Path) -> None:
    rewrite({folder / "a.yml": b"%PDF"})
    assert (folder / "a.yml").read_bytes() == b"%PDF"


@pytest.mark.parametrize("failing", ["write_bytes", "replace", "unlink"])
def test_where_one_file_cannot_be_written_all_stay_as_they_were(
    failing: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(folder)
    untouched = getattr(Path, failing)
    texts = {folder / "c.yml": "c\n", folder / "a.yml": "a: 2\n", folder / "b.yml": None}
    stops_at = {"write_bytes": ".a.yml.new", "replace": ".a.yml.new", "unlink": "b.yml"}

    def refuse(path: Path, *arguments: object, **options: object) -> object:
        if path.name == stops_at[failing]:
            raise OSError(errno.EROFS, "Read-only file system", str(path))
        return untouched(path, *arguments, **options)

    with monkeypatch.context() as patched:
        patched.setattr(Path, failing, refuse)
        with pytest.raises(OSError, match="Read-only"):
            rewrite(texts)
        if failing != "unlink":
            assert contents(folder) == before
    (folder / ".a.yml.new").unlink(missing_ok=True)
    assert contents(folder) == before
