"""Style sheets as readers are sent them: what they say to editors is gone, what they do is not."""

from __future__ import annotations

import re

from conftest import ROOT
from oda_reports.writing.style_sheets import without_comments


def test_comments_indents_and_lines_are_gone() -> None:
    css = "/* What\n   for */\n\na {\n  color: red; /* loud */\n}\n/* End */\n"
    assert without_comments(css) == "a{color: red;}\n"


def test_every_rule_stays() -> None:
    sheets = [path.read_text("utf-8") for path in ROOT.glob("docs/assets/*.css")]
    assert sheets
    for css in sheets:
        bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
        assert "".join(without_comments(css).split()) == "".join(bare.split())
