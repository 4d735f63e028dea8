#include "tui/page/watching.h"

#include "core/base/file.h"
#include "core/base/memory.h"
#include "core/base/yaml_edit.h"
#include "core/collection/inputs.h"
#include "core/collection/rematch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* A file that is or may be a list, as it was when the list was read. */
struct stamp {
    char *path;
    struct file_stamp was;
    bool had; /* it was there once */
};

struct watching {
    struct context *context;
    struct watching_files files;
    struct matcher *matcher; /* NULL: nothing is watched for */
    struct watchlist *next;  /* on its way, or NULL */
    struct matcher *next_matcher;
    int percent; /* as it was last told */
    struct stamp *stamps;
    size_t stamp_count, stamp_capacity;
    const char *file;             /* that E and + change, or NULL */
    const char *usual;            /* the reader's own, read where it is there; or NULL */
    struct problem_list problems; /* of the list that was read last */
    bool stays;                   /* that one is not in force */
    char *asked;                  /* the term that + would write */
};

static const char *const example[] = {
    "version: 1",
    "groups:",
    "  people: {severity: high}",
    "terms:",
    "  - term: ferry                 # every \"ferry\", whatever its case",
    "    aliases: [ferries, boat]",
    "  - entity: Agnes Muir          # every mention of her, \"Muir\" too",
    "    group: people",
    "  - regex: '\\bvessels?\\b'       # PCRE2, in single quotes",
    "    severity: low",
};
enum { EXAMPLE_LINES = sizeof(example) / sizeof(example[0]) };

const char *watching_example(size_t line)
{
    return line < EXAMPLE_LINES ? example[line] : NULL;
}

/* --- files ------------------------------------------------------------------------------------ */

static void take_stamp(struct stamp *stamp)
{
    stamp->was = file_stamp_of(stamp->path);
    stamp->had = stamp->had || file_exists(stamp->path);
}

/* Takes ownership of the path; NULL is none. */
static void add_stamp(struct watching *watching, char *path)
{
    if (!path)
        return;
    watching->stamps = memory_grow(watching->stamps, watching->stamp_count,
                                   &watching->stamp_capacity, sizeof(*watching->stamps));
    struct stamp *stamp = &watching->stamps[watching->stamp_count++];
    *stamp = (struct stamp){.path = path};
    take_stamp(stamp);
}

/* Where lists are, or may come to be. */
static void find_files(struct watching *watching)
{
    const struct watching_files *files = &watching->files;
    for (size_t i = 0; i < files->list_count; i++)
        add_stamp(watching, memory_strdup(files->lists[i]));
    if (files->list_count == 0) {
        add_stamp(watching, config_file("watchlist.yaml"));
        watching->usual = watching->stamp_count > 0 ? watching->stamps[0].path : NULL;
    }
    for (size_t i = 0; i < files->path_count; i++)
        add_stamp(watching, inputs_watchlist_path(files->paths[i]));
}

/* The one that was asked for, else the first that is there, else the one that could be made: beside
 * the sample none. */
static const char *choose_file(const struct watching *watching)
{
    if (watching->files.list_count > 0)
        return watching->stamps[0].path;
    for (size_t i = 0; i < watching->stamp_count; i++)
        if (file_exists(watching->stamps[i].path))
            return watching->stamps[i].path;
    return collection_is_sample(watching->context->collection) ? NULL : watching->usual;
}

bool watching_changed(const struct watching *watching)
{
    for (size_t i = 0; i < watching->stamp_count; i++)
        if (!file_stamp_equal(file_stamp_of(watching->stamps[i].path), watching->stamps[i].was))
            return true;
    return false;
}

/* --- reading ---------------------------------------------------------------------------------- */

static struct watchlist *read_list(struct watching *watching, struct problem_list *problems)
{
    const struct watching_files *files = &watching->files;
    struct watchlist *list = watchlist_new();
    const char *const *lists = files->lists;
    size_t count = files->list_count;
    for (size_t i = 0; i < watching->stamp_count; i++)
        take_stamp(&watching->stamps[i]);
    /* where there is no list is nothing to complain of, but where there was one before */
    for (size_t i = count; i < watching->stamp_count; i++)
        if (watching->stamps[i].had && !file_exists(watching->stamps[i].path))
            problem_errno(problems, watching->stamps[i].path, "read", ENOENT);
    if (watching->usual && file_exists(watching->usual)) {
        lists = &watching->usual;
        count = 1;
    }
    for (size_t i = 0; i < count; i++)
        watchlist_load(list, lists[i], problems);
    inputs_load_watchlists(files->paths, files->path_count, lists, count, list, problems);
    watching->file = choose_file(watching);
    return list;
}

static struct matcher *matcher_of(const struct watchlist *list)
{
    return watchlist_count(list) > 0 ? matcher_new(list) : NULL;
}

/* Puts a list in force whose hits stand; nothing uses the one before any more. */
static void use(struct watching *watching, struct watchlist *list, struct matcher *matcher)
{
    struct context *context = watching->context;
    matcher_free(watching->matcher);
    watchlist_free(context->watchlist);
    watching->matcher = matcher;
    context->watchlist = list;
    context->watchlist_path = watching->file;
    context->watch_version++;
}

/* Begins to find the hits of a list that is to be put in force; one that was on its way is not. */
static void prepare(struct watching *watching, struct watchlist *list)
{
    struct matcher *matcher = matcher_of(list);
    collection_rematch(watching->context->collection, matcher);
    matcher_free(watching->next_matcher);
    watchlist_free(watching->next);
    watching->next = list;
    watching->next_matcher = matcher;
    watching->percent = 0;
}

int watching_percent(const struct watching *watching)
{
    const struct collection *collection = watching->context->collection;
    size_t done, all = collection_count(collection);
    if (!watching->next)
        return -1;
    collection_rematches(collection, &done);
    return all > 0 ? (int)(done * 100 / all) : 100;
}

bool watching_goes_on(const struct watching *watching)
{
    size_t done;
    return collection_rematches(watching->context->collection, &done);
}

bool watching_takes_names(const struct watching *watching)
{
    return collection_rematch_names(watching->context->collection);
}

bool watching_step(struct watching *watching)
{
    enum { STEP_MS = 4 };
    struct context *context = watching->context;
    if (!collection_rematch_step(context->collection, STEP_MS)) {
        int before = watching->percent;
        watching->percent = watching_percent(watching);
        return watching->percent != before;
    }
    if (!watching->next) {
        context->watch_version++;
        return true;
    }
    use(watching, watching->next, watching->next_matcher);
    watching->next = NULL;
    watching->next_matcher = NULL;
    watching->percent = -1;
    size_t terms = watchlist_count(context->watchlist);
    context_say(context, "read again: %s", TEXT_COUNTED(terms, "term"));
    return true;
}

const char *watching_off(const struct watching *watching, uint32_t term)
{
    if (!watchlist_term(watching->context->watchlist, term)->enabled)
        return "enabled: false";
    return matcher_stopped(watching->matcher, term) ? "the pattern takes too long" : NULL;
}

static void forget_problems(struct watching *watching)
{
    problem_list_free(&watching->problems);
    watching->problems = (struct problem_list){0};
}

void watching_reload(struct watching *watching)
{
    struct context *context = watching->context;
    forget_problems(watching);
    struct watchlist *list = read_list(watching, &watching->problems);
    if (watching->problems.errors == 0) {
        forget_problems(watching);
        watching->stays = false;
        prepare(watching, list);
        watching_step(watching);
        return;
    }
    watchlist_free(list);
    watching->stays = true;
    char *line = problem_summary(watching_problem(watching));
    context_complain(context, "%s  (the old list stays)", line);
    free(line);
}

const struct problem *watching_problem(const struct watching *watching)
{
    return problem_list_error(&watching->problems);
}

bool watching_stays(const struct watching *watching)
{
    return watching->stays;
}

struct watching *watching_new(struct context *context, struct watching_files files)
{
    struct watching *watching = memory_calloc(1, sizeof(*watching));
    watching->context = context;
    watching->files = files;
    watching->percent = -1;
    find_files(watching);
    struct watchlist *list = read_list(watching, &watching->problems);
    for (size_t i = 0; i < watching->problems.count; i++)
        problem_add_copy(&context->problems, &watching->problems.items[i]);
    struct matcher *matcher = matcher_of(list);
    collection_set_matcher(context->collection, matcher);
    use(watching, list, matcher);
    return watching;
}

void watching_free(struct watching *watching)
{
    if (!watching)
        return;
    collection_set_matcher(watching->context->collection, NULL);
    matcher_free(watching->matcher);
    matcher_free(watching->next_matcher);
    watchlist_free(watching->next);
    watchlist_free(watching->context->watchlist);
    for (size_t i = 0; i < watching->stamp_count; i++)
        free(watching->stamps[i].path);
    free(watching->stamps);
    free(watching->asked);
    forget_problems(watching);
    free(watching);
}

/* --- writing ---------------------------------------------------------------------------------- */

/* Puts bytes in the place of the file that E and + change; makes its folders. */
static bool write_file(struct watching *watching, struct text bytes)
{
    struct problem_list problems = {0};
    file_make_folders(watching->file);
    bool good = file_replace(watching->file, bytes, &problems) == STATUS_OK;
    if (!good)
        context_complain(watching->context, "%s: %s", watching->file, problems.items[0].message);
    problem_list_free(&problems);
    return good;
}

const char *watching_file_to_change(struct watching *watching)
{
    struct text_builder source = {0};
    if (!watching->file) {
        context_complain(watching->context, "no list of your own: --watchlist FILE names one");
        return NULL;
    }
    if (file_exists(watching->file))
        return watching->file;
    for (size_t i = 0; i < EXAMPLE_LINES; i++)
        text_builder_printf(&source, "# %s\n", example[i]);
    text_builder_add_string(&source, "version: 1\nterms: []\n");
    bool good = write_file(watching, text_builder_text(&source));
    text_builder_free(&source);
    return good ? watching->file : NULL;
}

void watching_add_nothing(struct watching *watching)
{
    free(watching->asked);
    watching->asked = NULL;
}

/* The term as an item of a list: "- Agnes Muir". */
static void write_item(struct text term, struct text_builder *out)
{
    text_builder_add_string(out, "- ");
    yaml_write_text(term, out);
}

/* The file's text with one more term; false where it is not in order. */
static bool add_to_yaml(struct watching *watching, struct text source, struct text term,
                        struct text_builder *out)
{
    struct arena *arena = arena_new();
    struct problem_list problems = {0};
    struct yaml_document document = {0};
    const struct yaml_node *terms = NULL;
    enum status status = yaml_parse(arena, watching->file, source, &document, &problems);
    bool map = status == STATUS_OK && document.root && document.root->kind == YAML_MAP;
    if (map)
        terms = yaml_get(document.root, "terms");
    if (terms && terms->kind == YAML_LIST)
        yaml_edit_append_text(&document, terms, term, out);
    problem_list_free(&problems);
    arena_free(arena);
    return out->length > 0;
}

static bool add_to_text(struct text source, struct text term, struct text_builder *out)
{
    text_builder_add(out, source);
    if (source.length > 0 && source.bytes[source.length - 1] != '\n')
        text_builder_add_byte(out, '\n');
    text_builder_add(out, term);
    text_builder_add_byte(out, '\n');
    return true;
}

/* Whether what is to be written is a list in order. */
static bool is_good(const struct watching *watching, struct text source)
{
    struct watchlist *list = watchlist_new();
    struct problem_list problems = {0};
    bool good = watchlist_add(list, watching->file, source, &problems) == STATUS_OK;
    problem_list_free(&problems);
    watchlist_free(list);
    return good;
}

static bool write_term(struct watching *watching, struct text term)
{
    struct context *context = watching->context;
    struct text source;
    struct text_builder out = {0};
    struct problem_list problems = {0};
    if (!watching_file_to_change(watching))
        return false;
    if (file_read(watching->file, YAML_SIZE_MAX, &source, &problems) != STATUS_OK) {
        context_complain(context, "%s: %s", watching->file, problems.items[0].message);
        problem_list_free(&problems);
        return false;
    }
    bool plain = text_ends(text_from(watching->file), TEXT(".txt"));
    bool written = false,
         made = plain ? add_to_text(source, term, &out) : add_to_yaml(watching, source, term, &out);
    if (!made)
        context_complain(context, "%s has no list of terms to add to", watching->file);
    else if (!is_good(watching, text_builder_text(&out)))
        context_complain(context, "it is in %s already, or the list is not in order",
                         watching->file);
    else
        written = write_file(watching, text_builder_text(&out));
    if (written)
        watching_reload(watching);
    text_builder_free(&out);
    free((char *)source.bytes);
    return written;
}

bool watching_add(struct watching *watching, struct text term)
{
    struct context *context = watching->context;
    struct text_builder item = {0};
    if (!watching->file) {
        context_complain(context, "no list of your own: --watchlist FILE names one");
        return false;
    }
    if (watching->asked && text_equal(text_from(watching->asked), term)) {
        bool written = write_term(watching, term);
        watching_add_nothing(watching);
        return written;
    }
    watching_add_nothing(watching);
    watching->asked = memory_calloc(term.length + 1, 1);
    memcpy(watching->asked, term.bytes, term.length);
    write_item(term, &item);
    context_say(context, "+ again writes \"%.*s\" into %s", (int)item.length, item.bytes,
                watching->file);
    text_builder_free(&item);
    return false;
}
