"""The card of the model: what it is, what it was made of, how good it is on pages that it never saw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from benchmarks.records import found
from training.examples import Example
from training.gating import ARTICLES
from training.measure import Figures
from training.network import DROPPED, EPOCHS, RATE, REACHES, SEED, WIDTH
from training.pages import DUMPS, SETS

FEWEST_DUMPS = 10
"""Dumps of a group for which figures are told."""
CARD = """# The model for dumps

What every line of the dump of a page is worth: the probability that it belongs to the article. Made by `make train`;
the file is `cleaner/page/dumps.npz` ({size:,} bytes). It holds numbers alone: weights by the hash of words and pairs of
words, and what is made of them and of the layout. No text can be read off it.

Three steps: a convolutional network, made with PyTorch and reckoned with numpy alone, says of every line how probably
it belongs to the article, by what it looks like, the {around} lines before and behind it, and the text as a whole;
from its verdicts on all lines boosted trees of LightGBM, kept as flat arrays, say whether the text is a dump; and other
trees look at the lines of a dump again, with the network's verdicts, the place in the text, and threads of comments.

- {trained:,} dumps of {sites:,} sites, {units:,} lines (wrapped ones put together), in {languages} languages: a text
  browser's renderings, real dumps, html2text, inscriptis, `get_text`, one line a block.
- Held back of the network, by site: {held:,} dumps, and with them the sites of the odd half of the labelled dumps. From
  all but the latter the second look is learned: what the network says of dumps that it knows by heart would mislead it.
- Seed {seed}; rows of {width} numbers, {dropped} of them left out by chance, {epochs} epochs, highest rate {rate}.
- Digest of the data: {digest}.

The article with its headline, standfirst, lists and tables is content. Captions and copies of the headline are learned
from as neither. Pages of products and lists of articles are left out.

## On dumps of pages that were not learned from

Each was judged by a second look that was learned from three quarters of the held-back sites, without its own.

4-word shingles against the text that the set holds as the article, whatever that leaves out (some hold no headline).

| group | dumps | F1 | precision | recall |
| --- | --- | --- | --- | --- |
{rows}
"""


Parts = tuple[Sequence[Example], Sequence[Example]]
"""The examples trained on and those held back."""


def card(model: Path, data: Path, parts: Parts, groups: Mapping[str, Figures]) -> str:
    """Return the card of a model file as Markdown."""
    trained, held = parts
    rows = (
        f"| {name} | {one.dumps} | {one.f1:.3f} | {one.precision:.3f} | {one.recall:.3f} |"
        for name, one in groups.items()
        if one.dumps >= FEWEST_DUMPS
    )
    return CARD.format(
        size=model.stat().st_size,
        trained=len(trained),
        sites=len({one.site for one in trained}),
        units=sum(len(one.labels) for one in trained),
        languages=len(Counter(one.language for one in trained)),
        held=len(held),
        seed=SEED,
        around=sum(REACHES),
        width=WIDTH,
        dropped=DROPPED,
        epochs=EPOCHS,
        rate=RATE,
        digest=digest(data),
        rows="\n".join(rows),
    )


def digest(data: Path) -> str:
    """Return a digest of all files that are trained on."""
    hashed = sha256()
    for name in (*SETS, DUMPS, *ARTICLES):
        path = found(data, name)
        hashed.update(path.read_bytes() if path else b"")
    return hashed.hexdigest()
