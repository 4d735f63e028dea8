/* article: what an article is: paragraphs of clean text, and what is known of it as a whole.
 *
 * The text is made once, by core/ingest, and from then on only pointed at: everything found later
 * is a span. */
#ifndef DIPTYCH_BASE_ARTICLE_H
#define DIPTYCH_BASE_ARTICLE_H

#include "core/base/arena.h"
#include "core/base/date.h"
#include "core/base/text.h"

/* A stretch of one paragraph: bytes [start, start + length) of its text. */
struct span {
    uint32_t paragraph, start, length;
};

enum paragraph_kind {
    PARAGRAPH_HEADLINE,
    PARAGRAPH_STANDFIRST,
    PARAGRAPH_BYLINE,
    PARAGRAPH_BODY,
    PARAGRAPH_CAPTION,
    PARAGRAPH_HEADING,
    PARAGRAPH_TIME, /* of an entry of a live page: "10.42am" */
    PARAGRAPH_BOILERPLATE,
    PARAGRAPH_KIND_COUNT
};

/* Why a paragraph is boilerplate; BOILERPLATE_NONE for every other kind. */
enum boilerplate {
    BOILERPLATE_NONE,
    BOILERPLATE_CODE,         /* scripts, style rules, comment marks */
    BOILERPLATE_SUBSCRIPTION, /* pay walls, sign-in lines, trial offers */
    BOILERPLATE_APPEAL,       /* an outlet asking for support */
    BOILERPLATE_NEWSLETTER,
    BOILERPLATE_SHARING,
    BOILERPLATE_RELATED, /* related and top stories */
    BOILERPLATE_COOKIES,
    BOILERPLATE_CREDIT, /* an image label or credit that stands alone */
    BOILERPLATE_LABEL,  /* outlet, section and date labels */
    BOILERPLATE_MENU,
    BOILERPLATE_SLOGAN, /* an outlet praising itself */
    BOILERPLATE_COMMENTS,
    BOILERPLATE_LEGAL, /* copyright, terms, who publishes the site */
    BOILERPLATE_ADVERTISEMENT,
    BOILERPLATE_COUNT
};

struct paragraph {
    struct text text; /* sanitised, NFC, no line breaks; in the article's text arena */
    enum paragraph_kind kind;
    enum boilerplate boilerplate;
    /* Bytes of the file it came from, end exclusive; -1 where none map. */
    int64_t source_start, source_end;
};

/* How the outlet is known. */
enum outlet_basis { OUTLET_FROM_TEXT, OUTLET_FROM_METADATA, OUTLET_FROM_FILE_NAME };

/* A field of the record that an article came from which says none of what stands below. */
struct article_field {
    char *name, *value;
};

struct article {
    struct arena *arena; /* owns every string and paragraph below, and the article itself */
    struct arena *body;  /* of a packed one: owns paragraphs and their texts; else NULL */
    char *source;        /* "path", or "path:N" for the Nth article of a file with many */
    char *format;        /* "text", "html", …: a row of the source table */
    char *outlet;        /* never NULL: the file's stem where nothing says better */
    enum outlet_basis outlet_basis;
    char *title; /* NULL where the text gives none */
    struct date date;
    char **bylines;
    size_t byline_count;
    char *url;                    /* NULL where unknown */
    char *story;                  /* what its record calls the story; NULL where it says nothing */
    struct article_field *fields; /* what else its record said, in the record's order */
    size_t field_count;
    const char *language; /* "en", …; "und" where it cannot be told */
    struct paragraph *paragraphs;
    size_t paragraph_count;
    size_t words;  /* of all paragraphs but boilerplate */
    uint64_t hash; /* of the text: the same text, the same article */
};

/* The text of a span, and whether a span lies inside the article on character boundaries. */
struct text article_span_text(const struct article *article, struct span span);
bool article_span_valid(const struct article *article, struct span span);
/* Order by place: paragraph, start, then the longer first. */
int span_compare(struct span a, struct span b);
bool span_overlaps(struct span a, struct span b);

/* Minutes that it takes to read, at 230 words each. */
size_t article_minutes(const struct article *article);

/* A field as it is shown and searched: "section: Harbour". */
void article_add_field(struct text_builder *out, const struct article_field *field);

/* "headline", "body", …; "subscription", "code", …, as in the JSON. */
const char *paragraph_kind_name(enum paragraph_kind kind);
const char *boilerplate_name(enum boilerplate kind);
/* The reverse; PARAGRAPH_KIND_COUNT or BOILERPLATE_COUNT where there is no such name. */
enum paragraph_kind paragraph_kind_from(struct text name);
enum boilerplate boilerplate_from(struct text name);

/* A copy in arenas of its size: the paragraphs' on a shelf (shelf.h, which must outlive it; NULL:
 * plain memory), that of all that lists show in plain memory. The caller frees it with
 * article_free, and still the first. */
struct article *article_pack(const struct article *from, struct shelf *shelf);

/* Frees the article with its arenas. NULL is allowed. */
void article_free(struct article *article);

#endif
