#include "core/ingest/masthead_parts.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "core/ingest/line.h"

#include <stdlib.h>

enum {
    WORDS_MIN = 3,
    WORDS_MAX = 32,
    LETTERS_MIN = 5, /* of words that say what a text is about */
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

/* How well a body takes up the words of a line. */
enum shared { SHARED_LITTLE, SHARED_SOME, SHARED_MUCH };

static size_t count_shared(const struct seen *seen, struct text text, size_t *words)
{
    size_t at = 0, shared = 0;
    *words = 0;
    for (uint64_t stem = next_stem(text, &at); stem; stem = next_stem(text, &at)) {
        *words += stem != 1;
        shared += stem != 1 && (seen->bits[stem / 64 % (SEEN_BITS / 64)] >> stem % 64 & 1);
    }
    return shared;
}

static enum shared shared_words(const struct seen *seen, struct text text)
{
    size_t words, shared = count_shared(seen, text, &words);
    if (shared < SHARED_MIN || shared * SHARE_OF < words)
        return SHARED_LITTLE;
    return shared > SHARED_MIN || shared * 2 >= words ? SHARED_MUCH : SHARED_SOME;
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

/* The lines above the body, and of each that may be the headline how many words it has. */
struct head {
    const struct article *article;
    size_t *words; /* 0: it may not */
    size_t end;
};

static size_t candidate_words(const struct paragraph *paragraph)
{
    bool may = paragraph->kind == PARAGRAPH_BODY && masthead_may_be_headline(paragraph->text) &&
               !masthead_may_be_byline(paragraph->text);
    return may ? line_words(paragraph->text) : 0;
}

static bool is_candidate(const struct head *head, size_t p, size_t words)
{
    return head->words[p] >= words;
}

static struct text line_at(const struct head *head, size_t p)
{
    return head->article->paragraphs[p].text;
}

/* A page's title with the outlet behind it ("Crane falls - Orle Herald") over the headline. */
static bool goes_before(struct text title, struct text headline)
{
    struct text rest = text_slice(title, headline.length, title.length);
    return text_starts(title, headline) &&
           (text_starts(rest, TEXT(" | ")) || text_starts(rest, TEXT(" - ")) ||
            text_starts(rest, TEXT(" – ")) || text_starts(rest, TEXT(" — ")));
}

/* The first candidate of so many words whose words the body takes up. */
static size_t find_shared(const struct head *head, const struct seen *seen, size_t words,
                          enum shared least)
{
    size_t chosen = SIZE_MAX;
    for (size_t p = 0; p < head->end; p++) {
        if (!is_candidate(head, p, words))
            continue;
        struct text text = line_at(head, p);
        bool found = chosen == SIZE_MAX && shared_words(seen, text) >= least;
        if (found || (chosen != SIZE_MAX && goes_before(line_at(head, chosen), text)))
            chosen = p;
    }
    return chosen;
}

/* The first line of a page that does not begin with furniture is its headline, whatever words it
 * has; but a few words may be the name of a column. */
static bool begins_page(const struct head *head, const struct seen *seen)
{
    if (head->end == 0 || !is_candidate(head, 0, WORDS_MIN))
        return false;
    bool other =
        head->end > 1 && is_candidate(head, 1, WORDS_USUAL) && shared_words(seen, line_at(head, 1));
    return is_candidate(head, 0, WORDS_USUAL) || !other || shared_words(seen, line_at(head, 0));
}

/* The line chosen may be the standfirst of a headline that shares less. */
static size_t with_line_above(const struct head *head, size_t chosen, const struct seen *seen)
{
    if (chosen == 0 || !is_candidate(head, chosen - 1, WORDS_USUAL))
        return chosen;
    size_t words;
    return count_shared(seen, line_at(head, chosen - 1), &words) > 0 ? chosen - 1 : chosen;
}

/* Behind the last furniture above the body that does not stand between headline and body. */
static size_t below_menus(const struct article *article, size_t end)
{
    static const unsigned between = 1U << BOILERPLATE_NONE | 1U << BOILERPLATE_LABEL |
                                    1U << BOILERPLATE_SHARING | 1U << BOILERPLATE_CREDIT |
                                    1U << BOILERPLATE_ADVERTISEMENT | 1U << BOILERPLATE_COMMENTS;
    size_t p = end;
    while (p > 0 && between >> article->paragraphs[p - 1].boilerplate & 1)
        p--;
    return p;
}

static size_t first_candidate(const struct head *head, size_t from)
{
    for (size_t p = from; p < head->end; p++)
        if (is_candidate(head, p, WORDS_MIN))
            return p;
    return SIZE_MAX;
}

/* Whether the first line is the page's title or a slogan: it begins with the line chosen, or the
 * body has nothing of it and furniture parts it from that line. */
static bool stands_over_other(const struct article *article, size_t chosen, const struct seen *seen)
{
    size_t words;
    if (chosen == SIZE_MAX || chosen == 0)
        return false;
    if (goes_before(article->paragraphs[0].text, article->paragraphs[chosen].text))
        return true;
    bool parted = false;
    for (size_t p = 1; p < chosen; p++)
        parted = parted || article->paragraphs[p].kind == PARAGRAPH_BOILERPLATE;
    return parted && count_shared(seen, article->paragraphs[0].text, &words) == 0;
}

static size_t choose(const struct head *head, const struct seen *seen)
{
    size_t chosen = SIZE_MAX;
    for (size_t words = WORDS_USUAL; chosen == SIZE_MAX && words >= WORDS_MIN;
         words -= WORDS_USUAL - WORDS_MIN) {
        chosen = find_shared(head, seen, words, SHARED_MUCH);
        if (chosen == SIZE_MAX)
            chosen = find_shared(head, seen, words, SHARED_SOME);
    }
    if (begins_page(head, seen) && !stands_over_other(head->article, chosen, seen))
        return 0;
    if (chosen != SIZE_MAX)
        return with_line_above(head, chosen, seen);
    chosen = first_candidate(head, below_menus(head->article, head->end));
    return chosen == SIZE_MAX ? first_candidate(head, 0) : chosen;
}

size_t masthead_choose_headline(const struct article *article, size_t end)
{
    struct seen seen = {{0}};
    size_t lines = 0;
    for (size_t p = end; p < article->paragraph_count && lines < BODY_LINES; p++)
        if (article->paragraphs[p].kind == PARAGRAPH_BODY) {
            see(&seen, article->paragraphs[p].text);
            lines++;
        }
    struct head head = {article, memory_calloc(end + 1, sizeof(*head.words)), end};
    for (size_t p = 0; p < end; p++)
        head.words[p] = candidate_words(&article->paragraphs[p]);
    size_t chosen = choose(&head, &seen);
    free(head.words);
    return chosen;
}
