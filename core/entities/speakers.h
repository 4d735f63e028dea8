/* speakers: who a sentence names as the subject of a verb of saying. */
#ifndef DIPTYCH_ENTITIES_SPEAKERS_H
#define DIPTYCH_ENTITIES_SPEAKERS_H

#include "core/entities/annotation.h"
#include "core/entities/line.h"
#include "core/entities/quote_marks.h"

/* Who speaks, as far as it is known. */
struct speaker {
    bool known;
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
    struct speaker last; /* of the quotation before */
};

static const struct speaker speaker_nobody = {.entity = ANNOTATION_NONE};

/* The gender of each entity, learnt from the titles in the article ("Mrs Brandt"); in the arena. */
char *speaker_learn_genders(const struct article *article, const struct annotation *annotation,
                            struct arena *arena);

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
