"""The names by which a record may be searched for besides the one that the report uses."""

from __future__ import annotations

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.catalogue.house_names import forms_of
from oda_reports.figures.formatting import two_letter_code
from oda_reports.records.areas import Country
from oda_reports.records.languages import country_names
from oda_reports.records.model import Record


def spellings_of(record: Record, catalogue: Catalogue) -> tuple[str, ...]:
    """Its other names, the spellings that the house register keeps from its name, an abbreviation.

    Of a country also what it is called in its own languages and those in which it is searched for.
    """
    found = [*getattr(record, "other_names", ()), getattr(record, "short_name", None)]
    for name in catalogue.names:
        if record.heading in forms_of(name):
            found += [*forms_of(name), *name.forbidden]
    if isinstance(record, Country):
        found += [record.iso3, *country_names(two_letter_code(record.iso3) or "")]
    return tuple(dict.fromkeys(name for name in found if name and name != record.heading))
