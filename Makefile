# What people run, all of it. Everything is set up by the first command that needs it, and again only
# when a lock, the Python or the folder changes: the stamp's name is their checksum.
PYTHON ?= python3
VENV   := .venv
python := $(VENV)/bin/python
pip    := $(python) -m pip --quiet --disable-pip-version-check install
locked := $(pip) --require-hashes --only-binary :all:
key    := $(shell (cat requirements*.lock; $(PYTHON) -V; pwd) 2>&1 | cksum | tr ' ' -)

locale     := inspector/i18n/locale
catalogues := $(wildcard $(locale)/*/LC_MESSAGES/*.po)
rooms      := $(sort $(notdir $(basename $(catalogues))))
run        := $(VENV)/command-$(key) $(VENV)/catalogues-$(key)
test       := $(VENV)/test-$(key) $(run)

.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo test bench survive snapshots pictures lock

help: ## 列出这些命令 · list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

demo: $(run) ## 安装并打开示例县；没有终端时跑完整个流程 · set up and open a demo county; without a terminal, run the whole story
	@$(python) -m inspector demo

test: $(test) ## 全部检查：格式、分层、类型、测试、安装包 · every check: format, layers, types, tests, the wheel
	$(python) -m ruff format --check --quiet
	$(python) -m ruff check --quiet
	$(VENV)/bin/lint-imports --no-logo
	$(python) -m mypy
	$(python) -m pytest --numprocesses auto --dist worksteal --ignore tests/survive

bench: $(test) ## 并排测速；README=1 写进 README · measure side by side; README=1 writes the table there
	@$(python) -m tests.bench $(if $(README),--readme)

survive: $(test) ## 断电、满盘、坏页、强杀，逐一试过 · pull the plug at random moments, fill the disk, damage pages
	$(python) -m pytest --numprocesses 0 tests/survive

snapshots: $(test) ## 认可现在的屏幕，然后读差异 · accept the screens as they look now; then read the diff
	$(python) -m pytest --numprocesses 0 --snapshot-update tests/tui
	@git --no-pager diff --stat -- tests

pictures: $(test) ## 重画 README 里的图 · draw the pictures of the README again
	$(python) -m tests.pictures

lock: ## 重新锁定依赖（需要 uv） · lock the dependencies anew (needs uv); UPGRADE=--upgrade lifts the pins
	$(compile) pyproject.toml -o requirements.lock
	$(compile) pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
	$(compile) --group build -c requirements-dev.lock -o requirements-build.lock

compile = uv pip compile --quiet --universal --generate-hashes --custom-compile-command 'make lock' $(UPGRADE)

# --clear, so that a dropped package goes and a killed run leaves nothing behind.
$(VENV)/run-$(key):
	@PYTHON='$(PYTHON)' .ci/system run
	@echo '安装运行所需的 Python 包（约半分钟）… · installing the Python packages (about half a minute)…'
	@$(PYTHON) -m venv --clear $(VENV)
	@$(locked) -r requirements.lock -r requirements-build.lock
	@touch $@

$(VENV)/command-$(key): $(VENV)/run-$(key) pyproject.toml
	@$(pip) --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/catalogues-$(key): $(VENV)/run-$(key) $(catalogues)
	@$(VENV)/bin/pybabel --quiet compile --directory $(locale) --domain '$(rooms)'
	@touch $@

$(VENV)/test-$(key): $(VENV)/run-$(key)
	@PYTHON='$(PYTHON)' .ci/system test
	@echo '安装检查工具… · installing the tools for the checks…'
	@$(locked) -r requirements-dev.lock
	@touch $@
