"""A site as a folder for stock MkDocs: its settings, and what is written where."""

from __future__ import annotations

from pathlib import Path

import pytest
from oda_reports.stock_site import stock_settings, write_stock_site
from oda_reports.writing.rendering import RenderedPage
from oda_reports.writing.site import Site

PAGE = RenderedPage("themes/water.md", {"title": "W"}, "Wells.\n")
SITE = Site({"site_name": "Ödà", "site_url": ""}, (PAGE,), {"data/a.csv": b"1\r\n"}, ["index.md"])


def test_settings_are_the_project_s_with_the_report_s_own_and_without_hook() -> None:
    theme = {"name": "material", "custom_dir": "hooks/theme"}
    settings = {"hooks": [1], "watch": [2], "nav": [3], "site_url": "u", "theme": theme}
    own = {"language": "de", "site_name": "R", "site_url": "", "extra": {"b": 3}}
    site = Site(own, (), {}, ["index.md"])
    assert stock_settings(site, {**settings, "extra": {"a": 1, "b": 2}}) == {
        "site_url": "u",
        "site_name": "R",
        "docs_dir": "docs",
        "theme": {"name": "material", "custom_dir": "theme", "language": "de"},
        "extra": {"a": 1, "b": 3},
        "nav": ["index.md"],
    }
    bare = stock_settings(Site({}, (), {}, []), settings)
    assert (bare["theme"]["language"], bare["extra"]) == ("en", {})


def test_a_folder_is_written_again_but_never_one_of_somebody_else(tmp_path: Path) -> None:
    project, folder = tmp_path / "project", tmp_path / "out"
    for name in ("docs/a.css", "hooks/theme/main.html"):
        (project / name).parent.mkdir(parents=True)
        (project / name).write_text("x", "utf-8")
    (project / "mkdocs.yml").write_text("key: !ENV K\ntheme: {name: material}\n", "utf-8")
    write_stock_site(SITE, folder, project)
    (folder / "docs/old.md").write_text("o", "utf-8")
    (folder / "theme/old.html").write_text("o", "utf-8")
    write_stock_site(SITE, folder, project)
    files = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    searched = ["docs/search/names.js", "docs/search/start.js"]
    made = ["docs/a.css", "docs/data/a.csv", *searched, "docs/themes/water/index.md", "mkdocs.yml"]
    assert sorted(files) == [*made, "theme/main.html"]
    assert files["docs/data/a.csv"].read_bytes() == b"1\r\n"
    assert files["docs/themes/water/index.md"].read_text("utf-8") == PAGE.text
    assert files["mkdocs.yml"].read_text("utf-8").split("\n")[1:3] == ["key: null", "theme:"]
    assert "site_name: Ödà\n" in files["mkdocs.yml"].read_text("utf-8")
    before = {name: path.read_bytes() for name, path in files.items()}
    (project / "mkdocs.yml").unlink()
    with pytest.raises(FileNotFoundError):
        write_stock_site(Site({}, (), {}, []), folder, project)
    assert {name: path.read_bytes() for name, path in files.items()} == before
    files["mkdocs.yml"].write_text("site_name: mine\n", "utf-8")
    with pytest.raises(FileExistsError, match="is not empty: name a new folder"):
        write_stock_site(SITE, folder, project)


@pytest.mark.parametrize("place", ["docs/out", "hooks", "hooks/a/b", "data/out", "data", "."])
def test_a_folder_among_what_is_copied_or_read_is_refused(place: str, tmp_path: Path) -> None:
    for name in ("docs", "hooks", "data"):
        (tmp_path / name).mkdir()
    with pytest.raises(FileExistsError, match="name another folder"):
        write_stock_site(SITE, tmp_path / place, tmp_path, tmp_path / "data")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["data", "docs", "hooks"]
