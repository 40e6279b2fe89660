"""The pages of a report, one module for each kind: what there is to read on it, not how."""
