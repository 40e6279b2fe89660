"""Programs that tests run beside Python, and what becomes of a test whose program is missing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, NoReturn

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


def ask_node(script: str, package: str, *arguments: str) -> Any:
    """What a script of tests/node answers, whose package of Node.js has to be installed."""
    node = shutil.which("node")
    if node is None or not (NODE_PACKAGES / package).is_dir():
        missing(f"no Node.js, or no {package} installed: make test")
    done = subprocess.run(
        [node, str(NODE_PACKAGES.parent / script), *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
