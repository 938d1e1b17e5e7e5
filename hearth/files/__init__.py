"""Photos, documents and voice notes that people send: checked by content, stripped, scanned, kept encrypted."""
