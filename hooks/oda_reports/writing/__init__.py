"""A catalogue into pages: which there are, what stands on them, how it is written."""
