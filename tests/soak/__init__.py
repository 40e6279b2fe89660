"""The long run: ``make soak`` tries by the ten thousand what the suite tries a few times.

Each module with a function ``run(count, seed)`` is one row of the table that a run ends with: its
docstring opens with what is tried, and ``run`` returns how often it was, and a line for each
failure. Try number n has the seed ``seed + n``, so that a run cut into parts is the same run.
"""
