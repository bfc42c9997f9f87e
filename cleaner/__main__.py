"""`python -m cleaner` is the command `cleaner`."""

from __future__ import annotations

import sys

from cleaner.errors import ExitStatus


def main() -> None:
    """Run the command; Ctrl-C while it is still being loaded is as quiet as later."""
    try:
        from cleaner.cli import main as command

        command(prog_name="cleaner")
    except KeyboardInterrupt:
        sys.exit(ExitStatus.INTERRUPTED)


if __name__ == "__main__":
    main()
