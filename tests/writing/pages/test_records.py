"""The page that explains every field."""

from __future__ import annotations

from oda_reports.records.vocabulary import Kind
from oda_reports.writing.pages.records import FieldsContext, Heading, fields_page


def test_parts_tell_where_a_record_lies_and_have_specimens() -> None:
    context = fields_page().context
    assert isinstance(context, FieldsContext)
    report, theme, glossary = (
        context.report_part,
        context.kinds["themes"],
        context.kinds["glossary"],
    )
    assert list(context.kinds) == [kind.value for kind in Kind]
    assert (report.file, report.has_folder, report.has_shared) == ("data/report.yml", False, False)
    assert (theme.file, theme.has_folder, theme.has_shared) == ("data/themes/", True, True)
    assert (glossary.file, glossary.has_folder) == ("data/glossary.yml", False)
    assert theme.heading == Heading("Theme")
    assert [specimen.file for specimen in report.specimens] == ["data/report.yml"]
    assert {entry.name for entry in context.shared} & {
        entry.name for entry in theme.entries
    } == set()
    assert theme.entries[0].name == "name"
    assert [block.specimens for block in context.blocks] == [()] * len(context.blocks)
