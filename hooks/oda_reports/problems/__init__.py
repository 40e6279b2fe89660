"""What can be wrong with records: a problem as a value, its code, its place, its repair."""
