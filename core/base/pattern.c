#define PCRE2_CODE_UNIT_WIDTH 8
#include "core/base/pattern.h"
#include "core/base/memory.h"
#include "core/base/utf8.h"
#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Steps of one search come to at most STEPS_MAX, more or less: the limit for one starting place is
 * lower in a long text, which has many of them. Heap in KiB, JIT stack in bytes. */
enum {
    MATCH_LIMIT_MIN = 1000,
    STEPS_MAX = 300000000,
    HEAP_LIMIT = 16 << 10,
    JIT_STACK_FIRST = 32 << 10,
    JIT_STACK_MAX = 1 << 20
};

struct pattern {
    pcre2_code *code;
    bool matches_empty;
};

struct pattern_matcher {
    pcre2_match_context *context;
    pcre2_match_data *data;
    pcre2_jit_stack *stack;
};

/* A term as a pattern: everything in ASCII that could mean something is escaped. Whole words are
 * asked for around it, not at its ends, so that a term such as C# is one too. */
static struct text literal_source(struct text term, unsigned flags, struct text_builder *out)
{
    if (flags & PATTERN_WHOLE_WORD)
        text_builder_add_string(out, "(?<!\\w)");
    for (size_t i = 0; i < term.length; i++) {
        unsigned char byte = (unsigned char)term.bytes[i];
        if (byte < 0x80 && !utf8_is_letter(byte) && !utf8_is_digit(byte))
            text_builder_add_byte(out, '\\');
        text_builder_add_byte(out, term.bytes[i]);
    }
    if (flags & PATTERN_WHOLE_WORD)
        text_builder_add_string(out, "(?!\\w)");
    return text_builder_text(out);
}

static struct pattern *fail(struct pattern_error *error, size_t offset, const char *message)
{
    error->offset = offset;
    snprintf(error->message, sizeof error->message, "%s", message);
    return NULL;
}

static int note_callout(pcre2_callout_enumerate_block *block, void *offset)
{
    *(size_t *)offset = block->pattern_position;
    return 1;
}

static pcre2_code *compile(struct text source, unsigned flags, int *number, size_t *offset)
{
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C;
    pcre2_compile_context *context = pcre2_compile_context_create(NULL);

    if (!context)
        memory_fail();
    if (flags & PATTERN_CASELESS)
        options |= PCRE2_CASELESS;
    if ((flags & PATTERN_WHOLE_WORD) && !(flags & PATTERN_LITERAL))
        pcre2_set_compile_extra_options(context, PCRE2_EXTRA_MATCH_WORD);
    pcre2_code *code =
        pcre2_compile((PCRE2_SPTR)source.bytes, source.length, options, number, offset, context);
    pcre2_compile_context_free(context);
    return code;
}

struct pattern *pattern_compile(struct text source, unsigned flags, struct pattern_error *error)
{
    struct text_builder escaped = {0};
    size_t offset = 0;
    int number = 0;
    uint32_t empty = 0;

    *error = (struct pattern_error){0};
    if (source.length > PATTERN_LENGTH_MAX)
        return fail(error, PATTERN_LENGTH_MAX, "the pattern is too long");
    if (!source.bytes)
        source = TEXT("");
    bool literal = flags & PATTERN_LITERAL;
    pcre2_code *code = compile(literal ? literal_source(source, flags, &escaped) : source, flags,
                               &number, &offset);
    text_builder_free(&escaped);
    if (!code && number == PCRE2_ERROR_HEAP_FAILED)
        memory_fail();
    if (!code) {
        pcre2_get_error_message(number, (PCRE2_UCHAR *)error->message, sizeof error->message);
        error->offset = offset < source.length ? offset : source.length;
        return NULL;
    }
    if (pcre2_callout_enumerate(code, note_callout, &offset) != 0) {
        pcre2_code_free(code);
        return fail(error, offset, "callouts are not allowed");
    }
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); /* without it the interpreter does the work */
    pcre2_pattern_info(code, PCRE2_INFO_MATCHEMPTY, &empty);
    struct pattern *pattern = memory_alloc(sizeof *pattern);
    *pattern = (struct pattern){code, empty != 0};
    return pattern;
}

void pattern_free(struct pattern *pattern)
{
    if (!pattern)
        return;
    pcre2_code_free(pattern->code);
    free(pattern);
}

bool pattern_matches_empty(const struct pattern *pattern)
{
    return pattern->matches_empty;
}

struct pattern_matcher *pattern_matcher_new(void)
{
    struct pattern_matcher *matcher = memory_calloc(1, sizeof *matcher);

    matcher->context = pcre2_match_context_create(NULL);
    matcher->data = pcre2_match_data_create(1, NULL);
    if (!matcher->context || !matcher->data)
        memory_fail();
    pcre2_set_heap_limit(matcher->context, HEAP_LIMIT);
    matcher->stack = pcre2_jit_stack_create(JIT_STACK_FIRST, JIT_STACK_MAX, NULL);
    if (matcher->stack)
        pcre2_jit_stack_assign(matcher->context, NULL, matcher->stack);
    return matcher;
}

void pattern_matcher_free(struct pattern_matcher *matcher)
{
    if (!matcher)
        return;
    pcre2_jit_stack_free(matcher->stack);
    pcre2_match_data_free(matcher->data);
    pcre2_match_context_free(matcher->context);
    free(matcher);
}

static uint32_t limit_for(size_t length)
{
    size_t limit = STEPS_MAX / (length + 1);

    if (limit > PATTERN_MATCH_LIMIT)
        limit = PATTERN_MATCH_LIMIT;
    return (uint32_t)(limit < MATCH_LIMIT_MIN ? MATCH_LIMIT_MIN : limit);
}

bool pattern_find(const struct pattern *pattern, struct pattern_matcher *matcher, struct text text,
                  size_t from, size_t *start, size_t *end, enum status *status)
{
    *status = STATUS_OK;
    pcre2_set_match_limit(matcher->context, limit_for(text.length));
    while (from < text.length) {
        int found =
            pcre2_match(pattern->code, (PCRE2_SPTR)text.bytes, text.length, from,
                        PCRE2_NOTEMPTY | PCRE2_NO_UTF_CHECK, matcher->data, matcher->context);
        if (found == PCRE2_ERROR_NOMATCH)
            return false;
        if (found == PCRE2_ERROR_NOMEMORY)
            memory_fail();
        if (found < 0) {
            *status = STATUS_LIMIT;
            return false;
        }
        const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(matcher->data);
        if (ends[0] < ends[1]) {
            *start = ends[0];
            *end = ends[1];
            return true;
        }
        /* \K can leave nothing of a match: look on behind it. */
        size_t size;
        from = ends[0] > from ? ends[0] : from;
        if (from < text.length) {
            utf8_decode(text.bytes + from, text.length - from, &size);
            from += size;
        }
    }
    return false;
}

bool pattern_has_jit(void)
{
    uint32_t jit = 0;

    pcre2_config(PCRE2_CONFIG_JIT, &jit);
    return jit != 0;
}

const char *pattern_version(char out[64])
{
    char version[64] = "";

    if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) <= (int)sizeof version)
        pcre2_config(PCRE2_CONFIG_VERSION, version);
    size_t number = strcspn(version, " "); /* "10.42 2022-12-11" */
    snprintf(out, 64, "PCRE2 %.*s%s", (int)(number < 40 ? number : 40), version,
             pattern_has_jit() ? ", JIT" : "");
    return out;
}
