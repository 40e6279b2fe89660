"""Values of statistics as pictures: which there are, what they say, how they are drawn."""
