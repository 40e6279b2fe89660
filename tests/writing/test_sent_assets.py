"""Style sheets and scripts as readers are sent them: what is said to editors is gone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import ROOT
from oda_reports.writing.sent_assets import script_without_comments, sheet_without_comments

SHEETS = sorted(ROOT.glob("docs/assets/*.css"))
SCRIPTS = sorted(ROOT.glob("docs/assets/*.js"))


def test_comments_indents_and_lines_of_a_sheet_are_gone() -> None:
    css = "/* What\n   for */\n\na {\n  color: red; /* loud */\n}\n/* End */\n"
    assert sheet_without_comments(css) == "a{color:red;}\n"


def test_spaces_that_say_nothing_are_gone_and_texts_stay() -> None:
    css = 'a :is(b, c)::after {\n  content: "1: a, b;";\n  margin: 1rem 2rem;\n}\n'
    bare = 'a :is(b,c)::after{content:"1: a, b;";margin:1rem 2rem;}\n'
    assert sheet_without_comments(css) == bare


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_every_rule_stays(path: Path) -> None:
    css = path.read_text("utf-8")
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    assert "".join(sheet_without_comments(css).split()) == "".join(bare.split())


def test_comments_on_lines_of_their_own_and_indents_of_a_script_are_gone() -> None:
    js = '/* What\n   for */\n\n{\n  // why\n  a("/* b */"); // loud\n\n  const c = "//d";\n}\n'
    assert script_without_comments(js) == '{\na("/* b */"); // loud\nconst c = "//d";\n}\n'


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_text_of_a_script_goes_on_over_the_end_of_a_line(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert [line for line in lines if line.count("`") % 2 or line.endswith("\\")] == []
