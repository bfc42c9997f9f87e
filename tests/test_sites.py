"""What a folder tells of its sites: lines that are printed again, near-copies, and what a run makes of both."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cleaner import Cleaner, Settings
from cleaner.cli import main
from cleaner.errors import Interrupted, OutputFailed, WrongUsage
from cleaner.model import Document, Site, SiteLine
from cleaner.one_document import Order
from cleaner.reading import Source
from cleaner.reading.address import host_of, page_address
from cleaner.reading.glance import glance
from cleaner.reading.html import read_html
from cleaner.rules.site import site_line
from cleaner.run import clean_all, learn_all
from cleaner.sites import Store, load, save
from cleaner.sites.groups import Groups
from cleaner.sites.sample import Sample
from cleaner.sites.sketch import ALIKE, likeness, sketch
from cleaner.text.alike import keys
from cleaner.writing.tally import Tally
from tests.test_laws import invents_nothing, replays

MENU = ["Harbour Echo", "Tides and weather", "Our town in pictures", "The fish market"]
FOOT = ["Letters to the editor", "Printed on the island since 1871"]
NOUNS = [
    "mill",
    "boat",
    "harbour",
    "school",
    "bridge",
    "market",
    "tower",
    "church",
    "island",
    "garden",
    "ferry",
    "lighthouse",
    "quay",
    "storm",
    "net",
]
VERBS = ["burned", "opened", "closed", "sank", "rose", "fell", "moved", "waited", "answered", "failed"]


def story(seed: int, sentences: int = 8) -> list[str]:
    """Return paragraphs that no other seed has."""
    pick = random.Random(seed)
    return [
        f"The {pick.choice(NOUNS)} near the {pick.choice(NOUNS)} {pick.choice(VERBS)} on day {pick.randrange(9999)}, "
        f"and the old {pick.choice(NOUNS)} {pick.choice(VERBS)} when the {pick.choice(NOUNS)} {pick.choice(VERBS)}."
        for _ in range(sentences)
    ]


def page(seed: int) -> str:
    return "\n".join([*MENU, *story(seed), *FOOT]) + "\n"


def html(seed: int, host: str) -> str:
    inner = "".join(f"<p>{line}</p>" for line in page(seed).splitlines())
    link = f'<link rel="canonical" href="https://www.{host}/{seed}">'
    return f"<html><head>{link}</head><body>{inner}</body></html>"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return tmp_path / "raw"


def put(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def run(raw: Path, out: Path, workers: int = 1, **settings: Any) -> Tally:
    return clean_all(raw, Order(out, Settings(**({"language": "en"} | settings))), workers, lambda outcome: None)


def learned(raw: Path, file: Path, workers: int = 1) -> dict[str, Site]:
    learn_all(raw, file, workers)
    return {site.name: site for site in load.__wrapped__(file)}


def manifest(out: Path) -> dict[str, dict[str, Any]]:
    return {row["source"]: row for row in map(json.loads, (out / "manifest.jsonl").read_text("utf-8").splitlines())}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def site_lines(out: Path, name: str) -> list[str]:
    audit = (out / "audit" / f"{name}.jsonl").read_text("utf-8").splitlines()[1:]
    rows = map(json.loads, audit)
    return [row["before"].strip() for row in rows if row["rule"] == "site-line" and row["applied"]]


def test_what_a_site_prints_on_all_pages_goes(raw: Path, out: Path) -> None:
    for seed in range(6):
        put(raw, f"{seed}.txt", page(seed))
    run(raw, out)
    assert (out / "3.txt").read_text("utf-8").splitlines() == story(3)
    assert site_lines(out, "3.txt") == MENU + FOOT
    audit = (out / "audit/3.txt.jsonl").read_text("utf-8")
    assert "on 6 of 6 pages of raw" in audit


def test_pages_in_an_archive_tell_as_much_as_in_a_folder(raw: Path, out: Path) -> None:
    raw.mkdir()
    with zipfile.ZipFile(raw / "news.zip", "w") as archive:
        for seed in range(6):
            archive.writestr(f"{seed}.txt", page(seed))
    run(raw, out)
    assert (out / "news.zip/3.txt").read_text("utf-8").splitlines() == story(3)
    assert site_lines(out, "news.zip/3.txt") == MENU + FOOT


def test_a_handful_of_pages_tells_nothing(raw: Path, out: Path) -> None:
    for seed in range(4):
        put(raw, f"{seed}.txt", page(seed))
    run(raw, out)
    assert (out / "3.txt").read_text("utf-8").splitlines() == page(3).splitlines()


def test_sites_are_hosts_where_pages_name_them_and_folders_elsewhere(raw: Path, tmp_path: Path) -> None:
    for seed in range(6):
        put(raw, f"a/{seed}.html", html(seed, "echo.example"))
        put(raw, f"b/{seed}.html", html(seed + 10, "echo.example"))
        put(raw, f"b/{seed}.txt", page(seed + 20))
        put(raw, f"{seed}.txt", page(seed + 30))
    found = learned(raw, tmp_path / "sites.toml")
    assert {name: site.pages for name, site in found.items()} == {"echo.example": 12, "b": 6, "raw": 6}
    assert set(found["b"].lines) == set(keys("\n".join(MENU + FOOT)))


def test_reposts_of_one_story_count_once(raw: Path, out: Path) -> None:
    """Twenty sites may print a wire story, each with a headline and a last line of its own: it is no furniture."""
    for number in range(20):
        put(
            raw,
            f"{number:02}.txt",
            "\n".join([f"Headline {NOUNS[number % 15]}", *story(1, 30), *story(number, 1)]) + "\n",
        )
    run(raw, out)
    for number in range(20):
        assert (out / f"{number:02}.txt").read_text("utf-8") == (raw / f"{number:02}.txt").read_text("utf-8")


def test_reposts_do_not_hide_the_lines_of_their_site(raw: Path, tmp_path: Path) -> None:
    for seed in range(6):
        put(raw, f"{seed}.txt", page(seed))
        put(raw, f"{seed}-copy.txt", page(seed))
    found = learned(raw, tmp_path / "sites.toml")["raw"]
    assert (found.pages, found.lines["harbour echo"]) == (6, SiteLine(6, 6))


def test_prose_that_many_pages_quote_stays(raw: Path, out: Path) -> None:
    quoted = ["We shall build the mill again, stone by stone, and paint it red, said the mayor."]
    for seed in range(12):
        text = [*MENU, *story(seed, 3), *quoted, *story(seed + 50, 3), *FOOT]
        put(raw, f"{seed:02}.txt", "\n".join(text) + "\n")
    run(raw, out)
    assert quoted[0] in (out / "05.txt").read_text("utf-8")
    assert site_lines(out, "05.txt") == MENU + FOOT


def test_headings_that_articles_of_a_kind_share_stay(raw: Path, out: Path) -> None:
    items = ["2 eggs", "1 tsp salt", "200 g flour", "100 g butter", "1 onion", "3 apples", "a cup of milk"]
    for seed in range(40):
        some = random.Random(seed).sample(items, 4)
        text = [f"Cake of the {NOUNS[seed % 15]} no {seed}", "Ingredients", *some, "Method", *story(seed, 2), "Enjoy!"]
        put(raw, f"{seed:02}.txt", "\n".join(text) + "\n")
    run(raw, out)
    assert not [name for seed in range(40) for name in site_lines(out, f"{seed:02}.txt")]


def mixed(raw: Path) -> None:
    for seed in range(24):
        put(raw, f"{seed % 3}/{seed}.txt", page(seed))
        put(raw, f"pages/{seed}.html", html(seed + 100, f"site{seed % 2}.example"))
    for number in range(5):
        put(raw, f"wire/{number}.txt", "\n".join([*story(7, 30), *story(number, 1)]) + "\n")


def test_any_number_of_workers_learns_the_same(raw: Path, tmp_path: Path) -> None:
    mixed(raw)
    learn_all(raw, tmp_path / "one.toml", 1)
    learn_all(raw, tmp_path / "two.toml", 2)
    run(raw, tmp_path / "out1", 1)
    run(raw, tmp_path / "out2", 2)
    assert (tmp_path / "one.toml").read_bytes() == (tmp_path / "two.toml").read_bytes()
    assert contents(tmp_path / "out1") == contents(tmp_path / "out2")


def test_any_order_of_files_learns_the_same(raw: Path, tmp_path: Path) -> None:
    mixed(raw)
    other = tmp_path / "other" / "raw"
    for number, file in enumerate(sorted(raw.rglob("*.*"))):
        name = f"{(number * 31) % 101:03}{file.suffix}"
        put(other, str(file.parent.relative_to(raw) / name), file.read_text("utf-8"))
    learn_all(raw, tmp_path / "one.toml", 1)
    learn_all(other, tmp_path / "two.toml", 1)
    assert (tmp_path / "one.toml").read_bytes() == (tmp_path / "two.toml").read_bytes()


def test_what_was_learned_is_used_on_single_texts_later(raw: Path, tmp_path: Path) -> None:
    for seed in range(6):
        put(raw, f"{seed}.txt", page(seed))
    file = tmp_path / "sites.toml"
    learn_all(raw, file, 1)
    assert '{ pages = 6, beside = 6, line = "harbour echo" }' in file.read_text("utf-8")
    shown = CliRunner().invoke(main, ["run", "--language", "en", "--site-lines", str(file), "-", "-"], input=page(77))
    assert shown.stdout.splitlines() == story(77)
    cleaner = Cleaner(Settings(language="en", site_lines=str(file)))
    assert cleaner.clean(page(78)).text.splitlines() == story(78)


def test_a_line_that_is_deleted_from_the_file_is_kept(raw: Path, out: Path, tmp_path: Path) -> None:
    for seed in range(6):
        put(raw, f"{seed}.txt", page(seed))
    file = tmp_path / "sites.toml"
    learn_all(raw, file, 1)
    run(raw, out, site_lines=str(file))
    assert (out / "1.txt").read_text("utf-8").splitlines() == story(1)
    kept = [line for line in file.read_text("utf-8").splitlines() if "fish market" not in line]
    other = put(tmp_path, "edited.toml", "\n".join(kept))
    assert run(raw, out, site_lines=str(other)).done_already == 0
    assert (out / "1.txt").read_text("utf-8").splitlines() == ["The fish market", *story(1)]


def test_a_page_of_another_host_is_not_the_only_site_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "sites.toml"
    save([Site("echo.example", 9, {key: SiteLine(9, 9) for key in keys("\n".join(MENU + FOOT))})], file)
    cleaner = Cleaner(Settings(language="en", site_lines=str(file)))
    own = [finding.rule for finding in cleaner.clean_html(html(1, "echo.example")).findings]
    other = [finding.rule for finding in cleaner.clean_html(html(1, "other.example")).findings]
    assert "site-line" in own
    assert "site-line" not in other


STRANGE = [
    "a\tb",
    'say "so"',
    "back\\slash",
    "bell\x07 rings",
    "ünïcode 漢字 line",
    "del\x7fete",
    "[[site]]",
    "x = '''",
]


def test_the_file_says_what_was_learned_whatever_the_lines(tmp_path: Path) -> None:
    sites = [Site("a/b c", 9, {line: SiteLine(9, 4) for line in STRANGE}), Site('"', 5, {"ab": SiteLine(5, 0)})]
    save(sites, tmp_path / "sites.toml")
    assert list(load.__wrapped__(tmp_path / "sites.toml")) == sites


NAMED = '[[site]]\nname = "a"\npages = 3\n'


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[site]\n", "(at line 1, column 7)"),
        (
            '[[site]]\nname = "a"\npages = 3\nlines = [{ pages = "x", beside = 1, line = "b" }]\n',
            "`$.site[0].lines[0].pages`",
        ),
        ('[[site]]\nname = "a"\nlines = []\n', "missing required field `pages`"),
        ('[[stie]]\nname = "a"\n', "unknown field `stie`"),
    ],
)
def test_a_broken_file_is_named_with_the_place(text: str, complaint: str, raw: Path, tmp_path: Path) -> None:
    file = put(tmp_path, "sites.toml", text)
    put(raw, "a.txt", page(1))
    shown = CliRunner().invoke(main, ["run", str(raw), str(tmp_path / "out"), "--site-lines", str(file)])
    assert shown.exit_code == 2
    assert str(file) in shown.stderr
    assert complaint in shown.stderr
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match=r"none\.toml: it is not there"):
        load.__wrapped__(tmp_path / "none.toml")


def test_adding_an_unrelated_file_redoes_nothing_else(raw: Path, out: Path) -> None:
    for seed in range(6):
        put(raw, f"a/{seed}.txt", page(seed))
        put(raw, f"b/{seed}.txt", "\n".join(story(seed + 50)) + "\n")
    run(raw, out)
    put(raw, "b/new.txt", "\n".join(story(99)) + "\n")
    assert run(raw, out).done_already == 12
    assert run(raw, out).done_already == 13


def test_a_page_more_redoes_what_tells_of_its_site(raw: Path, out: Path, tmp_path: Path) -> None:
    for seed in range(6):
        put(raw, f"a/{seed}.txt", page(seed))
        put(raw, f"a/{seed}-plain.txt", "\n".join(story(seed + 50)) + "\n")
    run(raw, out)
    put(raw, "a/new.txt", page(99))
    assert run(raw, out).done_already == 6
    run(raw, tmp_path / "fresh")
    assert contents(out) == contents(tmp_path / "fresh")


def test_learning_is_off_when_asked(raw: Path, out: Path) -> None:
    for seed in range(6):
        put(raw, f"{seed}.txt", page(seed))
    run(raw, out, site_lines="off", duplicates="off")
    assert site_lines(out, "1.txt") == []


def copies(raw: Path) -> None:
    for seed in range(5):
        put(raw, f"{seed}.txt", "\n".join(story(seed, 20)) + "\n")
    for number in range(3):
        put(raw, f"wire-{number}.txt", "\n".join([*story(7, 30), *story(number + 20, number)]) + "\n")


def test_near_copies_are_reported(raw: Path, out: Path) -> None:
    copies(raw)
    run(raw, out)
    rows = manifest(out)
    assert {name: row["copies"] for name, row in rows.items() if row["copies"]} == {
        f"wire-{number}.txt": {"cluster": 1, "keep": "wire-2.txt"} for number in range(3)
    }
    assert {row["status"] for row in rows.values()} == {"ok"}
    again = run(raw, out)
    assert again.done_already == 8
    assert manifest(out) == rows


def test_near_copies_are_dropped_when_asked(raw: Path, out: Path) -> None:
    copies(raw)
    run(raw, out)
    tally = run(raw, out, duplicates="drop")
    assert tally.done_already == 6
    row = manifest(out)["wire-0.txt"]
    assert (row["status"], row["error"]) == ("skipped", "a near-copy of wire-2.txt")
    assert manifest(out)["wire-2.txt"]["status"] == "ok"
    assert not (out / "wire-0.txt").exists()
    assert not (out / "audit/wire-0.txt.jsonl").exists()


def test_documents_of_endless_lines_are_near_copies_too(raw: Path, out: Path) -> None:
    for number in range(5):
        put(raw, f"{number}.txt", " ".join(story(number // 2, 30)) + "\n")
    run(raw, out)
    found = [row["copies"] and row["copies"]["keep"] for row in manifest(out).values()]
    assert found == ["0.txt", "0.txt", "2.txt", "2.txt", None]


def test_inputs_that_say_nothing_are_no_copies_of_one_another(raw: Path, out: Path) -> None:
    for name, text in (("a.txt", ""), ("b.txt", " \n\n"), ("c.html", "<html></html>")):
        put(raw, name, text)
    run(raw, out, duplicates="drop")
    assert [(row["status"], row["copies"]) for row in manifest(out).values()] == [("empty", None)] * 3


def test_two_equal_files_are_enough_for_dropping(raw: Path, out: Path) -> None:
    put(raw, "a.txt", "Short.\n")
    put(raw, "b.txt", "Short.\n")
    run(raw, out, duplicates="drop")
    assert [row["status"] for row in manifest(out).values()] == ["ok", "skipped"]


def test_stories_of_one_event_are_no_near_copies() -> None:
    one, other = "\n".join(story(1, 30)), "\n".join([*story(1, 15), *story(2, 15)])
    assert likeness(sketch(one), sketch(one)) == 1.0
    assert likeness(sketch(one), sketch("\n".join([*story(1, 30), *story(2, 2)]))) >= ALIKE
    assert likeness(sketch(one), sketch(other)) < ALIKE
    assert sketch("Too short to tell.\n") is None


def test_groups_are_united_whatever_the_order() -> None:
    pairs = [(1, 2), (5, 6), (2, 6), (8, 9)]
    results = set()
    for order in (pairs, pairs[::-1]):
        groups = Groups(10)
        for one, other in order:
            groups.unite(other, one)
        results.add(tuple(map(groups.of, range(10))))
    assert results == {(0, 1, 1, 3, 4, 1, 1, 7, 8, 8)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("  Harbour  Echo ", "harbour\u00a0echo"),
        ("12 comments", "3 Comments"),
        ("Caf\u00e9 au port", "Cafe\u0301 au port"),
        ("soft\u00adhyphen", "softhyphen"),
        ("x" * 200 + " 1", "X" * 200 + " 22"),
    ],
)
def test_lines_that_a_site_prints_alike_have_one_key(one: str, other: str) -> None:
    assert keys(one) == keys(other) != [""]


def test_lines_without_words_and_endless_ones_have_no_key() -> None:
    assert keys("12\n|\n* a *\n\n" + "word " * 200) == [""] * 5
    assert keys("a\r\nTwo\rThree\n") == ["", "two", "three", ""]


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ('<link rel="canonical" href="https://a.example/x">', "https://a.example/x"),
        ("<link href='https://a.example/x' rel=canonical>", "https://a.example/x"),
        ('<meta property="og:url" content="http://b.example/"><base href="http://c.example/">', "http://b.example/"),
        ('<base href="http://c.example/">', "http://c.example/"),
        ('<link rel="stylesheet" href="http://c.example/a.css">', ""),
        ('<link rel="canonical" href="/x">', ""),
    ],
)
def test_a_page_names_its_address(head: str, address: str) -> None:
    assert page_address(f"<html><head>{head}</head><body></body></html>") == address


def test_hosts() -> None:
    assert [host_of(url) for url in ("https://www.A.example:80/x", "a.example", "", "http://[", "/x")] == [
        *("a.example", "a.example", "", "", ""),
    ]


def test_a_glance_sees_the_lines_that_reading_gives(tmp_path: Path) -> None:
    file = put(tmp_path, "a.html", html(1, "a.example"))
    assert glance(Source(file, "a.html")) == (read_html(html(1, "a.example"), "a").text, "a.example")


NAMES = ["Harbour Echo", "Weather and tides", "Our town in pictures"]


def cleaned(text: str) -> Any:
    return Cleaner(Settings(language="en")).clean_document(Document("text", text, site=site_line.EXAMPLE))


EXAMPLE_LINES = [
    "Harbour Echo",
    "Weather and tides",
    "Our town in pictures",
    "12",
    "|",
    "The mill burned down on Monday",
]


def test_the_laws_hold_with_learned_lines() -> None:
    pick = random.Random(1)
    for seed in range(60):
        own = [*story(seed, 4), "", "Newsletter", "Sign up for our newsletter", "Read also: the ferry", "a", "Menu"]
        raw = "\n".join(pick.choice(EXAMPLE_LINES + own) for _ in range(30))
        first = cleaned(raw)
        replays(first)
        invents_nothing(first)
        assert first.undo() == raw
        again = cleaned(first.text)
        assert again.text == first.text
        assert not [finding for finding in again.findings if finding.applied]


def test_a_text_of_the_sites_lines_alone_is_left_alone() -> None:
    text = "Harbour Echo\nWeather and tides\nOur town in pictures\n"
    assert cleaned(text).text == text


def test_a_full_disk_ends_the_survey_and_leaves_nothing(raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    def full(self: Store, sample: Sample) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Store, "add", full)
    for seed in range(6):
        put(raw, f"{seed}.txt", page(seed))
    with pytest.raises(OutputFailed, match="disk is full"):
        run(raw, out)
    assert contents(out) == {}


def test_ctrl_c_ends_the_survey_and_leaves_nothing(raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(self: Store, sample: Sample) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "add", stop)
    for seed in range(6):
        put(raw, f"{seed}.txt", page(seed))
    with pytest.raises(Interrupted):
        run(raw, out)
    assert contents(out) == {}


def test_a_killed_survey_leaves_nothing_to_the_run_that_follows(raw: Path, out: Path) -> None:
    for seed in range(300):
        put(raw, f"{seed}.txt", page(seed))
    process = subprocess.Popen([sys.executable, "-m", "cleaner", "run", str(raw), str(out), "--workers", "1"])
    waited_for(lambda: out.is_dir() and any(".cleaner-" in name for name in os.listdir(out)))
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not (out / "manifest.jsonl").exists()
    run(raw, out)
    assert not [name for name in contents(out) if ".cleaner-" in name]
    assert len(manifest(out)) == 300


def waited_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.001)


def test_inputs_that_cannot_be_read_cost_the_survey_nothing(raw: Path, out: Path) -> None:
    for seed in range(6):
        put(raw, f"{seed}.txt", page(seed))
    (raw / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (raw / os.fsdecode(b"name\xff.txt")).write_text(page(9), "utf-8")
    run(raw, out)
    assert manifest(out)["bad.txt"]["status"] == "failed"
    assert site_lines(out, "1.txt") == MENU + FOOT
    shutil.rmtree(out)
