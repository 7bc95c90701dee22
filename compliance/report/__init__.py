"""Pages: a report model into text or bytes."""
