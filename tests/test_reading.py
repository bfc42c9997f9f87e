"""Inputs and their bytes: what is found in a folder, what is no text, and which charset a text is in."""

from __future__ import annotations

import os
import random
import socket
import zlib
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.reading import (
    Reading,
    Source,
    Unreadable,
    clashes,
    discover,
    looks_like_html,
    read,
    read_bytes,
    readers,
    result_path,
)
from cleaner.reading.charset import decode
from cleaner.reading.html import declared_charset

FRENCH = "Le maire a signé l’accord mardi à l’hôtel de ville.\r\nLe conseil votera jeudi, après la fête.\n"
RUSSIAN = "Мэр подписал договор во вторник в здании городского совета.\n"
HEBREW = "הטוחן הישן של הכפר יצא אל השדה בבוקר וחזר אל ביתו בערב עם שק של קמח לכל ילדי הכפר בשנת 1987"
CHINESE = "市长星期二在市政厅签署了协议，市议会将于星期四投票。\n"
DEEP = 1_100
ENGLISH = "The mayor signed the agreement on Tuesday.\n"


# Charsets


@pytest.mark.parametrize(
    ("data", "text", "charset", "why"),
    [
        (b"", "", "utf-8", "ASCII"),
        (ENGLISH.encode(), ENGLISH, "utf-8", "ASCII"),
        (FRENCH.encode(), FRENCH, "utf-8", "every byte fits UTF-8"),
        (b"\xef\xbb\xbf" + FRENCH.encode(), FRENCH, "utf-8", "byte order mark"),
        (FRENCH.encode("utf-16"), FRENCH, "utf-16-le", "byte order mark"),
        (b"\xfe\xff" + FRENCH.encode("utf-16-be"), FRENCH, "utf-16-be", "byte order mark"),
        (FRENCH.encode("utf-32"), FRENCH, "utf-32-le", "byte order mark"),
        (FRENCH.encode("utf-16-le"), FRENCH, "utf-16-le", "without a byte order mark"),
        (FRENCH.encode("utf-16-be"), FRENCH, "utf-16-be", "without a byte order mark"),
        (RUSSIAN.encode("utf-16-le"), RUSSIAN, "utf-16-le", "without a byte order mark"),
        (CHINESE.encode("utf-16-be"), CHINESE, "utf-16-be", "without a byte order mark"),
        (ENGLISH.encode("utf-32-be"), ENGLISH, "utf-32-be", "without a byte order mark"),
        (FRENCH.encode("windows-1252"), FRENCH, "windows-1252", "few"),
        ((RUSSIAN * 3).encode("koi8-r"), RUSSIAN * 3, "koi8-r", "chardet"),
        ((RUSSIAN * 3).encode("cp1251"), RUSSIAN * 3, "windows-1251", "chardet"),
        ((CHINESE * 3).encode("gb18030"), CHINESE * 3, "gb18030", "chardet"),
        ("日本語の記事です。".encode("iso2022_jp"), "日本語の記事です。", "iso-2022-jp", "chardet"),
        ("Déjà vu".encode("latin-1"), "Déjà vu", "windows-1252", "few"),
        ("Zażółć gęślą jaźń".encode("cp1250"), "Zażółć gęślą jaźń", "windows-1250", "chardet"),
        ("The miller’s cat slept.\n".encode("mac-roman"), "The miller’s cat slept.\n", "macintosh", "Macintosh"),
        (HEBREW.encode("cp424"), HEBREW, "cp424", "chardet"),
    ],
)
def test_text_is_decoded_as_it_was_written(data: bytes, text: str, charset: str, why: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.charset) == (text, charset)
    assert why in decoded.why


@pytest.mark.parametrize(
    ("data", "declared", "text", "charset"),
    [
        ("café".encode("latin-1"), "iso-8859-1", "café", "windows-1252"),
        ("“café”".encode("cp1252"), "ISO-8859-1", "“café”", "windows-1252"),
        (b"\x93ok\x9d", "windows-1252", "“ok\x9d", "windows-1252"),
        ("日本".encode("cp932"), "x-sjis", "日本", "shift_jis"),
        ("中国·—".encode("gbk"), "gb2312", "中国·—", "gb18030"),
        ("Éducation»".encode("latin-1"), "latin1", "Éducation»", "windows-1252"),
        ("É»".encode("latin-1"), "latin1", "É»", "windows-1252"),
        ("déjà là".encode(), "utf-16", "déjà là", "utf-8"),
        ("déjà là".encode(), "no-such-charset", "déjà là", "utf-8"),
        (b"plain", "base64", "plain", "utf-8"),
    ],
)
def test_a_declared_charset_is_believed(data: bytes, declared: str, text: str, charset: str) -> None:
    assert decode(data, declared)[:2] == (text, charset)


def test_a_declaration_that_the_bytes_belie_is_not_believed() -> None:
    decoded = decode(FRENCH.encode(), "iso-8859-1")
    assert decoded.text == FRENCH
    assert "although the page declares windows-1252" in decoded.why
    assert decode(FRENCH.encode("cp1252"), "utf-8").text == FRENCH
    assert decode((RUSSIAN * 3).encode("cp1251"), "shift_jis").text == RUSSIAN * 3


@pytest.mark.parametrize(
    ("data", "text", "lost"),
    [
        (FRENCH.encode() * 4 + b"\xff", FRENCH * 4 + "\ufffd", 1),
        (FRENCH.encode() * 9 + "é".encode()[:1] + b"!\xfe", FRENCH * 9 + "\ufffd!\ufffd", 2),
        (ENGLISH.encode("utf-16") + b"x", ENGLISH + "\ufffd", 1),
    ],
)
def test_what_cannot_be_decoded_is_shown_and_counted(data: bytes, text: str, lost: int) -> None:
    decoded = decode(data)
    assert decoded.text == text
    assert f"{lost} place" in decoded.why
    assert "U+FFFD" in decoded.why


def test_a_replacement_character_that_was_written_is_no_loss() -> None:
    assert decode("naïf \ufffd déjà".encode()) == ("naïf \ufffd déjà", "utf-8", "every byte fits UTF-8")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + zlib.compress(random.Random(1).randbytes(500)),
        b"PK\x03\x04" + random.Random(2).randbytes(500),
        b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n" + random.Random(3).randbytes(500),
        random.Random(4).randbytes(3000),
        bytes(2000),
    ],
    ids=["png", "zip", "pdf", "random", "nuls"],
)
@pytest.mark.parametrize("declared", [None, "utf-8", "windows-1252"])
def test_binary_data_is_refused(data: bytes, declared: str | None) -> None:
    with pytest.raises(Unreadable, match="looks like binary data"):
        decode(data, declared)


@pytest.mark.parametrize(
    "text", ["Hello\0 world\n", "a\0b\0\0c plain text is here\n", "Hello\0 café, \0 men of the world\n"]
)
@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_text_with_some_nuls_is_text(text: str, charset: str) -> None:
    assert decode(text.encode(charset)).text == text


@pytest.mark.parametrize("end", ["\n", " "])
def test_the_first_letter_beyond_ascii_may_come_late(end: str) -> None:
    text = ENGLISH.replace("\n", end) * 40_000 + RUSSIAN.replace("\n", end) * 9
    assert decode(text.encode("koi8-r")).text == text


@given(st.text())
def test_any_utf8_comes_through(text: str) -> None:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    try:
        decoded = decode(data)
    except Unreadable:
        assert sum(character < " " or character == "\x7f" for character in text) > len(text) / 5
        return
    if decoded.charset == "utf-8":
        assert decoded.text == text.removeprefix("\ufeff")


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "latin-1", "shift_jis", "gbk", "x-user-defined", "\0"]))
def test_any_bytes_are_decoded_or_refused(data: bytes, declared: str | None) -> None:
    with suppress(Unreadable):
        text, charset, why = decode(data, declared)
        assert isinstance(text, str)
        assert charset
        assert why


@pytest.mark.parametrize(
    ("start", "declared"),
    [
        (b'<html><head><meta charset="koi8-r">', "koi8-r"),
        (b"<META CHARSET=utf-8>", "utf-8"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251" />', "windows-1251"),
        (b'<?xml version="1.0" encoding="iso-8859-2"?><html>', "iso-8859-2"),
        (b'<?xml version="1.0" encoding="utf-8"?><meta charset="big5">', "big5"),
        (b'<!-- <meta charset="big5"> --><meta charset="gbk">', "gbk"),
        (b'<p charset="big5">no', None),
        (b"<html>" + b" " * 9000 + b"<meta charset=big5>", None),
        (b"", None),
    ],
)
def test_what_a_page_declares(start: bytes, declared: str | None) -> None:
    assert declared_charset(start) == declared


# Reading one input


def test_a_text_file_comes_through_unchanged(tmp_path: Path) -> None:
    data = "Un\r\ndeux\rtrois\n\n quatre".encode("utf-8-sig")
    file = tmp_path / "a.TXT"
    file.write_bytes(data)
    reading = read(file, "corpus/a.TXT")
    assert reading.document.text == "Un\r\ndeux\rtrois\n\n quatre"
    assert reading.document.name == "corpus/a.TXT"
    assert reading.raw_sha256 == sha256(data).hexdigest()
    assert reading.metadata == {}


def test_a_page_in_its_own_charset_becomes_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.htm"
    file.write_bytes('<meta charset="windows-1251"><title>Мост</title><p>Мост открыт.<p>Снова.'.encode("cp1251"))
    reading = read(file)
    assert reading.document.text == "Мост открыт.\nСнова.\n"
    assert reading.charset == "windows-1251"
    assert reading.metadata["title"] == "Мост"


def test_an_unread_ending_is_refused() -> None:
    with pytest.raises(Unreadable, match=r"\.pdf is not a kind of file that is read"):
        read_bytes(b"text", "a", ".pdf")


def test_a_new_kind_of_file_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def read_shouting(data: bytes, name: str, *_: object) -> Reading:
        return read_bytes(data.upper(), name)

    monkeypatch.setitem(readers.READERS, ".loud", read_shouting)
    (tmp_path / "a.loud").write_bytes(b"hello")
    (source,) = discover(tmp_path)
    assert source.skip is None
    assert read(source.path).document.text == "HELLO"
    assert result_path("a.loud") == "a.loud.txt"


def test_what_is_wrong_with_a_file_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    said = {"gone.txt": "it is not there", "folder.txt": "folder", "pipe.txt": "not a file", "loop.txt": "circle"}
    for name, words in said.items():
        with pytest.raises(Unreadable, match=words):
            read(tmp_path / name)


def test_a_file_without_permission_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_text("words")
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(Unreadable, match="no permission"):
        read(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("data", "page"),
    [
        (b"<!DOCTYPE html><p>x", True),
        (b"\xef\xbb\xbf\n <html>", True),
        (b'<?xml version="1.0"?>\n<!-- saved -->\n<!doctype html>', True),
        ("<html lang=fr>".encode("utf-16"), True),
        (b"<b>bold</b> words", False),
        (b"The tag <html> opens a page.", False),
        (b"", False),
    ],
)
def test_a_page_without_a_name_is_known_by_its_start(data: bytes, page: bool) -> None:
    assert looks_like_html(data) == page


# Finding the inputs


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    return tmp_path / "raw"


def put(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("words\n")


def names(sources: Iterator[Source]) -> list[str]:
    return [source.relative for source in sources]


def told(root: Path, exclude: Path | None = None) -> dict[str, str]:
    """Return what is told of the inputs that are not to be read."""
    found = list(discover(root, exclude))
    assert len({source.relative for source in found}) == len(found)
    return {source.relative: source.problem or source.skip or "" for source in found}


def test_inputs_come_once_and_in_order(raw: Path) -> None:
    put(raw, "b.txt", "a/z.html", "a/b/c.htm", "a.txt", "é/Ä.txt", "B.txt")
    found = list(discover(raw))
    assert names(iter(found)) == ["B.txt", "a/b/c.htm", "a/z.html", "a.txt", "b.txt", "é/Ä.txt"]
    assert all(source.path.is_file() and not source.problem and not source.skip for source in found)
    assert names(discover(raw)) == names(iter(found))


def test_a_single_file_has_its_own_name(raw: Path) -> None:
    put(raw, "deep/in/a.txt", "b.pdf")
    assert list(discover(raw / "deep/in/a.txt")) == [Source(raw / "deep/in/a.txt", "a.txt", size=6)]
    (why,) = told(raw / "b.pdf").values()
    assert why.startswith(".pdf is not a kind of file that is read (.txt, .html, .htm, .jsonl")


def test_what_is_not_there_is_told(raw: Path) -> None:
    assert told(raw / "gone") == {"gone": "it is not there"}


def test_other_files_are_skipped(raw: Path) -> None:
    put(raw, "a.txt", "b.pdf", "README", ".hidden")
    os.mkfifo(raw / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        here = os.open(".", os.O_RDONLY)
        os.chdir(raw)  # the path of a socket has to be short
        try:
            server.bind("socket.txt")
        finally:
            os.fchdir(here)
            os.close(here)
    reasons = {source.relative: source.skip for source in discover(raw)}
    assert reasons["a.txt"] is None
    assert reasons["pipe.txt"] == "a pipe, not a file"
    assert reasons["socket.txt"] == "a socket, not a file"
    assert "its name has none of .txt" in str(reasons["README"])
    assert "its name has none of .txt" in str(reasons[".hidden"])


def test_links(raw: Path, tmp_path: Path) -> None:
    put(raw, "a.txt", "sub/b.txt")
    put(tmp_path, "outside/c.txt", "outside/deep/d.txt")
    (raw / "broken.txt").symlink_to("nowhere.txt")
    (raw / "circle.txt").symlink_to("circle.txt")
    (raw / "file.txt").symlink_to("a.txt")
    (raw / "out").symlink_to(tmp_path / "outside")
    (raw / "out2").symlink_to(tmp_path / "outside")
    (raw / "sub" / "up").symlink_to("..")
    (raw / "sub2").symlink_to("sub")
    (tmp_path / "outside" / "back").symlink_to(raw)
    assert told(raw) == {
        "a.txt": "",
        "broken.txt": "a broken link: nowhere.txt is not there",
        "circle.txt": "the link leads in a circle",
        "file.txt": "",
        "out/back": "the link leads in a circle: to a folder that it lies in",
        "out/c.txt": "",
        "out/deep/d.txt": "",
        "out2": "a folder that was searched already, as out",
        "sub/b.txt": "",
        "sub/up": "the link leads in a circle: to a folder that it lies in",
        "sub2": "a link to a folder that is searched at its own place",
    }


def test_the_output_is_no_input(raw: Path) -> None:
    put(raw, "a.txt", "out/a.txt", "out/audit/a.txt", "output/b.txt")
    (raw / "link").symlink_to("out")
    (raw / "link2").symlink_to("out/audit")
    assert set(told(raw, raw / "out")) == {"a.txt", "output/b.txt"}
    everything = {"a.txt", "out/a.txt", "out/audit/a.txt", "output/b.txt"}
    assert set(told(raw, raw.parent)) == {*everything, "link", "link2"}
    assert set(told(raw / "out", raw)) == {"a.txt", "audit/a.txt"}


def test_links_into_an_output_elsewhere_are_no_inputs(raw: Path, tmp_path: Path) -> None:
    put(tmp_path, "out/audit/a.txt")
    put(raw, "a.txt")
    (raw / "link").symlink_to(tmp_path / "out" / "audit")
    assert set(told(raw, tmp_path / "out")) == {"a.txt"}


def test_results_of_an_earlier_run_are_no_inputs(raw: Path) -> None:
    put(raw, "a.txt", "clean/a.txt", "clean/manifest.jsonl", "clean/scores.csv", "clean/audit/a.txt.jsonl")
    put(raw, "mine/a.txt", "mine/audit/a.txt", "mine/scores.csv")
    assert told(raw) == {
        "a.txt": "",
        "clean": "a folder with the results of an earlier run",
        "mine/a.txt": "",
        "mine/audit/a.txt": "",
        "mine/scores.csv": "",
    }
    assert "a.txt" in names(discover(raw / "clean"))


def test_the_output_may_be_made_during_the_search(raw: Path) -> None:
    put(raw, "a.txt", "b.txt")
    search = discover(raw, raw / "made")
    next(search)
    put(raw, "made/a.txt")
    assert names(search) == ["b.txt"]
    assert names(discover(raw, raw / "made")) == ["a.txt", "b.txt"]


def test_a_folder_without_permission_costs_itself_only(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(raw, "a.txt", "closed/b.txt", "z.txt")
    scandir = os.scandir

    def guarded(path: Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    assert told(raw) == {"a.txt": "", "closed": "cannot look into the folder: no permission", "z.txt": ""}


def test_a_file_that_vanishes_during_the_search_is_told(raw: Path) -> None:
    put(raw, "a.txt", "b.txt", "c.txt")
    search = discover(raw)
    first = next(search)
    (raw / "b.txt").unlink()
    rest = list(search)
    assert [first.problem, *(source.problem for source in rest)] == [None, "it is not there", None]


def test_names_that_are_no_utf8(raw: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    put(raw, name)
    assert names(discover(raw)) == [name]


@pytest.fixture
def deep_folder(raw: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Make a folder that is deeper than Python calls may be, and take it away step by step, as no one else can."""
    monkeypatch.chdir(raw)
    for _ in range(DEEP):
        os.mkdir("d")
        os.chdir("d")
    Path("a.txt").write_text("words")
    yield "d/" * DEEP + "a.txt"
    os.remove("a.txt")
    for _ in range(DEEP):
        os.chdir("..")
        os.rmdir("d")


def test_folders_may_be_deeper_than_calls(raw: Path, deep_folder: str) -> None:
    assert names(discover(raw)) == [deep_folder]


@pytest.mark.parametrize(
    ("relative", "result"),
    [
        ("a/b.txt", "a/b.txt"),
        ("a/b.TXT", "a/b.TXT"),
        ("a/b.html", "a/b.html.txt"),
        ("b.HTM", "b.HTM.txt"),
        ("a.txt/b.html", "a.txt/b.html.txt"),
    ],
)
def test_the_result_of_an_input(relative: str, result: str) -> None:
    assert result_path(relative) == result


def test_two_inputs_of_one_result_know_of_each_other(raw: Path) -> None:
    put(raw, "x.html", "x.html.txt", "x.txt", "sub/x.html", "y.html.txt")
    assert told(raw) == {
        "sub/x.html": "",
        "x.html": "its result would be x.html.txt, as that of x.html.txt",
        "x.html.txt": "its result would be x.html.txt, as that of x.html",
        "x.txt": "",
        "y.html.txt": "",
    }


@given(st.lists(st.sampled_from(["a.txt", "a.html", "a.html.txt", "a.htm", "a.htm.txt", "a.html.html"]), unique=True))
def test_clashes_are_all_and_only_those_that_share_a_result(relatives: list[str]) -> None:
    shared = clashes(relatives)
    for result, inputs in shared.items():
        assert len(inputs) > 1
        assert {result_path(relative) for relative in inputs} == {result}
    alone = [relative for relative in relatives if not any(relative in inputs for inputs in shared.values())]
    assert len({result_path(relative) for relative in alone}) == len(alone)
