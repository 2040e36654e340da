# Set-up, the main job and the checks. `make` alone lists what there is.

.DEFAULT_GOAL := help
.PHONY: help run test bench desk audit clean

VENV := .venv
PY := $(VENV)/bin/python
READY := $(VENV)/.ready
UNFINISHED := $(VENV)/.unfinished
COMPILED := $(VENV)/.compiled
BENCHES := benchmarks benchmarks.night benchmarks.guards benchmarks.check benchmarks.check_speed benchmarks.effect benchmarks.effect_doubts benchmarks.site benchmarks.desk_nights benchmarks.desk_pace
PEERS := $(VENV)/.peers
SOURCES := $(shell find src -type f -name '*.py' 2>/dev/null)
NEW_ENOUGH := 'import sys; raise SystemExit(sys.version_info < (3, 11))'
PYTHONS := python3 python3.11 python3.12 python3.13 python3.14

# The local copy of the official files, where one lies beside the project and no other is named.
ifeq ($(origin HUSTINGS_MIRROR),undefined)
MIRROR := $(if $(wildcard ../shared/data/.),HUSTINGS_MIRROR=../shared/data)
endif

help:
	@echo "make run     set up once, then show the House of 2024 and what to try next"
	@echo "make desk    set up once, then show the desk at work: a night is keyed and published as you watch"
	@echo "make test    set up once, then check format, lint and types and run all tests"
	@echo "make bench   measure speed, memory, the forecast of past nights, the check, and estimates of effects"
	@echo "make audit   ask whether a library that is used here has a known fault"
	@echo "make clean   remove the environment and everything generated"

run: $(COMPILED)
	@$(MIRROR) $(VENV)/bin/hustings tour

desk: $(COMPILED)
	@$(MIRROR) $(VENV)/bin/hustings desk demo

# The list of known faults is asked over the network; where it cannot be reached, that is said, and is no fault.
audit: $(READY)
	@if $(PY) -c 'import pip_audit' 2>/dev/null || $(WITH_AUDIT) 2>/dev/null; then $(PY) .ci/audit.py; \
	    else echo "Audit: pip-audit could not be installed; nothing was audited."; fi

test: $(READY)
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@$(PY) -m pytest

bench: $(COMPILED) $(PEERS)
	@missed=; for each in $(BENCHES); do \
	    echo "$$each"; $(MIRROR) $(PY) -m $$each || missed="$$missed $$each"; \
	done; \
	[ -z "$$missed" ] || { echo "A target is missed in:$$missed"; exit 1; }

clean:
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
	@find src tests benchmarks -type d -name __pycache__ -prune -exec rm -rf {} +

# An environment knows the folder it was made in; one that was moved or copied is made anew.
ifneq ($(shell cat $(READY) 2>/dev/null),$(CURDIR))
.PHONY: $(READY)
endif

$(READY): pyproject.toml
	@if [ -e $(READY) ] && [ "`cat $(READY)`" != "$(CURDIR)" ]; then rm -rf $(VENV); fi
	@if [ -e $(UNFINISHED) ] || ! $(PY) -c $(NEW_ENOUGH) 2>/dev/null; then rm -rf $(VENV); fi
	@mkdir -p $(VENV) && rm -f $(READY) && touch $(UNFINISHED)
	@echo "Setting up $(VENV), once: this takes up to a minute or two."
	@if uv pip install --help 2>/dev/null | grep -q -e --group; then $(WITH_UV); else $(WITH_PIP); fi \
	    || { echo "The set-up did not finish; the next make starts it afresh." >&2; exit 1; }
	@rm -f $(UNFINISHED) && echo "$(CURDIR)" > $(READY)

define WITH_UV
{ [ -e $(PY) ] || uv venv --quiet --allow-existing --python "$${PYTHON:->=3.11}" $(VENV); } \
    && uv pip install --quiet --compile-bytecode --python $(PY) --editable . --group dev
endef

define WITH_PIP
{ [ -e $(PY) ] || { $(FIND_PYTHON) && "$$found" -m venv $(VENV); }; } \
    && { $(PY) -m pip --version >/dev/null 2>&1 || $(PY) -m ensurepip >/dev/null; } \
    && $(PY) -m pip install -qq --disable-pip-version-check --upgrade 'pip>=25.1' \
    && $(PY) -m pip install -qq --disable-pip-version-check --editable . --group dev \
    && { $(PY) -m compileall -q $(VENV)/lib >/dev/null 2>&1 || true; }
endef

define WITH_AUDIT
{ if uv pip install --help 2>/dev/null | grep -q -e --group; then \
    uv pip install --quiet --python $(PY) --group audit; \
else \
    $(PY) -m pip install -qq --disable-pip-version-check --group audit; \
fi; }
endef

define FIND_PYTHON
{ found=; \
    for each in "$${PYTHON:-python3}" $(PYTHONS); do \
        if "$$each" -c $(NEW_ENOUGH) 2>/dev/null; then found=$$each; break; fi; \
    done; \
    [ -n "$$found" ] || { \
        echo "hustings needs Python 3.11 or newer; here is `python3 --version 2>&1 || echo none`." >&2; \
        echo "Install one, or name one that is not on the PATH: make PYTHON=/its/place/python3" >&2; \
        false; }; }
endef

# What ours is measured against. The bench says so where it is missing, and goes on without it.
$(PEERS): $(READY)
	@echo "Installing what the forecast is measured against, once."
	@if uv pip install --help 2>/dev/null | grep -q -e --group; then \
	    uv pip install --quiet --python $(PY) --editable . --group bench; \
	else \
	    $(PY) -m pip install -qq --disable-pip-version-check --editable . --group bench; \
	fi && touch $(PEERS) || echo "It could not be installed; the bench goes on without it." >&2

# Bytecode is written here, so that a start stays fast where Python is told not to write any itself.
$(COMPILED): $(READY) $(SOURCES)
	@$(PY) -m compileall -q src && touch $(COMPILED)
