"""By which names a served site may be asked for.

A page of another site can have its own name lead to this machine (DNS rebinding), and read drafts
under it. The name that the browser asked for says so: it stands in each request.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address

VARIABLE = "ODA_SERVE_HOSTS"
"""The environment's own names, divided by commas; ``*.`` stands for whatever is before a name."""

_LABEL = "[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?"
_NAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_HEADER = re.compile(r"(?:\[([0-9a-f:.]+)\]|([a-z0-9_.-]+))(?::[0-9]{0,5})?")


class BadHosts(Exception):
    """The variable holds what is no name of a host."""


@dataclass(frozen=True)
class Hosts:
    """The names that are answered: those of this machine, the address served at, those allowed."""

    address: str
    """At which the site is served: a name or a number."""
    allowed: tuple[str, ...] = ()

    def answer_to(self, host: str) -> bool:
        """Whether a request for this host may be answered.

        Nobody else can have a number lead here. So all are answered if all are listened to, as
        0.0.0.0 has it, else those of this machine.
        """
        if host == self.address.lower() or host == "localhost" or host.endswith(".localhost"):
            return True
        try:
            number = ip_address(host)
        except ValueError:
            return any(
                host.endswith(name[1:]) if name.startswith("*") else host == name
                for name in self.allowed
            )
        return number.is_loopback or self.address in ("0.0.0.0", "::")  # noqa: S104


def read_hosts(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The names that an environment allows. Raises ``BadHosts``."""
    names = [name.strip().lower() for name in environment.get(VARIABLE, "").split(",")]
    for name in filter(None, names):
        if not _NAME.fullmatch(name.removeprefix("*.")):
            raise BadHosts(
                f"{VARIABLE} has {name!r}: it takes names such as desk.example or *.desk.example, "
                "without https:// and port, divided by commas; correct it, or unset it"
            )
    return tuple(filter(None, names))


def host_of(header: str) -> str | None:
    """The host that a request's ``Host`` names, without its port; None if it names none."""
    found = _HEADER.fullmatch(header.strip().lower())
    return (found[1] or found[2]).removesuffix(".") or None if found else None
