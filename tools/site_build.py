"""Build the course's book into site/, and check where its links lead: `make site`.

The pages are gathered in a folder of their own, laid out like the repository, so that a link in docs/ leads to the same
page here and there. Nothing is copied by hand: guides come from docs/, chapters from notebooks/, the rest from
docs/site/ and from docstrings.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import nbformat
from site_commands import commands_page
from site_links import find_broken
from site_live import live_parts
from site_notebooks import SiteError, chapter, chapters_of, executed, title_and_promise

import autograder.cli
import pixelgrad.cli

ROOT = Path(__file__).resolve().parents[1]
RELEASED = "_released"


class Shelf:
    """The folder of the pages' sources. A file that stays as it was keeps its date, so that Sphinx does not redo it.

    Parameters
    ----------
    folder
        Where it is; `sweep` removes from it what was not put there since this object was made.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._put: set[Path] = set()

    def put(self, name: str, content: str | bytes) -> None:
        """Write a file, unless that is what it holds already."""
        path, data = self.folder / name, content.encode() if isinstance(content, str) else content
        self._put.add(path)
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def sweep(self) -> None:
        """Remove what an earlier build put here and this one did not."""
        for path in self.folder.rglob("*"):
            if path.is_file() and path not in self._put:
                path.unlink()


def build(
    root: Path, out: Path, work: Path, units: tuple[str, ...] = (), say: Callable[[str], None] = print
) -> list[str]:
    """Build the site and return what is wrong with its links.

    Parameters
    ----------
    root
        The course's folder.
    out
        Where the pages go; what lies there is replaced, once they are made.
    work
        What is kept between builds: executed notebooks, and what Sphinx has read.
    units
        Such as "01_images"; all by default.
    say
        Is told how it goes, a line at a time.

    Raises
    ------
    SiteError
        If a notebook fails, or Sphinx warns of anything.
    """
    shelf = Shelf(work / "source")
    gather(root, shelf, work / "executed", units, say)
    pages = work / "pages"  # first here: the notebooks' pictures are kept beside the pages, and are no part of them
    shutil.rmtree(pages, ignore_errors=True)
    command = [sys.executable, "-m", "sphinx", "--builder", "html", "--fail-on-warning", "--nitpicky", "--quiet"]
    command += ["--conf-dir", str(root / "docs" / "site"), "--doctree-dir", str(work / "doctrees")]
    read, settings = work / "doctrees" / "environment.pickle", root / "docs" / "site" / "conf.py"
    if read.is_file() and read.stat().st_mtime < settings.stat().st_mtime:
        command.append("--fresh-env")  # Sphinx notices new values there, and no new functions
    if subprocess.run([*command, str(shelf.folder), str(pages)], check=False).returncode:
        raise SiteError("Sphinx has warned; the lines above say of what")
    if out.exists():
        shutil.rmtree(out)
    shutil.move(pages, out)
    return find_broken(out)


def gather(root: Path, shelf: Shelf, cache: Path, units: tuple[str, ...], say: Callable[[str], None]) -> None:
    """Put the sources of all pages on the shelf."""
    own = root / "docs" / "site"
    for path in sorted(own.rglob("*.md")):
        shelf.put(path.relative_to(own).as_posix(), path.read_bytes())
    for path in sorted((root / "docs").glob("*.md")):
        shelf.put(f"docs/{path.name}", path.read_bytes())
    shelf.put("reference/commands.md", commands_page(pixelgrad.cli.make_parser(), autograder.cli.make_parser()))
    for name, part in live_parts().items():
        shelf.put(f"_parts/{name}.html", part)
    entries = []
    for path in chapters_of(root, units):
        unit, name = path.parent.name, path.name
        notebook = executed(root, path, cache, say)
        shelf.put(f"{RELEASED}/{name}", path.read_bytes())
        page = chapter(notebook, f"/{RELEASED}/{name}")
        shelf.put(f"notebooks/{unit}/{name}", nbformat.writes(page))
        title, promise = title_and_promise(notebook)
        entries.append(f"[{title}](notebooks/{unit}/{name})\n: {promise}\n")
    shelf.put("_parts/units.md", "\n".join(entries))
    shelf.sweep()


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the site, print how it goes, and return 1 where a link of it leads nowhere, 2 where it cannot be built."""
    parser = argparse.ArgumentParser(description="Build the course's book.")
    parser.add_argument("units", nargs="*", help="such as 01_images (default: all)")
    parser.add_argument("--out", type=Path, default=ROOT / "site", help="where the pages go (default: site)")
    parser.add_argument("--work", type=Path, default=ROOT / "artifacts" / "site", help="what is kept between builds")
    options = parser.parse_args(arguments)
    try:
        broken = build(ROOT, options.out, options.work, tuple(options.units))
    except SiteError as error:
        print(f"site: {error}", file=sys.stderr)
        return 2
    if broken:
        print("\n".join(broken), file=sys.stderr)
        return 1
    print(f"{sum(1 for _ in options.out.rglob('*.html'))} pages; open {options.out / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
