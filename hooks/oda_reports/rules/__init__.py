"""Rules across records: one small function each, its docstring the rule."""
