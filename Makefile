# `make demo` sets everything up and runs the main job; `make test` sets everything up and passes all tests.
# Needs Python >= 3.11, pip and make; everything else goes into .venv.

PYTHON := $(shell for p in "$(PYTHON)" python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v "$$p" >/dev/null 2>&1 && "$$p" -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' \
	>/dev/null 2>&1 && echo "$$p" && break; done)
RUN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help demo test lint serve clean

help:
	@echo "make demo   set everything up and check the example article"
	@echo "make test   set everything up and pass every test"
	@echo "make lint   ruff and mypy only"
	@echo "make serve  the REST API on http://127.0.0.1:8000"
	@echo "make clean  remove .venv and caches (stored articles stay)"

# venv --without-pip, then pip --python: works where Debian ships no ensurepip.
.venv/.ready: pyproject.toml
	@test -n "$(PYTHON)" || { echo "crossfoot needs Python 3.11 or newer with pip: install it, or say make PYTHON=/path/to/python3"; exit 1; }
	@echo "Setting up .venv (a minute or two the first time) ..."
	@$(PYTHON) -m venv --without-pip --clear .venv
	@$(PYTHON) -m pip --disable-pip-version-check --python .venv/bin/python install --quiet --root-user-action=ignore --editable '.[dev]'
	@touch $@

demo: .venv/.ready
	@$(RUN)/crossfoot add examples/rome-conference.html
	@echo
	@echo "Stored. To open what was stored:  .venv/bin/crossfoot serve"
	@echo "and in another terminal      curl http://127.0.0.1:8000/v1/findings"

test: .venv/.ready lint
	$(RUN)/python -m pytest

lint: .venv/.ready
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/mypy

serve: .venv/.ready
	$(RUN)/crossfoot serve

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build *.egg-info
