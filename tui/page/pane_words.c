#include "tui/page/pane_words.h"

#include <stdlib.h>

/* Inserts of all paragraphs while they are put together. */
struct words {
    struct pane *pane;
    size_t *capacities;
};

static void add(struct words *words, uint32_t paragraph, uint32_t offset, struct text text)
{
    struct pane *pane = words->pane;
    pane->inserts[paragraph] =
        arena_grow(pane->arena, pane->inserts[paragraph], pane->insert_counts[paragraph],
                   &words->capacities[paragraph], sizeof(**pane->inserts));
    pane->inserts[paragraph][pane->insert_counts[paragraph]++] = (struct flow_insert){offset, text};
}

static void add_brackets(struct words *words)
{
    const struct pane *pane = words->pane;
    for (size_t i = 0; i < pane->highlight_count; i++) {
        struct span place = pane->highlights[i].span;
        if (pane->highlights[i].highlight != HIGHLIGHT_PLACE)
            continue;
        add(words, place.paragraph, place.start, TEXT("["));
        add(words, place.paragraph, place.start + place.length, TEXT("]"));
    }
}

static void add_sentences(struct words *words)
{
    struct pane *pane = words->pane;
    const struct sentences *sentences = &pane->analysis->annotation.sentences;
    for (size_t i = 0; i < sentences->count && i < pane->links.count; i++) {
        const struct link *link = &pane->links.items[i];
        enum sign sign;
        char letter[4] = "";
        if (!links_sign(link, &sign))
            continue;
        if (pane->letters && link->group != ANNOTATION_NONE)
            links_letter(link->group, letter);
        const char *text = arena_printf(pane->arena, "[%s%s%s%s%s] ", style_sign_words(sign),
                                        letter[0] ? " " : "", letter, link->moved ? ", " : "",
                                        link->moved ? style_sign_words(SIGN_MOVED_UP) : "");
        add(words, sentences->items[i].span.paragraph, sentences->items[i].span.start,
            text_from(text));
    }
}

static void add_hits(struct words *words)
{
    struct pane *pane = words->pane;
    for (size_t i = 0; i < pane->analysis->hits.count; i++) {
        const struct hit *hit = &pane->analysis->hits.items[i];
        enum sign sign = highlight_severity_sign(hit->severity).sign;
        add(words, hit->span.paragraph, hit->span.start,
            text_from(arena_printf(pane->arena, "[%s] ", style_sign_words(sign))));
    }
}

/* By offset; there what closes first, then words, then what opens. */
static int by_offset(const void *a, const void *b)
{
    const struct flow_insert *left = a, *right = b;
    bool closes = left->text.bytes[0] == ']', other = right->text.bytes[0] == ']';
    if (left->offset != right->offset)
        return left->offset < right->offset ? -1 : 1;
    if (closes != other)
        return closes ? -1 : 1;
    return (left->text.length < right->text.length) - (left->text.length > right->text.length);
}

void pane_make_inserts(struct pane *pane)
{
    size_t paragraphs = pane->article->paragraph_count;
    bool plain = pane->context->styles->plain;
    struct words words = {pane, arena_array(pane->arena, paragraphs, sizeof(*words.capacities))};
    pane->inserts = arena_array(pane->arena, paragraphs, sizeof(*pane->inserts));
    pane->insert_counts = arena_array(pane->arena, paragraphs, sizeof(*pane->insert_counts));
    if (plain)
        add_sentences(&words);
    if (plain && (pane->context->classes >> HIGHLIGHT_WATCH & 1))
        add_hits(&words);
    if (pane->laid_out_for.brackets)
        add_brackets(&words);
    for (size_t p = 0; plain && p < paragraphs; p++)
        if (pane->insert_counts[p] > 1)
            qsort(pane->inserts[p], pane->insert_counts[p], sizeof(**pane->inserts), by_offset);
}

uint32_t pane_words_version(const struct pane *pane)
{
    uint32_t version = pane->context->styles->traits.ascii ? 1 : 2;
    if (!pane->context->styles->plain)
        return version;
    for (size_t i = 0; i < pane->links.count; i++) {
        const struct link *link = &pane->links.items[i];
        version = version * 31 + (uint32_t)link->relation * 8 + (link->disputed ? 4 : 0) +
                  (link->moved ? 2 : 0) + link->group;
    }
    return version * 31 + (pane->context->classes >> HIGHLIGHT_WATCH & 1);
}
