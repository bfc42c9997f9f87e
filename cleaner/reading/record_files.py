"""Which files hold many documents, and in which format: told by their names."""

from __future__ import annotations

GZIP, ZSTANDARD = COMPRESSED = (".gz", ".zst")
"""Behind the ending of a format."""

FORMATS = {
    "jsonl": (".jsonl", ".ndjson"),
    "csv": (".csv",),
    "tsv": (".tsv",),
    "parquet": (".parquet",),
    "warc": (".warc", ".wet"),
}
"""The formats by their names, each with the endings of its files."""

ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".tar.zst")


def format_of(name: str) -> str | None:
    """Return the format of the file `name`; None for one that holds no records."""
    lower = name.lower()
    bare = next((lower.removesuffix(ending) for ending in COMPRESSED if lower.endswith(ending)), lower)
    return next((name for name, of_one in FORMATS.items() if bare.endswith(of_one)), None)


def is_archive(name: str) -> bool:
    """Tell whether the file `name` is an archive: files in a file, each an input of its own."""
    return name.lower().endswith(ARCHIVES)


def holds_many(name: str) -> bool:
    """Tell whether the file `name` may hold many documents: as records, or as files of an archive."""
    return format_of(name) is not None or is_archive(name)


def endings() -> list[str]:
    """Return the endings of all files of records and of archives, without those of a compression."""
    return [ending for of_one in FORMATS.values() for ending in of_one] + [".zip", ".tar"]


def records_result_path(relative: str, to: str | None) -> str:
    """Return the path of the result of a file of records: that of the input, or with the ending `to` behind it where
    another format is wanted.
    """
    wanted = to and not relative.lower().endswith(f".{to}")
    return f"{relative}.{to}" if wanted else relative


def audit_name(output: str) -> str:
    """Return the path below the audits of the audit of a file of records: of the same name and format, but JSON lines
    for an archive.
    """
    return f"{output}.jsonl" if format_of(output) == "warc" else output
