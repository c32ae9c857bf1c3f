# Every command of the house. `make help` says what each does.
.PHONY: help run test walk check bench lock revision
BIN = .venv/bin
# A worker each for up to four cores: each starts a PostgreSQL of its own.
WORKERS = -n auto --maxprocesses 4

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

run: ## Serve the site on http://127.0.0.1:5000; the first start makes a demo (PORT, DATABASE_URL, NKMFG_DATA)
	@tools/venv run
	@exec $(BIN)/nkmfg serve --demo

test: ## Run all tests, on SQLite, on PostgreSQL and in Chromium (T='tests/ledger -k door' chooses)
	@tools/venv test
	@tools/chromium
	@$(BIN)/python -m pytest $(WORKERS) $(T)
	@tools/chromium

walk: ## Take one batch through a real browser by its forms alone, from a new donor to the gate; some minutes
	@tools/venv test
	@$(BIN)/python -m pytest -m walk tests/journey

check: ## Check style, types, the order of imports, and templates
	@tools/venv test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint templates --lint --quiet

bench: ## Measure what the ledger costs, and a batch page
	@tools/venv test
	@$(BIN)/python -m benchmarks

# Extras stay in the lock: an older pip refuses a hashed file whose `coverage` does not say the `[toml]` somebody asks for.
lock: ## Lock the requirements with hashes, after a change of requirements*.in (U=--upgrade for newer versions)
	@PATH="$$PATH:$(BIN)" command -v uv >/dev/null || { echo "make lock needs uv; install it with: pip install uv"; exit 1; }
	PATH="$$PATH:$(BIN)" uv pip compile --quiet $(U) --universal --no-strip-extras --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		requirements.in -o requirements.txt
	PATH="$$PATH:$(BIN)" uv pip compile --quiet $(U) --universal --no-strip-extras --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		requirements-dev.in -o requirements-dev.txt

revision: ## Write a migration from what changed in the models: make revision M='add lots'
	@tools/venv test
	@$(BIN)/python tools/revision.py '$(M)'
