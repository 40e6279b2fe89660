"""The report's own words write names as its register has them, and as they were at the time."""

from __future__ import annotations

from typing import Any

from builders import record
from checkings import checking, places, said
from oda_reports.records.events import Event
from oda_reports.records.glossary import Name, Theme
from oda_reports.rules.names import (
    forbidden_spellings_are_not_used,
    names_are_of_their_time,
    names_do_not_contradict,
)


def name(id: str, short: str, **fields: Any) -> Name:
    return record(Name, id, short=short, **fields)


def test_a_forbidden_spelling_is_told_with_the_form_most_like_it() -> None:
    loria = name("loria", "Loria", long="the Republic of Loria", forbidden=["Lorya", "Rep. Loria"])
    records = (loria, record(Theme, "water", text="In Lorya.\n\nAnd “Rep. Loria”."))
    looked_at = checking(*records, texts={"home": "Lorya, “Lorya”"}, tagline="In Lorya")
    told = (
        "W430",
        "'Lorya' is not used in this report: the name is 'Loria'",
        "write 'Loria'; words of a source stand between “ and ”",
    )
    assert said(forbidden_spellings_are_not_used, looked_at) == [
        ("themes/water/text needle=Lorya instead=Loria", *told),
        ("report/report/tagline needle=Lorya instead=Loria", *told),
        ("pages/home needle=Lorya", *told),
    ]


def test_the_register_may_say_what_it_forbids_and_what_it_calls_right_is_right() -> None:
    loria = name("loria", "Loria", forbidden=["Lorya", "Olm"], text="Not Lorya.")
    theme = record(Theme, "water", text="In Olm.")
    assert (
        places(forbidden_spellings_are_not_used, checking(loria, name("olm", "Olm"), theme)) == []
    )


def test_a_name_holds_for_its_language() -> None:
    theme = record(Theme, "water", text="In Lorya.")
    for language, found in (("en", ["themes/water/text needle=Lorya instead=L"]), ("de", [])):
        loria = name("loria", "L", forbidden=["Lorya"], language=language)
        assert places(forbidden_spellings_are_not_used, checking(loria, theme)) == found


def test_a_spelling_is_forbidden_in_events_of_its_time_and_in_any_other_text() -> None:
    loria = name("loria", "Loria", forbidden=["Lorya"], valid_from=2000)
    records = (
        loria,
        name("olm", "Olm"),
        record(Event, "old", date=1990, text="In Lorya."),
        record(Event, "new", date=2010, text="In Lorya."),
        record(Theme, "water", text="In Lorya."),
    )
    assert places(forbidden_spellings_are_not_used, checking(*records)) == [
        "events/new/text needle=Lorya instead=Loria",
        "themes/water/text needle=Lorya instead=Loria",
    ]


def test_an_event_is_told_with_a_name_of_its_time() -> None:
    records = (
        name("loria", "Loria", valid_from=2000),
        name("olm", "Olm", valid_to=1995),
        name("bay", "Bay"),
        record(Event, "old", date=1990, text="In Loria, Olm and Bay."),
        record(Event, "new", date=2010, title="Olm floods", text="Olm was flooded."),
        record(Event, "right", date=2010, text="In Loria."),
        record(Theme, "water", text="In Olm."),
    )
    help = "write the name of that time, or say that today's name is meant and waive this warning"
    assert said(names_are_of_their_time, checking(*records)) == [
        (
            "events/old/text needle=Loria",
            "W431",
            "the name 'Loria' is right since 2000, and the event is of 1990",
            help,
        ),
        (
            "events/new/title needle=Olm",
            "W431",
            "the name 'Olm' is right until 1995, and the event is of 2010",
            help,
        ),
    ]


def test_no_name_is_a_spelling_that_the_register_forbids() -> None:
    records = (
        name("loria", "Loria", forbidden=["Lorya", "Olm"]),
        name("olm", "Olm", forbidden=["Olm"]),
    )
    help = "remove one of the two, or give both the years in which they are right"
    assert said(names_do_not_contradict, checking(*records)) == [
        ("names/loria/forbidden/1", "W432", "'Olm' is forbidden here, and is the name 'olm'", help),
        ("names/olm/forbidden/0", "W432", "'Olm' is forbidden here, and is the name 'olm'", help),
    ]


def test_names_of_other_times_do_not_contradict() -> None:
    for old, found in ((1999, []), (2000, ["names/new/forbidden/0"])):
        new = name("new", "Loria", forbidden=["Olm"], valid_from=2000)
        before = name("olm", "Olm", valid_to=old)
        assert places(names_do_not_contradict, checking(new, before)) == found
        later = name("olm", "Olm", valid_from=2000)
        earlier = name("new", "Loria", forbidden=["Olm"], valid_to=old)
        assert places(names_do_not_contradict, checking(earlier, later)) == found
