"""Facts about an article that its text loses: found in what the rules took out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cleaner.audit import AuditEntry

DATE_RULE = "date-line"
ISO_DATE = re.compile(r"(?<!\d)\d{4}-\d{2}(?:-\d{2})?(?!\d)")


def recovered(findings: Iterable[AuditEntry]) -> dict[str, str]:
    """Return what applied findings tell of the article: `date` as ISO 8601, as exact as the line was."""
    for finding in findings:
        date = ISO_DATE.search(finding.before) if finding.rule == DATE_RULE and finding.applied else None
        if date:
            return {"date": date.group()}
    return {}
