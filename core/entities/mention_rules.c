#include "core/entities/mention_rules.h"

/* How often the same words are a name of each class. */
struct form {
    uint64_t key; /* 0: free */
    uint32_t times[ENTITY_CLASS_COUNT];
};

static struct form *find_form(struct form *forms, size_t mask, const struct features *features,
                              const struct mention *mention)
{
    uint64_t key = 0;
    for (size_t i = mention->first_token; i < mention->end_token; i++)
        key = gazetteer_phrase_key(key, features->tokens[i].key);
    size_t at = (key |= 1) >> 20 & mask;
    while (forms[at].key != 0 && forms[at].key != key)
        at = (at + 1) & mask;
    forms[at].key = key;
    return &forms[at];
}

/* The class that two thirds of a form's names have, else the mention's own. */
static enum entity_class common_class(const struct form *form, enum entity_class own)
{
    uint32_t sum = 0;
    for (int c = 0; c < ENTITY_CLASS_COUNT; c++)
        sum += form->times[c];
    for (int c = 0; c < ENTITY_CLASS_COUNT; c++)
        if (3 * form->times[c] >= 2 * sum)
            return (enum entity_class)c;
    return own;
}

/* One article means one thing by the same words, mostly. */
static void agree_on_classes(const struct features *features, struct annotation *annotation)
{
    struct arena *scratch = arena_new();
    size_t size = 16;
    while (size < 2 * annotation->mention_count)
        size *= 2;
    struct form *forms = arena_array(scratch, size, sizeof(*forms));
    for (int decide = 0; decide < 2; decide++)
        for (size_t i = 0; i < annotation->mention_count; i++) {
            struct mention *mention = &annotation->mentions[i];
            struct form *form = find_form(forms, size - 1, features, mention);
            if (decide)
                mention->class = common_class(form, mention->class);
            else
                form->times[mention->class]++;
        }
    arena_free(scratch);
}

/* Whether tokens from `index` on are small words for a place that is called after somebody:
 * "airbase", "air base". A plain "base" may be of voters. */
static bool is_site(const struct features *features, size_t index)
{
    static const char *const sites[][2] = {{"airbase", NULL},    {"airport", NULL},
                                           {"airfield", NULL},   {"aerodrome", NULL},
                                           {"air", "base"},      {"air", "field"},
                                           {"naval", "base"},    {"army", "base"},
                                           {"military", "base"}, {"barracks", NULL},
                                           {"stadium", NULL},    {"street", NULL},
                                           {"bridge", NULL},     {"international", "airport"}};
    for (size_t i = 0; i < sizeof(sites) / sizeof(sites[0]); i++) {
        size_t words = sites[i][1] ? 2 : 1, same = 0;
        while (same < words && index + same < features->count &&
               !(features->tokens[index + same].flags & FEATURES_STARTS) &&
               features->tokens[index + same].key ==
                   gazetteer_word_key(text_from(sites[i][same]), false))
            same++;
        if (same == words)
            return true;
    }
    return false;
}

/* "[John F.] [Kennedy Airport]": a person and a place with no word between, where the place ends in
 * a word for one. */
static bool is_site_cut_in_two(const struct features *features, const struct mention *person,
                               const struct mention *place)
{
    const struct feature_token *last = &features->tokens[place->end_token - 1];
    if (person->class != ENTITY_PERSON || place->class != ENTITY_PLACE ||
        person->span.paragraph != place->span.paragraph ||
        place->first_token == last - features->tokens)
        return false;
    for (size_t i = person->end_token; i < place->first_token; i++)
        if (!features->tokens[i].candidate || features->tokens[i].flags & FEATURES_WORD)
            return false;
    return last->classes & GAZETTEER_PLACEWORD && place->first_token - person->end_token <= 1;
}

static void settle_sites(const struct features *features, struct annotation *annotation)
{
    size_t kept = 0;
    for (size_t i = 0; i < annotation->mention_count; i++) {
        struct mention mention = annotation->mentions[i];
        struct mention *before = kept ? &annotation->mentions[kept - 1] : NULL;
        if (before != NULL && is_site_cut_in_two(features, before, &mention)) {
            before->class = ENTITY_PLACE;
            before->end_token = mention.end_token;
            before->span.length = mention.span.start + mention.span.length - before->span.start;
            continue;
        }
        if (mention.class == ENTITY_PERSON && is_site(features, mention.end_token))
            mention.class = ENTITY_PLACE;
        annotation->mentions[kept++] = mention;
    }
    annotation->mention_count = kept;
}

/* A town that has a club of its name. */
static bool is_club(const struct features *features, const struct mention *mention)
{
    uint32_t known = features_phrase(features, mention->first_token, mention->end_token);
    return known & GAZETTEER_ORG && known & (GAZETTEER_CITY | GAZETTEER_TOWN);
}

/* Where clubs play, a town that stands for one more is its club, unless somebody is in it. */
static void settle_clubs(const struct features *features, struct annotation *annotation)
{
    bool clubs = false;
    for (size_t i = 0; i < annotation->mention_count; i++)
        clubs = clubs || (annotation->mentions[i].class == ENTITY_ORGANIZATION &&
                          is_club(features, &annotation->mentions[i]));
    for (size_t i = 0; clubs && i < annotation->mention_count; i++) {
        struct mention *mention = &annotation->mentions[i];
        size_t first = mention->first_token;
        bool within = first > 0 && features->tokens[first - 1].classes & GAZETTEER_PREPOSITION;
        if (mention->class == ENTITY_PLACE && !within && is_club(features, mention))
            mention->class = ENTITY_ORGANIZATION;
    }
}

void mention_rules_apply(const struct features *features, struct annotation *annotation)
{
    settle_sites(features, annotation);
    agree_on_classes(features, annotation);
    settle_clubs(features, annotation);
}
