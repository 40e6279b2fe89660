"""The seal that a site carries: what it was made from, and the sums of its files."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from oda_reports.history.git import Commit
from oda_reports.history.provenance import Provenance
from oda_reports.history.seals import BadSeal, read_seal, seal, unsealed

COMMIT = Commit("a" * 40, 1_700_000_000, is_clean=False, is_whole=True)


def site(folder: Path) -> Path:
    """A site as it is before it is sealed."""
    (folder / "build").mkdir()
    (folder / "index.html").write_text("12")
    (folder / "build/index.html").write_text(
        "<dl><dd data-site-sum>none</dd><dd>é</dd></dl>", "utf-8"
    )
    made_from = Provenance(COMMIT, None, "sum", (("Python", "3"),))
    (folder / "build/build.json").write_bytes(
        unsealed(made_from, "2024", {"pages": 2}, {"site_url": "u"})
    )
    return folder


def test_a_site_says_what_it_was_made_from(tmp_path: Path) -> None:
    assert json.loads((site(tmp_path) / "build/build.json").read_text("utf-8")) == {
        "edition": "2024",
        "records": {
            "sha256": "sum",
            "commit": "a" * 40,
            "committed_at": "2023-11-14T22:13:20Z",
            "clean": False,
        },
        "program": {"commit": None, "committed_at": None, "clean": None},
        "committed": False,
        "last_changed_dates": True,
        "software": {"Python": "3"},
        "contents": {"pages": 2},
        "addresses": {"site_url": "u"},
    }


def test_the_seal_is_text_that_people_can_read(tmp_path: Path) -> None:
    sealed = unsealed(Provenance(None, None, "sum"), "2024, août", {}, {})
    assert sealed.decode().startswith('{\n  "edition": "2024, août",\n  "records": {\n    "sha256"')
    assert sealed.endswith(b"\n}\n")
    seal(site(tmp_path), 5)
    text = (tmp_path / "build/build.json").read_text("utf-8")
    assert text.startswith('{\n  "edition": "2024",\n')


def test_the_sums_are_of_every_file_but_those_that_tell_of_the_build(tmp_path: Path) -> None:
    seal(site(tmp_path), 5)
    sums = (tmp_path / "build/sha256sums.txt").read_text("utf-8")
    assert [line.split("  ")[1] for line in sums.splitlines()] == ["index.html"]
    total = subprocess.run(
        ["sha256sum", "build/sha256sums.txt"], cwd=tmp_path, capture_output=True, check=True
    ).stdout.decode()[:64]
    sealed = json.loads((tmp_path / "build/build.json").read_text("utf-8"))
    assert (sealed["site"], sealed["source_date_epoch"]) == ({"sha256": total, "files": 1}, 5)
    page = (tmp_path / "build/index.html").read_text("utf-8")
    assert page.startswith(f"<dl><dd data-site-sum><code>{total}</code>, <span")
    assert "of 1 files" in page
    assert page.endswith("</dd><dd>é</dd></dl>")


def test_a_seal_says_whether_the_site_is_read_from_a_disk(tmp_path: Path) -> None:
    seal(site(tmp_path), 5, offline=True)
    assert json.loads((tmp_path / "build/build.json").read_text("utf-8"))["offline"] is True
    assert read_seal(sealed(offline=True)).offline
    assert not read_seal(sealed()).offline, "one of an older program"


def test_a_site_is_sealed_again_as_it_was_before(tmp_path: Path) -> None:
    folder = site(tmp_path)
    seal(folder, 5)
    once = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    seal(folder, 5)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == once


def test_a_site_without_the_page_of_its_build_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("12")
    seal(tmp_path, 5)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


PROVENANCE = Provenance(
    Commit("a" * 40, 1_700_000_000, is_clean=True, is_whole=True),
    Commit("b" * 40, 1_700_000_001, is_clean=False, is_whole=True),
    "c" * 64,
    (("Python", "3.13.1"), ("babel", "2.18.0")),
)


def sealed(**values: Any) -> bytes:
    """What a build writes, with some values put in the place of its own."""
    written = json.loads(unsealed(PROVENANCE, "2024", {"pages": 1}, {}))
    written |= {"site": {"sha256": "d" * 64, "files": 1}, "source_date_epoch": 5}
    return json.dumps({**written, **values}).encode()


def test_a_seal_is_read_as_it_was_meant() -> None:
    seal = read_seal(sealed())
    assert seal.provenance == PROVENANCE
    assert seal.made == "1970-01-01T00:00:05Z"
    nowhere = Provenance(None, None, "c" * 64)
    assert read_seal(sealed(**json.loads(unsealed(nowhere, "", {}, {})))).provenance == nowhere


COMMIT_OF_SEAL = {"commit": "a" * 40, "committed_at": "2024-01-01T00:00:00Z", "clean": True}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"more": 1}, "more: Extra inputs"),
        ({"program": {**COMMIT_OF_SEAL, "commit": "HEAD"}}, "program.commit: String should match"),
        ({"program": {**COMMIT_OF_SEAL, "commit": "a" * 40 + "\n"}}, "program.commit: String"),
        ({"program": {**COMMIT_OF_SEAL, "clean": None}}, "program: Value error, a commit has"),
        ({"program": {**COMMIT_OF_SEAL, "committed_at": "2024-02-30T00:00:00Z"}},
         "program.committed_at: Value error"),
        ({"program": {**COMMIT_OF_SEAL, "clean": 1}}, "program.clean: Input should be"),
        ({"software": {"Python": "3<script>"}}, "software.Python: String should match"),
        ({"software": {"<b>": "3"}}, "software.<b>.[key]: String should match"),
        ({"source_date_epoch": 10**12}, "source_date_epoch: Input should be less"),
        ({"source_date_epoch": True}, "source_date_epoch: Input should be a valid integer"),
        ({"site": {"sha256": "x", "files": -1}}, "site.sha256: String should match"),
    ],
)  # fmt: skip
def test_a_seal_of_any_other_form_is_refused(values: dict[str, Any], said: str) -> None:
    with pytest.raises(BadSeal) as caught:
        read_seal(sealed(**values))
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize("text", [b"", b"[", b"[" * 100_000, b"\xff", b"null"])
def test_what_is_no_seal_is_refused(text: bytes) -> None:
    with pytest.raises(BadSeal):
        read_seal(text)
