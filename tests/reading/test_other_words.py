"""What people call things, and what the records call them."""

from __future__ import annotations

import pytest
from oda_reports.reading.other_words import FIELDS, NO_FIELDS, NO_TERMS, folded, terms_meant
from oda_reports.records.field_shapes import OneOf, blocks_of, shapes_of, terms_in
from oda_reports.records.kinds import MODELS
from oda_reports.records.vocabulary import (
    AreaRole,
    DateKind,
    Dimension,
    Flow,
    Nature,
    Qualifier,
    Role,
    Scale,
    Stage,
    Standing,
    Tying,
    Vocabulary,
)

VOCABULARIES = {
    terms.title: terms
    for model in MODELS.values()
    for block in (model, *blocks_of(model))
    for shape in shapes_of(block).values()
    if isinstance(terms := terms_in(shape), OneOf)
}


def meant(words: str, terms: type[Vocabulary]) -> list[tuple[str, bool]]:
    return [(found.term.value, found.sure) for found in terms_meant(words, tuple(terms))]


@pytest.mark.parametrize(
    ("words", "terms", "term"),
    [
        ("ongoing", Stage, "under-way"),
        ("In progress", Stage, "under-way"),
        ("実施中", Stage, "under-way"),
        ("millions", Scale, "million"),
        ("約", Qualifier, "about"),
        ("at most", Qualifier, "up-to"),
        ("ceiling", Qualifier, "up-to"),
        ("on hold", Stage, "suspended"),
        ("canceled", Stage, "cancelled"),
        ("preliminary", Standing, "provisional"),
        ("goal", Nature, "target"),
        ("paid out", Flow, "gross-disbursement"),
        ("joint financing", Flow, "cofinancing"),
        ("gender", Dimension, "sex"),
        ("partially tied", Tying, "partly-tied"),
        ("receiver", AreaRole, "recipient"),
        ("E/N", DateKind, "exchange-of-notes"),
        ("executing agency", Role, "implementing"),
    ],
)
def test_another_word_for_a_term_is_understood(
    words: str, terms: type[Vocabulary], term: str
) -> None:
    assert meant(words, terms) == [(term, True)]


def test_a_word_that_can_mean_something_else_is_not_sure() -> None:
    assert meant("handed over", Stage) == [("completed", False)]
    assert not any(sure for _, sure in meant("signing", DateKind))
    assert meant("terminated", Stage) == [("cancelled", False)]


@pytest.mark.parametrize("words", ["furlongs", "", "x", "grace"])
def test_a_word_for_nothing_that_there_is_means_nothing(words: str) -> None:
    found = [terms_meant(words, terms.terms) for terms in VOCABULARIES.values()]
    assert found == [[]] * len(VOCABULARIES)


@pytest.mark.parametrize("title", VOCABULARIES)
def test_each_term_is_known_by_its_value_and_its_label(title: str) -> None:
    terms = VOCABULARIES[title].terms
    assert terms
    for term in terms:
        for words in filter(None, (term.value, term.value.upper(), term.label)):
            (found,) = terms_meant(words, terms)
            assert found.term is term
            assert found.sure


def test_what_is_done_without_a_term_is_said_of_vocabularies_that_there_are() -> None:
    assert set(NO_TERMS) <= set(VOCABULARIES)
    assert all(isinstance(VOCABULARIES[title], OneOf) for title in NO_TERMS)


def test_what_is_a_field_in_some_block_says_elsewhere_where_that_is() -> None:
    terms_of_a_loan = set(FIELDS) & set(NO_FIELDS)
    assert {NO_FIELDS[word].partition(" stand ")[0] for word in terms_of_a_loan} == {
        "the terms of a loan"
    }


@pytest.mark.parametrize(("one", "other"), [("Under way", "UNDER_WAY"), ("Ｅ／Ｎ", "e/n")])
def test_ways_of_writing_the_same_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)
