"""Files written anew, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def rewrite(texts: Mapping[Path, str | None], moved: Mapping[Path, Path] | None = None) -> None:
    """Puts each text in the place of its file in one step; a file without one is removed.

    All texts are written beside their files first. Where one cannot be put in its place, those
    that were are put back, and the ``OSError`` is raised. A byte order mark and the rights stay;
    ``moved`` names the file of before that a new one has them from.
    """
    models = {path: (moved or {}).get(path, path) for path in texts}
    before = {path: path.read_bytes() if path.exists() else None for path in texts}
    beside: dict[Path, Path] = {}
    done: list[Path] = []
    try:
        for path, text in texts.items():
            if text is not None:
                beside[path] = path.with_name(f".{path.name}.repaired")
                _write_beside(beside[path], text, models[path])
        for path in texts:
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


def _write_beside(path: Path, text: str, like: Path) -> None:
    there = like.exists()
    mark = _BYTE_ORDER_MARK if there and like.read_bytes().startswith(_BYTE_ORDER_MARK) else b""
    path.write_bytes(mark + text.encode("utf-8"))
    if there:
        path.chmod(like.stat().st_mode)


def _put_back(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    elif not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)
