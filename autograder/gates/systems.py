"""What Windows, macOS and Linux do not have in common, by the names that Python gives it."""

from __future__ import annotations

# Of `os`, what is there on all three: more is added on one of them with every version of Python, so that a list of the
# others would be out of date soon.
_OS = set(
    """
    DirEntry PathLike F_OK R_OK W_OK X_OK O_APPEND O_CREAT O_EXCL O_RDONLY O_RDWR O_TRUNC O_WRONLY SEEK_CUR SEEK_END
    SEEK_SET P_NOWAIT P_WAIT TMP_MAX abc abort access altsep chdir chmod close closerange cpu_count curdir defpath
    device_encoding devnull dup dup2 environ error execl execle execlp execlpe execv execve execvp execvpe extsep fdopen
    fsdecode fsencode fspath fstat fsync ftruncate get_exec_path get_inheritable get_terminal_size getcwd getcwdb getenv
    getlogin getpid getppid isatty kill linesep link listdir lseek lstat makedirs mkdir name open pardir path pathsep
    pipe popen putenv read readlink remove removedirs replace rmdir scandir sep set_inheritable spawnl spawnle spawnv
    spawnve stat stat_result strerror supports_bytes_environ supports_dir_fd supports_effective_ids supports_fd
    supports_follow_symlinks system terminal_size times times_result truncate umask unlink unsetenv urandom utime
    waitpid waitstatus_to_exitcode walk write
    """.split()  # noqa: SIM905
)
# Of other modules, what is missing somewhere.
_MISSING = {
    "np": {"complex256", "float128", "float96"},
    "select": {"devpoll", "epoll", "kevent", "kqueue", "poll"},
    "signal": set(
        """
        alarm getitimer pause pthread_kill pthread_sigmask setitimer siginterrupt sigpending sigtimedwait sigwait
        sigwaitinfo
        """.split()  # noqa: SIM905
    ),
    "socket": {"AF_NETLINK", "AF_PACKET", "AF_UNIX", "SO_REUSEPORT", "socketpair"},
    "time": {"clock_getres", "clock_gettime", "clock_gettime_ns", "clock_settime", "pthread_getcpuclockid", "tzset"},
    "ctypes": {"WinDLL", "windll"},
}
_SIGNALS = {"SIGABRT", "SIGFPE", "SIGILL", "SIGINT", "SIGSEGV", "SIGTERM", "SIG_DFL", "SIG_IGN"}
_BEGINNINGS = {"mmap": ("MAP_", "PROT_"), "time": ("CLOCK_",), "signal": ("ITIMER_",)}
_MODULES = set(
    """
    crypt curses fcntl grp nis ossaudiodev posix pty pwd readline resource spwd syslog termios tty
    _winapi msvcrt winreg winsound
    """.split()  # noqa: SIM905
)
# Not set on Windows, or not there in this form.
VARIABLES = {"DISPLAY", "HOME", "HOSTNAME", "LANG", "LOGNAME", "PWD", "SHELL", "TMPDIR", "USER"}


def has_everywhere(module: str, name: str) -> bool:
    """Whether a module of Python's library, or NumPy as `np`, has a name on every system."""
    if module == "os":
        return name in _OS
    if module == "signal" and name.startswith("SIG"):
        return name in _SIGNALS
    return name not in _MISSING.get(module, ()) and not name.startswith(_BEGINNINGS.get(module, ("\0",)))


def is_everywhere(module: str) -> bool:
    """Whether a module can be imported on every system."""
    return module.split(".")[0] not in _MODULES
