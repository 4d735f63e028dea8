#include "core/entities/tagger.h"

#include <string.h>

#include "core/entities/mention_rules.h"
#include "core/entities/model.h"

enum { GLUED_MIN = 5 }; /* "DiCaprio", "MacLean", "FitzRoy" are whole */

/* One article on its way through the model. */
struct tagging {
    const struct model *model;
    const struct tokens *tokens;
    struct features *features;
    struct model_scores *scores;
    struct model_back *back;
    uint8_t *labels;
};

static void decode_paragraphs(struct tagging *t)
{
    for (size_t p = 0; p < t->tokens->paragraph_count; p++)
        model_decode(t->model, t->features->tokens, t->scores, t->tokens->first_of[p],
                     t->tokens->first_of[p + 1], t->back, t->labels);
}

static void first_pass(struct tagging *t)
{
    uint32_t hashes[FEATURES_MAX];
    for (size_t i = 0; i < t->features->count; i++)
        if (t->features->tokens[i].candidate)
            model_add(t->model, hashes, features_local(t->features, i, hashes), &t->scores[i]);
    decode_paragraphs(t);
}

/* What the first pass said of a word elsewhere adds to its scores; the rest of them stays. */
static void second_pass(struct tagging *t)
{
    uint32_t hashes[FEATURES_MAX];
    features_count_votes(t->features, t->labels);
    for (size_t i = 0; i < t->features->count; i++)
        if (t->features->tokens[i].candidate)
            model_add(t->model, hashes, features_votes(t->features, t->labels, i, hashes),
                      &t->scores[i]);
    decode_paragraphs(t);
}

/* The longest paragraph, in tokens. */
static size_t longest_paragraph(const struct tokens *tokens)
{
    size_t longest = 0;
    for (size_t p = 0; p < tokens->paragraph_count; p++) {
        size_t length = tokens->first_of[p + 1] - tokens->first_of[p];
        longest = length > longest ? length : longest;
    }
    return longest;
}

/* Whether a token may stand at neither end of a name: marks but the stop of an abbreviation, and
 * 's. */
static bool is_edge_mark(const struct tokens *tokens, size_t index, bool at_end)
{
    const struct token *token = &tokens->items[index];
    if (token->kind == TOKEN_CLITIC)
        return true;
    return token->kind == TOKEN_MARK && !at_end;
}

static bool is_title(const struct feature_token *t)
{
    bool in_long = (t->phrase & GAZETTEER_TITLE) && (t->phrase & FEATURES_PHRASE_LONG);
    bool name = t->classes & (GAZETTEER_FIRST | GAZETTEER_PROPER | GAZETTEER_SURNAME);
    return in_long || ((t->classes & GAZETTEER_TITLE) && !name);
}

/* Whether a person's name does not begin with this token: a title, or "the", "of" between titles.
 */
static bool is_before_person(const struct feature_token *t)
{
    bool particle = t->classes & (GAZETTEER_FIRST | GAZETTEER_SURNAME);
    return is_title(t) ||
           (!(t->flags & FEATURES_CAPITAL) && (t->flags & FEATURES_WORD) && !particle &&
            (t->key == gazetteer_word_key(TEXT("the"), false) ||
             t->key == gazetteer_word_key(TEXT("of"), false)));
}

/* "UK Foreign Secretary" names nobody: titles behind lands, to the end. */
static bool is_office(const struct feature_token *tokens, size_t first, size_t end)
{
    return is_title(&tokens[end - 1]) &&
           (end - first == 1 || is_title(&tokens[end - 2]) ||
            tokens[end - 2].classes & (GAZETTEER_COUNTRY | GAZETTEER_DEMONYM));
}

/* Letters of honour behind a name: "Ann Example QC". */
static bool is_honour(const struct feature_token *t, const struct token *token)
{
    static const char *const honours[] = {"cbe", "dbe", "kbe", "kc",  "mbe", "mep", "mla",
                                          "mlc", "mp",  "msp", "obe", "phd", "qc"};
    for (size_t i = 0; i < sizeof(honours) / sizeof(*honours); i++)
        if (t->key == gazetteer_word_key(text_from(honours[i]), false))
            return (token->flags & (TOKEN_UPPER | TOKEN_MIXED)) != 0;
    return false;
}

/* Whether a word ends a longer person's name elsewhere in the article. */
static bool is_surname_here(const struct features *features, size_t index)
{
    uint32_t fact = features->tokens[index].fact;
    return fact != FEATURES_NO_FACT && features->facts[fact].surname;
}

/* "Example Vows Probe" in a headline, where every word begins large: how far the name goes, behind
 * a surname of the article; `end` where none stands before words that are no names. */
static size_t end_in_headline(const struct features *features, size_t first, size_t end)
{
    const uint32_t names = GAZETTEER_FIRST | GAZETTEER_PROPER | GAZETTEER_SURNAME;
    size_t kept = end;
    while (kept > first + 1 && features->tokens[kept - 1].caps &&
           features->tokens[kept - 1].flags & FEATURES_WORD &&
           !(features->tokens[kept - 1].classes & names)) {
        kept--;
        if (is_surname_here(features, kept - 1))
            return kept;
    }
    return end;
}

static void trim_person(const struct features *features, const struct tokens *tokens, size_t *first,
                        size_t *end)
{
    while (*end > *first + 1 && is_before_person(&features->tokens[*first]))
        (*first)++;
    while (*end > *first + 2 && features->tokens[*end - 1].classes & GAZETTEER_CALENDAR)
        (*end)--; /* "Ann Example Friday warned" */
    while (*end > *first + 1 && is_honour(&features->tokens[*end - 1], &tokens->items[*end - 1]))
        (*end)--;
    *end = end_in_headline(features, *first, *end);
}

/* Takes titles and marks off the ends of a name; what is left may be empty. */
static void trim_name(const struct features *features, const struct tokens *tokens,
                      enum entity_class class, size_t *first, size_t *end)
{
    while (*first < *end && is_edge_mark(tokens, *first, false))
        (*first)++;
    bool office = class == ENTITY_PERSON || class == ENTITY_ORGANIZATION;
    if (office && *end > *first + 1 && is_office(features->tokens, *first, *end))
        *end = *first;
    if (class == ENTITY_PERSON)
        trim_person(features, tokens, first, end);
    while (*first < *end &&
           is_edge_mark(tokens, *end - 1, *end - *first > 1 && class != ENTITY_PERSON))
        (*end)--;
}

/* What the lists decide against the model: countries and institutions. */
static enum entity_class settle_class(const struct features *features, size_t first, size_t end,
                                      enum entity_class class)
{
    uint32_t known = features_phrase(features, first, end);
    if (known & GAZETTEER_COUNTRY && !(known & GAZETTEER_ORG) && class == ENTITY_ORGANIZATION)
        return ENTITY_PLACE;
    if (known == GAZETTEER_ORG && class == ENTITY_PLACE)
        return ENTITY_ORGANIZATION;
    if (known == GAZETTEER_DEMONYM && class == ENTITY_PLACE)
        return ENTITY_DEMONYM;
    return class;
}

static void put_mention(const struct features *features, struct annotation *annotation,
                        size_t first, size_t end, enum entity_class class)
{
    annotation->mentions[annotation->mention_count++] = (struct mention){
        .span = tokens_span(&annotation->tokens, first, end),
        .first_token = (uint32_t)first,
        .end_token = (uint32_t)end,
        .class = settle_class(features, first, end, class),
        .entity = ANNOTATION_NONE,
    };
}

/* "the Biden-Putin summit": two persons, where both are known by fuller names. */
static bool is_pair(const struct features *features, const struct tokens *tokens, size_t first,
                    size_t end)
{
    return end - first == 3 && tokens->items[first + 1].kind == TOKEN_MARK &&
           (tokens->items[first + 1].flags & TOKEN_GLUED) && is_surname_here(features, first) &&
           is_surname_here(features, end - 1);
}

/* Where the second of two known places begins in "San Francisco-San Jose", else `end`. */
static size_t second_place(const struct features *features, const struct tokens *tokens,
                           size_t first, size_t end)
{
    const uint32_t places =
        GAZETTEER_CITY | GAZETTEER_TOWN | GAZETTEER_COUNTRY | GAZETTEER_REGION | GAZETTEER_PLACE;
    size_t mark = first + 1;
    while (mark + 1 < end && tokens->items[mark].kind != TOKEN_MARK)
        mark++;
    bool parts = mark + 1 < end && tokens->items[mark].flags & TOKEN_GLUED &&
                 features_phrase(features, first, end) == 0 &&
                 features_phrase(features, first, mark) & places &&
                 features_phrase(features, mark + 1, end) & places;
    return parts ? mark + 1 : end;
}

/* "US Secretary of State Ann Example", "UK Foreign Secretary": the land is a name of its own. */
static bool begins_with_land(const struct feature_token *tokens, size_t first, size_t end,
                             enum entity_class class)
{
    bool land = end - first > 1 &&
                (tokens[first].classes & (GAZETTEER_COUNTRY | GAZETTEER_DEMONYM)) &&
                is_title(&tokens[first + 1]);
    return land && ((class == ENTITY_PERSON && end - first > 2) ||
                    ((class == ENTITY_PERSON || class == ENTITY_ORGANIZATION) &&
                     is_office(tokens, first, end)));
}

/* "the US Secretary of State said": a land by its letters before an office is a name that the model
 * may miss. */
static bool is_land_alone(const struct features *features, const struct tokens *tokens,
                          size_t index)
{
    const struct feature_token *t = &features->tokens[index];
    return t->caps < 2 && tokens->items[index].flags & TOKEN_UPPER &&
           t->classes & GAZETTEER_COUNTRY && index + 1 < features->count &&
           features->tokens[index + 1].flags & FEATURES_CAPITAL && is_title(t + 1) &&
           !(t[1].flags & FEATURES_STARTS);
}

/* The bytes of a person's last word before one that scraping has glued to it ("MarloweDefence"),
 * else all. */
static uint32_t length_before_glued(struct text word)
{
    size_t at = GLUED_MIN;
    while (at < word.length && !(word.bytes[at - 1] >= 'a' && word.bytes[at - 1] <= 'z' &&
                                 word.bytes[at] >= 'A' && word.bytes[at] <= 'Z'))
        at++;
    return (uint32_t)(at < word.length ? at : word.length);
}

/* Ends a person's name inside the first such word. */
static void cut_glued_name(const struct article *article, const struct tokens *tokens,
                           struct mention *mention)
{
    for (size_t i = mention->first_token; i < mention->end_token; i++) {
        const struct token *token = &tokens->items[i];
        if (!(token->flags & TOKEN_MIXED))
            continue;
        uint32_t length = length_before_glued(token_text(article, tokens, i));
        if (length == token->length)
            continue;
        mention->span.length = token->start + length - mention->span.start;
        mention->end_token = (uint32_t)i + 1;
    }
}

static void cut_glued(const struct article *article, struct annotation *annotation)
{
    for (size_t i = 0; i < annotation->mention_count; i++)
        if (annotation->mentions[i].class == ENTITY_PERSON)
            cut_glued_name(article, &annotation->tokens, &annotation->mentions[i]);
}

static bool has_capital(const struct feature_token *tokens, size_t first, size_t end)
{
    while (first < end && !(tokens[first].flags & FEATURES_CAPITAL))
        first++;
    return first < end;
}

/* "[State for Defence]" behind "Secretary of": what begins inside a title is none. */
static bool begins_in_title(const struct feature_token *t)
{
    return t->phrase & GAZETTEER_TITLE && t->phrase & FEATURES_PHRASE_LONG &&
           !(t->phrase & FEATURES_PHRASE_BEGIN);
}

static void add_mention(const struct features *features, struct annotation *annotation,
                        size_t first, size_t end, enum entity_class class)
{
    if (begins_with_land(features->tokens, first, end, class)) {
        bool land = features->tokens[first].classes & GAZETTEER_COUNTRY;
        put_mention(features, annotation, first, first + 1, land ? ENTITY_PLACE : ENTITY_DEMONYM);
        first++;
    }
    trim_name(features, &annotation->tokens, class, &first, &end);
    if (!has_capital(features->tokens, first, end) ||
        (class == ENTITY_ORGANIZATION && begins_in_title(&features->tokens[first])))
        return;
    if (is_pair(features, &annotation->tokens, first, end)) {
        class = ENTITY_PERSON;
        put_mention(features, annotation, first, first + 1, class);
        first += 2;
    }
    size_t second =
        class == ENTITY_PLACE ? second_place(features, &annotation->tokens, first, end) : end;
    put_mention(features, annotation, first, second < end ? second - 1 : end, class);
    if (second < end)
        put_mention(features, annotation, second, end, class);
}

/* "the Caspian and [Black seas]": a known place whose noun is shared and small. */
static bool is_joint_place(const struct features *features, size_t index)
{
    const uint32_t begins = FEATURES_PHRASE_BEGIN | FEATURES_PHRASE_LONG;
    const struct feature_token *t = &features->tokens[index];
    return (t->phrase & begins) == begins && t->flags & FEATURES_CAPITAL &&
           index + 1 < features->count && !t[1].candidate && (t[1].suffix & 255) == 's' &&
           features_phrase(features, index, index + 2) & GAZETTEER_PLACE;
}

/* "DailyMail.com": an address that is an organisation's name. */
static bool is_address_name(const struct features *features, const struct tokens *tokens,
                            size_t index)
{
    return tokens->items[index].kind == TOKEN_LINK &&
           features->tokens[index].classes & GAZETTEER_ORG;
}

/* The end of a name that needs no model, and its class; `index` where there is none. */
static size_t sure_name(const struct features *features, const struct tokens *tokens,
                        const uint8_t *labels, size_t index, enum entity_class *class)
{
    *class = ENTITY_PLACE;
    if (is_joint_place(features, index))
        return index + 2;
    if (labels[index] != LABEL_OUTSIDE)
        return index;
    if (is_land_alone(features, tokens, index))
        return index + 1;
    *class = ENTITY_ORGANIZATION;
    return is_address_name(features, tokens, index) ? index + 1 : index;
}

void tagger_make_mentions(const struct features *features, const uint8_t *labels,
                          struct arena *arena, struct annotation *annotation)
{
    const struct tokens *tokens = &annotation->tokens;
    enum entity_class class;
    size_t names = 0;
    for (size_t i = 0; i < features->count; i++)
        names += (labels[i] != LABEL_OUTSIDE && !label_is_inside(labels[i])) ||
                 sure_name(features, tokens, labels, i, &class) > i;
    annotation->mentions = arena_array(arena, 3 * names, sizeof(*annotation->mentions));
    annotation->mention_count = 0;
    for (size_t i = 0, end; i < features->count; i = end) {
        end = sure_name(features, tokens, labels, i, &class);
        if (end > i) {
            put_mention(features, annotation, i, end, class);
            continue;
        }
        end = i + 1;
        if (labels[i] == LABEL_OUTSIDE)
            continue;
        while (end < features->count && label_is_inside(labels[end]) &&
               !is_joint_place(features, end))
            end++;
        add_mention(features, annotation, i, end, label_class(labels[i]));
    }
    mention_rules_apply(features, annotation);
}

void tagger_label(const struct model *model, const struct tokens *tokens, struct features *features,
                  struct arena *arena, uint8_t *labels)
{
    struct tagging t = {.model = model, .tokens = tokens, .features = features, .labels = labels};
    t.scores = arena_array(arena, features->count, sizeof(*t.scores));
    t.back = arena_array(arena, longest_paragraph(tokens), sizeof(*t.back));
    first_pass(&t);
    second_pass(&t);
}

void tagger_find_mentions(const struct article *article, struct arena *arena,
                          struct annotation *annotation)
{
    struct gazetteer gazetteer;
    struct model model;
    struct features features;
    struct arena *scratch = arena_new();
    gazetteer_embedded(&gazetteer);
    model_embedded(&model);
    features_prepare(article, annotation, &gazetteer, scratch, &features);
    uint8_t *labels = arena_array(scratch, features.count, sizeof(*labels));
    tagger_label(&model, &annotation->tokens, &features, scratch, labels);
    tagger_make_mentions(&features, labels, arena, annotation);
    cut_glued(article, annotation);
    arena_free(scratch);
}
