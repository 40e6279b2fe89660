"""What all records and their parts share.

The models are frozen, and the only source of truth for fields and help texts. A model knows one
record; rules across records are in ``rules``. What a model refuses by a rule of its own carries the
code of the rule.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema

from oda_reports.records.field_types import (
    AsPrinted,
    Flag,
    Id,
    Line,
    Prose,
    SourceId,
    WarningCode,
    Wording,
)
from oda_reports.records.partial_dates import PartialDate
from oda_reports.records.vocabulary import (
    Kind,
)


class Model(BaseModel):
    """What all parts of records share: no unknown fields, no change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """A field may be left out, not left empty: half a line is a slip.

        The source is read before all other fields, since dates are read by its fiscal years.
        """
        schema = handler(source)
        part: Any = schema
        while part["type"] != "model-fields":
            part = part["schema"]
        fields = part["fields"]
        if "source" in fields:
            part["fields"] = fields = {"source": fields["source"], **fields}
        for field in fields.values():
            default = field["schema"]
            if default["type"] == "default" and default["schema"]["type"] == "nullable":
                default["schema"] = default["schema"]["schema"]
        return schema


class Sourced(Model):
    """A part of a record that was read somewhere."""

    source: SourceId
    """The source it was read in."""
    place: Annotated[Line | None, AsPrinted()] = None
    """Where in the source: a page, a table or a section."""
    read: PartialDate | None = None
    """When it was read there."""


class Record(Model):
    """What all kinds of record share."""

    kind: ClassVar[Kind]

    id: Id
    """The name of its file, without .yml."""
    draft: Flag = False
    """A draft is checked and not published; the line goes when all is written."""
    redirects: tuple[Id, ...] = ()
    """Ids under which the record was published before; old addresses lead to it."""
    footnotes: dict[Id, Prose] = {}
    """Notes to the texts, each with a key; a text points to one with [^key]."""
    editor_note: Wording | None = None
    """A note of ours beside what is printed, shown as such."""
    waivers: Annotated[dict[WarningCode, Line], AsPrinted()] = {}
    """Warnings that do not apply to this record: the code, and the reason why."""

    @property
    def heading(self) -> str:
        """What the record is called on pages."""
        name: str = getattr(self, "title", None) or getattr(self, "name")  # noqa: B009
        return name
