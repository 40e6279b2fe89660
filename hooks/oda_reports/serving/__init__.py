"""What a served site shows while records are being written, and whom it answers."""
