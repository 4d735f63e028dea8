/* entities: persons, places and organisations over all articles of a collection.
 *
 * Names are resolved in the article first (core/entities/resolve.h). Across articles they join by
 * the same canonical name and class, whatever its spelling (name_parts.h); a lone surname joins the
 * one full name of its story that ends in it, an organisation's acronym the one that it is of,
 * where exactly one does. Nothing depends on how often a name stands or in
 * which order articles came, but for the order of ids. */
#ifndef DIPTYCH_COLLECTION_ENTITIES_H
#define DIPTYCH_COLLECTION_ENTITIES_H

#include "core/collection/collection.h"

/* A mention: of which item, and which of its annotation's mentions. */
struct entity_place {
    uint32_t item, mention;
};

struct entity_over_all {
    enum entity_class class;
    const char *id;      /* slug of the name, "-2" in source order where taken */
    const char *name;    /* the fullest canonical name */
    const char **titles; /* of a person: seen beside the name, each once, at most 32 */
    size_t title_count;
    struct entity_place *places; /* by item, then place in it */
    size_t place_count;
    uint32_t item_count;  /* articles that name it */
    uint32_t story_count; /* stories that do */
};

struct entities_over_all {
    struct entity_over_all *items; /* by first mention */
    size_t count;
    uint32_t **entity_of; /* entity_of[item][entity of its annotation]: index into items */
};

/* Finds them. Everything lives in the arena. The collection must be loaded. */
void entities_find(const struct collection *collection, struct arena *arena,
                   struct entities_over_all *out);
/* The same, kept until the collection goes. Where stories are measured a worker finds them as soon
 * as these have formed, and they may be asked for once they are there; else when first asked for.
 */
bool collection_has_entities(const struct collection *collection);
/* Those that are there, or NULL: nothing is begun. */
const struct entities_over_all *collection_known_entities(const struct collection *collection);
const struct entities_over_all *collection_entities(struct collection *collection);

#endif
