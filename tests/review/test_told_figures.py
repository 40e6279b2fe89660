"""Figures that changed, as words."""

from __future__ import annotations

from builders import figure, the_unit
from oda_reports.figures.formatting import Formatter
from oda_reports.records.vocabulary import Scale, ValueState
from oda_reports.review.aspect_changes import AspectChange
from oda_reports.review.figure_changes import Doubt, FigureChange
from oda_reports.review.review import ToldChange, ToldValue
from oda_reports.review.told_figures import tell_changes

LABEL = (AspectChange("label", "ships", "vessels"),)


def test_a_change_is_told_with_its_values_written_and_as_digits() -> None:
    before = figure("2000000", the_unit("USD"), scale=Scale.MILLION, place="page 3")
    after = figure("2500000", the_unit("USD"), scale=Scale.MILLION)
    change = FigureChange(before, after, "ships", "2023", (Doubt.SAME_PLACE,), LABEL)
    assert tell_changes([change], Formatter()) == (
        ToldChange(
            after.address,
            "ships",
            "2023",
            ToldValue("$2\u00a0million", "2000000", "USD", "review", "page 3"),
            ToldValue("$2.5\u00a0million", "2500000", "USD", "review", ""),
            "+$0.5\u00a0million",
            "+25%",
            (Doubt.SAME_PLACE,),
            LABEL,
        ),
    )


def test_what_is_new_gone_or_has_no_value_has_no_difference() -> None:
    nothing = figure(None, state=ValueState.NOT_REPORTED)
    changes = [
        FigureChange(None, figure(), "ships", ""),
        FigureChange(figure(), None, "ships", ""),
        FigureChange(nothing, figure(), "ships", ""),
    ]
    new, gone, reported = tell_changes(changes, Formatter())
    assert (new.before, gone.after) == (None, None)
    assert reported.before == ToldValue("not reported (persons)", None, "persons", "review", "")
    assert {(told.difference, told.percent) for told in (new, gone, reported)} == {("", "")}
