"""The figure: what it says of itself, how it is written and added up."""
