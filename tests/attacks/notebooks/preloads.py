"""Sets what later processes would load first: a library, a start-up file, a path, another Python."""

# %% added
import os
import pathlib
import shutil

home = pathlib.Path.cwd()
(home / "numpy.py").write_text("raise SystemExit('attack')")
(home / "sitecustomize.py").write_text("import os; os._exit(0)")
shutil.copy("/lib64/ld-linux-x86-64.so.2" if os.path.exists("/lib64/ld-linux-x86-64.so.2") else os.__file__, home / "a.so")
os.environ |= {
    "LD_PRELOAD": str(home / "a.so"),
    "LD_LIBRARY_PATH": str(home),
    "PYTHONPATH": str(home),
    "PYTHONSTARTUP": str(home / "sitecustomize.py"),
    "PYTHONHOME": "/nonexistent",
    "PATH": str(home),
    "IPYTHONDIR": str(home),
}
