/* A gazetteer of any bytes: refused, or each look-up ends and stays inside them. */
#include "core/entities/gazetteer.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

static const struct text names[] = {
    {"Kyiv", 4}, {"Russian", 7}, {"UN", 2}, {"Bank of England", 15}, {"", 0}, {"St. Ives", 8},
};

static void look_up(const struct gazetteer *gazetteer, struct text name)
{
    uint64_t key = gazetteer_word_key(name, false);
    gazetteer_lookup(gazetteer, key);
    gazetteer_lookup(gazetteer, gazetteer_phrase_key(key, gazetteer_word_key(name, true)));
    for (enum entity_class class = 0; class < ENTITY_CLASS_COUNT; class ++) {
        const char *canonical = gazetteer_canonical(gazetteer, class, name);
        FUZZ_ASSERT(!canonical ||
                    canonical + strlen(canonical) < gazetteer->pool + gazetteer->pool_size);
    }
    gazetteer_country(gazetteer, name);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct gazetteer gazetteer;
    struct text bytes = fuzz_text(data, size);
    bool opened = gazetteer_open(bytes, &gazetteer);
    FUZZ_ASSERT(opened || !gazetteer_intact(bytes));
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        look_up(&gazetteer, names[i]);
    look_up(&gazetteer, text_slice(bytes, size > 16 ? size - 16 : 0, size));
    return 0;
}
