#include "core/entities/titles.h"

#include <string.h>

#include "core/base/word_table.h"
#include "core/entities/line.h"

enum { PHRASE_MAX = 5, APPOSITION_MAX = 9, ABBREVIATION_MAX = 5, TITLES_MAX = 16 };

/* Words before a title that belong to it, sorted. */
static const char *const modifiers[] = {"acting",  "assistant", "associate", "chief",    "deputy",
                                        "ex",      "executive", "foreign",   "former",   "general",
                                        "interim", "junior",    "lead",      "outgoing", "senior",
                                        "shadow",  "then",      "vice"};
static const char *const articles[] = {"a", "an", "the"};

struct reader {
    const struct annotation *annotation;
    const struct gazetteer *gazetteer;
    struct line line;
};

static uint64_t key_at(const struct reader *r, size_t token)
{
    return gazetteer_word_key(line_word(&r->line, token), false);
}

/* The classes of tokens [first, end) as one phrase, marks left out. */
static uint32_t phrase_classes(const struct reader *r, size_t first, size_t end)
{
    uint64_t key = 0;
    bool begun = false;
    for (size_t i = first; i < end; i++) {
        if (!line_is_kind(&r->line, i, TOKEN_WORD))
            continue;
        key = begun ? gazetteer_phrase_key(key, key_at(r, i)) : key_at(r, i);
        begun = true;
    }
    return begun ? gazetteer_lookup(r->gazetteer, key) : 0;
}

static bool is_capital(const struct reader *r, size_t token)
{
    return line_has_flag(&r->line, token, TOKEN_CAPITAL);
}

/* How many tokens before `end` are one title or job, down to `least`; 0: none. */
static size_t title_length(const struct reader *r, size_t least, size_t end)
{
    size_t most = end - least < PHRASE_MAX ? end - least : PHRASE_MAX;
    if (!line_is_kind(&r->line, end - 1, TOKEN_WORD))
        return 0;
    for (size_t length = most; length > 0; length--) {
        uint32_t wanted = GAZETTEER_TITLE | (length == 1 ? GAZETTEER_JOB : 0u);
        uint32_t classes = phrase_classes(r, end - length, end);
        if (line_is_kind(&r->line, end - length, TOKEN_WORD) && classes & wanted &&
            !(classes & GAZETTEER_KIN))
            return length;
    }
    return 0;
}

/* The stop of "Dr." before a name. */
static bool ends_abbreviation(const struct reader *r, size_t least, size_t end)
{
    return end > least + 1 && line_is_mark(&r->line, end - 1, '.') &&
           line_word(&r->line, end - 2).length <= ABBREVIATION_MAX &&
           title_length(r, least, end - 1);
}

/* What goes before a title: another of the same case, a modifier, or a capitalised word before a
 * capitalised one. */
static size_t more_before(const struct reader *r, size_t least, size_t first)
{
    struct text word = line_word(&r->line, first - 1);
    size_t length = title_length(r, least, first);
    if (length > 0)
        return is_capital(r, first - length) == is_capital(r, first) ? length : 0;
    if (!line_is_kind(&r->line, first - 1, TOKEN_WORD))
        return 0;
    uint32_t classes = gazetteer_lookup(r->gazetteer, key_at(r, first - 1));
    bool named = is_capital(r, first - 1) && is_capital(r, first) && first - 1 > r->line.first &&
                 !(classes & (GAZETTEER_CALENDAR | GAZETTEER_PREPOSITION)) &&
                 !WORDS_HAVE(word, articles);
    return named || WORDS_HAVE(word, modifiers);
}

static size_t title_begin(const struct reader *r, size_t index)
{
    const struct mention *mentions = r->annotation->mentions;
    size_t end = mentions[index].first_token, least = r->line.first;
    if (index > 0 && mentions[index - 1].end_token > least)
        least = mentions[index - 1].end_token;
    if (least >= end)
        return end;
    size_t last = ends_abbreviation(r, least, end) ? end - 1 : end;
    size_t first = last - title_length(r, least, last);
    if (first == last)
        return end;
    for (size_t more; first > least && (more = more_before(r, least, first)) > 0;)
        first -= more;
    return first;
}

static struct reader read_line(const struct article *article, const struct annotation *annotation,
                               const struct gazetteer *gazetteer, size_t paragraph)
{
    return (struct reader){annotation, gazetteer, line_of(article, &annotation->tokens, paragraph)};
}

size_t titles_begin(const struct article *article, const struct annotation *annotation,
                    const struct gazetteer *gazetteer, size_t index)
{
    struct reader r =
        read_line(article, annotation, gazetteer, annotation->mentions[index].span.paragraph);
    return title_begin(&r, index);
}

/* Behind ", 45" of a person's age. */
static size_t skip_age(const struct line *line, size_t at)
{
    return line_is_mark(line, at, ',') && line_is_kind(line, at + 1, TOKEN_NUMBER) &&
                   line_is_mark(line, at + 2, ',')
               ? at + 2
               : at;
}

/* What a token is to an apposition: its end, what none has, a word of it, or one that says what
 * somebody is. */
enum part { PART_END, PART_FOREIGN, PART_WORD, PART_ROLE };

/* `next` is the first mention that may hold the token. */
static enum part read_part(const struct reader *r, size_t at, size_t *next)
{
    const struct annotation *a = r->annotation;
    while (*next < a->mention_count && a->mentions[*next].end_token <= at)
        (*next)++;
    bool named = *next < a->mention_count && a->mentions[*next].first_token <= at;
    if (line_is_mark(&r->line, at, ',') || line_is_mark(&r->line, at, '.'))
        return PART_END;
    if (named && a->mentions[*next].class == ENTITY_PERSON)
        return PART_FOREIGN;
    if (!line_is_kind(&r->line, at, TOKEN_WORD))
        return line_is_kind(&r->line, at, TOKEN_CLITIC) || line_is_dash(&r->line, at)
                   ? PART_WORD
                   : PART_FOREIGN;
    uint32_t classes = gazetteer_lookup(r->gazetteer, key_at(r, at));
    if (classes & (GAZETTEER_SPEECH | GAZETTEER_KIN))
        return PART_FOREIGN;
    return !named && classes & (GAZETTEER_TITLE | GAZETTEER_JOB) ? PART_ROLE : PART_WORD;
}

/* Tokens [*first, *end) of what stands between a name's comma and the next and says what the person
 * is. */
static bool find_apposition(const struct reader *r, size_t index, size_t *first, size_t *end)
{
    const struct line *line = &r->line;
    size_t comma = skip_age(line, r->annotation->mentions[index].end_token), next = index + 1;
    bool role = false;
    if (!line_is_mark(line, comma, ','))
        return false;
    *first = comma + (WORDS_HAVE(line_word(line, comma + 1), articles) ? 2 : 1);
    for (*end = *first; *end < line->end && *end - *first < APPOSITION_MAX; (*end)++) {
        enum part part = read_part(r, *end, &next);
        if (part == PART_END)
            return role;
        if (part == PART_FOREIGN ||
            (!role && (line_is(line, *end, "of") || line_is(line, *end, "and"))))
            return false;
        role = role || part == PART_ROLE;
    }
    return false;
}

static void add_title(struct entity *entity, struct arena *arena, size_t *capacity,
                      struct text title)
{
    for (size_t i = 0; i < entity->title_count; i++)
        if (text_equal_ascii_case(text_from(entity->titles[i]), title))
            return;
    if (entity->title_count == TITLES_MAX)
        return;
    entity->titles =
        arena_grow(arena, entity->titles, entity->title_count, capacity, sizeof(*entity->titles));
    entity->titles[entity->title_count++] = arena_copy(arena, title.bytes, title.length);
}

void titles_find(const struct article *article, struct arena *arena, struct annotation *annotation)
{
    struct gazetteer gazetteer;
    size_t *capacity = arena_array(arena, annotation->entity_count, sizeof(*capacity));
    gazetteer_embedded(&gazetteer);
    for (size_t i = 0; i < annotation->mention_count; i++) {
        const struct mention *mention = &annotation->mentions[i];
        if (mention->class != ENTITY_PERSON)
            continue;
        struct reader r = read_line(article, annotation, &gazetteer, mention->span.paragraph);
        struct entity *entity = &annotation->entities[mention->entity];
        size_t first = title_begin(&r, i), end = mention->first_token;
        for (int k = 0; k < 2; k++) {
            if (first < end)
                add_title(entity, arena, &capacity[mention->entity],
                          article_span_text(article, line_span(&r.line, first, end)));
            if (!find_apposition(&r, i, &first, &end))
                break;
        }
    }
}
