"""The amounts of a project as its page shows them: flow by flow, each whole with its parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.figures import messages
from oda_reports.figures.figure import Figure, amount_figures
from oda_reports.records.projects import Project
from oda_reports.records.values import Amount
from oda_reports.records.vocabulary import Flow, Match
from oda_reports.writing.captions import sharing


@dataclass(frozen=True)
class OtherProjectsAmount:
    """An amount of another project, to which one on the page belongs, or which belongs to it."""

    figure: Figure
    """The amount."""
    project: Project
    """Whose it is."""


@dataclass(frozen=True)
class ShownAmount:
    """An amount of a project with all that is printed of it."""

    key: str
    """Its key in the record."""
    amount: Amount
    """What the record says."""
    figure: Figure
    """The amount as a figure, to ask what it is about."""
    is_figure: bool
    """Whether it can be named as one: not where its currency is unknown."""
    names_flow: bool
    """Whether its flow is said beside it; else a heading says it."""
    context: frozenset[str]
    """The aspects that can be seen from where it stands."""
    is_inferred: bool
    """Whether that it belongs to the project is an inference."""
    shared: str
    """For which countries it is, where several share it: with a capital; else empty."""
    whole: OtherProjectsAmount | None
    """The amount of another project that it is a part of."""
    parts: tuple[ShownAmount, ...]
    """Those of its parts that are the project's own."""
    elsewhere: tuple[OtherProjectsAmount, ...]
    """Those of its parts that belong to other projects."""


@dataclass(frozen=True)
class AmountsOfFlow:
    """The amounts of a project of which one thing became."""

    heading: str
    """What became of them; empty where there is but one flow."""
    amounts: tuple[ShownAmount, ...]
    """The amounts, each with its parts, whatever became of these."""


def amounts_by_flow(
    catalogue: Catalogue, project: Project, figures: tuple[Figure, ...]
) -> tuple[AmountsOfFlow, ...]:
    """The amounts of a project: flows in the order of their terms, amounts in the record's."""
    tree = _Tree(catalogue, project, figures)
    tops = {key: one for key, one in project.amounts.items() if tree.whole_here(one) is None}
    flows = [flow for flow in Flow if any(one.flow is flow for one in tops.values())]
    is_mixed = len(flows) > 1
    return tuple(
        AmountsOfFlow(
            flow.label if is_mixed else "",
            tuple(
                tree.shown(key, None if not is_mixed else flow)
                for key, one in tops.items()
                if one.flow is flow
            ),
        )
        for flow in flows
    )


class _Tree:
    """The amounts of a project by what they are a part of."""

    def __init__(self, catalogue: Catalogue, project: Project, figures: tuple[Figure, ...]) -> None:
        self.catalogue = catalogue
        self.project = project
        self.figures = {figure.key: figure for figure in figures if figure.is_money}

    def whole_here(self, amount: Amount) -> str | None:
        """The key of the amount on the page that one is a part of."""
        own = f"{self.project.kind}/{self.project.id}/amounts/"
        key = (amount.part_of or "").removeprefix(own)
        return key if key in self.project.amounts else None

    def shown(self, key: str, said: Flow | None) -> ShownAmount:
        """An amount and what is nested below it; ``said`` is the flow that a heading names."""
        amount = self.project.amounts[key]
        figure = self.figures.get(key) or self._without_currency(key, amount)
        shared = sharing(figure, self.catalogue)
        parts = (
            other for other, one in self.project.amounts.items() if self.whole_here(one) == key
        )
        seen = {"match", "part_of", *(["area"] if shared else ())}
        if figure.has_other_readings:
            seen.add("edition")
        if self.catalogue.called.phase(figure) == amount.label:
            seen.add("phase")
        return ShownAmount(
            key,
            amount,
            figure,
            is_figure=key in self.figures,
            names_flow=amount.flow is not said,
            context=frozenset(seen),
            is_inferred=figure.match is Match.INFERRED,
            shared=messages.capitalised(shared),
            whole=self._whole_elsewhere(amount),
            parts=tuple(self.shown(part, amount.flow) for part in parts),
            elsewhere=tuple(self._parts_elsewhere(figure)),
        )

    def _without_currency(self, key: str, amount: Amount) -> Figure:
        figures = amount_figures(self.project, key, amount, self.catalogue.editions)
        return next(figure for figure in figures if figure.stands)

    def _whole_elsewhere(self, amount: Amount) -> OtherProjectsAmount | None:
        figure = self.catalogue.figures.get(amount.part_of or "")
        return self._of_other(figure) if figure else None

    def _parts_elsewhere(self, figure: Figure) -> Iterator[OtherProjectsAmount]:
        for part in self.catalogue.parts_of(figure):
            if other := self._of_other(part):
                yield other

    def _of_other(self, figure: Figure) -> OtherProjectsAmount | None:
        record = self.catalogue.records[figure.kind, figure.record]
        if not isinstance(record, Project) or record.id == self.project.id:
            return None
        return OtherProjectsAmount(figure, record)
