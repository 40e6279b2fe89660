"""Tries all that ``soak`` knows, in a process for each core, and ends with a table: ``make soak``.

What was tried whole and never failed has its row in the handbook written anew.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import date
from random import randrange

from conftest import ROOT

from soak.runs import Outcome, Part, modules, parts, share_of, try_apart, try_here
from soak.table import PAGE, name_of, table, with_results


def main(arguments: Sequence[str]) -> int:
    parser = ArgumentParser(prog="make soak")
    parser.add_argument("--part", nargs=3, metavar=("MODULE", "COUNT", "SEED"))
    parser.add_argument("--scale", type=float, default=1, help="0.01 tries a hundredth of all")
    parser.add_argument("--seed", type=int, help="the seed of a run that is to come again")
    parser.add_argument("only", nargs="*", help="modules; all if none is named")
    asked = parser.parse_args(arguments)
    if asked.part:
        module, count, seed = asked.part
        print(json.dumps(asdict(try_here(Part(module, int(count), int(seed))))))
        return 0
    seed = randrange(1_000_000_000) if asked.seed is None else asked.seed
    print(f"Seed {seed}", flush=True)
    outcomes = try_all(asked.only or modules(), asked.scale, seed)
    run = f"{date.today().isoformat()}, Python {platform.python_version()}, seed {seed}"
    print(f"\n{table(outcomes, run)}")
    failures = [(name, line) for name, one in outcomes.items() for line in one.failures]
    for name, line in failures:
        print(f"{name}: {line}", file=sys.stderr)
    whole = {name: one for name, one in outcomes.items() if not one.failures}
    if whole and asked.scale >= 1:
        page = ROOT / PAGE
        names = [name_of(module) for module in modules().values()]
        text = with_results(page.read_text("utf-8"), whole, run, names)
        page.write_text(text, "utf-8", newline="\n")
    return 1 if failures else 0


def try_all(names: Iterable[str], scale: float, seed: int) -> dict[str, Outcome]:
    """What comes of each module's share, by what it tries."""
    known = modules()
    outcomes = {name_of(known[name]): Outcome() for name in names}
    every = [part for name in names for part in parts(name, scale, seed)]
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        for part, outcome in zip(every, threads.map(try_apart, every), strict=True):
            name = name_of(known[part.module])
            outcomes[name] += outcome
            so_far = outcomes[name]
            whole = max(1, round(share_of(part.module).long * scale))
            print(
                f"{name}: {so_far.tried:,} of {whole:,}, {len(so_far.failures)} failed", flush=True
            )
    return outcomes


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
