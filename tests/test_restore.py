"""The decoded raw text again, byte for byte, and a word about the first line that was changed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from cleaner.cleaning import Cleaner
from cleaner.errors import WrongUsage
from cleaner.model import Document
from cleaner.one_document import Order, audit_lines
from cleaner.reading import Reading
from cleaner.settings import Settings
from cleaner.writing.audit_file import Audit, digest, read_audit, utf8
from cleaner.writing.restore import Changed, restore, restore_file
from tests.texts import any_text

SCRAPE = """\
Le maire a signé l’accord mardi.
→ Abonnez-vous à la newsletter !
Le conseil votera  jeudi.
Inscrivez-vous à notre newsletter
La salle était pleine.
"""
SHA = digest(SCRAPE.encode())

TWO_RULES = Settings(only=("newsletter", "doubled-space"))


def audited(text: str, choice: Settings = TWO_RULES) -> tuple[bytes, Audit, bytes]:
    """Return the clean text, its audit, and the bytes of that."""
    order = Order(Path("out"), choice)
    reading = Reading(Document("a.txt", text), digest(utf8(text)), "utf-8", "every byte fits UTF-8", {})
    cleaned = Cleaner(order.settings).clean_document(reading.document)
    _, lines = audit_lines(reading, cleaned, order)
    return utf8(cleaned.text), read_audit(lines), lines


@settings(max_examples=40)
@given(any_text())
def test_the_raw_text_comes_back(text: str) -> None:
    clean, audit, _ = audited(text, Settings())
    assert restore(clean, audit) == text


def test_lines_of_findings_have_exactly_their_keys() -> None:
    _, audit, lines = audited(SCRAPE)
    rows = [json.loads(line) for line in lines.splitlines()[1:]]
    assert len(rows) == len(audit.findings) >= 2
    keys = ["rule", "code", "stage", "certainty", "because", "line", "span", "before", "after", "applied"]
    assert all(list(row) == keys for row in rows)
    for row in rows:
        start, end = row["span"]
        assert SCRAPE[start:end] == row["before"]
        assert row["line"] == SCRAPE.count("\n", 0, start) + 1


def test_the_first_line_tells_of_the_document() -> None:
    clean, _, lines = audited(SCRAPE)
    header = json.loads(lines.splitlines()[0])
    assert header["source"] == "a.txt"
    assert header["sha256_raw"] == digest(SCRAPE.encode())
    assert header["sha256_clean"] == digest(clean)
    assert (header["charset"], header["charset_because"]) == ("utf-8", "every byte fits UTF-8")
    assert header["language"]["code"] == "fr"
    assert set(header["language"]) == {"code", "share", "decided_by"}
    assert set(header["score"]) == {"value", "uncertainty", "signals"}
    assert set(header["score"]["signals"][0]) == {"name", "value", "weight", "share", "because"}
    assert header["counts"]["applied"]["newsletter"] == 2
    assert len(header["settings"]) == 64


def swap(lines: bytes, old: str, new: str) -> bytes:
    assert old.encode() in lines
    return lines.replace(old.encode(), new.encode(), 1)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda text: text.replace(b"jeudi", b"lundi"), "line 2 of the clean text was changed"),
        (lambda text: text.replace(b"Le maire", b"La maire"), "line 1 of the clean text was changed"),
        (lambda text: b"\n" + text, "line 1 of the clean text was changed"),
        (lambda text: text + b"Fin.\n", "line 4 of the clean text was changed"),
        (lambda text: text.removesuffix("La salle était pleine.\n".encode()), "line 3 of the clean text was changed"),
        (lambda text: b"", "line 1 of the clean text was changed"),
        (lambda text: text.replace(b"\n", b"\r\n"), "line 1 of the clean text was changed"),
        (lambda text: b"\xff" + text, "line 1 of the clean text was changed"),
    ],
)
def test_an_edited_clean_text_is_told_by_its_line(edit: Callable[[bytes], bytes], words: str) -> None:
    clean, audit, _ = audited(SCRAPE)
    with pytest.raises(Changed) as raised:
        restore(edit(clean), audit)
    assert str(raised.value) == words


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda a: swap(a, "→ Abonnez-vous à la newsletter !\\n", "→ Désabonnez-vous !\\n"), "line 2 of the audit"),
        (lambda a: b"\n".join(a.split(b"\n")[:-2]) + b"\n", "of the audit was changed"),
        (lambda a: a + a.split(b"\n")[1] + b"\n", "of the audit was changed"),
        (lambda a: swap(a, f'"sha256_decoded":"{SHA}', f'"sha256_decoded":"{"0" * 64}'), "line 1 of the audit"),
        (lambda a: swap(a, '"journal":[["site",[33', '"journal":[["site",[32'), "line 1 of the audit"),
        (lambda a: re.sub(rb'"spacing",\[\d+', b'"spacing",[1', a), "line 1 of the audit was changed: its journal"),
        (lambda a: swap(a, '"journal":[["site",[33,', '"journal":[["site",[33,33,33,'), "line 1 of the audit"),
    ],
)
def test_an_edited_audit_is_told_by_its_line(edit: Callable[[bytes], bytes], words: str) -> None:
    clean, _, lines = audited(SCRAPE)
    with pytest.raises(Changed, match=words):
        restore(clean, read_audit(edit(lines)))


def test_a_clean_text_whose_digest_alone_was_changed() -> None:
    clean, _, lines = audited(SCRAPE)
    with pytest.raises(Changed, match="the clean text or line 1 of the audit was changed"):
        restore(clean, read_audit(swap(lines, digest(clean), "0" * 64)))


def test_a_file_is_restored_with_the_audit_above_it(tmp_path: Path) -> None:
    clean, _, lines = audited(SCRAPE)
    (tmp_path / "audit" / "b").mkdir(parents=True)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "a.txt").write_bytes(clean)
    (tmp_path / "audit" / "b" / "a.txt.jsonl").write_bytes(lines)
    assert restore_file(tmp_path / "b" / "a.txt") == SCRAPE
    moved = (tmp_path / "b" / "a.txt").rename(tmp_path / "elsewhere.txt")
    with pytest.raises(WrongUsage, match="--audit"):
        restore_file(moved)
    assert restore_file(moved, tmp_path / "audit" / "b" / "a.txt.jsonl") == SCRAPE


def test_what_is_no_audit_is_said_to_be_none(tmp_path: Path) -> None:
    for name in ("clean.txt", "audit.jsonl"):
        (tmp_path / name).write_text("no audit\n")
    with pytest.raises(Changed, match="line 1"):
        restore_file(tmp_path / "clean.txt", tmp_path / "audit.jsonl")
    with pytest.raises(WrongUsage, match="it is not there"):
        restore_file(tmp_path / "clean.txt", tmp_path / "none.jsonl")


def test_a_rejected_text_is_in_its_audit(tmp_path: Path) -> None:
    clean, audit, lines = audited(SCRAPE, replace(TWO_RULES, min_score=1.0))
    if audit.header.status != "rejected":
        pytest.skip("the score is perfect")
    (tmp_path / "audit").mkdir()
    (tmp_path / "audit" / "a.txt.jsonl").write_bytes(lines)
    assert audit.header.rejected_text == clean.decode()
    assert restore_file(tmp_path / "a.txt") == SCRAPE
