"""What a forge does with a report, without the forge: its variables, a build, what is published."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from conftest import EXAMPLE, ROOT, build_once, git
from oda_reports.records.forge_addresses import VARIABLES, ForgeAddresses, read_addresses
from oda_reports.verifying.verification import verify
from site_links import broken_links

CI = ROOT / ".ci"
PYTHON = str(Path(sys.executable).parent)

GITHUB = {
    "GITHUB_SERVER_URL": "https://forge.example.org",
    "GITHUB_REPOSITORY": "desk/lorian-sea",
    "GITHUB_EVENT_NAME": "push",
    "GITHUB_REF_NAME": "main",
    "GITHUB_SHA": "a" * 40,
    "ODA_SITE_URL": "https://desk.example.org/lorian-sea",
}
GITLAB = {
    "CI_PROJECT_URL": "https://forge.example.org/desk/lorian-sea",
    "CI_PROJECT_PATH": "Desk/lorian-sea",
    "CI_PROJECT_ROOT_NAMESPACE": "Desk",
    "CI_PIPELINE_SOURCE": "push",
    "CI_DEFAULT_BRANCH": "main",
    "CI_COMMIT_SHA": "a" * 40,
    "CI_PAGES_URL": "https://desk.example.org/lorian-sea",
    "CI_PAGES_DOMAIN": "example.org",
    "CI_JOB_ID": "7",
}


def told(known: dict[str, str], ci: Path = CI, **more: str) -> dict[str, str]:
    """What a build on a forge is told."""
    done = subprocess.run(
        [ci / "environment"],
        env={"PATH": f"{PYTHON}:/usr/bin:/bin", **known, **more},
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(line.split("=", 1) for line in done.stdout.splitlines())


def documented(forge: str) -> dict[str, str]:
    """The addresses that the page on hosting shows for a forge."""
    page = (ROOT / "docs/contributing/hosting.md").read_text("utf-8")
    where = page[page.index("## Where the pages lead") :]
    block = re.search(rf"On {forge}.*?```yaml\n(.*?)```", where, re.DOTALL)
    assert block
    found: dict[str, str] = yaml.safe_load(block[1])
    return found


@pytest.mark.parametrize(("forge", "known"), [("GitHub", GITHUB), ("GitLab", GITLAB)])
def test_a_forge_gives_the_addresses_that_the_docs_show_for_it(
    forge: str, known: dict[str, str]
) -> None:
    given = told(known)
    assert given.pop("ODA_DATA") == "data"
    expected = documented(forge)
    assert read_addresses(given) == ForgeAddresses(
        **{**expected, "site_url": expected["site_url"].rstrip("/")}
    )


def test_a_proposal_leads_to_the_lines_of_its_commit_and_asks_for_no_changes() -> None:
    github = told({**GITHUB, "ODA_SITE_URL": ""}, GITHUB_EVENT_NAME="pull_request")
    assert github == {
        "ODA_DATA": "data",
        "ODA_RECORD_URL": f"https://forge.example.org/desk/lorian-sea/blob/{'a' * 40}/data/",
    }
    gitlab = told(GITLAB, CI_PIPELINE_SOURCE="merge_request_event")
    assert gitlab == {
        "ODA_DATA": "data",
        "ODA_SITE_URL": "https://desk.example.org/-/lorian-sea/-/jobs/7/artifacts/site/",
        "ODA_RECORD_URL": f"https://forge.example.org/desk/lorian-sea/-/blob/{'a' * 40}/data/",
    }


def test_a_preview_on_gitlab_lies_below_the_group_that_its_host_is_named_after() -> None:
    proposal = {**GITLAB, "CI_PIPELINE_SOURCE": "merge_request_event"}
    deep = told(proposal, CI_PROJECT_PATH="Desk/asia/sea", CI_PAGES_URL="http://x.example.org")
    assert deep["ODA_SITE_URL"] == "http://desk.example.org/-/asia/sea/-/jobs/7/artifacts/site/"
    assert "ODA_SITE_URL" not in told(proposal, CI_PAGES_DOMAIN=""), "GitLab without its Pages"


@pytest.mark.parametrize("branch", ["release/2024", "no#1", "a&b{title}", "改訂"])
@pytest.mark.parametrize("known", [GITHUB, GITLAB], ids=["GitHub", "GitLab"])
def test_a_branch_of_any_name_makes_addresses(known: dict[str, str], branch: str) -> None:
    given = told(known, GITHUB_REF_NAME=branch, CI_DEFAULT_BRANCH=branch)
    assert set(given) == {"ODA_DATA", *VARIABLES.values()}
    assert "#" not in str(read_addresses(given).edit_url)


def test_away_from_a_forge_only_the_data_folder_is_told() -> None:
    assert told({}) == {"ODA_DATA": "data"}


def test_one_line_names_the_data_folder_of_every_build(tmp_path: Path) -> None:
    ci = Path(shutil.copytree(CI, tmp_path / ".ci"))
    (ci / "settings").write_text("# Ours.\nODA_DATA=./reports/the sea/\n", "utf-8")
    given = told(GITHUB, ci)
    assert given["ODA_DATA"] == "./reports/the sea/"
    assert given["ODA_EDIT_URL"].endswith("/edit/main/reports/the%20sea/")


class Published(NamedTuple):
    """A site that was built with what a forge tells, and the records that it was built from."""

    site: Path
    data: Path


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The invented region as a new desk has it: it names no addresses of its own."""
    data = Path(shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("open") / "data"))
    report = data / "report.yml"
    lines = report.read_text("utf-8").splitlines(keepends=True)
    report.write_text("".join(line for line in lines if line.partition(":")[0] not in VARIABLES))
    addresses = {name: value for name, value in told(GITHUB).items() if name != "ODA_DATA"}
    return Published(build_once(tmp_path_factory, "published", data, addresses), data)


def with_book(site: Path, into: Path) -> Path:
    """A copy of a site with what the jobs put beside it: the report as one book."""
    copy = Path(shutil.copytree(site, into))
    (copy / "report.pdf").write_bytes(b"%PDF")
    return copy


@pytest.mark.site
def test_all_that_a_forge_publishes_below_its_folder_holds(
    published: Published, tmp_path: Path
) -> None:
    root = GITHUB["ODA_SITE_URL"] + "/"
    broken, followed = broken_links(with_book(published.site, tmp_path / "site"), root)
    assert broken == []
    assert followed > 5_000
    lost, _ = broken_links(published.site, root)
    assert {link.partition(": ")[2] for link in lost} == {f"{root}report.pdf"}, "the book alone"
    page = (published.site / "countries/veymar/index.html").read_text("utf-8")
    project = "https://forge.example.org/desk/lorian-sea"
    assert f'<a href="{project}/edit/main/data/countries/veymar.yml" title="Edit' in page
    assert f"{project}/blob/main/data/statistics/" in page
    assert f"{project}/issues/new?template=mistake.yml&amp;title=" in page
    assert (
        '<link rel="canonical" href="https://desk.example.org/lorian-sea/countries/veymar/"' in page
    )
    assert "<base" not in (published.site / "404.html").read_text("utf-8")


@pytest.mark.site
def test_what_a_forge_published_is_verified_on_a_machine_that_knows_of_no_forge(
    published: Published,
) -> None:
    verdict = verify(published.site, published.data)
    assert verdict.holds, verdict.lines
    assert f"  site_url: {GITHUB['ODA_SITE_URL']}" in verdict.lines


@pytest.mark.site
def test_a_preview_leads_on_where_folders_are_no_pages(
    published: Published, tmp_path: Path
) -> None:
    root = GITHUB["ODA_SITE_URL"] + "/"
    assert len(broken_links(published.site, root, folders=False)[0]) > 1_000
    preview = with_book(published.site, tmp_path / "site")
    subprocess.run([sys.executable, CI / "name-files", preview], check=True)
    broken, followed = broken_links(preview, root, folders=False)
    assert broken == []
    assert followed > 5_000


class Repository:
    """A repository with records and program, and what was published from it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.site = folder, folder.parent / "published"
        shutil.copytree(CI, folder / ".ci")
        git(folder, "init", "--quiet")
        self.commit("program.py", "data/a.yml")

    def commit(self, *names: str) -> str:
        """Changes these files."""
        for name in names:
            path = self.folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"{path.read_text() if path.exists() else ''}more\n")
        git(self.folder, "add", "--all")
        git(self.folder, "commit", "--quiet", "--message", "m")
        head = ["git", "-C", str(self.folder), "rev-parse", "HEAD"]
        return subprocess.run(head, capture_output=True, text=True, check=True).stdout.strip()

    def publish(self, commit: str) -> None:
        """What the published site says of itself."""
        seal = self.site / "build/build.json"
        seal.parent.mkdir(parents=True, exist_ok=True)
        seal.write_text(f'{{"program": {{"commit": "{commit}"}}}}')

    def is_tested(self) -> bool:
        environment = {"PATH": f"{PYTHON}:/usr/bin:/bin", "ODA_SITE_URL": f"file://{self.site}/"}
        command = [self.folder / ".ci/is-tested"]
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        return done.returncode == 0


@pytest.fixture
def repository(tmp_path: Path, git_of_its_own: None) -> Repository:
    (tmp_path / "repository").mkdir()
    return Repository(tmp_path / "repository")


def test_records_alone_are_published_without_the_tests_of_a_program_that_passed(
    repository: Repository,
) -> None:
    repository.publish(repository.commit("program.py"))
    assert repository.is_tested()
    repository.commit("data/a.yml", "data/b.yml")
    assert repository.is_tested()
    repository.commit("data/b.yml", "program.py")
    assert not repository.is_tested()


def test_a_program_that_failed_is_not_let_through_by_the_next_record(
    repository: Repository,
) -> None:
    repository.publish(repository.commit("data/a.yml"))
    repository.commit("program.py")
    repository.commit("data/a.yml")
    assert not repository.is_tested()


@pytest.mark.parametrize("commit", ["", "main", "HEAD", "0" * 40, "--no-index"])
def test_a_program_is_tested_where_it_is_not_known_what_is_published(
    repository: Repository, commit: str
) -> None:
    assert not repository.is_tested(), "nothing is published"
    repository.publish(commit)
    assert not repository.is_tested()


def test_the_data_folder_of_the_settings_is_what_counts_as_records(repository: Repository) -> None:
    (repository.folder / ".ci/settings").write_text("ODA_DATA=reports/sea\n")
    (repository.folder / "reports").mkdir()
    repository.publish(repository.commit("reports/sea/a.yml"))
    repository.commit("reports/sea/a.yml")
    assert repository.is_tested()
    repository.commit("data/a.yml")
    assert not repository.is_tested()


FAKE_GH = """#!/bin/sh
case "$*" in
  *meta*) echo "github.com ssh-ed25519 AAAA" ;;
  *state=open\\&*) printf '7\\n12\\n' ;;
  *zip*) cat {zip} ;;
  *artifacts*) echo 5 ;;
  *statuses*) echo "$*" >> {said} ;;
esac
"""


def test_a_preview_is_sent_to_a_repository_of_its_own_and_those_of_closed_requests_go(
    tmp_path: Path, git_of_its_own: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The steps of the workflow, with a forge that is a script and a repository on the disk."""
    before = tmp_path / "before"
    for name in ("pull-7/old.html", "pull-7/a.html", "pull-3/a.html", "README.md"):
        (before / name).parent.mkdir(parents=True, exist_ok=True)
        (before / name).write_text("before")
    git(before, "init", "--quiet")
    git(before, "add", "--all")
    git(before, "commit", "--quiet", "--message", "m")
    kept = tmp_path / "kept.git"
    git(tmp_path, "clone", "--quiet", "--bare", str(before), str(kept))
    with zipfile.ZipFile(tmp_path / "made.zip", "w") as archive:
        archive.writestr("index.html", "after")
        archive.writestr("../outside.html", "after")
        archive.writestr("a.html", "after")
        link = zipfile.ZipInfo("link.html")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    (tmp_path / "bin").mkdir()
    gh, said = tmp_path / "bin/gh", tmp_path / "said"
    gh.write_text(FAKE_GH.format(zip=tmp_path / "made.zip", said=said))
    gh.chmod(0o755)
    for name, value in {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{kept}.insteadOf",
        "GIT_CONFIG_VALUE_0": "git@github.com:desk/previews.git",
        "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
        "REPOSITORY": "desk/lorian-sea",
        "PREVIEWS": "desk/previews",
        "RUN": "1",
        "HEAD_SHA": "a" * 40,
        "KEY": "key",
        "NUMBER": "7",
    }.items():
        monkeypatch.setenv(name, value)
    work = tmp_path / "work"
    work.mkdir()
    workflow = yaml.safe_load((ROOT / ".github/workflows/preview.yml").read_text("utf-8"))
    steps = workflow["jobs"]["preview"]["steps"]
    for step in steps[1:]:
        subprocess.run(["bash", "-eo", "pipefail", "-c", step["run"]], cwd=work, check=True)
    after = tmp_path / "after"
    git(tmp_path, "clone", "--quiet", str(kept), str(after))
    sent = {path.relative_to(after).as_posix(): path for path in after.rglob("*")}
    assert sorted(name for name in sent if name.startswith("pull-")) == [
        "pull-7", "pull-7/a.html", "pull-7/index.html", "pull-7/link.html", "pull-7/outside.html",
    ]  # fmt: skip
    assert not any(path.is_symlink() for path in sent.values())
    assert (after / "pull-7/a.html").read_text() == "after"
    assert (after / ".nojekyll").is_file()
    assert "target_url=https://desk.github.io/previews/pull-7/index.html" in said.read_text()
