/* pattern: regular expressions through PCRE2, with JIT where there is one and with limits always.
 *
 * Patterns are compiled with UTF and UCP. A compiled pattern may be shared by threads; a matcher
 * (scratch memory and limits) belongs to one. */
#ifndef DIPTYCH_BASE_PATTERN_H
#define DIPTYCH_BASE_PATTERN_H

#include "core/base/error.h"

enum { PATTERN_LENGTH_MAX = 1000, PATTERN_MATCH_LIMIT = 100000 };

enum pattern_flags { PATTERN_CASELESS = 1, PATTERN_LITERAL = 2, PATTERN_WHOLE_WORD = 4 };

struct pattern;
struct pattern_matcher;

/* Where and why a pattern does not compile: the byte offset in it, and PCRE2's words. */
struct pattern_error {
    size_t offset;
    char message[160];
};

/* Compiles; NULL with *error filled on failure (also for \C, callouts, more than PATTERN_LENGTH_MAX
 * bytes). The caller frees it with pattern_free. */
struct pattern *pattern_compile(struct text source, unsigned flags, struct pattern_error *error);
void pattern_free(struct pattern *pattern);
/* Whether the pattern can match the empty string. */
bool pattern_matches_empty(const struct pattern *pattern);

struct pattern_matcher *pattern_matcher_new(void);
void pattern_matcher_free(struct pattern_matcher *matcher);

/* The first non-empty match at or after `from`: true with *start and *end in bytes. False with
 * *status STATUS_OK when there is none, STATUS_LIMIT when the match limit stopped it. `text` must
 * be valid UTF-8. */
bool pattern_find(const struct pattern *pattern, struct pattern_matcher *matcher, struct text text,
                  size_t from, size_t *start, size_t *end, enum status *status);

/* "PCRE2 10.42, JIT" and the like, for --version; static storage of the library. */
bool pattern_has_jit(void);
const char *pattern_version(char out[64]);

#endif
