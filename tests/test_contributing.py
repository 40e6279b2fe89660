"""The specimens that editors copy: valid records, and no field left unexplained."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from conftest import EXAMPLE, ROOT
from oda_reports.build import check_folder
from oda_reports.problems import render_text
from oda_reports.records import MODELS, Record
from oda_reports.vocabulary import Kind

PAGE = (ROOT / "docs/contributing/records.md").read_text("utf-8")
SPECIMENS = dict(re.findall(r"```yaml\n# data/(\S+\.yml)\n(.*?)```", PAGE, re.DOTALL))


def test_there_is_a_specimen_of_each_kind() -> None:
    kinds = {name.split("/")[0].removesuffix(".yml") for name in SPECIMENS}
    assert kinds == {*Kind, "report"}


def test_the_specimens_are_a_report_in_order(tmp_path: Path) -> None:
    for name, text in SPECIMENS.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    shutil.copytree(EXAMPLE / "pages", tmp_path / "pages")
    for page in (tmp_path / "pages").iterdir():
        page.write_text("A text.\n", "utf-8")
    _, catalogue, problems = check_folder(tmp_path)
    assert catalogue is not None
    assert problems == [], render_text(problems)


@pytest.mark.parametrize("model", MODELS.values(), ids=lambda model: model.__name__)
def test_every_field_of_a_record_is_explained(model: type[Record]) -> None:
    fields = [name for name in model.model_fields if name != "id"]
    missing = [name for name in fields if not re.search(rf"\b{name}\b", PAGE)]
    assert missing == []
