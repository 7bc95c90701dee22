"""The pieces of the scan reader: rulings of a picture, the recognition engine, a page from its picture."""
