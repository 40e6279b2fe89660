"""Hostile records, opened page by page: no script of theirs runs, nothing is asked elsewhere.

The policy of the pages is switched off, so that it hides no hole behind it.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path

from conftest import EXAMPLE, run_mkdocs, served
from hostile_records import HOSTILE, poison
from page_kinds import pages_of
from playwright.sync_api import BrowserContext, Dialog, Request, sync_playwright
from programs import chromium

_ELSEWHERE = "https://elsewhere.example/"
_RUN = "window.pwned=true"
# What `oda check` refuses, as a link to a script, is left out: it comes into no page.
_ATTEMPTS = (
    "<script>{run}</script>",
    "<ScRiPt >{run}</sCrIpT >",
    "</script><script>{run}</script>",
    "<img src=x onerror={run}>",
    "<img src='{away}a.png'>",
    '"><svg onload={run}>',
    "' onmouseover='{run}' autofocus onfocus='{run}",
    "<javascript:{run}>",
    '{{: onclick="{run}" }}',
    "</title></style></textarea><iframe srcdoc='<script>parent.{run}</script>'></iframe>",
    "<math><mtext><style><img src=x onerror={run}></style></mtext></math>",
    "<a href='&#106;avascript:{run}'>go</a>",
    "<base href='{away}'><link rel=stylesheet href='{away}c.css'>",
    "<!--><img src=x onerror={run}>-->",
    "`</code><img src=x onerror={run}>`",
    "\\u003cscript>{run}\\u003c/script>",
)
_PRESS = """() => {
  const links = [...document.links].filter(link => link.protocol === "javascript:");
  for (const link of links) link.click();
  for (const mark of document.querySelectorAll("data.oda-figure[role], summary")) {
    mark.dispatchEvent(new MouseEvent("mouseover", {bubbles: true}));
    mark.click();
  }
  return window.pwned;
}"""


def run(count: int, seed: int) -> tuple[int, list[str]]:
    """Opens so many pages; returns how many, and what was run or asked, with its page."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(shutil.copytree(EXAMPLE, Path(folder) / "data"))
        words = _words(dice)
        for record in sorted(data.rglob("*.yml")):
            poison(record, words)
        site = Path(folder) / "site"
        done = run_mkdocs("build", "--quiet", "--site-dir", str(site), data=data)
        if done.returncode:
            return 0, [f"nothing was built: {done.stderr[-2000:]}"]
        paths = sorted(pages_of(site))
        chosen = dice.sample(paths, min(count, len(paths)))
        with sync_playwright() as playwright, served(site) as address:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            context = browser.new_context(bypass_csp=True)
            faults = [fault for path in chosen for fault in _open(context, address, path)]
            browser.close()
    return len(chosen), faults


def _words(dice: random.Random) -> str:
    """A few attempts: the same in all records, since a quotation has to stand in its excerpt."""
    words = ""
    for text in dice.sample(_ATTEMPTS, len(_ATTEMPTS)):
        more = f"{words} {text.format(run=_RUN, away=_ELSEWHERE)}".strip()
        words = more if len(more) <= len(HOSTILE) else words
    return words


def _open(context: BrowserContext, address: str, path: str) -> list[str]:
    """What a page of a site does that none should, each with the page."""
    page = context.new_page()
    faults: list[str] = []

    def refuse(dialog: Dialog) -> None:
        faults.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def note(asked: Request) -> None:
        if not asked.url.startswith((address, "data:")):
            faults.append(f"request {asked.url}")

    page.on("dialog", refuse)
    page.on("request", note)
    page.goto(address + path)
    if page.evaluate(_PRESS):
        faults.append("script")
    page.close()
    return [f"{path}: {fault}" for fault in faults]
