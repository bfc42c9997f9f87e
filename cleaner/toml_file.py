"""A TOML file that a user wrote or keeps, read with errors that name the file and the place."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from cleaner.errors import WrongUsage, in_words


def read_toml(file: Path) -> dict[str, Any]:
    """Return what a file says. Raises WrongUsage, naming the file and the place in it that is wrong."""
    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except OSError as error:
        raise WrongUsage(f"{file}: {in_words(error)}") from error
    except UnicodeDecodeError as error:
        raise WrongUsage(f"{file}: not UTF-8, as TOML has to be: {error}") from error
    except (ValueError, RecursionError) as error:  # the former also for a number of thousands of digits
        raise WrongUsage(f"{file}: {error}") from error
