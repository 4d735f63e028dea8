# diptych: `make help` lists the targets.
#
# Non-recursive; objects go under build/, the program is build/diptych. User flags (CPPFLAGS, CFLAGS, LDFLAGS) come
# last and win. Each library is found by pkg-config and can be overridden: make PCRE2_CFLAGS=… PCRE2_LIBS=….
MAKEFLAGS += --no-builtin-rules
.DELETE_ON_ERROR:
.SECONDARY:
.SUFFIXES:
.DEFAULT_GOAL := all

VERSION := 0.1.0
PREFIX ?= /usr/local
BUILD ?= build
CFLAGS ?= -O2 -g
PKG_CONFIG ?= pkg-config
CLANG_FORMAT ?= clang-format
V ?= 0

Q := $(if $(filter 0,$(V)),@)
say = $(if $(filter 0,$(V)),@printf '  %-7s %s\n' $(1) $(2))

# With deps among the goals everything else is made after it by a make of its own, which looks for libraries afresh.
ifneq ($(filter deps,$(MAKECMDGOALS)),)
OTHER_GOALS := $(filter-out deps,$(MAKECMDGOALS))
.PHONY: deps after-deps $(OTHER_GOALS)
$(OTHER_GOALS): after-deps
	@:
after-deps: deps
	+$(if $(OTHER_GOALS),@$(MAKE) --no-print-directory $(OTHER_GOALS),@:)
deps:
	@PKG_CONFIG='$(PKG_CONFIG)' CC='$(CC)' sh .ci/deps.sh $(OTHER_GOALS)
else

# --- libraries --------------------------------------------------------------------------------------------------
# NAME:pkg-config name. Their packages are in .ci/deps.sh, which a missing one sends to.
LIBRARIES := CURSES:ncursesw PCRE2:libpcre2-8 YAML:yaml-0.1 UTF8PROC:libutf8proc SQLITE:sqlite3 \
	JANSSON:jansson ZLIB:zlib XML:libxml-2.0 \
	CHECK:check VTERM:vterm

# Defines NAME_CFLAGS, NAME_LIBS, and need-NAME, an error where the library is missing.
define LIBRARY
$(1)_CFLAGS ?= $$(shell $(PKG_CONFIG) --cflags $(2) 2>/dev/null)
$(1)_LIBS ?= $$(shell $(PKG_CONFIG) --libs $(2) 2>/dev/null)
$(1)_CFLAGS := $$($(1)_CFLAGS)
$(1)_LIBS := $$($(1)_LIBS)
.PHONY: need-$(1)
need-$(1):
	$$(if $$($(1)_LIBS),@:,@PKG_CONFIG='$(PKG_CONFIG)' sh .ci/deps.sh --missing $(2))
endef
$(foreach row,$(LIBRARIES),$(eval $(call LIBRARY,$(firstword $(subst :, ,$(row))),$(lastword $(subst :, ,$(row))))))

# --- what is built from what ------------------------------------------------------------------------------------
CORE_SRC := $(wildcard core/base/*.c core/ingest/*.c core/language/*.c core/entities/*.c core/watch/*.c \
	core/compare/*.c core/config/*.c core/state/*.c core/collection/*.c core/tables/*.c core/report/*.c)
TUI_SRC := $(filter-out tui/completion/%,$(wildcard tui/*.c tui/*/*.c))
UNIT_SRC := $(wildcard tests/unit/*.c)
SCREEN_SRC := $(wildcard tests/screen/test_*.c)
SCREEN_HELP_SRC := $(filter-out $(SCREEN_SRC),$(wildcard tests/screen/*.c))
CLI_TESTS := $(wildcard tests/cli/*.sh)
FUZZ_NAMES := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
# What shells complete, made from the program's tables.
COMPLETIONS := $(BUILD)/completion/diptych.bash $(BUILD)/completion/diptych.zsh $(BUILD)/completion/diptych.fish
COMPLETION_SRC := $(wildcard tui/completion/*.c)
# Files that become part of the program (core/base/embed.h).
EMBED := $(sort $(wildcard themes/*.yaml core/sample/*.* core/sample/*/*.* core/*/*.bin core/*/*/*.bin))
MANUALS := $(wildcard man/*.[1-9])
NOTICES := LICENSE $(wildcard core/entities/NOTICE)

WARN := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wundef -Wvla
WERROR ?= -Werror
ALL_CFLAGS := -std=c11 -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -I. $(WARN) $(WERROR) -pthread -MMD -MP
CORE_CFLAGS := $(ALL_CFLAGS) $(PCRE2_CFLAGS) $(YAML_CFLAGS) $(UTF8PROC_CFLAGS) $(SQLITE_CFLAGS) \
	$(JANSSON_CFLAGS) $(ZLIB_CFLAGS) $(XML_CFLAGS)
# pkg-config's ncursesw defines feature macros of its own: ours win.
TUI_CFLAGS := $(CURSES_CFLAGS) -U_XOPEN_SOURCE -U_DEFAULT_SOURCE $(CORE_CFLAGS) -DDIPTYCH_VERSION='"$(VERSION)"'
CORE_LIBS := $(PCRE2_LIBS) $(YAML_LIBS) $(UTF8PROC_LIBS) $(SQLITE_LIBS) $(JANSSON_LIBS) $(ZLIB_LIBS) \
	$(XML_LIBS) -lm

LIBRARY_FILE := $(BUILD)/libdiptych.a
CORE_OBJ := $(CORE_SRC:%.c=$(BUILD)/%.o) $(BUILD)/core/base/embed.o
TUI_OBJ := $(TUI_SRC:%.c=$(BUILD)/%.o)
READER_OBJ := $(filter-out $(BUILD)/tui/main.o,$(TUI_OBJ))
UNIT_BIN := $(UNIT_SRC:%.c=$(BUILD)/%)
SCREEN_BIN := $(SCREEN_SRC:%.c=$(BUILD)/%)
SCREEN_HELP_OBJ := $(SCREEN_HELP_SRC:%.c=$(BUILD)/%.o)
FUZZ_BIN := $(FUZZ_NAMES:%=$(BUILD)/tests/fuzz/fuzz_%)
# What drives the targets: ours, or libFuzzer (make fuzz sets both).
FUZZ_DRIVER := tests/fuzz/driver.c
FUZZ_FLAGS :=
FUZZ_OBJ := $(patsubst %.c,$(BUILD)/%.o,tests/fuzz/checks.c $(FUZZ_DRIVER))

all: $(if $(wildcard tui/main.c),$(BUILD)/diptych $(COMPLETIONS),$(BUILD)/libdiptych.a)

$(BUILD)/core/%.o: core/%.c Makefile | need-PCRE2 need-YAML need-UTF8PROC need-SQLITE need-JANSSON need-ZLIB need-XML
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CORE_CFLAGS) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(BUILD)/core/base/embed.c: core/base/embed.sh Makefile $(EMBED)
	$(call say,EMBED,$@)
	@mkdir -p $(@D)
	$(Q)sh core/base/embed.sh $(EMBED) >$@

$(BUILD)/core/base/embed.o: $(BUILD)/core/base/embed.c
	$(Q)$(CC) $(CORE_CFLAGS) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(BUILD)/tui/%.o: tui/%.c Makefile | need-CURSES need-PCRE2 need-YAML need-UTF8PROC need-SQLITE need-JANSSON need-ZLIB need-XML
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(TUI_CFLAGS) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(LIBRARY_FILE): $(CORE_OBJ)
	$(call say,AR,$@)
	$(Q)rm -f $@ && $(AR) rcs $@ $^

$(BUILD)/diptych: $(TUI_OBJ) $(LIBRARY_FILE)
	$(call say,LD,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -pthread -o $@ $^ $(CURSES_LIBS) $(CORE_LIBS)

$(BUILD)/complete: $(COMPLETION_SRC:%.c=$(BUILD)/%.o) $(BUILD)/tui/batch/options.o $(LIBRARY_FILE)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -pthread -o $@ $^ $(CORE_LIBS)

$(COMPLETIONS): $(BUILD)/completion/diptych.%: $(BUILD)/complete
	$(call say,WRITE,$@)
	@mkdir -p $(@D)
	$(Q)$< $* >$@

# --- tests ------------------------------------------------------------------------------------------------------
# Unit tests link the core alone, without curses; screen tests the reader, in a pty with libvterm.
$(BUILD)/tests/unit/%.o: tests/unit/%.c Makefile | need-CHECK
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CORE_CFLAGS) $(CHECK_CFLAGS) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(BUILD)/tests/unit/%: $(BUILD)/tests/unit/%.o $(LIBRARY_FILE)
	$(call say,LD,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -pthread -o $@ $(filter %.o %.a,$^) $(CHECK_LIBS) $(CORE_LIBS)

$(BUILD)/tests/screen/%.o: tests/screen/%.c Makefile | need-CHECK need-VTERM need-CURSES
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(TUI_CFLAGS) $(VTERM_CFLAGS) $(CHECK_CFLAGS) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(BUILD)/tests/screen/test_%: $(BUILD)/tests/screen/test_%.o $(SCREEN_HELP_OBJ) $(READER_OBJ) $(LIBRARY_FILE)
	$(call say,LD,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -pthread -o $@ $(filter %.o %.a,$^) $(CHECK_LIBS) $(VTERM_LIBS) $(CURSES_LIBS) $(CORE_LIBS) -lutil

# What lets allocations fail; loaded before a program that is tested.
FAULTS := $(BUILD)/tests/cli/faults.so
$(FAULTS): tests/cli/faults.c Makefile
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 $(WARN) $(WERROR) -O1 -shared -fPIC -o $@ $<

# Fuzz targets link core and reader, and a driver; checks.c holds what they all expect.
$(BUILD)/tests/fuzz/%.o: tests/fuzz/%.c Makefile | need-CURSES
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(TUI_CFLAGS) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(FUZZ_BIN): %: %.o $(FUZZ_OBJ) $(READER_OBJ) $(LIBRARY_FILE)
	$(call say,LD,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) $(FUZZ_FLAGS) -pthread -o $@ $^ $(CURSES_LIBS) $(CORE_LIBS)

# Runs every target for SECONDS, with more OPTIONS; what it finds first goes before the seeds, and to crash-* on failure.
FUZZ_JOBS ?= 2
fuzz_run = @mkdir -p $(FUZZ_NAMES:%=$(BUILD)/corpus/%) && printf '%s\n' $(FUZZ_NAMES) | \
	xargs -P$(FUZZ_JOBS) -I@ env LC_ALL=C.UTF-8 $(BUILD)/tests/fuzz/fuzz_@ -max_total_time=$(1) $(2) -artifact_prefix=$(BUILD)/ \
	-dict=tests/fuzz/@.dict $(BUILD)/corpus/@ tests/fuzz/corpus/@

# How many times Check's limit (4 s a test) a test may take: none measures time, but a machine may be busy or a build slow.
TEST_PATIENCE := 15
# Tests that run at once: those of screens wait more than they work.
TEST_JOBS ?= 4
TEST_ENVIRONMENT := LC_ALL=C.UTF-8 CK_TIMEOUT_MULTIPLIER=$(TEST_PATIENCE)

check: $(UNIT_BIN) $(SCREEN_BIN) $(FUZZ_BIN) $(BUILD)/diptych $(COMPLETIONS) $(FAULTS)
	@printf '%s\n' $(SCREEN_BIN) $(CLI_TESTS:%='sh %') $(UNIT_BIN) | \
		$(TEST_ENVIRONMENT) DIPTYCH=$(BUILD)/diptych FAULTS=$(FAULTS) xargs -P$(TEST_JOBS) -I@ sh -c @
	$(call fuzz_run,1,)
	@echo "check: all passed"

# As in check, but with the writer of the state killed so many times.
STATE_KILLS ?= 1000
check-kill: $(BUILD)/tests/unit/test_state
	@STATE_KILLS=$(STATE_KILLS) $(TEST_ENVIRONMENT) $<

# The same tests under AddressSanitizer and UndefinedBehaviorSanitizer, with the compiler that CC names.
check-asan:
	+@$(MAKE) --no-print-directory check BUILD=$(BUILD)/asan-$(notdir $(firstword $(CC))) \
		CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer'

# What runs threads, under ThreadSanitizer: tests of the core that open collections, and the reader's screens. A worker
# that is left to its article when the program ends is meant.
TSAN_FLAGS := -O1 -g -fsanitize=thread -fno-omit-frame-pointer
check-tsan:
	+@$(MAKE) --no-print-directory check-threads BUILD=$(BUILD)/tsan-$(notdir $(firstword $(CC))) CFLAGS='$(TSAN_FLAGS)'

THREAD_BIN := $(patsubst %.c,$(BUILD)/%,$(shell grep -l 'collection_open\|analysis_queue' tests/unit/*.c)) $(SCREEN_BIN)
check-threads: $(THREAD_BIN) $(BUILD)/diptych
	@printf '%s\n' $(THREAD_BIN) | $(TEST_ENVIRONMENT) TSAN_OPTIONS=halt_on_error=1:report_thread_leaks=0 \
		DIPTYCH=$(BUILD)/diptych xargs -P$(TEST_JOBS) -I@ sh -c @
	@echo "check-tsan: all passed"

# Ten minutes a target (FUZZ_SECONDS), under the sanitisers; by libFuzzer where clang has it.
FUZZ_SECONDS ?= 600
FUZZ_CLANG := clang
fuzz:
	+@f='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer'; mkdir -p $(BUILD)/fuzz; \
	if printf 'int LLVMFuzzerTestOneInput(void) { return 0; }' | \
		$(FUZZ_CLANG) -fsanitize=fuzzer,address,undefined -x c -o $(BUILD)/fuzz/probe - 2>/dev/null; \
	then $(MAKE) --no-print-directory fuzz-run BUILD=$(BUILD)/fuzz CC=$(FUZZ_CLANG) FUZZ_DRIVER= \
		FUZZ_FLAGS=-fsanitize=fuzzer CFLAGS="$$f -fsanitize=fuzzer-no-link"; \
	else $(MAKE) --no-print-directory fuzz-run BUILD=$(BUILD)/fuzz CFLAGS="$$f"; fi

fuzz-run: $(FUZZ_BIN)
	$(call fuzz_run,$(FUZZ_SECONDS),-timeout=20)

# Tests of the core under valgrind, in one process, where it sees leaks. test_memory and test_state are left out: they
# watch children run out of memory and be killed, which needs processes, and what they leave behind is no leak.
VALGRIND := valgrind -q --error-exitcode=9 --leak-check=full --show-leak-kinds=definite,indirect \
	--suppressions=tests/valgrind.supp
check-valgrind: $(UNIT_BIN)
	@set -e; for t in $(filter-out %/test_memory %/test_state,$(UNIT_BIN)); do \
		CK_FORK=no CK_DEFAULT_TIMEOUT=0 LC_ALL=C.UTF-8 $(VALGRIND) $$t; done
	@echo "check-valgrind: all passed"

# Lines run by `make check`, a file a line, the least first; the last line is the whole.
coverage:
	+@$(MAKE) --no-print-directory check BUILD=$(BUILD)/coverage CFLAGS='-O0 -g --coverage'
	@sh tests/coverage.sh $(BUILD)/coverage | tee $(BUILD)/coverage/summary

# What measures is built apart from the tests; watch.c looks into the core.
BENCH_OBJ := $(patsubst %,$(BUILD)/tests/bench/%.o,measure text)
BENCH_BIN := $(patsubst %,$(BUILD)/tests/bench/%,bench keys growth watch instructions)
$(BUILD)/tests/bench/%.o: tests/bench/%.c Makefile | need-VTERM
	@mkdir -p $(@D)
	$(Q)$(CC) $(CORE_CFLAGS) $(VTERM_CFLAGS) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(BUILD)/tests/bench/bench $(BUILD)/tests/bench/watch: $(BUILD)/tests/bench/peers.o
$(BUILD)/tests/bench/keys $(BUILD)/tests/bench/growth $(BUILD)/tests/bench/instructions: $(BUILD)/tests/bench/terminal.o
$(BENCH_BIN): %: %.o $(BENCH_OBJ) $(LIBRARY_FILE)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -pthread -o $@ $(filter %.o,$^) $(LIBRARY_FILE) $(VTERM_LIBS) $(CORE_LIBS) -lutil

# Articles that keys are typed at; numbers of articles to open in turn (add 100000: minutes, and 2.5 GB of disk).
BENCH_ARTICLES ?= 10000
BENCH_GROWTH ?= 1000 10000
bench_run = @d=$$(mktemp -d) && trap 'rm -rf "$$d"' EXIT && export XDG_CONFIG_HOME="$$d/config" \
	XDG_STATE_HOME="$$d/state" XDG_CACHE_HOME="$$d/cache" LC_ALL=C.UTF-8 PROGRAM=$(BUILD)/diptych BENCH=$(BUILD)/tests/bench && $(1)
bench: $(BENCH_BIN) $(BUILD)/diptych
	$(call bench_run,"$$BENCH/bench" "$$PROGRAM" "$$d" && "$$BENCH/watch" "$$d" && \
		"$$BENCH/keys" "$$PROGRAM" "$$d/stories-$(BENCH_ARTICLES)" $(BENCH_ARTICLES) && \
		"$$BENCH/growth" "$$PROGRAM" "$$d" $(BENCH_GROWTH) && \
		"$$BENCH/instructions" "$$PROGRAM" "$$d/instructions" tests/bench/instructions.txt)

# The counts of instructions that later ones are set against.
bench-record: $(BENCH_BIN) $(BUILD)/diptych
	$(call bench_run,"$$BENCH/instructions" "$$PROGRAM" "$$d/instructions" tests/bench/instructions.txt record)

# --- lint -------------------------------------------------------------------------------------------------------
LINT_C := $(wildcard core/*/*.c core/*/*/*.c tui/*.c tui/*/*.c tests/*/*.c)
LINT_HEADERS := $(wildcard core/*/*.h core/*/*/*.h tui/*.h tui/*/*.h tests/*/*.h)
LINT_SHELL := $(wildcard core/*/*.sh tests/*.sh .ci/*.sh) .ci/run
LINT_STAMPS := $(LINT_C:%=$(BUILD)/lint/%)

lint: lint-format lint-tidy lint-cppcheck lint-manuals lint-shell lint-house
	@echo "lint: all passed"

lint-format:
	@$(CLANG_FORMAT) --dry-run -Werror $(LINT_C) $(LINT_HEADERS)

lint-tidy: $(LINT_STAMPS)

# A file that was clean is looked at again when it or a header has changed.
$(BUILD)/lint/%: % $(LINT_HEADERS) .clang-tidy Makefile
	$(call say,TIDY,$<)
	@mkdir -p $(@D)
	$(Q)clang-tidy -quiet $< -- $(filter-out -MMD -MP,$(TUI_CFLAGS)) $(CHECK_CFLAGS) $(VTERM_CFLAGS) \
		2>$@.messages || { cat $@.messages >&2; exit 1; }
	@touch $@

lint-cppcheck:
	@cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 -I. core tui tests

lint-manuals:
	@cd man && for m in $(notdir $(MANUALS)); do mandoc -T lint -W style,stop $$m || exit 1; done

lint-shell:
	@shellcheck $(LINT_SHELL)
	@shellcheck -s sh -x -P tests/cli tests/cli/helpers $(CLI_TESTS)

# The rules of CONTRIBUTING.md that no other tool knows.
lint-house:
	@sh tests/house.sh

# --- weights and lists of the name tagger (core/entities/train/README.md) ----------------------------------------
# FREE, SHARE_ALIKE and DEV are files outside the repository.
TRAIN_SRC := $(wildcard core/entities/train/*.c)
TRAIN_TEXT := $(sort $(wildcard core/entities/train/text/*.txt))

$(BUILD)/train: $(TRAIN_SRC) $(wildcard core/entities/train/*.h) $(LIBRARY_FILE) Makefile
	$(call say,LD,$@)
	$(Q)$(CC) $(CORE_CFLAGS) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $(TRAIN_SRC) $(LIBRARY_FILE) $(CORE_LIBS)

model: $(BUILD)/train
	$(BUILD)/train --compare --all $(FREE:%=--free %) $(SHARE_ALIKE:%=--share-alike %) $(DEV:%=--dev %) \
		--out core/entities/names.bin $(TRAIN_TEXT)

gazetteer:
	cd core/entities/gazetteer && python3 build.py >gazetteer.tmp && mv gazetteer.tmp gazetteer.bin

# --- everyday ---------------------------------------------------------------------------------------------------
run: $(BUILD)/diptych
	$(BUILD)/diptych

format:
	$(CLANG_FORMAT) -i $(LINT_C) $(LINT_HEADERS)

# The parts of the manual that the tables of actions and styles write.
tables: $(BUILD)/tests/screen/test_manual
	DIPTYCH_REGENERATE=1 LC_ALL=C.UTF-8 $<

# Screens as they look now, for tests/screen/test_golden.c to compare with.
golden: $(BUILD)/tests/screen/test_golden $(BUILD)/diptych
	DIPTYCH_REGENERATE=1 DIPTYCH=$(BUILD)/diptych LC_ALL=C.UTF-8 $<

# Where each shell looks for completions, and under which name.
INSTALLED_COMPLETIONS := bash:share/bash-completion/completions/diptych zsh:share/zsh/site-functions/_diptych \
	fish:share/fish/vendor_completions.d/diptych.fish

install: $(BUILD)/diptych $(COMPLETIONS)
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/doc/diptych" "$(DESTDIR)$(PREFIX)/share/diptych/themes"
	install -m 755 $(BUILD)/diptych "$(DESTDIR)$(PREFIX)/bin/diptych"
	install -m 644 $(NOTICES) README.md "$(DESTDIR)$(PREFIX)/share/doc/diptych"
	install -m 644 $(wildcard themes/*.yaml) "$(DESTDIR)$(PREFIX)/share/diptych/themes"
	for m in $(MANUALS); do d="$(DESTDIR)$(PREFIX)/share/man/man$${m##*.}"; \
		install -d "$$d" && install -m 644 $$m "$$d" || exit 1; done
	for c in $(INSTALLED_COMPLETIONS); do f="$(DESTDIR)$(PREFIX)/$${c#*:}"; \
		install -d "$${f%/*}" && install -m 644 "$(BUILD)/completion/diptych.$${c%%:*}" "$$f" || exit 1; done

# Of a staged root the empty folders go too; a system keeps its own.
uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/diptych"
	rm -rf "$(DESTDIR)$(PREFIX)/share/doc/diptych" "$(DESTDIR)$(PREFIX)/share/diptych"
	for m in $(MANUALS); do rm -f "$(DESTDIR)$(PREFIX)/share/man/man$${m##*.}/$${m##*/}"; done
	for c in $(INSTALLED_COMPLETIONS); do rm -f "$(DESTDIR)$(PREFIX)/$${c#*:}"; done
	$(if $(DESTDIR),find "$(DESTDIR)" -mindepth 1 -depth -type d -exec rmdir {} \; 2>/dev/null || :)

# How rare words are, counted from the training text; the table is committed, so this runs only when the text changes.
BACKGROUND := core/compare/background
$(BUILD)/count-background: $(BACKGROUND)/count.c $(LIBRARY_FILE)
	$(Q)$(CC) $(CORE_CFLAGS) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< $(LIBRARY_FILE) $(CORE_LIBS)

background: $(BUILD)/count-background
	$< $(sort $(wildcard core/entities/train/text/*.txt)) >$(BUILD)/background.bin
	mv $(BUILD)/background.bin $(BACKGROUND)/background.bin

dist:
	@mkdir -p $(BUILD)
	git archive --prefix=diptych-$(VERSION)/ HEAD | gzip -9n >$(BUILD)/diptych-$(VERSION).tar.gz

clean:
	rm -rf $(BUILD)

help:
	@echo 'make [all]           build $(BUILD)/diptych'
	@echo 'make deps            install what building and testing need, or say how'
	@echo 'make [deps] run      build and open the reader on its sample'
	@echo 'make [deps] check    build and run every test'
	@echo 'make check-asan      the same under ASan and UBSan (also with CC=clang)'
	@echo 'make check-tsan      tests of core and screens under ThreadSanitizer'
	@echo 'make check-kill      kills a program that records what was read $(STATE_KILLS) times'
	@echo 'make check-valgrind  tests of the core under valgrind'
	@echo 'make [deps] lint     clang-tidy, cppcheck, layout, manuals, scripts, rules of the house'
	@echo 'make fuzz            every fuzz target for $(FUZZ_SECONDS) seconds (FUZZ_SECONDS=N)'
	@echo 'make coverage        which lines the tests run: $(BUILD)/coverage/summary'
	@echo 'make bench           a table of speed, memory, growth and size, beside other programs that are installed'
	@echo 'make bench-record    keep the counts of instructions that bench sets later ones against'
	@echo 'make dist            $(BUILD)/diptych-$(VERSION).tar.gz of what is committed'
	@echo 'make format          lay the code out by .clang-format'
	@echo 'make tables          write the tables of keys and styles in the manual anew'
	@echo 'make golden          write the screens that tests compare with anew'
	@echo 'make install         under PREFIX ($(PREFIX)), staged in DESTDIR; uninstall takes it back'
	@echo 'make model           learn the name tagger anew; gazetteer: its lists'
	@echo 'make clean           remove $(BUILD)'

.PHONY: all check check-kill check-asan check-tsan check-threads check-valgrind fuzz fuzz-run coverage bench bench-record lint lint-format lint-tidy lint-cppcheck lint-manuals \
	lint-shell lint-house dist tables golden run format background model gazetteer install uninstall clean help
-include $(CORE_OBJ:.o=.d) $(TUI_OBJ:.o=.d) $(COMPLETION_SRC:%.c=$(BUILD)/%.d) $(UNIT_BIN:=.d) $(SCREEN_BIN:=.d) $(SCREEN_HELP_OBJ:.o=.d) \
	$(FUZZ_OBJ:.o=.d) $(FUZZ_BIN:=.d) $(BENCH_OBJ:.o=.d) $(BENCH_BIN:=.d)
endif
