"""Problems as text: the place, the line with carets, and what may never reach the output."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oda_reports.problems.frames import (
    MAX_WIDTH,
    defused,
    printable,
    render_excerpt,
    render_problems,
    render_text,
)
from oda_reports.problems.problem import Edit, Problem, Repair, Span


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def frame(text: str, span: Span) -> list[str]:
    """The lines between the head of a problem and the count of problems."""
    Path("x.yml").write_text(text, "utf-8")
    return render_text([Problem("x.yml", span, "E203", "is wrong")]).split("\n")[1:-2]


def test_a_problem_shows_its_place_its_line_and_what_to_do() -> None:
    Path("x.yml").write_text("title: x\nvalue: 13,220\n", "utf-8")
    problem = Problem("x.yml", Span(2, 8, 2, 14), "E203", "is not a number", "write 13220")
    assert render_text([problem]) == (
        "x.yml:2:8 E203 error: is not a number\n"
        "   |\n"
        " 2 | value: 13,220\n"
        "   |        ^^^^^^\n"
        "   = help: write 13220\n"
        "\n"
        "1 error, 0 warnings."
    )


def test_an_excerpt_shows_the_first_and_says_how_the_rest_is_had() -> None:
    problems = [Problem(f"{name}.yml", Span(1, 1, 1, 1), "W421", "is odd") for name in "abc"]
    assert render_excerpt(problems, 2) == (
        "a.yml:1:1 W421 warning: is odd\n\nb.yml:1:1 W421 warning: is odd\n\n"
        "0 errors, 3 warnings. 'oda check' shows all of them."
    )
    assert render_excerpt(problems, 3) == render_text(problems)


def test_the_frame_makes_room_for_a_long_line_number() -> None:
    assert frame("\n" * 99 + "value: x", Span(100, 8, 100, 9)) == [
        "     |",
        " 100 | value: x",
        "     |        ^",
    ]


def test_carets_count_two_columns_for_a_wide_character() -> None:
    assert frame("title: 日本 x", Span(1, 11, 1, 12))[2] == "   |             ^"
    assert frame("title: 日本 x", Span(1, 8, 1, 10))[2] == "   |        ^^^^"


def test_carets_count_no_column_for_an_accent_of_its_own() -> None:
    assert frame("title: Tu\u0308rkiye x", Span(1, 17, 1, 18))[2] == "   |                ^"


def test_a_tab_takes_one_column_as_the_place_counts_it() -> None:
    assert frame("a:\tb", Span(1, 4, 1, 5)) == ["   |", " 1 | a:→b", "   |    ^"]


def test_a_place_of_several_lines_has_carets_to_the_end_of_its_first() -> None:
    assert frame("a: b\n c\n", Span(1, 4, 2, 3))[2] == "   |    ^"
    assert frame("abc\n c\n", Span(1, 1, 3, 1))[2] == "   | ^^^"


def test_an_empty_place_has_one_caret() -> None:
    assert frame("a:", Span(1, 3, 1, 3))[2] == "   |   ^"


def test_a_place_below_the_file_has_no_frame() -> None:
    assert frame("a: b", Span(9, 1, 9, 2)) == []


def test_a_place_behind_a_line_stands_at_its_end() -> None:
    assert frame("a: b", Span(1, 90, 1, 91))[2] == "   |     ^"


def test_a_long_line_is_cropped_around_the_place() -> None:
    line = f"text: {'word ' * 100}HERE {'word ' * 100}"
    start = line.index("HERE") + 1
    _, shown, carets = frame(line, Span(1, start, 1, start + 4))
    assert len(shown) < MAX_WIDTH + 10
    assert shown.startswith(" 1 | …") and shown.endswith("…")
    assert shown[carets.index("^") : carets.rindex("^") + 1] == "HERE"


def test_the_line_is_shown_as_it_is_after_the_repair() -> None:
    Path("x.yml").write_text("title: x\nvalue: about 8 # a comment\n", "utf-8")
    edits = (
        Edit(Span(2, 8, 2, 15), "8"),
        Edit(Span(2, 27, 2, 27), "\nqualifier: about"),
    )
    problem = Problem("x.yml", Span(2, 8, 2, 15), "E204", "m", "h", Repair(edits, safe=True))
    assert render_problems([problem]).split("\n")[-3:] == [
        "   |",
        " 2 + value: 8 # a comment",
        " 3 + qualifier: about",
    ]


def test_a_line_that_goes_is_shown_behind_a_minus_sign() -> None:
    Path("x.yml").write_text("title: x\nnote:\nvalue: 8\n", "utf-8")
    repair = Repair((Edit(Span(2, 1, 3, 1), ""),), safe=True)
    problem = Problem("x.yml", Span(2, 1, 2, 5), "E210", "m", "h", repair)
    assert render_problems([problem]).split("\n")[-1] == " 2 - note:"


def test_a_file_that_cannot_be_read_has_no_frame() -> None:
    assert "|" not in render_text([Problem("absent.yml", Span(), "E101", "is not there")])
    Path("y.yml").write_bytes(b"\xff\xfe")
    assert "|" not in render_text([Problem("y.yml", Span(), "E101", "is not text")])


def test_a_character_that_cannot_be_seen_is_shown_by_its_number() -> None:
    assert frame("a: b\u202ec", Span(1, 5, 1, 6)) == [
        "   |",
        " 1 | a: b\\u202ec",
        "   |     ^^^^^^",
    ]


@pytest.mark.parametrize("char", ["\n", "\r", "\x1b", "\x85", "\u2028", "\u200b", "\ue000", "\0"])
def test_printable_text_escapes_what_is_no_character_to_see(char: str) -> None:
    assert printable(f"a{char}b") == f"a\\u{ord(char):04x}b"


@given(st.text())
def test_printable_text_is_one_line(text: str) -> None:
    assert len(printable(text).splitlines()) <= 1


@given(st.text(), st.text())
def test_the_text_of_a_record_never_starts_a_line_of_output(message: str, help: str) -> None:
    text = render_text([Problem("x.yml", Span(), "E203", message, help)])
    lines = text.splitlines()
    assert len(lines) == (4 if help else 3)
    assert lines[0].startswith("x.yml:1:1 E203 error: ")
    assert not help or lines[1].startswith("   = help: ")
    assert lines[-1] == "1 error, 0 warnings."


def test_a_line_of_a_file_never_starts_a_line_of_output() -> None:
    assert frame("::add-mask::x\r\n::stop-commands::y", Span(1, 1, 1, 3))[1] == (
        " 1 | ::add-mask::x"
    )


def test_a_name_of_a_file_cannot_break_a_line() -> None:
    text = render_text([Problem("a\n::error::b.yml", Span(), "E107", "is not a record")])
    assert "\n::error::" not in text


def test_the_count_knows_one_and_many() -> None:
    one = Problem("x.yml", Span(), "W403", "m")
    assert render_text([]) == "0 errors, 0 warnings."
    assert render_text([], 8) == "8 files checked: no problems."
    assert render_text([one]).endswith("0 errors, 1 warning.")
    assert render_text([one, one], 1).endswith("1 file checked: 0 errors, 2 warnings.")


def test_the_count_says_how_many_repairs_the_command_can_make() -> None:
    edits = (Edit(Span(1, 1, 1, 2), "x"),)
    safe = Problem("x.yml", Span(), "E204", "m", repair=Repair(edits, safe=True))
    unsure = Problem("x.yml", Span(), "E204", "m", repair=Repair(edits))
    assert render_text([safe, unsure]).endswith("; 1 can be repaired with 'oda check --fix'.")
    assert "--fix" not in render_text([unsure])


def test_problems_stand_apart_by_an_empty_line() -> None:
    problem = Problem("x.yml", Span(), "E101", "m")
    assert render_text([problem, problem]).count("\n\n") == 2


def test_a_link_to_another_file_is_not_read_for_its_line(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("name: secret\n", "utf-8")
    (tmp_path / "x.yml").symlink_to(tmp_path / "secret")
    problem = Problem(str(tmp_path / "x.yml"), Span(1, 1, 1, 5), "E101", "a link")
    assert "secret" not in render_text([problem]).replace(str(tmp_path), "")


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("a\n::error::b", "a\n\\u003a:error::b"),
        (" \t::stop-commands::x", " \t\\u003a:stop-commands::x"),
        ("a ##[error]b", "a #\\u0023[error]b"),
        ("##vso[task.setvariable]b", "#\\u0023vso[task.setvariable]b"),
        ("##teamcity[x]", "#\\u0023teamcity[x]"),
        ("\x1b[0Ksection_start:1:a\r\x1b[0Kb", "\\u001b[0Ksection_start:1:a\\u000d\\u001b[0Kb"),
        ("\x9b31m", "\\u009b31m"),
    ],
)
def test_no_output_holds_a_command_of_a_ci_system(text: str, instead: str) -> None:
    assert defused(text) == instead


def test_headings_addresses_and_lines_are_put_out_as_they_are() -> None:
    text = "## Two figures\n### [a](b)\nC::D\thttps://a.example/##b\n: c"
    assert defused(text) == text


def test_json_means_the_same_without_commands() -> None:
    said = ["##[error]a", "\\##[b", "::error::"]
    assert json.loads(defused(json.dumps(said, indent=2))) == said


def test_workflow_commands_of_our_own_stay_and_no_others() -> None:
    assert defused("::error file=a::##[b]", is_command=True) == "::error file=a::#\\u0023[b]"
