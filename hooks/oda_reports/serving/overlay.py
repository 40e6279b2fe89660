"""Problems as HTML while the site is served: over every page, or alone where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from oda_reports.problems.frames import render_count, render_problems, render_text
from oda_reports.problems.problem import Problem, has_errors
from oda_reports.writing.escaping import escape_text
from oda_reports.writing.rendering import RenderedPage
from oda_reports.writing.site import Site

TITLE = "The site cannot be shown yet"

# Stands with the overlay, since a published site has none.
_STYLE = """
.oda-overlay { position: fixed; z-index: 9; inset: auto 0 0 0; max-height: 60vh; overflow: auto;
  margin: 0; background: #1c1b1a; color: #f4f1ea; border-top: 4px solid #f0b323;
  font: 16px/1.5 system-ui, sans-serif; }
.oda-overlay--error { border-color: #ff6f5e; }
.oda-overlay summary { padding: .6rem 1rem; cursor: pointer; font-weight: 600; }
.oda-overlay summary:focus-visible { outline: 3px solid #f0b323; outline-offset: -3px; }
.oda-overlay pre { margin: 0; padding: 0 1rem 1rem; overflow: auto; background: none;
  color: inherit; font: 14px/1.45 ui-monospace, monospace; white-space: pre; }
@media print { .oda-overlay { display: none; } }
"""


def overlay(problems: Sequence[Problem]) -> str:
    """The problems over a page: open where they are errors, closed where they only warn."""
    errors = has_errors(problems)
    state = "; this page shows the last good state" if errors else ""
    return (
        f"<style>{_STYLE}</style>\n"
        f'<details class="oda-overlay{" oda-overlay--error" if errors else ""}" role="region"'
        f' aria-label="Problems of the records"{" open" if errors else ""}>\n'
        f"<summary>{escape(render_count(problems).rstrip('.'))}{state}</summary>\n"
        f'<pre tabindex="0">{escape(render_problems(problems))}</pre>\n</details>\n'
    )


def problem_site(problems: Sequence[Problem]) -> Site:
    """A site of one page that lists the problems, for when there is nothing else to show."""
    text = escape_text(render_text(problems)).replace("\n", "<br>\n")
    body = (
        f"# {TITLE}\n\n"
        "<p>It appears here as soon as the problems below are mended.</p>\n\n"
        f'<pre class="oda-problems"><code>{text}</code></pre>\n'
    )
    page = RenderedPage("index.md", {"title": TITLE}, body)
    return Site({"site_name": "Report"}, (page,), {}, ["index.md"])
