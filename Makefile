# Two commands do everything on a fresh clone: `make lab` opens the course, `make test` runs all tests.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# default: what the package index gives (on Linux the CUDA builds); cpu: PyTorch's own CPU builds, far smaller.
TORCH ?= default
JOBS ?= 2

# nbgrader starts alembic, and notebooks start python, from PATH.
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: help setup lab lab-headless build demo test lint unit bench-grading bench-graphs bench-frameworks checkpoints gpu pins clean

help:
	@echo "make lab           open the course in JupyterLab (TORCH=cpu takes the smaller CPU builds of PyTorch)"
	@echo "make lab-headless  the same, but only print the address"
	@echo "make demo          play a class: release, submissions, grading, feedback"
	@echo "make test          run everything that CI runs"
	@echo "make build         make the notebooks from solutions/*/*.py"
	@echo "make site          build the course's book in site/ (some minutes the first time; executed notebooks are kept)"
	@echo "make test-colab    run every unit, released and solved, in environments like Colab's (ten minutes or more; needs uv)"
	@echo "make test-site     build it, and look at every page of it in a browser"
	@echo "make setup         set up .venv and do nothing else"
	@echo "make bench         measure everything, one after another:"
	@echo "make bench-grading   grading against stock nbgrader (half an hour)"
	@echo "make bench-fuzz      fuzz what reads hostile bytes (7 minutes; SECONDS=600 for ten a target)"
	@echo "make bench-frameworks the network of unit 08 in every framework that is installed"
	@echo "make bench-compression   make LeNet-300-100 200 and LeNet-5 600 times smaller (an hour; it goes on where it stopped)"

setup: $(VENV)/.ready-$(TORCH)

$(VENV)/.ready-$(TORCH): requirements.txt pyproject.toml tools/setup.sh
	@PYTHON="$(PYTHON)" VENV="$(VENV)" TORCH="$(TORCH)" sh tools/setup.sh
	@rm -f $(VENV)/.ready-* && touch $@

# In a container one is often root, which Jupyter wants to be told.
LAB := jupyter lab $(if $(filter 0,$(shell id -u)),--allow-root) notebooks

lab: setup
	$(LAB)

lab-headless: setup
	$(LAB) --no-browser

build: setup
	autograder build

demo: setup
	autograder demo

test: setup lint unit

lint: setup
	ruff check .
	ruff format --check .
	mypy
	autograder doctor --course

unit: setup
	pytest -n $(JOBS) --dist worksteal

# Sphinx wants every link to lead somewhere, and so does what looks at the pages afterwards.
site: setup
	python tools/site_build.py

# `make test` does the same with a small site: the guides, the reference and unit 01.
test-site: site
	PIXELGRAD_SITE="$(CURDIR)/site" pytest -n $(JOBS) tests/site

# `make test` does the same with unit 01, and without PyTorch. What is in such an environment: tools/colab.txt.
test-colab: setup
	pytest -n $(JOBS) --dist worksteal --durations 20 -o python_files='test_*.py whole_course.py' tests/colab

.PHONY: site test-site test-colab

# Measures grading against stock nbgrader, for half an hour; best on a machine that does nothing else.
bench-grading: setup
	python bench/grading.py

# Counts edge crossings of our graphs and of graphviz's, where dot is installed.
bench-graphs: setup
	python bench/graphs.py

# Runs the network of unit 08 in every framework that is installed, and checks that they give the same numbers.
bench-frameworks: setup
	python bench/frameworks.py

# Compresses both networks of unit 07 from three seeds each, and writes the table in docs/compression.md.
bench-compression: setup
	python bench/compression/run.py

# Trains the networks in data/ anew, on MNIST, in about ten minutes.
checkpoints: setup
	python tools/checkpoints.py

# Runs units 05 to 08 on a graphics card and on the CPU, and writes docs/gpu.md. Needs CUDA.
gpu: setup
	python tools/gpu.py

# Fuzzes everything that reads what hostile code has made, so many seconds each.
SECONDS ?= 60
bench-fuzz: $(VENV)/.ready-fuzz
	python bench/fuzz.py --seconds $(SECONDS)

# On demand, since the fuzzer is large, and not to be had for every system.
$(VENV)/.ready-fuzz: $(VENV)/.ready-$(TORCH) bench/requirements.txt
	@if command -v uv >/dev/null 2>&1; then uv pip install --quiet --python $(BIN)/python -r bench/requirements.txt; \
	else $(BIN)/python -m pip install --quiet -r bench/requirements.txt; fi
	@touch $@

# One after another, whatever JOBS says: they measure. The rest goes on where one does not reach its figures.
BENCHES := bench-grading bench-fuzz bench-compression bench-frameworks
bench:
	@missed=; for one in $(BENCHES); do $(MAKE) --no-print-directory $$one || missed="$$missed $$one"; done; \
	[ -z "$$missed" ] || { echo "not as it should be:$$missed" >&2; exit 1; }

.PHONY: bench bench-fuzz bench-compression

# Needs uv; run it after changing the ranges in pyproject.toml.
pins:
	sh tools/pins.sh

clean:
	rm -rf $(VENV) demo site artifacts .pytest_cache .mypy_cache .ruff_cache .hypothesis
