"""The records: their models, and the words and dates that fields are made of."""
