"""A data folder with many invented projects, the same for the same number: no clock, no chance.

It is the invented region of the tests with more projects, each with about 400 words of text, with
figures, citations, footnotes and links, as a real one has.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

EXAMPLE = Path(__file__).resolve().parents[1] / "tests" / "example"

PLACES = ("the northern districts", "the harbour towns", "the outer islands", "the river valleys")
WORKS = (
    "trains nurses and repairs clinics",
    "lays water pipes and drills wells",
    "equips schools and prepares their teachers",
    "rebuilds quays and teaches crews",
)
SENTENCES = (
    "Staff of the ministry took part from the first week and keep the equipment in repair today.",
    "A review after the first year found that the work was on time in all districts but one.",
    "Spare parts are bought on the spot, so that nobody has to wait for a ship.",
    "Where the road ends, the teams go on by boat, and the plan allows for the weeks of storm.",
    "Each village chose neighbours who answer for the works and report to the council.",
    "The donor pays for materials and training; land and labour come from the municipalities.",
)


def write_data(folder: Path, projects: int) -> Path:
    """Writes the records anew and returns the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(EXAMPLE, folder)
    names = {
        kind: sorted(path.stem for path in (folder / kind).glob("*.yml"))
        for kind in ("countries", "themes", "sources", "organisations")
    }
    schemes = sorted(yaml.safe_load((folder / "schemes.yml").read_text("utf-8")))
    for number in range(projects):
        record = _project(number, names, schemes)
        path = folder / "projects" / f"invented-{number:04}.yml"
        path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), "utf-8")
    return folder


def _project(number: int, names: dict[str, list[str]], schemes: list[str]) -> dict[str, object]:
    def pick(values: list[str] | tuple[str, ...], shift: int = 0) -> str:
        return values[(number * 7 + shift) % len(values)]

    source, place, work = pick(names["sources"]), pick(PLACES, 1), pick(WORKS, 2)
    country = pick(names["countries"], 3)
    paragraphs = [
        f"In *{place}* the project {work}. {pick(SENTENCES, shift)} {pick(SENTENCES, shift + 1)} "
        f"It reached [[people]] people with **[[staff]]** members of staff [@{source}]. "
        f"{pick(SENTENCES, shift + 2)} See [the country](countries/{country})."
        for shift in range(5)
    ]
    return {
        "title": f"Invented project {number:04}: {work} in {place}",
        "summary": f"The project {work} in {place}. {pick(SENTENCES, 4)} [@{source}]\n",
        "areas": [country],
        "status": {"stage": "under-way", "source": source},
        "scheme": pick(schemes, 5),
        "themes": [pick(names["themes"], 1)],
        "organisations": [{"organisation": pick(names["organisations"]), "role": "implementing"}],
        "period": {"start": 2010 + number % 12, "end": 2023},
        "amounts": {
            "grant": {
                "value": 1_000_000 + 1000 * number, "currency": "USD",
                "source": source,
            }
        },
        "results": {
            "people": {
                "label": "people reached", "value": 500 + number, "unit": "persons",
                "qualifier": "approximately", "source": source,
            },
            "staff": {
                "label": "members of staff", "value": 3 + number % 40, "unit": "persons",
                "source": source,
            },
        },
        "sections": [
            {"title": "Why it is needed", "text": "\n\n".join(paragraphs[:2]) + "[^year]\n"},
            {"title": "What was done", "text": "\n\n".join(paragraphs[2:]) + "\n"},
        ],
        "footnotes": {"year": "Counted by calendar year.\n"},
        "sources": [source],
    }  # fmt: skip
