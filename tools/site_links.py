"""Where the links of a built site lead, and whether that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# What a page needs to be shown, and so must not come from another host. Of <link>, those that make the browser fetch.
_FETCHED = {"img": ("src", "srcset"), "script": ("src",), "iframe": ("src",), "source": ("src", "srcset")}
_FETCHED |= {"video": ("src", "poster"), "audio": ("src",), "object": ("data",), "embed": ("src",), "use": ("href",)}
_FETCHED |= {"image": ("href",), "track": ("src",)}
_FETCHING_RELATIONS = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
_STYLE_ADDRESS = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s;]+)""")


@dataclass
class _Page(HTMLParser):
    """What a page holds: ids to be led to, and addresses."""

    ids: set[str] = field(default_factory=set)
    led_to: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read one element."""
        named = {name: value or "" for name, value in attrs}
        self.ids.update(value for name, value in named.items() if name == "id" or (tag == "a" and name == "name"))
        self.fetched.extend(_STYLE_ADDRESS.findall(named.get("style", "")))
        if tag == "a" and "href" in named:
            self.led_to.append(named["href"])
        elif tag == "link" and "href" in named:
            fetches = _FETCHING_RELATIONS & set(named.get("rel", "").split())
            (self.fetched if fetches else self.led_to).append(named["href"])
        for name in _FETCHED.get(tag, ()):
            if name in named:
                texts = named[name].split(",") if name == "srcset" else [named[name]]
                self.fetched.extend(text.split()[0] for text in texts if text.strip())


def find_broken(folder: Path) -> list[str]:
    """Return a line for every link, picture, style and script that leads nowhere, or to another host when it must not.

    Parameters
    ----------
    folder
        A built site. Links to other hosts are not followed.
    """
    folder = folder.resolve()
    pages = {path: _read(path) for path in sorted(folder.rglob("*.html"))}
    broken: list[str] = []
    for path, page in pages.items():
        where = path.relative_to(folder).as_posix()
        broken += [f"{where}: {what}" for what in _of_page(folder, path, page, pages)]
    for path in sorted(folder.rglob("*.css")):
        where = path.relative_to(folder).as_posix()
        addresses = _STYLE_ADDRESS.findall(path.read_text(encoding="utf-8"))
        broken += [f"{where}: {what}" for address in addresses for what in _of_file(path, address)]
    return broken


def _of_page(folder: Path, path: Path, page: _Page, pages: dict[Path, _Page]) -> Iterator[str]:
    for address in page.fetched:
        yield from _of_file(path, address)
    for address in dict.fromkeys(page.led_to):
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            continue
        target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
        target = target / "index.html" if target.is_dir() else target
        if not target.is_file() or not target.is_relative_to(folder):
            yield f"{address} leads nowhere"
        elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
            yield f"{address} leads to a place that is not on the page"


def _of_file(path: Path, address: str) -> Iterator[str]:
    parts = urlsplit(address)
    if parts.scheme == "data" or (not parts.path and not parts.netloc):
        return
    if parts.scheme or parts.netloc:
        yield f"{address[:80]} is fetched from another host"
    elif not (path.parent / unquote(parts.path)).is_file():
        yield f"{address} is not there"


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    return page
