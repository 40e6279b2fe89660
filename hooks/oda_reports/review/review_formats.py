"""The forms in which a review is shown: Markdown, a page of HTML, JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pyromark

from oda_reports.review.changes_markdown import changes_markdown
from oda_reports.review.review import Review
from oda_reports.review.review_json import review_json

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>The figures that change</title>
<style>
body {{ max-width: 72rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 sans-serif; }}
table {{ display: block; overflow-x: auto; border-collapse: collapse; }}
th, td {{ min-width: 6rem; padding: 0.4rem 0.7rem; border: 1px solid #8888; vertical-align: top; }}
th {{ text-align: left; }}
blockquote {{ margin: 1rem 0; border-left: 0.25rem solid #8888; padding-left: 1rem; }}
code {{ font: inherit; overflow-wrap: break-word; }}
li {{ margin-bottom: 0.8rem; }}
del {{ background: #c0392b33; }}
ins {{ background: #27ae6033; }}
</style>
<body>
<h1>What this change does to the report</h1>
{body}</body>
</html>
"""


def review_page(review: Review) -> str:
    """The whole review as one page, for forges that show a page and no comment."""
    tables = pyromark.Options.ENABLE_TABLES
    return _PAGE.format(body=pyromark.html(changes_markdown(review), options=tables))


REVIEW_FORMATS: Mapping[str, Callable[[Review], str]] = {
    "markdown": changes_markdown,
    "html": review_page,
    "json": review_json,
}
"""The forms by the names that the command knows them by."""
