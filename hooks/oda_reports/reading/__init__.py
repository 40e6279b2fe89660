"""Files into records; what keeps a file from being one, as problems."""
