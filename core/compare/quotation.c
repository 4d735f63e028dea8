#include <string.h>

#include "core/compare/evidence.h"

/* A quotation is looked for in a window of the other sentence, somewhat longer than itself: words
 * may be cut or changed. */
static const double window_factor = 1.4;
enum { WINDOW_MORE = 7, FRAGMENT_WORDS_MIN = 2, FRAGMENT_WORDS_MAX = 64, WINDOW_MAX = 97 };
static const float held_least = 0.7F;   /* of the fragment's weight, in order */
static const float occurs_least = 0.5F; /* of it anywhere, before order is looked at */

struct fragment {
    uint32_t first, count; /* words of the side */
    float weight;
};

/* Weight of the fragment's words that occur in the window, and where the best window begins. */
static float best_window(const struct weighted *from, struct fragment fragment,
                         const struct weighted *in, uint32_t first, uint32_t count, uint32_t width,
                         uint32_t *start)
{
    float weights[EVIDENCE_WORDS_MAX], sum = 0, best = 0;
    *start = first;
    for (uint32_t j = 0; j < count; j++) {
        weights[j] = 0;
        for (uint32_t i = 0; i < fragment.count; i++) {
            uint32_t a = fragment.first + i;
            if (from->words->words[a].stem == in->words->words[first + j].stem) {
                weights[j] = from->weights[a];
                break;
            }
        }
        sum += weights[j];
        if (j >= width)
            sum -= weights[j - width];
        if (sum > best) {
            best = sum;
            *start = first + (j + 1 > width ? j + 1 - width : 0);
        }
    }
    return best;
}

struct cell {
    float held, both; /* weight in order; of it in marks on both sides */
};

/* The heaviest common subsequence of fragment and window. */
static struct cell align(const struct weighted *from, struct fragment fragment,
                         const struct weighted *in, uint32_t start, uint32_t width)
{
    struct cell row[WINDOW_MAX + 1];
    memset(row, 0, sizeof(row));
    for (uint32_t i = 0; i < fragment.count; i++) {
        uint32_t a = fragment.first + i;
        struct cell diagonal = row[0];
        for (uint32_t j = 0; j < width; j++) {
            struct cell above = row[j + 1], best = above;
            if (row[j].held > best.held)
                best = row[j];
            const struct word *other = &in->words->words[start + j];
            const struct word *own = &from->words->words[a];
            float match = own->key == other->key ? 1 : own->stem == other->stem ? EVIDENCE_NEAR : 0;
            float held = diagonal.held + match * from->weights[a];
            if (match > 0 && held > best.held) {
                float marked = other->fragment ? match * from->weights[a] : 0;
                best = (struct cell){held, diagonal.both + marked};
            }
            row[j + 1] = best;
            diagonal = above;
        }
    }
    return row[width];
}

static void try_fragment(const struct weighted *from, struct fragment fragment,
                         const struct weighted *in, const struct unit *unit, float *quoted,
                         float *both)
{
    uint32_t count = unit->word_count < EVIDENCE_WORDS_MAX ? unit->word_count : EVIDENCE_WORDS_MAX;
    uint32_t width = (uint32_t)(fragment.count * window_factor) + WINDOW_MORE, start;
    width = width > WINDOW_MAX ? WINDOW_MAX : width;
    float occurs = best_window(from, fragment, in, unit->first_word, count, width, &start);
    if (occurs < occurs_least * fragment.weight)
        return;
    uint32_t end = unit->first_word + count;
    struct cell cell = align(from, fragment, in, start, end - start < width ? end - start : width);
    if (cell.held < held_least * fragment.weight)
        return;
    *quoted = cell.held > *quoted ? cell.held : *quoted;
    *both = cell.both > *both ? cell.both : *both;
}

/* Whether enough of the fragment is anywhere in the other sentence; says so without looking at it.
 */
static bool may_occur(const struct evidence_room *room, const struct weighted *from,
                      struct fragment fragment)
{
    float sum = 0;
    for (uint32_t i = 0; i < fragment.count; i++)
        if (room->stem_marks[from->words->words[fragment.first + i].stem] == room->serial)
            sum += from->weights[fragment.first + i];
    return sum >= occurs_least * fragment.weight;
}

void evidence_quotation(const struct evidence_room *room, const struct weighted *from, uint32_t a,
                        const struct weighted *in, uint32_t b, float *quoted, float *both)
{
    const struct unit *unit = &from->words->units[a];
    const struct word *words = from->words->words + unit->first_word;
    uint32_t count = unit->word_count < EVIDENCE_WORDS_MAX ? unit->word_count : EVIDENCE_WORDS_MAX;
    for (uint32_t i = 0, end; i < count; i = end) {
        end = i + 1;
        if (words[i].fragment == 0)
            continue;
        struct fragment fragment = {unit->first_word + i, 0, 0};
        for (end = i; end < count && words[end].fragment == words[i].fragment; end++)
            if (fragment.count < FRAGMENT_WORDS_MAX) {
                fragment.weight += from->weights[unit->first_word + end];
                fragment.count++;
            }
        if (fragment.count >= FRAGMENT_WORDS_MIN && fragment.weight > 0 &&
            may_occur(room, from, fragment))
            try_fragment(from, fragment, in, &in->words->units[b], quoted, both);
    }
}
