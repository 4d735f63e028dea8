/* What the words of a change are to a reader. */
#include "core/compare/change_parts.h"

#include "core/base/word_table.h"
#include "core/entities/speech_words.h"

/* Up to so many words a change is of the one that turns the sense, the number, or who says it; a
 * longer one is of what else it tells. */
enum { NEGATION_WORDS = 6, FIGURE_WORDS = 6, SPEAKER_WORDS = 8, SPEECH_WORDS = 12, LENGTHS = 3 };

static const double content_word = 0.3; /* background of a word that says something */

static struct text word_text(const struct sequence *side, uint32_t at)
{
    const struct words *words = side->side->words;
    return token_text(words->article, &words->annotation->tokens, side->items[at].word->token);
}

/* --- who speaks ------------------------------------------------------------------------------- */

static size_t first_quote(const struct annotation *annotation, struct span from)
{
    size_t low = 0, high = annotation->quote_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        struct span span = annotation->quotes[middle].span;
        bool before = span.paragraph != from.paragraph ? span.paragraph < from.paragraph
                                                       : span.start < from.start;
        low = before ? middle + 1 : low;
        high = before ? high : middle;
    }
    return low > 0 ? low - 1 : 0; /* the one before may end in the passage */
}

static void mark_speaker(struct sequence *side, struct span speaker)
{
    const struct tokens *tokens = &side->side->words->annotation->tokens;
    for (uint32_t i = 0; i < side->count; i++) {
        uint32_t token = side->items[i].word->token;
        uint32_t start = tokens->items[token].start;
        side->items[i].speaker |= tokens_paragraph(tokens, token) == speaker.paragraph &&
                                  start >= speaker.start && start < speaker.start + speaker.length;
    }
}

void change_find_speakers(struct sequence *side)
{
    const struct annotation *annotation = side->side->words->annotation;
    struct span all = tokens_span(&annotation->tokens, side->first_token, side->end_token);
    struct span last = {0};
    for (size_t i = first_quote(annotation, all); i < annotation->quote_count; i++) {
        const struct quote *quote = &annotation->quotes[i];
        if (quote->span.paragraph > all.paragraph ||
            (quote->span.paragraph == all.paragraph && quote->span.start >= all.start + all.length))
            break;
        if (quote->speaker_span.length > 0 && (quote->speaker_span.start != last.start ||
                                               quote->speaker_span.paragraph != last.paragraph))
            mark_speaker(side, quote->speaker_span);
        last = quote->speaker_span;
    }
}

/* "said", and "fumed" beside a quotation; not "had been told", "in writing". */
static bool is_speech(const struct differ *d, const struct sequence *side, uint32_t at)
{
    enum { NEAR = 2 };
    static const char *const been[] = {"are", "be", "been", "being", "is", "was", "were"};
    struct text word = word_text(side, at);
    if (text_equal_ascii_case(word, TEXT("according")))
        return true;
    enum speech_verb verb = speech_verb(word);
    struct text before = at > 0 ? word_text(side, at - 1) : TEXT("");
    if (verb == SPEECH_NONE || (verb == SPEECH_FINITE && WORDS_HAVE(before, been)) ||
        (verb == SPEECH_GERUND && speech_is_preposition(before)))
        return false;
    if (d->vocabulary->keys[side->items[at].word->key].flags & KEY_SPEECH)
        return true;
    for (uint32_t i = at > NEAR ? at - NEAR : 0; i <= at + NEAR && i < side->count; i++)
        if (side->items[i].word->fragment != 0)
            return true;
    return false;
}

/* Whether a word can end the words for a speaker: a name, "spokesman", "she". */
static bool can_speak(const struct sequence *side, uint32_t at)
{
    static const char *const pronouns[] = {"he", "i", "it", "she", "they", "we", "who"};
    struct text word = word_text(side, at);
    return side->items[at].name || speech_is_role(word) || WORDS_HAVE(word, pronouns);
}

/* Whether the words are the subject of a verb of saying that stands behind them. */
static bool is_subject(const struct differ *d, const struct sequence *side, uint32_t first,
                       uint32_t end)
{
    return first < end && end < side->count && end - first <= SPEAKER_WORDS &&
           can_speak(side, end - 1) && is_speech(d, side, end);
}

/* --- tallies ---------------------------------------------------------------------------------- */

struct tally {
    uint32_t words, marked, names, others, numbers, negations, speech, speakers;
    double sum; /* of the numbers */
    bool subject;
};

/* A negation, but not that of "No 10". */
static bool is_negation(const struct differ *d, const struct sequence *side, uint32_t at)
{
    const struct key *keys = d->vocabulary->keys;
    return (keys[side->items[at].word->key].flags & KEY_NEGATION) && !side->items[at].name &&
           (at + 1 == side->count || !(keys[side->items[at + 1].word->key].flags & KEY_NUMBER));
}

static struct tally tally_side(const struct differ *d, const struct stretch *stretch, int which)
{
    const struct sequence *side = &d->sides[which];
    uint32_t first = stretch->first[which], end = stretch->end[which];
    struct tally t = {.words = end - first, .subject = is_subject(d, side, first, end)};
    for (uint32_t i = first; i < end; i++) {
        const struct placed *placed = &side->items[i];
        const struct key *key = &d->vocabulary->keys[placed->word->key];
        bool number = (key->flags & KEY_NUMBER) != 0;
        t.marked += placed->word->fragment != 0;
        t.names += placed->name;
        t.others += !placed->name && !(key->flags & KEY_TITLE) && key->background >= content_word &&
                    !speech_is_preposition(word_text(side, i));
        t.numbers += number;
        t.sum += number ? key->value : 0;
        t.negations += is_negation(d, side, i);
        t.speech += is_speech(d, side, i);
        t.speakers += placed->speaker;
    }
    return t;
}

static uint32_t larger(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

bool change_goes_on(const struct sequence *side, uint32_t at)
{
    const struct words *words = side->side->words;
    if (side->count == 0)
        return false;
    const struct word *word =
        at < side->count ? side->items[at].word : side->items[side->count - 1].word + 1;
    return word > words->words && word < words->words + words->word_count && word->fragment != 0 &&
           word[-1].fragment == word->fragment;
}

/* Whether a side's part of a change lies in quotation marks; of an empty one, whether it is the
 * quotation around it that lacks the words. */
static bool is_quoted(const struct differ *d, const struct stretch *stretch, int which,
                      struct tally tally)
{
    if (tally.words > 0)
        return tally.marked == tally.words;
    return change_goes_on(&d->sides[which], stretch->first[which]);
}

/* --- kinds ------------------------------------------------------------------------------------ */

/* Two numbers, or one in few words; "one" alone is seldom meant as a number. */
static bool is_figure(struct tally left, struct tally right)
{
    uint32_t most = larger(left.words, right.words), numbers = left.numbers + right.numbers;
    if (left.numbers > 0 && right.numbers > 0)
        return (left.sum != right.sum || left.numbers != right.numbers) &&
               (most <= FIGURE_WORDS ||
                (left.words * LENGTHS >= most && right.words * LENGTHS >= most));
    return numbers > 0 && most <= FIGURE_WORDS && left.sum + right.sum != numbers;
}

static bool is_said(struct tally tally)
{
    return tally.speech > 0 || tally.subject ||
           (tally.speakers > 0 && tally.speakers * 2 >= tally.words);
}

static bool is_attribution(struct tally left, struct tally right)
{
    uint32_t most = larger(left.words, right.words);
    return (is_said(left) && is_said(right)) ||
           (left.speech + right.speech > 0 && most <= SPEECH_WORDS);
}

static bool is_name(struct tally left, struct tally right)
{
    uint32_t names = larger(left.names, right.names);
    bool half = names * 2 >= larger(left.words, right.words);
    uint32_t others = left.others + right.others;
    if (left.words == 0 || right.words == 0)
        return names > 0 && (others == 0 || (half && others == 1));
    return half;
}

enum change_kind change_kind_of(const struct differ *d, const struct stretch *stretch)
{
    struct tally left = tally_side(d, stretch, 0), right = tally_side(d, stretch, 1);
    bool figure = is_figure(left, right);
    if (is_quoted(d, stretch, 0, left) && is_quoted(d, stretch, 1, right))
        return CHANGE_QUOTED;
    if (left.negations != right.negations && larger(left.words, right.words) <= NEGATION_WORDS)
        return CHANGE_NEGATION;
    if (figure && left.numbers > 0 && right.numbers > 0)
        return CHANGE_FIGURE;
    if (is_attribution(left, right))
        return CHANGE_ATTRIBUTION;
    if (figure)
        return CHANGE_FIGURE;
    return is_name(left, right) ? CHANGE_NAME : CHANGE_WORDING;
}
