"""Files written anew, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def rewrite(
    contents: Mapping[Path, str | bytes | None], moved: Mapping[Path, Path] | None = None
) -> None:
    """Puts each content in the place of its file in one step; a file without one is removed.

    All are written beside their files first. Where one cannot be put in its place, those that were
    are put back, and the ``OSError`` is raised. The rights stay, and the byte order mark of a text;
    ``moved`` names the file of before that a new one has them from.
    """
    models = {path: (moved or {}).get(path, path) for path in contents}
    before = {path: path.read_bytes() if path.exists() else None for path in contents}
    beside: dict[Path, Path] = {}
    done: list[Path] = []
    try:
        for path, content in contents.items():
            if content is not None:
                beside[path] = path.with_name(f".{path.name}.new")
                _write_beside(beside[path], content, models[path])
        for path in contents:
            done.append(path)
            if path in beside:
                beside[path].replace(path)
            else:
                path.unlink()
    except BaseException:
        for path in beside.values():
            path.unlink(missing_ok=True)
        for path in done:
            _put_back(path, before[path])
        raise


def _write_beside(path: Path, content: str | bytes, like: Path) -> None:
    there = like.exists()
    if isinstance(content, str):
        marked = there and like.read_bytes().startswith(_BYTE_ORDER_MARK)
        content = (_BYTE_ORDER_MARK if marked else b"") + content.encode("utf-8")
    path.write_bytes(content)
    if there:
        path.chmod(like.stat().st_mode)


def _put_back(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    elif not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)
