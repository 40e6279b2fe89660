"""Reports at random: the invented region with fields exchanged for others that their models take.

What the check refuses is put back, record by record, until nothing is refused: such a report is
sound, and odd.
"""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Iterator, Mapping
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from traceback import format_exc
from typing import Any

from conftest import EXAMPLE
from oda_reports.book.chapters import make_book
from oda_reports.build import make_site
from oda_reports.problems.problem import DataError, Problem
from oda_reports.reading.record_files import is_sound
from oda_reports.reading.yaml_files import read_document
from oda_reports.records.field_shapes import (
    Block,
    IdOf,
    Keyed,
    ListOf,
    OneOf,
    Shape,
    Single,
    UnitOf,
    ValueForm,
    shapes_of,
)
from oda_reports.records.kinds import MODELS
from oda_reports.records.model import Model
from oda_reports.records.report import Report, conventions_of
from oda_reports.records.vocabulary import Kind
from oda_reports.rules.checked_folders import check_folder

Data = dict[str, Any]

WORDS = (
    "a", "1", "0", "-", "…", "#", "## x", "*", "**", "_", "`", "```", "~~~", "|", "| a | b |", ">",
    "> a", "1. a", "- a", "+", "=", "===", "---", "\\", "\\\\", "&", "&amp;", "&#0;", "&lt;b&gt;",
    "<", ">", "<b>", "</p>", "<!--", "-->", "<script>alert(1)</script>", "]]>", "{{ a }}",
    "{% a %}",    "{#", "%s", "{0}", "{", "}", "$1", "'", '"', "''", "https://example.org/?a=b&c=d#e",
    "[a](https://example.org/)", "[a](countries/veymar)", "[", "]", "[]", "[]()", "a|b", "été",
    "e\N{COMBINING ACUTE ACCENT}", "جزيرة السلام", "שלום", "日本語", "한국어", "🇯🇵", "👩",
    "\N{NO-BREAK SPACE}", "\N{IDEOGRAPHIC SPACE}", "ß", "İ", "ﬁ", "Ⅷ", "𝟘", "²", "٣", "w" * 300,
    "word " * 60, "FY2020", "2020", "1,000", "½", "NaN", "null", "true", "~", "1e400",
)  # fmt: skip
"""Words that stand for something to somebody who reads them by a grammar."""
PROSE = (
    "# a", "## ##", "a\n===", "a\n---", "---", "***", "    code", "```\n## a", "~~~\n[[a]]\n~~~",
    "> > > a", "- - - a", "1) a\n2) b", "| a |\n|---|\n| b |", "| a |\n|--|\n", "a  \nb", "[a]: b",
    "[@cooperation-review-2023]", "*[@cooperation-review-2023]*", "`[@cooperation-review-2023]`",
    "# [@cooperation-review-2023]", "[[trainees/lorian-sea]]", "**[[trainees/lorian-sea]]**",
    "> [[trainees/lorian-sea|so many]]", "<https://example.org/>", "![a](b.png)", "a[^1]",
    "[^1]: a", "*" * 50, "[" * 50, ">" * 50 + " a", "- " * 30 + "a", "<div>\n\na\n\n</div>",
    "&nbsp;", "\\[[a]]",
)  # fmt: skip
NUMBERS = (
    *map(Decimal, ("0", "-0", "1", "-1", "0.5", "-0.001", "1e-20", "12.3456789012345678901")),
    *(Decimal(10) ** power for power in range(15)), Decimal(999_999_999_999_999),
    Decimal("999999999999999.99999999999999999999"), Decimal("-999999999999999"),
)  # fmt: skip
DATES = ("1000", "9998", "2020", "2020-02", "2020-02-29", "FY2020", "FY2020-21", "1868-01-01")
YEARS = ("1990", "2004", "2019", "2020", "2021", "FY2003", "FY2020", "2020-02", "1001", "9998")
IDS = (
    "404", "0", "1e5", "null", "true", "assets", "search", "data", "index", "a" * 100, "x-1",
    "build", "sitemap", "images", "home", "charts", "no", "2020", "con", "title", "sources",
)  # fmt: skip
LINKS = (
    "https://example.org/", "http://a", "https://example.org:99999999/a?b=c&d=e#f", "https://[::1",
    "https://example.org/%zz", "https://例え.jp/", "https://a..b/", "https://[]/", "http://a:b/c",
)  # fmt: skip
LANGUAGES = ("en", "ja", "ky", "tg", "ar", "fa", "de", "hi", "pt-BR", "zh-TW", "sw", "os")
CODES = {
    r"^[A-Z]{3}$": ("XAA", "XZZ", "FRA", "QQQ"),
    r"^W[0-9]{3}$": ("W403", "W421", "W999"),
    r"^[a-z]+/[a-z0-9-]+$": ("projects/gone", "themes/index", "regions/404"),
    r"^[a-z]{2}(-[A-Z]{2})?$": LANGUAGES,
    r"^[a-z]{2}$": ("en", "ja"),
    r"^[a-z]{2,3}$": ("en", "ja", "xx", "zzz"),
}
SINGLES: Mapping[ValueForm, tuple[Any, ...]] = {
    ValueForm.EXCERPT: WORDS,
    ValueForm.NUMBER: NUMBERS,
    ValueForm.WHOLE: (0, 1, 2, 9, 1000, 2020, 999_999_999_999_999),
    ValueForm.MONTH: (1, 2, 4, 12),
    ValueForm.FLAG: (True, False),
    ValueForm.DATE: DATES,
    ValueForm.YEAR: YEARS,
    ValueForm.EDITION: ("2018", "2021", "2024", "a", "0", "A.-", "e" * 200),
    ValueForm.ID: IDS,
    ValueForm.FIGURE: ("trainees/lorian-sea", "net-bilateral-oda/veymar/2003", "lorian-sea"),
    ValueForm.URL: LINKS,
    ValueForm.IDENTIFIER_FORM: ("T-*", "*", "no. * of 2024"),
    ValueForm.IDENTIFIER_ADDRESS: ("https://example.org/*", "https://example.org/a?of=*&b"),
    ValueForm.ISSUE_FORM: ("https://example.org/new?t={title}&f={figure}&v={value}&p={page}",),
}
_KEPT = ("id", "draft")
"""Fields that are not changed: a draft may not be named, and most records are."""


class Odd:
    """Makes odd values of the shapes that fields have."""

    def __init__(self, rng: random.Random, ids: Mapping[str, list[str]]) -> None:
        self.rng = rng
        self.ids = ids

    def value(self, shape: Shape) -> Any:
        """A value of a shape, not always one that its record takes."""
        rng = self.rng
        if isinstance(shape, OneOf):
            return rng.choice(shape.terms).value
        if isinstance(shape, UnitOf):
            others = () if shape.money else ("persons", "percent", "items", "households")
            return rng.choice(("USD", "JPY", "EUR", "KWD", "XAF", *others))
        if isinstance(shape, IdOf):
            return rng.choice([id for kind in shape.kinds for id in self.ids[kind]] or ["none"])
        if isinstance(shape, ListOf):
            return [self.value(shape.entry) for _ in range(rng.choice([0, 1, 1, 2, 3]))]
        if isinstance(shape, Keyed):
            keys = [str(self.value(shape.key)) for _ in range(rng.choice([0, 1, 2, 3]))]
            return {key: self.value(shape.entry) for key in keys}
        if isinstance(shape, Block):
            return self.block(shape.model)
        return self._single(shape)

    def block(self, model: type[Model]) -> Data:
        """A block with what it needs, and with some of what it may have."""
        return {
            name: self.value(shape)
            for name, shape in shapes_of(model).items()
            if name != "id" and (model.model_fields[name].is_required() or self.rng.random() < 0.15)
        }

    def _single(self, shape: Single) -> Any:
        rng = self.rng
        if shape.form is ValueForm.CODE:
            return rng.choice(CODES[shape.pattern])
        if shape.form in SINGLES:
            return rng.choice(SINGLES[shape.form])
        parts = WORDS if shape.form is ValueForm.LINE else (*WORDS, *PROSE)
        between = " " if shape.form is ValueForm.LINE else rng.choice(["\n\n", "\n", " ", ""])
        return between.join(rng.choice(parts) for _ in range(rng.choice([1, 1, 2, 4])))

    def change(self, model: type[Model], data: Data) -> Data:
        """Some fields somewhere in a record, exchanged, added or taken away."""
        changed = deepcopy(data)
        for _ in range(self.rng.choice([1, 1, 2, 3])):
            inside, block = self.rng.choice([*_blocks(Block(model), changed)])
            name = self.rng.choice([name for name in shapes_of(inside) if name not in _KEPT])
            field = inside.model_fields[name]
            if name in block and not field.is_required() and self.rng.random() < 0.3:
                del block[name]
            else:
                block[name] = self.value(shapes_of(inside)[name])
        return changed


def _blocks(shape: Shape, data: Any) -> Iterator[tuple[type[Model], Data]]:
    """Every block in some data, with its model."""
    if isinstance(shape, Block) and isinstance(data, dict):
        yield shape.model, data
        for name, inside in shapes_of(shape.model).items():
            if name in data:
                yield from _blocks(inside, data[name])
    elif isinstance(shape, ListOf) and isinstance(data, list):
        for entry in data:
            yield from _blocks(shape.entry, entry)
    elif isinstance(shape, Keyed) and isinstance(data, dict):
        for entry in data.values():
            yield from _blocks(shape.entry, entry)


def _written(data: Any) -> str:
    """Data as YAML: numbers with all their digits."""

    def held(value: object) -> str:
        assert isinstance(value, Decimal)
        return f"\x01{value:f}\x01"

    return re.sub(
        r'"\\u0001([^\\"]*)\\u0001"',
        r"\1",
        json.dumps(data, default=held, indent=1, ensure_ascii=False),
    )


def kind_of(word: str) -> Kind:
    kind = Kind.named(word)
    assert kind
    return kind


def _read(path: Path) -> Any:
    document = read_document(path, path.name)
    assert not isinstance(document, Problem), document
    return document.data


class RandomReport:
    """The files of a report, some of them changed."""

    def __init__(self, rng: random.Random, folder: Path) -> None:
        self.rng = rng
        self.folder = folder
        shutil.copytree(EXAMPLE, folder)
        self.base = {path: path.read_bytes() for path in sorted(folder.rglob("*.*"))}
        ids: dict[str, list[str]] = {kind: [] for kind in Kind}
        for kind in Kind:
            if kind.is_one_file:
                ids[kind] = [*_read(folder / f"{kind}.yml")]
            else:
                ids[kind] = sorted(path.stem for path in (folder / kind).glob("*.yml"))
        self.odd = Odd(rng, ids)
        self.conventions = conventions_of(Report.model_validate(_read(folder / "report.yml")), {})

    def make_odd(self, most: int) -> bool:
        """Changes up to so many files; false where no change could stay."""
        for _ in range(most):
            self._change_one()
        while changed := [path for path in self._files() if not self._is_as_before(path)]:
            _, _, problems = check_folder(self.folder)
            refused = {Path(p.file) for p in problems if p.severity == "error"}
            if not refused:
                return True
            guilty = [path for path in changed if path in refused]
            for path in guilty or self.rng.sample(changed, (len(changed) + 1) // 2):
                self._put_back(path)
        return False

    def _files(self) -> list[Path]:
        return sorted({*self.folder.rglob("*.*"), *self.base})

    def _is_as_before(self, path: Path) -> bool:
        return path.exists() and self.base.get(path) == path.read_bytes()

    def _put_back(self, path: Path) -> None:
        if path in self.base:
            path.write_bytes(self.base[path])
        else:
            path.unlink(missing_ok=True)

    def _change_one(self) -> None:
        """One file changed in a way that its model takes, a new one, or one that is gone."""
        rng = self.rng
        files = [path for path in self._files() if path.suffix == ".yml" and path.exists()]
        path = rng.choice([*files, self.folder / "report.yml"])
        chance = rng.random()
        if path.parent != self.folder and chance < 0.01:
            path.unlink()
            return
        if path.parent.name == "pages" or chance < 0.05:
            page = self.folder / "pages" / rng.choice(["home.md", "methodology.md"])
            text = "\n\n".join(rng.choice((*WORDS, *PROSE)) for _ in range(rng.choice([1, 3])))
            page.write_text(f"{text}\n", "utf-8")
            return
        data = _read(path)
        if path.name == "report.yml":
            self._try(path, Report, data, {})
        elif path.parent == self.folder:
            kind = kind_of(path.stem)
            id = rng.choice([*data])
            changed = self._changed(MODELS[kind], data[id], {"id": id})
            key = rng.choice(IDS) if chance > 0.9 else id
            path.write_text(_written({**data, key: changed}), "utf-8")
        else:
            kind = kind_of(path.parent.name)
            new = path.with_name(f"{rng.choice(IDS)}.yml") if chance > 0.85 else path
            self._try(new, MODELS[kind], data, {"id": new.stem})

    def _try(self, path: Path, model: type[Model], data: Data, known: Data) -> None:
        path.write_text(_written(self._changed(model, data, known)), "utf-8")

    def _changed(self, model: type[Model], data: Data, known: Data) -> Data:
        """Data after a few changes that the model takes."""
        for _ in range(12):
            changed = self.odd.change(model, data)
            if is_sound(model, {**known, **changed}, self.conventions):
                data = changed
        return data


NOTHING = "nothing stayed"
"""Said of a report whose every change was refused."""


def made_of(rng: random.Random, changes: int = 12) -> str:
    """Why a random report that the check passes becomes no site or no book; empty if it does."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "data"
        if not RandomReport(rng, folder).make_odd(changes):
            return NOTHING
        checked = check_folder(folder)
        assert checked[1]
        try:
            site = make_site(*checked)
            html = make_book(checked[1].report, site.pages, {})
        except DataError as error:
            return "\n".join(f"{p.file}: {p.code} {p.message}" for p in error.problems)
        except Exception:
            return format_exc()
    return "" if html else "an empty book"
