#include "core/base/word_table.h"
#include "core/entities/given_names.h"
#include "core/entities/speakers.h"
#include "core/entities/speech_words.h"

enum { MENTIONS_BACK = 16 /* mentions that are looked at for a pronoun */ };

/* The number of mentions that begin at or before a token. */
static size_t mentions_until(const struct annotation *annotation, size_t token)
{
    size_t low = 0, high = annotation->mention_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (annotation->mentions[middle].first_token <= token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct mention *speaker_mention_at(const struct annotation *annotation, size_t token)
{
    size_t count = mentions_until(annotation, token);
    if (count == 0 || annotation->mentions[count - 1].end_token <= token)
        return NULL;
    return &annotation->mentions[count - 1];
}

struct speaker speaker_of_mention(const struct mention *mention)
{
    return (struct speaker){.known = true,
                            .span = mention->span,
                            .entity = mention->entity,
                            .token = mention->first_token};
}

/* Of whom no title tells it: "Karen Marsh". */
static void learn_from_given_names(const struct article *article,
                                   const struct annotation *annotation, char *genders)
{
    for (size_t i = 0; i < annotation->mention_count; i++) {
        const struct mention *mention = &annotation->mentions[i];
        if (mention->class != ENTITY_PERSON || mention->entity >= annotation->entity_count ||
            genders[mention->entity] != 0 || mention->end_token < mention->first_token + 2)
            continue;
        struct token first = annotation->tokens.items[mention->first_token];
        struct text name = article->paragraphs[mention->span.paragraph].text;
        genders[mention->entity] =
            given_name_gender(text_slice(name, first.start, first.start + first.length));
    }
}

char *speaker_learn_genders(const struct article *article, const struct annotation *annotation,
                            struct arena *arena)
{
    char *genders = arena_array(arena, annotation->entity_count, 1);
    struct line line = {0};
    for (size_t i = 0; i < annotation->mention_count; i++) {
        const struct mention *mention = &annotation->mentions[i];
        if (mention->class != ENTITY_PERSON || mention->entity >= annotation->entity_count)
            continue;
        if (line.tokens == NULL || line.paragraph != mention->span.paragraph)
            line = line_of(article, &annotation->tokens, mention->span.paragraph);
        size_t before = mention->first_token - 1;
        if (line_is_mark(&line, before, '.') && line_has_flag(&line, before - 1, TOKEN_CAPITAL))
            before--;
        char gender = speech_gender(line_word(&line, before));
        if (gender != 0)
            genders[mention->entity] = gender;
    }
    learn_from_given_names(article, annotation, genders);
    return genders;
}

/* Whether a token stands inside a quotation near the one that is looked at. */
bool speaker_is_quoted(const struct speaker_search *search, size_t token)
{
    for (size_t i = search->piece + 1, steps = 0; i-- > 0 && steps < MENTIONS_BACK; steps++) {
        const struct quote_piece *piece = &search->pieces->items[i];
        if (piece->open < token && token < piece->close)
            return true;
        if (piece->close <= token && i < search->piece)
            break;
    }
    return false;
}

/* Whether a person is the first to be named in the sentence, and can be its subject. */
static bool leads_sentence(const struct speaker_search *search, size_t index)
{
    const struct annotation *annotation = search->annotation;
    const struct mention *mention = &annotation->mentions[index];
    size_t sentence =
        sentences_at(&annotation->sentences, mention->span.paragraph, mention->span.start);
    if (sentence == SIZE_MAX)
        return false;
    size_t first = annotation->sentences.items[sentence].first_token;
    struct line line = line_of(search->article, &annotation->tokens, mention->span.paragraph);
    bool apposed = line_is_mark(&line, mention->first_token - 1, ',');
    for (size_t i = index;
         i-- > 0 && index - i < MENTIONS_BACK && annotation->mentions[i].first_token >= first;) {
        /* "Brandt's deputy, Ole Lind, …" */
        bool owner = line_is_kind(&line, annotation->mentions[i].end_token, TOKEN_CLITIC);
        if (annotation->mentions[i].class == ENTITY_PERSON && !(apposed && owner))
            return false;
    }
    return !line_is_kind(&line, mention->end_token, TOKEN_CLITIC) &&
           !speaker_is_object(&line, mention->first_token, first);
}

/* The person named last before mention `count` whose title fits the pronoun, outside quotations. */
static struct speaker last_of_gender(const struct speaker_search *search, size_t count, char gender)
{
    const struct annotation *annotation = search->annotation;
    for (size_t i = count, steps = 0; i-- > 0 && steps < MENTIONS_BACK; steps++) {
        const struct mention *mention = &annotation->mentions[i];
        if (mention->class == ENTITY_PERSON && search->genders[mention->entity] == gender &&
            !speaker_is_quoted(search, mention->first_token))
            return speaker_of_mention(mention);
    }
    return speaker_nobody;
}

static struct text last_word(struct text words)
{
    size_t start = words.length;
    while (start > 0 && words.bytes[start - 1] != ' ')
        start--;
    return text_slice(words, start, words.length);
}

/* Whether the last speaker can be "he" or "she"; 0 for a gender that is not known fits all. */
static bool is_of_gender(const struct speaker_search *search, char gender)
{
    const struct speaker *last = &search->last;
    if (!last->known)
        return false;
    char known = last->entity != ANNOTATION_NONE
                     ? search->genders[last->entity]
                     : speech_gender(last_word(article_span_text(search->article, last->span)));
    bool person = last->entity == ANNOTATION_NONE ||
                  search->annotation->entities[last->entity].class == ENTITY_PERSON;
    return person && (known == 0 || gender == 0 || known == gender);
}

/* "he" or "she" at `token`: the last speaker, or a person named since who fits. */
static struct speaker resolve_person(const struct speaker_search *search, size_t token)
{
    const struct annotation *annotation = search->annotation;
    char gender = speech_gender(line_word(&search->line, token));
    size_t count = mentions_until(annotation, token);
    struct speaker best = search->last;
    best.known = is_of_gender(search, gender);
    for (size_t i = count, steps = 0; i-- > 0 && steps < MENTIONS_BACK; steps++) {
        const struct mention *mention = &annotation->mentions[i];
        if (best.known && mention->first_token <= best.token)
            break;
        char known = search->genders[mention->entity];
        if (mention->class != ENTITY_PERSON || (known != 0 && gender != 0 && known != gender))
            continue;
        if (leads_sentence(search, i) && !speaker_is_quoted(search, mention->first_token))
            return speaker_of_mention(mention);
    }
    return best.known || gender == 0 ? best : last_of_gender(search, count, gender);
}

/* Who a pronoun stands for. "They" and "it" are a body that spoke before; "I", "we" and "you" are
 * nobody that can be told. */
enum pronoun { PRONOUN_PERSON, PRONOUN_BODY, PRONOUN_OTHER };

static const struct pronoun_word {
    const char *word;
    enum pronoun kind;
} pronouns[] = {{"he", PRONOUN_PERSON},  {"i", PRONOUN_OTHER},   {"it", PRONOUN_BODY},
                {"she", PRONOUN_PERSON}, {"they", PRONOUN_BODY}, {"we", PRONOUN_OTHER},
                {"you", PRONOUN_OTHER}};

bool speaker_is_pronoun(const struct line *line, size_t token)
{
    return WORDS_FIND(line_word(line, token), pronouns) != NULL;
}

/* Whether the last speaker can be "they" or "it". */
static bool is_body(const struct speaker_search *search)
{
    const struct speaker *last = &search->last;
    if (!last->known)
        return false;
    if (last->entity != ANNOTATION_NONE)
        return search->annotation->entities[last->entity].class == ENTITY_ORGANIZATION;
    struct text role = last_word(article_span_text(search->article, last->span));
    return speech_role(role) == SPEECH_BODY || speech_role(role) == SPEECH_MANY;
}

/* The organisation that is named last before "it" at `token`, if it leads its sentence in the same
 * paragraph. */
static struct speaker leading_body(const struct speaker_search *search, size_t token)
{
    const struct annotation *annotation = search->annotation;
    for (size_t i = mentions_until(annotation, token); i-- > 0;) {
        const struct mention *mention = &annotation->mentions[i];
        if (mention->first_token < search->line.first)
            break;
        if (mention->class != ENTITY_ORGANIZATION)
            continue;
        bool leads = leads_sentence(search, i) && !speaker_is_quoted(search, mention->first_token);
        return leads ? speaker_of_mention(mention) : speaker_nobody;
    }
    return speaker_nobody;
}

struct speaker speaker_of_pronoun(const struct speaker_search *search, size_t token)
{
    const struct pronoun_word *row = WORDS_FIND(line_word(&search->line, token), pronouns);
    if (row == NULL || row->kind == PRONOUN_PERSON)
        return resolve_person(search, token);
    if (row->kind == PRONOUN_OTHER)
        return speaker_nobody;
    if (is_body(search))
        return search->last;
    return line_is(&search->line, token, "it") ? leading_body(search, token) : speaker_nobody;
}

bool speaker_is_last(const struct speaker_search *search, struct text role)
{
    const struct speaker *last = &search->last;
    if (!last->known)
        return false;
    if (last->entity == ANNOTATION_NONE)
        return text_equal_ascii_case(last_word(article_span_text(search->article, last->span)),
                                     role);
    enum speech_role kind = speech_role(role);
    enum entity_class class = search->annotation->entities[last->entity].class;
    if (class == ENTITY_ORGANIZATION)
        return kind == SPEECH_BODY || text_starts(role, TEXT("spokes"));
    return class == ENTITY_PERSON && kind == SPEECH_PERSON &&
           is_of_gender(search, speech_gender(role));
}
