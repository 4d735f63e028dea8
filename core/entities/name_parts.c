#include "core/entities/name_parts.h"

#include "core/entities/nicknames.h"
#include "core/entities/spelling.h"

enum { ACRONYM_MAX = 8 };

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

bool name_is_particle(struct text word)
{
    return is_one_of(word, particles, sizeof(particles) / sizeof(particles[0]));
}

struct name name_read(struct text text)
{
    struct name name = {.whole = text};
    for (size_t i = 0; i < text.length;) {
        size_t end = text_find(text, TEXT(" "), i);
        end = end == SIZE_MAX ? text.length : end;
        if (end > i && name.count == NAME_WORDS_MAX)
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

bool name_is_full(const struct name *name)
{
    return name->count >= 2 && !name_is_particle(name->words[0]);
}

bool name_is_initial(struct text word)
{
    return word.length == 1 || word.bytes[word.length - 1] == '.' ||
           (word.length <= 4 && word.bytes[1] == '.');
}

uint64_t name_first_key(const struct name *name)
{
    return name->count ? nickname_key(name->words[0]) : 0;
}

uint64_t name_last_key(const struct name *name)
{
    return name->count ? spelling_key(name->words[name->count - 1]) : 0;
}

uint64_t name_first_letter(const struct name *name)
{
    char plain[SPELLING_MAX];
    return name->count && spelling_plain(name->words[0], plain) ? (uint64_t)plain[0] : 0;
}

uint64_t name_words_key(const struct name *name)
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

void name_initials(const struct name *name, uint64_t out[2])
{
    char letters[2][ACRONYM_MAX];
    size_t length[2] = {0, 0};
    out[0] = out[1] = 0;
    for (size_t i = 0; i < name->count; i++) {
        char letter = name->words[i].bytes[0];
        for (int capitals = 0; capitals < 2; capitals++)
            if (length[capitals] < ACRONYM_MAX && (!capitals || (letter >= 'A' && letter <= 'Z')))
                letters[capitals][length[capitals]++] = (char)(letter | 0x20);
    }
    for (int k = 0; k < 2; k++)
        if (length[k] >= 2 && (k == 0 || length[1] != length[0]))
            out[k] = text_hash((struct text){letters[k], length[k]});
}

uint64_t name_acronym(const struct name *name)
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
    return upper * 2 > length ? text_hash((struct text){letters, length}) : 0;
}

/* Kinds of keys differ by their salt. */
static uint64_t salted(uint64_t key, uint64_t salt)
{
    return key ? (key ^ salt * 0x9E3779B97F4A7C15) | 1 : 0;
}

static struct name_keys person_keys(const struct name *name)
{
    enum { WHOLE = 1, LONE, SURNAME, INITIAL };
    uint64_t last = name_last_key(name);
    uint64_t initial = salted(last * 31 + name_first_letter(name), INITIAL);
    struct name_keys keys = {0};
    if (!name_is_full(name)) {
        keys.whole = salted(last, LONE);
        keys.alone = salted(last, SURNAME);
        return keys;
    }
    keys.whole = salted(last * 31 + name_first_key(name), WHOLE);
    keys.carries[0] = salted(last, SURNAME);
    if (name_is_initial(name->words[0]))
        keys.alone = initial;
    else
        keys.carries[1] = initial;
    return keys;
}

struct name_keys name_keys(enum entity_class class, struct text text)
{
    struct name name = name_read(text);
    if (class == ENTITY_PERSON)
        return person_keys(&name);
    struct name_keys keys = {.whole = name_words_key(&name)};
    if (class == ENTITY_ORGANIZATION) {
        keys.alone = name_acronym(&name);
        name_initials(&name, keys.carries);
    }
    return keys;
}
