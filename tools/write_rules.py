"""Write ``docs/rules.md`` from the built-in rulesets; ``--check`` says whether it is up to date."""

from __future__ import annotations

import sys
from pathlib import Path

from compliance.files.catalogue import load_catalogue
from compliance.rules.documenting import rules_page
from compliance.rules.loading import load_rulesets

FILE = Path(__file__).parent.parent / "docs" / "rules.md"
ORDER = ("cchc-cascade", "cchc-document", "binh-dinh-2025")


def page() -> str:
    """The page as it should be."""
    catalogue = load_catalogue("cchc")
    return rules_page([load_rulesets([name], catalogue=catalogue)[0] for name in ORDER])


def main() -> int:
    if "--check" in sys.argv[1:]:
        return 0 if FILE.read_text(encoding="utf-8") == page() else 1
    FILE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
