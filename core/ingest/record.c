#include "core/ingest/record.h"

#include "core/base/utf8.h"
#include "core/ingest/credit.h"
#include "core/ingest/html.h"
#include "core/ingest/line.h"
#include "core/ingest/masthead_parts.h"
#include "core/ingest/plain.h"

#include <limits.h>
#include <string.h>

enum { NAME_WORDS_MAX = 6, BYLINES_MAX = 64, LANGUAGE_BYTES_MAX = 3 };

struct value {
    struct text name, text;
    enum field field;
    unsigned rank;
};

struct record {
    struct arena *arena; /* of names and values */
    struct reading *reading;
    struct value *values;
    size_t count, capacity;
    unsigned best[FIELD_OTHER]; /* rank; UINT_MAX: nothing is said of it */
    size_t first[FIELD_OTHER];  /* the first value of that rank */
    struct paragraph *paragraphs;
    size_t paragraph_count, paragraph_capacity;
    size_t before, inserted; /* paragraphs of the article above these; one between them */
    bool marked;             /* headings and captions are told: other paragraphs are body */
    const char *excerpt;     /* why the text is not the whole; NULL where it is */
};

struct record *record_new(struct reading *reading)
{
    struct arena *arena = arena_new();
    struct record *record = arena_alloc(arena, sizeof(*record));
    *record = (struct record){.arena = arena, .reading = reading};
    for (size_t i = 0; i < FIELD_OTHER; i++)
        record->best[i] = UINT_MAX;
    return record;
}

void record_free(struct record *record)
{
    if (record)
        arena_free(record->arena);
}

/* --- fields ----------------------------------------------------------------------------------- */

/* What tools write where they know nothing. */
static bool says_nothing(struct text text)
{
    static const char *const nothing[] = {"", "null", "none", "nan", "[]", "{}", "n/a", "unknown"};
    for (size_t i = 0; i < sizeof(nothing) / sizeof(*nothing); i++)
        if (text_equal_ascii_case(text, text_from(nothing[i])))
            return true;
    return false;
}

/* "source" is the outlet for some and the address for others; an address is no name. */
static enum field field_of(const struct record *record, struct text name, struct text value,
                           unsigned *rank)
{
    const struct source_options *options = record->reading->options;
    enum field field = field_find(options ? &options->fields : NULL, name, rank);
    /* "excerpt" is the text for some, and whether it is none for others. */
    if (field == FIELD_SUMMARY &&
        (text_equal(value, TEXT("true")) || text_equal(value, TEXT("false"))))
        return FIELD_OTHER;
    if (field == FIELD_OUTLET && field_is_url(value))
        return FIELD_URL;
    if (field == FIELD_URL && !field_is_url(value))
        return FIELD_OTHER;
    return field;
}

void record_add(struct record *record, struct text name, struct text value)
{
    struct utf8_repairs repairs = {0};
    unsigned rank;
    value = text_trim(value);
    if (says_nothing(value))
        return;
    if (memchr(value.bytes, '&', value.length) && !html_is_markup(value))
        value = html_unescape(value, record->arena);
    enum field field = field_of(record, name, value, &rank);
    bool lines = field == FIELD_BODY || field == FIELD_SUMMARY;
    record->values = arena_grow(record->arena, record->values, record->count, &record->capacity,
                                sizeof(*record->values));
    record->values[record->count++] = (struct value){
        .name = utf8_sanitize(record->arena, name, NULL),
        .text = lines ? (struct text){arena_copy(record->arena, value.bytes, value.length),
                                      value.length}
                      : text_trim(utf8_sanitize(record->arena, value, &repairs)),
        .field = field,
        .rank = rank,
    };
    if (field != FIELD_OTHER && rank < record->best[field]) {
        record->best[field] = rank;
        record->first[field] = record->count - 1;
    }
}

void record_add_paragraph(struct record *record, enum paragraph_kind kind,
                          enum boilerplate furniture, struct text text)
{
    struct text clean = text_trim(utf8_sanitize(record->arena, text, NULL));
    if (clean.length == 0)
        return;
    record->paragraphs = arena_grow(record->arena, record->paragraphs, record->paragraph_count,
                                    &record->paragraph_capacity, sizeof(*record->paragraphs));
    record->paragraphs[record->paragraph_count++] =
        (struct paragraph){.text = clean,
                           .kind = furniture == BOILERPLATE_NONE ? kind : PARAGRAPH_BOILERPLATE,
                           .boilerplate = furniture};
}

void record_mark_kinds(struct record *record)
{
    record->marked = true;
}

bool record_has(const struct record *record, enum field field)
{
    return record->best[field] != UINT_MAX || (field == FIELD_BODY && record->paragraph_count > 0);
}

struct text record_value(const struct record *record, enum field field)
{
    if (record->best[field] == UINT_MAX)
        return (struct text){"", 0};
    return record->values[record->first[field]].text;
}

/* --- bylines ---------------------------------------------------------------------------------- */

static void add_byline(struct article *article, struct text name)
{
    name = text_trim(name);
    while (name.length > 0 && strchr("'\"[]", name.bytes[0]))
        name = text_slice(name, 1, name.length);
    while (name.length > 0 && strchr("'\"[]", name.bytes[name.length - 1]))
        name.length--;
    if (text_starts(name, TEXT("By ")) || text_starts(name, TEXT("by ")))
        name = text_slice(name, 3, name.length);
    name = text_trim(name);
    if (name.length == 0 || says_nothing(name) || field_is_url(name) ||
        article->byline_count >= BYLINES_MAX)
        return;
    for (size_t i = 0; i < article->byline_count; i++)
        if (text_equal(name, text_from(article->bylines[i])))
            return;
    article->bylines[article->byline_count++] = arena_copy(article->arena, name.bytes, name.length);
}

/* Whether each part between commas may be a person. */
static bool lists_persons(struct text text)
{
    for (size_t at = 0, end; at <= text.length; at = end + 1) {
        end = text_find(text, TEXT(","), at);
        end = end < text.length ? end : text.length;
        struct text part = text_trim(text_slice(text, at, end));
        bool two = text_find(part, TEXT(" "), 0) != SIZE_MAX;
        if (!two || masthead_is_role(part))
            return false;
    }
    return true;
}

/* Several in one text stand between ";", "and", and commas where all are persons; lists of Python
 * too ("['A B', 'C D']"). */
static void add_bylines(struct article *article, struct text text)
{
    static const char *const partings[] = {";",      " and ", " & ",   "|", "', '",
                                           "\", \"", "', \"", "\", '", ","};
    size_t count = sizeof(partings) / sizeof(*partings) - (lists_persons(text) ? 0 : 1);
    size_t found[sizeof(partings) / sizeof(*partings)]; /* the next of each */
    for (size_t i = 0; i < count; i++)
        found[i] = text_find(text, text_from(partings[i]), 0);
    for (size_t at = 0; at < text.length;) {
        size_t end = text.length, next = text.length;
        for (size_t i = 0; i < count; i++) {
            if (found[i] < at)
                found[i] = text_find(text, text_from(partings[i]), at);
            if (found[i] < end) {
                end = found[i];
                next = found[i] + strlen(partings[i]);
            }
        }
        add_byline(article, text_slice(text, at, end));
        at = next;
    }
}

/* --- the article ------------------------------------------------------------------------------ */

static char *copy_of(struct article *article, struct text text)
{
    return text.length > 0 ? arena_copy(article->arena, text.bytes, text.length) : NULL;
}

/* "www.larkfield.example" of an address, or what a name or host is without that. */
static struct text host_of(struct text text)
{
    size_t start = field_is_url(text) ? text_find(text, TEXT("://"), 0) + 3 : 0, end = start;
    while (end < text.length && (start == 0 || !strchr("/?#:", text.bytes[end])))
        end++;
    text = text_slice(text, start, end);
    return text_starts(text, TEXT("www.")) ? text_slice(text, 4, text.length) : text;
}

/* A host or name by which the outlet is known gives way to its own; the address tells where nothing
 * else does. */
static void set_outlet(const struct record *record, struct article *article)
{
    const struct source_options *options = record->reading->options;
    const struct known_outlets *known = options ? &options->outlets : NULL;
    struct text said = host_of(record_value(record, FIELD_OUTLET));
    if (said.length == 0)
        said = host_of(record_value(record, FIELD_URL));
    if (said.length == 0)
        return;
    const char *name = outlet_by_name(known, said);
    if (!name)
        name = outlet_by_host(known, said);
    article->outlet = name ? arena_strdup(article->arena, name) : copy_of(article, said);
    article->outlet_basis = OUTLET_FROM_METADATA;
}

static void set_facts(const struct record *record, struct article *article)
{
    article->title = copy_of(article, record_value(record, FIELD_TITLE));
    article->url = copy_of(article, record_value(record, FIELD_URL));
    article->story = copy_of(article, record_value(record, FIELD_STORY));
    article->bylines = arena_array(article->arena, BYLINES_MAX, sizeof(*article->bylines));
    field_date(record_value(record, FIELD_DATE), &article->date);
    for (size_t i = 0; i < record->count; i++)
        if (record->values[i].field == FIELD_BYLINE &&
            record->values[i].rank == record->best[FIELD_BYLINE])
            add_bylines(article, record->values[i].text);
    set_outlet(record, article);
}

static bool is_used(const struct record *record, const struct article *article,
                    const struct value *value)
{
    if (value->field == FIELD_OTHER)
        return false;
    if (value->rank != record->best[value->field])
        return text_equal(value->text, record_value(record, value->field));
    if (value->field == FIELD_DATE)
        return date_known(article->date);
    return value->field != FIELD_SUMMARY || !record_has(record, FIELD_BODY);
}

/* What was not used above is kept under its own name. */
static void keep_rest(const struct record *record, struct article *article)
{
    struct arena *arena = article->arena;
    article->fields = arena_array(arena, record->count + 1, sizeof(*article->fields));
    for (size_t i = 0; i < record->count; i++) {
        const struct value *value = &record->values[i];
        if (is_used(record, article, value))
            continue;
        struct text text = utf8_sanitize(arena, value->text, NULL);
        article->fields[article->field_count++] =
            (struct article_field){arena_copy(arena, value->name.bytes, value->name.length),
                                   arena_copy(arena, text.bytes, text.length)};
    }
    if (record->excerpt)
        article->fields[article->field_count++] = (struct article_field){
            arena_strdup(arena, "excerpt"), arena_strdup(arena, record->excerpt)};
}

/* The paragraph that is the headline: what the record calls so, else the one with its title's
 * words; SIZE_MAX where it is none of them. */
static size_t find_headline(const struct paragraph *paragraphs, size_t count, struct text title)
{
    for (size_t i = 0; i < count; i++)
        if (paragraphs[i].kind == PARAGRAPH_HEADLINE)
            return i;
    for (size_t i = 0; i < count && title.length > 0; i++)
        if (text_equal(paragraphs[i].text, title))
            return i;
    return SIZE_MAX;
}

static void add_head(struct article *article, struct text text)
{
    article->paragraphs[article->paragraph_count++] =
        (struct paragraph){.text = {copy_of(article, text), text.length}, .kind = PARAGRAPH_BODY};
}

/* The text as it would stand on a page: headline, standfirst, body. Returns which paragraph is the
 * headline. */
static size_t set_paragraphs(struct record *record, struct article *article,
                             const struct article *body)
{
    const struct paragraph *own = body ? body->paragraphs : record->paragraphs;
    size_t count = body ? body->paragraph_count : record->paragraph_count;
    struct text title = record_value(record, FIELD_TITLE);
    struct text standfirst = record_value(record, FIELD_STANDFIRST);
    size_t headline = find_headline(own, count, title);
    article->paragraphs = arena_array(article->arena, count + 2, sizeof(*article->paragraphs));
    if (headline == SIZE_MAX && title.length > 0)
        add_head(article, title);
    bool stands = standfirst.length == 0 || find_headline(own, count, standfirst) != headline;
    if (!stands && headline == SIZE_MAX)
        add_head(article, standfirst);
    record->before = article->paragraph_count;
    record->inserted = stands || headline == SIZE_MAX ? SIZE_MAX : record->before + headline + 1;
    for (size_t i = 0; i < count; i++) {
        struct paragraph *paragraph = &article->paragraphs[article->paragraph_count++];
        *paragraph = own[i];
        paragraph->text.bytes = arena_copy(article->arena, own[i].text.bytes, own[i].text.length);
        if (paragraph->kind == PARAGRAPH_HEADLINE)
            paragraph->kind = PARAGRAPH_BODY;
        if (article->paragraph_count == record->inserted)
            add_head(article, standfirst);
    }
    for (size_t i = 0; i < article->paragraph_count; i++)
        article->paragraphs[i].source_start = article->paragraphs[i].source_end = -1;
    if (headline != SIZE_MAX)
        return headline + record->before;
    return title.length > 0 ? 0 : SIZE_MAX;
}

/* The record's own paragraph that a paragraph of the article is; NULL where it is none. */
static const struct paragraph *own_paragraph(const struct record *record, size_t i)
{
    if (i < record->before || i == record->inserted)
        return NULL;
    i -= record->before + (i > record->inserted);
    return i < record->paragraph_count ? &record->paragraphs[i] : NULL;
}

/* What the record calls its headline and standfirst is that, whatever the lines looked like. */
static void settle_heads(const struct record *record, struct article *article, size_t headline)
{
    struct text standfirst = record_value(record, FIELD_STANDFIRST);
    for (size_t i = 0; i < article->paragraph_count && headline != SIZE_MAX; i++) {
        struct paragraph *paragraph = &article->paragraphs[i];
        bool second = standfirst.length > 0 && text_equal(paragraph->text, standfirst);
        if (i != headline && !second && paragraph->kind == PARAGRAPH_HEADLINE)
            paragraph->kind = PARAGRAPH_HEADING;
        const struct paragraph *own = own_paragraph(record, i);
        if (record->marked && own && own->kind == PARAGRAPH_BODY &&
            (paragraph->kind == PARAGRAPH_HEADING ||
             (paragraph->kind == PARAGRAPH_CAPTION && !credit_in(paragraph->text))))
            paragraph->kind = PARAGRAPH_BODY;
        if (i != headline && !second)
            continue;
        paragraph->kind = i == headline ? PARAGRAPH_HEADLINE : PARAGRAPH_STANDFIRST;
        paragraph->boilerplate = BOILERPLATE_NONE;
    }
}

static bool is_person(const struct article *article, struct text text)
{
    if (text_starts(text, TEXT("By ")))
        text = text_slice(text, 3, text.length);
    for (size_t i = 0; i < article->byline_count; i++)
        if (text_equal_ascii_case(text, text_from(article->bylines[i])))
            return true;
    return false;
}

/* A line above the text that is nothing but the name of who wrote it. */
static void settle_bylines(struct article *article)
{
    for (size_t i = 0; i < article->paragraph_count; i++) {
        struct paragraph *paragraph = &article->paragraphs[i];
        if (paragraph->kind == PARAGRAPH_BODY && line_is_prose(paragraph->text))
            return;
        if (!is_person(article, paragraph->text))
            continue;
        paragraph->kind = PARAGRAPH_BYLINE;
        paragraph->boilerplate = BOILERPLATE_NONE;
    }
}

/* "en" is seen in the text; of others the record knows more. */
static void set_language(const struct record *record, struct article *article)
{
    struct text said = record_value(record, FIELD_LANGUAGE);
    size_t length = 0;
    while (length < said.length && ((said.bytes[length] | 32) >= 'a') &&
           ((said.bytes[length] | 32) <= 'z'))
        length++;
    if (strcmp(article->language, "und") != 0 || length < 2 || length > LANGUAGE_BYTES_MAX)
        return;
    char *language = arena_copy(article->arena, said.bytes, length);
    for (size_t i = 0; i < length; i++)
        language[i] = (char)(language[i] | 32);
    article->language = language;
}

/* "… [+1532 chars]": what NewsAPI puts where it cuts. */
static struct text without_cut(struct text text)
{
    size_t at = text_ends(text, TEXT(" chars]")) ? text.length : 0;
    while (at > 0 && text.bytes[at - 1] != '[')
        at--;
    bool cut = at > 0 && text_starts(text_slice(text, at, text.length), TEXT("+"));
    return cut ? text_trim(text_slice(text, 0, at - 1)) : text;
}

static struct text body_of(struct record *record)
{
    struct text text = record_value(record, FIELD_BODY), whole = without_cut(text);
    if (whole.length < text.length)
        record->excerpt = "the record has the beginning only";
    if (record_has(record, FIELD_BODY))
        return whole;
    text = record_value(record, FIELD_SUMMARY);
    record->excerpt = text.length > 0 ? "the record has a summary only" : NULL;
    return text;
}

/* What is wrong in it is told of the record. */
static struct article *read_plain(struct reading *reading, struct text text)
{
    struct problem_list problems = {0};
    struct article *body = plain_read(reading->name, text, &problems);
    for (size_t i = 0; i < problems.count; i++)
        reading_tell(reading, problems.items[i].severity, 0, "%s", problems.items[i].message);
    problem_list_free(&problems);
    return body;
}

struct article *record_article(struct record *record, const char *format)
{
    struct reading *reading = record->reading;
    struct text text = body_of(record);
    struct article *body = NULL;
    if (record->paragraph_count == 0 && html_is_markup(text))
        html_add_markup(record, text);
    if (record->paragraph_count == 0 && text.length > 0)
        body = read_plain(reading, text);
    struct article *article = plain_new(reading->name);
    article->format = arena_strdup(article->arena, format);
    set_facts(record, article);
    size_t headline = set_paragraphs(record, article, body);
    article_free(body);
    if (article->paragraph_count == 0) {
        article_free(article);
        return NULL;
    }
    keep_rest(record, article);
    reading_finish(reading, article);
    settle_heads(record, article, headline);
    settle_bylines(article);
    plain_count_words(article);
    set_language(record, article);
    plain_hash(article);
    return article;
}
