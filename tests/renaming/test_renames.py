"""A record gets another id, and all that names it follows."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from builders import catalogue_in
from conftest import EXAMPLE
from folders import contents, said, write
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from oda_reports.build import build_site
from oda_reports.catalogue.named_ids import ids_named, own_keys
from oda_reports.catalogue.old_ids import lead_on
from oda_reports.problems.repairs import repair_files
from oda_reports.reading.record_files import read_folder
from oda_reports.records.vocabulary import Kind
from oda_reports.renaming.changes import CannotChange
from oda_reports.renaming.renames import rename_record
from oda_reports.rules.checked_folders import check_folder
from oda_reports.writing.pages.page import page_url

RECORDS = [(record.kind, record.id) for record in read_folder(EXAMPLE).records]


def rename(folder: Path, address: str, id: str) -> None:
    write(rename_record(read_folder(folder), address, id))


def bytes_but_redirects(folder: Path) -> dict[str, str]:
    texts = contents(folder)
    return {n: re.sub(r"^ *redirects: \[.*\]\n", "", t, flags=re.M) for n, t in texts.items()}


def ids_in(folder: Path) -> list[tuple[str, ...]]:
    """Every id that is named anywhere, with the kinds that it can be of."""
    read = read_folder(folder)
    return [
        (named.id, *named.kinds)
        for value in read.values()
        for named in ids_named(value.mark, value.text, own_keys(read, value.model))
    ]


def test_every_record_is_renamed_and_nothing_is_wrong_and_back_and_all_is_as_before(
    example_data: Path,
) -> None:
    before = bytes_but_redirects(example_data)
    named = ids_in(example_data)
    known = {id for _, id in RECORDS}
    assert {kind for kind, _ in RECORDS} == set(Kind)
    for kind, id in RECORDS:
        rename(example_data, f"{kind}/{id}", f"new-{id}")
    assert said(example_data) == []
    groups = {"windward-isles", "outer-isles"}
    assert ids_in(example_data) == [
        (f"new-{id}" if id in known and id not in groups else id, *kinds) for id, *kinds in named
    ]
    for kind, id in reversed(RECORDS):
        rename(example_data, f"{kind}/new-{id}", id)
    assert bytes_but_redirects(example_data) == before
    assert said(example_data) == []
    redirects = {(r.kind, r.id): r.redirects for r in read_folder(example_data).records}
    assert redirects[Kind.THEMES, "health"] == ("new-health",)
    assert redirects[Kind.PROJECTS, "harbour-lights"] == (
        "beacon-programme",
        "new-harbour-lights",
    )


IDS = st.from_regex(r"[a-z][a-z0-9]{2,8}(-[0-9a-z]{1,4})?", fullmatch=True)


@settings(max_examples=5, phases=[Phase.generate])
@given(record=st.sampled_from(RECORDS), id=IDS)
def test_any_record_takes_any_free_id(
    tmp_path_factory: pytest.TempPathFactory, record: tuple[Kind, str], id: str
) -> None:
    kind, old = record
    folder = tmp_path_factory.mktemp("data")
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
    before = bytes_but_redirects(folder)
    rename(folder, f"{kind}/{old}", id)
    assert said(folder) == []
    rename(folder, f"{kind}/{id}", old)
    assert bytes_but_redirects(folder) == before


def test_a_chain_of_renames_leads_each_old_id_to_the_last(example_data: Path) -> None:
    for old, new in (("veymar", "b"), ("b", "c"), ("c", "veymar"), ("veymar", "d")):
        rename(example_data, f"countries/{old}", new)
    record = next(r for r in read_folder(example_data).records if r.id == "d")
    assert record.redirects == ("c", "b", "veymar")
    assert said(example_data) == []


def test_what_names_the_record_by_an_older_id_follows_too(example_data: Path) -> None:
    path = example_data / "themes/health.yml"
    path.write_text(f"{path.read_text('utf-8')}  [Lights](projects/beacon-programme).\n", "utf-8")
    rename(example_data, "projects/harbour-lights", "lights")
    assert "[Lights](projects/lights)" in path.read_text("utf-8")
    assert said(example_data) == []


def test_a_second_person_who_still_writes_the_old_id_is_told_and_led_on(
    example_data: Path,
) -> None:
    rename(example_data, "countries/veymar", "veymaria")
    rename(example_data, "statistics/trainees", "students")
    theirs = example_data / "themes/wind.yml"
    theirs.write_text(
        "name: Wind\ntext: |\n  [Veymar](countries/veymar) had [[net-bilateral-oda/veymar/2022]],\n"
        "  and sent some of [[trainees]].\n",
        "utf-8",
    )
    assert [line[:4] for line in said(example_data)] == ["W429"] * 3
    assert repair_files(lambda: check_folder(example_data)[2]) == 3
    assert said(example_data) == []


def test_a_statistic_with_the_key_of_an_own_figure_is_still_meant(example_data: Path) -> None:
    region = example_data / "regions/lorian-sea.yml"
    rename(example_data, "statistics/trainees", "dialogue-meetings")
    text = region.read_text("utf-8")
    assert "received [[statistics/dialogue-meetings]] trainees" in text
    assert "met in [[dialogue-meetings]] meetings" in text
    assert said(example_data) == []


def test_writing_comments_and_quoting_stay(example_data: Path) -> None:
    path = example_data / "themes/wind.yml"
    text = """\
# Wind
name: 'Wind' # the wind
text: >-
  At [[projects/harbour-lights/results/lights|the
  lights]]; see “[them](</projects/harbour-lights/>)”.
"""
    path.write_bytes(text.replace("\n", "\r\n").encode())
    before = path.read_bytes()
    rename(example_data, "projects/harbour-lights", "lights")
    after = path.read_bytes()
    assert after == before.replace(b"harbour-lights", b"lights")


def test_a_draft_is_renamed_and_a_file_that_cannot_be_read_stays(example_data: Path) -> None:
    broken = example_data / "themes/wind.yml"
    broken.write_text("name: [\ntext: (projects/mangrove-nursery)\n", "utf-8")
    rename(example_data, "projects/mangrove-nursery", "nursery")
    assert "redirects: [mangrove-nursery]" in contents(example_data)["projects/nursery.yml"]
    assert "mangrove-nursery" in broken.read_text("utf-8")


@pytest.mark.parametrize(
    ("address", "id", "words"),
    [
        ("countries/veymar", "veymar", "'countries/veymar' has this id already"),
        ("countries/veymar", "tessara", "'countries/tessara' is there already"),
        ("countries/veymar", "lorian-sea", "'regions/lorian-sea' is there already"),
        ("countries/veymar", "outer-isles", "'outer-isles' is a group of countries"),
        ("countries/veymar", "The Isles", "cannot be an id: .* such as 'the-isles'"),
        ("countries/veymar", "countries/isle", "cannot be an id: .* such as 'isle'"),
        ("countries/veymar", "to-be-chosen", "'to-be-chosen' cannot be an id"),
        ("countries/veymar", "true", "read as a number or a switch"),
        ("countries/veymar", "2024", "read as a number or a switch"),
        ("countries/veymar", "", "'' cannot be an id"),
        ("projects/sea-charts", "beacon-programme", "the old id of 'projects/harbour-lights'"),
        ("projects/sea-charts", "tide-tables", "'projects/tide-tables' was withdrawn"),
        ("projects/sea-charts", "broken", "broken.yml' is there already"),
        ("countries/vymar", "x", "no record 'countries/vymar': did you mean 'countries/veymar'?"),
        ("countries/zzz", "x", "there is no record 'countries/zzz'$"),
        ("country/veymar", "x", "'country' is not a kind of record: did you mean 'countries'?"),
        ("veymar", "x", "write its kind and its id, 'countries/veymar'"),
        ("data/countries/veymar.yml", "x", "write its kind and its id, 'countries/veymar'"),
        ("countries/", "x", "write its kind and its id, such as"),
        ("", "x", "'' does not name a record"),
        ("projects/beacon-programme", "x", "is the old id of 'projects/harbour-lights'"),
        ("projects/broken", "x", "broken.yml' has errors: mend them first"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_and_nothing_changes(
    address: str, id: str, words: str, example_data: Path
) -> None:
    (example_data / "projects/broken.yml").write_text("title: [\n", "utf-8")
    with (example_data / "report.yml").open("a") as report:
        report.write("withdrawn:\n  projects/tide-tables: They are with the charts.\n")
    before = contents(example_data)
    with pytest.raises(CannotChange, match=words.replace("?", r"\?")) as refused:
        rename(example_data, address, id)
    assert "\n" not in str(refused.value)
    assert contents(example_data) == before


def addresses(folder: Path) -> tuple[set[str], set[str]]:
    """Every page, place and file of a site; those of records and figures alone are the second."""
    site = build_site(folder)
    catalogue = catalogue_in(lead_on(read_folder(folder)))
    places = {
        f"{page_url(page.path)}#{anchor}"
        for page in site.pages
        for found in re.findall(r'\bid="([^"]+)"|\{: #(\S+)', page.body)
        for anchor in filter(None, found)
    }
    pages = {page_url(page.path) for page in site.pages}
    files = {name.removesuffix("index.html") for name in site.assets}
    told = {catalogue.url(record) for record in catalogue.records.values()}
    told |= {catalogue.permalink(figure) for figure in catalogue.figures.values()}
    return pages | places | files, told | {name for name in files if name.startswith("data/")}


def leads_on(address: str, there: set[str], moved: Mapping[str, str]) -> bool:
    """Whether an address is there, or its page leads to one where its place is there."""
    page, sign, place = address.partition("#")
    return address in there or f"{moved.get(page, page)}{sign}{place}" in there


def test_every_address_of_a_page_a_figure_and_a_file_leads_on(example_data: Path) -> None:
    before, told = addresses(example_data)
    assert told <= before
    moved = {}
    for kind, id in RECORDS:
        rename(example_data, f"{kind}/{id}", f"new-{id}")
        moved[f"{kind}/{id}/"] = f"{kind}/new-{id}/"
    after, _ = addresses(example_data)
    assert {page for page in moved if page in before} <= after
    assert [address for address in sorted(told) if not leads_on(address, after, moved)] == []
