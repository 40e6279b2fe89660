"""Every rule across records, and the waivers that say where a warning does not apply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from oda_reports.catalogue.catalogue import Catalogue
from oda_reports.problems.problem import Edit, Problem, Repair, first_of
from oda_reports.reading.record_files import Folder
from oda_reports.records.model import Record
from oda_reports.records.vocabulary import Kind
from oda_reports.rules import (
    addresses,
    altered_marks,
    amounts,
    areas,
    corrections,
    dates,
    doubled_words,
    editions,
    excerpts,
    facts,
    file_names,
    maps,
    names,
    natures,
    numbers,
    parts,
    pictures,
    projects,
    proof,
    references,
    slipped_points,
    statistics,
    text_editions,
    texts,
    values,
    wholes,
)
from oda_reports.rules.checking import Checking, Rule

RULES: tuple[Rule, ...] = (
    references.named_records_exist,
    references.figure_references_resolve,
    references.references_are_whole,
    references.cited_sources_exist,
    references.footnotes_are_written,
    references.links_lead_somewhere,
    references.brackets_are_references,
    references.links_are_whole,
    areas.areas_have_ids_of_their_own,
    areas.countries_have_one_home,
    areas.countries_are_told_apart,
    projects.relations_lead_up_to_an_end,
    projects.phases_have_ids_of_their_own,
    projects.roles_are_of_areas_that_take_part,
    projects.parts_lie_within_their_whole,
    projects.amounts_of_parts_say_whether_they_are_parts,
    maps.maps_have_a_note,
    maps.countries_are_on_the_map,
    addresses.redirects_are_free,
    addresses.records_are_named_by_their_ids,
    addresses.published_addresses_stay,
    addresses.withdrawn_records_are_gone,
    addresses.sources_are_cited,
    editions.reports_are_editions,
    editions.features_are_of_an_edition,
    editions.editions_print_a_thing_once,
    editions.later_editions_are_drafts,
    editions.publications_have_editions,
    editions.publications_go_by_one_name,
    statistics.figures_have_one_value,
    statistics.counts_are_whole,
    statistics.money_has_the_decimals_of_its_currency,
    values.units_fit_measures,
    values.counts_are_not_negative,
    values.shares_are_not_negative,
    values.percentages_are_no_fractions,
    statistics.cumulative_counts_rise,
    statistics.revisions_are_explained,
    statistics.totals_add_up,
    statistics.measures_are_not_mixed,
    statistics.shares_stay_within_the_whole,
    statistics.conversions_agree,
    statistics.cumulative_counts_rise_evenly,
    statistics.stated_changes_have_a_before,
    statistics.statistics_shown_have_charts,
    parts.parts_are_of_the_kind_of_their_whole,
    parts.parts_fit_into_their_whole,
    amounts.totals_name_their_parts,
    amounts.labels_of_parts_name_a_whole,
    amounts.amounts_for_one_country_say_so,
    amounts.figures_are_told_apart,
    natures.natures_of_one_count_share_a_unit,
    natures.baselines_come_first,
    slipped_points.values_have_the_point_of_their_neighbours,
    dates.spans_of_years_are_no_months,
    dates.periods_end_after_they_start,
    dates.values_end_after_they_start,
    dates.dates_are_in_order,
    dates.years_are_of_this_time,
    wholes.wholes_are_named_in_full,
    wholes.no_figure_is_a_part_of_itself,
    wholes.figures_are_about_areas_of_their_project,
    wholes.targets_of_one_name_have_a_time,
    corrections.corrections_name_what_there_is,
    corrections.corrections_name_one_reading,
    corrections.corrections_change_something,
    corrections.corrections_are_in_order,
    corrections.corrected_values_stood_there,
    file_names.pages_have_places_of_their_own,
    file_names.pictures_have_names_for_every_computer,
    pictures.pictures_can_be_published,
    texts.texts_hold_no_pictures,
    texts.texts_are_not_nested_deeply,
    texts.texts_are_plain_markdown,
    texts.headings_have_words,
    texts.headings_have_room,
    facts.facts_are_carried,
    facts.carriers_exist,
    proof.figures_say_what_their_facts_say,
    proof.facts_of_all_values_are_of_statistics,
    excerpts.quotations_are_in_excerpts,
    names.forbidden_spellings_are_not_used,
    names.names_are_of_their_time,
    names.names_do_not_contradict,
    numbers.numbers_lead_to_records,
    doubled_words.marks_say_nothing_twice,
    altered_marks.marks_say_what_they_print,
    text_editions.texts_name_figures_of_their_edition,
)


def check(
    folder: Folder,
    catalogue: Catalogue,
    removed: Mapping[str, str] | None = None,
    older: Mapping[str, Sequence[str]] | None = None,
) -> list[Problem]:
    """Every problem of a folder, those of reading it too, less the warnings that are waived.

    ``removed`` and ``older`` are what git says of the folder, as ``Checking`` has it.
    """
    checking = Checking(folder, catalogue, removed, older)
    told = [problem for problem in folder.problems if problem.code != pictures.UNTOLD]
    problems = list(_with_known_ids(told, checking))
    problems += [problem for rule in RULES for problem in first_of(rule(checking))]
    errors = {(p.file, p.span.start) for p in problems if p.severity == "error"}
    # One cause, one message: quotation marks around a value that is refused are why it is.
    problems = [p for p in problems if p.code != "W402" or (p.file, p.span.start) not in errors]
    if errors:  # what is refused, or not there, may call for what stands in the report
        problems = [p for p in problems if p.code != "W422"]
    return list(_waive(problems, checking))


def _with_known_ids(problems: Iterable[Problem], checking: Checking) -> Iterator[Problem]:
    """The problems; where an id of a record is needed, only one that there is is offered."""
    for problem in problems:
        yield _with_known_id(problem, checking) if problem.wanted else problem


def _with_known_id(problem: Problem, checking: Checking) -> Problem:
    if not problem.repair:
        return problem
    (edit,) = problem.repair.edits
    kinds = tuple(kind for word in problem.wanted if (kind := Kind.named(word)))
    if any(checking.is_unread(kind, edit.text) for kind in kinds):
        return problem
    found = checking.suggest(edit.text, kinds)
    if found is None:
        help = f"write the id of a record in {' or '.join(kinds)}: there is none like this"
        return replace(problem, help=help, repair=None)
    repair = Repair((Edit(edit.span, found.id),), safe=found.sure)
    help = f"write the id, not the name: '{found.id}'" if found.sure else found.question
    return replace(problem, help=help, repair=repair)


def _waive(problems: Iterable[Problem], checking: Checking) -> Iterator[Problem]:
    """The problems without those waived, and with a warning for each waiver that waives none."""
    waiving = [record for record in checking.folder.records if record.waivers]
    used: set[tuple[str, str, str]] = set()
    for problem in problems:
        waived = [
            record
            for record in waiving
            if problem.code in record.waivers and _stands_in(problem, record, checking)
        ]
        used.update((record.kind, record.id, problem.code) for record in waived)
        if not waived:
            yield problem
    if checking.folder.unread or checking.folder.report is None:
        return  # what could not be read may call for them
    for record in waiving:
        for code in record.waivers:
            if (record.kind, record.id, code) not in used:
                yield checking.origin(record).problem(
                    ("waivers", code),
                    "W413",
                    f"nothing in this record calls for the warning {code}",
                    "remove this waiver",
                    key=True,
                )


def _stands_in(problem: Problem, record: Record, checking: Checking) -> bool:
    """Whether a problem stands in a record, which may share its file with others."""
    origin = checking.origin(record)
    if problem.file != origin.file:
        return False
    if not origin.loc:
        return True
    whole = origin.span()
    return whole.line <= problem.span.line <= whole.end_line
