# diptych: `make help` lists the targets.
#
# Non-recursive; objects go under build/, the program is build/diptych. User flags (CFLAGS, CPPFLAGS, LDFLAGS) come last
# and win. Each library is found by pkg-config and can be overridden: make PCRE2_CFLAGS=… PCRE2_LIBS=….
MAKEFLAGS += --no-builtin-rules
.DELETE_ON_ERROR:
.SUFFIXES:
.DEFAULT_GOAL := all

VERSION := 0.1.0
PREFIX ?= /usr/local
BUILD ?= build
CC ?= cc
CFLAGS ?= -O2 -g
PKG_CONFIG ?= pkg-config
V ?= 0
Q := $(if $(filter 0,$(V)),@)
say = $(if $(filter 0,$(V)),@printf '  %-7s %s\n' $(1) $(2))

WARN := -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wundef -Wvla
BASE_CFLAGS := -std=c11 -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -I. -I$(BUILD) $(WARN) -pthread

pkg = $(shell $(PKG_CONFIG) --$(1) $(2) 2>/dev/null)
CURSES_CFLAGS ?= $(call pkg,cflags,ncursesw)
CURSES_LIBS ?= $(call pkg,libs,ncursesw)
PCRE2_CFLAGS ?= $(call pkg,cflags,libpcre2-8)
PCRE2_LIBS ?= $(call pkg,libs,libpcre2-8)
YAML_CFLAGS ?= $(call pkg,cflags,yaml-0.1)
YAML_LIBS ?= $(call pkg,libs,yaml-0.1)
UTF8PROC_CFLAGS ?= $(call pkg,cflags,libutf8proc)
UTF8PROC_LIBS ?= $(call pkg,libs,libutf8proc)
JANSSON_CFLAGS ?= $(call pkg,cflags,jansson)
JANSSON_LIBS ?= $(call pkg,libs,jansson)
CHECK_CFLAGS ?= $(call pkg,cflags,check)
CHECK_LIBS ?= $(call pkg,libs,check)
VTERM_CFLAGS ?= $(call pkg,cflags,vterm)
VTERM_LIBS ?= $(call pkg,libs,vterm)

CORE_SRC := $(wildcard core/base/*.c core/ingest/*.c core/language/*.c core/entities/*.c core/watch/*.c \
	core/compare/*.c core/collection/*.c core/report/*.c)
TUI_SRC := $(wildcard tui/*.c tui/views/*.c)
UNIT_SRC := $(wildcard tests/unit/*.c)
# Files that become part of the program (core/base/embed.h).
EMBED := $(sort $(wildcard themes/*.yaml core/sample/*.* core/sample/*/*.* core/*/*.bin core/*/*/*.bin))

CORE_CFLAGS := $(BASE_CFLAGS) $(PCRE2_CFLAGS) $(YAML_CFLAGS) $(UTF8PROC_CFLAGS) $(JANSSON_CFLAGS)
CORE_LIBS := $(PCRE2_LIBS) $(YAML_LIBS) $(UTF8PROC_LIBS) $(JANSSON_LIBS) -lm

CORE_OBJ := $(CORE_SRC:%.c=$(BUILD)/%.o) $(BUILD)/core/base/embed.o
TUI_OBJ := $(TUI_SRC:%.c=$(BUILD)/%.o)
UNIT_BIN := $(UNIT_SRC:tests/unit/%.c=$(BUILD)/tests/unit/%)

all: $(BUILD)/diptych

$(BUILD)/core/%.o: core/%.c Makefile
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CORE_CFLAGS) -MMD -MP $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(BUILD)/core/base/embed.c: core/base/embed.sh Makefile $(EMBED)
	$(call say,EMBED,$@)
	@mkdir -p $(@D)
	$(Q)sh core/base/embed.sh $(EMBED) >$@

$(BUILD)/core/base/embed.o: $(BUILD)/core/base/embed.c
	$(Q)$(CC) $(CORE_CFLAGS) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(BUILD)/tui/%.o: tui/%.c Makefile
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CORE_CFLAGS) $(CURSES_CFLAGS) -DDIPTYCH_VERSION='"$(VERSION)"' -MMD -MP $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(BUILD)/libdiptych.a: $(CORE_OBJ)
	$(call say,AR,$@)
	$(Q)rm -f $@ && $(AR) rcs $@ $^

$(BUILD)/diptych: $(TUI_OBJ) $(BUILD)/libdiptych.a
	$(call say,LD,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -pthread -o $@ $(TUI_OBJ) $(BUILD)/libdiptych.a $(CURSES_LIBS) $(CORE_LIBS)

$(BUILD)/tests/unit/%: tests/unit/%.c $(BUILD)/libdiptych.a Makefile
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CORE_CFLAGS) $(CHECK_CFLAGS) -MMD -MP $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< $(BUILD)/libdiptych.a \
		$(CHECK_LIBS) $(CORE_LIBS)

check: $(UNIT_BIN)
	@set -e; for t in $(UNIT_BIN); do LC_ALL=C.UTF-8 $$t; done

format:
	clang-format -i $(shell git ls-files '*.[ch]')

clean:
	rm -rf $(BUILD)

.PHONY: all check format clean
-include $(CORE_OBJ:.o=.d) $(TUI_OBJ:.o=.d) $(UNIT_BIN:=.d)
