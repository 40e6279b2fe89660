"""Records that get another id, or are withdrawn: what becomes of all files that name them."""
