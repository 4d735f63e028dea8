#include "core/watch/watchlist.h"
#include "core/base/file.h"
#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "core/watch/schema.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ID_SLOTS = 1 << 15 };
_Static_assert(ID_SLOTS >= 2 * WATCH_TERMS_MAX, "the table of ids must stay half empty");

struct watchlist {
    struct arena *arena; /* owns all but the patterns and the two arrays */
    struct watch_term **terms;
    size_t term_count, term_capacity;
    struct watch_group **groups;
    size_t group_count, group_capacity;
    uint32_t *ids; /* open addressing: index of the term + 1 */
};

struct watchlist *watchlist_new(void)
{
    struct watchlist *list = memory_calloc(1, sizeof *list);
    list->arena = arena_new();
    list->ids = memory_calloc(ID_SLOTS, sizeof *list->ids);
    return list;
}

void watchlist_free(struct watchlist *list)
{
    if (!list)
        return;
    for (size_t i = 0; i < list->term_count; i++)
        pattern_free(list->terms[i]->pattern);
    free(list->terms);
    free(list->groups);
    free(list->ids);
    arena_free(list->arena);
    free(list);
}

size_t watchlist_count(const struct watchlist *list)
{
    return list->term_count;
}

const struct watch_term *watchlist_term(const struct watchlist *list, size_t index)
{
    return list->terms[index];
}

size_t watchlist_group_count(const struct watchlist *list)
{
    return list->group_count;
}

const struct watch_group *watchlist_group(const struct watchlist *list, size_t index)
{
    return list->groups[index];
}

struct watch_group *watchlist_put_group(struct watchlist *list, struct text name)
{
    for (size_t i = 0; i < list->group_count; i++)
        if (text_equal(text_from(list->groups[i]->name), name))
            return list->groups[i];
    list->groups =
        memory_grow(list->groups, list->group_count, &list->group_capacity, sizeof *list->groups);
    struct watch_group *group = arena_alloc(list->arena, sizeof *group);
    group->name = arena_copy(list->arena, name.bytes, name.length);
    list->groups[list->group_count++] = group;
    return group;
}

/* Where an id stands in the table, or the empty slot where it would. */
static uint32_t *id_slot(const struct watchlist *list, const char *id)
{
    size_t at = text_hash(text_from(id)) & (ID_SLOTS - 1);
    while (list->ids[at] != 0 && strcmp(list->terms[list->ids[at] - 1]->id, id) != 0)
        at = (at + 1) & (ID_SLOTS - 1);
    return &list->ids[at];
}

/* The text in lower-case letters and digits of ASCII, what is between as one "-"; "term" where
 * there are none. */
static const char *make_slug(struct arena *arena, struct text text)
{
    char slug[WATCH_ID_LENGTH_MAX - 7]; /* leaves room for a number */
    size_t length = 0;
    for (size_t i = 0; i < text.length && length + 2 < sizeof slug; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];
        bool upper = byte >= 'A' && byte <= 'Z';
        if (upper || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'))
            slug[length++] = (char)(upper ? byte + 32 : byte);
        else if (length > 0 && slug[length - 1] != '-')
            slug[length++] = '-';
    }
    while (length > 0 && slug[length - 1] == '-')
        length--;
    return length > 0 ? arena_copy(arena, slug, length) : "term";
}

/* Gives a term without an id the slug of its text, numbered where another text has it. */
static void name_term(struct watchlist *list, struct watch_term *term)
{
    const char *slug = make_slug(list->arena, term->text);
    term->id = slug;
    for (size_t number = 2; *id_slot(list, term->id) != 0; number++) {
        const struct watch_term *other = list->terms[*id_slot(list, term->id) - 1];
        if (other->form == term->form && text_equal(other->text, term->text))
            return;
        term->id = arena_printf(list->arena, "%s-%zu", slug, number);
    }
}

static void replace_term(struct watch_term *old, const struct watch_term *term,
                         struct problem_list *problems)
{
    struct problem *problem =
        problem_add(problems, SEVERITY_NOTE, STATUS_SCHEMA, term->file,
                    "'%s' replaces the term of %s, line %zu", term->id, old->file, old->line);
    problem_at(problem, term->line, 0, 0, (struct text){NULL, 0});
    pattern_free(old->pattern);
    *old = *term;
}

const struct watch_term *watchlist_put(struct watchlist *list, struct watch_term *term,
                                       struct problem_list *problems)
{
    if (!term->id)
        name_term(list, term);
    uint32_t *slot = id_slot(list, term->id);
    if (*slot != 0) {
        struct watch_term *old = list->terms[*slot - 1];
        if (old->file == term->file)
            return old;
        replace_term(old, term, problems);
        return NULL;
    }
    list->terms =
        memory_grow(list->terms, list->term_count, &list->term_capacity, sizeof *list->terms);
    struct watch_term *kept = arena_alloc(list->arena, sizeof *kept);
    *kept = *term;
    list->terms[list->term_count++] = kept;
    *slot = (uint32_t)list->term_count;
    return NULL;
}

static struct watch_term default_term(const char *file)
{
    return (struct watch_term){.file = file,
                               .severity = WATCH_MEDIUM,
                               .fields = WATCH_TITLE | WATCH_BODY,
                               .whole_word = true,
                               .enabled = true};
}

static struct problem *line_problem(struct problem_list *problems, const char *file, size_t number,
                                    struct text line, const char *message)
{
    struct problem *problem =
        problem_add(problems, SEVERITY_ERROR, STATUS_SCHEMA, file, "%s", message);
    size_t length = utf8_count(line);
    problem_at(problem, number, 1, length > 0 ? length : 1, line);
    return problem;
}

/* A term a line; empty lines and those that begin with "#" do not count. */
static void read_lines(struct watchlist *list, const char *file, struct text source,
                       struct problem_list *problems)
{
    size_t number = 0;
    for (size_t at = 0, end; at < source.length; at = end + 1) {
        end = text_find(source, TEXT("\n"), at);
        end = end == SIZE_MAX ? source.length : end;
        struct text line = text_trim(text_slice(source, at, end));
        struct watch_term term = default_term(file);
        term.line = ++number;
        if (line.length == 0 || line.bytes[0] == '#')
            continue;
        term.text = text_trim(utf8_sanitize(list->arena, line, NULL));
        const char *fault = schema_literal_fault(term.text);
        if (fault) {
            line_problem(problems, file, number, line, fault);
        } else if (list->term_count >= WATCH_TERMS_MAX) {
            line_problem(problems, file, number, line, "more than 10,000 terms")->status =
                STATUS_LIMIT;
            return;
        } else if (watchlist_put(list, &term, problems)) {
            line_problem(problems, file, number, line, "the term is in the list already");
        }
    }
}

static void read_yaml(struct watchlist *list, const char *file, struct text source,
                      struct problem_list *problems)
{
    struct arena *scratch = arena_new();
    struct yaml_document document = {0};
    struct schema_reader reader = {.list = list,
                                   .arena = list->arena,
                                   .file = file,
                                   .document = &document,
                                   .problems = problems,
                                   .defaults = default_term(file)};
    if (yaml_parse(scratch, file, source, &document, problems) == STATUS_OK && !document.root) {
        struct problem *problem =
            problem_add(problems, SEVERITY_ERROR, STATUS_SCHEMA, file, "the watchlist is empty");
        struct text line = yaml_line(&document, 1);
        problem_at(problem, 1, 1, utf8_count(line), line);
        problem_hint(problem, "begin with 'version: 1' and 'terms:'");
    }
    if (document.root)
        schema_read(&reader);
    arena_free(scratch);
}

enum status watchlist_add(struct watchlist *list, const char *file, struct text source,
                          struct problem_list *problems)
{
    struct problem_list own = {0};
    const char *name = arena_strdup(list->arena, file);
    if (text_ends(text_from(file), TEXT(".txt")))
        read_lines(list, name, source, &own);
    else
        read_yaml(list, name, source, &own);
    return problem_list_move_some(problems, &own, name);
}

enum status watchlist_load(struct watchlist *list, const char *path, struct problem_list *problems)
{
    struct text source;
    enum status status = file_read(path, YAML_SIZE_MAX, &source, problems);
    if (status != STATUS_OK)
        return status;
    status = watchlist_add(list, path, source, problems);
    free((char *)source.bytes);
    return status;
}
