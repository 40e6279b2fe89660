"""What runs on GitHub and GitLab: valid, pinned, without needless rights, and true to the site."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zipfile import ZipFile

import pytest
import yaml
from conftest import EXAMPLE, ROOT
from oda_reports.cli import main
from oda_reports.records.report import Report
from oda_reports.review.reading_changes import ReadingChanges, SentenceChange
from oda_reports.review.review import Review
from oda_reports.review.review_json import review_json

BIN = Path(sys.executable).parent
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(
    set((GITHUB / "ISSUE_TEMPLATE").glob("*.yml")) - {GITHUB / "ISSUE_TEMPLATE/config.yml"}
)
PIPELINE = ROOT / ".gitlab-ci.yml"

PUBLISHED_SCHEMAS = [
    ("vendor.github-workflows", WORKFLOWS),
    ("custom.github-workflows-require-timeout", WORKFLOWS),
    ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
    ("vendor.github-issue-forms", FORMS),
    ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE/config.yml"]),
    ("vendor.gitlab-ci", [PIPELINE]),
]

every_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def tool(name: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """One of the locked tools, called as the pre-commit hooks call it."""
    return subprocess.run(
        [str(BIN / name), *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def jobs(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = read(path)["jobs"]
    return found


def steps(path: Path) -> Iterator[dict[str, Any]]:
    """The steps of a workflow; a job that is another workflow has none of its own."""
    for job in jobs(path).values():
        yield from job.get("steps", ())


def scripts() -> Iterator[tuple[str, str]]:
    """Every piece of shell that a forge runs, with the file it stands in."""
    for path in WORKFLOWS:
        yield from ((path.name, step["run"]) for step in steps(path) if "run" in step)
    for job in read(PIPELINE).values():
        if isinstance(job, dict):
            lines = [*job.get("before_script", ()), *job.get("script", ())]
            yield from ((PIPELINE.name, line) for line in lines)


def form_ids(name: str) -> set[str]:
    form = read(GITHUB / "ISSUE_TEMPLATE" / name)
    return {field["id"] for field in form["body"] if "id" in field}


@pytest.mark.parametrize(("schema", "paths"), PUBLISHED_SCHEMAS, ids=lambda value: str(value)[:48])
def test_every_file_keeps_the_published_schema_of_its_kind(schema: str, paths: list[Path]) -> None:
    assert paths
    done = tool("check-jsonschema", "--builtin-schema", schema, *paths)
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_is_found_by_the_strictest_audit_of_workflows() -> None:
    done = tool("zizmor", "--offline", "--persona=auditor", "--no-progress", GITHUB)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_action_is_pinned_to_a_commit() -> None:
    lines = [line for path in WORKFLOWS for line in path.read_text("utf-8").splitlines()]
    actions = [line for line in lines if re.match(r"\s*(- )?uses: [^.]", line)]
    assert actions
    for line in actions:
        assert re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_an_action_has_the_same_pin_wherever_it_is_used() -> None:
    pins: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for action, pin in re.findall(r"uses: (\S+)@(.*)", path.read_text("utf-8")):
            pins.setdefault(action, set()).add(pin)
    assert {action: found for action, found in pins.items() if len(found) > 1} == {}


@every_workflow
def test_a_workflow_has_no_rights_but_those_its_jobs_ask_for(path: Path) -> None:
    assert read(path)["permissions"] == {}
    assert all(job["permissions"] for job in jobs(path).values())


def test_no_checkout_keeps_its_credentials() -> None:
    found = [step for path in WORKFLOWS for step in steps(path)]
    checkouts = [step for step in found if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    for step in checkouts:
        assert step["with"]["persist-credentials"] is False


def test_what_others_may_write_reaches_scripts_as_environment_only() -> None:
    """An expression is pasted into a script before the shell reads it; a variable is not."""
    assert [(name, script) for name, script in scripts() if "${{" in script] == []


COMMENT = GITHUB / "workflows/comment.yml"


def test_the_comment_is_written_by_the_program_of_the_main_branch() -> None:
    (job,) = jobs(COMMENT).values()
    assert job["permissions"] == {
        "actions": "read", "contents": "read", "pull-requests": "write",
    }  # fmt: skip
    used = {step["uses"].partition("@")[0]: step["with"] for step in job["steps"] if "uses" in step}
    assert used == {
        "actions/checkout": {"persist-credentials": False},
        "actions/setup-python": {"python-version": "3.13"},
    }


def test_only_what_asks_the_forge_is_given_the_token() -> None:
    (job,) = jobs(COMMENT).values()
    assert "GH_TOKEN" not in job["env"]
    for step in job["steps"]:
        asks = bool(re.search(r"\bgh ", step.get("run", "")))
        assert ("GH_TOKEN" in step.get("env", {})) == asks, step


STAND_IN = """#!/usr/bin/env bash
# Stands in for the forge: keeps what is sent, and answers from files.
echo "$*" >> "$FORGE/calls"
case "$*" in
  *pulls*) cat "$FORGE/pulls" ;;
  *artifacts*name=figures*) cat "$FORGE/artifact" ;;
  */zip) cat "$FORGE/figures.zip" ;;
  *--paginate*comments*) cat "$FORGE/comments" ;;
  *body=@comment.md*) cp comment.md "$FORGE/sent" ;;
esac
"""


class Forge:
    """A forge that has a pull request, and runs the scripts of the comment."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "forge"
        self.work = folder / "work"
        for name in (self.folder, self.work, self.work / ".venv/bin", folder / "bin"):
            name.mkdir(parents=True)
        (self.work / ".venv/bin/oda").symlink_to(BIN / "oda")
        (folder / "bin/gh").write_text(STAND_IN, "utf-8")
        (folder / "bin/gh").chmod(0o755)
        self.keep("pulls", '[{"number": 7, "head": {"sha": "abc"}}]')
        self.keep("artifact", "")
        self.keep("comments", "")
        self.environment = {
            "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
            "FORGE": str(self.folder),
            "GITHUB_OUTPUT": str(folder / "output"),
            "REPOSITORY": "desk/report",
            "RUN": "1",
            "RUN_URL": "https://forge.example.org/run/1",
            "CONCLUSION": "success",
            "HEAD_OWNER": "desk",
            "HEAD_BRANCH": "change",
            "HEAD_SHA": "abc",
            "MARKER": jobs(COMMENT)["comment"]["env"]["MARKER"],
            "NUMBER": "7",
        }

    def keep(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, "utf-8")

    def compared(self, content: str) -> None:
        """The check has left a comparison."""
        self.keep("artifact", "12")
        with ZipFile(self.folder / "figures.zip", "w") as archive:
            archive.writestr("figures.json", content)

    def run(self, **environment: str) -> str:
        """The comment that is sent after a check."""
        for step in jobs(COMMENT)["comment"]["steps"]:
            if "run" in step and "make" not in step["run"]:
                subprocess.run(
                    ["bash", "-e", "-c", step["run"]],
                    cwd=self.work,
                    env=self.environment | environment,
                    check=True,
                    capture_output=True,
                )
        return (self.folder / "sent").read_text("utf-8")

    @property
    def calls(self) -> str:
        return (self.folder / "calls").read_text("utf-8")


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    return Forge(tmp_path)


def test_the_comment_says_what_the_check_found_and_what_changes(forge: Forge) -> None:
    forge.compared(review_json(Review(left_out=("projects/a",))))
    sent = forge.run()
    assert sent.startswith("<!-- oda: figures -->\nThe check passed: ")
    assert sent.endswith("sentences are compared without these: `projects/a`.\n")
    assert "repos/desk/report/issues/7/comments --field" in forge.calls
    assert (Path(forge.environment["GITHUB_OUTPUT"])).read_text("utf-8") == "number=7\n"


def test_a_comment_that_stands_is_brought_up_to_date(forge: Forge) -> None:
    ours = {"id": 5, "user": {"login": "github-actions[bot]"}, "body": "<!-- oda: figures -->"}
    forge.keep("comments", json.dumps(ours))
    forge.compared(review_json(Review()))
    assert "found something to mend" in forge.run(CONCLUSION="failure")
    assert "--method PATCH repos/desk/report/issues/comments/5 " in forge.calls


@pytest.mark.parametrize(
    "content",
    [
        "## Approved by @maintainer\n\n[merge me](https://evil.example)",
        '{"version": 1, "html": "<img src=https://evil.example>"}',
        json.dumps({**json.loads(review_json(Review())), "more": "@maintainer"}),
        "",
    ],
)
def test_what_is_no_comparison_is_not_shown(forge: Forge, content: str) -> None:
    forge.compared(content)
    sent = forge.run()
    assert "evil" not in sent
    assert "@" not in sent
    assert sent.endswith(
        "\nThe figures that change cannot be shown here: "
        "[the run says why](https://forge.example.org/run/1).\n"
    )


def test_without_a_comparison_the_comment_leads_to_the_run(forge: Forge) -> None:
    assert forge.run().endswith("[the run says why](https://forge.example.org/run/1).\n")


def test_a_comment_never_is_larger_than_the_forge_takes(forge: Forge) -> None:
    sentences = tuple(SentenceChange("a", f"@maintainer {n} " * 9, ("a.md",)) for n in range(900))
    forge.compared(review_json(Review(reading=ReadingChanges(sentences))))
    sent = forge.run()
    assert 50_000 < len(sent) < 65_536
    assert "was cut: [here is all of it](https://forge.example.org/run/1).**" in sent
    assert re.search(r"</ul>\n\n… and \d+ more sentences\.\n$", sent)


def test_a_merge_request_shows_problems_as_its_report_and_figures_as_a_page() -> None:
    artifacts = read(PIPELINE)["check"]["artifacts"]
    assert artifacts["reports"] == {"codequality": "problems.json"}
    assert artifacts["when"] == "always"
    # The merge request leads straight to a file only where it is the one that is exposed.
    assert artifacts["paths"] == ["figures.html"]
    # What the merge request is compared with comes from the default branch.
    assert "rules" not in read(PIPELINE)["check"]


@pytest.mark.parametrize("is_built", [True, False])
def test_what_stops_the_build_of_a_proposal_stops_its_check_and_is_in_the_summary(
    is_built: bool, tmp_path: Path
) -> None:
    """The step of the workflow, with a build that is a script."""
    (job,) = jobs(GITHUB / "workflows/check.yml").values()
    (step,) = (step for step in job["steps"] if "make site" in step.get("run", ""))
    assert not {"if", "continue-on-error"} & set(step)
    make = tmp_path / "make"
    make.write_text(f"#!/bin/sh\necho '17 in a text' >&2\n{'true' if is_built else 'false'}\n")
    make.chmod(0o755)
    summary = tmp_path / "summary"
    summary.touch()
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "GITHUB_STEP_SUMMARY": str(summary)}
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (not is_built, "17 in a text\n")
    assert summary.read_text() == ("" if is_built else "## The build\n\n    17 in a text\n\n")
    assert read(PIPELINE)["check"]["script"][-1] == "make site"


def test_only_the_jobs_that_publish_may_publish() -> None:
    writing = [
        (path.stem, name, right)
        for path in WORKFLOWS
        for name, job in jobs(path).items()
        for right, access in job["permissions"].items()
        if access == "write"
    ]
    assert writing == [
        ("comment", "comment", "pull-requests"),
        ("preview", "preview", "statuses"),
        ("publish", "deploy", "pages"),
        ("publish", "deploy", "id-token"),
        ("publish", "deploy", "attestations"),
        ("release", "release", "contents"),
    ]


def test_where_a_release_may_be_written_nothing_of_the_repository_runs() -> None:
    job = jobs(GITHUB / "workflows/release.yml")["release"]
    (step,) = job["steps"]
    assert "uses" not in step
    assert {line.split()[0] for line in step["run"].splitlines()} == {"gh"}


def test_known_vulnerabilities_are_asked_for_once_a_week() -> None:
    trigger = read(GITHUB / "workflows/audit.yml")[True]
    (schedule,) = trigger["schedule"]
    assert re.fullmatch(r"\d+ \d+ \* \* [0-6]", schedule["cron"])
    asked = [script for name, script in scripts() if "make audit" in script]
    assert asked == ["make audit", "make audit"]
    assert read(PIPELINE)["audit"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "schedule"'}]


@pytest.mark.parametrize("name", ["comment", "preview"])
def test_what_follows_the_check_waits_for_it_by_its_name(name: str) -> None:
    # YAML 1.1 reads the key `on` as true.
    trigger = read(GITHUB / f"workflows/{name}.yml")[True]
    names = [read(path)["name"] for path in WORKFLOWS]
    assert set(trigger["workflow_run"]["workflows"]) <= set(names)


def test_a_preview_online_is_off_until_it_is_named_and_runs_nothing_of_the_change() -> None:
    (job,) = jobs(GITHUB / "workflows/preview.yml").values()
    assert job["if"].startswith("vars.ODA_PREVIEWS &&")
    assert job["environment"] == "preview"
    assert all("uses" not in step for step in job["steps"])
    assert not any(re.search(r"\.ci/|\bmake\b|\.venv", step["run"]) for step in job["steps"])


def test_a_change_of_records_does_not_wait_for_the_tests_of_the_program() -> None:
    trigger = read(GITHUB / "workflows/test.yml")[True]
    assert trigger == {"pull_request": {"paths-ignore": ["data/**"]}, "workflow_call": None}
    changes = read(PIPELINE)["test"]["rules"][1]["changes"]
    assert not [pattern for pattern in changes if "data" in pattern or pattern.startswith("**")]


@pytest.mark.parametrize(
    ("published", "test", "build", "is_sent"),
    [
        ("true", "skipped", "success", True),
        ("false", "success", "success", True),
        ("false", "failure", "success", False),
        ("false", "cancelled", "success", False),
        ("true", "skipped", "failure", False),
        ("", "skipped", "skipped", False),
        ("", "skipped", "success", False),
    ],
)
def test_a_site_is_sent_once_it_is_built_and_its_program_has_passed(
    published: str, test: str, build: str, is_sent: bool
) -> None:
    """The condition of the job, read as the forge reads it."""
    job = jobs(GITHUB / "workflows/publish.yml")["deploy"]
    assert set(job["needs"]) == {"program", "test", "build"}
    condition = job["if"].replace("!cancelled()", "True").replace("&&", "and").replace("||", "or")
    values = {
        "needs.program.outputs.tested": published,
        "needs.test.result": test,
        "needs.build.result": build,
    }
    for name, value in values.items():
        assert name in condition
        condition = condition.replace(name, repr(value))
    assert eval(condition) == is_sent  # noqa: S307


def test_what_is_published_is_checked_and_built_strictly_first() -> None:
    (name,) = {name for name, _ in scripts() if name.startswith("publish")}
    made = [step.get("run") for step in jobs(GITHUB / f"workflows/{name}")["build"]["steps"]]
    assert made[made.index("make check") + 1] == "make site"
    assert made[made.index("make site") + 1].splitlines()[-1] == "make pdf BOOK=site/report.pdf"
    assert "mkdocs build --strict" in (ROOT / "Makefile").read_text("utf-8").replace("$(BIN)/", "")
    pages = read(PIPELINE)["pages"]
    assert pages["script"][0] == "make check"
    assert pages["script"][1].startswith(".venv/bin/mkdocs build --strict ")
    assert pages["script"][-1] == "make pdf BOOK=public/report.pdf"
    stages = read(PIPELINE)["stages"]
    assert stages.index(pages["stage"]) > stages.index(read(PIPELINE)["test"]["stage"])
    main = {"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}
    assert read(PIPELINE)["test"]["rules"][0] == main == pages["rules"][0]


def test_what_tells_of_a_build_is_signed_before_it_is_sent_where_nothing_of_it_runs(
    tmp_path: Path,
) -> None:
    """The steps of the two jobs, with a site of three files and the book beside it."""
    publish = jobs(GITHUB / "workflows/publish.yml")
    (sums,) = (step for step in publish["build"]["steps"] if step.get("id") == "sums")
    write, sign, send = publish["deploy"]["steps"]
    assert [one["uses"].partition("@")[0] for one in (sign, send)] == [
        "actions/attest",
        "actions/deploy-pages",
    ]
    names = ("build/build.json", "build/index.html", "build/sha256sums.txt", "report.pdf")
    (tmp_path / "site/build").mkdir(parents=True)
    for name in names:
        (tmp_path / "site" / name).write_text(name)
    environment = {**os.environ, "GITHUB_OUTPUT": str(tmp_path / "output")}
    bash = ["bash", "-eo", "pipefail", "-c"]
    subprocess.run([*bash, sums["run"]], cwd=tmp_path, env=environment, check=True)
    first, *told, last = (tmp_path / "output").read_text().splitlines()
    assert (first, last) == ("sums<<END", "END")
    assert publish["build"]["outputs"] == {"sums": "${{ steps.sums.outputs.sums }}"}
    assert write["env"] == {"SUMS": "${{ needs.build.outputs.sums }}"}
    environment["SUMS"] = "\n".join(told)
    subprocess.run([*bash, write["run"]], cwd=tmp_path, env=environment, check=True)
    checked = ["sha256sum", "--check", "--quiet", f"../{sign['with']['subject-checksums']}"]
    subprocess.run(checked, cwd=tmp_path / "site", check=True)
    assert [line.split("  ")[1] for line in told] == [*names]


def test_every_build_is_told_the_data_folder_and_the_addresses_first() -> None:
    for name in ("check.yml", "publish.yml"):
        run = [script for file, script in scripts() if file == name and "is-tested" not in script]
        assert run[0] == '.ci/environment >> "$GITHUB_ENV"'
    assert ".ci/environment" in read(PIPELINE)["default"]["before_script"][0]


def test_a_preview_on_gitlab_opens_with_one_click() -> None:
    job = read(PIPELINE)["preview"]
    assert job["environment"]["url"] == "$PREVIEW"
    file = job["artifacts"]["reports"]["dotenv"]
    assert any(re.fullmatch(rf'echo "PREVIEW=.*" > {file}', line) for line in job["script"])


def test_every_folder_of_the_program_starts_its_tests() -> None:
    _, pattern = read(PIPELINE)["test"]["rules"][1]["changes"]
    named = set(pattern[1 : pattern.index("}")].split(","))
    assert named == {
        ".ci",
        ".github",
        ".gitlab",
        "benchmarks",
        "docs",
        "hooks",
        "requirements",
        "tests",
    }
    assert all((ROOT / name).is_dir() for name in named)


def test_every_command_that_is_run_exists() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    called = [
        (name, *found)
        for name, script in scripts()
        for found in re.findall(r"(\.venv/bin/oda|\bmake) ([\w./-]+)", script)
    ]
    own = {name for _, script in scripts() for name in re.findall(r"\.ci/([\w-]+)", script)}
    assert own == {"environment", "is-tested", "name-files", "run"}
    assert all(os.access(ROOT / ".ci" / name, os.X_OK) for name in own)
    assert {name for name, *_ in called} >= {"check.yml", "publish.yml", PIPELINE.name}
    for name, command, word in called:
        if command == "make":
            assert re.search(rf"^{re.escape(word)}:", makefile, re.MULTILINE), (
                f"{name}: make {word}"
            )
        else:
            assert word in main.commands, f"{name}: oda {word}"


def test_the_form_for_mistakes_has_the_boxes_that_the_site_fills_in() -> None:
    address = read(EXAMPLE / "report.yml")["issue_url"]
    filled = parse_qs(urlsplit(address).query)
    assert filled.pop("template") == ["mistake.yml"]
    assert filled.pop("title") == ["{title}"]
    assert set(filled) == {"figure", "value", "page"}
    assert set(filled) <= form_ids("mistake.yml")


def test_the_addresses_that_the_docs_show_are_settings_of_a_report() -> None:
    page = (ROOT / "docs/contributing/hosting.md").read_text("utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert len(blocks) == 2
    for block in blocks:
        report = Report.model_validate({**read(EXAMPLE / "report.yml"), **yaml.safe_load(block)})
        assert report.site_url and report.edit_url and report.record_url and report.issue_url


def test_the_forms_ask_for_what_a_record_needs() -> None:
    assert form_ids("mistake.yml") == {"figure", "page", "value", "correct", "source", "note"}
    assert form_ids("project.yml") >= {"title", "country", "period", "amount", "source", "link"}


def test_nothing_that_is_ignored_is_in_the_repository() -> None:
    command = ["git", "ls-files", "--cached", "--ignored", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == ""
