"""Pages of positioned words, from a PDF or a scan, into blocks: lines, paragraphs, ruled tables."""
