"""The audits of records as a table of fixed types, so that all its pieces agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cleaner.records.arrow_tables import sound


def table_of_audits(rows: Sequence[Mapping[str, Any]]) -> Any:
    """Return the audits of records as a table."""
    import pyarrow as pa

    kept = list(map(_row, rows))
    try:
        return pa.Table.from_pylist(kept, _schema())
    except UnicodeEncodeError:
        return pa.Table.from_pylist(sound(kept), _schema())


def _row(audit: Mapping[str, Any]) -> dict[str, Any]:
    """Return an audit with names instead of places: pairs are maps or structures, and what is left out is there."""
    counts = audit["counts"] | {"applied": list(audit["counts"]["applied"].items())}
    journal = [{"stage": stage, "starts": list(starts)} for stage, starts in audit["journal"]]
    parts = [{"part": part, "first": first, "last": last} for part, first, last in audit.get("parts", ())]
    told = {"metadata": list(audit["metadata"].items()), "counts": counts, "journal": journal, "parts": parts}
    return {"guarded": False, "learned": ""} | dict(audit) | told


def _schema() -> Any:
    import pyarrow as pa

    text, whole, share, yes = pa.string(), pa.int64(), pa.float64(), pa.bool_()
    language = pa.struct({"code": text, "share": share, "decided_by": text})
    signal = {"name": text, "value": share, "weight": share, "share": share, "because": text}
    score = {"value": share, "uncertainty": share, "signals": pa.list_(pa.struct(signal))}
    counts = {"words": whole, "words_removed": whole, "findings": whole, "applied": pa.map_(text, whole)}
    journal = pa.struct({"stage": text, "starts": pa.list_(whole)})
    part = pa.struct({"part": text, "first": whole, "last": whole})
    named = dict.fromkeys(("rule", "code", "stage", "certainty", "because"), text)
    finding = named | {"line": whole, "span": pa.list_(whole, 2), "before": text, "after": text, "applied": yes}
    digests = dict.fromkeys(("sha256_raw", "sha256_decoded", "sha256_clean", "charset", "charset_because"), text)
    return pa.schema(
        {"record": whole, "id": text, "source": text, "status": text}
        | digests
        | {"language": language, "score": pa.struct(score), "metadata": pa.map_(text, text)}
        | {"counts": pa.struct(counts), "version": text, "settings": text, "journal": pa.list_(journal)}
        | {"clean_lines": text, "finding_lines": text, "guarded": yes, "learned": text}
        | {"parts": pa.list_(part), "rejected_text": text}
        | {"findings": pa.list_(pa.struct(finding))}
    )
