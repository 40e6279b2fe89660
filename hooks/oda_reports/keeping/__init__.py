"""What is written over is whole: the old or the new, whatever happens in between."""
