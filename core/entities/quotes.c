#include "core/entities/quotes.h"

#include <string.h>

#include "core/base/word_table.h"
#include "core/entities/line.h"
#include "core/entities/quote_marks.h"
#include "core/entities/speakers.h"
#include "core/entities/speech_words.h"

enum {
    FOLLOW_REACH = 24, /* tokens behind a quotation that are looked at for a verb of saying */
    VERB_REACH =
        14, /* between the end of a quotation and the verb whose subject stands before it */
    AGENT_REACH = 64,  /* tokens behind a passive verb that are looked at for "by" */
    PIECES_AHEAD = 16, /* quotations of one sentence */
    SCARE_WORDS_MAX = 3
};

/* The sentence that holds a token of the line; its first token. */
static size_t sentence_start(const struct speaker_search *search, size_t token)
{
    size_t at = sentences_at(&search->annotation->sentences, search->line.paragraph,
                             line_token(&search->line, token).start);
    if (at == SIZE_MAX)
        return search->line.first;
    size_t first = search->annotation->sentences.items[at].first_token;
    return first < search->line.first ? search->line.first : first;
}

static size_t sentence_end(const struct speaker_search *search, size_t token)
{
    size_t at = sentences_at(&search->annotation->sentences, search->line.paragraph,
                             line_token(&search->line, token).start);
    if (at == SIZE_MAX)
        return search->line.end;
    size_t end = search->annotation->sentences.items[at].end_token;
    return end > search->line.end ? search->line.end : end;
}

/* The last verb of saying in [from, to), or `to`. */
static size_t last_verb(const struct line *line, size_t from, size_t to, enum speech_verb kind)
{
    for (size_t at = to; at-- > from;)
        if (line_is_kind(line, at, TOKEN_WORD) && speech_verb(line_word(line, at)) == kind)
            return at;
    return to;
}

/* A verb whose subject speaks; "was quoted as saying" is one too. */
static bool is_saying(const struct line *line, size_t at)
{
    static const char *const passives[] = {"are", "been", "is", "was", "were"};
    if (!line_is_kind(line, at, TOKEN_WORD))
        return false;
    return speech_verb(line_word(line, at)) == SPEECH_FINITE ||
           (line_is(line, at, "quoted") && WORDS_HAVE(line_word(line, at - 1), passives));
}

/* The subject of a verb of saying between `from` and `limit`; it stands behind the verb in ", says
 * Ole Lind". */
static struct speaker subject_of(const struct speaker_search *search, size_t verb, size_t from,
                                 size_t limit)
{
    const struct line *line = &search->line;
    bool named = speaker_mention_at(search->annotation, verb + 1) != NULL ||
                 line_is(line, verb + 1, "the") || line_is(line, verb + 1, "a");
    bool inverted =
        line_is_mark(line, verb - 1, ',') && named && !speech_takes_object(line_word(line, verb));
    return inverted ? speaker_after(search, verb, limit) : speaker_before(search, verb, from);
}

/* Behind the quotation: "…," she said; "…", said Ole Lind. */
static struct speaker attribution_after(const struct speaker_search *search,
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
        return speaker_nobody;
    if (line_is_dash(line, at) && speaker_signs(search, at + 1))
        return speaker_main(search, at + 1, limit);
    at += comma;
    if (speech_verb(line_word(line, at)) == SPEECH_FINITE)
        return speaker_after(search, at, limit);
    if (!comma && !inner && !stop)
        return speaker_nobody;
    for (size_t verb = at; verb < limit && verb < at + VERB_REACH; verb++) {
        if (line_is_mark(line, verb, '.') || line_is(line, verb, "and") ||
            line_is(line, verb, "but"))
            return speaker_nobody;
        if (verb > at && is_saying(line, verb))
            return subject_of(search, verb, at, limit);
        if (line_is(line, verb, "according") && line_is(line, verb + 1, "to"))
            return speaker_after(search, verb + 1, limit);
    }
    return speaker_nobody;
}

/* "were branded", "was called": the subject does not speak. */
static bool is_passive(const struct line *line, size_t verb)
{
    static const char *const forms[] = {"are", "be", "been", "being", "is", "was", "were"};
    return WORDS_HAVE(line_word(line, verb - 1), forms);
}

/* Who did what a passive verb says: "by Ole Lind", around the quotation. An agent that is no
 * speaker leaves nobody else. */
static struct speaker passive_agent(const struct speaker_search *search, size_t verb, size_t end)
{
    size_t by = verb + 1;
    end = end > by + AGENT_REACH ? by + AGENT_REACH : end;
    while (by < end && (!line_is(&search->line, by, "by") || speaker_is_quoted(search, by)))
        by++;
    if (by >= end)
        return speaker_nobody;
    struct speaker agent = speaker_after(search, by, end);
    return agent.known ? agent : speaker_untold;
}

/* Before the quotation, from `from` on: the last verb of saying and its subject. */
static struct speaker attribution_before(const struct speaker_search *search,
                                         const struct quote_piece *piece, size_t from, size_t end)
{
    const struct line *line = &search->line;
    size_t to = piece->open, verb = last_verb(line, from, to, SPEECH_FINITE);
    size_t gerund = last_verb(line, from, to, SPEECH_GERUND);
    struct speaker found = speaker_nobody;
    for (; verb < to && is_passive(line, verb);
         to = verb, verb = last_verb(line, from, to, SPEECH_FINITE)) {
        found = passive_agent(search, verb, end);
        if (found.known || found.settled)
            return found;
    }
    if (verb < to) {
        found = speaker_before(search, verb, from);
        if (!found.known)
            found = speaker_after(search, verb, to);
    }
    if (gerund < to && !found.known)
        found = speaker_main(search, from, gerund);
    return found;
}

/* Words right before a quotation that say it is written or is a name. */
static bool is_not_said(const struct line *line, const struct quote_piece *piece)
{
    static const char *const words[] = {"entitled", "named", "nicknamed", "read",
                                        "reading",  "reads", "titled"};
    size_t before = piece->open - 1 - (line_is_mark(line, piece->open - 1, ':') ? 1 : 0);
    return WORDS_HAVE(line_word(line, before), words);
}

/* A few words without the marks of a sentence. */
static bool is_fragment(const struct line *line, const struct quote_piece *piece)
{
    size_t words = 0;
    for (size_t at = piece->open + 1; at < piece->close; at++) {
        if (line_is_kind(line, at, TOKEN_WORD))
            words++;
        else if (!line_is_dash(line, at) && !line_is_kind(line, at, TOKEN_CLITIC))
            return false;
    }
    return words <= SCARE_WORDS_MAX;
}

/* The name of a work: every longer word begins large. */
static bool is_title(const struct line *line, const struct quote_piece *piece)
{
    enum { SMALL_WORD = 3 };
    for (size_t at = piece->open + 1; at < piece->close; at++)
        if (!line_has_flag(line, at, TOKEN_CAPITAL) && line_is_kind(line, at, TOKEN_WORD) &&
            line_word(line, at).length > SMALL_WORD)
            return false;
    return !line_is_mark(line, piece->close - 1, '.') && !line_is_mark(line, piece->close - 1, ',');
}

/* "according to" anywhere between, or a verb of saying behind the quotation in its sentence. */
static struct speaker attribution_around(const struct speaker_search *search,
                                         const struct quote_piece *piece, size_t from, size_t end)
{
    const struct line *line = &search->line;
    for (size_t at = from; at + 1 < end; at++)
        if (line_is(line, at, "according") && line_is(line, at + 1, "to"))
            return speaker_after(search, at + 1, end);
    struct speaker found = speaker_main(search, from, piece->open);
    bool colon = line_is_mark(line, piece->open - 1, ':');
    if (found.known && (colon || found.entity != ANNOTATION_NONE))
        return is_fragment(line, piece) ? speaker_nobody : found;
    static const char *const clauses[] = {"after", "as",   "because", "before",
                                          "but",   "when", "while"};
    for (size_t at = piece->close + 1; at < end && at < piece->close + FOLLOW_REACH; at++) {
        if (WORDS_HAVE(line_word(line, at), clauses))
            break;
        if (is_saying(line, at))
            return subject_of(search, at, piece->close + 1, end);
    }
    return speaker_nobody;
}

/* Whether the quotation is all that its paragraph holds, up to a stop. */
static bool is_whole_paragraph(const struct line *line, const struct quote_piece *piece)
{
    return piece->open == line->first && piece->close + 2 >= line->end;
}

/* Whether the paragraph before leads to this one: an open quotation, a colon, or a quotation
 * that ended it. */
static bool continues(const struct speaker_search *search, const struct quote_piece *piece,
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
static struct speaker attribution_above(const struct speaker_search *search,
                                        const struct quote_piece *piece,
                                        const struct quote_piece *before)
{
    if (before != NULL && before->paragraph + 2 >= piece->paragraph && search->last.known &&
        before->paragraph + 1 == piece->paragraph)
        return search->last;
    struct speaker_search above = *search;
    above.line = line_of(search->article, &search->annotation->tokens, piece->paragraph - 1);
    size_t verb = last_verb(&above.line, above.line.first, above.line.end, SPEECH_FINITE);
    struct speaker found = speaker_nobody;
    if (verb < above.line.end)
        found = speaker_before(&above, verb, above.line.first);
    return found.known ? found : speaker_main(&above, above.line.first, above.line.end);
}

/* What the end of the sentence says of all quotations in it: "…" but only "…", she said. */
static struct speaker attribution_at_end(const struct speaker_search *search, size_t index,
                                         size_t end)
{
    const struct quote_pieces *pieces = search->pieces;
    size_t last = index;
    while (last + 1 < pieces->count && last < index + PIECES_AHEAD &&
           pieces->items[last + 1].paragraph == pieces->items[index].paragraph &&
           pieces->items[last + 1].close < end)
        last++;
    return last == index ? speaker_nobody : attribution_after(search, &pieces->items[last], end);
}

static struct speaker find_speaker(const struct speaker_search *search, size_t index)
{
    const struct quote_pieces *pieces = search->pieces;
    const struct quote_piece *piece = &pieces->items[index];
    const struct quote_piece *before = index > 0 ? &pieces->items[index - 1] : NULL;
    const struct quote_piece *next = index + 1 < pieces->count ? piece + 1 : NULL;
    bool follows = before != NULL && before->paragraph == piece->paragraph;
    size_t from = sentence_start(search, piece->open);
    if (is_not_said(&search->line, piece))
        return speaker_untold;
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
    struct speaker found = speaker_nobody;
    if (from >= piece->open)
        found = attribution_after(search, piece, end);
    if (!found.known)
        found = attribution_before(search, piece, from, whole_end);
    if (found.settled)
        return found;
    if (!found.known && from < piece->open && !same_sentence)
        found = attribution_after(search, piece, end);
    if (!found.known)
        found = attribution_at_end(search, index, whole_end);
    if (!found.known && same_sentence)
        return search->near;
    if (!found.known && follows && from >= piece->open)
        return search->last;
    if (!found.known && piece->paragraph > 0 && from >= piece->open &&
        (piece->runs_on || is_whole_paragraph(&search->line, piece) ||
         (before != NULL && before->runs_on)) &&
        continues(search, piece, before))
        found = attribution_above(search, piece, before);
    bool told = last_verb(&search->line, from, piece->open, SPEECH_FINITE) < piece->open;
    return found.known || told ? found : attribution_around(search, piece, from, end);
}

/* What is said of the end of a quotation over several paragraphs holds for all of it. */
static void name_above(struct annotation *annotation, const struct quote_pieces *pieces,
                       size_t index)
{
    const struct quote *named = &annotation->quotes[index];
    uint32_t paragraph = pieces->items[index].paragraph;
    while (index-- > 0) {
        const struct quote_piece *piece = &pieces->items[index];
        struct quote *quote = &annotation->quotes[index];
        if (piece->nested)
            continue;
        if (!piece->runs_on || piece->paragraph + 1 != paragraph ||
            quote->speaker_span.length > 0 || span_overlaps(quote->span, named->speaker_span))
            return;
        quote->scare = false;
        quote->speaker_entity = named->speaker_entity;
        quote->speaker_span = named->speaker_span;
        paragraph = piece->paragraph;
    }
}

void quotes_find(const struct article *article, struct arena *arena, struct annotation *annotation)
{
    struct quote_pieces pieces;
    struct speaker_search search = {.article = article,
                                    .annotation = annotation,
                                    .last = speaker_nobody,
                                    .near = speaker_nobody};
    quote_marks_find(article, &annotation->tokens, arena, &pieces);
    search.pieces = &pieces;
    search.genders = speaker_learn_genders(article, annotation, arena);
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
        /* Marks that cross each other can hold the name: nobody names himself in his own words. */
        if (speaker.known && span_overlaps(speaker.span, quote->span))
            speaker = speaker_nobody;
        search.near = speaker;
        quote->speaker_entity = speaker.known ? speaker.entity : ANNOTATION_NONE;
        if (speaker.known)
            quote->speaker_span = speaker.span;
        quote->scare =
            !speaker.known && (is_fragment(&search.line, piece) || is_title(&search.line, piece));
        if (piece->nested || quote->scare)
            continue;
        search.last = speaker;
        if (speaker.known)
            name_above(annotation, &pieces, i);
    }
}
