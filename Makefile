# Everything that one does with a checkout. `make demo` and `make test` set up what they need.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

.PHONY: demo test lint format audit bench bench-large attack fuzz relevance setup assets messages settings lock wheel clean

demo:
	@$(PYTHON) tools/setup.py run
	@SOZIALATLAS_DATA="$${SOZIALATLAS_DATA:-$(CURDIR)/data/demo}" SOZIALATLAS_PORT=$(PORT) \
		$(BIN)/sozialatlas demo

test: setup
	@$(BIN)/python tools/test.py

lint: setup
	@$(BIN)/python tools/test.py lint

format: setup
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

# Lighthouse, the Nu HTML checker and axe-core over the demo county; the report is in build/audit.
audit: setup
	@PYTHONPATH=tools $(BIN)/python -m tests.audit

# All figures; Datasette, which it measures us against, is installed for it alone.
bench: setup
	@$(BIN)/python -m tests.bench

# A million records, in the engine and served: many minutes.
bench-large: setup
	@$(BIN)/python -m tests.bench large

fuzz: setup
	@$(BIN)/python -m tests.search.fuzzing
	@$(BIN)/python -m tests.exchange.hsds.contract

# Every attack in every field of every form; `make test` sends each field one of them.
attack: setup
	@SOZIALATLAS_WHOLE_ATTACK=1 $(BIN)/pytest --quiet tests/marketplace/attacks

# What people ask, answered by us and by two others: precision, first right place, empty lists.
relevance: setup
	@$(BIN)/python -m tests.search.relevance

setup:
	@$(PYTHON) tools/setup.py dev

assets: setup
	@$(BIN)/python tools/assets.py

messages: setup
	@$(BIN)/python tools/messages.py update

settings: setup
	@$(BIN)/python tools/settings_page.py

# Versions and hashes of all packages. Neither lock names the address of a registry.
UV := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --upgrade
lock: setup
	@$(UV) pyproject.toml --group setup --output-file requirements/run.txt
	@$(UV) pyproject.toml --group dev --output-file requirements/dev.txt
	@$(UV) --group node --output-file requirements/node.txt
	@$(UV) --group bench --output-file requirements/bench.txt
	@$(BIN)/python tools/extra.py semantic | $(UV) --no-deps - --output-file requirements/semantic.txt
	@$(BIN)/python -c "import sys; sys.path.insert(0, 'tools'); import assets; assets.lock()"

wheel: setup
	@$(BIN)/python -m build --wheel --no-isolation

clean:
	rm -rf .venv node_modules build dist data/demo src/sozialatlas/core/static/core/packages \
		src/sozialatlas/search/german/words
	find src -name '*.mo' -delete
