#include "core/entities/resolve.h"

#include <string.h>

#include "core/entities/gazetteer.h"
#include "core/entities/name_parts.h"
#include "core/entities/nicknames.h"
#include "core/entities/spelling.h"
#include "core/entities/titles.h"

enum { AMBIGUOUS = UINT32_MAX - 1, LINKS_PER_MENTION = 5 + 3 * (NAME_WORDS_MAX - 2) };

/* What a key in the table says of entities. */
enum key_kind {
    KEY_WHOLE = 1,
    KEY_SURNAME,
    KEY_TITLED, /* a surname with the title before it */
    KEY_MIDDLE,
    KEY_FIRST,
    KEY_INITIAL,
    KEY_ALONE,
    KEY_ACRONYM
};

struct link {
    uint64_t key; /* 0: free */
    uint32_t entity;
};

struct resolver {
    const struct article *article;
    const struct known_names *names;
    struct arena *arena, *scratch;
    struct annotation *annotation;
    struct gazetteer gazetteer;
    struct link *links;
    size_t mask;
    uint32_t count; /* of entities */
};

/* What a mention is called: as its known name, else as printed. */
static struct text mention_text(const struct resolver *r, size_t index)
{
    const struct mention *mention = &r->annotation->mentions[index];
    const char *known = known_names_canonical(r->names, mention);
    return known ? text_from(known) : article_span_text(r->article, mention->span);
}

static struct name mention_name(const struct resolver *r, size_t index)
{
    return name_read(mention_text(r, index));
}

static uint64_t make_key(enum key_kind kind, enum entity_class class, uint64_t a, uint64_t b)
{
    uint64_t h = (a * 0x9E3779B97F4A7C15 + b) ^
                 ((uint64_t)kind << 8 | (uint64_t) class) * 0xC2B2AE3D27D4EB4F;
    h = (h ^ h >> 32) * 0xD6E8FEB86659FD93;
    return h | 1;
}

static struct link *find_link(struct resolver *r, uint64_t key)
{
    size_t at = (key >> 20) & r->mask;
    while (r->links[at].key != 0 && r->links[at].key != key)
        at = (at + 1) & r->mask;
    return &r->links[at];
}

/* The one entity behind a key, or ANNOTATION_NONE. */
static uint32_t linked(struct resolver *r, uint64_t key)
{
    const struct link *link = find_link(r, key);
    return link->key == 0 || link->entity == AMBIGUOUS ? ANNOTATION_NONE : link->entity;
}

/* Two entities under one key make it say nothing. */
static void add_link(struct resolver *r, uint64_t key, uint32_t entity)
{
    struct link *link = find_link(r, key);
    if (link->key == 0)
        *link = (struct link){key, entity};
    else if (link->entity != entity)
        link->entity = AMBIGUOUS;
}

static uint32_t find_or_add(struct resolver *r, uint64_t key)
{
    struct link *link = find_link(r, key);
    if (link->key == 0)
        *link = (struct link){key, r->count++};
    return link->entity;
}

/* What stands before a mention as its title, as a hash without case; 0: nothing. */
static uint64_t title_key(const struct resolver *r, size_t index)
{
    const struct annotation *a = r->annotation;
    size_t end = a->mentions[index].first_token;
    size_t first = titles_begin(r->article, a, &r->gazetteer, index);
    uint64_t key = 0;
    for (size_t i = first; i < end; i++)
        key = gazetteer_phrase_key(
            key, gazetteer_word_key(token_text(r->article, &a->tokens, i), false));
    return key;
}

static uint64_t person_key(enum key_kind kind, uint64_t a, uint64_t b)
{
    return make_key(kind, ENTITY_PERSON, a, b);
}

static void register_person(struct resolver *r, const struct name *name, uint64_t title,
                            uint32_t entity)
{
    uint64_t first = name_first_key(name), last = name_last_key(name);
    add_link(r, person_key(KEY_SURNAME, last, 0), entity);
    add_link(r, person_key(KEY_FIRST, first, 0), entity);
    add_link(r, person_key(KEY_INITIAL, last, name_first_letter(name)), entity);
    if (title != 0)
        add_link(r, person_key(KEY_TITLED, last, title), entity);
    for (size_t i = 1; i + 1 < name->count; i++) {
        if (name_is_initial(name->words[i]) || name_is_particle(name->words[i]))
            continue;
        uint64_t middle = spelling_key(name->words[i]);
        add_link(r, person_key(KEY_MIDDLE, middle, 0), entity);
        uint64_t keys[] = {person_key(KEY_WHOLE, first, middle),
                           person_key(KEY_WHOLE, nickname_key(name->words[i]), last)};
        for (size_t k = 0; k < 2; k++)
            if (find_link(r, keys[k])->key == 0)
                add_link(r, keys[k], entity);
    }
}

/* The entity of a full name; `initials`: of those whose first name is one. */
static uint32_t full_person(struct resolver *r, const struct name *name, bool initials)
{
    uint64_t last = name_last_key(name);
    uint32_t known = ANNOTATION_NONE;
    if (initials)
        known = linked(r, person_key(KEY_INITIAL, last, name_first_letter(name)));
    if (known != ANNOTATION_NONE)
        return known;
    return find_or_add(r, person_key(KEY_WHOLE, name_first_key(name), last));
}

/* Full names, those of `words` words or more or fewer: the longer before the shorter that they
 * hold. */
static void resolve_full_persons(struct resolver *r, bool longer, bool initials)
{
    for (size_t i = 0; i < r->annotation->mention_count; i++) {
        struct mention *mention = &r->annotation->mentions[i];
        if (mention->class != ENTITY_PERSON)
            continue;
        struct name name = mention_name(r, i);
        if (!name_is_full(&name) || (name.count > 2) != longer ||
            name_is_initial(name.words[0]) != initials)
            continue;
        mention->entity = full_person(r, &name, initials);
        register_person(r, &name, title_key(r, i), mention->entity);
    }
}

/* Whom a lone name may mean: by its surname, of several by the title before it too, else by a
 * middle or first name. */
static uint32_t lone_person(struct resolver *r, uint64_t word, size_t index)
{
    const struct link *surname = find_link(r, person_key(KEY_SURNAME, word, 0));
    if (surname->key != 0 && surname->entity != AMBIGUOUS)
        return surname->entity;
    if (surname->key != 0)
        return linked(r, person_key(KEY_TITLED, word, title_key(r, index)));
    uint32_t known = linked(r, person_key(KEY_MIDDLE, word, 0));
    return known != ANNOTATION_NONE ? known : linked(r, person_key(KEY_FIRST, word, 0));
}

static void resolve_single_persons(struct resolver *r)
{
    for (size_t i = 0; i < r->annotation->mention_count; i++) {
        struct mention *mention = &r->annotation->mentions[i];
        if (mention->class != ENTITY_PERSON || mention->entity != ANNOTATION_NONE)
            continue;
        struct name name = mention_name(r, i);
        uint64_t word = name_last_key(&name);
        uint32_t known = lone_person(r, word, i);
        if (known == ANNOTATION_NONE && name.count == 1)
            known = lone_person(r, name_first_key(&name), i);
        if (known == ANNOTATION_NONE)
            known = find_or_add(r, person_key(KEY_ALONE, word, 0));
        mention->entity = known;
    }
}

/* Links a long name by the initials of its words. */
static void register_acronyms(struct resolver *r, const struct name *name, enum entity_class class,
                              uint32_t entity)
{
    uint64_t initials[2];
    name_initials(name, initials);
    for (int k = 0; k < 2; k++)
        if (initials[k] != 0)
            add_link(r, make_key(KEY_ACRONYM, class, initials[k], 0), entity);
}

static uint64_t thing_key(const struct resolver *r, enum entity_class class,
                          const struct name *name)
{
    const char *canonical = gazetteer_canonical(&r->gazetteer, class, name->whole);
    if (canonical != NULL) {
        struct name known = name_read(text_from(canonical));
        return make_key(KEY_WHOLE, class, name_words_key(&known), 0);
    }
    return make_key(KEY_WHOLE, class, name_words_key(name), 0);
}

/* Places, organisations, nationality words: long names first, then what may be short for them. */
static void resolve_things(struct resolver *r, bool acronyms)
{
    for (size_t i = 0; i < r->annotation->mention_count; i++) {
        struct mention *mention = &r->annotation->mentions[i];
        if (mention->class == ENTITY_PERSON || mention->entity != ANNOTATION_NONE)
            continue;
        struct name name = mention_name(r, i);
        uint64_t key = thing_key(r, mention->class, &name);
        uint64_t acronym = name_acronym(&name);
        if ((acronym != 0) != acronyms)
            continue;
        uint32_t known = ANNOTATION_NONE;
        if (acronym != 0)
            known = linked(r, make_key(KEY_ACRONYM, mention->class, acronym, 0));
        mention->entity = known == ANNOTATION_NONE ? find_or_add(r, key) : known;
        if (!acronyms)
            register_acronyms(r, &name, mention->class, mention->entity);
    }
}

static bool is_all_upper(struct text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.bytes[i] >= 'a' && text.bytes[i] <= 'z')
            return false;
    return true;
}

/* Words of a name that are not initials. */
static size_t whole_words(const struct name *name)
{
    size_t count = 0;
    for (size_t i = 0; i < name->count; i++)
        count += !name_is_initial(name->words[i]);
    return count;
}

/* Whether one form of a name is a better one to show: not in capitals, more words, not an acronym.
 */
static bool is_fuller(struct text a, struct text b)
{
    struct name x = name_read(a), y = name_read(b);
    bool x_upper = x.count > 1 && is_all_upper(a), y_upper = y.count > 1 && is_all_upper(b);
    if (x_upper != y_upper)
        return y_upper && x.count + 1 >= y.count;
    if (whole_words(&x) != whole_words(&y))
        return whole_words(&x) > whole_words(&y);
    if (x.count != y.count)
        return x.count > y.count;
    return x.count == 1 && is_all_upper(b) && !is_all_upper(a);
}

static const char *canonical_name(const struct resolver *r, enum entity_class class,
                                  struct text fullest)
{
    const char *known = gazetteer_canonical(&r->gazetteer, class, fullest);
    if (known != NULL)
        return known;
    if (text_starts(fullest, TEXT("the ")))
        fullest = text_slice(fullest, 4, fullest.length);
    return arena_copy(r->arena, fullest.bytes, fullest.length);
}

/* Numbers entities by first mention and gathers counts and the fullest form of each. */
static struct text *collect(struct resolver *r)
{
    struct annotation *a = r->annotation;
    uint32_t *order = arena_array(r->scratch, r->count, sizeof(*order));
    struct text *fullest = arena_array(r->scratch, r->count, sizeof(*fullest));
    a->entities = arena_array(r->arena, r->count, sizeof(*a->entities));
    a->entity_count = 0;
    for (size_t i = 0; i < a->mention_count; i++) {
        struct mention *mention = &a->mentions[i];
        struct text text = mention_text(r, i);
        if (order[mention->entity] == 0) {
            a->entities[a->entity_count] =
                (struct entity){.class = mention->class, .first_mention = (uint32_t)i};
            order[mention->entity] = (uint32_t)++a->entity_count;
        }
        mention->entity = order[mention->entity] - 1;
        a->entities[mention->entity].mention_count++;
        if (fullest[mention->entity].bytes == NULL || is_fuller(text, fullest[mention->entity]))
            fullest[mention->entity] = text;
    }
    return fullest;
}

/* An id that no entity before has: "-2", "-3" behind a slug that is taken. */
static const char *make_id(struct resolver *r, const char *name)
{
    const char *slug = resolve_slug(r->arena, text_from(name)), *id = slug;
    for (unsigned n = 2;; n++) {
        struct link *link = find_link(r, text_hash_more(0x1D, text_from(id)) | 1);
        if (link->key == 0) {
            *link = (struct link){text_hash_more(0x1D, text_from(id)) | 1, n};
            return id;
        }
        if (n == 2 && link->entity > 2)
            n = link->entity;
        link->entity = n + 1;
        id = arena_printf(r->arena, "%s-%u", slug, n);
    }
}

const char *resolve_slug(struct arena *arena, struct text name)
{
    char *out = arena_alloc(arena, name.length * 2 + 2);
    size_t length = 0;
    struct text rest = name;
    while (rest.length > 0) {
        size_t end = 0;
        char plain[SPELLING_MAX];
        while (end < rest.length && end < SPELLING_MAX / 2 &&
               strchr(" -.,'&/()\"", rest.bytes[end]) == NULL)
            end++;
        size_t count = spelling_plain(text_slice(rest, 0, end), plain);
        if (count > 0 && length > 0 && end > 0)
            out[length++] = '-';
        memcpy(out + length, plain, count);
        length += count;
        rest = text_slice(rest, end + (end < rest.length && end < SPELLING_MAX / 2), rest.length);
    }
    return length ? out : "x";
}

void resolve_entities(const struct article *article, const struct known_names *names,
                      struct arena *arena, struct annotation *annotation)
{
    struct arena *scratch = arena_new();
    struct resolver r = {.article = article,
                         .names = names,
                         .arena = arena,
                         .scratch = scratch,
                         .annotation = annotation};
    size_t size = 64;
    while (size < (LINKS_PER_MENTION + 2) * annotation->mention_count)
        size *= 2;
    r.links = arena_array(scratch, size, sizeof(*r.links));
    r.mask = size - 1;
    gazetteer_embedded(&r.gazetteer);
    for (size_t i = 0; i < annotation->mention_count; i++)
        annotation->mentions[i].entity = ANNOTATION_NONE;
    for (int initials = 0; initials < 2; initials++)
        for (int longer = 1; longer >= 0; longer--)
            resolve_full_persons(&r, longer, initials);
    resolve_single_persons(&r);
    resolve_things(&r, false);
    resolve_things(&r, true);
    struct text *fullest = collect(&r);
    for (size_t i = 0; i < annotation->entity_count; i++) {
        struct entity *entity = &annotation->entities[i];
        entity->name = canonical_name(&r, entity->class, fullest[i]);
        entity->id = make_id(&r, entity->name);
    }
    arena_free(scratch);
}
