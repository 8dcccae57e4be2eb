"""Find a file that the course does not ship: in a folder of the user's, in the cache, or on the network.

A file counts only when the SHA-256 checksum of its contents is right; how well it was compressed plays no part. What is
fetched appears in the cache whole or not at all.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import os
import shutil
import tempfile
import time
import warnings
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER_VARIABLE = "PIXELGRAD_DATA"
TIMEOUT = 10  # seconds that a mirror may stay silent
_UNFINISHED = ".fetching-"
_STALE = 3600  # seconds after which what another process left unfinished is swept away


class DataUnavailableError(OSError):
    """A data set is neither here nor to be had. The message says where it was looked for."""


class DamagedFileWarning(UserWarning):
    """A file is there, but it is not whole or not the right one."""


class DamagedFileError(ValueError):
    """A file is not whole, or not the right one; the message says why."""


@dataclass(frozen=True)
class RemoteFile:
    """A gzip file with known contents.

    Parameters
    ----------
    name
        Its name, here and on the mirrors.
    contents
        The SHA-256 checksum of what is in it; None where only that of the published file is known, which counts then.
    packed
        The SHA-256 checksum of the file as the mirrors give it.
    """

    name: str
    contents: str | None
    packed: str


def cache_folder() -> Path:
    """Return the folder of the user's in which fetched files are kept."""
    import pooch

    return Path(pooch.os_cache("pixelgrad"))


def get_contents(
    file: RemoteFile, mirrors: Sequence[str], folders: Sequence[str] = ("",), cache: Path | None = None
) -> bytes:
    """Return what is in a file, and fetch it first if it lies nowhere.

    Parameters
    ----------
    file
        What is wanted.
    mirrors
        Addresses that the file's name is put behind; the next one is tried when one fails.
    folders
        Folders inside the one that the environment variable PIXELGRAD_DATA names, in which the file may lie.
    cache
        Where to keep what is fetched; the user's cache by default.

    Raises
    ------
    DataUnavailableError
        If it is nowhere, and no mirror gives it.
    """
    cache = cache_folder() if cache is None else cache
    own = os.environ.get(FOLDER_VARIABLE)
    places = [Path(own) / folder / file.name for folder in folders] if own else []
    for place in (*places, cache / file.name):
        if place.is_file():
            try:
                return unpack(place, file)
            except DamagedFileError as damage:
                warnings.warn(f"{place} is damaged: {damage}. It is fetched again.", DamagedFileWarning, stacklevel=2)
    return _fetch(file, mirrors, cache, [str(place.parent) for place in (*places, cache / file.name)])


def unpack(path: Path, file: RemoteFile) -> bytes:
    """Return what is in a file on the disk.

    Raises
    ------
    DamagedFileError
        If it cannot be read, is cut off, or holds something else than it should.
    """
    try:
        packed = path.read_bytes()
        data = gzip.decompress(packed)
    except EOFError:
        raise DamagedFileError(f"it ends too early, after {path.stat().st_size:,} bytes") from None
    except (gzip.BadGzipFile, zlib.error) as error:
        raise DamagedFileError(f"it cannot be unpacked ({error})") from None
    except OSError as error:
        raise DamagedFileError(f"it cannot be read ({error.strerror or error})") from None
    what, checked, expected = ("its contents", data, file.contents) if file.contents else ("it", packed, file.packed)
    digest = hashlib.sha256(checked).hexdigest()
    if digest != expected:
        raise DamagedFileError(f"the checksum of {what} is {digest[:12]}…, not {expected[:12]}…")
    return data


def _fetch(file: RemoteFile, mirrors: Sequence[str], cache: Path, looked_in: Sequence[str]) -> bytes:
    failures = []
    try:
        with _room_beside(cache) as room:
            for mirror in mirrors:
                try:
                    fetched = _download(mirror + file.name, file, room)
                    data = unpack(fetched, file)
                except Exception as error:  # whatever a mirror does, the next one may do better
                    failures.append(f"{mirror} ({_reason(error)})")
                    continue
                os.replace(fetched, cache / file.name)  # whole, or not at all
                return data
    except OSError as error:
        failures.append(f"the cache {cache} cannot be written ({error.strerror or error})")
    raise DataUnavailableError(
        f"{file.name} is not in {' or '.join(dict.fromkeys(looked_in))}, and could not be fetched: "
        f"{'; '.join(failures) or 'there is no mirror'}. Put it into a folder, and name that in {FOLDER_VARIABLE}."
    )


def _reason(error: BaseException) -> str:
    """Say in a few words why a download failed; a network's own message is a page long."""
    words = str(error).splitlines()[0] if str(error) else ""
    return f"{type(error).__name__}: {words[:100]}" if isinstance(error, ValueError) and words else type(error).__name__


def _download(address: str, file: RemoteFile, room: Path) -> Path:
    import pooch

    pooch.get_logger().setLevel("WARNING")
    downloader: Callable[..., object] = pooch.HTTPDownloader(progressbar=True, timeout=TIMEOUT)
    return Path(
        pooch.retrieve(address, known_hash=f"sha256:{file.packed}", fname=file.name, path=room, downloader=downloader)
    )


@contextlib.contextmanager
def _room_beside(cache: Path) -> Iterator[Path]:
    """Make a folder for unfinished files on the cache's own disk, and sweep away what others left behind."""
    cache.mkdir(parents=True, exist_ok=True)
    for left in cache.glob(f"{_UNFINISHED}*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _STALE:
                shutil.rmtree(left)
    with tempfile.TemporaryDirectory(prefix=_UNFINISHED, dir=cache, ignore_cleanup_errors=True) as room:
        yield Path(room)
