"""Vietnamese capital letters, for patterns of names."""

from __future__ import annotations

UPPER = "A-ZĐÀÁẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÈÉẺẼẸÊẾỀỂỄỆÌÍỈĨỊÒÓỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÙÚỦŨỤƯỨỪỬỮỰỲÝỶỸỴ"
"""The inside of a character class; ranges such as ``À-Ỹ`` would hold small letters too."""

CAPITALISED = rf"[{UPPER}][\w'’]*(?:[^\S\n\t](?:-[^\S\n\t])?[{UPPER}][\w'’]*)*"
"""One or more capitalised words on one line ("Bà Rịa - Vũng Tàu")."""
