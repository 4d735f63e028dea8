#include "core/compare/rows.h"

/* --- pieces ----------------------------------------------------------------------------------- */

static enum paragraph_kind kind_of(const struct compare_side *side, uint32_t sentence)
{
    uint32_t paragraph = side->annotation->sentences.items[sentence].span.paragraph;
    return side->article->paragraphs[paragraph].kind;
}

/* An article has one headline, its first. */
static bool is_headline(const struct compare_side *side, const struct pieces *before,
                        uint32_t sentence)
{
    for (size_t i = 0; i < before->count; i++)
        if (before->items[i].headline)
            return false;
    return kind_of(side, sentence) == PARAGRAPH_HEADLINE;
}

static bool is_above(const struct compare_side *side, uint32_t sentence)
{
    enum paragraph_kind kind = kind_of(side, sentence);
    return kind == PARAGRAPH_HEADLINE || kind == PARAGRAPH_STANDFIRST || kind == PARAGRAPH_HEADING;
}

static bool continues(const struct compare_side *side, const uint32_t *group_of,
                      const struct piece *piece, uint32_t sentence)
{
    const struct sentence *items = side->annotation->sentences.items;
    return piece->end == sentence && piece->group == group_of[sentence] &&
           items[piece->first].span.paragraph == items[sentence].span.paragraph;
}

void pieces_make(const struct compare_side *side, const uint32_t *group_of, struct arena *arena,
                 struct pieces *out)
{
    size_t sentences = side->annotation->sentences.count;
    *out = (struct pieces){.items = arena_array(arena, sentences, sizeof(*out->items)),
                           .piece_of = arena_array(arena, sentences, sizeof(*out->piece_of))};
    for (uint32_t s = 0; s < sentences; s++) {
        out->piece_of[s] = ANNOTATION_NONE;
        if (kind_of(side, s) == PARAGRAPH_BOILERPLATE)
            continue;
        struct piece *last = out->count > 0 ? &out->items[out->count - 1] : NULL;
        if (last && continues(side, group_of, last, s))
            last->end = s + 1;
        else
            out->items[out->count++] = (struct piece){.first = s,
                                                      .end = s + 1,
                                                      .group = group_of[s],
                                                      .closest = ANNOTATION_NONE,
                                                      .row = ANNOTATION_NONE,
                                                      .headline = is_headline(side, out, s),
                                                      .above = is_above(side, s)};
        out->piece_of[s] = (uint32_t)out->count - 1;
    }
}

/* --- rows ------------------------------------------------------------------------------------- */

/* A row while rows are still being put between others: a chain. */
struct node {
    uint32_t next;     /* ANNOTATION_NONE: the last */
    uint32_t group;    /* what it tells */
    uint32_t same;     /* the next row that tells the same */
    uint32_t position; /* from the top */
    bool leading;      /* of the leading column */
    bool above;        /* made by a piece that is above the text */
    bool held;         /* by a piece of the column at hand */
    bool meant;        /* for one, whether it can hold it or not */
};

struct builder {
    struct arena *scratch;
    struct node *nodes;
    size_t count, capacity;
    uint32_t head;
    uint32_t headline; /* the row of the lead's */
    const struct pieces *lead;
    uint32_t *first_of, *last_of; /* by group: rows that tell it, from the top */
    size_t group_count;
};

/* Puts a new row behind another (ANNOTATION_NONE: at the top). */
static uint32_t insert_row(struct builder *b, uint32_t before, const struct piece *piece,
                           bool leading)
{
    b->nodes = arena_grow(b->scratch, b->nodes, b->count, &b->capacity, sizeof(*b->nodes));
    uint32_t *link = before == ANNOTATION_NONE ? &b->head : &b->nodes[before].next;
    uint32_t row = (uint32_t)b->count++;
    b->nodes[row] = (struct node){.next = *link,
                                  .group = piece->group,

                                  .leading = leading,
                                  .above = piece->above};
    *link = row;
    return row;
}

static void chain_row(struct builder *b, uint32_t row)
{
    uint32_t group = b->nodes[row].group;
    if (group == ANNOTATION_NONE)
        return;
    if (b->first_of[group] == ANNOTATION_NONE)
        b->first_of[group] = row;
    else
        b->nodes[b->last_of[group]].same = row;
    b->last_of[group] = row;
}

static void number_rows(struct builder *b)
{
    uint32_t position = 0;
    for (uint32_t row = b->head; row != ANNOTATION_NONE; row = b->nodes[row].next) {
        b->nodes[row].position = position++;
        b->nodes[row].held = b->nodes[row].meant = false;
        b->nodes[row].same = ANNOTATION_NONE;
    }
}

/* Chains rows that tell the same, those above the text last. */
static void chain_rows(struct builder *b)
{
    for (size_t g = 0; g < b->group_count; g++)
        b->first_of[g] = ANNOTATION_NONE;
    for (int above = 0; above < 2; above++)
        for (uint32_t row = b->head; row != ANNOTATION_NONE; row = b->nodes[row].next)
            if (b->nodes[row].above == (above == 1))
                chain_row(b, row);
}

/* The lead's row that is closest to a piece. */
static uint32_t closest_row(const struct builder *b, const struct piece *piece)
{
    if (piece->closest >= b->lead->count)
        return ANNOTATION_NONE;
    uint32_t row = b->lead->items[piece->closest].row;
    return b->nodes[row].group == piece->group ? row : ANNOTATION_NONE;
}

/* The row that a piece is meant for: the closest, or the first that tells its passage, which is not
 * yet meant for another. */
static uint32_t next_meant(struct builder *b, const struct piece *piece, bool closest)
{
    if (piece->headline && b->headline != ANNOTATION_NONE)
        return b->headline;
    if (piece->group == ANNOTATION_NONE)
        return ANNOTATION_NONE;
    uint32_t *first = &b->first_of[piece->group];
    while (*first != ANNOTATION_NONE && b->nodes[*first].meant)
        *first = b->nodes[*first].same;
    uint32_t row = closest ? closest_row(b, piece) : *first;
    if (row == ANNOTATION_NONE || b->nodes[row].meant)
        return ANNOTATION_NONE;
    b->nodes[row].meant = true;
    return row;
}

/* The row that each piece is meant for: the headline the lead's, the others their passage's. What a
 * column says several times is met by what is closest, then in order, in the text first. */
static uint32_t *find_meant(struct builder *b, const struct pieces *column)
{
    static const struct {
        bool above, closest;
    } rounds[] = {{false, true}, {false, false}, {true, true}, {true, false}};
    uint32_t *meant = arena_array(b->scratch, column->count, sizeof(*meant));
    for (size_t i = 0; i < column->count; i++)
        meant[i] = ANNOTATION_NONE;
    for (size_t r = 0; r < sizeof(rounds) / sizeof(rounds[0]); r++)
        for (size_t i = 0; i < column->count; i++)
            if (meant[i] == ANNOTATION_NONE && column->items[i].above == rounds[r].above)
                meant[i] = next_meant(b, &column->items[i], rounds[r].closest);
    return meant;
}

/* Where the chains' last pieces stand below `position`: how many. */
static size_t chain_length(const struct builder *b, const uint32_t *meant, const uint32_t *ends,
                           size_t count, uint32_t position)
{
    size_t low = 0;
    while (low < count) {
        size_t middle = low + (count - low) / 2;
        if (b->nodes[meant[ends[middle]]].position < position)
            low = middle + 1;
        else
            count = middle;
    }
    return low;
}

/* As many pieces as can hold their rows with the column in its own order: a longest increasing
 * subsequence (Fredman 1975). */
static void hold_rows(struct builder *b, const uint32_t *meant, struct pieces *column)
{
    uint32_t *ends = arena_array(b->scratch, column->count, sizeof(*ends));
    uint32_t *before = arena_array(b->scratch, column->count, sizeof(*before));
    size_t longest = 0;
    for (uint32_t i = 0; i < column->count; i++) {
        if (meant[i] == ANNOTATION_NONE)
            continue;
        size_t length = chain_length(b, meant, ends, longest, b->nodes[meant[i]].position);
        before[i] = length > 0 ? ends[length - 1] : ANNOTATION_NONE;
        ends[length] = i;
        longest = length == longest ? longest + 1 : longest;
    }
    for (uint32_t i = longest > 0 ? ends[longest - 1] : ANNOTATION_NONE; i != ANNOTATION_NONE;
         i = before[i]) {
        column->items[i].row = meant[i];
        b->nodes[meant[i]].held = true;
    }
}

/* Where a column begins whose first words nobody else has: below the lead's headline or first row,
 * so that it is the lead that one sees first, but not behind what the column holds. */
static uint32_t beginning(const struct builder *b)
{
    uint32_t below = b->headline != ANNOTATION_NONE ? b->headline : b->head;
    for (uint32_t row = b->head; row != ANNOTATION_NONE; row = b->nodes[row].next) {
        if (b->nodes[row].held)
            return ANNOTATION_NONE;
        if (row == below)
            return b->nodes[row].leading ? row : ANNOTATION_NONE;
    }
    return ANNOTATION_NONE;
}

/* What other columns have put behind a row stays together in front of what comes now. */
static uint32_t last_behind(const struct builder *b, uint32_t row)
{
    row = row == ANNOTATION_NONE ? beginning(b) : row;
    uint32_t next = row == ANNOTATION_NONE ? b->head : b->nodes[row].next;
    while (next != ANNOTATION_NONE && !b->nodes[next].leading && !b->nodes[next].held) {
        row = next;
        next = b->nodes[row].next;
    }
    return row;
}

static void add_column(struct builder *b, struct pieces *column, bool leading, uint32_t *meant)
{
    uint32_t row = ANNOTATION_NONE;
    for (size_t i = 0; i < column->count; i++) {
        struct piece *piece = &column->items[i];
        piece->moved = piece->row == ANNOTATION_NONE && meant[i] != ANNOTATION_NONE &&
                       b->nodes[meant[i]].group == piece->group;
        if (piece->row == ANNOTATION_NONE) {
            piece->row = insert_row(b, last_behind(b, row), piece, leading);
            b->nodes[piece->row].held = true;
            if (leading && piece->headline)
                b->headline = piece->row;
        }
        row = piece->row;
    }
}

static void add_entry(struct rows *out, uint32_t row, size_t column, uint32_t piece,
                      bool is_pointer)
{
    out->entries[--out->first[row + 1]] = (struct row_entry){(uint32_t)column, piece, is_pointer};
}

/* Rows get their final numbers, and entries in their order: they are counted, summed up, then
 * filled from the end of each row. */
static void fill_rows(struct builder *b, struct pieces *columns, uint32_t *const *meant,
                      size_t count, struct arena *arena, struct rows *out)
{
    size_t entries = 0;
    *out = (struct rows){.count = b->count, .columns = count};
    out->first = arena_array(arena, b->count + 2, sizeof(*out->first));
    number_rows(b);
    for (size_t c = 0; c < count; c++)
        for (uint32_t i = 0; i < columns[c].count; i++) {
            struct piece *piece = &columns[c].items[i];
            piece->row = b->nodes[piece->row].position;
            out->first[piece->row + 1]++;
            if (piece->moved)
                out->first[b->nodes[meant[c][i]].position + 1]++;
            entries += piece->moved ? 2 : 1;
        }
    for (size_t row = 0; row <= b->count; row++)
        out->first[row + 1] += out->first[row];
    out->entries = arena_array(arena, entries, sizeof(*out->entries));
    for (size_t c = count; c-- > 0;)
        for (uint32_t i = 0; i < columns[c].count; i++) {
            const struct piece *piece = &columns[c].items[i];
            add_entry(out, piece->row, c, i, false);
            if (piece->moved)
                add_entry(out, b->nodes[meant[c][i]].position, c, i, true);
        }
    out->first++; /* the counts have moved down by one row */
}

void rows_make(struct pieces *columns, const size_t *order, size_t count, size_t group_count,
               struct arena *arena, struct rows *out)
{
    const struct pieces nobody = {0};
    struct builder b = {.scratch = arena_new(),
                        .head = ANNOTATION_NONE,
                        .headline = ANNOTATION_NONE,
                        .group_count = group_count};
    uint32_t **meant = arena_array(b.scratch, count, sizeof(*meant));
    b.first_of = arena_array(b.scratch, group_count, sizeof(*b.first_of));
    b.last_of = arena_array(b.scratch, group_count, sizeof(*b.last_of));
    for (size_t i = 0; i < count; i++) {
        struct pieces *column = &columns[order[i]];
        for (size_t p = 0; p < column->count; p++)
            column->items[p].row = ANNOTATION_NONE;
        number_rows(&b);
        chain_rows(&b);
        b.lead = i > 0 ? &columns[order[0]] : &nobody;
        meant[order[i]] = find_meant(&b, column);
        hold_rows(&b, meant[order[i]], column);
        add_column(&b, column, i == 0, meant[order[i]]);
    }
    fill_rows(&b, columns, meant, count, arena, out);
    arena_free(b.scratch);
}

static uint32_t entry_in(const struct rows *rows, size_t row, size_t column, bool is_pointer)
{
    for (uint32_t i = rows->first[row]; i < rows->first[row + 1]; i++)
        if (rows->entries[i].column == column && rows->entries[i].is_pointer == is_pointer)
            return rows->entries[i].piece;
    return ANNOTATION_NONE;
}

uint32_t rows_cell(const struct rows *rows, size_t row, size_t column)
{
    return entry_in(rows, row, column, false);
}

uint32_t rows_pointer(const struct rows *rows, size_t row, size_t column)
{
    return entry_in(rows, row, column, true);
}
