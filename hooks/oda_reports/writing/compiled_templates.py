"""Templates as Jinja compiles them, kept from one process to the next, as Python keeps modules."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from pickle import UnpicklingError

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket


class CompiledTemplates(FileSystemBytecodeCache):
    """What Jinja makes of templates, good as long as they and their compiler are the same.

    They lie where Python keeps the modules of the ``folder`` of templates. ``compiler`` are the
    files that have a say in what is made: the filters, whose results for what stands fixed in a
    template are part of it, and what escapes them. Nothing is kept where Python keeps nothing, or
    where nothing can be written.
    """

    def __init__(self, folder: Path, compiler: Iterable[Path]) -> None:
        super().__init__(str(Path(cache_from_source(str(folder / "templates.py"))).parent))
        made_by = hashlib.sha256()
        for file in sorted(compiler):
            made_by.update(file.read_bytes())
        self._made_by = made_by.hexdigest()

    def get_source_checksum(self, source: str) -> str:
        """What a compiled template must have been made of, and by what."""
        return hashlib.sha256(f"{self._made_by}\0{source}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Takes a template that is kept, where one can be read."""
        with suppress(OSError, UnpicklingError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps a template, where one can be kept."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                Path(self.directory).mkdir(parents=True, exist_ok=True)
                super().dump_bytecode(bucket)
