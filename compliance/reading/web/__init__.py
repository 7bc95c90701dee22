"""The pieces of the web page reader: the walk through the page and its grids."""
