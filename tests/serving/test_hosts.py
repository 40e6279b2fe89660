"""By which names a served site may be asked for."""

from __future__ import annotations

import pytest
from oda_reports.serving.hosts import VARIABLE, BadHosts, Hosts, host_of, read_hosts

AT_HOME = "127.0.0.1"
TO_ALL = "0.0.0.0"  # noqa: S104


@pytest.mark.parametrize(
    ("host", "address", "answered"),
    [
        ("localhost", AT_HOME, True),
        ("report.localhost", AT_HOME, True),
        ("127.0.0.1", AT_HOME, True),
        ("127.8.8.8", AT_HOME, True),
        ("::1", AT_HOME, True),
        ("evil.example", AT_HOME, False),
        ("localhost.evil.example", AT_HOME, False),
        ("evillocalhost", AT_HOME, False),
        ("127.0.0.1.evil.example", AT_HOME, False),
        ("192.0.2.7", AT_HOME, False),
        ("192.0.2.7", "192.0.2.7", True),
        ("192.0.2.7", TO_ALL, True),
        ("2001:db8::7", "::", True),
        ("evil.example", TO_ALL, False),
        ("desk.example", "Desk.example", True),
    ],
)
def test_a_site_answers_to_this_machine_and_the_address_it_is_served_at(
    host: str, address: str, answered: bool
) -> None:
    assert Hosts(address).answer_to(host) == answered


@pytest.mark.parametrize(
    ("host", "answered"),
    [
        ("desk.example", True),
        ("a.desk.example", False),
        ("a.forge.example", True),
        ("a.b.forge.example", True),
        ("forge.example", False),
        ("evilforge.example", False),
    ],
)
def test_names_that_are_allowed_are_answered(host: str, answered: bool) -> None:
    allowed = read_hosts({VARIABLE: " Desk.example, *.forge.example ,"})
    assert Hosts(AT_HOME, allowed).answer_to(host) == answered


def test_an_environment_that_says_nothing_allows_nothing() -> None:
    assert read_hosts({}) == read_hosts({VARIABLE: ""}) == ()


@pytest.mark.parametrize("name", ["*", "https://desk.example", "desk.example:8000", "a b", "*.*.x"])
def test_what_is_no_name_is_said(name: str) -> None:
    with pytest.raises(BadHosts, match=r"ODA_SERVE_HOSTS has '.*': it takes names such as"):
        read_hosts({VARIABLE: f"desk.example,{name}"})


@pytest.mark.parametrize(
    ("header", "host"),
    [
        ("localhost:8000", "localhost"),
        ("LOCALHOST.", "localhost"),
        ("[::1]:8000", "::1"),
        ("desk.example", "desk.example"),
        ("", None),
        (".", None),
        ("localhost,evil.example", None),
        ("evil.example@localhost", None),
        ("localhost:evil", None),
        ("localhost\tx", None),
        ("::1", None),
    ],
)
def test_a_request_names_its_host_once_with_or_without_a_port(header: str, host: str) -> None:
    assert host_of(header) == host
