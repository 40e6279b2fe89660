"""The language server of YAML that editors ask, with the schemas, as who types meets it."""

from __future__ import annotations

import json
import os
import queue
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLE, REAL, ROOT
from oda_reports.editing.schemas import SCHEMA_FOLDER, write_schemas
from oda_reports.editing.specimens import add_record
from oda_reports.reading.record_files import read_folder
from oda_reports.records.field_types import UNCHOSEN
from oda_reports.records.vocabulary import Kind, Stage
from programs import NODE_PACKAGES

NODE = shutil.which("node")
PROGRAM = NODE_PACKAGES / "yaml-language-server/bin/yaml-language-server"
SETTINGS = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))

if (NODE is None or not PROGRAM.is_file()) and os.environ.get("ODA_BROWSER") != "required":
    pytest.skip(
        "no Node.js, or no language server installed: its tests skipped", allow_module_level=True
    )

Json = dict[str, Any]


class Editor:
    """Speaks with the server as an editor does."""

    def __init__(self, root: Path, schemas: Json) -> None:
        assert NODE, "the tests of the language server need Node.js"
        assert PROGRAM.is_file(), "install the language server: make test"
        self.settings = {"schemas": schemas, "schemaStore": {"enable": False}, "hover": True}
        self.settings |= {"validate": True, "completion": True}
        self.answers: dict[int, queue.Queue[Json]] = {}
        self.diagnostics: dict[str, queue.Queue[list[Json]]] = {}
        self.process = subprocess.Popen(
            [NODE, str(PROGRAM), "--stdio"],
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        threading.Thread(target=self._listen, daemon=True).start()
        documentation = {"documentationFormat": ["markdown", "plaintext"], "snippetSupport": True}
        self.ask(
            "initialize",
            processId=os.getpid(),
            rootUri=root.as_uri(),
            workspaceFolders=[{"uri": root.as_uri(), "name": "records"}],
            capabilities={
                "workspace": {"configuration": True, "workspaceFolders": True},
                "textDocument": {
                    "completion": {"completionItem": documentation},
                    "hover": {"contentFormat": ["markdown"]},
                    "publishDiagnostics": {},
                },
            },
        )
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings={"yaml": self.settings})

    def _send(self, **message: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream
        while head := stream.readline():
            length = int(head.partition(b":")[2])
            while stream.readline().strip():
                pass
            self._receive(json.loads(stream.read(length)))

    def _receive(self, message: Json) -> None:
        method, parameters = message.get("method"), message.get("params", {})
        if method is None:
            self.answers[message["id"]].put(message)
        elif method == "textDocument/publishDiagnostics":
            found = self.diagnostics.setdefault(parameters["uri"], queue.Queue())
            found.put(parameters["diagnostics"])
        elif method == "workspace/configuration":
            asked = [item.get("section") for item in parameters["items"]]
            result = [self.settings if section == "yaml" else {} for section in asked]
            self._send(id=message["id"], result=result)
        elif "id" in message:
            self._send(id=message["id"], result=None)

    def tell(self, method: str, **parameters: Any) -> None:
        self._send(method=method, params=parameters)

    def ask(self, method: str, **parameters: Any) -> Any:
        id = len(self.answers)
        self.answers[id] = queue.Queue()
        self._send(id=id, method=method, params=parameters)
        answer = self.answers[id].get(timeout=20)
        assert "error" not in answer, answer
        return answer["result"]

    def open(self, path: Path, text: str | None = None) -> str:
        """Opens a file, with a text that need not be saved; returns its address."""
        uri = path.as_uri()
        self.diagnostics[uri] = queue.Queue()
        text = path.read_text("utf-8") if text is None else text
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        return uri

    def problems(self, path: Path, text: str | None = None) -> list[tuple[str, str]]:
        """What is underlined, and what is said of it; waits for a file that is open already."""
        uri = path.as_uri() if path.as_uri() in self.diagnostics else self.open(path, text)
        found = self.diagnostics[uri].get(timeout=20)
        lines = (path.read_text("utf-8") if text is None else text).split("\n")
        return [(_slice(lines, problem["range"]), problem["message"]) for problem in found]

    def completions(self, path: Path, text: str) -> dict[str, Json]:
        """What is offered where ``¦`` stands, by its label."""
        before, _, _ = text.partition("¦")
        uri = self.open(path, text.replace("¦", ""))
        line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
        position = {"line": line, "character": column}
        answer = self.ask("textDocument/completion", textDocument={"uri": uri}, position=position)
        return {item["label"]: item for item in answer["items"]}

    def hover(self, path: Path, text: str) -> str:
        """What is shown of the word before ``¦``."""
        before, _, _ = text.partition("¦")
        uri = self.open(path, text.replace("¦", ""))
        position = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 2}
        answer = self.ask("textDocument/hover", textDocument={"uri": uri}, position=position)
        return str(answer["contents"]["value"])

    def quit(self) -> None:
        self.ask("shutdown")
        self.tell("exit")
        self.process.wait(timeout=10)
        for stream in (self.process.stdin, self.process.stdout):
            assert stream
            stream.close()


def _slice(lines: list[str], range: Json) -> str:
    """The underlined part of a line."""
    start, end = range["start"], range["end"]
    assert start["line"] == end["line"], range
    part: str = lines[start["line"]][start["character"] : end["character"]]
    return part


@contextmanager
def opened_in(root: Path) -> Iterator[Editor]:
    """An editor that has a project open, with the project's own settings."""
    editor = Editor(root, SETTINGS["yaml.schemas"])
    wrong = PROJECT.format(areas="nowhere")
    read = any(editor.problems(new(root / "data"), wrong) for _ in range(20))
    assert read, "it has read its settings"
    yield editor
    editor.quit()


@pytest.fixture(scope="module")
def editor(example: Path) -> Iterator[Editor]:
    """An editor that has the invented region open, where a report lies in its project."""
    with opened_in(example.parent) as editor:
        yield editor


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the invented region, with its schemas."""
    data = Path(shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("example") / "data"))
    write_schemas(read_folder(data), data / SCHEMA_FOLDER)
    return data


@pytest.fixture(scope="module")
def plain(example: Path) -> Iterator[Editor]:
    """An editor without settings: it learns of schemas by the first line of a record alone."""
    editor = Editor(example.parent, {})
    yield editor
    editor.quit()


_NUMBERS = count()


def new(data: Path) -> Path:
    """A project of which the server has not heard: it keeps what it was told of a file."""
    return data / "projects" / f"wall-{next(_NUMBERS)}.yml"


PROJECT = """\
title: A wall
summary: |
  A wall against the sea.
areas: [{areas}]
sources: [cooperation-review-2023]
"""


def test_the_settings_name_the_schema_of_each_kind(example: Path) -> None:
    schemas = SETTINGS["yaml.schemas"]
    assert {Path(name).stem for name in schemas} == {*Kind, "report"}
    assert all((ROOT / name).is_file() for name in schemas)
    assert all(len(list(example.parent.glob(pattern))) > 0 for pattern in schemas.values())
    assert SETTINGS["yaml.schemaStore.enable"] is False


def underlined_records(editor: Editor, data: Path) -> dict[str, list[tuple[str, str]]]:
    records = sorted(data.rglob("*.yml"))
    assert len(records) > 5
    for path in records:
        editor.open(path)
    return {path.name: found for path in records if (found := editor.problems(path))}


def test_no_record_of_the_report_is_underlined() -> None:
    with opened_in(ROOT) as editor:
        assert underlined_records(editor, REAL) == {}


def test_no_record_of_the_invented_region_is_underlined(editor: Editor, example: Path) -> None:
    assert underlined_records(editor, example) == {}


def test_a_misspelled_field_is_underlined(editor: Editor, example: Path) -> None:
    text = PROJECT.format(areas="veymar").replace("summary", "sumary")
    found = dict(editor.problems(new(example), text))
    assert found["sumary"] == "Property sumary is not allowed."
    assert 'Missing property "summary".' in found.values()


def test_a_country_that_does_not_exist_is_underlined(editor: Editor, example: Path) -> None:
    text = PROJECT.format(areas="tessara, tesara")
    ((underlined, said),) = editor.problems(new(example), text)
    assert underlined == "tesara"
    assert "tessara" in said


@pytest.mark.parametrize("written", ["[¦]", "[veymar, ¦]", "\n  - ¦", "\n  - veymar\n  - ¦"])
def test_countries_groups_and_regions_are_offered_as_areas(
    written: str, editor: Editor, example: Path
) -> None:
    text = PROJECT.format(areas="").replace(" []", f" {written}" if written[0] == "[" else written)
    offered = editor.completions(new(example), text)
    assert {"sao-lucio", "windward-isles", "lorian-sea"} <= set(offered)
    assert offered["sao-lucio"]["documentation"] == "São Lúcio"
    assert UNCHOSEN not in offered


def test_terms_are_offered_with_what_they_mean(editor: Editor, example: Path) -> None:
    text = f"{PROJECT.format(areas='veymar')}status:\n  stage: ¦\n"
    offered = editor.completions(new(example), text)
    assert set(offered) == set(Stage)
    assert all(stage.definition in offered[stage]["documentation"] for stage in Stage)


def test_fields_are_offered_with_what_they_mean(editor: Editor, example: Path) -> None:
    text = PROJECT.format(areas="veymar") + "¦"
    offered = editor.completions(new(example), text)
    assert {"amounts", "results", "draft"} <= set(offered)
    assert "id" not in offered
    assert offered["scheme"]["documentation"] == "The instrument it runs under."


def test_a_field_tells_what_it_means(editor: Editor, example: Path) -> None:
    text = f"{PROJECT.format(areas='veymar')}scheme¦: project-grant\n"
    said = editor.hover(new(example), text)
    assert "The instrument it runs under." in said


def test_the_first_line_of_a_record_is_enough(plain: Editor, example: Path) -> None:
    text = PROJECT.format(areas="veymar, veimar").replace("summary", "sumary")
    assert plain.problems(new(example), text) == []
    named = f"# yaml-language-server: $schema=../{SCHEMA_FOLDER}/projects.json\n{text}"
    assert {"veimar", "sumary"} <= {
        underlined for underlined, _ in plain.problems(new(example), named)
    }
    offered = plain.completions(new(example), named.replace("[veymar, veimar]", "[¦]"))
    assert offered["windward-isles"]["documentation"] == "Windward Isles (a group in Lorian Sea)"


@pytest.mark.parametrize("kind", [kind for kind in Kind if not kind.is_one_file])
def test_in_a_new_record_only_what_is_to_be_chosen_is_underlined(
    kind: Kind, plain: Editor, example: Path
) -> None:
    path = add_record(example, kind.singular, "sea-wall")
    underlined = {part for part, _ in plain.problems(path)}
    chosen = re.search(rf"^[^#]*\[{UNCHOSEN}\]", path.read_text("utf-8"), re.M)
    assert underlined == ({UNCHOSEN} if chosen else set())
