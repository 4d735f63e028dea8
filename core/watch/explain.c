#include "core/watch/explain.h"
#include "core/base/memory.h"
#include <stdlib.h>
#include <string.h>

struct explainer {
    struct arena *arena;
    struct watch_term terms[EXPLAIN_REASON_COUNT];  /* each with a demand less */
    struct matcher *matchers[EXPLAIN_REASON_COUNT]; /* NULL where there is nothing to drop */
};

/* Each drops a demand; false where the term does not make it. */
typedef bool drop_demand(struct explainer *explainer, struct watch_term *term);

static bool drop_nothing(struct explainer *explainer, struct watch_term *term)
{
    (void)explainer;
    (void)term;
    return true;
}

static bool drop_disabled(struct explainer *explainer, struct watch_term *term)
{
    (void)explainer;
    bool dropped = !term->enabled;
    term->enabled = true;
    return dropped;
}

static bool drop_fields(struct explainer *explainer, struct watch_term *term)
{
    (void)explainer;
    bool dropped = term->fields != (WATCH_TITLE | WATCH_BODY);
    term->fields = WATCH_TITLE | WATCH_BODY;
    return dropped;
}

static bool drop_near(struct explainer *explainer, struct watch_term *term)
{
    (void)explainer;
    bool dropped = term->near.any.count > 0;
    term->near.any.count = 0;
    return dropped;
}

static bool drop_exclude(struct explainer *explainer, struct watch_term *term)
{
    (void)explainer;
    bool dropped = term->exclude.count > 0;
    term->exclude.count = 0;
    return dropped;
}

static bool recompile(struct watch_term *term, unsigned flags)
{
    struct pattern_error error;
    term->pattern = pattern_compile(term->text, flags, &error);
    return term->pattern != NULL;
}

static bool drop_case(struct explainer *explainer, struct watch_term *term)
{
    (void)explainer;
    term->match_case = WATCH_CASE_IGNORE;
    return term->form != WATCH_REGEX ||
           recompile(term, PATTERN_CASELESS | (term->pattern_whole ? PATTERN_WHOLE_WORD : 0));
}

static bool drop_whole_word(struct explainer *explainer, struct watch_term *term)
{
    (void)explainer;
    bool dropped = term->form == WATCH_REGEX ? term->pattern_whole : term->whole_word;
    term->whole_word = term->pattern_whole = false;
    return dropped && (term->form != WATCH_REGEX || recompile(term, PATTERN_CASELESS));
}

/* Any part of the name as a word. */
static bool drop_name(struct explainer *explainer, struct watch_term *term)
{
    struct text name = term->text;
    if (term->form != WATCH_ENTITY)
        return false;
    struct text *parts = arena_array(explainer->arena, name.length + 1, sizeof *parts);
    term->form = WATCH_TERM;
    term->whole_word = true;
    term->aliases = (struct watch_texts){parts, 0};
    for (size_t at = 0, end; at < name.length; at = end + 1) {
        end = text_find(name, TEXT(" "), at);
        end = end == SIZE_MAX ? name.length : end;
        if (end > at)
            parts[term->aliases.count++] = text_slice(name, at, end);
    }
    return true;
}

static const struct {
    const char *text;
    drop_demand *drop;
} demands[EXPLAIN_REASON_COUNT] = {
    [EXPLAIN_HIT] = {"hit", drop_nothing},
    [EXPLAIN_DISABLED] = {"the term is switched off", drop_disabled},
    [EXPLAIN_FIELD] = {"not in the fields of the term", drop_fields},
    [EXPLAIN_NOT_NEAR] = {"none of the words that must be near", drop_near},
    [EXPLAIN_EXCLUDED] = {"part of an excluded phrase", drop_exclude},
    [EXPLAIN_CASE] = {"other capitals", drop_case},
    [EXPLAIN_INSIDE_WORD] = {"part of a longer word", drop_whole_word},
    [EXPLAIN_OTHER_NAME] = {"not read as this name here", drop_name},
    [EXPLAIN_BOILERPLATE] = {"page furniture is not searched", drop_nothing},
};

const char *explain_reason_text(enum explain_reason reason)
{
    return demands[reason].text;
}

struct explainer *explainer_new(const struct watch_term *term)
{
    struct explainer *explainer = memory_calloc(1, sizeof *explainer);
    struct watch_term now = *term;
    explainer->arena = arena_new();
    for (size_t i = 0; i < EXPLAIN_REASON_COUNT; i++) {
        bool dropped = demands[i].drop(explainer, &now);
        const struct watch_term *kept = &explainer->terms[i];
        explainer->terms[i] = now;
        if (dropped)
            explainer->matchers[i] = matcher_new_of(&kept, 1);
    }
    return explainer;
}

void explainer_free(struct explainer *explainer)
{
    if (!explainer)
        return;
    for (size_t i = 0; i < EXPLAIN_REASON_COUNT; i++) {
        matcher_free(explainer->matchers[i]);
        if (i > 0 && explainer->terms[i].pattern != explainer->terms[i - 1].pattern)
            pattern_free(explainer->terms[i].pattern);
    }
    arena_free(explainer->arena);
    free(explainer);
}

/* The article with page furniture as text. */
static struct article without_boilerplate(const struct article *article, struct arena *arena)
{
    struct article copy = *article;
    copy.paragraphs = arena_array(arena, article->paragraph_count, sizeof *copy.paragraphs);
    for (size_t i = 0; i < article->paragraph_count; i++) {
        copy.paragraphs[i] = article->paragraphs[i];
        if (copy.paragraphs[i].kind == PARAGRAPH_BOILERPLATE)
            copy.paragraphs[i].kind = PARAGRAPH_BODY;
    }
    return copy;
}

static int compare_explained(const void *left, const void *right)
{
    const struct explained *a = left, *b = right;
    return span_compare(a->span, b->span);
}

static bool meet(struct span a, struct span b)
{
    return a.paragraph == b.paragraph && a.start < b.start + b.length &&
           b.start < a.start + a.length;
}

/* Whether a span meets one of those found before, which are by place and do not meet each other. */
static bool is_found(const struct explained *items, size_t count, struct span span)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (span_compare(items[middle].span, span) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return (low < count && meet(items[low].span, span)) ||
           (low > 0 && meet(items[low - 1].span, span));
}

struct explained *explainer_find(const struct explainer *explainer, const struct article *article,
                                 const struct matcher_name *names, size_t name_count,
                                 struct arena *arena, size_t *count)
{
    struct article whole = without_boilerplate(article, arena);
    struct explained *items = NULL;
    size_t capacity = 0;
    *count = 0;
    for (enum explain_reason reason = 0; reason < EXPLAIN_REASON_COUNT; reason++) {
        const struct article *searched = reason == EXPLAIN_BOILERPLATE ? &whole : article;
        struct hits hits;
        size_t before = *count;
        if (!explainer->matchers[reason])
            continue;
        matcher_find(explainer->matchers[reason], searched, names, name_count, arena, &hits, NULL);
        for (size_t i = 0; i < hits.count; i++) {
            struct span span = hits.items[i].span;
            if (is_found(items, before, span) ||
                (*count > before && meet(items[*count - 1].span, span)))
                continue;
            items = arena_grow(arena, items, *count, &capacity, sizeof *items);
            items[(*count)++] = (struct explained){span, reason};
        }
        if (*count > before)
            qsort(items, *count, sizeof *items, compare_explained);
    }
    return items;
}

const char *explainer_how(const struct explainer *explainer, struct text hit)
{
    const struct watch_term *term = &explainer->terms[EXPLAIN_HIT];
    bool written = text_equal(hit, term->text);
    for (size_t i = 0; i < term->aliases.count; i++)
        written = written || text_equal(hit, term->aliases.items[i]);
    if (written && term->form != WATCH_REGEX)
        return "as written";
    static const char *const ways[] = {[WATCH_TERM] = "by folding",
                                       [WATCH_REGEX] = "by the pattern",
                                       [WATCH_ENTITY] = "as a mention of the name"};
    return text_ends(term->text, TEXT("*")) ? "as a form of the word" : ways[term->form];
}

static bool called(const struct watch_term *term, struct text name, int round)
{
    if (round == 0)
        return text_equal(text_from(term->id), name);
    if (round == 1)
        return text_equal(term->text, name);
    for (size_t i = 0; i < term->aliases.count; i++)
        if (text_equal(term->aliases.items[i], name))
            return true;
    return false;
}

const struct watch_term *explain_find_term(const struct watchlist *list, struct text name)
{
    for (int round = 0; round < 3; round++)
        for (size_t i = 0; i < watchlist_count(list); i++)
            if (called(watchlist_term(list, i), name, round))
                return watchlist_term(list, i);
    return NULL;
}
