/* speech_words: verbs of saying, and nouns for people who speak. Every lookup takes a word as
 * printed, any case. */
#ifndef DIPTYCH_ENTITIES_SPEECH_WORDS_H
#define DIPTYCH_ENTITIES_SPEECH_WORDS_H

#include "core/base/text.h"

enum speech_verb {
    SPEECH_NONE,
    SPEECH_FINITE, /* "said": its subject speaks */
    SPEECH_GERUND  /* "saying": the subject of the verb before it does */
};
enum speech_verb speech_verb(struct text word);

/* "spokesman", "company", "sources": a noun that can be a speaker without a name. */
enum speech_role { SPEECH_NO_ROLE, SPEECH_PERSON, SPEECH_BODY, SPEECH_MANY };
enum speech_role speech_role(struct text word);
bool speech_is_role(struct text word);

/* "secretary", "head": a role whose title goes on with "of". */
bool speech_is_office(struct text word);

/* "told", "accused", "described": verbs of saying that no speaker stands behind. */
bool speech_takes_object(struct text verb);

/* 'm' or 'f' where a title, a pronoun or a role tells, else 0. */
char speech_gender(struct text word);

/* A preposition: what stands behind it is no subject. */
bool speech_is_preposition(struct text word);

/* Whether the tables are in their order; for the tests. */
bool speech_tables_sorted(void);
bool speech_roles_sorted(void);

#endif
