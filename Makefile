# Two commands do everything on a fresh machine with Python 3.11 or newer: `make demo` and `make test`.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
SYNAPSE := $(VENV)-synapse

.PHONY: demo run test check lint types layers tests evaluate bench kill wheel lock clean

demo: $(VENV)/.run
	@$(BIN)/rajin demo

run: $(VENV)/.run
	@$(BIN)/rajin run

test: $(VENV)/.dev $(if $(TESTS_WITHOUT_SYNAPSE),,$(SYNAPSE)/.made)
	@$(MAKE) --no-print-directory lint types layers tests kill evaluate bench BIN=$(BIN)
	@test -z "$$TESTS_WITHOUT_SYNAPSE" || echo "TESTS_WITHOUT_SYNAPSE is set: nothing was tested against a Matrix homeserver."

lint:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types:
	$(BIN)/mypy

layers:
	$(BIN)/lint-imports

tests:
	$(BIN)/python -m pytest -q --numprocesses auto --dist worksteal --cov --cov-report=
	$(BIN)/coverage report --skip-covered --skip-empty --fail-under=90

# Every fail point is hit and the process killed there; then the planted bugs must be found.
kill:
	$(BIN)/python -m tests.kill --quick

# Figures on our own judged samples; the floors stand in tests/data/floors.toml and only rise.
evaluate:
	$(BIN)/python -m tests.floors

# Small: asserts counts, never times. The real ones are the same without `--small`.
bench:
	$(BIN)/python -m benchmarks poll --small
	$(BIN)/python -m benchmarks understand --small
	$(BIN)/python -m benchmarks match --small
	$(BIN)/python -m benchmarks lookup --small

wheel: $(VENV)/.dev
	$(BIN)/python -m hatchling build -t wheel

# The lock names all that is installed, so pip resolves nothing (--no-deps): it stumbles over extras in a locked file, each release in its own way.
lock:
	uv pip compile --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 pyproject.toml --group pyproject.toml:build -o requirements/run.txt
	uv pip compile --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 pyproject.toml --group pyproject.toml:build --group pyproject.toml:dev --group pyproject.toml:bench -o requirements/dev.txt
	uv pip compile --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 --group pyproject.toml:synapse -o requirements/synapse.txt

$(VENV)/.run: requirements/run.txt pyproject.toml
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --only-binary :all: --no-deps --require-hashes -r requirements/run.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --only-binary :all: --no-deps --require-hashes -r requirements/dev.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.run

# The homeserver of the tests stands beside, not among, what Rajin needs.
$(SYNAPSE)/.made: requirements/synapse.txt
	@$(PYTHON) -m venv $(SYNAPSE)
	@$(SYNAPSE)/bin/pip install --quiet --disable-pip-version-check --only-binary :all: --no-deps --require-hashes -r requirements/synapse.txt
	@touch $@

clean:
	rm -rf $(VENV) $(SYNAPSE) build dist .coverage .coverage.* .mypy_cache .ruff_cache .hypothesis
