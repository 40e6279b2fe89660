"""The year's work: what is left to do until a report has gone over to the next edition."""
