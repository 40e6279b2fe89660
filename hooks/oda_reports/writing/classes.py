"""The classes by which our own pages are read again, for a book, a review and a count of numbers.

Each of these reads pages as they are written, since only the templates know what a page says and in
which order. No other class is read: style sheets and templates are free with all others.
"""

from __future__ import annotations

from enum import StrEnum


class PageClass(StrEnum):
    """What a class marks on a page."""

    # In running text
    FIGURE = "oda-figure"  # a figure of a record
    NO_VALUE = "oda-figure-none"  # the words for a value that is not there
    COMPUTED = "oda-computed"  # a sum of ours, beside a printed one
    CITATION = "oda-ref"  # the number of a source
    CORRECTED = "oda-corrected"  # the way to what stood at a figure before
    NOTE_CALL = "oda-noteref"  # the letter of a note
    LEAD = "oda-lead"  # what a page says first
    PROSE = "oda-prose"  # a text of a record
    EFFORTS = "oda-efforts-block"  # what is done in each field
    EFFORT = "oda-effort"  # one of them: its heading and its text

    # The head of a page
    HERO = "oda-hero"  # the header of the home page, around its title
    TAGLINE = "oda-hero-kicker"  # above the title of the home page
    KICKER = "oda-kicker"  # above another title: which featured project it is
    ACTIONS = "oda-actions"  # the buttons of the home page
    INTRO = "oda-intro"  # a sentence under a heading, and where to read more

    # The foot of a page
    ORIGINAL = "oda-original"  # the way out to where a source is read
    NOTES = "oda-notes"  # the list of notes
    NOTE_LETTER = "oda-note-letter"  # the letter before a note
    BACK = "oda-back"  # the way back from a note
    SOURCES = "oda-sources"  # the list of sources in the order of their numbers
    FIGURES = "oda-printed"  # the list of the figures on a page
    CHANGED = "oda-last-changed"  # when the record of a page changed; the theme writes it

    # Lists and cards
    LIST = "oda-list"  # a list of links
    ROWS = "oda-list-rich"  # a list whose items are rows
    PROJECTS = "oda-projects"  # a table of projects
    ROW_REMARK = "oda-part-of"  # what stands below a title in it
    LIST_NOTE = "oda-list-note"  # what a list of projects is
    CHIPS = "oda-chips"  # links in a row
    MORE = "oda-more"  # a paragraph that only leads on to other pages
    CARDS = "oda-cards"  # a list of pages as cards
    CARD = "oda-card"  # a card
    CARD_TITLE = "oda-card-title"  # its title, which leads to the page
    CARD_TEXT = "oda-card-text"  # how the text of the page begins
    CARD_FACTS = "oda-card-facts"  # facts of the page
    CARD_COURSE = "oda-card-course"  # a figure of the page and its course
    LOCATOR = "oda-locator"  # a small map that says where a country lies
    KEY_FIGURES = "oda-keyfigures"  # figures in large letters
    AMOUNTS = "oda-amounts"  # the amounts of a project
    EVENT_FOOT = "oda-timeline-foot"  # where an event happened, and its projects

    # Charts, tables and maps
    PLOT = "oda-plot"  # the drawing of a chart
    CHART_FOOT = "oda-chart-foot"  # under a chart: its source and its files
    DOWNLOAD = "oda-download"  # figures as files
    TRAIL = "oda-trail"  # beside a figure: the ways to its record, and to report a mistake
    MAP = "oda-map"  # a map
    NARROW_NAMES = "oda-map-names-narrow"  # its names on a telephone
    COMPARISON = "oda-compare"  # countries side by side
