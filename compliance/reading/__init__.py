"""Documents into plans."""
