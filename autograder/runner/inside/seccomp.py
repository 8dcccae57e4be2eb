"""A filter on system calls: what no course exercise needs, and what has let people out of sandboxes before.

The namespaces are what contains a submission. The filter keeps the kernel's less travelled roads closed, in which a
fault may still be found some day. It is a program of the classic Berkeley Packet Filter that the kernel runs before
each system call; it cannot be taken off again, and all children inherit it.

References
----------
seccomp(2), and Documentation/userspace-api/seccomp_filter.rst of the Linux kernel.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import socket
import struct
from typing import Any

# Refused with "operation not permitted". The two numbers are those of x86-64 and of 64-bit ARM; None: has no such call.
_REFUSED: dict[str, tuple[int | None, int | None]] = {
    # what is mounted, and what the root is
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "quotactl": (179, 60),
    "quotactl_fd": (443, 443),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    # new namespaces, in which a process would be privileged
    "unshare": (272, 97),
    "setns": (308, 268),
    # other processes' memory and files
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "pidfd_getfd": (438, 438),
    "kcmp": (312, 272),
    # memory that belongs to no process, so that nobody's limit counts it
    "shmget": (29, 194),
    "msgget": (68, 186),
    "semget": (64, 190),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    # files by number, past the path
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "lookup_dcookie": (212, 18),
    "fanotify_init": (300, 262),
    # large parts of the kernel with a history of faults
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    # the machine itself
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "reboot": (169, 142),
    "syslog": (103, 116),
    "acct": (163, 89),
    "vhangup": (153, 58),
    "iopl": (172, None),
    "ioperm": (173, None),
    "modify_ldt": (154, None),
    "uselib": (134, None),
    "ustat": (136, None),
    "personality": (135, 92),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "clock_adjtime": (305, 266),
    "adjtimex": (159, 171),
}
_CONNECT = (42, 203)
_CLONE = (56, 220)
_CLONE3 = (435, 435)
_SOCKET = (41, 198)

# clone(2) with any of these flags makes a namespace: mount, cgroup, hostname, IPC, user, process, net.
_NAMESPACE_FLAGS = 0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x10000000 | 0x20000000 | 0x40000000
# Netlink only tells about the (empty) network, and messaging libraries end the process where it is refused.
_FAMILIES = (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6, 16)

_ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # column above, and the kernel's own name
_X32 = 0x40000000  # on x86-64, a second set of numbers for the same calls begins here

# Where the kernel puts a call's number, processor and first argument (its lower and upper half).
_AT_NUMBER, _AT_ARCHITECTURE, _AT_ARGUMENT = 0, 4, 16
# Instructions: load a word; jump if equal, if greater or equal, if a bit is set; return.
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _IF_BITS, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _ERROR, _HAND_OVER = 0x7FFF0000, 0x80000000, 0x00050000, 0x7FC00000

_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
_SECCOMP = {"x86_64": 317, "aarch64": 277}
_SET_FILTER, _WITH_LISTENER = 1, 8


def install() -> int | None:
    """Filter the system calls of this process and of all that it will start.

    Returns
    -------
    int or None
        A descriptor to which the refused calls are handed over, see `autograder.runner.inside.witness`. This process
        must not make any such call itself from now on. None where the kernel has nothing of the kind, or a container
        around this one uses it already: the calls are refused without a word then.

    Raises
    ------
    OSError
        If the kernel has no such filters.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    zero = ctypes.c_ulong(0)
    code, header = _program(witnessed=True)
    call, flags = ctypes.c_long(_SECCOMP[platform.machine()]), ctypes.c_ulong(_WITH_LISTENER)
    listener = int(libc.syscall(call, ctypes.c_ulong(_SET_FILTER), flags, header))
    if listener >= 0:
        return listener
    code, header = _program(witnessed=False)
    if libc.prctl(_PR_SET_SECCOMP, ctypes.c_ulong(_MODE_FILTER), header, zero, zero) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"PR_SET_SECCOMP: {os.strerror(number)}")
    del code  # until here the header has pointed to it
    return None


def name_of(number: int) -> str:
    """Return the name of a refused system call, or of one that is only told."""
    column, _ = _ARCHITECTURES[platform.machine()]
    known = {**_REFUSED, "clone with new namespaces": _CLONE, "connect": _CONNECT}
    return next((name for name, numbers in known.items() if numbers[column] == number), f"system call {number}")


def _program(witnessed: bool) -> tuple[Any, Any]:
    """Return the program, and the structure that leads to it."""
    program = assemble(platform.machine(), witnessed)
    code = ctypes.create_string_buffer(program, len(program))
    # struct sock_fprog: the number of instructions, and where they are
    return code, ctypes.create_string_buffer(struct.pack("HP", len(program) // 8, ctypes.addressof(code)))


def assemble(machine: str, witnessed: bool = False) -> bytes:
    """Write the filter's program, 8 bytes an instruction.

    Parameters
    ----------
    machine
        "x86_64" or "aarch64".
    witnessed
        Whether refused calls, and those to connect(2), are handed over instead of just refused.
    """
    column, architecture = _ARCHITECTURES[machine]
    refuse = _step(_RETURN, _HAND_OVER) if witnessed else _error(errno.EPERM)
    program = [
        _step(_LOAD, _AT_ARCHITECTURE),
        _step(_IF_EQUAL, architecture, then=1),
        _step(_RETURN, _KILL),  # a 32-bit program: its numbers mean other calls
        _step(_LOAD, _AT_NUMBER),
    ]
    if machine == "x86_64":
        program += [_step(_IF_AT_LEAST, _X32, otherwise=1), _error(errno.ENOSYS)]
    for numbers in _REFUSED.values():
        number = numbers[column]
        if number is not None:
            program += [_step(_IF_EQUAL, number, otherwise=1), refuse]
    if witnessed:
        program += [_step(_IF_EQUAL, _CONNECT[column], otherwise=1), refuse]
    # clone3 hides its flags behind a pointer, where a filter cannot look; told that there is none, libraries use clone.
    program += [_step(_IF_EQUAL, _CLONE3[column], otherwise=1), _error(errno.ENOSYS)]
    program += [
        _step(_IF_EQUAL, _CLONE[column], otherwise=4),
        _step(_LOAD, _AT_ARGUMENT),
        _step(_IF_BITS, _NAMESPACE_FLAGS, otherwise=1),
        refuse,
        _step(_RETURN, _ALLOW),
    ]
    program += [_step(_IF_EQUAL, _SOCKET[column], then=1), _step(_RETURN, _ALLOW), _step(_LOAD, _AT_ARGUMENT)]
    for family in _FAMILIES:
        program += [_step(_IF_EQUAL, int(family), otherwise=1), _step(_RETURN, _ALLOW)]
    program.append(_error(errno.EAFNOSUPPORT))
    return b"".join(program)


def _step(operation: int, value: int, then: int = 0, otherwise: int = 0) -> bytes:
    """Write one instruction; `then` and `otherwise` say how many of the next ones a test skips."""
    return struct.pack("HBBI", operation, then, otherwise, value)


def _error(number: int) -> bytes:
    return _step(_RETURN, _ERROR | number)
