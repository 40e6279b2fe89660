"""The next edition of the invented region, as it is entered: a draft source, and what it prints.

Everything that was read in it says ``Zyx`` or has a number of its own, which begins with 7771.
"""

from __future__ import annotations

from pathlib import Path

ID = "zyxreview-2025"

_NEW = {
    f"sources/{ID}.yml": """\
draft: true
title: Zyxsource Cooperation Review 2025
short_title: Zyxreview 2025
type: white-paper
publisher: varland-mec
publication: cooperation-review
edition: 2025
url: https://example.org/zyxaddress
text: |
  Zyxtext of [[statistics/trainees/lorian-sea@2025]] trainees and [a barge](projects/zyxbarge).
facts:
  trainees:
    text: Zyxfact of 777,101 trainees.
    place: page 12
    excerpt: "zyxexcerpt, 777,101 trainees"
    carried_by: [statistics/trainees/lorian-sea@2025]
  barge:
    text: Zyxfact of a barge, which nothing carries yet.
""",
    "projects/zyxbarge.yml": f"""\
title: Zyxproject of a barge
summary: |
  Zyxsummary. [@{ID}]
redirects: [zyxraft]
areas: [tessara]
scheme: project-grant
themes: [health]
results:
  trips:
    label: zyxtrips
    value: 777102
    unit: items
    source: {ID}
sections:
  - title: Zyxheading
    text: |
      [[trips]] trips, and [[projects/school-at-sea-sao-lucio/results/pupils@2025]] pupils.
sources: [{ID}]
""",
    "events/zyxlaunch.yml": f"""\
title: Zyxevent
date: 2025-02-03
areas: [tessara]
text: |
  Zyxlaunch of the [barge](projects/zyxbarge). [@{ID}]
projects: [zyxbarge, harbour-lights]
sources: [{ID}]
""",
    "statistics/zyxboats.yml": f"""\
title: Zyxstatistic
definition: |
  Zyxdefinition. [@{ID}]
unit: items
measure: count
redirects: [zyxships]
series:
  - area: veymar
    source: {ID}
    values:
      2023: 777103
      2024: 777104
observations:
  - area: tessara
    year: 2024
    value: 777105
    source: {ID}
""",
}

_ADDED = {
    "statistics/trainees.yml": (
        "observations:\n",
        f"""\
observations:
  - area: lorian-sea
    since: 1988
    value: 777101
    source: {ID}
    place: Zyxplace
    note: |
      Zyxnote. [@{ID}]
    editor_note: "Zyxeditor"
""",
    ),
    "projects/school-at-sea-sao-lucio.yml": (
        "status:\n  stage: under-way\n  date: 2023-03\n  source: cooperation-review-2023\n"
        "  place: Feature 3\n  readings:\n",
        f"""\
other_titles:
  - title: Zyxothertitle
    language: pt
    source: {ID}
identifiers:
  - by: Zyxregister
    value: Zyxidentifier
    source: {ID}
status:
  stage: completed
  date: 2025-03
  source: {ID}
  place: Zyxstatusplace
  readings:
    - stage: under-way
      date: 2023-03
      source: cooperation-review-2023
      place: Feature 3
""",
    ),
    "projects/harbour-lights.yml": (
        "    value: 17\n    unit: items\n    qualifier: at-least\n    as_of: 2022\n"
        "    source: cooperation-review-2023\n",
        f"""\
    unit: items
    value: 777106
    as_of: 2024
    source: {ID}
    note: |
      Zyxfirst
    readings:
      - value: 17
        qualifier: at-least
        as_of: 2022
        source: cooperation-review-2023
  zyxbuoys:
    label: zyxbuoys
    value: 777107
    unit: items
    source: {ID}
""",
    ),
    "projects/storm-relief-grant.yml": (
        "    source: cooperation-review-2023\n    note: |\n      The source does not divide",
        f"""\
    source: cooperation-review-2023
    equivalents:
      - value: 7771080
        currency: EUR
        source: {ID}
    readings:
      - value: 7771090
        source: {ID}
        cofinanced_by: zyxcofinance
        equivalents:
          - value: 7771100
            currency: JPY
    note: |
      The source does not divide""",
    ),
    "regions/lorian-sea.yml": (
        "\nfigures:\n",
        f"""
figures:
  zyxmeetings:
    label: zyxmeetings
    value: 777111
    unit: meetings
    source: {ID}
""",
    ),
    "countries/veymar.yml": (
        "efforts:\n",
        f"""\
recipient:
  start: 1977-11
  source: {ID}
  place: Zyxrecipient
efforts:
""",
    ),
    "glossary.yml": (
        "school-ship:\n",
        f"""\
zyxterm:
  term: zyxterm
  definition: "Zyxmeaning."
  source: {ID}

school-ship:
""",
    ),
    "names.yml": (
        "varland:\n",
        f"""\
zyxname:
  short: Zyxname
  contested: |
    Zyxcontested. [@{ID}]
  source: {ID}

varland:
""",
    ),
}

_CHANGED = {
    "regions/lorian-sea.yml": (
        (
            "[[projects/storm-relief-grant/amounts/total]]",
            "[[projects/storm-relief-grant/amounts/total@2023]]",
        ),
        (
            "\npictures:\n",
            "\npictures:\n  - caption: Zyxpicture\n    alt: Zyxalt\n    credit: Zyxcredit\n"
            f"    file: zyxship.png\n    source: {ID}\n",
        ),
    ),
    "projects/school-at-sea-sao-lucio.yml": (
        (
            "    note: Through the embassy\n",
            "    note: Through the embassy\n"
            "  - organisation: islands-relief-fund\n    role: partner\n"
            f"    note: zyxparticipation\n    source: {ID}\n",
        ),
        (
            "dates:\n",
            f"dates:\n  - kind: end\n    date: 2024-02-17\n    place: Zyxdate\n    source: {ID}\n",
        ),
        (
            "    contains:\n      baseline: part\n      teachers: none\n    readings:\n",
            "    contains:\n      zyxmates: none\n      baseline: part\n      teachers: none\n"
            "    readings:\n"
            f"      - value: 777112\n        as_of: 2025-03\n        source: {ID}\n",
        ),
        (
            "  people:\n",
            f"  zyxmates:\n    label: zyxmates\n    value: 3\n    unit: persons\n    source: {ID}\n"
            "  people:\n",
        ),
        (
            "quotations:\n",
            "quotations:\n  - text: |\n      Zyxexcerpt, 777,101 trainees\n"
            f"    speaker: Zyxspeaker\n    source: {ID}\n",
        ),
        (
            "  source: cooperation-review-2023\n  readings:\n    - number: 7\n",
            "  source: cooperation-review-2023\n  readings:\n    - number: 77\n"
            f"      heading: Zyxfeature\n      source: {ID}\n    - number: 7\n",
        ),
        (
            "\nsources: [",
            f"\nsources: [{ID}, ",
        ),
    ),
    "projects/storm-relief-grant.yml": (
        ("[[total]]", "[[total@2023]]"),
        (
            "dates:\n",
            f"period:\n  start: 2022-11-17\n  source: {ID}\n  place: Zyxperiod\n"
            f"area_roles:\n  - area: veymar\n    role: partner\n    source: {ID}\ndates:\n",
        ),
    ),
}


def enter_draft_edition(folder: Path) -> None:
    """Puts the next edition into a copy of the invented region."""
    for name, text in _NEW.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "images/zyxship.png").write_bytes((folder / "images/school-ship.png").read_bytes())
    every = [*_ADDED.items()]
    every += [(name, pair) for name, pairs in _CHANGED.items() for pair in pairs]
    for name, (old, new) in every:
        text = (folder / name).read_text("utf-8")
        assert text.count(old) == 1, (name, old)
        (folder / name).write_text(text.replace(old, new), "utf-8")


def publish_draft_edition(folder: Path) -> None:
    """Makes the next edition the report's own."""
    source = folder / f"sources/{ID}.yml"
    source.write_text(source.read_text("utf-8").removeprefix("draft: true\n"), "utf-8")
    report = folder / "report.yml"
    text = report.read_text("utf-8").replace("edition: 2023", "edition: 2025")
    report.write_text(text.replace("source: cooperation-review-2023", f"source: {ID}"), "utf-8")
