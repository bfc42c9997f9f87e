# Everything runs in an environment of its own, made on first use.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin

.PHONY: run test bench accuracy train soak

run: $(BIN)/.installed
	$(BIN)/cleaner run raw clean

test: $(BIN)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --dist loadgroup --cov --cov-report=term

bench: $(BIN)/.installed
	$(BIN)/python -m benchmarks $(DATA)

accuracy: $(BIN)/.installed
	$(BIN)/python -m benchmarks.accuracy $(DATA)

MINUTES ?= 10

soak: $(BIN)/.installed
	$(BIN)/python -m benchmarks.soak --minutes $(MINUTES)

train: $(BIN)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check --editable ".[train]"
	$(BIN)/python -m training $(DATA)
	$(BIN)/python -m training.elements $(DATA)

$(BIN)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable ".[dev]"
	touch $@
