"""The base of the errors that a person who typed a command can do something about."""

from __future__ import annotations


class CommandError(Exception):
    """A command cannot go on; the message says what is wrong, where, and what to do."""
