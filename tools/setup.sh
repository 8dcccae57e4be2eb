#!/bin/sh
# Make the virtual environment with the pinned versions. Called by `make setup`; uses uv where there is one.
set -eu

"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "pixelgrad needs Python 3.11 or newer; $PYTHON is older. Name another one, such as: make setup PYTHON=python3.12" >&2
    exit 1
}

if command -v uv >/dev/null 2>&1; then
    [ -x "$VENV/bin/python" ] || uv venv --quiet --python "$PYTHON" "$VENV"
    # Compiled once, as pip does it: where Python may not write its compiled files, each start would compile all it imports.
    install() { uv pip install --quiet --compile-bytecode --python "$VENV/bin/python" "$@"; }
else
    [ -x "$VENV/bin/python" ] || "$PYTHON" -m venv "$VENV"
    "$VENV/bin/python" -m pip install --quiet --upgrade pip
    install() { "$VENV/bin/python" -m pip install --quiet "$@"; }
fi

echo "Setting up $VENV; the first time takes a while, since PyTorch is large."
case "$TORCH" in
    cpu)
        # uv knows PyTorch's own index; the matched pair has to come from there together.
        install uv
        "$VENV/bin/uv" pip install --quiet --compile-bytecode --python "$VENV/bin/python" --torch-backend cpu \
            $(grep -E '^(torch|torchvision)==' requirements.txt | sed 's/ *;.*//')
        ;;
    default) ;;
    *)
        echo "TORCH is default or cpu, not $TORCH" >&2
        exit 1
        ;;
esac
install -r requirements.txt
install --no-deps --editable .
