"""All records by id, and what is asked of many of them at once."""
