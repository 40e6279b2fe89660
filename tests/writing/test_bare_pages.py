"""The pages at addresses that lead elsewhere or are gone."""

from __future__ import annotations

from builders import catalogue, record
from oda_reports.records.glossary import Theme
from oda_reports.writing.bare_pages import bare_pages

POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="'
    "default-src 'none'; script-src 'sha256-wrtPeHRwZyRc3nkcFKx2gJmUlBdnUI6+cWkW9TGMK6w='; "
    "base-uri 'none'; form-action 'none'\">\n"
)
MADE = bare_pages(
    catalogue(
        record(Theme, "water", name="Water & <soil>", redirects=["wells"]),
        site_name="Aid & more",
        language="de",
        withdrawn={"projects/pump": "Not <ours>."},
    )
)


def test_an_old_address_leads_to_the_new_one_at_the_same_place_of_the_page() -> None:
    assert MADE["themes/wells/index.html"].decode() == (
        '<!doctype html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n'
        f"{POLICY}"
        "<title>Water &amp; &lt;soil&gt;</title>\n"
        '<meta name="robots" content="noindex">\n'
        '<link rel="canonical" href="../../themes/water/">\n'
        '<script>location.replace(document.querySelector("link").href'
        "+location.search+location.hash)</script>\n"
        '<noscript><meta http-equiv="refresh" content="0; url=../../themes/water/"></noscript>\n'
        "</head>\n<body>\n"
        '<p>This page has moved: <a href="../../themes/water/">Water &amp; &lt;soil&gt;</a></p>\n'
        "</body>\n</html>\n"
    )


def test_other_sites_are_told_the_new_address_where_the_report_knows_its_own() -> None:
    moved = record(Theme, "water", redirects=["wells"])
    made = bare_pages(catalogue(moved, site_url="https://desk.example/sea"))
    told = '<meta property="og:url" content="https://desk.example/sea/themes/water/">'
    assert told in made["themes/wells/index.html"].decode()
    assert "og:" not in MADE["themes/wells/index.html"].decode()


def test_what_is_withdrawn_says_why() -> None:
    assert MADE["projects/pump/index.html"].decode() == (
        '<!doctype html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n'
        f"{POLICY}"
        "<title>Aid &amp; more</title>\n"
        '<meta name="robots" content="noindex">\n'
        '<meta name="viewport" content="width=device-width">\n'
        "</head>\n<body>\n"
        "<h1>This page was withdrawn</h1>\n<p>Not &lt;ours&gt;.</p>\n"
        '<p><a href="../../">Aid &amp; more</a></p>\n</body>\n</html>\n'
    )


def test_no_other_page_is_bare() -> None:
    assert sorted(MADE) == ["projects/pump/index.html", "themes/wells/index.html"]
