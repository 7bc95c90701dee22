"""Files that people write (catalogue, units, workspace, links, readings, waivers) into model values."""
