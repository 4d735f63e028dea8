/* speakers: who a sentence names as the subject of a verb of saying. */
#ifndef DIPTYCH_ENTITIES_SPEAKERS_H
#define DIPTYCH_ENTITIES_SPEAKERS_H

#include "core/entities/annotation.h"
#include "core/entities/line.h"
#include "core/entities/quote_marks.h"

/* Who speaks, as far as it is known. */
struct speaker {
    bool known;
    bool settled; /* not known, and nothing else in the text can tell */
    struct span span;
    uint32_t entity;
    size_t token; /* where it stands */
};

/* Where a speaker is looked for. */
struct speaker_search {
    const struct article *article;
    struct annotation *annotation;
    struct line line;
    const struct quote_pieces *pieces;
    size_t piece;        /* the one whose speaker is looked for */
    char *genders;       /* of each entity: 'm', 'f' or 0 */
    struct speaker last; /* of the quotation before, words set apart left out */
    struct speaker near; /* of whatever stood in marks before */
};

static const struct speaker speaker_nobody = {.entity = ANNOTATION_NONE};
static const struct speaker speaker_untold = {.settled = true, .entity = ANNOTATION_NONE};

/* The gender of each entity, learnt from the titles in the article ("Mrs Brandt"), then
 * from given names; in the arena. */
char *speaker_learn_genders(const struct article *article, const struct annotation *annotation,
                            struct arena *arena);

/* The name that token stands in, or NULL; whoever it names as a speaker. */
const struct mention *speaker_mention_at(const struct annotation *annotation, size_t token);
struct speaker speaker_of_mention(const struct mention *mention);

/* "he", "they": who a pronoun stands for, as far as it is known. */
bool speaker_is_pronoun(const struct line *line, size_t token);
struct speaker speaker_of_pronoun(const struct speaker_search *search, size_t token);

/* Whether "the" and this role ("spokesman") can be who spoke last. */
bool speaker_is_last(const struct speaker_search *search, struct text role);

/* Whether a token stands inside a quotation near the one that is looked at. */
bool speaker_is_quoted(const struct speaker_search *search, size_t token);

/* Whether the phrase that begins at `first` stands behind a preposition or is who was spoken to,
 * titles left aside. */
bool speaker_is_object(const struct line *line, size_t first, size_t limit);

/* The subject on the left of a verb at `verb`, not beyond `limit`; insertions between commas,
 * owners and what stands behind a preposition are passed over. */
struct speaker speaker_before(const struct speaker_search *search, size_t verb, size_t limit);

/* The subject on the right of its verb: "said Ole Lind", "said a senior official". */
struct speaker speaker_after(const struct speaker_search *search, size_t verb, size_t limit);

/* The first person, organisation, role or pronoun of tokens [from, to) that can be its subject. */
struct speaker speaker_main(const struct speaker_search *search, size_t from, size_t to);

/* Whether a person's name at token `first` is all that stands there, or leads to a comma: a
 * quotation signed behind a dash. */
bool speaker_signs(const struct speaker_search *search, size_t first);

#endif
