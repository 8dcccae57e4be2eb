"""Hear of the system calls that a submission should not need: refuse them, and tell the host which.

The filter of `seccomp` hands these calls to whoever holds its listener. That is the supervisor, so that no code of the
submission can keep a call from being told, or make one up in another's name.

References
----------
seccomp_unotify(2).
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import ipaddress
import os
import socket
import struct
from collections.abc import Callable

from . import seccomp

_RECEIVE, _ANSWER = 0xC0502100, 0xC0182101  # SECCOMP_IOCTL_NOTIF_RECV, SECCOMP_IOCTL_NOTIF_SEND
_CALL = struct.Struct("<QII iIQ 6Q")  # id, process, flags; number, processor, where it was called; arguments
_REPLY = struct.Struct("<QqiI")  # id, value, error, flags
_GO_ON = 1
_MOST = 30  # different calls that are told of one submission


class Witness:
    """Answers the calls that the filter hands over.

    Parameters
    ----------
    listener
        What `autograder.runner.inside.seccomp.install` returned.
    """

    def __init__(self, listener: int) -> None:
        self._listener = listener
        self._told: set[str] = set()

    def fileno(self) -> int:
        """Return the listener's descriptor, for `select`."""
        return self._listener

    def close(self) -> None:
        """Close the listener."""
        os.close(self._listener)

    def hear(self, tell: Callable[[str], None]) -> None:
        """Tell what one call tried, if that is new, and answer it.

        In this order: once it is answered, the submission goes on, and the host may look at what it has been told.
        """
        call = bytearray(_CALL.size)
        try:
            fcntl.ioctl(self._listener, _RECEIVE, call)
        except OSError:
            return  # its process has ended since
        key, pid, _, number, _, _, *arguments = _CALL.unpack(call)
        name = seccomp.name_of(number)
        told = _address(pid, *arguments[1:3]) if name == "connect" else f"called {name}"
        if told and told not in self._told and len(self._told) < _MOST:
            self._told.add(told)
            tell(told)
        # A call to connect goes on, to where there is nothing: between the two, its address may be exchanged anyway.
        reply = (0, _GO_ON) if name == "connect" else (-errno.EPERM, 0)
        with contextlib.suppress(OSError):  # as above
            fcntl.ioctl(self._listener, _ANSWER, _REPLY.pack(key, 0, *reply))


def _address(pid: int, place: int, size: int) -> str:
    """Say where a process wants to connect to, or return an empty string if that lies inside."""
    try:
        with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
            memory.seek(place)
            address = memory.read(min(size, 28))
    except (OSError, ValueError, OverflowError):
        return "tried to connect to an address that could not be read"
    if len(address) < 8:
        return ""
    (family,) = struct.unpack_from("=H", address)
    (port,) = struct.unpack_from(">H", address, 2)
    if family == socket.AF_INET:
        where = ipaddress.ip_address(address[4:8])
    elif family == socket.AF_INET6 and len(address) >= 24:
        where = ipaddress.ip_address(address[8:24])
    else:
        return ""
    return "" if where.is_loopback or where.is_unspecified else f"tried to connect to {where}, port {port}"
