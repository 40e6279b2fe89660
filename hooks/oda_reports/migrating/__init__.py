"""Records of an older form, put into the words of today in their files."""
