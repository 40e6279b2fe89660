"""``python -m oda_reports`` is the ``oda`` command."""

from oda_reports.cli import main

main(prog_name="oda")
