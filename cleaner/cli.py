"""The command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

import click

from cleaner import __version__
from cleaner.commands import Commands, complain
from cleaner.errors import ExitStatus, OutputFailed, WrongUsage, in_words
from cleaner.options import decisions, field_names, of_a_run, several
from cleaner.report.terminal import harmless, one_line

if TYPE_CHECKING:
    from cleaner.config import Config
    from cleaner.one_document import Order, Outcome
    from cleaner.report.sentence import Failures
    from cleaner.settings import RunSettings
    from cleaner.texts import Text, Texts
    from cleaner.workers import Engine
    from cleaner.writing.tally import Tally

STREAM = "-"
"""Standard input or output, where a file is asked for."""


def configured(config: Path | None, **given: Any) -> Config:
    """Return the settings that hold, `given` being the options of the command."""
    from cleaner.config import load

    return load({key: value for key, value in given.items() if value is not None and value != ()}, config)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="cleaner")
def main() -> None:
    """Clean scraped web text; every changed character has an owner."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


@main.command()
@click.argument("input", required=False, metavar="[IN]")
@click.argument("output", required=False, metavar="[OUT]")
@decisions
@of_a_run
@click.option("--again", is_flag=True, help="Also clean what is done already.")
def run(config: Path | None, again: bool, **given: Any) -> int:
    """Clean IN (a file or a folder) into the folder OUT.

    What is not given is taken from config.toml. The OUT - is standard output, the IN - is standard input.
    """
    from cleaner.report.sentence import sentence

    chosen = configured(config, **given)
    if chosen.run.output == STREAM:
        tally = _run_to_stream(chosen)
    elif chosen.run.input == STREAM:
        raise WrongUsage("what comes from standard input goes to standard output: cleaner run - -")
    else:
        tally = _run_to_folder(chosen, again)
    complain(sentence(tally))
    return ExitStatus.INPUT_FAILED if tally.failed else ExitStatus.FINE


def _run_to_folder(chosen: Config, again: bool) -> Tally:
    from cleaner.one_document import Order
    from cleaner.remote import path_of, place_of
    from cleaner.report.sentence import Failures
    from cleaner.run import clean_all
    from cleaner.writing.places import MANIFEST

    how = chosen.run
    root, order = place_of(how.input), Order(path_of(how.output), chosen.settings, again, to=how.to)
    engine = None
    if how.engine == "ray":
        from cleaner.engines.ray import on_cluster

        root, order, engine = on_cluster(root, order, how)
    failures = Failures(str(order.out / MANIFEST))
    if sys.stdout.isatty() and sys.stderr.isatty():
        return _run_on_terminal(root, order, how, engine, failures)
    seen = lambda outcome: _say(failures.line(outcome.row))  # noqa: E731
    return clean_all(root, order, how.workers, seen, how.time_limit, engine)


def _tell_failure(outcome: Outcome) -> None:
    from cleaner.report.sentence import failure

    _say(failure(outcome.row))


def _say(told: str | None) -> None:
    if told is not None:
        complain(told)


def _run_on_terminal(root: Path, order: Order, how: RunSettings, engine: Engine | None, failures: Failures) -> Tally:
    from cleaner.inputs import number_of_documents
    from cleaner.reading import discover
    from cleaner.report.live import progress
    from cleaner.report.summary import summary
    from cleaner.run import check_places, clean_all

    check_places(root, order.out)
    with progress(number_of_documents(discover(root, exclude=order.out))) as advance:
        seen = lambda outcome: advance(failures.line(outcome.row))  # noqa: E731
        tally = clean_all(root, order, how.workers, seen, how.time_limit, engine)
    click.echo(summary(tally), err=True, nl=False)
    return tally


def _run_to_stream(chosen: Config) -> Tally:
    from cleaner.one_document import Order
    from cleaner.remote import place_of
    from cleaner.stream import clean_file, clean_unnamed

    order, sink = Order(Path(), chosen.settings, to=chosen.run.to), sys.stdout.buffer
    if sys.stdout.isatty():
        sink = cast(BinaryIO, _Terminal())
    if chosen.run.input == STREAM:
        return clean_unnamed(sys.stdin.buffer, sink, order, _tell_failure)
    return clean_file(place_of(chosen.run.input), sink, order, _tell_failure)


class _Terminal:
    """Standard output where people read it: what is written there is harmless."""

    def write(self, text: bytes, /) -> int:
        """Show a text."""
        click.echo(harmless(text.decode("utf-8", "replace")), nl=False)
        return len(text)


def _show_text(text: bytes) -> None:
    """Print a text: to a terminal harmlessly, elsewhere byte for byte."""
    (_Terminal() if sys.stdout.isatty() else sys.stdout.buffer).write(text)


def _texts(paths: Sequence[Path], given: dict[str, Any]) -> Texts:
    from cleaner.texts import Texts

    return Texts(paths, configured(**given).settings, complain, sys.stdin.buffer)


@main.command()
@click.argument("input", type=click.Path(path_type=Path, exists=True), metavar="IN")
@click.option("--to", "file", required=True, type=click.Path(path_type=Path), metavar="FILE", help="Where to write it.")
@click.option("--workers", type=int, default=0, metavar="N", help="Processes; 0: as many as the work is worth.")
@field_names
def learn(input: Path, file: Path, workers: int, **given: Any) -> None:
    """Learn from the folder IN which lines its sites print on page after page, for --site-lines FILE."""
    from cleaner.report.sentence import learned
    from cleaner.run import learn_all

    complain(learned(*learn_all(input, file, workers, configured(None, **given).settings.fields)))


@main.command()
@several("paths")
@click.option("--format", type=click.Choice(("audit", "unified")), default="audit", help="Unified: as patch takes it.")
@click.option("--stat", is_flag=True, help="Only a table of what would be done.")
@decisions
def diff(paths: Sequence[Path], format: str, stat: bool, **given: Any) -> int:
    """Show what cleaning would change, each change signed by its rule. Writes nothing."""
    from cleaner.report.scores import stat_table

    texts = _texts(paths, given)
    if stat:
        click.echo(stat_table(texts), nl=False)
    elif format == "unified":
        for text in texts:
            _show_patch(text)
    else:
        _show_audit_diffs(texts, unheaded=str(paths[0]) if len(paths) == 1 else None)
    return ExitStatus.INPUT_FAILED if texts.failed else ExitStatus.FINE


def _show_audit_diffs(texts: Texts, unheaded: str | None) -> None:
    """Print the diff of each text below its name, but for the one file that was named: all know which it is."""
    for text in texts:
        _show_diff((f"# {one_line(text.name)}\n" if text.name != unheaded else "") + text.cleaned.diff())


def _show_patch(text: Text) -> None:
    """Print a unified diff: to a terminal harmlessly, elsewhere byte for byte."""
    from cleaner.writing.audit_file import digest, utf8

    patch = text.cleaned.diff("unified")
    if patch and digest(utf8(text.cleaned.raw)) != text.reading.raw_sha256:
        complain(f"{text.name}: the patch is for its text as UTF-8; the file itself ({text.reading.charset}) differs")
    if sys.stdout.isatty():
        _show_diff(patch)
    else:
        sys.stdout.buffer.write(utf8(patch))


def _show_diff(diff: str) -> None:
    from cleaner.report.painting import painted

    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    click.echo(painted(diff) if coloured else harmless(diff), nl=False)


@main.command()
@several("paths")
@decisions
def check(paths: Sequence[Path], **given: Any) -> int:
    """List what there is to clean as file:line: rule; the status is 1 when there is something. Writes nothing."""
    from cleaner.report.sentence import checked

    texts, numbers = _texts(paths, given), []
    for text in texts:
        applied = [finding for finding in text.cleaned.findings if finding.applied]
        numbers.append(len(applied))
        for finding in sorted(applied, key=lambda finding: finding.span):
            click.echo(one_line(f"{text.name}:{finding.line}: {finding.rule}  {finding.because}"))
    complain(checked(numbers))
    found = ExitStatus.FOUND_SOMETHING if any(numbers) else ExitStatus.FINE
    return ExitStatus.INPUT_FAILED if texts.failed else found


@main.command()
@several("paths")
@decisions
def score(paths: Sequence[Path], **given: Any) -> int:
    """Show the score of each text, signal by signal. Writes nothing."""
    from cleaner.report.scores import score_page

    texts = _texts(paths, given)
    for text in texts:
        click.echo(score_page(text), nl=False)
    return ExitStatus.INPUT_FAILED if texts.failed else ExitStatus.FINE


@main.command()
@click.argument("clean_file", metavar="CLEAN_FILE")
@click.option("--record", type=int, metavar="N", help="Of a file of records: the number of the one to print.")
@click.option("--audit", metavar="FILE", help="Its audit, where it is not found.")
def restore(clean_file: str, record: int | None, audit: str | None) -> None:
    """Print the text that CLEAN_FILE was made of, as it was decoded, byte for byte."""
    from cleaner.record_restore import restored
    from cleaner.remote import path_of
    from cleaner.writing.audit_file import utf8

    _show_text(utf8(restored(path_of(clean_file), record, path_of(audit) if audit else None)))


@main.command()
@click.argument("out", metavar="OUT")
@click.option("--to", "file", required=True, type=click.Path(path_type=Path), metavar="FILE", help="Where to write it.")
def report(out: str, file: Path) -> None:
    """Write what a run did, as OUT has it, as a page for a browser: sums, documents to look at, examples by rule."""
    from cleaner.overview import overview
    from cleaner.remote import path_of
    from cleaner.report.browser import browser_page
    from cleaner.writing import atomic
    from cleaner.writing.audit_file import utf8

    page = utf8(browser_page(overview(path_of(out))))
    try:
        atomic.write(file, page)
    except OSError as error:
        raise OutputFailed(f"{file}: cannot be written: {in_words(error)}") from error


@main.command()
@click.option("--language", metavar="CODE", help="Count and list the phrases of this language.")
def rules(language: str | None) -> None:
    """List the rules."""
    from cleaner.report.catalogue_pages import rule_list

    click.echo(rule_list(language), nl=False)


@main.command()
@click.argument("name")
def explain(name: str) -> None:
    """Say what the rule NAME (or code) takes out and why, with its limits and examples."""
    from cleaner.report.catalogue_pages import explanation

    click.echo(explanation(name), nl=False)


@main.command()
@decisions
@of_a_run
def settings(**given: Any) -> None:
    """Show the settings that hold here, and where each comes from."""
    from cleaner.config import shown

    click.echo(harmless(shown(configured(**given))), nl=False)
