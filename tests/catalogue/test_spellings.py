"""The names by which a record may be searched for."""

from __future__ import annotations

from builders import catalogue, record
from oda_reports.catalogue.spellings import spellings_of
from oda_reports.records.areas import Country
from oda_reports.records.glossary import Name
from oda_reports.records.sources import Organisation


def test_a_country_is_found_by_names_in_its_own_languages_and_others() -> None:
    georgia = record(Country, "georgia", name="Georgia", iso3="GEO", other_names=["Sakartvelo"])
    found = spellings_of(georgia, catalogue(georgia))
    assert found[0] == "Sakartvelo"
    assert {"GEO", "საქართველო", "Грузия", "جورجيا", "ジョージア", "Géorgie"} <= {*found}
    assert "Georgia" not in found


def test_a_record_is_found_by_the_spellings_that_its_name_forbids() -> None:
    jica = record(Organisation, "jica", name="The Agency", short_name="JICA")
    name = record(Name, "agency", short="JICA", long="The Agency", forbidden=["Jaica"])
    assert spellings_of(jica, catalogue(jica, name)) == ("JICA", "Jaica")


def test_a_country_whose_code_is_unknown_has_the_names_of_its_record_alone() -> None:
    isle = record(Country, "isle", name="Isle", iso3="ZZZ", other_names=["Ile"])
    assert spellings_of(isle, catalogue(isle)) == ("Ile", "ZZZ")
