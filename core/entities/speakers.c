#include "core/entities/speakers.h"

#include "core/base/word_table.h"
#include "core/entities/figure_tables.h"
#include "core/entities/speech_words.h"

enum {
    SUBJECT_REACH = 24, /* tokens that are looked at for a subject on the left of its verb */
    ROLE_WORDS_MAX = 8,
    TITLE_WORDS_MAX = 12,
    APPOSED_TITLES_MAX = 4, /* tokens between the comma and the name */
};

/* --- subjects --------------------------------------------------------------------------------- */

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

/* Whether "of" at `at` belongs to the office of who is named at `first`: "secretary of state",
 * "head of the Coast Institute". */
static bool is_of_office(const struct line *line, size_t at, size_t first)
{
    return line_is(line, at, "of") && at + 1 < first &&
           !is_determiner(line_word(line, first - 1)) && speech_is_office(line_word(line, at - 1));
}

bool speaker_is_object(const struct line *line, size_t first, size_t limit)
{
    size_t name = first;
    for (size_t steps = 0; first > limit && steps < TITLE_WORDS_MAX; steps++) {
        struct text word = line_word(line, first - 1);
        bool title = line_has_flag(line, first - 1, TOKEN_CAPITAL) || is_determiner(word) ||
                     speech_is_role(word) || line_is_dash(line, first - 1) ||
                     line_is_kind(line, first - 1, TOKEN_CLITIC);
        bool office = is_of_office(line, first - 1, name);
        if (!office && (speech_is_preposition(word) || has_listener(word)) && first - 1 > limit)
            return true;
        if (!title && !office)
            return false;
        first--;
    }
    return false;
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
                     line_is_kind(line, at, TOKEN_NUMBER) || line_is(line, at, "No") ||
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
    if (again && speaker_is_last(search, line_word(line, head)))
        return search->last;
    return (struct speaker){.known = true,
                            .span = line_span(line, first, head + 1),
                            .entity = ANNOTATION_NONE,
                            .token = first};
}

/* A comma right before the verb closes an insertion: where its opening comma is. */
static size_t over_insertion(const struct line *line, size_t at, size_t limit)
{
    for (size_t back = at; back > limit && at - back < SUBJECT_REACH; back--)
        if (line_is_mark(line, back - 1, ','))
            return back - 1;
    return at;
}

/* Who is named by words whose last token is at `at`. */
static struct speaker named_at(const struct speaker_search *search, size_t at, size_t limit,
                               size_t *first)
{
    const struct line *line = &search->line;
    const struct mention *mention = speaker_mention_at(search->annotation, at);
    *first = at;
    if (line_is_kind(line, at + 1, TOKEN_CLITIC) && !(mention && mention->end_token > at + 1))
        return speaker_nobody;
    if (mention != NULL && mention->class != ENTITY_DEMONYM && mention->first_token >= limit) {
        *first = mention->first_token;
        if (speech_is_role(line_word(line, at)) && mention->class == ENTITY_PERSON &&
            mention->end_token == mention->first_token + 1)
            return role_speaker(search, at, limit);
        return speaker_of_mention(mention);
    }
    if (speaker_is_pronoun(line, at))
        return speaker_of_pronoun(search, at);
    if (line_is_kind(line, at, TOKEN_WORD) && speech_is_role(line_word(line, at))) {
        *first = role_start(line, at, limit);
        return role_speaker(search, at, limit);
    }
    return speaker_nobody;
}

/* The same, if it can be a subject: what stands in quotation marks names nobody who speaks. */
static struct speaker candidate_at(const struct speaker_search *search, size_t at, size_t limit,
                                   size_t *first)
{
    struct speaker found = named_at(search, at, limit, first);
    return found.known && speaker_is_quoted(search, at) ? speaker_nobody : found;
}

/* "its director, Ailsa Rennie", "the judge, Mrs Ailsa Rennie": the person whose name a comma sets
 * beside a role that ends before `at`. */
static struct speaker apposition_at(const struct speaker_search *search, size_t at, size_t limit)
{
    const struct line *line = &search->line;
    if (!line_is_mark(line, at, ','))
        return speaker_nobody;
    for (size_t name = at + 1; name < limit && name <= at + APPOSED_TITLES_MAX; name++) {
        const struct mention *mention = speaker_mention_at(search->annotation, name);
        if (mention != NULL)
            return mention->class == ENTITY_PERSON && mention->first_token == name
                       ? speaker_of_mention(mention)
                       : speaker_nobody;
        bool title = line_has_flag(line, name, TOKEN_CAPITAL) ||
                     (name > at + 1 && line_is_mark(line, name, '.'));
        if (!title)
            break;
    }
    return speaker_nobody;
}

/* Who "who" at `at` stands for: the name or role right before it, or its comma. */
static struct speaker antecedent(const struct speaker_search *search, size_t at, size_t limit)
{
    size_t first;
    size_t before = at > limit && line_is_mark(&search->line, at - 1, ',') ? at - 1 : at;
    return before > limit ? candidate_at(search, before - 1, limit, &first) : speaker_nobody;
}

/* "Brandt left early and said": whose verb this is too; nobody where the verb has its own subject.
 */
static struct speaker shared_subject(const struct speaker_search *search, size_t verb, size_t limit)
{
    static const char *const adverbs[] = {"also", "has", "have", "however", "later", "now", "then"};
    size_t at = verb;
    while (at > limit && WORDS_HAVE(line_word(&search->line, at - 1), adverbs))
        at--;
    if (at == limit ||
        !(line_is(&search->line, at - 1, "and") || line_is(&search->line, at - 1, "but")))
        return speaker_nobody;
    return speaker_main(search, limit, at - 1);
}

/* Whether a pronoun that nothing is known of ends the search on the left of its verb: it does
 * unless it goes back to the subject of a clause before. */
static bool ends_search(const struct speaker_search *search, size_t at, size_t limit)
{
    const struct line *line = &search->line;
    if (!speaker_is_pronoun(line, at))
        return false;
    while (at-- > limit)
        if (speech_verb(line_word(line, at)) == SPEECH_FINITE)
            return false;
    return true;
}

/* The subject between commas: "the director, Ailsa Rennie, 52, said", "one of them, Joe Marsh,
 * said". */
static struct speaker named_between(const struct speaker_search *search, size_t comma, size_t verb)
{
    const struct mention *before = speaker_mention_at(search->annotation, comma - 1);
    const struct mention *inside = speaker_mention_at(search->annotation, comma + 1);
    bool role = speech_is_role(line_word(&search->line, comma - 1));
    bool alone = before == NULL && inside != NULL && inside->end_token + 1 == verb;
    return role || alone ? apposition_at(search, comma, verb) : speaker_nobody;
}

/* Where the bracket opens that `at` closes; `at` where it does not. */
static size_t bracket_start(const struct line *line, size_t at, size_t limit)
{
    for (size_t back = at; back > limit && at - back < SUBJECT_REACH; back--)
        if (line_is_mark(line, back - 1, '('))
            return back - 1;
    return at;
}

static bool is_place(const struct speaker_search *search, size_t token)
{
    const struct mention *mention = speaker_mention_at(search->annotation, token);
    return mention != NULL && mention->class == ENTITY_PLACE;
}

struct speaker speaker_before(const struct speaker_search *search, size_t verb, size_t limit)
{
    const struct line *line = &search->line;
    struct speaker fallback = speaker_nobody, found = shared_subject(search, verb, limit);
    size_t at = verb;
    if (!found.known && at > limit && line_is_mark(line, at - 1, ',')) {
        at = over_insertion(line, at - 1, limit);
        found = named_between(search, at, verb);
    }
    for (size_t steps = 0; !found.known && at > limit && steps < SUBJECT_REACH; steps++) {
        size_t first;
        at--;
        if (line_is_mark(line, at, ')')) { /* "Lind (Con, Norland) said" */
            at = bracket_start(line, at, limit);
            continue;
        }
        if (line_is_mark(line, at, ';') || line_is_mark(line, at, ':'))
            break;
        if (line_is(line, at, "who"))
            return antecedent(search, at, limit);
        struct speaker candidate = candidate_at(search, at, limit, &first);
        if (!candidate.known && ends_search(search, at, limit))
            return speaker_nobody;
        if (candidate.known && !speaker_is_object(line, first, limit))
            found = candidate;
        else if (candidate.known && !fallback.known && !is_place(search, first))
            fallback = candidate;
        at = first;
    }
    return found.known ? found : fallback;
}

struct speaker speaker_after(const struct speaker_search *search, size_t verb, size_t limit)
{
    const struct line *line = &search->line;
    if (speech_takes_object(line_word(line, verb)))
        return speaker_nobody;
    bool object = line_is(line, verb + 1, "him") || line_is(line, verb + 1, "her");
    if (object && !line_is_kind(line, verb + 2, TOKEN_WORD))
        return speaker_of_pronoun(search, verb + 1);
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
        const struct mention *mention = speaker_mention_at(search->annotation, at);
        bool owner = mention != NULL && line_is_kind(line, mention->end_token, TOKEN_CLITIC);
        if (mention != NULL && mention->class == ENTITY_PERSON && !owner)
            return speaker_of_mention(mention);
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
        const struct mention *mention = speaker_mention_at(search->annotation, at);
        if (mention != NULL && mention->end_token > at + 1 && mention->end_token <= to)
            at = mention->end_token - 1;
        if (mention == NULL && line_is_kind(&search->line, at + 1, TOKEN_WORD) &&
            (speaker_mention_at(search->annotation, at + 1) != NULL ||
             speech_is_role(line_word(&search->line, at + 1))))
            continue;
        struct speaker found = candidate_at(search, at, from, &first);
        bool place = first > from && is_place(search, first);
        if (found.known && !place && !speaker_is_object(&search->line, first, from))
            return found;
    }
    return speaker_nobody;
}

bool speaker_signs(const struct speaker_search *search, size_t first)
{
    const struct mention *mention = speaker_mention_at(search->annotation, first);
    if (mention == NULL || mention->class != ENTITY_PERSON || mention->first_token != first)
        return false;
    return mention->end_token == search->line.end ||
           line_is_mark(&search->line, mention->end_token, ',');
}
