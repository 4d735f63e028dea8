#include "core/entities/quotes.h"

#include <string.h>

#include "core/entities/figure_tables.h"
#include "core/entities/line.h"
#include "core/entities/quote_marks.h"
#include "core/entities/speech_words.h"

enum {
    SUBJECT_REACH = 24, /* tokens that are looked at for a subject on the left of its verb */
    VERB_REACH = 14,    /* between the end of a quotation and the verb of saying behind it */
    ROLE_WORDS_MAX = 8,
    MENTIONS_BACK = 16, /* mentions that are looked at for a pronoun */
    SCARE_WORDS_MAX = 3
};

/* Who speaks, as far as it is known. */
struct speaker {
    bool known;
    struct span span;
    uint32_t entity;
    size_t token; /* where it stands */
};

struct search {
    const struct article *article;
    struct annotation *annotation;
    struct line line;
    const struct quote_pieces *pieces;
    size_t piece;        /* the one whose speaker is looked for */
    char *genders;       /* of each entity: 'm', 'f' or 0 */
    struct speaker last; /* of the quotation before */
};

static const struct speaker nobody = {.entity = ANNOTATION_NONE};

/* --- mentions ----------------------------------------------------------------------------------------------------- */

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

/* What titles in the article tell of its persons: "Mrs Brandt", "spokesman Ole Lind". */
static char *learn_genders(const struct article *article, const struct annotation *annotation,
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

/* --- subjects ----------------------------------------------------------------------------------------------------- */

static struct speaker mention_speaker(const struct mention *mention)
{
    return (struct speaker){true, mention->span, mention->entity, mention->first_token};
}

/* The sentence that holds a token of the line; its first token. */
static size_t sentence_start(const struct search *search, size_t token)
{
    size_t at = sentences_at(&search->annotation->sentences, search->line.paragraph,
                             line_token(&search->line, token).start);
    if (at == SIZE_MAX)
        return search->line.first;
    size_t first = search->annotation->sentences.items[at].first_token;
    return first < search->line.first ? search->line.first : first;
}

static size_t sentence_end(const struct search *search, size_t token)
{
    size_t at = sentences_at(&search->annotation->sentences, search->line.paragraph,
                             line_token(&search->line, token).start);
    if (at == SIZE_MAX)
        return search->line.end;
    size_t end = search->annotation->sentences.items[at].end_token;
    return end > search->line.end ? search->line.end : end;
}

static bool is_determiner(struct text word)
{
    static const char *const words[] = {"a",  "an",  "another", "her", "his",  "its",
                                        "my", "one", "our",     "the", "their"};
    return WORDS_HAVE(word, words);
}

/* Whether the phrase that begins at `first` stands behind a preposition, titles left aside. */
static bool behind_preposition(const struct line *line, size_t first, size_t limit)
{
    while (first > limit) {
        struct text word = line_word(line, first - 1);
        bool title = line_has_flag(line, first - 1, TOKEN_CAPITAL) || is_determiner(word) ||
                     speech_is_role(word) || line_is_dash(line, first - 1) ||
                     line_is_kind(line, first - 1, TOKEN_CLITIC);
        if (speech_is_preposition(word) && first - 1 > limit)
            return true;
        if (!title)
            return false;
        first--;
    }
    return false;
}

/* Whether a token stands inside a quotation near the one that is looked at. */
static bool is_quoted(const struct search *search, size_t token)
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
static bool leads_sentence(const struct search *search, size_t index)
{
    const struct annotation *annotation = search->annotation;
    const struct mention *mention = &annotation->mentions[index];
    size_t sentence =
        sentences_at(&annotation->sentences, mention->span.paragraph, mention->span.start);
    if (sentence == SIZE_MAX)
        return false;
    size_t first = annotation->sentences.items[sentence].first_token;
    for (size_t i = index; i-- > 0 && annotation->mentions[i].first_token >= first;)
        if (annotation->mentions[i].class == ENTITY_PERSON)
            return false;
    struct line line = line_of(search->article, &annotation->tokens, mention->span.paragraph);
    return !line_is_kind(&line, mention->end_token, TOKEN_CLITIC) &&
           !behind_preposition(&line, mention->first_token, first);
}

/* "he" or "she" at `token`: the last speaker, or a person named since who fits. */
static struct speaker resolve_pronoun(const struct search *search, size_t token)
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
    return best.known ? best : nobody;
}

/* The first token of the noun phrase whose head is the role at `head`: "the Prime Minister's spokesman". */
static size_t role_start(const struct line *line, size_t head, size_t limit)
{
    size_t first = head;
    for (size_t words = 0; first > limit && words < ROLE_WORDS_MAX; words++) {
        size_t at = first - 1;
        struct text word = line_word(line, at);
        if (is_determiner(word))
            return at;
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
static struct speaker role_speaker(const struct search *search, size_t head, size_t limit)
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
static struct speaker candidate_at(const struct search *search, size_t at, size_t limit,
                                   size_t *first)
{
    const struct line *line = &search->line;
    const struct mention *mention = mention_at(search->annotation, at);
    *first = at;
    if (line_is_kind(line, at + 1, TOKEN_CLITIC) && !(mention && mention->end_token > at + 1))
        return nobody;
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
    return nobody;
}

/* The subject on the left of a verb at `verb`, not beyond `limit`. */
static struct speaker subject_before(const struct search *search, size_t verb, size_t limit)
{
    const struct line *line = &search->line;
    struct speaker fallback = nobody;
    size_t at = verb;
    if (at > limit && line_is_mark(line, at - 1, ','))
        at = over_insertion(line, at - 1, limit);
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

/* The subject on the right of its verb: "said Ole Lind", "said a senior official". */
static struct speaker subject_after(const struct search *search, size_t verb, size_t limit)
{
    const struct line *line = &search->line;
    for (size_t at = verb + 1; at < limit && at <= verb + ROLE_WORDS_MAX; at++) {
        size_t first;
        struct text word = line_word(line, at);
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
        if (found.known)
            return found;
    }
    return nobody;
}

/* The first name, role or pronoun of a stretch that can be its subject. */
static struct speaker main_subject(const struct search *search, size_t from, size_t to)
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
    return nobody;
}

/* --- attribution -------------------------------------------------------------------------------------------------- */

/* The last verb of saying in [from, to), or `to`. */
static size_t last_verb(const struct line *line, size_t from, size_t to, enum speech_verb kind)
{
    for (size_t at = to; at-- > from;)
        if (line_is_kind(line, at, TOKEN_WORD) && speech_verb(line_word(line, at)) == kind)
            return at;
    return to;
}

/* Behind the quotation: "…," she said; "…", said Ole Lind. */
static struct speaker attribution_after(const struct search *search,
                                        const struct quote_piece *piece, size_t limit)
{
    const struct line *line = &search->line;
    size_t at = piece->close + 1, last = piece->close - 1;
    bool comma = line_is_mark(line, at, ',') || line_is_dash(line, at);
    bool stop = line_is_mark(line, last, '.') || line_is_mark(line, last, ';');
    bool inner = line_is_mark(line, last, ',') || line_is_mark(line, last, '?') ||
                 line_is_mark(line, last, '!') || line_is_mark(line, last, '-') ||
                 line_is(line, last, "\u2014") || line_is(line, last, "\u2026");
    if (at >= limit || (stop && line_has_flag(line, at, TOKEN_CAPITAL)))
        return nobody;
    at += comma;
    if (speech_verb(line_word(line, at)) == SPEECH_FINITE)
        return subject_after(search, at, limit);
    if (!comma && !inner && !stop)
        return nobody;
    for (size_t verb = at; verb < limit && verb < at + VERB_REACH; verb++) {
        if (line_is_mark(line, verb, '.') || line_is(line, verb, "and") ||
            line_is(line, verb, "but"))
            return nobody;
        if (line_is_kind(line, verb, TOKEN_WORD) &&
            speech_verb(line_word(line, verb)) == SPEECH_FINITE && verb > at)
            return subject_before(search, verb, at);
        if (line_is(line, verb, "according") && line_is(line, verb + 1, "to"))
            return subject_after(search, verb + 1, limit);
    }
    return nobody;
}

/* Before the quotation, from `from` on: the last verb of saying and its subject. */
static struct speaker attribution_before(const struct search *search,
                                         const struct quote_piece *piece, size_t from)
{
    const struct line *line = &search->line;
    size_t to = piece->open, verb = last_verb(line, from, to, SPEECH_FINITE);
    size_t gerund = last_verb(line, from, to, SPEECH_GERUND);
    struct speaker found = nobody;
    if (verb < to) {
        found = subject_before(search, verb, from);
        if (!found.known)
            found = subject_after(search, verb, to);
    }
    if (gerund < to && !found.known)
        found = main_subject(search, from, gerund);
    return found;
}

/* "according to" anywhere between, or a verb of saying behind the quotation in its sentence. */
static struct speaker attribution_around(const struct search *search,
                                         const struct quote_piece *piece, size_t from, size_t end)
{
    const struct line *line = &search->line;
    for (size_t at = from; at + 1 < end; at++)
        if (line_is(line, at, "according") && line_is(line, at + 1, "to"))
            return subject_after(search, at + 1, end);
    struct speaker found = main_subject(search, from, piece->open);
    if (found.known)
        return found;
    for (size_t at = piece->close + 1; at < end && at < piece->close + SUBJECT_REACH; at++)
        if (line_is_kind(line, at, TOKEN_WORD) && speech_verb(line_word(line, at)) == SPEECH_FINITE)
            return subject_before(search, at, piece->close + 1);
    return nobody;
}

/* Whether the quotation is all that its paragraph holds, up to a stop. */
static bool is_whole_paragraph(const struct line *line, const struct quote_piece *piece)
{
    return piece->open == line->first && piece->close + 2 >= line->end;
}

/* Whether the paragraph before leads to this one: an open quotation, a colon, or a quotation that ended it. */
static bool continues(const struct search *search, const struct quote_piece *piece,
                      const struct quote_piece *before)
{
    uint32_t paragraph = piece->paragraph;
    if (before != NULL && before->paragraph + 1 == paragraph)
        return true;
    if (paragraph == 0)
        return false;
    struct line line = line_of(search->article, &search->annotation->tokens, paragraph - 1);
    return line.end > line.first && line_is_mark(&line, line.end - 1, ':');
}

/* What the paragraph before says of a quotation that fills its own. */
static struct speaker attribution_above(const struct search *search,
                                        const struct quote_piece *piece,
                                        const struct quote_piece *before)
{
    if (before != NULL && before->paragraph + 2 >= piece->paragraph && search->last.known &&
        before->paragraph + 1 == piece->paragraph)
        return search->last;
    struct search above = *search;
    above.line = line_of(search->article, &search->annotation->tokens, piece->paragraph - 1);
    size_t verb = last_verb(&above.line, above.line.first, above.line.end, SPEECH_FINITE);
    struct speaker found = nobody;
    if (verb < above.line.end)
        found = subject_before(&above, verb, above.line.first);
    return found.known ? found : main_subject(&above, above.line.first, above.line.end);
}

/* What the end of the sentence says of all quotations in it: "…" but only "…", she said. */
static struct speaker attribution_at_end(const struct search *search, size_t index, size_t end)
{
    const struct quote_pieces *pieces = search->pieces;
    size_t last = index;
    while (last + 1 < pieces->count && last < index + MENTIONS_BACK &&
           pieces->items[last + 1].paragraph == pieces->items[index].paragraph &&
           pieces->items[last + 1].close < end)
        last++;
    return last == index ? nobody : attribution_after(search, &pieces->items[last], end);
}

static struct speaker find_speaker(const struct search *search, size_t index)
{
    const struct quote_pieces *pieces = search->pieces;
    const struct quote_piece *piece = &pieces->items[index];
    const struct quote_piece *before = index > 0 ? &pieces->items[index - 1] : NULL;
    const struct quote_piece *next = index + 1 < pieces->count ? piece + 1 : NULL;
    bool follows = before != NULL && before->paragraph == piece->paragraph;
    size_t from = sentence_start(search, piece->open);
    bool same_sentence = follows && before->close >= from;
    if (same_sentence)
        from = before->close < piece->open ? before->close + 1 : piece->open;
    size_t end = piece->runs_on ? piece->close : sentence_end(search, piece->close);
    if (end <= piece->close)
        end = piece->close + 1 < search->line.end ? sentence_end(search, piece->close + 1) : end;
    size_t whole_end = end;
    if (next != NULL && next->paragraph == piece->paragraph && next->open < end &&
        next->open > piece->close)
        end = next->open;
    struct speaker found = nobody;
    if (from >= piece->open)
        found = attribution_after(search, piece, end);
    if (!found.known)
        found = attribution_before(search, piece, from);
    if (!found.known && from < piece->open && !same_sentence)
        found = attribution_after(search, piece, end);
    if (!found.known)
        found = attribution_at_end(search, index, whole_end);
    if (!found.known && same_sentence)
        return search->last;
    if (!found.known && follows && from >= piece->open)
        return search->last;
    if (!found.known && piece->paragraph > 0 && from >= piece->open &&
        (piece->runs_on || is_whole_paragraph(&search->line, piece) ||
         (before != NULL && before->runs_on)) &&
        continues(search, piece, before))
        found = attribution_above(search, piece, before);
    return found.known ? found : attribution_around(search, piece, from, end);
}

/* A few words set apart that nobody is named to have said, without the marks of a sentence. */
static bool is_scare(const struct line *line, const struct quote_piece *piece, bool spoken)
{
    size_t words = 0;
    for (size_t at = piece->open + 1; at < piece->close; at++) {
        if (line_is_kind(line, at, TOKEN_WORD))
            words++;
        else if (!line_is_dash(line, at) && !line_is_kind(line, at, TOKEN_CLITIC))
            return false;
    }
    return !spoken && words <= SCARE_WORDS_MAX;
}

void quotes_find(const struct article *article, struct arena *arena, struct annotation *annotation)
{
    struct quote_pieces pieces;
    struct search search = {.article = article, .annotation = annotation, .last = nobody};
    quote_marks_find(article, &annotation->tokens, arena, &pieces);
    search.pieces = &pieces;
    search.genders = learn_genders(article, annotation, arena);
    annotation->quotes = arena_array(arena, pieces.count, sizeof(*annotation->quotes));
    annotation->quote_count = pieces.count;
    for (size_t i = 0; i < pieces.count; i++) {
        const struct quote_piece *piece = &pieces.items[i];
        search.piece = i;
        if (search.line.tokens == NULL || search.line.paragraph != piece->paragraph)
            search.line = line_of(article, &annotation->tokens, piece->paragraph);
        struct speaker speaker = piece->nested ? search.last : find_speaker(&search, i);
        struct quote *quote = &annotation->quotes[i];
        quote->span = line_span(&search.line, piece->open + 1, piece->close);
        quote->speaker_entity = speaker.known ? speaker.entity : ANNOTATION_NONE;
        if (speaker.known)
            quote->speaker_span = speaker.span;
        quote->scare = is_scare(&search.line, piece, speaker.known);
        if (!piece->nested && !quote->scare)
            search.last = speaker;
    }
}
