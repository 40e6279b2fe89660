"""Entries and fields put into a file of YAML or taken out of it."""

from __future__ import annotations

import pytest
from oda_reports.problems.edits import apply_edits
from oda_reports.problems.problem import Loc
from oda_reports.reading.yaml_files import Document, parse
from oda_reports.renaming.record_edits import (
    data_at,
    taken_out,
    with_edition,
    with_redirect,
    with_withdrawn,
)


def read(text: str) -> Document:
    document = parse(text, "a.yml", places=True)
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: A # t\nareas: [b]\n", "title: A # t\nredirects: [old]\nareas: [b]\n"),
        ("draft: true\n# n\nname: A\n# s\ntext: x\n",
         "draft: true\n# n\nname: A\nredirects: [old]\n# s\ntext: x\n"),
        ("iso3: XAA\n\ntext: x\n", "iso3: XAA\nredirects: [old]\n\ntext: x\n"),
        ("name: >-\n  A\n  B\n\n# s\ntext: x\n",
         "name: >-\n  A\n  B\nredirects: [old]\n\n# s\ntext: x\n"),
        ("name: A", "name: A\nredirects: [old]"),
        ("name: A\r\ntext: x\r\n", "name: A\r\nredirects: [old]\r\ntext: x\r\n"),
        ("{name: A, text: x}\n", "{redirects: [old], name: A, text: x}\n"),
        ("name: A\nredirects: []\n", "name: A\nredirects: [old]\n"),
        ("redirects: [a, b ] # r\n", "redirects: [a, b, old ] # r\n"),
        ("redirects: [a, b,]\n", "redirects: [a, b, old,]\n"),
        ("redirects:\n  - a # a\n\n  # b\nname: A\n",
         "redirects:\n  - a # a\n  - old\n\n  # b\nname: A\n"),
        ("redirects:\n- 12", "redirects:\n- 12\n- old"),
        ("redirects: ['new', b]\n", "redirects: ['old', b]\n"),
        ("redirects:\n  - b\n  - new\n", "redirects:\n  - b\n  - old\n"),
    ],
)  # fmt: skip
def test_the_old_id_is_put_among_the_redirects(before: str, after: str) -> None:
    document = read(before)
    made = apply_edits(before, [with_redirect(document, (), "old", "new")])
    assert made == after
    assert "old" in read(made).data["redirects"]


def test_a_record_of_a_list_gets_its_redirect_inside() -> None:
    text = "# all\none:\n    term: A\n    text: x\ntwo: {term: B}\n"
    one = apply_edits(text, [with_redirect(read(text), ("one",), "old", "new")])
    assert one == "# all\none:\n    term: A\n    redirects: [old]\n    text: x\ntwo: {term: B}\n"
    two = apply_edits(text, [with_redirect(read(text), ("two",), "old", "new")])
    assert two.endswith("two: {redirects: [old], term: B}\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\n\n", 'a: 1\nwithdrawn:\n  themes/x: "So \\"it\\" is: é #1"\n\n'),
        ("a: 1", 'a: 1\nwithdrawn:\n  themes/x: "So \\"it\\" is: é #1"'),
        ("withdrawn: {}\na: 1\n", 'withdrawn: {themes/x: "So \\"it\\" is: é #1"}\na: 1\n'),
        ("withdrawn: {themes/y: b }\n",
         'withdrawn: {themes/y: b, themes/x: "So \\"it\\" is: é #1" }\n'),
        ("withdrawn:\n    themes/y: b # c\n\na: 1\n",
         'withdrawn:\n    themes/y: b # c\n    themes/x: "So \\"it\\" is: é #1"\n\na: 1\n'),
    ],
)  # fmt: skip
def test_what_is_withdrawn_is_put_into_the_report_with_the_reason(before: str, after: str) -> None:
    reason = 'So "it" is: é #1'
    made = apply_edits(before, with_withdrawn(read(before), {"themes/x": reason}))
    assert made == after
    assert read(made).data["withdrawn"]["themes/x"] == reason


def test_several_are_put_there_in_their_order() -> None:
    made = apply_edits("a: 1\n", with_withdrawn(read("a: 1\n"), {"themes/x": "r", "themes/y": "r"}))
    assert made == 'a: 1\nwithdrawn:\n  themes/x: "r"\n  themes/y: "r"\n'


@pytest.mark.parametrize(
    ("before", "ways", "after"),
    [
        ("a: [x, y, z] # c\n", [("a", 0)], "a: [y, z] # c\n"),
        ("a: [x, y, z] # c\n", [("a", 1)], "a: [x, z] # c\n"),
        ("a: [x, y, z ]\n", [("a", 2)], "a: [x, y ]\n"),
        ("a: [x, y, z]\n", [("a", 1), ("a", 2)], "a: [x]\n"),
        ("a: [x, y, z]\n", [("a", 0), ("a", 2)], "a: [y]\n"),
        ("a: [x,\n    y,\n    z]\n", [("a", 1)], "a: [x,\n    z]\n"),
        ("b: 1\na: [x, y]\nc: 2\n", [("a", 0), ("a", 1)], "b: 1\nc: 2\n"),
        ("a:\n  - x # c\n  # y\n  - y\n", [("a", 0)], "a:\n  # y\n  - y\n"),
        ("a:\n- x\n- y", [("a", 1)], "a:\n- x\n"),
        ("c: 1\na:\n  - x\n\nb: 1\n", [("a", 0)], "c: 1\n\nb: 1\n"),
        ("a:\n  - x\n\nb: 1\n", [("a", 0)], "b: 1\n"),
        ("a:\n  - b: [x]\n    c: 1\n", [("a", 0, "b", 0)], "a:\n  - c: 1\n"),
        ("a:\n  - c: 1\n    b: x\n  - c: 2\n", [("a", 0, "b")], "a:\n  - c: 1\n  - c: 2\n"),
        ("a: {b: x, c: 1}\n", [("a", "b")], "a: {c: 1}\n"),
        ("a: {b: x, c: 1}\n", [("a", "c")], "a: {b: x}\n"),
        ("# n\none:\n  a: |\n    x\n\ntwo:\n  a: y\n", [("one",)], "# n\n\ntwo:\n  a: y\n"),
        ("# n\n\none:\n  a: |\n    x\n\ntwo: {a: y}\n", [("one",)], "# n\n\ntwo: {a: y}\n"),
        ("one:\n  a: x\n\n# n\ntwo:\n  a: y\n", [("two",)], "one:\n  a: x\n\n# n\n"),
        ("a: [x, y]\r\nb: 1\r\n", [("a", 0)], "a: [y]\r\nb: 1\r\n"),
    ],
)
def test_what_is_taken_out_leaves_all_else_as_it_was(
    before: str, ways: list[Loc], after: str
) -> None:
    made = taken_out(read(before), ways)
    assert made
    assert made.text == after


@pytest.mark.parametrize(
    ("text", "way"),
    [("a:\n  -\n    x\n  - y\n", ("a", 0)), ("a:\n  - b: x\n  - c\n", ("a", 0, "b"))],
)
def test_what_cannot_be_taken_out_by_itself_is_left(text: str, way: Loc) -> None:
    assert taken_out(read(text), [way]) is None


@pytest.mark.parametrize(
    ("before", "fields", "after"),
    [
        (
            "title: T # a\ntype: report\nurl: u\n",
            {"edition": "2018", "edition_inferred": True},
            "title: T # a\ntype: report\nedition: 2018\nedition_inferred: true\nurl: u\n",
        ),
        (
            "title: T\r\nedition: 2018 # b\r\n",
            {"edition_inferred": True},
            "title: T\r\nedition: 2018 # b\r\nedition_inferred: true\r\n",
        ),
        ("edition: 2018", {"publication": "review"}, "edition: 2018\npublication: review"),
        ("title: T\n", {"edition": "2018-a"}, 'title: T\nedition: "2018-a"\n'),
        ("{title: T}\n", {"edition": "2018"}, "{edition: 2018, title: T}\n"),
    ],
)
def test_a_source_gets_what_it_lacks_of_its_edition(
    before: str, fields: dict[str, object], after: str
) -> None:
    assert with_edition(read(before), fields) == after


def test_a_file_that_begins_with_nothing_that_is_known_gets_no_edition() -> None:
    assert with_edition(read("url: u\n"), {"edition": "2018"}) is None


def test_data_are_found_by_their_way() -> None:
    assert data_at(read("a:\n  - b: x\n"), ("a", 0, "b")) == "x"
