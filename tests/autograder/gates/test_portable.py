"""What assumes Linux is found in the syntax tree, and what has another way out is left alone."""

from __future__ import annotations

import ast

import pytest

from autograder.gates.portable import find_unportable, linux_only
from autograder.gates.sheets import parse_cell


@pytest.mark.parametrize(
    "code",
    [
        "import os\nos.fork()",
        "from os import fork, path",
        "print(os.uname().sysname)",
        "signal.signal(signal.SIGALRM, stop)",
        "from signal import alarm",
        "import resource",
        "import fcntl as locks",
        "def f():\n    from resource import getrusage",
        "path = '/tmp/cache'",
        "open('/proc/cpuinfo', encoding='utf-8')",
        "Path('/dev/shm')",
        "f'/home/{user}/data'",
        "FOLDER = 'C:\\\\data'",
        "Path('data\\\\digits')",
        "str(path).split('/')",
        "__file__.rpartition('/')",
        "os.path.dirname(name).split('\\\\')",
        "os.system('ls')",
        "subprocess.run('ls | wc', shell=True)",
        "multiprocessing.get_context('fork')",
        "DataLoader(digits, batch_size=4, num_workers=2)",
        "open('notes.txt')",
        "Path('notes.txt').read_text()",
        "Path('notes.txt').write_text('größe')",
        "if ready:\n    os.getuid()",
        "try:\n    os.fork()\nexcept ValueError:\n    pass",
        "try:\n    pass\nexcept OSError:\n    os.fork()",
    ],
)
def test_what_assumes_linux_is_found(code):
    assert len(linux_only(ast.parse(code))) == 1, linux_only(ast.parse(code))


@pytest.mark.parametrize(
    "cell", ["!apt install graphviz", "files = !ls", "%%bash\nls", "%system ls", "%sx ls", "x = 1\n!nvidia-smi"]
)
def test_a_shells_command_in_a_cell_is_found(cell):
    assert len(linux_only(parse_cell(cell))) == 1


@pytest.mark.parametrize(
    "code",
    [
        '"""Reads /proc where it is."""',
        "def f():\n    '''/tmp is not used.'''",
        "try:\n    os.sysconf('SC_PAGE_SIZE')\nexcept (AttributeError, ValueError):\n    pass",
        "try:\n    import resource\nexcept ImportError:\n    resource = None",
        "if hasattr(os, 'sched_getaffinity'):\n    cores = os.sched_getaffinity(0)",
        "if sys.platform == 'linux':\n    os.fork()",
        "Path(tempfile.gettempdir()) / 'digits/train'",
        "open(path, 'rb')",
        "open(path, mode='wb')",
        "path.open('rb')",
        "open(path, encoding='utf-8')",
        "os.open(path, flags)",
        "path.read_text('utf-8')",
        "path.read_text(encoding='utf-8')",
        "DataLoader(digits, num_workers=0)",
        "'1/2'.split('/')",
        "print('a/b', '/')",
        "r'\\d+'",
        "subprocess.run([sys.executable, '-m', 'pip'], check=True)",
        "multiprocessing.get_context('spawn')",
    ],
)
def test_what_runs_everywhere_is_left_alone(code):
    assert linux_only(ast.parse(code)) == []


@pytest.mark.parametrize("cell", ["%matplotlib inline", "%pip install pixelgrad", "%%time\nx = 1"])
def test_magics_that_every_system_has_are_left_alone(cell):
    assert linux_only(parse_cell(cell)) == []


def test_the_gate_looks_into_the_package_and_into_the_cells(plant, folder):
    (folder / "pixelgrad/data").mkdir(parents=True)
    (folder / "pixelgrad/data/late.py").write_text("x = 1\nimport fcntl\n", encoding="utf-8")
    problems = find_unportable(plant("import numpy as np", "import numpy as np\n# !apt install graphviz"))
    assert (problems[0].file, problems[0].cell) == ("pixelgrad/data/late.py", "line 2")
    assert problems[1].file == "solutions/09_colours/colours.py"
    assert "'apt install graphviz'" in problems[1].advice
