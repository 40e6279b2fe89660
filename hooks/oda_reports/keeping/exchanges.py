"""A folder made anew beside the old one, and put in its place in one step when it is whole.

Beside ``site`` lies, while this goes on, ``.site.exchange``: what is made (``new``), what was there
(``old``, between two renames), what may go (``gone``), and the lock of whoever is at it. A process
that is killed leaves it behind, and whoever comes next puts in order what lies there.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes], *, wait: bool) -> None:
        """Takes the lock of a file; raises ``OSError`` where it has to be waited for too long."""
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes], *, wait: bool) -> None:
        """Takes the lock of a file, which falls with the process that has it."""
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)


_BUSY = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
"""How systems say that another process has the lock."""


class CannotExchange(Exception):
    """The folder is none that another can replace; the message is a line that says why."""


@contextmanager
def remade(
    folder: Path, stays: Callable[[str], bool], wait: Callable[[], None] = lambda: None
) -> Iterator[Path]:
    """A new folder to be filled, which takes the place of ``folder`` when the block ends well.

    Where it does not, ``folder`` is as it was. What lies in it under a name that ``stays`` is in
    the new one from the start. ``wait`` is called before another process is waited for that writes
    the same folder. Raises ``CannotExchange``, and ``OSError`` where the file system refuses.
    """
    folder = folder.resolve()
    _require_exchangeable(folder)
    place = _place(folder)
    with _locked(place, wait):
        _put_in_order(folder, place)
        new = place / "new"
        try:
            new.mkdir()
            if folder.is_dir():
                _take_over(folder, new, stays)
            yield new
            if folder.is_dir():
                _rename(folder, place / "old")
            _rename(new, folder)
        finally:
            # What cannot be removed now stops the next build, and is told then.
            with suppress(OSError):
                _put_in_order(folder, place)


def put_back(folder: Path) -> None:
    """Puts a folder back that a killed process took from its place and did not replace.

    Whoever reads a folder that is exchanged, or writes into it, asks this first.
    """
    folder = folder.resolve()
    if not folder.exists() and (_place(folder) / "old").is_dir():
        with _locked(_place(folder), lambda: None):
            _put_in_order(folder, _place(folder))


def _place(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.exchange")


def _require_exchangeable(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise CannotExchange(f"{folder} is a file: name a folder")
    if os.path.ismount(folder):
        raise CannotExchange(_mounted(folder))
    if Path.cwd().is_relative_to(folder):
        raise CannotExchange(f"{folder} cannot be replaced from inside: go to another folder first")


def _mounted(folder: Path) -> str:
    return f"{folder} is a disk of its own, which no other can replace: name a folder on it"


def _rename(old: Path, new: Path) -> None:
    try:
        old.rename(new)
    except OSError as error:
        # A folder mounted from the same disk shows only here.
        if error.errno in (errno.EBUSY, errno.EXDEV):
            raise CannotExchange(_mounted(old)) from error
        raise


def _put_in_order(folder: Path, place: Path) -> None:
    """Puts the old folder back where none is in its place, and removes what else lies there."""
    new, old, gone = (place / name for name in ("new", "old", "gone"))
    if old.is_dir() and not folder.exists():
        old.rename(folder)
    for leftover in (new, gone):
        _remove(leftover)
    if old.is_dir():
        # Under its own name half of a folder could be put back.
        old.rename(gone)
        _remove(gone)


def _remove(folder: Path) -> None:
    if folder.is_dir():
        shutil.rmtree(folder)


def _take_over(old: Path, new: Path, stays: Callable[[str], bool]) -> None:
    """Copies the rights of a folder, and what of it stays."""
    for path in old.iterdir():
        if stays(path.name):
            _copy(path, new / path.name)
    shutil.copymode(old, new)


def _copy(path: Path, to: Path) -> None:
    if path.is_symlink() or not path.is_dir():
        shutil.copy2(path, to, follow_symlinks=False)
        return
    try:
        shutil.copytree(path, to, symlinks=True)
    except shutil.Error as error:  # one line for each file, and no number
        raise OSError(str(error.args[0][0][2])) from error


@contextmanager
def _locked(place: Path, wait: Callable[[], None]) -> Iterator[None]:
    """No other process is in the block, nor was killed in it and still has the lock."""
    path = place / "lock"
    with _lock_taken(path, wait):
        try:
            yield
        finally:
            # Some systems remove no file that is open; a folder that is not empty stays as well.
            with suppress(OSError):
                path.unlink()
                place.rmdir()


def _lock_taken(path: Path, wait: Callable[[], None]) -> IO[bytes]:
    """The file of a lock, once this process has it."""
    while True:
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):  # whoever had it has removed it meanwhile
            file = path.open("ab")
            try:
                try:
                    _lock(file, wait=False)
                except OSError as error:
                    if error.errno not in _BUSY:
                        raise
                    wait()
                    _lock(file, wait=True)
                if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                    return file
            except BaseException:
                file.close()
                raise
            file.close()
