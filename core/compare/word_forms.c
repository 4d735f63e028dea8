#include "core/compare/word_forms.h"

#include <string.h>

#include "core/base/word_table.h"
#include "core/compare/words.h"
#include "core/language/stems.h"

enum { FIRST_BUCKETS = 1024 };

/* Words that a clause may begin with. In byte order. */
static const char *const clause_words[] = {
    "after", "although", "amid",   "and",   "as",   "because", "before",  "but",   "despite", "if",
    "since", "that",     "though", "until", "when", "where",   "whether", "which", "while",   "who",
};

bool word_forms_sorted(void)
{
    return WORDS_SORTED(clause_words);
}

static void rehash(struct word_forms *forms, struct arena *arena)
{
    forms->bucket_count = forms->bucket_count > 0 ? forms->bucket_count * 2 : FIRST_BUCKETS;
    forms->buckets = arena_array(arena, forms->bucket_count, sizeof(*forms->buckets));
    memset(forms->buckets, 0xFF, forms->bucket_count * sizeof(*forms->buckets));
    for (size_t i = 0; i < forms->count; i++) {
        uint32_t *bucket = &forms->buckets[forms->items[i].hash & (forms->bucket_count - 1)];
        forms->items[i].next = *bucket;
        *bucket = (uint32_t)i;
    }
}

uint32_t word_forms_find(struct word_forms *forms, struct arena *arena, struct text folded)
{
    uint64_t hash = text_hash(folded);
    if (forms->count >= forms->bucket_count)
        rehash(forms, arena);
    uint32_t *bucket = &forms->buckets[hash & (forms->bucket_count - 1)];
    for (uint32_t at = *bucket; at != WORDS_NONE; at = forms->items[at].next)
        if (forms->items[at].hash == hash && text_equal(forms->items[at].text, folded))
            return at;
    forms->items =
        arena_grow(arena, forms->items, forms->count, &forms->capacity, sizeof(*forms->items));
    forms->items[forms->count] =
        (struct word_form){.text = {arena_copy(arena, folded.bytes, folded.length), folded.length},
                           .hash = hash,
                           .next = *bucket,
                           .key = WORDS_NONE,
                           .part = (uint16_t)stem_part(folded),
                           .cut = WORDS_HAVE(folded, clause_words),
                           .contracted = memchr(folded.bytes, '\'', folded.length) != NULL ||
                                         text_equal(folded, TEXT("cannot")),
                           .number = stem_number_word(folded)};
    *bucket = (uint32_t)forms->count;
    return (uint32_t)forms->count++;
}

uint32_t word_form_key(struct vocabulary *vocabulary, uint32_t index)
{
    struct word_form *form = &vocabulary->forms.items[index];
    char word[STEM_LENGTH_MAX];
    if (form->key != WORDS_NONE)
        return form->key;
    memcpy(word, form->text.bytes, form->text.length + 1);
    size_t length = stem_spell(word, form->text.length);
    form->spelling = (uint32_t)text_hash((struct text){word, length});
    length = stem_reduce(word, length);
    form->key = vocabulary_add(vocabulary, (struct text){word, length}, 0);
    return form->key;
}
