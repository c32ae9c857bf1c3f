# Every command of a developer. `make help` says what each does.
.PHONY: help run quick test walk check mutants bench lock revision schema words baseline
BIN = .venv/bin
# Compiled modules are kept, whatever the machine says: the tests start many commands, each of which would compile all anew.
export PYTHONDONTWRITEBYTECODE =
# A worker each for up to four cores: each starts a PostgreSQL of its own.
WORKERS = -n auto --maxprocesses 4 --dist worksteal
# Rules, ledger, and a page or service of each kind: what finds most faults in the least time.
QUICK = tests/domain \
	$(addprefix tests/architecture/test_, documents.py files.py kept.py labels.py layers.py rules.py) \
	$(addprefix tests/ledger/test_, chain.py door.py guards.py images.py moments.py verify.py write_paths.py) \
	$(addprefix tests/services/test_, equipment.py lots.py orders.py) \
	$(addprefix tests/web/test_, lots.py refusals.py sessions.py)

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

run: ## Serve the site on http://127.0.0.1:5000; the first start makes a demo (PORT, DATABASE_URL, NKMFG_DATA)
	@tools/venv run
	@exec $(BIN)/nkmfg serve --demo

quick: ## Run the unit tests, on SQLite and without a browser, in less than a minute on two cores
	@tools/venv test
	@NKMFG_TEST_BACKENDS=sqlite $(BIN)/python -m pytest -q $(WORKERS) -k "not postgresql" $(QUICK)

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

# In processes that are forked, so that tests are collected once; var/mutants keeps what was found, and a run can be resumed.
mutants: ## Try small faults in the rules that tests should find: make mutants P=nkmfg/domain/product N=300 S=1
	@tools/venv test
	@for package in $(or $(P),$(addprefix nkmfg/domain/, findings decisions product culture)); do \
		$(BIN)/python -m tools.mutants $$package --count $(or $(N),300) --seed $(or $(S),1) || failed=1; done; exit $${failed:-0}

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

schema: ## Write the JSON Schema of batches done on paper again, after a change of their format
	@tools/venv test
	@$(BIN)/python -m nkmfg.intake.schema

words: ## Extract the messages, and update and compile the catalogue of each language
	@tools/venv test
	@$(BIN)/python tools/words.py

baseline: ## Write the one migration of everything again, and its golden site; only while no site exists anywhere
	@tools/venv test
	@$(BIN)/python tools/revision.py --baseline
	@$(BIN)/python -m tests.golden.make --again
