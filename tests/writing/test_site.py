"""A report as a site of values."""

from __future__ import annotations

from oda_reports.writing.site import Site


def test_a_site_has_no_warnings_and_exempts_no_numbers_unless_told() -> None:
    site = Site({}, (), {}, [])
    assert site.warnings == ()
    assert [number.written for number in site.exemptions.read("12 wells").open] == ["12"]
    assert site.exemptions is not Site({}, (), {}, []).exemptions
