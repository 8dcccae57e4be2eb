"""The page of the commands, written from what their parsers know."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

_HEAD = """\
# Commands

What `--help` says of `pixelgrad`, which students have, and of `autograder`, which builds and grades. In an `autograder`
command UNIT is a folder such as `01_images`.
"""


def commands_page(*parsers: argparse.ArgumentParser) -> str:
    """Return a page in Markdown: each program, each of its commands, each of their arguments."""
    lines = [_HEAD]
    for parser in parsers:
        lines += [f"## {parser.prog}", "", parser.description or "", ""]
        for name, words, command in commands_of(parser):
            lines += [f"### {parser.prog} {name}", "", f"{_sentence(command.description or words)}", ""]
            lines += ["```text", " ".join(command.format_usage().removeprefix("usage: ").split()), "```", ""]
            for action in _arguments(command):
                lines += [f"`{_term(action)}`", f": {_sentence(action.help or '')}", ""]
    return "\n".join(lines)


def commands_of(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    """Yield the name of each command, what is said of it in a line, and its own parser."""
    for group in parser._actions:
        if isinstance(group, argparse._SubParsersAction):
            words = {choice.dest: choice.help or "" for choice in group._choices_actions}
            yield from ((name, words.get(name, ""), command) for name, command in group.choices.items())


def _arguments(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    return [action for action in parser._actions if not isinstance(action, argparse._HelpAction)]


def _term(action: argparse.Action) -> str:
    value = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    if not action.option_strings:
        return action.metavar if isinstance(action.metavar, str) else action.dest
    names = ", ".join(action.option_strings)
    if action.nargs == 0:
        return names
    if action.nargs == "?":
        return f"{names} [{value}]"
    return f"{names} {value}" + (" …" if action.nargs in ("+", "*") else "")


def _sentence(words: str) -> str:
    """Begin with a capital and end with a full stop, and keep Markdown from reading more into it."""
    plain = words.replace("%%", "%").replace("<", "\\<").replace("*", "\\*").strip()
    return plain if not plain else plain[0].upper() + plain[1:] + ("" if plain.endswith((".", ")", '"')) else ".")
