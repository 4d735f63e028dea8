#include "core/watch/matcher.h"
#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "core/watch/guards.h"
#include "core/watch/literals.h"
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* An `entity:` term by its folded name. */
struct entity_term {
    struct text name;
    uint32_t term;
};

struct matcher {
    const struct watch_term **terms;
    struct arena *arena; /* folded terms and names, and the arrays */
    struct literals *literals;
    struct entity_term *entities; /* by name, then by term */
    size_t entity_count;
    uint32_t *regexes; /* terms */
    size_t regex_count;
    atomic_bool *stopped; /* by term: its pattern ran away */
};

/* Literals and the rest as they are gathered from the list. */
struct gathering {
    struct matcher *matcher;
    struct literal *items;
    size_t count, capacity;
};

static bool has_capital(struct text text)
{
    size_t size;
    for (size_t i = 0; i < text.length; i += size)
        if (utf8_is_upper(utf8_decode(text.bytes + i, text.length - i, &size)))
            return true;
    return false;
}

static enum literal_case literal_case_of(enum watch_case match_case, struct text text)
{
    if (match_case == WATCH_CASE_MATCH)
        return LITERAL_SAME_CASE;
    if (match_case == WATCH_CASE_SMART && has_capital(text))
        return LITERAL_SAME_OR_CAPITALS;
    return LITERAL_ANY_CASE;
}

static struct text fold_into(struct arena *arena, struct text text, bool keep_case)
{
    struct fold fold = {0};
    fold_text(&fold, text, keep_case);
    struct text folded = {arena_copy(arena, fold.bytes, fold.length), fold.length};
    fold_free(&fold);
    return text_trim(folded);
}

static void gather_literal(struct gathering *gathering, const struct watch_term *term,
                           uint32_t index, enum guard_role role, struct text text)
{
    struct arena *arena = gathering->matcher->arena;
    struct literal literal = {.term = index, .role = (uint8_t)role, .whole_word = term->whole_word};
    if (text_ends(text, TEXT("*"))) {
        text.length--;
        literal.prefix = literal.whole_word;
    }
    literal.match_case = (uint8_t)literal_case_of(term->match_case, text);
    literal.text = fold_into(arena, text, false);
    literal.kept = fold_into(arena, text, true);
    if (literal.text.length == 0)
        return;
    gathering->items = memory_grow(gathering->items, gathering->count, &gathering->capacity,
                                   sizeof *gathering->items);
    gathering->items[gathering->count++] = literal;
}

static void gather_literals(struct gathering *gathering, const struct watch_term *term,
                            uint32_t index, enum guard_role role, struct watch_texts texts)
{
    for (size_t i = 0; i < texts.count; i++)
        gather_literal(gathering, term, index, role, texts.items[i]);
}

static void gather_term(struct gathering *gathering, uint32_t index)
{
    struct matcher *matcher = gathering->matcher;
    const struct watch_term *term = matcher->terms[index];
    if (!term->enabled)
        return;
    if (term->form == WATCH_TERM)
        gather_literal(gathering, term, index, GUARD_HIT, term->text);
    else if (term->form == WATCH_REGEX)
        matcher->regexes[matcher->regex_count++] = index;
    else
        matcher->entities[matcher->entity_count++] =
            (struct entity_term){fold_into(matcher->arena, term->text, false), index};
    gather_literals(gathering, term, index, GUARD_HIT, term->aliases);
    gather_literals(gathering, term, index, GUARD_EXCLUDE, term->exclude);
    gather_literals(gathering, term, index, GUARD_NEAR, term->near.any);
}

static int compare_entities(const void *left, const void *right)
{
    const struct entity_term *a = left, *b = right;
    int order = text_compare(a->name, b->name);
    return order != 0 ? order : (a->term > b->term) - (a->term < b->term);
}

struct matcher *matcher_new_of(const struct watch_term *const *terms, size_t count)
{
    struct matcher *matcher = memory_calloc(1, sizeof *matcher);
    struct gathering gathering = {.matcher = matcher};
    matcher->arena = arena_new();
    matcher->terms = arena_array(matcher->arena, count, sizeof *matcher->terms);
    for (size_t i = 0; i < count; i++)
        matcher->terms[i] = terms[i];
    matcher->entities = arena_array(matcher->arena, count, sizeof *matcher->entities);
    matcher->regexes = arena_array(matcher->arena, count, sizeof *matcher->regexes);
    matcher->stopped = arena_array(matcher->arena, count, sizeof *matcher->stopped);
    for (size_t i = 0; i < count; i++)
        gather_term(&gathering, (uint32_t)i);
    qsort(matcher->entities, matcher->entity_count, sizeof *matcher->entities, compare_entities);
    matcher->literals = literals_new(gathering.items, gathering.count);
    free(gathering.items);
    return matcher;
}

struct matcher *matcher_new(const struct watchlist *list)
{
    size_t count = watchlist_count(list);
    const struct watch_term **terms = memory_calloc(count + 1, sizeof *terms);
    for (size_t i = 0; i < count; i++)
        terms[i] = watchlist_term(list, i);
    struct matcher *matcher = matcher_new_of(terms, count);
    free(terms);
    return matcher;
}

bool matcher_stopped(const struct matcher *matcher, uint32_t term)
{
    return atomic_load_explicit(&matcher->stopped[term], memory_order_relaxed);
}

void matcher_free(struct matcher *matcher)
{
    if (!matcher)
        return;
    literals_free(matcher->literals);
    arena_free(matcher->arena);
    free(matcher);
}

/* One article being searched. */
struct search {
    const struct matcher *matcher;
    const struct article *article;
    struct arena *arena;
    struct fold fold, name; /* of the paragraph; of a name */
    struct text text;       /* of the paragraph */
    uint32_t paragraph;
    enum watch_field field;           /* what the paragraph is */
    struct guards guards;             /* of the paragraph */
    const struct matcher_name *names; /* by place; those of paragraphs to come */
    size_t name_count;
    struct hit *items;
    size_t count, capacity;
    struct pattern_matcher *patterns;
    struct problem_list *problems;
};

static void add_hit(struct search *search, uint32_t term, size_t start, size_t end)
{
    const struct watch_term *found = search->matcher->terms[term];
    if (!(found->fields & search->field))
        return;
    search->items = arena_grow(search->arena, search->items, search->count, &search->capacity,
                               sizeof *search->items);
    search->items[search->count++] = (struct hit){
        {search->paragraph, (uint32_t)start, (uint32_t)(end - start)}, term, found->severity};
}

static void add_literal(void *context, const struct literal *literal, size_t start, size_t end)
{
    struct search *search = context;
    fold_map_back(&search->fold, search->text, &start, &end);
    if (literal->role == GUARD_HIT)
        add_hit(search, literal->term, start, end);
    else
        guards_add(&search->guards, literal->term, (enum guard_role)literal->role, start, end);
}

static void stop_regex(struct search *search, uint32_t number)
{
    const struct watch_term *term = search->matcher->terms[number];
    if (atomic_exchange(&search->matcher->stopped[number], true) || !search->problems)
        return;
    struct problem *problem =
        problem_add(search->problems, SEVERITY_ERROR, STATUS_PATTERN, term->file,
                    "the pattern of \"%s\" takes too long in %s and is switched off", term->id,
                    search->article->source ? search->article->source : "the text");
    problem_at(problem, term->line, 0, 0, (struct text){NULL, 0});
    problem_hint(problem, "avoid repetitions inside repetitions, such as (a+)+");
}

static void find_regex(struct search *search, uint32_t number)
{
    const struct pattern *pattern = search->matcher->terms[number]->pattern;
    size_t start, end, from = 0;
    enum status status = STATUS_OK;
    while (!matcher_stopped(search->matcher, number) &&
           pattern_find(pattern, search->patterns, search->text, from, &start, &end, &status)) {
        add_hit(search, number, start, end);
        from = end;
    }
    if (status != STATUS_OK)
        stop_regex(search, number);
}

/* The first entity term of a folded name, or entity_count. */
static size_t first_entity(const struct matcher *matcher, struct text name)
{
    size_t low = 0, high = matcher->entity_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_compare(matcher->entities[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool matcher_has_entities(const struct matcher *matcher)
{
    return matcher->entity_count > 0;
}

bool matcher_has_entity(const struct matcher *matcher, struct text name)
{
    struct fold fold = {0};
    fold_text(&fold, name, false);
    size_t first = first_entity(matcher, fold_result(&fold));
    bool found = first < matcher->entity_count &&
                 text_equal(matcher->entities[first].name, fold_result(&fold));
    fold_free(&fold);
    return found;
}

static void find_name(struct search *search, const struct matcher_name *name)
{
    const struct matcher *matcher = search->matcher;
    fold_text(&search->name, name->name, false);
    struct text folded = fold_result(&search->name);
    for (size_t i = first_entity(matcher, folded);
         i < matcher->entity_count && text_equal(matcher->entities[i].name, folded); i++)
        add_hit(search, matcher->entities[i].term, name->span.start,
                (size_t)name->span.start + name->span.length);
}

/* The names of the paragraph, which are next. */
static void find_names(struct search *search)
{
    while (search->name_count > 0 && search->names->span.paragraph <= search->paragraph) {
        if (search->names->span.paragraph == search->paragraph)
            find_name(search, search->names);
        search->names++;
        search->name_count--;
    }
}

/* Drops the hits from `first` on that do not count for what stands around them. */
static void ask_guards(struct search *search, size_t first)
{
    size_t kept = first;
    for (size_t i = first; i < search->count; i++) {
        const struct hit *hit = &search->items[i];
        if (guards_allow(&search->guards, hit->term, search->matcher->terms[hit->term],
                         &search->fold, search->text, hit->span.start,
                         (size_t)hit->span.start + hit->span.length))
            search->items[kept++] = *hit;
    }
    search->count = kept;
}

static void find_in_paragraph(struct search *search, size_t number)
{
    const struct paragraph *paragraph = &search->article->paragraphs[number];
    size_t first = search->count;
    search->paragraph = (uint32_t)number;
    search->text = paragraph->text;
    search->field = paragraph->kind == PARAGRAPH_HEADLINE ? WATCH_TITLE : WATCH_BODY;
    if (search->text.length == 0 || search->text.length > UINT32_MAX)
        return;
    fold_text(&search->fold, search->text, false);
    guards_clear(&search->guards);
    literals_find(search->matcher->literals, &search->fold, search->text, add_literal, search);
    for (size_t i = 0; i < search->matcher->regex_count; i++)
        find_regex(search, search->matcher->regexes[i]);
    if (search->matcher->entity_count > 0)
        find_names(search);
    ask_guards(search, first);
}

int hit_rank(const struct hit *a, const struct hit *b)
{
    if (a->severity != b->severity)
        return a->severity > b->severity ? -1 : 1;
    if (a->span.length != b->span.length)
        return a->span.length > b->span.length ? -1 : 1;
    return (a->term > b->term) - (a->term < b->term);
}

size_t hits_from(const struct hits *hits, uint32_t paragraph)
{
    size_t low = 0, high = hits->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (hits->items[middle].span.paragraph < paragraph)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int compare_hits(const void *left, const void *right)
{
    const struct hit *a = left, *b = right;
    if (a->span.paragraph != b->span.paragraph)
        return a->span.paragraph < b->span.paragraph ? -1 : 1;
    if (a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    return hit_rank(a, b);
}

static bool same_hit(const struct hit *a, const struct hit *b)
{
    return a->term == b->term && span_compare(a->span, b->span) == 0;
}

static void sort_hits(struct search *search)
{
    size_t kept = 0;
    if (search->count > 0)
        qsort(search->items, search->count, sizeof *search->items, compare_hits);
    for (size_t i = 0; i < search->count; i++)
        if (kept == 0 || !same_hit(&search->items[kept - 1], &search->items[i]))
            search->items[kept++] = search->items[i];
    search->count = kept;
}

void matcher_find(const struct matcher *matcher, const struct article *article,
                  const struct matcher_name *names, size_t name_count, struct arena *arena,
                  struct hits *out, struct problem_list *problems)
{
    struct search search = {.matcher = matcher,
                            .article = article,
                            .arena = arena,
                            .problems = problems,
                            .names = names,
                            .name_count = name_count};
    if (matcher->regex_count > 0)
        search.patterns = pattern_matcher_new();
    for (size_t i = 0; i < article->paragraph_count; i++)
        if (article->paragraphs[i].kind != PARAGRAPH_BOILERPLATE)
            find_in_paragraph(&search, i);
    sort_hits(&search);
    pattern_matcher_free(search.patterns);
    fold_free(&search.fold);
    fold_free(&search.name);
    guards_free(&search.guards);
    *out = (struct hits){search.items, search.count};
}
