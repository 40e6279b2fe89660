"""What git and the machine know of records and of a built site."""
