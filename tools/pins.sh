#!/bin/sh
# Write requirements.txt anew from the ranges in pyproject.toml. The file holds no addresses.
# The extra `frameworks` is left out: it is as large as all others together, and only shown.
set -eu
{
    echo "# Exact versions that the course is tested with; pyproject.toml holds the ranges. Made by \`make pins\`."
    echo "# What torch itself needs of CUDA is left to torch, so that a CPU build can take its place (make lab TORCH=cpu)."
    uv pip compile --quiet --universal --python-version 3.11 --extra torch --extra lab --extra grader --extra deploy --extra site --extra test \
        --no-header --no-annotate --no-emit-index-url pyproject.toml |
        grep -vE '^(cuda-|nvidia-|triton)'
} >requirements.txt.new
mv requirements.txt.new requirements.txt
