"""The pieces of the Word reader: names, styles, numbering, running text, grids."""
