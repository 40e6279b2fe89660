"""The pages of a report as one book, and the book as a PDF."""
