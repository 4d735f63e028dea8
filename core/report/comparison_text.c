#include "core/report/comparison_text.h"

#include "core/base/utf8.h"
#include "core/report/comparison_figures.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char relation_signs[RELATION_COUNT] = {
    [RELATION_VERBATIM] = '=',
    [RELATION_QUOTE] = '"',
    [RELATION_FIGURE] = '#',
    [RELATION_REWORDED] = '~',
};

double comparison_rounded(double share)
{
    return round(share * 1000) / 1000;
}

static void write_visible(FILE *out, struct text text)
{
    struct text_builder visible = {0};
    utf8_add_visible(&visible, text);
    fwrite(visible.bytes, 1, visible.length, out);
    text_builder_free(&visible);
}

/* "  SIGN OUTLET: sentences [first, end)". */
static void write_side(FILE *out, char sign, const struct compare_side *side, uint32_t first,
                       uint32_t end)
{
    const struct sentence *items = side->annotation->sentences.items;
    struct span span = items[first].span;
    span.length = items[end - 1].span.start + items[end - 1].span.length - span.start;
    fprintf(out, "%c ", sign);
    write_visible(out, text_from(side->article->outlet));
    fputs(": ", out);
    write_visible(out, article_span_text(side->article, span));
    putc('\n', out);
}

static void write_words(FILE *out, const struct compare_side *side, uint32_t first, uint32_t end)
{
    if (first == end)
        putc('-', out);
    else
        write_visible(out, article_span_text(side->article,
                                             tokens_span(&side->annotation->tokens, first, end)));
}

/* "  quoted: LEFT | RIGHT": what differs, other wording apart. */
static void write_changes(FILE *out, const struct comparison *comparison,
                          const struct passage *passage)
{
    for (uint32_t i = 0; i < passage->change_count; i++) {
        const struct change *change = &passage->changes[i];
        if (change->kind == CHANGE_WORDING)
            continue;
        fprintf(out, "  %s: ", change_kind_name(change->kind));
        write_words(out, &comparison->left, change->left_first, change->left_end);
        fputs(" | ", out);
        write_words(out, &comparison->right, change->right_first, change->right_end);
        putc('\n', out);
    }
}

static void write_heading(FILE *out, const struct comparison *comparison)
{
    write_visible(out, text_from(comparison->left.article->source));
    fputs(" | ", out);
    write_visible(out, text_from(comparison->right.article->source));
    fprintf(out, "\nshared: %.0f%% of the left, %.0f%% of the right\n\n",
            100 * comparison->left_shared, 100 * comparison->right_shared);
}

static void write_texts(FILE *out, char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        fputs(i > 0 ? ", " : "", out);
        write_visible(out, text_from(texts[i]));
    }
}

static void write_figures(FILE *out, const struct comparison *comparison)
{
    struct arena *arena = arena_new();
    size_t count;
    const struct comparison_figures *all = comparison_figures_find(comparison, arena, &count);
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "# %s: ", verdict_name(all[i].verdict));
        write_visible(out, text_from(all[i].noun ? all[i].noun : ""));
        fputs(all[i].noun ? ": " : "", out);
        write_texts(out, all[i].texts[0], all[i].counts[0]);
        fputs(" | ", out);
        write_texts(out, all[i].texts[1], all[i].counts[1]);
        if (all[i].note)
            fprintf(out, " (%s)", all[i].note);
        putc('\n', out);
    }
    if (count > 0)
        putc('\n', out);
    arena_free(arena);
}

void comparison_text_write(FILE *out, const struct comparison *comparison)
{
    write_heading(out, comparison);
    for (size_t i = 0; i < comparison->passage_count; i++) {
        const struct passage *passage = &comparison->passages[i];
        char sign = relation_signs[passage->relation];
        write_side(out, sign, &comparison->left, passage->left_first, passage->left_end);
        write_side(out, sign, &comparison->right, passage->right_first, passage->right_end);
        write_changes(out, comparison, passage);
        putc('\n', out);
    }
    write_figures(out, comparison);
    for (size_t i = 0; i < comparison->left_only_count; i++)
        write_side(out, '<', &comparison->left, comparison->left_only[i],
                   comparison->left_only[i] + 1);
    for (size_t i = 0; i < comparison->right_only_count; i++)
        write_side(out, '>', &comparison->right, comparison->right_only[i],
                   comparison->right_only[i] + 1);
}

/* The outlets that have a wording, then the wording. */
static void write_variant(FILE *out, const struct collection_set *set,
                          const struct passage_group *group, uint32_t variant)
{
    uint32_t first = ANNOTATION_NONE;
    fprintf(out, "%c ", relation_signs[group->relation]);
    for (size_t m = 0; m < group->count; m++) {
        uint32_t article = group->members[m].article;
        if (group->members[m].variant != variant ||
            (m > 0 && group->members[m - 1].article == article))
            continue;
        fputs(first == ANNOTATION_NONE ? "" : ", ", out);
        write_visible(out, text_from(set->sides[article].article->outlet));
        first = first == ANNOTATION_NONE ? article : first;
    }
    putc(':', out);
    for (size_t m = 0; m < group->count; m++) {
        if (group->members[m].article != first)
            continue;
        const struct compare_side *side = &set->sides[first];
        putc(' ', out);
        write_visible(out, article_span_text(
                               side->article,
                               side->annotation->sentences.items[group->members[m].sentence].span));
    }
    putc('\n', out);
}

static void write_group(FILE *out, const struct collection_set *set,
                        const struct passage_group *group)
{
    fprintf(out, "%s in %s", relation_name(group->relation),
            TEXT_COUNTED(group->article_count, "article"));
    if (group->agency)
        fprintf(out, ", likely %s copy",
                strcmp(group->agency, AGENCY_UNNAMED) == 0 ? "agency" : group->agency);
    putc('\n', out);
    for (uint32_t variant = 0; variant < group->variant_count; variant++)
        write_variant(out, set, group, variant);
    putc('\n', out);
}

/* What an article has alone is in the pairs; here stands how much, and what it lacks. */
static void write_coverage(FILE *out, const struct collection_set *set, size_t article)
{
    const struct group_coverage *coverage = &set->groups.coverage[article];
    write_visible(out, text_from(set->sides[article].article->outlet));
    fprintf(out, ": %.0f%% shared, %s only here, %s missing here\n",
            100 * groups_shared(coverage, 1), TEXT_COUNTED(coverage->only_count, "sentence"),
            TEXT_COUNTED(coverage->missing_count, "passage"));
    for (size_t i = 0; i < coverage->missing_count; i++) {
        const struct group_member *member = set->groups.items[coverage->missing[i]].members;
        write_side(out, '-', &set->sides[member->article], member->sentence, member->sentence + 1);
    }
}

void comparison_text_groups(FILE *out, const struct collection_set *set)
{
    for (size_t i = 0; i < set->groups.count; i++)
        write_group(out, set, &set->groups.items[i]);
    for (size_t i = 0; i < set->count; i++)
        write_coverage(out, set, i);
}
