"""The Linux system calls that Python 3.11 has no name for, through ctypes."""

from __future__ import annotations

import ctypes
import os
import platform
import signal

# Flags of clone(2) and unshare(2): each gives the new process its own view of one thing.
NEW_MOUNTS = 0x00020000  # CLONE_NEWNS: what is mounted where
NEW_CGROUP = 0x02000000  # CLONE_NEWCGROUP: which control group it believes to be the root
NEW_HOSTNAME = 0x04000000  # CLONE_NEWUTS: the machine's name
NEW_IPC = 0x08000000  # CLONE_NEWIPC: System V shared memory, semaphores, message queues
NEW_USER = 0x10000000  # CLONE_NEWUSER: user ids, and with them what a capability is worth
NEW_PIDS = 0x20000000  # CLONE_NEWPID: process numbers; when the first process ends, the kernel kills all others
NEW_NET = 0x40000000  # CLONE_NEWNET: network interfaces, addresses, abstract sockets

# Flags of mount(2).
READ_ONLY = 1
NO_SETUID = 2
NO_DEVICES = 4
BIND = 4096
RECURSIVE = 16384
PRIVATE = 1 << 18
DETACH = 2  # of umount2(2): out of sight at once, gone when nobody uses it any more

# Of prctl(2).
_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_PR_CAPBSET_DROP = 24
_PR_SET_NO_NEW_PRIVS = 38
_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_CLEAR_ALL = 47, 4
_PR_SET_CHILD_SUBREAPER = 36

# System calls without a function in older C libraries; their numbers depend on the processor.
_NUMBERS = {
    "x86_64": {"clone": 56, "pivot_root": 155, "capset": 126, "mount_setattr": 442},
    "aarch64": {"clone": 220, "pivot_root": 41, "capset": 91, "mount_setattr": 442},
}
_LAST_CAPABILITY = 63

_libc = ctypes.CDLL(None if os.name == "posix" else "msvcrt", use_errno=True)


def supported() -> bool:
    """Whether the numbers of the system calls are known here."""
    return platform.system() == "Linux" and platform.machine() in _NUMBERS


def _check(result: int, what: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def _syscall(name: str, *args: object) -> int:
    number = _NUMBERS[platform.machine()][name]
    words = [ctypes.c_long(arg) if isinstance(arg, int) else arg for arg in args]
    return _check(_libc.syscall(ctypes.c_long(number), *words), name)


def unshare(flags: int) -> None:
    """Move this process into new namespaces."""
    _check(_libc.unshare(ctypes.c_int(flags)), "unshare")


def clone(flags: int) -> int:
    """Fork into new namespaces with one system call; return 0 in the child.

    Only for a process with a single thread: the C library's own fork handlers do not run. Python's do.
    """
    ctypes.pythonapi.PyOS_BeforeFork()
    # PyDLL keeps the interpreter's lock across the call, so that the child wakes up as its owner.
    call = ctypes.PyDLL(None, use_errno=True).syscall
    number = ctypes.c_long(_NUMBERS[platform.machine()]["clone"])
    zero = ctypes.c_long(0)
    pid = call(number, ctypes.c_long(flags | signal.SIGCHLD), zero, zero, zero, zero)
    if pid == 0:
        ctypes.pythonapi.PyOS_AfterFork_Child()
        return 0
    error = ctypes.get_errno()
    ctypes.pythonapi.PyOS_AfterFork_Parent()
    if pid < 0:
        raise OSError(error, f"clone: {os.strerror(error)}")
    return int(pid)


def mount(source: str | None, target: str, kind: str | None, flags: int, options: str = "") -> None:
    """Call mount(2)."""
    result = _libc.mount(
        source.encode() if source else None,
        target.encode(),
        kind.encode() if kind else None,
        ctypes.c_ulong(flags),
        options.encode() if options else None,
    )
    _check(result, f"mount {kind or source} at {target}")


class _MountAttributes(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint64) for name in ("set", "clear", "propagation", "userns_fd")]


def make_read_only(target: str) -> None:
    """Make a mount and all that lies below it read-only, without set-uid programs (mount_setattr(2), Linux 5.12)."""
    attributes = _MountAttributes(READ_ONLY | NO_SETUID, 0, 0, 0)
    at_cwd, recursive = -100, 0x8000
    size = ctypes.c_size_t(ctypes.sizeof(attributes))
    _syscall("mount_setattr", at_cwd, target.encode(), recursive, ctypes.byref(attributes), size)


def enter_root(target: str) -> None:
    """Make `target` the root of the file system, and let the old root go."""
    os.chdir(target)
    # With "." for both, the old root ends up mounted over the new one, and can be unmounted without a place of its own.
    _syscall("pivot_root", b".", b".")
    _check(_libc.umount2(b".", DETACH), "umount the old root")
    os.chdir("/")


def _prctl(option: int, first: int = 0, second: int = 0, what: str = "prctl") -> None:
    zero = ctypes.c_ulong(0)
    _check(_libc.prctl(ctypes.c_int(option), ctypes.c_ulong(first), ctypes.c_ulong(second), zero, zero), what)


def die_with_parent() -> None:
    """Have the kernel kill this process when the thread that forked it ends."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, what="PR_SET_PDEATHSIG")


def adopt_orphans() -> None:
    """Make this process the parent of the orphans among its descendants."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1, what="PR_SET_CHILD_SUBREAPER")


def let_others_look(allowed: bool) -> None:
    """Say whether processes of the same user may trace this one and read its memory and environment in /proc."""
    _prctl(_PR_SET_DUMPABLE, int(allowed), what="PR_SET_DUMPABLE")


def drop_privileges() -> None:
    """Give up every capability, for good: no program that is started later can bring one back."""
    _prctl(_PR_SET_NO_NEW_PRIVS, 1, what="PR_SET_NO_NEW_PRIVS")
    for capability in range(_LAST_CAPABILITY + 1):
        try:
            _prctl(_PR_CAPBSET_DROP, capability)
        except OSError:
            break  # the kernel knows no more of them
    _prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_CLEAR_ALL, what="PR_CAP_AMBIENT")
    version_3 = (ctypes.c_uint32 * 2)(0x20080522, 0)
    nothing = (ctypes.c_uint32 * 6)()
    _syscall("capset", ctypes.byref(version_3), ctypes.byref(nothing))
