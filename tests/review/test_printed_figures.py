"""Which pages print a figure in the place of another."""

from __future__ import annotations

from builders import figure
from oda_reports.review.printed_figures import printed_figures

OLD, NEW = (figure(address=f"statistics/oda/one@{edition}") for edition in (2024, 2025))
KEYED = figure(address="projects/ship/results/sails")


def page(*addresses: str) -> str:
    return " ".join(f'<data class="oda-figure" data-figure="{one}">1</data>' for one in addresses)


def test_a_page_prints_one_less_often_and_the_other_more_often() -> None:
    before = {
        "index.md": page(OLD.address),
        "all.md": page(OLD.address),
        "new.md": page(NEW.address),
        "same.md": page(OLD.address, NEW.address),
    }
    after = {
        "index.md": page(NEW.address),
        "all.md": page(OLD.address, NEW.address),
        "new.md": f"{page(NEW.address)} more",
        "same.md": page(OLD.address, NEW.address),
        "fresh.md": page(NEW.address),
    }
    printed = printed_figures(before, after, {})
    assert printed.pages(OLD, NEW) == ("index.md",)


def test_under_one_address_a_page_that_prints_it_before_and_after_is_meant() -> None:
    before = {"ship.md": page(KEYED.address), "index.md": "nothing", "sail.md": "nothing"}
    after = {
        "ship.md": f"{page(KEYED.address)}!",
        "index.md": "none",
        "sail.md": page(KEYED.address),
    }
    assert printed_figures(before, after, {}).pages(KEYED, KEYED) == ("ship.md",)


def test_a_page_that_moved_is_compared_with_itself() -> None:
    before, after = {"old.md": page(OLD.address)}, {"new.md": page(NEW.address)}
    assert printed_figures(before, after, {"old.md": "new.md"}).pages(OLD, NEW) == ("new.md",)
    assert printed_figures(before, after, {}).pages(OLD, NEW) == ()


def test_the_page_of_changes_prints_nothing_in_the_place_of_another() -> None:
    before, after = {"changes.md": page(OLD.address)}, {"changes.md": page(NEW.address)}
    assert printed_figures(before, after, {}).pages(OLD, NEW) == ()
