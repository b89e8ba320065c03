# `make demo` and `make test` do everything on a fresh machine with Python 3.11 or later, git and make.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test lint format readme golden fixtures survey accuracy clean

demo: $(READY)
	$(BIN)/undoc agenda fixtures/pdf/printed-out-of-order.pdf
	$(BIN)/undoc ingest fixtures/pdf/joint-seven-items.pdf

test: $(READY)
	$(BIN)/python -m pytest -q

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

readme: $(READY)
	$(BIN)/python tests/update_readme.py

golden: $(READY)
	$(BIN)/python tests/update_golden.py

fixtures: $(READY)
	$(BIN)/python fixtures/build.py

survey: $(READY)
	$(BIN)/python tests/survey.py

accuracy: $(READY)
	$(BIN)/python tests/accuracy.py

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "undoc needs Python 3.11 or later")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
