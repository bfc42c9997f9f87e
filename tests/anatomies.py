"""What is worked out of the phrases beforehand, so that a start takes no seconds.

`python -m tests.anatomies` tells whether `cleaner/languages/anatomies.json` is current, with `--write` it writes it.
"""

from __future__ import annotations

import json
import sys

from cleaner.scan import phrases
from cleaner.text.hearts import anatomy
from tests.docs import ROOT

FILE = ROOT / "cleaner" / "languages" / "anatomies.json"


def worked_out() -> str:
    """Return the anatomy of every phrase's pattern as JSON, a pattern a line."""
    patterns = sorted({phrase.match for _, phrase in phrases()})
    lines = [
        f"{json.dumps(pattern, ensure_ascii=False)}: {json.dumps(anatomy(pattern), ensure_ascii=False)}"
        for pattern in patterns
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> int:
    """Write the file, or tell whether that is due."""
    current = FILE.is_file() and FILE.read_text("utf-8") == worked_out()
    if "--write" in sys.argv[1:]:
        FILE.write_text(worked_out(), "utf-8")
        return 0
    sys.stderr.write("" if current else f"{FILE.name} is not current: python -m tests.anatomies --write\n")
    return int(not current)


if __name__ == "__main__":
    sys.exit(main())
