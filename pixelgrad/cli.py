"""The command `pixelgrad`: reads its arguments, calls one library function and prints."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand and return its exit status."""
    options = make_parser().parse_args(arguments)
    # A terminal that cannot show a letter shows a question mark instead of failing.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    return int(options.run(options))


def make_parser() -> argparse.ArgumentParser:
    """Return what reads the arguments; the site's page of commands is written from it."""
    parser = argparse.ArgumentParser(prog="pixelgrad", description="For students of the pixelgrad course.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    look = commands.add_parser(
        "preflight",
        help="look at a notebook before handing it in",
        description="Look at a notebook as the grader will. Exit status: 0 fine, 1 mended or to be looked at, 2 unfit.",
    )
    look.add_argument("file", type=Path, help="the notebook")
    look.add_argument("--unit", help="such as 01_images; told from the notebook by default")
    look.add_argument(
        "--repair",
        nargs="?",
        type=Path,
        const=Path(),
        metavar="OUT",
        help="write a mended copy, beside the notebook by default; no file is ever overwritten",
    )
    look.set_defaults(run=_preflight)

    return parser


def _preflight(options: argparse.Namespace) -> int:
    from pixelgrad.preflight import exit_status, preflight, report_text, write_mended

    try:
        intake = preflight(options.file, options.unit)
    except ValueError as error:
        return _complain(str(error))
    print(report_text(intake))
    if options.repair is not None and intake.notebook is not None:
        if intake.ok:
            print("There was nothing to mend, and no copy was written.")
        else:
            try:
                written = write_mended(intake, options.file, None if options.repair == Path() else options.repair)
            except OSError as error:
                return _complain(f"could not write the mended copy: {error}")
            print(f"The mended copy: {written}")
    return exit_status(intake)


def _complain(text: str) -> int:
    print(f"pixelgrad: {text}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
