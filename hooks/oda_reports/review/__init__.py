"""Two states of a report, and what changed between them."""
