#include "core/ingest/boilerplate.h"

#include "core/ingest/credit.h"
#include "core/ingest/features.h"
#include "core/ingest/line.h"

#include <stdlib.h>

enum {
    POINTS_NEIGHBOUR = 7, /* enough beside furniture */
    POINTS_NEIGHBOUR_LONG = 14,
    WORDS_PROMPT = 4, /* a repeated or listed line that is no headline */
    WORDS_SECTION = 1,
    LIST_MAX = 8,       /* titles of a list inside the text */
    RUN_MIN = 3,        /* short lines that are a menu */
    COMMENTS_SHARE = 5, /* comments hold at most one in so many words of prose */
    STRAY_SHARE = 10,   /* as does what lies behind so many lines of furniture: */
    STRAY_GAP = 4,
    STRAY_MAX = 2, /* lines of prose in one such place */
    MAIN_MIN = 4,
    TEASERS_SHARE = 2, /* a list with sentences is at most one in so many words */
};

struct page {
    struct article *article;
    struct features *lines;
    size_t count;
    size_t first, last; /* lines of prose; both `count` where there is none */
    size_t prose;       /* words */
};

static bool is_out(const struct page *page, size_t line)
{
    return line < page->count && page->article->paragraphs[line].kind == PARAGRAPH_BOILERPLATE;
}

static void put_out(struct page *page, size_t line, enum boilerplate kind)
{
    page->article->paragraphs[line].kind = PARAGRAPH_BOILERPLATE;
    page->article->paragraphs[line].boilerplate =
        kind == BOILERPLATE_NONE ? BOILERPLATE_RELATED : kind;
}

static bool is_prose(const struct page *page, size_t line)
{
    return line < page->count && page->article->paragraphs[line].kind == PARAGRAPH_BODY &&
           page->lines[line].stop && page->lines[line].words >= FEATURES_PROSE;
}

static bool is_sentence(const struct page *page, size_t line)
{
    return line < page->count && page->article->paragraphs[line].kind == PARAGRAPH_BODY &&
           page->lines[line].stop;
}

/* A line that a list of links may hold. */
static bool is_title(const struct page *page, size_t line)
{
    const struct features *features = &page->lines[line];
    struct text text = page->article->paragraphs[line].text;
    bool asks = text_ends(text, TEXT("?")) || text_ends(text, TEXT("!"));
    return page->article->paragraphs[line].kind == PARAGRAPH_BODY &&
           features->words <= FEATURES_TITLE && (!features->stop || asks) && !credit_in(text);
}

/* --- lines alone ------------------------------------------------------------------------------ */

static void measure(struct page *page, struct arena *arena)
{
    struct text_builder scratch = {0};
    struct cue_index index;
    cues_index(&index);
    page->lines = arena_array(arena, page->count, sizeof(*page->lines));
    for (size_t i = 0; i < page->count; i++)
        page->lines[i] = features_of(page->article->paragraphs[i].text, &index, &scratch);
    text_builder_free(&scratch);
}

static void find_prose(struct page *page)
{
    page->first = page->last = page->count;
    page->prose = 0;
    for (size_t i = 0; i < page->count; i++) {
        if (!is_prose(page, i))
            continue;
        page->first = page->first == page->count ? i : page->first;
        page->last = i;
        page->prose += page->lines[i].words;
    }
}

/* Whether the page's first line may be its headline though it has a word of furniture in it. */
static bool may_be_headline(const struct page *page)
{
    const struct features *line = &page->lines[0];
    return page->count > 1 && is_title(page, 0) && line->words >= FEATURES_SHORT &&
           !line->imperative && line->cues.level < CUE_SURE && !line->code && !line->copyright &&
           !features_say_out(&page->lines[1]);
}

static void mark_alone(struct page *page)
{
    for (size_t i = may_be_headline(page) ? 1 : 0; i < page->count; i++) {
        const struct features *line = &page->lines[i];
        struct text text = page->article->paragraphs[i].text;
        if (credit_alone(text))
            put_out(page, i, BOILERPLATE_CREDIT);
        else if (features_say_out(line))
            put_out(page, i, line->kind == BOILERPLATE_NONE ? BOILERPLATE_APPEAL : line->kind);
    }
}

/* Whether a line stands between two of one notice; in an appeal it has to speak to the reader. */
static bool is_shut_in_box(const struct page *page, size_t line)
{
    enum boilerplate above = page->article->paragraphs[line - 1].boilerplate,
                     below = page->article->paragraphs[line + 1].boilerplate;
    return above == BOILERPLATE_COOKIES || below == BOILERPLATE_COOKIES ||
           (above == below && page->lines[line].address > 0 &&
            (above == BOILERPLATE_APPEAL || above == BOILERPLATE_NEWSLETTER));
}

static void mark_boxes(struct page *page)
{
    for (size_t i = 1; i + 1 < page->count; i++)
        if (!is_out(page, i) && is_out(page, i - 1) && is_out(page, i + 1) &&
            is_shut_in_box(page, i))
            put_out(page, i, page->article->paragraphs[i - 1].boilerplate);
}

/* A time of day alone heads an entry of a live page; a date inside the text may head a part. */
static void mark_stamps(struct page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        const struct features *line = &page->lines[i];
        bool entry = is_prose(page, i + 1) || is_prose(page, i + 2);
        bool inside = i > page->first && i < page->last;
        if (!line->stamp || is_out(page, i))
            continue;
        bool dated = i > 0 && i < page->first && page->lines[i - 1].stamp;
        if (line->clock && entry && !dated &&
            (inside || page->first == page->count || line->words > 2 || i + 3 > page->first))
            page->article->paragraphs[i].kind = PARAGRAPH_TIME;
        else if (i < page->first || is_out(page, i + 1) || (i > 0 && is_out(page, i - 1)))
            put_out(page, i, BOILERPLATE_LABEL);
    }
}

/* --- lists ------------------------------------------------------------------------------------ */

static bool opens_list(const struct page *page, size_t line)
{
    return is_out(page, line) && page->lines[line].words <= FEATURES_SHORT &&
           page->lines[line].lead == BOILERPLATE_NONE &&
           page->article->paragraphs[line].boilerplate == BOILERPLATE_RELATED;
}

/* The titles below "Related stories", down to the next line of text, which is returned. */
static size_t mark_list(struct page *page, size_t header)
{
    size_t end = header + 1, titles = 0, last = header;
    bool inside = header < page->last;
    for (; end < page->count && (!inside || titles < LIST_MAX); end++) {
        if (is_out(page, end))
            continue;
        if (!is_title(page, end))
            break;
        last = end;
        titles++;
    }
    /* The last of several may be a heading of the text. */
    bool heading = titles > 1 && is_sentence(page, end) &&
                   page->lines[last].words <= WORDS_PROMPT && last + 1 == end;
    for (size_t i = header + 1; i < end; i++)
        if (!is_out(page, i) && !(heading && i == last))
            put_out(page, i, BOILERPLATE_RELATED);
    return end;
}

/* Lists above the text are left to the masthead, which looks for a headline there. */
static void mark_lists(struct page *page)
{
    for (size_t i = page->first + 1; i < page->count; i++) {
        const struct features *line = &page->lines[i];
        if (page->article->paragraphs[i].kind == PARAGRAPH_BODY && line->lead != BOILERPLATE_NONE &&
            is_title(page, i))
            put_out(page, i, line->lead);
        else if (opens_list(page, i))
            i = mark_list(page, i) - 1;
    }
}

/* What readers said, from a header of comments on, where little of the prose stands below it. */
static void mark_comments(struct page *page)
{
    size_t left = page->prose, lines = 0;
    for (size_t i = 0; i < page->count; i++)
        lines += is_prose(page, i);
    for (size_t i = 0; i < page->count; i++) {
        left -= is_prose(page, i) ? page->lines[i].words : 0;
        lines -= is_prose(page, i);
        bool header = is_out(page, i) && page->lines[i].words <= FEATURES_SHORT + 2 &&
                      page->article->paragraphs[i].boilerplate == BOILERPLATE_COMMENTS;
        bool few = left * COMMENTS_SHARE <= page->prose || lines <= 1;
        if (!header || i < page->first || !few)
            continue;
        for (size_t line = i + 1; line < page->count; line++)
            if (!is_out(page, line))
                put_out(page, line, BOILERPLATE_COMMENTS);
        return;
    }
}

struct repeat {
    uint64_t hash;
    size_t line;
};

static int by_hash(const void *a, const void *b)
{
    const struct repeat *left = a, *right = b;
    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    return left->line < right->line ? -1 : left->line > right->line;
}

static bool may_repeat(const struct page *page, size_t line)
{
    const struct features *features = &page->lines[line];
    bool label = features->words <= WORDS_PROMPT &&
                 text_ends(page->article->paragraphs[line].text, TEXT(":"));
    return page->article->paragraphs[line].kind == PARAGRAPH_BODY &&
           (label || (!features->stop && features->words <= FEATURES_LONG));
}

/* Some words that a table of contents has too head the text below them. */
static bool may_be_heading(const struct page *page, size_t line)
{
    bool again = line > 0 && page->lines[line - 1].hash == page->lines[line].hash;
    return !again && page->lines[line].words > WORDS_SECTION && is_sentence(page, line + 1) &&
           page->lines[line].kind == BOILERPLATE_NONE;
}

/* A short line that the page prints twice is a label or prompt; of a longer one, which may be the
 * headline, the first stays. */
static void mark_repeats(struct page *page, struct arena *scratch)
{
    struct repeat *repeats = arena_array(scratch, page->count, sizeof(*repeats));
    size_t count = 0;
    for (size_t i = 0; i < page->count; i++)
        if (may_repeat(page, i))
            repeats[count++] = (struct repeat){page->lines[i].hash, i};
    qsort(repeats, count, sizeof(*repeats), by_hash);
    for (size_t i = 0, end; i < count; i = end) {
        end = i + 1;
        while (end < count && repeats[end].hash == repeats[i].hash)
            end++;
        const struct features *line = &page->lines[repeats[i].line];
        bool prompt = line->words <= WORDS_PROMPT || line->kind != BOILERPLATE_NONE;
        for (size_t r = prompt ? i : i + 1; end > i + 1 && r < end; r++)
            if (end > i + 2 || !may_be_heading(page, repeats[r].line))
                put_out(page, repeats[r].line,
                        line->kind == BOILERPLATE_NONE ? BOILERPLATE_LABEL : line->kind);
    }
}

/* --- runs and neighbours ---------------------------------------------------------------------- */

static enum boilerplate kind_beside(const struct page *page, size_t line)
{
    if (page->lines[line].kind != BOILERPLATE_NONE)
        return page->lines[line].kind;
    size_t other = line > 0 && is_out(page, line - 1) ? line - 1 : line + 1;
    return is_out(page, other) ? page->article->paragraphs[other].boilerplate : BOILERPLATE_MENU;
}

static bool may_run(const struct page *page, size_t line)
{
    enum paragraph_kind kind = page->article->paragraphs[line].kind;
    const struct features *features = &page->lines[line];
    return (kind == PARAGRAPH_BODY && !features->stop && features->words <= WORDS_PROMPT &&
            !text_starts(page->article->paragraphs[line].text, TEXT("By "))) ||
           (kind == PARAGRAPH_BOILERPLATE && features->words <= FEATURES_SHORT);
}

/* Two to four words with capitals that no menu holds: who wrote the page. */
static bool may_be_person(const struct page *page, size_t line)
{
    const struct features *features = &page->lines[line];
    return features->words >= 2 && features->capitals == features->words &&
           features->kind == BOILERPLATE_NONE;
}

/* Whether the last line of a run belongs to what stands below it: a heading over text, or a name
 * over a headline or body. */
static bool ends_run(const struct page *page, size_t line)
{
    if (is_out(page, line) || page->lines[line].label.kind != BOILERPLATE_NONE)
        return false;
    return is_sentence(page, line + 1) || (line < page->first && may_be_person(page, line));
}

/* Short lines in a row, some of them known, are a menu. */
static void mark_runs(struct page *page)
{
    for (size_t i = 0, end; i < page->count; i = end + 1) {
        size_t known = 0;
        for (end = i; end < page->count && may_run(page, end); end++)
            known += is_out(page, end) || page->lines[end].label.kind != BOILERPLATE_NONE;
        if (end - i < RUN_MIN || known < 2)
            continue;
        size_t last = ends_run(page, end - 1) ? end - 1 : end;
        for (size_t line = i; line < last; line++)
            if (!is_out(page, line))
                put_out(page, line, kind_beside(page, line));
    }
}

/* Whether a line asks for something, or is of the lists; to say "you" or "our" is little where it
 * is prose, or may be a headline. */
static bool asks_beside(const struct page *page, size_t line)
{
    const struct features *features = &page->lines[line];
    bool byline = text_starts(page->article->paragraphs[line].text, TEXT("By "));
    bool news = byline || is_prose(page, line) ||
                (line < page->first && is_title(page, line) && features->words > WORDS_PROMPT);
    return features->cues.count > 0 || features->label.kind != BOILERPLATE_NONE ||
           (!news && (features->imperative || (!features->quoted && features->address > 0)));
}

/* Furniture comes in runs: what stands beside it needs less, what is shut in by it and short needs
 * nothing. */
static void mark_neighbours(struct page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        const struct features *line = &page->lines[i];
        bool above = i > 0 && is_out(page, i - 1), below = is_out(page, i + 1);
        if (page->article->paragraphs[i].kind != PARAGRAPH_BODY || (!above && !below))
            continue;
        int enough = is_prose(page, i) ? POINTS_NEIGHBOUR_LONG : POINTS_NEIGHBOUR;
        bool asks = line->points >= enough && asks_beside(page, i);
        bool low = i > page->last;
        bool shut_in = above && below && !line->stop && !may_be_person(page, i) &&
                       line->words <= (low ? FEATURES_TITLE : WORDS_PROMPT);
        bool heading = is_sentence(page, i + 1) && line->kind == BOILERPLATE_NONE;
        if ((asks && !heading) || shut_in)
            put_out(page, i, kind_beside(page, i));
    }
}

/* Below the last line of prose: what follows furniture and is no sentence; a short sentence only
 * far down. */
static void mark_tail(struct page *page)
{
    size_t first = page->last + 1;
    if (page->last == page->count)
        return;
    while (first < page->count && !is_out(page, first) &&
           page->lines[first].label.kind == BOILERPLATE_NONE)
        first++;
    for (size_t i = first, gap = 0; i < page->count; i++) {
        bool body = page->article->paragraphs[i].kind == PARAGRAPH_BODY;
        bool stray = page->lines[i].words < FEATURES_PROSE && gap >= STRAY_GAP;
        if (body && (is_title(page, i) || stray))
            put_out(page, i, kind_beside(page, i));
        gap = is_out(page, i) ? gap + 1 : 0;
    }
}

/* Prose that lies far behind the text, shut off from it by furniture: teasers. */
static void mark_strays(struct page *page)
{
    size_t words = 0, lines = 0, total = 0, gap = 0, end = page->count;
    for (size_t i = 0; i < page->count; i++)
        total += is_prose(page, i);
    for (size_t i = page->last + 1; i-- > 0 && page->last < page->count;) {
        gap = is_out(page, i) ? gap + 1 : 0;
        lines += is_prose(page, i);
        words += is_prose(page, i) ? page->lines[i].words : 0;
        if (lines > STRAY_MAX || words * STRAY_SHARE > page->prose || total < MAIN_MIN + lines)
            return;
        if (gap < STRAY_GAP || lines == 0)
            continue;
        for (size_t line = i; line < end; line++)
            if (!is_out(page, line))
                put_out(page, line, BOILERPLATE_RELATED);
        end = i;
        total -= lines;
        lines = 0;
    }
}

/* A list of other stories whose titles have a sentence each below them, down to the page's end:
 * every line of prose stands alone there. */
static void mark_teasers(struct page *page)
{
    size_t first = page->count, header = page->count, left = page->prose, stamps = 0, lines = 0;
    while (first > 0 && !(is_prose(page, first - 1) &&
                          (is_sentence(page, first - 2) || is_sentence(page, first))))
        first--;
    for (size_t i = 0; i < page->count; i++) {
        left -= is_prose(page, i) ? page->lines[i].words : 0;
        bool starts = i >= first && i > page->first && opens_list(page, i) &&
                      left * TEASERS_SHARE <= page->prose;
        header = starts && header == page->count ? i : header;
        stamps += i > header && page->lines[i].stamp;
        lines += i > header && is_prose(page, i);
    }
    for (size_t i = header; i < page->count && lines > 0 && (stamps > 0 || lines > STRAY_MAX); i++)
        if (!is_out(page, i))
            put_out(page, i, BOILERPLATE_RELATED);
}

void boilerplate_mark(struct article *article)
{
    struct arena *arena = arena_new();
    struct page page = {.article = article, .count = article->paragraph_count};
    measure(&page, arena);
    mark_alone(&page);
    mark_boxes(&page);
    find_prose(&page);
    mark_stamps(&page);
    mark_lists(&page);
    mark_comments(&page);
    mark_repeats(&page, arena);
    mark_runs(&page);
    mark_neighbours(&page);
    mark_neighbours(&page);
    find_prose(&page);
    mark_teasers(&page);
    mark_strays(&page);
    find_prose(&page);
    mark_tail(&page);
    arena_free(arena);
}
