"""What is no text."""

from __future__ import annotations

from cleaner.errors import CleanerError

SAMPLE = 65_536
"""Bytes that are looked at closely: more make detection slower and no better."""

CONTROLS = bytes(set(range(1, 32)) - set(b"\t\n\v\f\r\x0e\x0f\x1b")) + b"\x7f"
"""Control characters that no text needs; shifts and escapes belong to some charsets, NULs are counted by themselves."""

MOST_CONTROLS = 0.05
"""Share of control characters above which bytes that are not UTF-8 are binary data; in random bytes it is 0.1."""

MOST_IN_TEXT = 0.3
"""Share of NULs above which bytes are binary data, and of control characters in bytes that are UTF-8: a text that was
filled up or taken apart with them is still a text."""


class Unreadable(CleanerError):
    """An input that cannot be read as text; the message says in plain words why."""


def refuse_binary(data: bytes, most: float = MOST_CONTROLS) -> None:
    """Raise Unreadable for bytes among which there are too many control characters for a text."""
    sample = data[:SAMPLE]
    nuls, controls = share(sample, b"\0"), share(sample, CONTROLS)
    if controls <= most and nuls <= MOST_IN_TEXT:
        return
    import chardet

    kind = chardet.detect(sample)["mime_type"] or ""
    named = "" if kind.startswith("text/") or kind.endswith("octet-stream") else f"{kind}, "
    raise Unreadable(f"looks like binary data: {named}{nuls + controls:.0%} of its bytes are control characters")


def share(sample: bytes, which: bytes) -> float:
    """Return the share that some bytes have in a sample."""
    return 1 - len(sample.translate(None, which)) / len(sample) if sample else 0.0
