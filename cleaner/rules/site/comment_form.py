"""A comment form, or a call to comment.

What it does
    Takes out the labels of a comment form ("LEAVE A REPLY", "Your email address will not be
    published"), counters of comments and calls to take part in the debate.

Why it is noise
    It is a form for visitors; nothing of it belongs to the article.

Known limits
    The comments themselves are not recognised by their words.
"""

from __future__ import annotations

from cleaner.phrases import found_by

CODE = "SIT002"
CERTAINTY = "likely"
NOISE = (
    "LEAVE A REPLY",
    "Please enter your comment!",
)
KEPT = (
    "The mayor refused to leave a reply unanswered.",
    "He promised to reply to every comment.",
)

find = found_by("comment-form")
