"""The language of ``when`` and ``require``: grammar, tree, types, evaluation in three values."""
