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

/* "spokesman", "official", "source": a noun that can be a speaker without a name. */
bool speech_is_role(struct text word);

/* 'm' or 'f' where a title, a pronoun or a role tells, else 0. */
char speech_gender(struct text word);

/* A preposition: what stands behind it is no subject. */
bool speech_is_preposition(struct text word);

bool speech_tables_sorted(void);

#endif
