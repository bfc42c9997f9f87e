"""Captions of a video player or a picture gallery.

What it does
    Takes out "Watch the video", "Hide Caption", "Replay" and calls to open a gallery.

Why it is noise
    They are the buttons of a player that the text does not have.

Known limits
    A sentence of the article that points to a film in it stays, unless it is only a call to press
    play.
"""

from __future__ import annotations

from cleaner.phrases import found_by

CODE = "SIT010"
CERTAINTY = "likely"
NOISE = (
    "Hide Caption",
    "Click to enlarge",
)
KEPT = (
    "The brothers hide captions under every painting.",
    "She asked them to click to enlarge their horizons.",
)

find = found_by("player")
