#include "core/ingest/masthead_parts.h"

#include "core/base/utf8.h"
#include "core/ingest/line.h"

enum {
    WORDS_MIN = 3,
    WORDS_MAX = 32,
    LETTERS_MIN = 4, /* of words that say what a text is about */
    LETTERS_KEPT = 5,
    WORDS_USUAL = 5, /* shorter ones may be labels */
    BODY_LINES = 16,
    SEEN_BITS = 4096,
    SHARED_MIN = 2,
    SHARE_OF = 3 /* a headline shares one such word in so many with the body */
};

/* The first letters of words, as bits of their hashes. */
struct seen {
    uint64_t bits[SEEN_BITS / 64];
};

/* The next word of a text by its first letters, in small letters; 0 at the end, 1 for words that
 * say little. */
static uint64_t next_stem(struct text text, size_t *at)
{
    size_t size, letters = 0;
    uint64_t hash = text_hash(TEXT(""));
    for (; *at < text.length; *at += size) {
        uint32_t code = utf8_decode(text.bytes + *at, text.length - *at, &size);
        if (!utf8_is_letter(code)) {
            if (letters > 0)
                break;
            continue;
        }
        char bytes[4];
        if (letters++ < LETTERS_KEPT)
            hash = text_hash_more(hash, (struct text){bytes, utf8_encode(utf8_lower(code), bytes)});
    }
    return letters == 0 ? 0 : letters < LETTERS_MIN ? 1 : hash;
}

static void see(struct seen *seen, struct text text)
{
    size_t at = 0;
    for (uint64_t stem = next_stem(text, &at); stem; stem = next_stem(text, &at))
        seen->bits[stem / 64 % (SEEN_BITS / 64)] |= (uint64_t)1 << stem % 64;
}

static bool shares_words(const struct seen *seen, struct text text)
{
    size_t at = 0, words = 0, shared = 0;
    for (uint64_t stem = next_stem(text, &at); stem; stem = next_stem(text, &at)) {
        if (stem == 1)
            continue;
        words++;
        shared += seen->bits[stem / 64 % (SEEN_BITS / 64)] >> stem % 64 & 1;
    }
    return shared >= SHARED_MIN && shared * SHARE_OF >= words;
}

/* Agencies put a stop behind headlines in capitals. */
static bool in_capitals(struct text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.bytes[i] >= 'a' && text.bytes[i] <= 'z')
            return false;
    return true;
}

bool masthead_may_be_headline(struct text text)
{
    size_t words = line_words(text);
    bool asks = text_ends(text, TEXT("?")) || text_ends(text, TEXT("!"));
    return words >= WORDS_MIN && words <= WORDS_MAX &&
           (asks || !line_has_stop(text) || in_capitals(text));
}

static bool is_candidate(const struct article *article, size_t p, size_t words)
{
    return line_words(article->paragraphs[p].text) >= words &&
           article->paragraphs[p].kind == PARAGRAPH_BODY &&
           masthead_may_be_headline(article->paragraphs[p].text) &&
           !masthead_may_be_byline(article->paragraphs[p].text);
}

/* A page's title with the outlet behind it ("Crane falls - Orle Herald") over the headline. */
static bool goes_before(struct text title, struct text headline)
{
    struct text rest = text_slice(title, headline.length, title.length);
    return text_starts(title, headline) &&
           (text_starts(rest, TEXT(" | ")) || text_starts(rest, TEXT(" - ")) ||
            text_starts(rest, TEXT(" – ")) || text_starts(rest, TEXT(" — ")));
}

/* The first candidate of so many words that shares words with the body. */
static size_t find_shared(const struct article *article, size_t end, const struct seen *seen,
                          size_t words)
{
    size_t chosen = SIZE_MAX;
    for (size_t p = 0; p < end; p++) {
        if (!is_candidate(article, p, words))
            continue;
        struct text text = article->paragraphs[p].text;
        bool found = chosen == SIZE_MAX && shares_words(seen, text);
        if (found || (chosen != SIZE_MAX && goes_before(article->paragraphs[chosen].text, text)))
            chosen = p;
    }
    return chosen;
}

/* The first line of a page that does not begin with furniture is its headline, whatever words it
 * has; but a few words may be the name of a column. */
static bool begins_page(const struct article *article, size_t end, const struct seen *seen)
{
    if (end == 0 || !is_candidate(article, 0, WORDS_MIN))
        return false;
    bool other = end > 1 && is_candidate(article, 1, WORDS_USUAL) &&
                 shares_words(seen, article->paragraphs[1].text);
    return is_candidate(article, 0, WORDS_USUAL) || !other ||
           shares_words(seen, article->paragraphs[0].text);
}

size_t masthead_choose_headline(const struct article *article, size_t end)
{
    struct seen seen = {{0}};
    size_t chosen = SIZE_MAX, lines = 0;
    for (size_t p = end; p < article->paragraph_count && lines < BODY_LINES; p++)
        if (article->paragraphs[p].kind == PARAGRAPH_BODY) {
            see(&seen, article->paragraphs[p].text);
            lines++;
        }
    chosen = find_shared(article, end, &seen, WORDS_USUAL);
    if (chosen == SIZE_MAX)
        chosen = find_shared(article, end, &seen, WORDS_MIN);
    if (begins_page(article, end, &seen) &&
        (chosen == SIZE_MAX ||
         !goes_before(article->paragraphs[0].text, article->paragraphs[chosen].text)))
        return 0;
    for (size_t p = 0; p < end && chosen == SIZE_MAX; p++)
        if (is_candidate(article, p, WORDS_MIN))
            chosen = p;
    return chosen;
}
