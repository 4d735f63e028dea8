#include "core/entities/resolve.h"

#include <string.h>

#include "core/entities/gazetteer.h"
#include "core/entities/spelling.h"

enum { WORDS_MAX = 8, AMBIGUOUS = UINT32_MAX - 1, ACRONYM_MAX = 8 };

/* What a key in the table says of entities. */
enum key_kind { KEY_WHOLE = 1, KEY_SURNAME, KEY_FIRST, KEY_INITIAL, KEY_ALONE, KEY_ACRONYM };

struct link {
    uint64_t key; /* 0: free */
    uint32_t entity;
};

struct resolver {
    const struct article *article;
    const struct known_names *names;
    struct arena *arena;
    struct annotation *annotation;
    struct gazetteer gazetteer;
    struct link *links;
    size_t mask;
    uint32_t count; /* of entities */
};

/* A name's words, cut at spaces. */
struct name {
    struct text whole;
    struct text words[WORDS_MAX];
    size_t count;
};

static const char *const suffixes[] = {"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"};
static const char *const particles[] = {"de",   "del", "della", "di",  "da",  "do",  "dos",
                                        "du",   "van", "von",   "der", "den", "ter", "bin",
                                        "bint", "ibn", "al",    "el",  "la",  "le",  "abu"};

static bool is_one_of(struct text word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal_ascii_case(word, text_from(list[i])))
            return true;
    return false;
}

static bool is_particle(struct text word)
{
    return is_one_of(word, particles, sizeof(particles) / sizeof(particles[0]));
}

/* The words of a name; of a longer one the first and the last. */
static struct name read_name(struct text text)
{
    struct name name = {.whole = text};
    for (size_t i = 0; i < text.length;) {
        size_t end = text_find(text, TEXT(" "), i);
        end = end == SIZE_MAX ? text.length : end;
        if (end > i && name.count == WORDS_MAX)
            name.count--;
        if (end > i)
            name.words[name.count++] = text_slice(text, i, end);
        i = end + 1;
    }
    while (name.count > 1 &&
           is_one_of(name.words[name.count - 1], suffixes, sizeof(suffixes) / sizeof(suffixes[0])))
        name.count--;
    return name;
}

/* What a mention is called: as its known name, else as printed. */
static struct text mention_text(const struct resolver *r, size_t index)
{
    const struct mention *mention = &r->annotation->mentions[index];
    const char *known = known_names_canonical(r->names, mention);
    return known ? text_from(known) : article_span_text(r->article, mention->span);
}

static struct name mention_name(const struct resolver *r, size_t index)
{
    return read_name(mention_text(r, index));
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

static uint64_t first_letter(struct text word)
{
    char plain[SPELLING_MAX];
    return spelling_plain(word, plain) ? (uint64_t)plain[0] : 0;
}

static bool is_initial(struct text word)
{
    return word.length == 1 || word.bytes[word.length - 1] == '.' ||
           (word.length <= 4 && word.bytes[1] == '.');
}

/* A name that begins with a particle, or is one word, names by surname or first name alone. */
static bool is_full(const struct name *name)
{
    return name->count >= 2 && !is_particle(name->words[0]);
}

static void register_person(struct resolver *r, const struct name *name, uint32_t entity)
{
    uint64_t first = spelling_key(name->words[0]),
             last = spelling_key(name->words[name->count - 1]);
    add_link(r, make_key(KEY_SURNAME, ENTITY_PERSON, last, 0), entity);
    add_link(r, make_key(KEY_FIRST, ENTITY_PERSON, first, 0), entity);
    add_link(r, make_key(KEY_INITIAL, ENTITY_PERSON, last, first_letter(name->words[0])), entity);
    if (name->count >= 3) {
        uint64_t key =
            make_key(KEY_WHOLE, ENTITY_PERSON, spelling_key(name->words[name->count - 2]), last);
        if (find_link(r, key)->key == 0)
            add_link(r, key, entity);
    }
}

/* Full names first, the longer before the shorter that they hold. */
static void resolve_full_persons(struct resolver *r, bool initials)
{
    for (size_t i = 0; i < r->annotation->mention_count; i++) {
        struct mention *mention = &r->annotation->mentions[i];
        struct name name = mention_name(r, i);
        if (mention->class != ENTITY_PERSON || !is_full(&name) ||
            is_initial(name.words[0]) != initials)
            continue;
        uint64_t last = spelling_key(name.words[name.count - 1]);
        uint32_t known = ANNOTATION_NONE;
        if (initials)
            known =
                linked(r, make_key(KEY_INITIAL, ENTITY_PERSON, last, first_letter(name.words[0])));
        if (known == ANNOTATION_NONE)
            known = find_or_add(
                r, make_key(KEY_WHOLE, ENTITY_PERSON, spelling_key(name.words[0]), last));
        mention->entity = known;
        register_person(r, &name, known);
    }
}

static void resolve_single_persons(struct resolver *r)
{
    for (size_t i = 0; i < r->annotation->mention_count; i++) {
        struct mention *mention = &r->annotation->mentions[i];
        if (mention->class != ENTITY_PERSON || mention->entity != ANNOTATION_NONE)
            continue;
        struct name name = mention_name(r, i);
        uint64_t word = name.count ? spelling_key(name.words[name.count - 1]) : 0;
        const struct link *surname = find_link(r, make_key(KEY_SURNAME, ENTITY_PERSON, word, 0));
        uint32_t known = linked(r, surname->key);
        if (surname->key == 0)
            known = linked(r, make_key(KEY_FIRST, ENTITY_PERSON, word, 0));
        if (known == ANNOTATION_NONE)
            known = find_or_add(r, make_key(KEY_ALONE, ENTITY_PERSON, word, 0));
        mention->entity = known;
    }
}

/* A hash of a place's or organisation's words without case, accents and a leading "the". */
static uint64_t words_key(const struct name *name)
{
    uint64_t hash = 0;
    char plain[SPELLING_MAX];
    for (size_t i = 0; i < name->count; i++) {
        size_t length = spelling_plain(name->words[i], plain);
        struct text word = {plain, length};
        if (!(i == 0 && name->count > 1 && text_equal(word, TEXT("the"))))
            hash = hash * 0x100000001B3 ^ text_hash(word);
    }
    return hash;
}

static size_t add_initial(char *out, size_t length, struct text word)
{
    if (length < ACRONYM_MAX && word.length > 0)
        out[length++] = (char)(word.bytes[0] | 0x20);
    return length;
}

/* Links a long name by the initials of its words: of all, and of those with a capital. */
static void register_acronyms(struct resolver *r, const struct name *name, enum entity_class class,
                              uint32_t entity)
{
    char all[ACRONYM_MAX], capitals[ACRONYM_MAX];
    size_t all_length = 0, capital_length = 0;
    if (name->count < 2)
        return;
    for (size_t i = 0; i < name->count; i++) {
        struct text word = name->words[i];
        all_length = add_initial(all, all_length, word);
        if (word.bytes[0] >= 'A' && word.bytes[0] <= 'Z')
            capital_length = add_initial(capitals, capital_length, word);
    }
    add_link(r, make_key(KEY_ACRONYM, class, text_hash((struct text){all, all_length}), 0), entity);
    if (capital_length >= 2 && capital_length != all_length)
        add_link(
            r, make_key(KEY_ACRONYM, class, text_hash((struct text){capitals, capital_length}), 0),
            entity);
}

/* The key under which a short name in capitals ("MoD", "U.S.") may be linked, or 0. */
static uint64_t acronym_key(const struct name *name, enum entity_class class)
{
    char letters[ACRONYM_MAX];
    size_t length = 0, upper = 0;
    if (name->count != 1 || name->whole.length < 2)
        return 0;
    for (size_t i = 0; i < name->whole.length; i++) {
        char c = name->whole.bytes[i];
        bool capital = c >= 'A' && c <= 'Z';
        if (c == '.')
            continue;
        if ((!capital && !(c >= 'a' && c <= 'z')) || length == ACRONYM_MAX)
            return 0;
        upper += capital;
        letters[length++] = (char)(c | 0x20);
    }
    return upper * 2 > length
               ? make_key(KEY_ACRONYM, class, text_hash((struct text){letters, length}), 0)
               : 0;
}

static uint64_t thing_key(const struct resolver *r, enum entity_class class,
                          const struct name *name)
{
    const char *canonical = gazetteer_canonical(&r->gazetteer, class, name->whole);
    if (canonical != NULL) {
        struct name known = read_name(text_from(canonical));
        return make_key(KEY_WHOLE, class, words_key(&known), 0);
    }
    return make_key(KEY_WHOLE, class, words_key(name), 0);
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
        uint64_t acronym = acronym_key(&name, mention->class);
        if ((acronym != 0) != acronyms)
            continue;
        uint32_t known = ANNOTATION_NONE;
        if (acronym != 0)
            known = linked(r, acronym);
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
        count += !is_initial(name->words[i]);
    return count;
}

/* Whether one form of a name is a better one to show: not in capitals, more words, not an acronym.
 */
static bool is_fuller(struct text a, struct text b)
{
    struct name x = read_name(a), y = read_name(b);
    bool x_upper = x.count > 1 && is_all_upper(a), y_upper = y.count > 1 && is_all_upper(b);
    if (x_upper != y_upper)
        return y_upper && x.count + 1 >= y.count;
    if (whole_words(&x) != whole_words(&y))
        return whole_words(&x) > whole_words(&y);
    if (x.count != y.count)
        return x.count > y.count;
    return x.count == 1 && b.length > 4 && is_all_upper(b) && !is_all_upper(a);
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
    uint32_t *order = arena_array(r->arena, r->count, sizeof(*order));
    struct text *fullest = arena_array(r->arena, r->count, sizeof(*fullest));
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
    struct resolver r = {
        .article = article, .names = names, .arena = arena, .annotation = annotation};
    size_t size = 64;
    while (size < 16 * annotation->mention_count)
        size *= 2;
    r.links = arena_array(arena, size, sizeof(*r.links));
    r.mask = size - 1;
    gazetteer_embedded(&r.gazetteer);
    for (size_t i = 0; i < annotation->mention_count; i++)
        annotation->mentions[i].entity = ANNOTATION_NONE;
    resolve_full_persons(&r, false);
    resolve_full_persons(&r, true);
    resolve_single_persons(&r);
    resolve_things(&r, false);
    resolve_things(&r, true);
    struct text *fullest = collect(&r);
    for (size_t i = 0; i < annotation->entity_count; i++) {
        struct entity *entity = &annotation->entities[i];
        entity->name = canonical_name(&r, entity->class, fullest[i]);
        entity->id = make_id(&r, entity->name);
    }
}
