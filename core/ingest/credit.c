#include "core/ingest/credit.h"

#include "core/ingest/line.h"

#include <string.h>

/* A credit stands at the end of its line, within so many bytes. */
enum { CAPTION_WORDS_MIN = 4, CREDIT_WORDS_MAX = 6, AGENCY_WORDS_MAX = 8, TAIL_BYTES = 100 };

/* What stands before the one who took it. */
static const char *const leads[] = {
    "Photograph: ",   "Photo: ",        "Photos: ",       "Image: ",      "Images: ",
    "Picture: ",      "Pictures: ",     "Pic: ",          "Credit: ",     "Credit...",
    "PHOTO: ",        "PHOTO/",         "PHOTO | ",       "Photo by ",    "Photo/",
    "Photo | ",       "(Pic: ",         "Photo courtesy", "Image credit", "Photo credit",
    "Image source",   "Picture credit", "IMAGE: ",        "CREDIT: ",     "photo by ",
    "Illustration: ", "Image Source",   "Image Credit",   "Photo Credit", "Photography by ",
};
/* What stands within brackets at the end. */
static const char *const agencies[] = {
    "Getty",   "AP Photo", "AP)",      "AFP",     "Reuters", "REUTERS", "(PA",
    "PA)",     "/PA",      "EPA",      "Photo",   "photo",   "Image",   "image",
    "Picture", "Pictured", "pictured", "Handout", "File",
};

#define LEAD_LETTERS "PICp("

static bool begins_with_lead(struct text text)
{
    for (size_t i = 0; i < sizeof(leads) / sizeof(*leads); i++)
        if (leads[i][0] == text.bytes[0] && text_starts(text, text_from(leads[i])))
            return true;
    return false;
}

/* Where a word of the line's end, or a bracket, begins with a lead; SIZE_MAX where none does. */
static size_t find_lead(struct text text)
{
    size_t from = text.length > TAIL_BYTES ? text.length - TAIL_BYTES : 0;
    for (size_t at = from; at < text.length; at++) {
        bool begins = at == 0 || text.bytes[at - 1] == ' ' || text.bytes[at - 1] == '(' ||
                      text.bytes[at - 1] == '.';
        if (begins && strchr(LEAD_LETTERS, text.bytes[at]) &&
            begins_with_lead(text_slice(text, at, text.length)))
            return at;
    }
    return SIZE_MAX;
}

/* The brackets that end a line, without them; empty where there are none. */
static struct text last_brackets(struct text text)
{
    if (text_ends(text, TEXT(".")))
        text.length--;
    if (!text_ends(text, TEXT(")")))
        return (struct text){"", 0};
    size_t at = text.length - 1;
    while (at > 0 && text.length - at < TAIL_BYTES && text.bytes[at] != '(')
        at--;
    return text_slice(text, at, text.length);
}

/* Brackets with an agency alone, behind a stop, close an article and name its source. */
static bool names_agency(struct text text, struct text brackets)
{
    const char *slash = memchr(brackets.bytes, '/', brackets.length);
    size_t words = line_words(brackets);
    if (words == 0 || words > AGENCY_WORDS_MAX + 2)
        return false;
    if (slash && slash > brackets.bytes + 2 && line_starts_capital(text_slice(brackets, 1, 3)))
        return true;
    struct text before = text_trim(text_slice(text, 0, (size_t)(brackets.bytes - text.bytes)));
    if (words == 1 && line_has_stop(before))
        return false;
    for (size_t i = 0; i < sizeof(agencies) / sizeof(*agencies); i++)
        if (text_find(brackets, text_from(agencies[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

/* "… on Monday. Helios News/Greta Holmqvist": two names joined at the end of a line. */
static bool ends_in_names(struct text text)
{
    if (line_words(text) < CAPTION_WORDS_MIN)
        return false;
    const char *slash = NULL;
    for (size_t i = text.length; i-- > 0 && !slash && text.bytes[i] != '.';)
        slash = text.bytes[i] == '/' ? text.bytes + i : NULL;
    if (!slash || slash == text.bytes || slash + 1 == text.bytes + text.length)
        return false;
    size_t at = (size_t)(slash - text.bytes), next;
    struct text behind = line_next_word(text, at + 1, &next);
    size_t start = at;
    while (start > 0 && text.bytes[start - 1] != ' ')
        start--;
    return behind.bytes == text.bytes + at + 1 && line_starts_capital(behind) &&
           line_starts_capital(text_slice(text, start, at)) &&
           line_words(text_slice(text, at, text.length)) <= 4 && !line_has_stop(text);
}

/* "Ines Calder (pictured left) …" */
static bool is_pictured(struct text text)
{
    size_t at = text_find(text, TEXT("ictured"), 0);
    return at != SIZE_MAX && at > 1 && text.bytes[at - 2] == '(';
}

bool credit_in(struct text text)
{
    if (text_starts(text, TEXT("Image caption")) || text_ends(text, TEXT("Getty Images")) ||
        text_starts(text, TEXT("Pictured:")) || is_pictured(text) ||
        names_agency(text, last_brackets(text)) || ends_in_names(text))
        return true;
    size_t lead = find_lead(text);
    /* "Photo: the minister said" at the head of a sentence is no credit. */
    return lead != SIZE_MAX &&
           line_words(text_slice(text, lead, text.length)) <= CREDIT_WORDS_MAX + 3;
}

bool credit_alone(struct text text)
{
    return (text.length > 0 && begins_with_lead(text) && line_words(text) <= CREDIT_WORDS_MAX + 1 &&
            !line_has_stop(text)) ||
           text_starts(text, TEXT("Image source"));
}
