#include "core/entities/known_names.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/utf8.h"
#include "core/entities/gazetteer.h"

enum { CAPITALS = TOKEN_CAPITAL | TOKEN_UPPER | TOKEN_MIXED };

/* One token of a form: its key, and the capitals that a text must have too. */
struct part {
    uint64_t key;
    uint16_t capitals;
};

struct form {
    const struct part *parts;
    size_t count;
    uint32_t row;
};

struct known_names {
    struct arena *arena;
    struct known_name *rows;
    struct form *forms; /* by the key of the first part, the longer and the earlier row first */
    size_t form_count;
};

/* A form where it stands. */
struct place {
    size_t first, end;
    uint32_t row;
};

static int by_first_part(const void *a, const void *b)
{
    const struct form *left = a, *right = b;
    if (left->parts[0].key != right->parts[0].key)
        return left->parts[0].key < right->parts[0].key ? -1 : 1;
    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    return left->row < right->row ? -1 : left->row > right->row;
}

/* The parts of a form are the tokens that an article would have for it. */
static void add_form(struct known_names *names, struct text text, uint32_t row)
{
    struct paragraph paragraph = {.text = text};
    struct article article = {.paragraphs = &paragraph, .paragraph_count = 1};
    struct tokens tokens;
    tokens_make(&article, names->arena, &tokens);
    struct part *parts = arena_array(names->arena, tokens.count, sizeof(*parts));
    bool word = false;
    for (size_t i = 0; i < tokens.count; i++) {
        parts[i].key = gazetteer_word_key(token_text(&article, &tokens, i), false);
        parts[i].capitals = tokens.items[i].flags & CAPITALS;
        word |= tokens.items[i].kind == TOKEN_WORD;
    }
    if (word)
        names->forms[names->form_count++] = (struct form){parts, tokens.count, row};
}

struct known_names *known_names_new(const struct known_name *rows, size_t count)
{
    struct arena *arena = arena_new();
    struct known_names *names = arena_alloc(arena, sizeof(*names));
    size_t forms = count;
    for (size_t i = 0; i < count; i++)
        forms += rows[i].alias_count;
    *names = (struct known_names){.arena = arena,
                                  .rows = arena_array(arena, count, sizeof(*rows)),
                                  .forms = arena_array(arena, forms, sizeof(struct form))};
    for (size_t i = 0; i < count; i++) {
        struct text name = text_trim(utf8_sanitize(arena, text_from(rows[i].name), NULL));
        names->rows[i] = (struct known_name){.name = arena_copy(arena, name.bytes, name.length),
                                             .class = rows[i].class,
                                             .not = rows[i].not };
        add_form(names, name, (uint32_t)i);
        for (size_t k = 0; k < rows[i].alias_count; k++)
            add_form(names, utf8_sanitize(arena, text_from(rows[i].aliases[k]), NULL), (uint32_t)i);
    }
    qsort(names->forms, names->form_count, sizeof(struct form), by_first_part);
    return names;
}

void known_names_free(struct known_names *names)
{
    if (names != NULL)
        arena_free(names->arena);
}

/* The first form that begins with a key, or where it would stand. */
static size_t find_first(const struct known_names *names, uint64_t key)
{
    size_t low = 0, high = names->form_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (names->forms[middle].parts[0].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool stands_at(const struct form *form, const struct article *article,
                      const struct tokens *tokens, size_t first)
{
    if (form->count > tokens->count - first)
        return false;
    for (size_t i = 0; i < form->count; i++) {
        uint16_t flags = tokens->items[first + i].flags;
        if ((form->parts[i].capitals & ~flags) != 0 || (i > 0 && flags & TOKEN_STARTS_LINE) ||
            gazetteer_word_key(token_text(article, tokens, first + i), false) != form->parts[i].key)
            return false;
    }
    return true;
}

/* The longest form at a token, or NULL. */
static const struct form *form_at(const struct known_names *names, const struct article *article,
                                  const struct tokens *tokens, size_t first)
{
    uint64_t key = gazetteer_word_key(token_text(article, tokens, first), false);
    for (size_t i = find_first(names, key);
         i < names->form_count && names->forms[i].parts[0].key == key; i++)
        if (stands_at(&names->forms[i], article, tokens, first))
            return &names->forms[i];
    return NULL;
}

static struct place *find_places(const struct known_names *names, const struct article *article,
                                 const struct tokens *tokens, struct arena *arena, size_t *count)
{
    struct place *places = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < tokens->count;) {
        const struct form *form = form_at(names, article, tokens, i);
        if (form != NULL) {
            places = arena_grow(arena, places, *count, &capacity, sizeof(*places));
            places[(*count)++] = (struct place){i, i + form->count, form->row};
        }
        i += form != NULL ? form->count : 1;
    }
    return places;
}

/* Whether what the tagger found stays where a known name stands. */
static bool stays(const struct mention *mention, const struct place *place,
                  const struct known_name *row)
{
    bool same = mention->first_token == place->first && mention->end_token == place->end;
    bool holds = mention->first_token <= place->first && mention->end_token >= place->end;
    if (row->not )
        return !same || (row->class != ENTITY_CLASS_COUNT && row->class != mention->class);
    return holds && !same && (mention->class == row->class || place->end - place->first == 1);
}

static struct mention known_mention(const struct tokens *tokens, const struct place *place,
                                    const struct known_name *row)
{
    return (struct mention){.span = tokens_span(tokens, place->first, place->end),
                            .first_token = (uint32_t)place->first,
                            .end_token = (uint32_t)place->end,
                            .class = row->class,
                            .entity = ANNOTATION_NONE,
                            .known = place->row + 1};
}

void known_names_apply(const struct known_names *names, const struct article *article,
                       struct arena *arena, struct annotation *annotation)
{
    size_t count = 0, kept = 0, next = 0;
    if (names == NULL)
        return;
    const struct place *places = find_places(names, article, &annotation->tokens, arena, &count);
    struct mention *out = arena_array(arena, annotation->mention_count + count, sizeof(*out));
    for (size_t i = 0; i < count; i++) {
        const struct known_name *row = &names->rows[places[i].row];
        const struct mention *found = annotation->mentions;
        bool add = !row->not ;
        while (next < annotation->mention_count && found[next].end_token <= places[i].first)
            out[kept++] = found[next++];
        /* A longer mention waits for the places behind this one. */
        while (next < annotation->mention_count && found[next].first_token < places[i].end) {
            bool stay = stays(&found[next], &places[i], row);
            add = add && !stay;
            if (stay && found[next].end_token > places[i].end)
                break;
            if (stay)
                out[kept++] = found[next];
            next++;
        }
        if (add)
            out[kept++] = known_mention(&annotation->tokens, &places[i], row);
    }
    while (next < annotation->mention_count)
        out[kept++] = annotation->mentions[next++];
    annotation->mentions = out;
    annotation->mention_count = kept;
}

const char *known_names_canonical(const struct known_names *names, const struct mention *mention)
{
    return names != NULL && mention->known != 0 ? names->rows[mention->known - 1].name : NULL;
}
