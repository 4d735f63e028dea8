#include "core/entities/gazetteer.h"

#include <string.h>

#include "core/base/embed.h"
#include "core/base/utf8.h"

enum { VERSION = 1, HEADER = 32, ALIAS_SIZE = 12, KEY_BITS = 20, SET_BITS = 12 };

/* Added to a phrase's key where an alias of a class is looked up (build.py: ALIAS_SALT). */
static const uint64_t alias_salt[ENTITY_CLASS_COUNT] = {
    [ENTITY_PLACE] = 1, [ENTITY_ORGANIZATION] = 2, [ENTITY_DEMONYM] = 3};
enum { COUNTRY_SALT = 4 };

static uint32_t load32(const unsigned char *at)
{
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static uint64_t mix(uint64_t h)
{
    h = (h ^ h >> 33) * 0xFF51AFD7ED558CCD;
    h = (h ^ h >> 33) * 0xC4CEB9FE1A85EC53;
    return h ^ h >> 33;
}

bool gazetteer_open(struct text bytes, struct gazetteer *out)
{
    const unsigned char *at = (const unsigned char *)bytes.bytes;
    *out = (struct gazetteer){0};
    if (bytes.length < HEADER || memcmp(at, "DPGZ", 4) != 0 || load32(at + 4) != VERSION)
        return false;
    uint64_t slots = load32(at + 16), sets = load32(at + 20), aliases = load32(at + 24),
             pool = load32(at + 28);
    if (slots == 0 || pool == 0 ||
        HEADER + 4 * (sets + slots) + ALIAS_SIZE * aliases + pool != bytes.length ||
        bytes.bytes[bytes.length - 1] != '\0')
        return false;
    out->sets = at + HEADER;
    out->slots = out->sets + 4 * sets;
    out->aliases = out->slots + 4 * slots;
    out->pool = (const char *)(out->aliases + ALIAS_SIZE * aliases);
    out->slot_count = (uint32_t)slots;
    out->set_count = (uint32_t)sets;
    out->alias_count = (uint32_t)aliases;
    out->pool_size = (uint32_t)pool;
    return true;
}

void gazetteer_embedded(struct gazetteer *out)
{
    gazetteer_open(embed_find("core/entities/gazetteer/gazetteer.bin"), out);
}

bool gazetteer_intact(struct text bytes)
{
    struct gazetteer gazetteer;
    if (!gazetteer_open(bytes, &gazetteer))
        return false;
    const unsigned char *at = (const unsigned char *)bytes.bytes;
    uint64_t sum = (uint64_t)load32(at + 8) | (uint64_t)load32(at + 12) << 32;
    return text_hash(text_slice(bytes, 16, bytes.length)) == sum;
}

static uint64_t hash_byte(uint64_t hash, unsigned char byte)
{
    return (hash ^ byte) * 0x100000001B3;
}

uint64_t gazetteer_word_key(struct text word, bool exact)
{
    uint64_t hash = 0xCBF29CE484222325;
    if (exact)
        return mix(text_hash_more(hash_byte(hash, '='), word));
    for (size_t i = 0, size; i < word.length; i += size) {
        unsigned char byte = (unsigned char)word.bytes[i];
        size = 1;
        if (byte < 128) {
            hash = hash_byte(hash, byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte);
            continue;
        }
        char out[4];
        uint32_t code = utf8_decode(word.bytes + i, word.length - i, &size);
        size_t length = utf8_encode(code == 0x2019 ? '\'' : utf8_lower(code), out);
        for (size_t k = 0; k < length; k++)
            hash = hash_byte(hash, (unsigned char)out[k]);
    }
    return mix(hash);
}

uint64_t gazetteer_phrase_key(uint64_t phrase, uint64_t word)
{
    return mix(phrase * 0x9E3779B97F4A7C15 + word);
}

uint32_t gazetteer_lookup(const struct gazetteer *gazetteer, uint64_t key)
{
    if (gazetteer->slot_count == 0)
        return 0;
    uint32_t at = (uint32_t)((key >> 32) * gazetteer->slot_count >> 32);
    uint32_t wanted = (uint32_t)key & ((1u << KEY_BITS) - 1);
    for (uint32_t probes = 0; probes < gazetteer->slot_count; probes++) {
        uint32_t slot = load32(gazetteer->slots + 4 * (size_t)at);
        uint32_t set = slot & ((1u << SET_BITS) - 1);
        if (slot == 0)
            return 0;
        if (slot >> SET_BITS == wanted)
            return set < gazetteer->set_count ? load32(gazetteer->sets + 4 * (size_t)set) : 0;
        at = at + 1 == gazetteer->slot_count ? 0 : at + 1;
    }
    return 0;
}

static bool is_separator(char byte)
{
    return byte == ' ' || byte == '-' || byte == '&' || byte == '/' || byte == ',';
}

/* A word without the full stops of an abbreviation of one ("St."), which the key of "U.S." keeps.
 */
static struct text trim_stop(struct text word)
{
    size_t stops = 0;
    for (size_t i = 0; i < word.length; i++)
        stops += word.bytes[i] == '.';
    if (stops == 1 && word.bytes[word.length - 1] == '.')
        word.length--;
    return word;
}

/* Inside a phrase possessives do not count, as they are tokens of their own. */
static struct text without_possessive(struct text word)
{
    size_t length = text_ends(word, TEXT("'s")) ? 2 : text_ends(word, TEXT("\u2019s")) ? 4 : 0;
    return text_slice(word, 0, word.length - length);
}

static bool is_acronym(struct text word)
{
    if (word.length > 5 || word.length < 2)
        return false;
    for (size_t i = 0; i < word.length; i++)
        if (!(word.bytes[i] >= 'A' && word.bytes[i] <= 'Z') &&
            !(i > 0 && word.bytes[i] >= '0' && word.bytes[i] <= '9'))
            return false;
    return true;
}

uint64_t gazetteer_name_key(struct text name)
{
    uint64_t key = 0;
    size_t words = 0;
    struct text only = {NULL, 0};
    for (size_t i = 0; i < name.length;) {
        size_t start = i;
        while (i < name.length && !is_separator(name.bytes[i]))
            i++;
        struct text word = trim_stop(text_slice(name, start, i));
        if (i < name.length)
            word = without_possessive(word);
        i += i == start;
        if (word.length == 0)
            continue;
        uint64_t next = gazetteer_word_key(word, false);
        key = words == 0 ? next : gazetteer_phrase_key(key, next);
        only = word;
        words++;
    }
    return words == 1 && is_acronym(only) ? gazetteer_word_key(only, true) : key;
}

/* The canonical name behind a salted key, or NULL. */
static const char *find_alias(const struct gazetteer *gazetteer, uint64_t key)
{
    size_t low = 0, high = gazetteer->alias_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const unsigned char *row = gazetteer->aliases + ALIAS_SIZE * middle;
        uint64_t here = (uint64_t)load32(row) << 32 | load32(row + 4);
        if (here == key) {
            uint32_t offset = load32(row + 8);
            return offset < gazetteer->pool_size ? gazetteer->pool + offset : NULL;
        }
        if (here < key)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const char *gazetteer_canonical(const struct gazetteer *gazetteer, enum entity_class class,
                                struct text name)
{
    if (class >= ENTITY_CLASS_COUNT || alias_salt[class] == 0)
        return NULL;
    return find_alias(gazetteer, mix(gazetteer_name_key(name) + alias_salt[class]));
}

const char *gazetteer_country(const struct gazetteer *gazetteer, struct text demonym)
{
    return find_alias(gazetteer, mix(gazetteer_name_key(demonym) + COUNTRY_SALT));
}
