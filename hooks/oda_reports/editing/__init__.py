"""What helps while a record is written: fields explained, schemas, specimens."""
