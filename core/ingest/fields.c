#include "core/ingest/fields.h"

#include "core/ingest/stamp.h"

#include <string.h>

enum { SECONDS_A_DAY = 86400, EPOCH_DIGITS_MIN = 9, EPOCH_DIGITS_MAX = 13, EPOCH_MS_DIGITS = 12 };

/* The names of a field, the one that tells most first. */
struct alias {
    const char *name;
    enum field field;
};

static const struct alias aliases[] = {
    {"title", FIELD_TITLE},
    {"headline", FIELD_TITLE},
    {"og:title", FIELD_TITLE},
    {"title_page", FIELD_TITLE},
    {"title_rss", FIELD_TITLE},
    {"h1", FIELD_TITLE},
    {"meta:title", FIELD_TITLE},

    {"standfirst", FIELD_STANDFIRST},
    {"subtitle", FIELD_STANDFIRST},
    {"subheadline", FIELD_STANDFIRST},
    {"alternativeheadline", FIELD_STANDFIRST},

    {"body", FIELD_BODY},
    {"text", FIELD_BODY},
    {"maintext", FIELD_BODY},
    {"content_text", FIELD_BODY},
    {"plaintext", FIELD_BODY},
    {"articlebody", FIELD_BODY},
    {"content:encoded", FIELD_BODY},
    {"content_html", FIELD_BODY},
    {"content", FIELD_BODY},
    {"article", FIELD_BODY},
    {"article_text", FIELD_BODY},
    {"full_text", FIELD_BODY},
    {"raw_text", FIELD_BODY},

    {"summary", FIELD_SUMMARY},
    {"description", FIELD_SUMMARY},
    {"excerpt", FIELD_SUMMARY},
    {"abstract", FIELD_SUMMARY},
    {"abstract_note", FIELD_SUMMARY},
    {"meta_description", FIELD_SUMMARY},
    {"og:description", FIELD_SUMMARY},
    {"meta:description", FIELD_SUMMARY},

    {"outlet", FIELD_OUTLET},
    {"sitename", FIELD_OUTLET},
    {"meta_site_name", FIELD_OUTLET},
    {"og:site_name", FIELD_OUTLET},
    {"source.name", FIELD_OUTLET},
    {"publisher.name", FIELD_OUTLET},
    {"publisher", FIELD_OUTLET},
    {"publication", FIELD_OUTLET},
    {"publication_title", FIELD_OUTLET},
    {"container_title", FIELD_OUTLET},
    {"newspaper", FIELD_OUTLET},
    {"source_name", FIELD_OUTLET},
    {"source_hostname", FIELD_OUTLET},
    {"domain_name", FIELD_OUTLET},
    {"source_domain", FIELD_OUTLET},
    {"hostname", FIELD_OUTLET},
    {"domain", FIELD_OUTLET},
    {"source", FIELD_OUTLET},
    {"feed", FIELD_OUTLET},

    {"date", FIELD_DATE},
    {"publish_date", FIELD_DATE},
    {"date_publish", FIELD_DATE},
    {"publishing_date", FIELD_DATE},
    {"published_at", FIELD_DATE},
    {"date_published", FIELD_DATE},
    {"article:published_time", FIELD_DATE},
    {"pubdate", FIELD_DATE},
    {"published", FIELD_DATE},
    {"publication_date", FIELD_DATE},
    {"issued.date_parts", FIELD_DATE},
    {"seendate", FIELD_DATE},
    {"timestamp", FIELD_DATE},
    {"dc:date", FIELD_DATE},
    {"creation_date", FIELD_DATE},
    {"parsely_pub_date", FIELD_DATE},
    {"dc.date", FIELD_DATE},
    {"dc.date.issued", FIELD_DATE},
    {"dcterms.date", FIELD_DATE},
    {"sailthru.date", FIELD_DATE},
    {"meta:date", FIELD_DATE},
    {"meta:pubdate", FIELD_DATE},
    {"meta:time", FIELD_DATE},

    {"byline", FIELD_BYLINE},
    {"authors", FIELD_BYLINE},
    {"author", FIELD_BYLINE},
    {"author.name", FIELD_BYLINE},
    {"published_by", FIELD_BYLINE},
    {"dc:creator", FIELD_BYLINE},
    {"article:author", FIELD_BYLINE},
    {"parsely_author", FIELD_BYLINE},
    {"meta:author", FIELD_BYLINE},

    {"url", FIELD_URL},
    {"link", FIELD_URL},
    {"canonical_link", FIELD_URL},
    {"canonical_url", FIELD_URL},
    {"og:url", FIELD_URL},
    {"origin_url", FIELD_URL},
    {"mainentityofpage", FIELD_URL},
    {"saved_url", FIELD_URL},
    {"guid", FIELD_URL},
    {"id", FIELD_URL},

    {"language", FIELD_LANGUAGE},
    {"lang", FIELD_LANGUAGE},
    {"inlanguage", FIELD_LANGUAGE},
    {"meta_lang", FIELD_LANGUAGE},
    {"meta:language", FIELD_LANGUAGE},
    {"og:locale", FIELD_LANGUAGE},

    {"story", FIELD_STORY},
    {"event", FIELD_STORY},
};

static const char *const names_of[FIELD_OTHER] = {
    [FIELD_TITLE] = "title",       [FIELD_STANDFIRST] = "standfirst",
    [FIELD_BODY] = "body",         [FIELD_SUMMARY] = "summary",
    [FIELD_OUTLET] = "outlet",     [FIELD_DATE] = "date",
    [FIELD_BYLINE] = "byline",     [FIELD_URL] = "url",
    [FIELD_LANGUAGE] = "language", [FIELD_STORY] = "story",
};

/* The next character of a name that counts, in lower case; 0 behind the last. */
static char next_of(struct text name, size_t *at)
{
    for (; *at < name.length; ++*at) {
        char byte = name.bytes[*at];
        if (byte == '_' || byte == '-' || byte == ' ')
            continue;
        ++*at;
        return byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : byte;
    }
    return 0;
}

static bool same_name(struct text a, struct text b)
{
    for (size_t i = 0, j = 0;;) {
        char left = next_of(a, &i), right = next_of(b, &j);
        if (left != right)
            return false;
        if (left == 0)
            return true;
    }
}

bool field_names_equal(const struct field_names *a, const struct field_names *b)
{
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = strcmp(a->rows[i].field, b->rows[i].field) == 0 &&
               strcmp(a->rows[i].name, b->rows[i].name) == 0;
    return same;
}

enum field field_from(struct text name)
{
    size_t field = 0;
    while (field < FIELD_OTHER && !same_name(name, text_from(names_of[field])))
        field++;
    return (enum field)field;
}

const char *field_name(enum field field)
{
    return names_of[field];
}

enum field field_find(const struct field_names *names, struct text name, unsigned *rank)
{
    *rank = 0;
    for (size_t i = 0; names && i < names->count; i++)
        if (text_equal(name, text_from(names->rows[i].name)))
            return field_from(text_from(names->rows[i].field));
    for (size_t i = 0; i < sizeof(aliases) / sizeof(*aliases); i++) {
        *rank = (unsigned)i + 1;
        if (same_name(name, text_from(aliases[i].name)))
            return aliases[i].field;
    }
    return FIELD_OTHER;
}

const char *field_alias(enum field field, size_t place)
{
    for (size_t i = 0; i < sizeof(aliases) / sizeof(*aliases); i++)
        if (aliases[i].field == field && place-- == 0)
            return aliases[i].name;
    return NULL;
}

/* --- values ----------------------------------------------------------------------------------- */

static bool epoch_date(struct text text, struct date *out)
{
    long long number = 0;
    size_t point = text_find(text, TEXT("."), 0);
    if (point != SIZE_MAX)
        text = text_slice(text, 0, point);
    if (text.length < EPOCH_DIGITS_MIN || text.length > EPOCH_DIGITS_MAX)
        return false;
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9')
            return false;
        number = number * 10 + (text.bytes[i] - '0');
    }
    if (text.length >= EPOCH_MS_DIGITS)
        number /= 1000;
    *out = date_from_days((long)(number / SECONDS_A_DAY));
    return true;
}

bool field_date(struct text text, struct date *out)
{
    size_t start, end;
    text = text_trim(text);
    return epoch_date(text, out) || date_read(text, out) || stamp_find(text, out, &start, &end);
}

bool field_is_url(struct text text)
{
    return text_starts(text, TEXT("http://")) || text_starts(text, TEXT("https://"));
}
