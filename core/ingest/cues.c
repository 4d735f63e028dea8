#include "core/ingest/cues.h"

#include <stdlib.h>

/* In byte order, for bsearch. A phrase stands here once: "sign up" holds "sign up for" too. */
static const struct cue cues[] = {
    {"about us", BOILERPLATE_RELATED},
    {"accept all", BOILERPLATE_COOKIES},
    {"advertise with us", BOILERPLATE_RELATED},
    {"advertisement", BOILERPLATE_RELATED},
    {"all rights reserved", BOILERPLATE_COOKIES},
    {"all your news", BOILERPLATE_SUBSCRIPTION},
    {"already a member", BOILERPLATE_SUBSCRIPTION},
    {"already registered", BOILERPLATE_SUBSCRIPTION},
    {"also in the", BOILERPLATE_RELATED},
    {"also read", BOILERPLATE_RELATED},
    {"article continues below", BOILERPLATE_RELATED},
    {"back to top", BOILERPLATE_RELATED},
    {"bookmark", BOILERPLATE_SHARING},
    {"breaking news alerts", BOILERPLATE_NEWSLETTER},
    {"cancel anytime", BOILERPLATE_SUBSCRIPTION},
    {"comments", BOILERPLATE_SHARING},
    {"contact us", BOILERPLATE_RELATED},
    {"continue reading", BOILERPLATE_SUBSCRIPTION},
    {"contribute", BOILERPLATE_APPEAL},
    {"cookie policy", BOILERPLATE_COOKIES},
    {"cookie settings", BOILERPLATE_COOKIES},
    {"cookies", BOILERPLATE_COOKIES},
    {"copy link", BOILERPLATE_SHARING},
    {"create an account", BOILERPLATE_SUBSCRIPTION},
    {"days free", BOILERPLATE_SUBSCRIPTION},
    {"don't miss", BOILERPLATE_RELATED},
    {"donate", BOILERPLATE_APPEAL},
    {"donation", BOILERPLATE_APPEAL},
    {"download our app", BOILERPLATE_SUBSCRIPTION},
    {"download the app", BOILERPLATE_SUBSCRIPTION},
    {"editor's picks", BOILERPLATE_RELATED},
    {"email address", BOILERPLATE_NEWSLETTER},
    {"email alerts", BOILERPLATE_NEWSLETTER},
    {"email this", BOILERPLATE_SHARING},
    {"facebook", BOILERPLATE_SHARING},
    {"follow us", BOILERPLATE_SHARING},
    {"free account", BOILERPLATE_SUBSCRIPTION},
    {"free month", BOILERPLATE_SUBSCRIPTION},
    {"free trial", BOILERPLATE_SUBSCRIPTION},
    {"fund our", BOILERPLATE_APPEAL},
    {"getty images", BOILERPLATE_CREDIT},
    {"global sources", BOILERPLATE_SUBSCRIPTION},
    {"image copyright", BOILERPLATE_CREDIT},
    {"image credit", BOILERPLATE_CREDIT},
    {"image source", BOILERPLATE_CREDIT},
    {"inbox", BOILERPLATE_NEWSLETTER},
    {"independent journalism", BOILERPLATE_APPEAL},
    {"instagram", BOILERPLATE_SHARING},
    {"join the conversation", BOILERPLATE_SHARING},
    {"keep reading", BOILERPLATE_SUBSCRIPTION},
    {"latest news", BOILERPLATE_RELATED},
    {"linkedin", BOILERPLATE_SHARING},
    {"log in", BOILERPLATE_SUBSCRIPTION},
    {"make a contribution", BOILERPLATE_APPEAL},
    {"manage cookies", BOILERPLATE_COOKIES},
    {"membership", BOILERPLATE_SUBSCRIPTION},
    {"more from", BOILERPLATE_RELATED},
    {"more on this story", BOILERPLATE_RELATED},
    {"more stories", BOILERPLATE_RELATED},
    {"morning briefing", BOILERPLATE_NEWSLETTER},
    {"most popular", BOILERPLATE_RELATED},
    {"most read", BOILERPLATE_RELATED},
    {"most viewed", BOILERPLATE_RELATED},
    {"most watched", BOILERPLATE_RELATED},
    {"newsletter", BOILERPLATE_NEWSLETTER},
    {"newsletters", BOILERPLATE_NEWSLETTER},
    {"one app", BOILERPLATE_SUBSCRIPTION},
    {"our journalism", BOILERPLATE_APPEAL},
    {"our partners", BOILERPLATE_COOKIES},
    {"our picks", BOILERPLATE_RELATED},
    {"our readers", BOILERPLATE_APPEAL},
    {"our reporting", BOILERPLATE_APPEAL},
    {"paywalls", BOILERPLATE_APPEAL},
    {"personal data", BOILERPLATE_COOKIES},
    {"pinterest", BOILERPLATE_SHARING},
    {"premium", BOILERPLATE_SUBSCRIPTION},
    {"print this", BOILERPLATE_SHARING},
    {"privacy notice", BOILERPLATE_COOKIES},
    {"privacy policy", BOILERPLATE_COOKIES},
    {"quality journalism", BOILERPLATE_APPEAL},
    {"read also", BOILERPLATE_RELATED},
    {"read more", BOILERPLATE_RELATED},
    {"read next", BOILERPLATE_RELATED},
    {"recommended", BOILERPLATE_RELATED},
    {"reddit", BOILERPLATE_SHARING},
    {"register", BOILERPLATE_SUBSCRIPTION},
    {"reject all", BOILERPLATE_COOKIES},
    {"related articles", BOILERPLATE_RELATED},
    {"related content", BOILERPLATE_RELATED},
    {"related stories", BOILERPLATE_RELATED},
    {"related topics", BOILERPLATE_RELATED},
    {"see also", BOILERPLATE_RELATED},
    {"share on", BOILERPLATE_SHARING},
    {"share this", BOILERPLATE_SHARING},
    {"share via", BOILERPLATE_SHARING},
    {"sign in", BOILERPLATE_SUBSCRIPTION},
    {"sign up", BOILERPLATE_SUBSCRIPTION},
    {"skip to", BOILERPLATE_RELATED},
    {"start reading", BOILERPLATE_SUBSCRIPTION},
    {"story continues below", BOILERPLATE_RELATED},
    {"subscribe", BOILERPLATE_SUBSCRIPTION},
    {"subscriber", BOILERPLATE_SUBSCRIPTION},
    {"subscribers", BOILERPLATE_SUBSCRIPTION},
    {"subscription", BOILERPLATE_SUBSCRIPTION},
    {"support our", BOILERPLATE_APPEAL},
    {"support us", BOILERPLATE_APPEAL},
    {"terms and conditions", BOILERPLATE_COOKIES},
    {"terms conditions", BOILERPLATE_COOKIES},
    {"terms of service", BOILERPLATE_COOKIES},
    {"terms of use", BOILERPLATE_COOKIES},
    {"titles", BOILERPLATE_SUBSCRIPTION},
    {"top stories", BOILERPLATE_RELATED},
    {"trending", BOILERPLATE_RELATED},
    {"twitter", BOILERPLATE_SHARING},
    {"unlimited access", BOILERPLATE_SUBSCRIPTION},
    {"unsubscribe", BOILERPLATE_NEWSLETTER},
    {"whatsapp", BOILERPLATE_SHARING},
    {"you may also like", BOILERPLATE_RELATED},
    {"you might also like", BOILERPLATE_RELATED},
    {"your support", BOILERPLATE_APPEAL},
};
enum { CUE_COUNT = sizeof(cues) / sizeof(*cues) };

_Static_assert(sizeof(cues) / sizeof(*cues) <= CUES_MAX, "a set of cues has a bit for each");

/* The first word of a phrase or line. */
static struct text first_word(struct text text)
{
    size_t end = 0;
    while (end < text.length && text.bytes[end] != ' ')
        end++;
    return text_slice(text, 0, end);
}

static int by_first_word(const void *key, const void *row)
{
    const struct cue *cue = row;
    struct text word = *(const struct text *)key;
    int first = word.length > 0 ? (unsigned char)word.bytes[0] : 0;
    if (first != cue->phrase[0])
        return first - cue->phrase[0];
    return text_compare(word, first_word(text_from(cue->phrase)));
}

static bool stands_at(struct text folded, const char *phrase)
{
    struct text wanted = text_from(phrase);
    return text_starts(folded, wanted) &&
           (folded.length == wanted.length || folded.bytes[wanted.length] == ' ');
}

void cues_find(struct text folded, struct cue_set *set)
{
    struct text word = first_word(folded);
    const struct cue *row = bsearch(&word, cues, CUE_COUNT, sizeof(*cues), by_first_word);
    if (!row)
        return;
    size_t index = (size_t)(row - cues);
    while (index > 0 && by_first_word(&word, &cues[index - 1]) == 0)
        index--;
    for (; index < CUE_COUNT && by_first_word(&word, &cues[index]) == 0; index++) {
        uint64_t bit = (uint64_t)1 << index % 64;
        if ((set->bits[index / 64] & bit) || !stands_at(folded, cues[index].phrase))
            continue;
        set->bits[index / 64] |= bit;
        set->count++;
        set->kinds |= 1U << cues[index].kind;
    }
}

enum boilerplate cues_kind(const struct cue_set *set)
{
    /* What a line is about is said by its rarer cue: "Sign up to our newsletter" is of newsletters.
     */
    static const enum boilerplate order[] = {
        BOILERPLATE_NEWSLETTER,   BOILERPLATE_COOKIES, BOILERPLATE_APPEAL, BOILERPLATE_SHARING,
        BOILERPLATE_SUBSCRIPTION, BOILERPLATE_RELATED, BOILERPLATE_CREDIT,
    };
    for (size_t i = 0; i < sizeof(order) / sizeof(*order); i++)
        if (set->kinds & 1U << order[i])
            return order[i];
    return BOILERPLATE_NONE;
}
