"""Where countries lie: outlines read, projected, named and put on maps."""
