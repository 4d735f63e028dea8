#include "core/config/manifest.h"

#include "core/base/file.h"
#include "core/config/form.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- an article ------------------------------------------------------------------------------- */

/* The readers of one key each. */
typedef void fact_reader(struct form *form, const struct yaml_node *node,
                         struct manifest_article *out);

/* Inside the manifest's folder: whoever wrote the manifest need not be who reads with it. */
static bool stays_inside(const char *path)
{
    if (path[0] == '/')
        return false;
    for (const char *at = path; at; at = strchr(at, '/')) {
        at += *at == '/';
        if (strcmp(at, "..") == 0 || strncmp(at, "../", 3) == 0)
            return false;
    }
    return true;
}

/* Takes ":N" off the end. */
static void read_number(struct form *form, struct manifest_article *out)
{
    const char *colon = file_number(out->file);
    if (!colon)
        return;
    out->number = strtoul(colon + 1, NULL, 10);
    out->file = arena_copy(form->arena, out->file, (size_t)(colon - out->file));
}

static void read_file(struct form *form, const struct yaml_node *node, struct manifest_article *out)
{
    struct text text;
    if (!yaml_as_text(form->problems, &form->document, node, &text))
        return;
    const char *path = arena_copy(form->arena, text.bytes, text.length);
    if (memchr(path, '\0', text.length) || !stays_inside(path)) {
        problem_hint(form_problem(form, node, "a file of the collection is needed here"),
                     "its path from the folder of this file");
        return;
    }
    out->file = path;
    read_number(form, out);
}

static void read_outlet(struct form *form, const struct yaml_node *node,
                        struct manifest_article *out)
{
    form_text(form, node, &out->outlet);
}

static void read_headline(struct form *form, const struct yaml_node *node,
                          struct manifest_article *out)
{
    form_text(form, node, &out->headline);
}

static void read_url(struct form *form, const struct yaml_node *node, struct manifest_article *out)
{
    const char *url;
    if (!form_text(form, node, &url))
        return;
    if (strncmp(url, "http://", 7) == 0 || strncmp(url, "https://", 8) == 0)
        out->url = url;
    else
        form_problem(form, node, "a URL begins with http:// or https://");
}

static void read_date(struct form *form, const struct yaml_node *node, struct manifest_article *out)
{
    const char *text;
    if (form_text(form, node, &text) && !date_read(text_from(text), &out->date))
        problem_hint(form_problem(form, node, "this is no date"),
                     "write year, month and day: 2022-02-21");
}

static void read_byline(struct form *form, const struct yaml_node *node,
                        struct manifest_article *out)
{
    const char **names;
    out->byline_count = form_texts(form, node, "a byline is a list: [Ann Lee, Tom Ash]", &names);
    out->bylines = names;
}

static void add_names(struct form *form, const struct yaml_node *node, struct field_names *out)
{
    struct field_name *rows = arena_array(form->arena, node->count, sizeof(*rows));
    if (!form_is_map(form, node, "fields and their names: {body: text}"))
        return;
    for (size_t i = 0; i < node->count; i++) {
        struct field_name *row = &rows[out->count];
        if (!form_text(form, node->keys[i], &row->field) ||
            !form_text(form, node->items[i], &row->name))
            continue;
        if (field_from(text_from(row->field)) != FIELD_OTHER)
            out->count++;
        else
            problem_hint(form_problem(form, node->keys[i], "records have no such field"),
                         "one of " FIELD_NAMES);
    }
    out->rows = rows;
}

static void read_map(struct form *form, const struct yaml_node *node, struct manifest_article *out)
{
    add_names(form, node, &out->map);
}

static const struct {
    const char *name;
    fact_reader *read;
} fact_readers[] = {
    {"file", read_file},         {"outlet", read_outlet},  {"date", read_date},
    {"headline", read_headline}, {"title", read_headline}, {"byline", read_byline},
    {"url", read_url},           {"map", read_map},
};
enum { FACT_COUNT = sizeof(fact_readers) / sizeof(fact_readers[0]) };

static void add_article(struct form *form, const struct yaml_node *node, uint32_t story,
                        struct manifest *out)
{
    const char *known[FACT_COUNT + 1] = {NULL};
    struct manifest_article article = {.story = story};
    if (!form_is_map(form, node, "an article is a map: {file: lark.txt, outlet: The Lark}"))
        return;
    for (size_t i = 0; i < FACT_COUNT; i++)
        known[i] = fact_readers[i].name;
    yaml_check_keys(form->problems, &form->document, node, known);
    article.place = yaml_get(node, "file");
    if (!article.place) {
        form_problem(form, node, "the article's file is missing");
        return;
    }
    const struct yaml_node *title = yaml_get(node, "title");
    if (title && yaml_get(node, "headline"))
        form_problem(form, title, "title is another word for headline: one of them is enough");
    for (size_t i = 0; i < FACT_COUNT; i++) {
        const struct yaml_node *fact = yaml_get(node, fact_readers[i].name);
        if (fact)
            fact_readers[i].read(form, fact, &article);
    }
    if (article.file)
        out->articles[out->article_count++] = article;
}

static void add_articles(struct form *form, const struct yaml_node *node, uint32_t story,
                         struct manifest *out)
{
    if (!node || form_is_empty(node) ||
        !form_is_list(form, node, "articles: [{file: lark.txt, outlet: The Lark}]"))
        return;
    for (size_t i = 0; i < node->count; i++)
        add_article(form, node->items[i], story, out);
}

/* --- the whole -------------------------------------------------------------------------------- */

static void read_title(struct form *form, const struct yaml_node *node, struct manifest *out)
{
    form_text(form, node, &out->title);
}

static void read_outlets(struct form *form, const struct yaml_node *node, struct manifest *out)
{
    struct known_outlet *rows = arena_array(form->arena, node->count, sizeof(*rows));
    if (!form_is_map(form, node, "outlets: {larkfield.example: Larkfield Post}"))
        return;
    for (size_t i = 0; i < node->count; i++)
        if (form_text(form, node->keys[i], &rows[out->outlets.count].key) &&
            form_text(form, node->items[i], &rows[out->outlets.count].name))
            out->outlets.count++;
    out->outlets.rows = rows;
}

static void read_names(struct form *form, const struct yaml_node *node, struct manifest *out)
{
    add_names(form, node, &out->map);
}

static void read_articles(struct form *form, const struct yaml_node *node, struct manifest *out)
{
    add_articles(form, node, MANIFEST_NO_STORY, out);
}

static void read_stories(struct form *form, const struct yaml_node *node, struct manifest *out)
{
    static const char *const known[] = {"title", "articles", NULL};
    const char **titles = arena_array(form->arena, node->count, sizeof(*titles));
    if (!form_is_list(form, node, "stories: [{title: The ferry, articles: [{file: lark.txt}]}]"))
        return;
    for (size_t i = 0; i < node->count; i++) {
        const struct yaml_node *story = node->items[i], *title = yaml_get(story, "title");
        if (!form_is_map(form, story, "a story is a map: {title: The ferry, articles: […]}"))
            continue;
        yaml_check_keys(form->problems, &form->document, story, known);
        if (title)
            form_text(form, title, &titles[out->story_count]);
        add_articles(form, yaml_get(story, "articles"), (uint32_t)out->story_count++, out);
    }
    out->stories = titles;
}

static const struct {
    const char *name;
    void (*read)(struct form *form, const struct yaml_node *node, struct manifest *out);
} sections[] = {
    {"title", read_title},       {"outlets", read_outlets}, {"map", read_names},
    {"articles", read_articles}, {"stories", read_stories},
};
enum { SECTION_COUNT = sizeof(sections) / sizeof(sections[0]) };

/* How many articles there may be: items of lists called articles. */
static size_t count_articles(const struct yaml_node *root)
{
    const struct yaml_node *loose = yaml_get(root, "articles"),
                           *stories = yaml_get(root, "stories");
    size_t count = loose ? loose->count : 0;
    for (size_t i = 0; stories && i < stories->count; i++) {
        const struct yaml_node *articles = yaml_get(stories->items[i], "articles");
        count += articles ? articles->count : 0;
    }
    return count;
}

static int by_file(const void *a, const void *b)
{
    const struct manifest_article *left = *(struct manifest_article *const *)a,
                                  *right = *(struct manifest_article *const *)b;
    int order = strcmp(left->file, right->file);
    if (order == 0)
        order = (left->number > right->number) - (left->number < right->number);
    return order ? order : (left > right) - (left < right);
}

/* Of entries for one file and number the first counts. */
static void drop_doubles(struct form *form, struct manifest *out)
{
    size_t kept = 0;
    struct manifest_article **sorted =
        arena_array(form->arena, out->article_count, sizeof(*sorted));
    for (size_t i = 0; i < out->article_count; i++)
        sorted[i] = &out->articles[i];
    qsort(sorted, out->article_count, sizeof(*sorted), by_file);
    const struct manifest_article *first = out->article_count ? sorted[0] : NULL;
    for (size_t i = 1; i < out->article_count; i++) {
        if (strcmp(sorted[i]->file, first->file) == 0 && sorted[i]->number == first->number) {
            form_problem(form, sorted[i]->place, "this file stands already in line %zu",
                         first->place->line);
            sorted[i]->place = NULL;
        } else {
            first = sorted[i];
        }
    }
    for (size_t i = 0; i < out->article_count; i++)
        if (out->articles[i].place)
            out->articles[kept++] = out->articles[i];
    out->article_count = kept;
}

static void read_root(struct form *form, const struct yaml_node *root, struct manifest *out)
{
    const char *known[SECTION_COUNT + 2] = {"version"};
    if (!form_is_map(form, root, "begin with 'version: 1' and 'stories:'"))
        return;
    for (size_t i = 0; i < SECTION_COUNT; i++)
        known[i + 1] = sections[i].name;
    yaml_check_keys(form->problems, &form->document, root, known);
    yaml_check_version(form->problems, &form->document, root);
    out->articles = arena_array(form->arena, count_articles(root), sizeof(*out->articles));
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        const struct yaml_node *node = yaml_get(root, sections[i].name);
        if (node && !form_is_empty(node))
            sections[i].read(form, node, out);
    }
    drop_doubles(form, out);
}

enum status manifest_parse(const char *path, struct text bytes, struct manifest *out,
                           struct problem_list *problems)
{
    struct problem_list own = {0};
    struct form *form = form_open(path, bytes, &own);
    *out = (struct manifest){.form = form};
    if (form->document.root)
        read_root(form, form->document.root, out);
    form->problems = NULL;
    return problem_list_move_some(problems, &own, path);
}

void manifest_free(struct manifest *manifest)
{
    form_close(manifest->form);
    *manifest = (struct manifest){0};
}

struct problem *manifest_problem(const struct manifest *manifest,
                                 const struct manifest_article *article,
                                 struct problem_list *problems, const char *format, ...)
{
    va_list arguments;
    char message[512];
    va_start(arguments, format);
    vsnprintf(message, sizeof(message), format, arguments);
    va_end(arguments);
    return yaml_problem(problems, &manifest->form->document, article->place, SEVERITY_ERROR, "%s",
                        message);
}

/* --- use -------------------------------------------------------------------------------------- */

/* The paragraph that is the headline is known by its words; what was taken for one is text. */
static void apply_headline(const char *headline, struct article *article)
{
    struct text wanted = text_from(headline);
    article->title = arena_strdup(article->arena, headline);
    for (size_t i = 0; i < article->paragraph_count; i++) {
        struct paragraph *paragraph = &article->paragraphs[i];
        if (text_equal(paragraph->text, wanted)) {
            paragraph->kind = PARAGRAPH_HEADLINE;
            paragraph->boilerplate = BOILERPLATE_NONE;
            wanted = (struct text){NULL, SIZE_MAX};
        } else if (paragraph->kind == PARAGRAPH_HEADLINE) {
            paragraph->kind = PARAGRAPH_BODY;
        }
    }
}

void manifest_apply(const struct manifest_article *facts, struct article *article)
{
    struct arena *arena = article->arena;
    if (facts->outlet) {
        article->outlet = arena_strdup(arena, facts->outlet);
        article->outlet_basis = OUTLET_FROM_METADATA;
    }
    if (facts->headline)
        apply_headline(facts->headline, article);
    if (facts->url)
        article->url = arena_strdup(arena, facts->url);
    if (date_known(facts->date))
        article->date = facts->date;
    if (facts->byline_count == 0)
        return;
    article->bylines = arena_array(arena, facts->byline_count, sizeof(*article->bylines));
    article->byline_count = facts->byline_count;
    for (size_t i = 0; i < facts->byline_count; i++)
        article->bylines[i] = arena_strdup(arena, facts->bylines[i]);
}

/* The rows of one number: the first, and how many. */
static struct manifest_facts facts_of(struct manifest_facts facts, size_t number)
{
    size_t low = 0, high = facts.count, end;
    if (facts.count == 0)
        return facts;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (facts.rows[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    for (end = low; end < facts.count && facts.rows[end].number == number;)
        end++;
    return (struct manifest_facts){facts.rows + low, end - low};
}

void manifest_apply_facts(struct manifest_facts facts, size_t number, struct article *article)
{
    const struct manifest_facts parts[] = {facts_of(facts, 0), facts_of(facts, number)};
    for (size_t part = 0; part < 2; part++)
        for (size_t i = 0; i < parts[part].count; i++)
            manifest_apply(&parts[part].rows[i], article);
}

uint32_t manifest_story(struct manifest_facts facts, size_t number)
{
    const struct manifest_facts parts[] = {facts_of(facts, number), facts_of(facts, 0)};
    for (size_t part = 0; part < 2; part++)
        for (size_t i = 0; i < parts[part].count; i++)
            if (parts[part].rows[i].story != MANIFEST_NO_STORY)
                return parts[part].rows[i].story;
    return MANIFEST_NO_STORY;
}

static bool same_facts(const struct manifest_article *a, const struct manifest_article *b)
{
    bool same = a->number == b->number && text_strings_equal(a->outlet, b->outlet) &&
                text_strings_equal(a->headline, b->headline) &&
                text_strings_equal(a->url, b->url) &&
                memcmp(&a->date, &b->date, sizeof(a->date)) == 0 &&
                a->byline_count == b->byline_count && field_names_equal(&a->map, &b->map);
    for (size_t i = 0; same && i < a->byline_count; i++)
        same = text_strings_equal(a->bylines[i], b->bylines[i]);
    return same;
}

bool manifest_facts_equal(struct manifest_facts a, struct manifest_facts b)
{
    bool same = a.count == b.count;
    for (size_t i = 0; same && i < a.count; i++)
        same = same_facts(&a.rows[i], &b.rows[i]);
    return same;
}
