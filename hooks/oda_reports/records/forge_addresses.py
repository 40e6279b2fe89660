"""Where a report is published and kept, as the machine that builds it knows.

Where ``report.yml`` has an address of its own, that one counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import get_type_hints

from pydantic import TypeAdapter, ValidationError

from oda_reports.records.report import Report

VARIABLES: Mapping[str, str] = {
    "site_url": "ODA_SITE_URL",
    "edit_url": "ODA_EDIT_URL",
    "record_url": "ODA_RECORD_URL",
    "issue_url": "ODA_ISSUE_URL",
    "book_url": "ODA_BOOK_URL",
}
"""The fields of ``report.yml`` that an environment can fill, each with its variable."""


class BadAddress(Exception):
    """A variable holds no address; the message has a line for each."""


@dataclass(frozen=True)
class ForgeAddresses:
    """The addresses that an environment gives to a report; the fields are those of ``Report``."""

    site_url: str | None = None
    edit_url: str | None = None
    record_url: str | None = None
    issue_url: str | None = None
    book_url: str | None = None

    def fill(self, report: Report) -> Report:
        """The report with those of the addresses that it leaves open."""
        given = asdict(self).items()
        return report.model_copy(
            update={name: value for name, value in given if getattr(report, name) is None}
        )


NO_ADDRESSES = ForgeAddresses()
"""What an environment gives that knows nothing of a forge."""


def read_addresses(environment: Mapping[str, str]) -> ForgeAddresses:
    """The addresses in an environment; an empty variable is none. Raises ``BadAddress``."""
    given = {
        name: value
        for name, variable in VARIABLES.items()
        if (value := environment.get(variable, "").strip())
    }
    said = [
        f"{VARIABLES[name]} is {value!r}: it {wrong}; correct it, or unset it"
        for name, value in given.items()
        if (wrong := _refusal(name, value))
    ]
    if said:
        raise BadAddress("\n".join(said))
    return ForgeAddresses(**given)


def _refusal(name: str, value: str) -> str:
    """What the report's own field says of an address; nothing where it takes it."""
    try:
        validator: TypeAdapter[str] = TypeAdapter(get_type_hints(Report, include_extras=True)[name])
        validator.validate_python(value)
    except ValidationError as error:
        return error.errors()[0]["msg"].removeprefix("Value error, ")
    return ""


def filled_in(written: Report, filled: Report) -> dict[str, str]:
    """The addresses that a report has from an environment, by the names of their fields."""
    return {
        name: getattr(filled, name)
        for name in VARIABLES
        if getattr(filled, name) != getattr(written, name)
    }
