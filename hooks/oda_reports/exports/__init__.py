"""What the site offers besides pages: one module a format, each a reader of the catalogue."""
