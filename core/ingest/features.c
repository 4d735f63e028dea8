#include "core/ingest/features.h"

#include "core/base/utf8.h"
#include "core/ingest/line.h"
#include "core/ingest/stamp.h"

#include <string.h>

/* Points a line collects; what they sum to decides. Precision first: body text of news seldom asks
 * or says "you". */
enum {
    POINTS_OUT = 17,      /* a line is furniture from here on */
    POINTS_OUT_LONG = 20, /* longer lines need more */
    POINTS_OUT_VERY_LONG = 24,
    POINTS_HINT = 8,
    POINTS_HINT_LONG = 5, /* in a very long line that does not ask */
    POINTS_STRONG = 14,
    POINTS_STRONG_LONG = 8,
    POINTS_SURE = 40,
    POINTS_YOU = 7, /* a line counts it twice at most */
    POINTS_IMPERATIVE = 10,
    POINTS_SHORT = 5,
    POINTS_NO_STOP = 7,
    LEAD_WORDS_MAX = 4,
    LEAD_BYTES_MAX = 40,
    CRUMB_WORDS_MAX = 4,
    MORE_WORDS_MAX = 3,
    CUES_COUNTED = 2 /* of each level but the highest */
};

static const char *const address_words[] = {"our",   "ours", "us",     "we",     "we'll",  "we're",
                                            "we've", "you",  "you'll", "you're", "you've", "your"};
static const char *const imperatives[] = {
    "become",    "click",    "continue", "copy",  "discover", "donate", "download", "enter",
    "explore",   "follow",   "get",      "hide",  "join",     "listen", "log",      "please",
    "read",      "register", "see",      "share", "sign",     "skip",   "start",    "stay",
    "subscribe", "support",  "tap",      "try",   "view",     "watch",
};

/* --- words ------------------------------------------------------------------------------------ */

struct fold {
    struct text_builder *out;
    size_t start, capitals; /* of the word being read */
    struct features *features;
};

static bool is_one_of(struct text word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (words[i][0] == word.bytes[0] && text_equal(word, text_from(words[i])))
            return true;
    return false;
}

static void end_word(struct fold *fold)
{
    struct features *features = fold->features;
    struct text word = text_slice(text_builder_text(fold->out), fold->start, fold->out->length);
    if (word.length == 0)
        return;
    if (features->words == 0)
        features->imperative =
            is_one_of(word, imperatives, sizeof(imperatives) / sizeof(*imperatives));
    /* "US" is a country. */
    features->address +=
        !(fold->capitals == 2 && word.length == 2) &&
        is_one_of(word, address_words, sizeof(address_words) / sizeof(*address_words));
    features->words++;
    text_builder_add_byte(fold->out, ' ');
    fold->start = fold->out->length;
    fold->capitals = 0;
}

static void add_character(struct fold *fold, uint32_t code)
{
    char bytes[4];
    bool upper = utf8_is_upper(code), begins = fold->out->length == fold->start;
    code = utf8_fold(code);
    fold->features->marked =
        fold->features->marked || (code < 0x80 && strchr("<>{}=;(", (int)code));
    fold->features->quoted = fold->features->quoted || code == '"' || (code == '\'' && begins);
    bool apostrophe = code == '\'' && fold->out->length > fold->start;
    if (!utf8_is_letter(code) && !utf8_is_digit(code) && !apostrophe) {
        end_word(fold);
        return;
    }
    fold->features->capitals += upper && fold->out->length == fold->start;
    fold->capitals += upper;
    text_builder_add(fold->out, (struct text){bytes, utf8_encode(code, bytes)});
}

/* Folds the line to small letters with one space behind each word, so that phrases are found whole,
 * and counts its words. */
static void fold_line(struct text text, struct text_builder *out, struct features *features)
{
    struct fold fold = {.out = out, .features = features};
    text_builder_clear(out);
    for (size_t at = 0, size; at < text.length; at += size) {
        unsigned char byte = (unsigned char)text.bytes[at];
        size = 1;
        if (byte >= 'a' && byte <= 'z')
            text_builder_add_byte(out, (char)byte);
        else if (byte == ' ')
            end_word(&fold);
        else
            add_character(&fold, utf8_decode(text.bytes + at, text.length - at, &size));
    }
    end_word(&fold);
    if (out->length > 0)
        out->length--;
}

static void find_cues(struct text folded, const struct cue_index *index, struct features *features)
{
    for (size_t at = 0, end; at < folded.length; at = end + 1) {
        size_t cue = cues_find(index, text_slice(folded, at, folded.length), &features->cues);
        const char *space = memchr(folded.bytes + at + cue, ' ', folded.length - at - cue);
        end = space ? (size_t)(space - folded.bytes) : folded.length;
    }
}

/* --- the line's shape ------------------------------------------------------------------------- */

static bool ends_with_stop(struct text text)
{
    static const char *const closings[] = {"\"", "'", ")", "”", "’", "]"};
    for (size_t i = 0; i < sizeof(closings) / sizeof(*closings); i++)
        if (text_ends(text, text_from(closings[i])))
            text = text_slice(text, 0, text.length - strlen(closings[i]));
    return text_ends(text, TEXT(".")) || text_ends(text, TEXT("!")) || text_ends(text, TEXT("?")) ||
           text_ends(text, TEXT("…")) || text_ends(text, TEXT(":"));
}

/* Marks that page code is full of and prose is not. */
static size_t code_marks(struct text text)
{
    static const char *const marks[] = {"<!", "-->", "{",  "}",          "();",       ");",
                                        "=>", "</",  "/>", "= function", "function(", "function ("};
    size_t found = 0;
    for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
        found += text_find(text, text_from(marks[i]), 0) != SIZE_MAX;
    bool operates = memchr(text.bytes, '=', text.length) || memchr(text.bytes, '(', text.length);
    if (text_ends(text, TEXT(";")) && operates && text_find(text, TEXT(". "), 0) == SIZE_MAX)
        found++;
    return found;
}

static bool is_code(struct text text, const struct features *features)
{
    size_t marks = features->marked ? code_marks(text) : 0;
    return marks >= 2 || (marks == 1 && features->words <= FEATURES_LONG && !features->stop &&
                          features->capitals <= features->words / 2);
}

/* "Home » News » Ports": where on the site the page stands. */
static bool is_breadcrumb(struct text text)
{
    static const char *const marks[] = {" » ", " > ", " › ", " / "};
    for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
        struct text mark = text_from(marks[i]);
        size_t first = text_find(text, mark, 0);
        if (first == SIZE_MAX || line_words(text_slice(text, 0, first)) > CRUMB_WORDS_MAX)
            continue;
        size_t second = text_find(text, mark, first + mark.length);
        return second != SIZE_MAX || text_equal(text_slice(text, 0, first), TEXT("Home"));
    }
    return false;
}

/* "Home | News | Ports", "Sport | Football": every part but those behind "Home" is a label. */
static bool is_bar_of_labels(struct text text, struct text folded)
{
    if (text_find(text, TEXT(" | "), 0) == SIZE_MAX)
        return false;
    if (text_starts(text, TEXT("Home | ")))
        return true;
    while (folded.length > 0) {
        size_t end = folded.length;
        while (end > 0 && labels_find(text_slice(folded, 0, end)).kind == BOILERPLATE_NONE)
            do
                end--;
            while (end > 0 && folded.bytes[end] != ' ');
        if (end == 0)
            return false;
        folded = text_trim(text_slice(folded, end, folded.length));
    }
    return true;
}

/* "More from Orle", "Latest in Ports" */
static bool heads_list(struct text folded)
{
    static const char *const heads[] = {"more in ", "more from ", "latest in ", "latest from "};
    for (size_t i = 0; i < sizeof(heads) / sizeof(*heads); i++)
        if (text_starts(folded, text_from(heads[i])))
            return true;
    return false;
}

/* "61°F Orle" */
static bool is_weather(struct text text)
{
    size_t at = text_find(text, TEXT("°"), 0);
    at = at == SIZE_MAX ? text_find(text, TEXT("º"), 0) : at;
    return at != SIZE_MAX && at > 0 && text.bytes[at - 1] >= '0' && text.bytes[at - 1] <= '9';
}

/* "News, sport and weather for the Western Isles" */
static bool offers_news(struct text folded)
{
    static const char *const offers[] = {
        "news",   "analysis", "analytics", "opinion",   "sport",   "comment", "data",
        "videos", "weather",  "features",  "headlines", "updates", "insight"};
    size_t found = 0;
    for (size_t i = 0; i < sizeof(offers) / sizeof(*offers); i++) {
        size_t at = text_find(folded, text_from(offers[i]), 0);
        found += at != SIZE_MAX && (at == 0 || folded.bytes[at - 1] == ' ');
    }
    return found > 2;
}

/* "Serving the Skerries since 1883": no headline of a low since that year. */
static bool is_slogan(struct text folded)
{
    static const char *const heads[] = {"serving ",     "the voice of ", "your ",
                                        "independent ", "established ",  "trusted ",
                                        "proudly ",     "the home of "};
    size_t at = text_find(folded, TEXT(" since "), 0);
    for (size_t i = 0; i < sizeof(heads) / sizeof(*heads) && at != SIZE_MAX; i++)
        if (text_starts(folded, text_from(heads[i])))
            return folded.length == at + sizeof(" since 1883") - 1;
    return offers_news(folded);
}

/* What the whole line is of the lists, or by its form. */
static struct label find_label(struct text text, struct text folded,
                               const struct features *features)
{
    struct label label = {BOILERPLATE_NONE, false};
    if (features->stop && !text_ends(text, TEXT(":")))
        return label;
    if (features->words <= LABELS_WORDS_MAX)
        label = labels_find(folded);
    if (label.kind == BOILERPLATE_NONE && features->words < FEATURES_SHORT && heads_list(folded))
        label.kind = BOILERPLATE_RELATED;
    if (label.kind == BOILERPLATE_NONE && features->words <= FEATURES_LONG &&
        (is_breadcrumb(text) || is_bar_of_labels(text, folded)))
        label.kind = BOILERPLATE_MENU;
    if (label.kind == BOILERPLATE_NONE && features->words < FEATURES_SHORT && is_weather(text))
        label.kind = BOILERPLATE_MENU;
    if (label.kind == BOILERPLATE_NONE && features->words <= FEATURES_LONG && is_slogan(folded))
        label.kind = BOILERPLATE_SLOGAN;
    if (label.kind == BOILERPLATE_NONE && features->words <= MORE_WORDS_MAX &&
        text_starts(folded, TEXT("more ")))
        label = (struct label){BOILERPLATE_RELATED, true};
    return label;
}

/* "© 2025 …", "Copyright 2025 …" */
static bool is_copyright(struct text text)
{
    struct text bare =
        text_starts(text, TEXT("Copyright ")) ? text_slice(text, 10, text.length) : text;
    return text_starts(text, TEXT("©")) || text_starts(text, TEXT("(c) ")) ||
           text_starts(bare, TEXT("©")) ||
           (bare.length < text.length && bare.length > 0 && bare.bytes[0] == '2');
}

/* The kind told by a few words before a colon or bar at the head of the line. */
static enum boilerplate find_lead(struct text text, struct text folded)
{
    static const char *const leads[] = {"keep reading", "more", "more on this", "recipe"};
    size_t at = 0, words = 0, letters = 0;
    while (at < text.length && at < LEAD_BYTES_MAX && !strchr(":|>", text.bytes[at]))
        at++;
    if (at == LEAD_BYTES_MAX || at + 1 >= text.length)
        return BOILERPLATE_NONE;
    struct text head = text_trim(text_slice(text, 0, at));
    words = line_words(head);
    if (words == 0 || words > LEAD_WORDS_MAX)
        return BOILERPLATE_NONE;
    for (size_t seen = 0; letters < folded.length; letters++)
        if (folded.bytes[letters] == ' ' && ++seen == words)
            break;
    struct text lead = text_slice(folded, 0, letters);
    bool known = labels_find(lead).kind == BOILERPLATE_RELATED ||
                 is_one_of(lead, leads, sizeof(leads) / sizeof(*leads));
    return known ? BOILERPLATE_RELATED : BOILERPLATE_NONE;
}

/* --- sums ------------------------------------------------------------------------------------- */

static int at_most(int count, int most)
{
    return count < most ? count : most;
}

static int sum_points(const struct features *features)
{
    const int *counts = features->cues.counts;
    int address = features->quoted ? 0 : at_most((int)features->address, 2);
    bool asks = address > 0 || features->imperative;
    bool vague = (features->words > FEATURES_VERY_LONG && !asks) || features->quoted;
    int points = at_most(counts[CUE_HINT], CUES_COUNTED) * (vague ? POINTS_HINT_LONG : POINTS_HINT);
    points +=
        at_most(counts[CUE_STRONG], CUES_COUNTED) * (vague ? POINTS_STRONG_LONG : POINTS_STRONG);
    if (counts[CUE_SURE] > 0)
        points += features->quoted ? POINTS_STRONG : POINTS_SURE;
    points += address * POINTS_YOU;
    points += features->imperative ? POINTS_IMPERATIVE : 0;
    points += features->words <= FEATURES_SHORT ? POINTS_SHORT : 0;
    points += features->stop ? 0 : POINTS_NO_STOP;
    return points;
}

bool features_say_out(const struct features *features)
{
    int limit = features->words <= FEATURES_LONG            ? POINTS_OUT
                : features->words <= FEATURES_VERY_LONG * 2 ? POINTS_OUT_LONG
                                                            : POINTS_OUT_VERY_LONG;
    if (features->code || features->copyright ||
        (features->label.kind != BOILERPLATE_NONE && !features->label.topic))
        return true;
    bool address = features->words > FEATURES_SHORT - 1 && features->words <= FEATURES_VERY_LONG &&
                   features->address > 0 &&
                   (features->imperative || (features->address > 1 && features->stop));
    int cues = features->words > FEATURES_VERY_LONG * 2 && features->cues.level < CUE_SURE ? 2 : 1;
    return features->points >= limit && (features->cues.count >= cues || address);
}

static enum boilerplate kind_of(const struct features *features)
{
    if (features->code)
        return BOILERPLATE_CODE;
    if (features->copyright)
        return BOILERPLATE_LEGAL;
    if (features->label.kind != BOILERPLATE_NONE)
        return features->label.kind;
    return features->cues.count > 0 ? cues_kind(&features->cues) : features->lead;
}

struct features features_of(struct text text, const struct cue_index *index,
                            struct text_builder *scratch)
{
    struct features features = {.words = 0};
    fold_line(text, scratch, &features);
    struct text folded = text_builder_text(scratch);
    features.hash = features.words <= FEATURES_LONG ? text_hash(folded) : 0;
    find_cues(folded, index, &features);
    features.stop = ends_with_stop(text);
    features.code = is_code(text, &features);
    features.label = find_label(text, folded, &features);
    features.copyright = is_copyright(text);
    features.lead = find_lead(text, folded);
    if (features.words <= STAMP_WORDS_MAX && !text_ends(text, TEXT(","))) {
        features.clock = stamp_is_clock(text);
        features.stamp = features.clock || stamp_is_line(text);
    }
    features.kind = kind_of(&features);
    features.points = sum_points(&features);
    return features;
}
