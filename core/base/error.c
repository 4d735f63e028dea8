#include "core/base/error.h"
#include "core/base/memory.h"
#include "core/base/utf8.h"
#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Of a long line only the part around the place is kept, in code points. */
enum { LINE_SHOWN = 160, LINE_BEFORE = 60, GUTTER = 4 };

static const char *const status_names[STATUS_COUNT] = {
    [STATUS_OK] = "ok",         [STATUS_IO] = "input or output", [STATUS_FORMAT] = "format",
    [STATUS_SCHEMA] = "schema", [STATUS_PATTERN] = "pattern",    [STATUS_LIMIT] = "limit",
    [STATUS_USAGE] = "usage",
};

static const char *const severity_names[] = {
    [SEVERITY_NOTE] = "note",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

const char *status_name(enum status status)
{
    assert((unsigned)status < STATUS_COUNT);
    return status_names[status];
}

const char *severity_name(enum severity severity)
{
    assert((unsigned)severity < sizeof severity_names / sizeof severity_names[0]);
    return severity_names[severity];
}

/* A copy that is safe to print; the caller frees it. */
static char *visible(struct text raw)
{
    struct text_builder out = {0};

    text_builder_add(&out, TEXT(""));
    utf8_add_visible(&out, raw);
    return out.bytes;
}

static char *format_visible(const char *format, va_list arguments)
{
    va_list again;

    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    size_t size = length > 0 ? (size_t)length : 0;
    char *raw = memory_calloc(size + 1, 1);
    vsnprintf(raw, size + 1, format, arguments);
    char *clean = visible((struct text){raw, size});
    free(raw);
    return clean;
}

struct problem *problem_add(struct problem_list *list, enum severity severity, enum status status,
                            const char *file, const char *format, ...)
{
    va_list arguments;

    list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
    struct problem *problem = &list->items[list->count++];
    *problem = (struct problem){.status = status, .severity = severity};
    if (file)
        problem->file = visible(text_from(file));
    va_start(arguments, format);
    problem->message = format_visible(format, arguments);
    va_end(arguments);
    list->errors += severity == SEVERITY_ERROR;
    return problem;
}

void problem_at(struct problem *problem, size_t line, size_t column, size_t length,
                struct text source_line)
{
    problem->line = line;
    problem->column = column;
    problem->length = length;
    free(problem->source_line);
    problem->source_line = NULL;
    problem->source_skip = 0;
    if (!source_line.bytes)
        return;
    size_t start = utf8_index_to_offset(source_line, LINE_SHOWN);
    if (start < source_line.length && column > LINE_BEFORE) {
        problem->source_skip = column - 1 - LINE_BEFORE;
        start = utf8_index_to_offset(source_line, problem->source_skip);
    } else {
        start = 0;
    }
    source_line = text_slice(source_line, start, source_line.length);
    size_t end = utf8_index_to_offset(source_line, LINE_SHOWN);
    problem->source_line = visible(text_slice(source_line, 0, end));
}

void problem_hint(struct problem *problem, const char *format, ...)
{
    va_list arguments;

    free(problem->hint);
    va_start(arguments, format);
    problem->hint = format_visible(format, arguments);
    va_end(arguments);
}

static char *copy_or_null(const char *string)
{
    return string ? memory_strdup(string) : NULL;
}

void problem_add_copy(struct problem_list *list, const struct problem *problem)
{
    struct problem copy = *problem;

    copy.file = copy_or_null(problem->file);
    copy.message = copy_or_null(problem->message);
    copy.hint = copy_or_null(problem->hint);
    copy.source_line = copy_or_null(problem->source_line);
    list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = copy;
    list->errors += copy.severity == SEVERITY_ERROR;
}

struct problem *problem_errno(struct problem_list *list, const char *file, const char *action,
                              int number)
{
    char reason[256];

    if (strerror_r(number, reason, sizeof reason) != 0)
        snprintf(reason, sizeof reason, "system error %d", number);
    return problem_add(list, SEVERITY_ERROR, STATUS_IO, file, "cannot %s: %s", action, reason);
}

char *problem_summary(const struct problem *problem)
{
    struct text_builder out = {0};

    if (problem->file)
        text_builder_printf(&out, "%s:", problem->file);
    if (problem->line)
        text_builder_printf(&out, "%zu:", problem->line);
    if (problem->line && problem->column)
        text_builder_printf(&out, "%zu:", problem->column);
    text_builder_printf(&out, "%s%s: %s", out.length ? " " : "", severity_names[problem->severity],
                        problem->message);
    return out.bytes;
}

/* The line of marks below the source line: blanks as wide as what stands before the place, then
 * `^~~~`. */
static void print_caret(const struct problem *problem, FILE *out)
{
    struct text line = text_from(problem->source_line);
    size_t start = utf8_index_to_offset(line, problem->column - 1 - problem->source_skip);
    struct text rest = text_slice(line, start, line.length);
    struct text marked = text_slice(rest, 0, utf8_index_to_offset(rest, problem->length));
    int before = utf8_width(text_slice(line, 0, start)), width = utf8_width(marked);

    fprintf(out, "%*s^", before, "");
    for (int i = 1; i < width; i++)
        fputc('~', out);
    fputc('\n', out);
}

void problem_print(const struct problem *problem, FILE *out)
{
    char number[24];
    char *summary = problem_summary(problem);
    int gutter = 1;

    fprintf(out, "%s\n", summary);
    free(summary);
    if (problem->line && problem->source_line) {
        gutter = snprintf(number, sizeof number, "%*zu", GUTTER, problem->line);
        fprintf(out, "%s | %s\n", number, problem->source_line);
        if (problem->column > problem->source_skip) {
            fprintf(out, "%*s | ", gutter, "");
            print_caret(problem, out);
        }
    }
    if (problem->hint)
        fprintf(out, "%*s = help: %s\n", gutter, "", problem->hint);
}

void problem_list_move(struct problem_list *to, struct problem_list *from)
{
    for (size_t i = 0; i < from->count; i++) {
        to->items = memory_grow(to->items, to->count, &to->capacity, sizeof *to->items);
        to->items[to->count++] = from->items[i];
    }
    to->errors += from->errors;
    free(from->items);
    *from = (struct problem_list){0};
}

enum status problem_list_move_some(struct problem_list *to, struct problem_list *from,
                                   const char *file)
{
    enum { ERRORS_SHOWN = 20 };
    enum status status = STATUS_OK;
    size_t errors = 0, left = 0;

    for (size_t i = 0; i < from->count; i++) {
        bool error = from->items[i].severity == SEVERITY_ERROR;
        if (error && status == STATUS_OK)
            status = from->items[i].status;
        if (error && ++errors > ERRORS_SHOWN) {
            from->items[left++] = from->items[i];
            continue;
        }
        to->items = memory_grow(to->items, to->count, &to->capacity, sizeof *to->items);
        to->items[to->count++] = from->items[i];
        to->errors += error;
    }
    from->count = left;
    if (left > 0)
        problem_add(to, SEVERITY_NOTE, STATUS_SCHEMA, file, "%s not shown",
                    TEXT_COUNTED(left, "more error"));
    problem_list_free(from);
    *from = (struct problem_list){0};
    return status;
}

const struct problem *problem_list_error(const struct problem_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].severity == SEVERITY_ERROR)
            return &list->items[i];
    return NULL;
}

void problem_list_free(struct problem_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].file);
        free(list->items[i].message);
        free(list->items[i].hint);
        free(list->items[i].source_line);
    }
    free(list->items);
    *list = (struct problem_list){0};
}
