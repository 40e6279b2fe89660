"""Whether every number on the site leads to a record."""
