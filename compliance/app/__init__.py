"""What the program can do: one short module per use case, each a table of contents."""
