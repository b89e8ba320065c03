# `make demo` and `make test` do everything on a fresh machine with Python 3.11 or later, git and make.
PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# What OCRmyPDF needs of the system, for scans; Debian and Ubuntu.
OCR_PACKAGES := ghostscript tesseract-ocr $(addprefix tesseract-ocr-,ara chi-sim fra rus spa)

.PHONY: demo test ocr lint format readme golden fixtures survey accuracy many bench steps memory endurance clean

demo: $(READY)
	$(BIN)/undoc agenda fixtures/pdf/printed-out-of-order.pdf
	$(BIN)/undoc ingest fixtures/pdf/joint-seven-items.pdf

test: $(READY)
	$(BIN)/python -m pytest -q

ocr: $(READY)
	@tesseract --list-langs 2>/dev/null | grep -qx rus && gs --version >/dev/null 2>&1 || { \
	  echo "Tesseract and Ghostscript are to be installed, as root: apt-get install $(OCR_PACKAGES)" >&2; \
	  [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && timeout 90 apt-get -qq update >/dev/null && \
	  timeout 300 apt-get -qq install --yes --no-install-recommends $(OCR_PACKAGES) >/dev/null; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,ocr]'

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

many: $(READY)
	$(BIN)/python tests/many.py

accuracy: $(READY)
	$(BIN)/python tests/accuracy.py

endurance: $(READY)
	$(BIN)/python tests/endurance.py

bench: $(READY)
	$(BIN)/python tests/bench.py --write

steps: $(READY)
	$(BIN)/python tests/steps.py

memory: $(READY)
	$(BIN)/python tests/memory.py

LETTERS = $(filter-out %/scan.pdf,$(wildcard fixtures/pdf/*.pdf))

# Modules are compiled, as pip does with what is not editable, and patterns by reading letters: the first start is as fast
# as later ones.
$(READY): pyproject.toml undoc_cli/_native.c
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "undoc needs Python 3.11 or later, and $(PYTHON) is none: name one, as in make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; \
	  exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m compileall -q undoc_cli
	PYTHONDONTWRITEBYTECODE= $(BIN)/undoc ingest --quiet --jsonl --ocr never $(LETTERS) >/dev/null
	touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
