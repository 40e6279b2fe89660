"""Programs that tests run beside Python, and what becomes of a test whose program is missing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

NODE_PACKAGES = Path(__file__).parent / "node" / "node_modules"


def missing(what: str) -> NoReturn:
    """Passes over a test; fails it where all programs are required, as they are in CI."""
    stop = pytest.fail if os.environ.get("ODA_BROWSER") == "required" else pytest.skip
    stop(what)


def chromium() -> str | None:
    """The Chromium of this machine; the one that can open no window shows pages soonest."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser")
    return next((found for name in names if (found := shutil.which(name))), None)
