# Everything a developer does, by name. `make help` lists it.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNS := $(VENV)/.runs
READY := $(VENV)/.ready
SHARED ?= ../shared
# One thread per process: with two, the small matrix operations of the models wait for each other.
export OMP_NUM_THREADS = 1
# Where `make models` puts what it trains; TRAINING="--continue-from attrib/parsing/models" starts from the embedded ones.
OUTPUT ?= build/models
SET ?= polnear-dev
SECONDS ?= 600
ARTICLE ?= fixtures/nl/markerlijn-uitgelekt/article.txt

# What the first runs would compile, modules and word lists, where the environment forbids Python to write it down then.
COMPILE = import attrib, compileall; from attrib.languages import language_codes, load_language; \
  compileall.compile_dir("attrib", quiet=1); list(map(load_language, language_codes())); attrib.load_policy()

.DEFAULT_GOAL := help
.PHONY: help run test quick check eval errors bench fuzz messages words docs golden parses models reader clean

help: ## Show what each target does
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

# What checking an article needs, and then what the tests and an archive need besides.
$(RUNS): pyproject.toml constraints.txt
	@echo "Making an environment in $(VENV) with PyTorch and Stanza: some minutes, once"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -c '$(COMPILE)'
	@touch $(RUNS)

$(READY): $(RUNS)
	@echo "Installing what the tests need: Ray, DuckDB, browsers' and editors' sides and more, once"
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $(READY)

run: $(RUNS) ## Set up what one article needs and check it, in colour (ARTICLE=… for another)
	@$(BIN)/attrib check --format rich --color always --fail-on never $(ARTICLE)

test: $(READY) ## Set everything up and run the tests
	@$(BIN)/pytest -n 2 --dist loadgroup

quick: $(READY) ## Run the tests of what differs from the last commit, without models and browsers (CORNER=rules for one folder)
	@$(BIN)/python -m tests.quick $(CORNER)

check: $(READY) ## Format, lint, check types and run the tests
	$(BIN)/ruff format --check attrib tests
	$(BIN)/ruff check attrib tests
	$(BIN)/mypy
	$(BIN)/pytest -n 2 --dist loadgroup

eval: $(READY) ## Measure against the development gold under SHARED (../shared), if it is there (JSON=… writes the figures)
	@$(BIN)/python -m tests.quality.development $(SHARED) $(if $(JSON),--json $(JSON))

errors: $(READY) ## List what goes wrong on one set, grouped by cause (SET=nl-sentences-dev for another)
	@$(BIN)/python -m tests.quality.errors $(SHARED) $(SET)

bench: $(READY) ## Measure speed and memory as ratios taken in one run; new figures go into docs/performance.md
	@$(BIN)/python -m tests.quality.bench

fuzz: $(READY) ## Give every part what nobody of good will would, for SECONDS (TARGET=reports for one part)
	@ATTRIB_CACHE=false $(BIN)/python -m tests.fuzz $(SECONDS) $(TARGET)

messages: $(READY) ## Bring new messages into the catalogues of attrib/locale, and compile these
	@$(BIN)/python -m tests.messages

words: $(READY) ## Bring the word lists of all languages into order: sorted, wrapped, without doubles
	@$(BIN)/python -m tests.languages.tidy

docs: $(READY) ## Renew what of the documentation is made by the code: tables, pictures, live pages
	@$(BIN)/python -m tests.documents

parses: $(READY) ## Parse the fixture articles anew with the embedded models
	@$(BIN)/python -m tests.fixtures parses
	@$(BIN)/python -m tests.sources.passages

golden: $(READY) ## Accept what the formats write for the fixture articles now as right
	@$(BIN)/python -m tests.fixtures golden

models: $(READY) ## Train the models of LANG (nl, en) from SHARED/treebanks into OUTPUT, in two hours, resumably
	@test -f "attrib/languages/$(LANG)/language.toml" || { echo "say which, such as LANG=nl: one of attrib/languages" >&2; exit 2; }
	env -u LANG $(BIN)/python -m attrib.training.models $(LANG) --treebanks $(SHARED)/treebanks --output $(OUTPUT) $(TRAINING)

reader: $(READY) ## Train the reader from SHARED into build/reader.pt, in MINUTES, and pack it as attrib/reader/weights.safetensors
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[training]'
	env -u OMP_NUM_THREADS $(BIN)/python -m attrib.training.reader $(SHARED) build $(READING)

clean: ## Remove the environment and all caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
