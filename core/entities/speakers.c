#include "core/entities/speakers.h"

#include "core/base/word_table.h"
#include "core/entities/figure_tables.h"
#include "core/entities/speech_words.h"

enum {
    SUBJECT_REACH = 24, /* tokens that are looked at for a subject on the left of its verb */
    ROLE_WORDS_MAX = 8,
    TITLE_WORDS_MAX = 12,
    MENTIONS_BACK = 16 /* mentions that are looked at for a pronoun */
};

/* The number of mentions that begin at or before a token. */
static size_t mentions_until(const struct annotation *annotation, size_t token)
{
    size_t low = 0, high = annotation->mention_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (annotation->mentions[middle].first_token <= token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const struct mention *mention_at(const struct annotation *annotation, size_t token)
{
    size_t count = mentions_until(annotation, token);
    if (count == 0 || annotation->mentions[count - 1].end_token <= token)
        return NULL;
    return &annotation->mentions[count - 1];
}

char *speaker_learn_genders(const struct article *article, const struct annotation *annotation,
                            struct arena *arena)
{
    char *genders = arena_array(arena, annotation->entity_count, 1);
    struct line line = {0};
    for (size_t i = 0; i < annotation->mention_count; i++) {
        const struct mention *mention = &annotation->mentions[i];
        if (mention->class != ENTITY_PERSON || mention->entity >= annotation->entity_count)
            continue;
        if (line.tokens == NULL || line.paragraph != mention->span.paragraph)
            line = line_of(article, &annotation->tokens, mention->span.paragraph);
        size_t before = mention->first_token - 1;
        if (line_is_mark(&line, before, '.'))
            before--;
        char gender = speech_gender(line_word(&line, before));
        if (gender != 0)
            genders[mention->entity] = gender;
    }
    return genders;
}

/* --- subjects --------------------------------------------------------------------------------- */

static struct speaker mention_speaker(const struct mention *mention)
{
    return (struct speaker){true, mention->span, mention->entity, mention->first_token};
}

static bool is_determiner(struct text word)
{
    static const char *const words[] = {"a",  "an",  "another", "her", "his",  "its",
                                        "my", "one", "our",     "the", "their"};
    return WORDS_HAVE(word, words);
}

/* Verbs of saying whose object is who was spoken to. */
static bool has_listener(struct text verb)
{
    static const char *const words[] = {"accused", "advised",   "asked",    "assured", "informed",
                                        "met",     "reassured", "reminded", "tell",    "tells",
                                        "told",    "urged",     "warned"};
    return WORDS_HAVE(verb, words);
}

/* Whether the phrase that begins at `first` stands behind a preposition or is who was spoken to,
 * titles left aside. */
static bool behind_preposition(const struct line *line, size_t first, size_t limit)
{
    for (size_t steps = 0; first > limit && steps < TITLE_WORDS_MAX; steps++) {
        struct text word = line_word(line, first - 1);
        bool title = line_has_flag(line, first - 1, TOKEN_CAPITAL) || is_determiner(word) ||
                     speech_is_role(word) || line_is_dash(line, first - 1) ||
                     line_is_kind(line, first - 1, TOKEN_CLITIC);
        if ((speech_is_preposition(word) || has_listener(word)) && first - 1 > limit)
            return true;
        if (!title)
            return false;
        first--;
    }
    return false;
}

/* Whether a token stands inside a quotation near the one that is looked at. */
static bool is_quoted(const struct speaker_search *search, size_t token)
{
    for (size_t i = search->piece + 1, steps = 0; i-- > 0 && steps < MENTIONS_BACK; steps++) {
        const struct quote_piece *piece = &search->pieces->items[i];
        if (piece->open < token && token < piece->close)
            return true;
        if (piece->close <= token && i < search->piece)
            break;
    }
    return false;
}

/* Whether a person is the first to be named in the sentence, and can be its subject. */
static bool leads_sentence(const struct speaker_search *search, size_t index)
{
    const struct annotation *annotation = search->annotation;
    const struct mention *mention = &annotation->mentions[index];
    size_t sentence =
        sentences_at(&annotation->sentences, mention->span.paragraph, mention->span.start);
    if (sentence == SIZE_MAX)
        return false;
    size_t first = annotation->sentences.items[sentence].first_token;
    for (size_t i = index;
         i-- > 0 && index - i < MENTIONS_BACK && annotation->mentions[i].first_token >= first;)
        if (annotation->mentions[i].class == ENTITY_PERSON)
            return false;
    struct line line = line_of(search->article, &annotation->tokens, mention->span.paragraph);
    return !line_is_kind(&line, mention->end_token, TOKEN_CLITIC) &&
           !behind_preposition(&line, mention->first_token, first);
}

/* The person named last before mention `count` whose title fits the pronoun, outside quotations. */
static struct speaker last_of_gender(const struct speaker_search *search, size_t count, char gender)
{
    const struct annotation *annotation = search->annotation;
    for (size_t i = count, steps = 0; i-- > 0 && steps < MENTIONS_BACK; steps++) {
        const struct mention *mention = &annotation->mentions[i];
        if (mention->class == ENTITY_PERSON && search->genders[mention->entity] == gender &&
            !is_quoted(search, mention->first_token))
            return mention_speaker(mention);
    }
    return speaker_nobody;
}

/* "he" or "she" at `token`: the last speaker, or a person named since who fits. */
static struct speaker resolve_pronoun(const struct speaker_search *search, size_t token)
{
    const struct annotation *annotation = search->annotation;
    char gender = speech_gender(line_word(&search->line, token));
    size_t count = mentions_until(annotation, token);
    struct speaker best = search->last;
    if (best.known && best.entity != ANNOTATION_NONE) {
        char known = search->genders[best.entity];
        if ((known != 0 && gender != 0 && known != gender) ||
            annotation->entities[best.entity].class != ENTITY_PERSON)
            best.known = false;
    }
    for (size_t i = count, steps = 0; i-- > 0 && steps < MENTIONS_BACK; steps++) {
        const struct mention *mention = &annotation->mentions[i];
        if (best.known && mention->first_token <= best.token)
            break;
        char known = search->genders[mention->entity];
        if (mention->class != ENTITY_PERSON || (known != 0 && gender != 0 && known != gender))
            continue;
        if (leads_sentence(search, i) && !is_quoted(search, mention->first_token))
            return mention_speaker(mention);
    }
    return best.known || gender == 0 ? best : last_of_gender(search, count, gender);
}

/* "one of", "some of" */
static bool is_part_of(const struct line *line, size_t at)
{
    static const char *const words[] = {"many", "one", "several", "some", "two"};
    return WORDS_HAVE(line_word(line, at), words) && line_is(line, at + 1, "of");
}

/* The first token of the noun phrase whose head is the role at `head`: "the Prime Minister's
 * spokesman". */
static size_t role_start(const struct line *line, size_t head, size_t limit)
{
    size_t first = head;
    for (size_t words = 0; first > limit && words < ROLE_WORDS_MAX; words++) {
        size_t at = first - 1;
        struct text word = line_word(line, at);
        if (is_determiner(word))
            return at > limit + 1 && is_part_of(line, at - 2) ? at - 2 : at;
        bool joins = line_is_kind(line, at, TOKEN_CLITIC) || line_is_dash(line, at) ||
                     (line_is_kind(line, at, TOKEN_WORD) && !figure_ends_noun(word) &&
                      speech_verb(word) == SPEECH_NONE);
        if (!joins)
            break;
        first = at;
    }
    return first;
}

/* A speaker named by what he is. "The spokesman" alone is the one who spoke before. */
static struct speaker role_speaker(const struct speaker_search *search, size_t head, size_t limit)
{
    const struct line *line = &search->line;
    size_t first = role_start(line, head, limit);
    bool again = head == first + 1 && line_is(line, first, "the");
    if (again && search->last.known)
        return search->last;
    return (struct speaker){true, line_span(line, first, head + 1), ANNOTATION_NONE, first};
}

static bool is_pronoun(const struct line *line, size_t at)
{
    return line_is(line, at, "he") || line_is(line, at, "she");
}

/* A comma right before the verb closes an insertion: where its opening comma is. */
static size_t over_insertion(const struct line *line, size_t at, size_t limit)
{
    for (size_t back = at; back > limit && at - back < SUBJECT_REACH; back--)
        if (line_is_mark(line, back - 1, ','))
            return back - 1;
    return at;
}

/* The candidate whose last token is at `at`, if one ends there. */
static struct speaker candidate_at(const struct speaker_search *search, size_t at, size_t limit,
                                   size_t *first)
{
    const struct line *line = &search->line;
    const struct mention *mention = mention_at(search->annotation, at);
    *first = at;
    if (line_is_kind(line, at + 1, TOKEN_CLITIC) && !(mention && mention->end_token > at + 1))
        return speaker_nobody;
    if (mention != NULL && mention->class != ENTITY_DEMONYM && mention->first_token >= limit) {
        *first = mention->first_token;
        if (speech_is_role(line_word(line, at)) && mention->class == ENTITY_PERSON &&
            mention->end_token == mention->first_token + 1)
            return role_speaker(search, at, limit);
        return mention_speaker(mention);
    }
    if (is_pronoun(line, at))
        return resolve_pronoun(search, at);
    if (line_is_kind(line, at, TOKEN_WORD) && speech_is_role(line_word(line, at))) {
        *first = role_start(line, at, limit);
        return role_speaker(search, at, limit);
    }
    return speaker_nobody;
}

/* "its director, Ailsa Rennie": the person whose name a comma sets beside a role that ends before
 * `at`. */
static struct speaker apposition_at(const struct speaker_search *search, size_t at, size_t limit)
{
    const struct mention *mention = at + 1 < limit ? mention_at(search->annotation, at + 1) : NULL;
    if (!line_is_mark(&search->line, at, ',') || mention == NULL ||
        mention->class != ENTITY_PERSON || mention->first_token != at + 1)
        return speaker_nobody;
    return mention_speaker(mention);
}

struct speaker speaker_before(const struct speaker_search *search, size_t verb, size_t limit)
{
    const struct line *line = &search->line;
    struct speaker fallback = speaker_nobody;
    size_t at = verb;
    if (at > limit && line_is_mark(line, at - 1, ',')) {
        at = over_insertion(line, at - 1, limit);
        struct speaker named = apposition_at(search, at, verb);
        bool alone = named.known && line_is_kind(line, at - 1, TOKEN_WORD) &&
                     speech_is_role(line_word(line, at - 1));
        if (alone)
            return named;
    }
    for (size_t steps = 0; at > limit && steps < SUBJECT_REACH; steps++) {
        size_t first;
        at--;
        if (line_is_mark(line, at, ';') || line_is_mark(line, at, ':'))
            break;
        struct speaker found = candidate_at(search, at, limit, &first);
        if (found.known) {
            if (!behind_preposition(line, first, limit))
                return found;
            if (!fallback.known)
                fallback = found;
        }
        at = first;
    }
    return fallback;
}

struct speaker speaker_after(const struct speaker_search *search, size_t verb, size_t limit)
{
    const struct line *line = &search->line;
    for (size_t at = verb + 1; at < limit && at <= verb + ROLE_WORDS_MAX; at++) {
        size_t first;
        struct text word = line_word(line, at);
        struct speaker named = at > verb + 1 ? apposition_at(search, at, limit) : speaker_nobody;
        if (named.known)
            return named;
        if (at == verb + 1 && is_part_of(line, at)) {
            at++;
            continue;
        }
        if (speech_is_preposition(word) || speech_verb(word) != SPEECH_NONE ||
            line_is_mark(line, at, ',') || line_is_mark(line, at, '.'))
            break;
        const struct mention *mention = mention_at(search->annotation, at);
        if (mention != NULL && mention->class == ENTITY_PERSON)
            return mention_speaker(mention);
        bool more =
            line_is_kind(line, at + 1, TOKEN_WORD) && !figure_ends_noun(line_word(line, at + 1));
        if (more || line_is_kind(line, at + 1, TOKEN_CLITIC))
            continue;
        struct speaker found = candidate_at(search, at, verb + 1, &first);
        named = apposition_at(search, at + 1, limit);
        if (found.known)
            return named.known ? named : found;
    }
    return speaker_nobody;
}

struct speaker speaker_main(const struct speaker_search *search, size_t from, size_t to)
{
    for (size_t at = from; at < to; at++) {
        size_t first;
        const struct mention *mention = mention_at(search->annotation, at);
        if (mention != NULL && mention->end_token > at + 1 && mention->end_token <= to)
            at = mention->end_token - 1;
        if (mention == NULL && line_is_kind(&search->line, at + 1, TOKEN_WORD) &&
            (mention_at(search->annotation, at + 1) != NULL ||
             speech_is_role(line_word(&search->line, at + 1))))
            continue;
        struct speaker found = candidate_at(search, at, from, &first);
        bool place = mention != NULL && mention->class == ENTITY_PLACE;
        if (found.known && !place && !behind_preposition(&search->line, first, from))
            return found;
    }
    return speaker_nobody;
}

bool speaker_signs(const struct speaker_search *search, size_t first)
{
    const struct mention *mention = mention_at(search->annotation, first);
    if (mention == NULL || mention->class != ENTITY_PERSON || mention->first_token != first)
        return false;
    return mention->end_token == search->line.end ||
           line_is_mark(&search->line, mention->end_token, ',');
}
