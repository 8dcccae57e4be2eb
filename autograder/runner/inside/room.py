"""The room that the template moves into, and the small one in it that each submission gets.

Everything that a student's code may see is put into an empty, read-only file system: the system's libraries, this
Python and its packages, and the `pixelgrad` package. What is not put there does not exist.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import socket
import struct
from pathlib import Path

from . import kernel
from .line import Line, Message

INSIDE_UID = 1000
BOX = "/box"  # the only place that can be written to
_WRITABLE = {"/tmp": f"{BOX}/tmp", "/dev/shm": f"{BOX}/shm"}  # lead there
WORK = "/box/work"

_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/nix/store", "/gnu/store", "/sys/devices/system/cpu")
_SETTINGS = ("/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/localtime", "/etc/alternatives")
_DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
_PLACES = ("/proc", "/box", "/etc", "/dev", "/root", "/home", "/var", "/run")
_USER = f"student:x:{{}}:{INSIDE_UID}::{WORK}:/bin/sh\n"


def enter(line: Line, order: Message) -> int:
    """Leave the machine's file system for the room; return how many users there are in it.

    Parameters
    ----------
    line
        To the host, which is asked to write the map of user ids: it may name an id other than its own if it is root.
    order
        "shown": folders that are to be seen in the room; "packages": names and folders of packages that are put into
        the folder "course" there; "hidden": folders that must not be seen even if they lie below a shown one.
    """
    if os.getuid() == 0:
        os.setgroups([])
    kernel.unshare(kernel.NEW_USER | kernel.NEW_MOUNTS)
    line.send({"event": "unshared"})
    users: int = line.receive()["users"]
    # Opened now: root can still look into folders that the unprivileged user, which it becomes next, cannot enter.
    sources = {path: _open(path) for path in (*_SYSTEM, *_SETTINGS, *_DEVICES, *order["shown"])}
    sources |= {f"{order['course']}/{name}": _open(path) for name, path in order["packages"].items()}
    sources["/proc"] = _open("/proc")
    os.setresgid(INSIDE_UID, INSIDE_UID, INSIDE_UID)
    os.setresuid(INSIDE_UID, INSIDE_UID, INSIDE_UID)
    kernel.let_others_look(True)  # else /proc/self, which names the descriptors below, belongs to someone else

    kernel.mount(None, "/", None, kernel.PRIVATE | kernel.RECURSIVE)  # what is mounted from here on stays here
    root = "/tmp"
    kernel.mount("tmpfs", root, "tmpfs", kernel.NO_SETUID | kernel.NO_DEVICES, "size=1m,mode=755")
    for place in _PLACES:
        os.mkdir(root + place)
    # From the outside in: a hidden folder may lie in a shown one, and a shown one (an environment) in a hidden one.
    for path in sorted({*sources, *order["hidden"]}, key=len):
        source = sources.get(path)
        if source is not None:
            _show(source, path, root)
        elif path in order["hidden"] and os.path.isdir(root + path):
            kernel.mount("tmpfs", root + path, "tmpfs", kernel.NO_SETUID | kernel.NO_DEVICES, "size=64k,mode=755")
    for place, target in _WRITABLE.items():
        if not os.path.exists(root + place):  # else an environment lies below it, see `_make_writable`
            os.symlink(target, root + place)
    for name, target in (("fd", ""), ("stdin", "/0"), ("stdout", "/1"), ("stderr", "/2")):
        os.symlink(f"/proc/self/fd{target}", f"{root}/dev/{name}")
    Path(root, "etc/passwd").write_text("".join(_USER.format(INSIDE_UID + user) for user in range(users)))
    Path(root, "etc/group").write_text(f"student:x:{INSIDE_UID}:\n")
    Path(root, "etc/hosts").write_text("127.0.0.1 localhost\n")
    # For this user namespace, in which the submissions live: none of them can make another, and be privileged there.
    with contextlib.suppress(
        OSError
    ):  # some containers have /proc/sys read-only; the filter on system calls refuses too
        Path("/proc/sys/user/max_user_namespaces").write_text("0")
    kernel.make_read_only(root)
    kernel.enter_root(root)
    _lay_out_box(2**24)  # libraries that are imported here may want to leave a file; submissions do not see it
    for source in sources.values():
        if source is not None:
            os.close(source)
    return users


def furnish(disk: int, user: int) -> None:
    """Give the process that was just cloned into fresh namespaces its own /proc, its own files, and its own loopback.

    Parameters
    ----------
    disk
        Bytes that its files may take together.
    user
        Which of the room's users it becomes.
    """
    os.setresuid(INSIDE_UID + user, INSIDE_UID + user, INSIDE_UID + user)
    kernel.let_others_look(True)  # see `enter`
    kernel.mount("proc", "/proc", "proc", kernel.NO_SETUID | kernel.NO_DEVICES)
    _lay_out_box(disk)
    socket.sethostname("course")
    _loopback_up()


def _lay_out_box(size: int) -> None:
    """Mount a file system in memory, over the one that may be there already."""
    options = f"size={size},nr_inodes={max(1024, size // 2**14)},mode=755"
    kernel.mount("tmpfs", BOX, "tmpfs", kernel.NO_SETUID | kernel.NO_DEVICES, options)
    for name in ("tmp", "shm", "work"):
        os.mkdir(f"{BOX}/{name}")
    for place, target in _WRITABLE.items():
        if not os.path.islink(place):
            _make_writable(place, target)


def _make_writable(place: str, target: str) -> None:
    """Put `target` in the place of a folder in which something is shown, and show that again in it."""
    kept: dict[str, int] = {}
    mounts = [line.split()[4] for line in Path("/proc/self/mountinfo").read_text().splitlines()]
    for path in sorted(path.encode().decode("unicode_escape") for path in mounts if path.startswith(f"{place}/")):
        if not any(path.startswith(f"{above}/") for above in kept):
            kept[path] = os.open(path, os.O_PATH | os.O_CLOEXEC)
    kernel.mount(target, place, None, kernel.BIND)
    for path, source in kept.items():
        os.makedirs(path)
        kernel.mount(f"/proc/self/fd/{source}", path, None, kernel.BIND | kernel.RECURSIVE)
        os.close(source)


def _open(path: str) -> int | None:
    try:
        return os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return None


def _show(source: int, path: str, root: str) -> None:
    """Bind what a descriptor leads to at `path` below `root`, under the same name that it has outside."""
    target = root + path
    if os.path.lexists(target) and path != "/proc":
        return  # it lies in something that is shown already
    handle = f"/proc/self/fd/{source}"
    if os.path.islink(path) and path in _SYSTEM:  # /bin is usr/bin on most systems
        os.symlink(os.readlink(path), target)
        return
    os.makedirs(target if os.path.isdir(handle) else os.path.dirname(target), exist_ok=True)
    if not os.path.isdir(handle):
        Path(target).touch()
    kernel.mount(handle, target, None, kernel.BIND | kernel.RECURSIVE)


def _loopback_up() -> None:
    """Switch the loopback interface on: programs that talk to themselves expect it."""
    get_flags, set_flags, up = 0x8913, 0x8914, 1  # SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        request = struct.pack("16sh14x", b"lo", 0)
        name, flags = struct.unpack("16sh14x", fcntl.ioctl(any_socket, get_flags, request))
        fcntl.ioctl(any_socket, set_flags, struct.pack("16sh14x", name, flags | up))
