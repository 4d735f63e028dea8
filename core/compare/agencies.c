/* Which passages are likely an agency's copy. A text names its agency in the passage ("told the PA
 * news agency"), or the article credits one (a byline, a dateline, a last line): then what others
 * carry in the same words is its copy, and so is the run of passages around it. Where no agency is
 * named, a run that most articles carry word for word is likely one's too. */
#include "core/compare/groups_parts.h"

#include <string.h>

enum {
    UNNAMED_ARTICLES_MIN = 3, /* that carry a run of nobody's name … */
    UNNAMED_WORDS_MIN = 8,    /* … with so many words in a sentence of it */
    CREDIT_WORDS_MAX = 12,    /* of a paragraph that is a credit */
    WORDS_MAX = 4,            /* of a name */
};

static const float copy_similarity = 0.75F; /* of what an editor did little to */

struct agency {
    const char *name;
    const char *words[WORDS_MAX];
    bool short_form; /* says something only where it is credited or spoken to */
};

static const struct agency agencies[] = {
    {"PA", {"PA", "news", "agency"}, false},
    {"PA", {"PA", "Media"}, false},
    {"PA", {"Press", "Association"}, false},
    {"PA", {"PA"}, true},
    {"AP", {"Associated", "Press"}, false},
    {"AP", {"AP"}, true},
    {"Reuters", {"Reuters"}, false},
    {"AFP", {"Agence", "France"}, false},
    {"AFP", {"AFP"}, false},
    {"dpa", {"dpa"}, true},
    {"AAP", {"AAP"}, true},
    {"PTI", {"Press", "Trust", "of", "India"}, false},
    {"PTI", {"PTI"}, true},
};

enum { AGENCY_COUNT = sizeof(agencies) / sizeof(agencies[0]) };

static bool is_token(const struct compare_side *side, size_t token, size_t end, const char *text)
{
    return token < end &&
           text_equal(token_text(side->article, &side->annotation->tokens, token), text_from(text));
}

/* "told PA", "told the PA", "(PA)", "by PA". */
static bool is_credited(const struct compare_side *side, size_t first, size_t token, size_t end)
{
    static const char *const before[] = {"told", "(", "by", "to", "from", "with"};
    if (token == first)
        return token + 1 == end;
    if (token - 1 > first && is_token(side, token - 1, end, "the"))
        return is_token(side, token - 2, end, "told");
    for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++)
        if (is_token(side, token - 1, end, before[i]))
            return true;
    return false;
}

/* Whether an agency's name begins with this byte: most words are told apart by it. */
static bool may_begin(char byte)
{
    for (size_t i = 0; i < AGENCY_COUNT; i++)
        if (agencies[i].words[0][0] == byte)
            return true;
    return false;
}

/* The agency that tokens [first, end) name, or NULL. */
static const char *named_agency(const struct compare_side *side, size_t first, size_t end)
{
    const struct tokens *tokens = &side->annotation->tokens;
    for (size_t t = first; t < end; t++) {
        if (!may_begin(token_text(side->article, tokens, t).bytes[0]))
            continue;
        for (size_t i = 0; i < AGENCY_COUNT; i++) {
            size_t words = 0;
            while (words < WORDS_MAX && agencies[i].words[words] != NULL &&
                   is_token(side, t + words, end, agencies[i].words[words]))
                words++;
            bool whole = words == WORDS_MAX || agencies[i].words[words] == NULL;
            if (whole && (!agencies[i].short_form || is_credited(side, first, t, end)))
                return agencies[i].name;
        }
    }
    return NULL;
}

/* --- credits ---------------------------------------------------------------------------------- */

/* "LONDON (Reuters) - ": an agency in brackets among the first words. */
static const char *dateline_agency(const struct compare_side *side, size_t first, size_t end)
{
    size_t stop = end < first + CREDIT_WORDS_MAX ? end : first + CREDIT_WORDS_MAX;
    for (size_t t = first; t + 2 < stop; t++)
        if (is_token(side, t, stop, "(") && is_token(side, t + 2, stop, ")"))
            return named_agency(side, t + 1, t + 2);
    return NULL;
}

/* The agency that an article credits: in a byline, a dateline, or a short paragraph of its own.
 * Credits of pictures are not the text's. */
static const char *credited_agency(const struct compare_side *side)
{
    const struct tokens *tokens = &side->annotation->tokens;
    bool body = false;
    for (size_t p = 0; p < side->article->paragraph_count; p++) {
        enum paragraph_kind kind = side->article->paragraphs[p].kind;
        size_t first = tokens->first_of[p], end = tokens->first_of[p + 1];
        const char *agency = NULL;
        if (kind == PARAGRAPH_BODY && !body) {
            agency = dateline_agency(side, first, end);
            body = true;
        }
        bool credit = end - first <= CREDIT_WORDS_MAX && kind != PARAGRAPH_CAPTION &&
                      kind != PARAGRAPH_HEADLINE &&
                      side->article->paragraphs[p].boilerplate != BOILERPLATE_CREDIT;
        if (!agency && (kind == PARAGRAPH_BYLINE || (credit && !is_token(side, end - 1, end, "."))))
            agency = named_agency(side, first, end);
        if (agency)
            return agency;
    }
    return NULL;
}

/* --- runs ------------------------------------------------------------------------------------- */

/* Whether two groups follow each other in at least two articles. */
static bool runs_on(const struct passage_groups *groups, const struct passage_group *a,
                    const struct compare_side *sides, uint32_t b)
{
    size_t articles = 0;
    for (size_t i = 0; i < a->count; i++) {
        uint32_t article = a->members[i].article, next = a->members[i].sentence + 1;
        articles += next < sides[article].annotation->sentences.count &&
                    groups->group_of[article][next] == b;
    }
    return articles >= 2;
}

static bool is_copy(const struct passage_group *group)
{
    return group->relation == RELATION_VERBATIM || group->similarity >= copy_similarity;
}

/* Carries names along runs of copied passages, forwards or backwards. */
static bool spread(const struct compare_side *sides, struct passage_groups *groups)
{
    bool changed = false;
    for (size_t i = 0; i < groups->count; i++) {
        struct passage_group *group = &groups->items[i];
        if (!is_copy(group))
            continue;
        for (size_t m = 0; m < group->count; m++) {
            uint32_t article = group->members[m].article, next = group->members[m].sentence + 1;
            if (next >= sides[article].annotation->sentences.count)
                continue;
            uint32_t index = groups->group_of[article][next];
            if (index == ANNOTATION_NONE || index == i || !is_copy(&groups->items[index]) ||
                (group->agency == NULL) == (groups->items[index].agency == NULL) ||
                !runs_on(groups, group, sides, index))
                continue;
            if (group->agency)
                groups->items[index].agency = group->agency;
            else
                group->agency = groups->items[index].agency;
            changed = true;
        }
    }
    return changed;
}

static bool is_unnamed_copy(const struct compare_side *sides, size_t count,
                            const struct passage_group *group)
{
    size_t same = 0, words = 0;
    for (size_t m = 0; m < group->count; m = groups_article_end(group, m)) {
        const struct group_member *member = &group->members[m];
        const struct sentence *sentence =
            &sides[member->article].annotation->sentences.items[member->sentence];
        same += member->variant == 0;
        words = member->variant == 0 ? sentence->end_token - sentence->first_token : words;
    }
    return group->relation == RELATION_VERBATIM && same >= UNNAMED_ARTICLES_MIN &&
           same * 2 > count && words >= UNNAMED_WORDS_MIN;
}

void groups_find_agencies(const struct compare_side *sides, size_t count,
                          struct passage_groups *groups)
{
    struct arena *scratch = arena_new();
    const char **credits = arena_array(scratch, count, sizeof(*credits));
    for (size_t a = 0; a < count; a++)
        credits[a] = credited_agency(&sides[a]);
    for (size_t i = 0; i < groups->count; i++) {
        struct passage_group *group = &groups->items[i];
        for (size_t m = 0; m < group->count && !group->agency; m++) {
            const struct compare_side *side = &sides[group->members[m].article];
            const struct sentence *sentence =
                &side->annotation->sentences.items[group->members[m].sentence];
            if (is_copy(group))
                group->agency = credits[group->members[m].article];
            if (!group->agency)
                group->agency = named_agency(side, sentence->first_token, sentence->end_token);
        }
    }
    while (spread(sides, groups))
        continue;
    for (size_t i = 0; i < groups->count; i++)
        if (!groups->items[i].agency && is_unnamed_copy(sides, count, &groups->items[i]))
            groups->items[i].agency = AGENCY_UNNAMED;
    arena_free(scratch);
}
