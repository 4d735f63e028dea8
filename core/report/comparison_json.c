#include "core/report/comparison_json.h"

#include "core/report/article_json.h"
#include "core/report/comparison_figures.h"
#include "core/report/comparison_text.h"

#include <stdlib.h>

/* A side with what turns its bytes into code points. */
struct side {
    struct compare_side of;
    const struct code_points *points;
};

/* The stretch of sentences [first, end), which stand in one paragraph. */
static struct span sentences_span(const struct side *side, uint32_t first, uint32_t end)
{
    const struct sentence *items = side->of.annotation->sentences.items;
    struct span span = items[first].span, last = items[end - 1].span;
    span.length = last.start + last.length - span.start;
    return span;
}

static void write_sentences(struct json *json, const struct side *side, uint32_t first,
                            uint32_t end)
{
    struct span span = sentences_span(side, first, end);
    json_object_begin(json);
    json_key_text(json, "text", article_span_text(side->of.article, span));
    json_key(json, "sentences");
    json_array_begin(json);
    for (uint32_t i = first; i < end; i++)
        json_write_integer(json, i);
    json_array_end(json);
    article_json_span(json, side->of.article, side->points, span, false);
    json_object_end(json);
}

/* Code points [start, end) of tokens [first, end); an empty stretch is the place before its token,
 * or behind the last one. */
static void write_tokens(struct json *json, const char *key, const struct side *side,
                         uint32_t first, uint32_t end, struct span within)
{
    const struct tokens *tokens = &side->of.annotation->tokens;
    size_t start = (size_t)within.start + within.length, stop = start;
    if (first < end) {
        start = tokens->items[first].start;
        stop = (size_t)tokens->items[end - 1].start + tokens->items[end - 1].length;
    } else if (first < tokens->count && tokens_paragraph(tokens, first) == within.paragraph &&
               tokens->items[first].start < stop) {
        start = stop = tokens->items[first].start;
    }
    json_key(json, key);
    json_array_begin(json);
    json_write_integer(json, (int64_t)code_points_at(side->points, within.paragraph, start));
    json_write_integer(json, (int64_t)code_points_at(side->points, within.paragraph, stop));
    json_array_end(json);
}

static void write_change(struct json *json, const struct change *change, const struct side sides[2],
                         struct span left, struct span right)
{
    json_object_begin(json);
    json_key_string(json, "op", change_op_name(change->op));
    json_key_string(json, "kind", change_kind_name(change->kind));
    write_tokens(json, "left", &sides[0], change->left_first, change->left_end, left);
    write_tokens(json, "right", &sides[1], change->right_first, change->right_end, right);
    json_object_end(json);
}

static void write_passage(struct json *json, const struct passage *passage,
                          const struct side sides[2])
{
    struct span left = sentences_span(&sides[0], passage->left_first, passage->left_end);
    struct span right = sentences_span(&sides[1], passage->right_first, passage->right_end);
    json_object_begin(json);
    json_key_string(json, "relation", relation_name(passage->relation));
    json_key_number(json, "similarity", comparison_rounded(passage->similarity));
    json_key_bool(json, "moved", passage->moved);
    json_key(json, "left");
    write_sentences(json, &sides[0], passage->left_first, passage->left_end);
    json_key(json, "right");
    write_sentences(json, &sides[1], passage->right_first, passage->right_end);
    json_key(json, "changes");
    json_array_begin(json);
    for (uint32_t i = 0; i < passage->change_count; i++)
        write_change(json, &passage->changes[i], sides, left, right);
    json_array_end(json);
    json_object_end(json);
}

/* A sentence that the other side does not have. */
static void write_only(struct json *json, const struct side *side, uint32_t sentence, bool left)
{
    json_object_begin(json);
    json_key_string(json, "relation", "only");
    json_key(json, "left");
    if (left)
        write_sentences(json, side, sentence, sentence + 1);
    else
        json_write_null(json);
    json_key(json, "right");
    if (left)
        json_write_null(json);
    else
        write_sentences(json, side, sentence, sentence + 1);
    json_object_end(json);
}

static void write_passages(struct json *json, const struct comparison *comparison,
                           const struct side sides[2])
{
    json_key(json, "passages");
    json_array_begin(json);
    for (size_t i = 0; i < comparison->passage_count; i++)
        write_passage(json, &comparison->passages[i], sides);
    for (size_t i = 0; i < comparison->left_only_count; i++)
        write_only(json, &sides[0], comparison->left_only[i], true);
    for (size_t i = 0; i < comparison->right_only_count; i++)
        write_only(json, &sides[1], comparison->right_only[i], false);
    json_array_end(json);
}

static void write_texts(struct json *json, const char *key, char *const *texts, size_t count)
{
    json_key(json, key);
    json_array_begin(json);
    for (size_t i = 0; i < count; i++)
        json_write_string(json, texts[i]);
    json_array_end(json);
}

static void write_figures(struct json *json, const struct comparison *comparison)
{
    struct arena *arena = arena_new();
    size_t count;
    const struct comparison_figures *all = comparison_figures_find(comparison, arena, &count);
    json_key(json, "figures");
    json_array_begin(json);
    for (size_t i = 0; i < count; i++) {
        json_object_begin(json);
        json_key_string(json, "noun", all[i].noun);
        json_key_string(json, "unit", all[i].unit);
        write_texts(json, "left", all[i].texts[0], all[i].counts[0]);
        write_texts(json, "right", all[i].texts[1], all[i].counts[1]);
        json_key_string(json, "verdict", verdict_name(all[i].verdict));
        json_key_string(json, "note", all[i].note);
        json_object_end(json);
    }
    json_array_end(json);
    arena_free(arena);
}

static void write_repeated(struct json *json, const char *key, uint32_t (*pairs)[2], size_t count)
{
    json_key(json, key);
    json_array_begin(json);
    for (size_t i = 0; i < count; i++) {
        json_array_begin(json);
        json_write_integer(json, pairs[i][0]);
        json_write_integer(json, pairs[i][1]);
        json_array_end(json);
    }
    json_array_end(json);
}

void comparison_json_write(struct json *json, const struct comparison *comparison)
{
    struct arena *scratch = arena_new();
    const struct side sides[2] = {
        {comparison->left, code_points_count(comparison->left.article, scratch)},
        {comparison->right, code_points_count(comparison->right.article, scratch)},
    };
    json_object_begin(json);
    json_key_string(json, "left", comparison->left.article->source);
    json_key_string(json, "right", comparison->right.article->source);
    write_passages(json, comparison, sides);
    write_figures(json, comparison);
    json_key(json, "repeated");
    json_object_begin(json);
    write_repeated(json, "left", comparison->left_repeated, comparison->left_repeated_count);
    write_repeated(json, "right", comparison->right_repeated, comparison->right_repeated_count);
    json_object_end(json);
    json_key(json, "shared");
    json_object_begin(json);
    json_key_number(json, "left", comparison_rounded(comparison->left_shared));
    json_key_number(json, "right", comparison_rounded(comparison->right_shared));
    json_object_end(json);
    json_object_end(json);
    arena_free(scratch);
}

/* --- groups ----------------------------------------------------------------------------------- */

static void write_indices(struct json *json, const char *key, const uint32_t *items, size_t count)
{
    json_key(json, key);
    json_array_begin(json);
    for (size_t i = 0; i < count; i++)
        json_write_integer(json, items[i]);
    json_array_end(json);
}

/* The members [first, end) of a group that are one article's. */
static void write_member(struct json *json, const struct collection_set *set,
                         const struct passage_group *group, size_t first, size_t end)
{
    const struct compare_side *side = &set->sides[group->members[first].article];
    struct text_builder text = {0};
    for (size_t i = first; i < end; i++) {
        const struct sentence *sentence =
            &side->annotation->sentences.items[group->members[i].sentence];
        text_builder_add(&text, i > first ? TEXT(" ") : TEXT(""));
        text_builder_add(&text, article_span_text(side->article, sentence->span));
    }
    json_object_begin(json);
    json_key_string(json, "source", side->article->source);
    json_key_text(json, "text", text_builder_text(&text));
    json_key(json, "sentences");
    json_array_begin(json);
    for (size_t i = first; i < end; i++)
        json_write_integer(json, group->members[i].sentence);
    json_array_end(json);
    json_object_end(json);
    text_builder_free(&text);
}

static void write_group(struct json *json, const struct collection_set *set,
                        const struct passage_group *group)
{
    json_object_begin(json);
    json_key(json, "members");
    json_array_begin(json);
    for (size_t first = 0, end; first < group->count; first = end) {
        for (end = first + 1;
             end < group->count && group->members[end].article == group->members[first].article;)
            end++;
        write_member(json, set, group, first, end);
    }
    json_array_end(json);
    json_key_string(json, "relation", relation_name(group->relation));
    json_key_string(json, "agency", group->agency);
    json_object_end(json);
}

/* Of each article, what is shared, what it has alone, and the groups it lacks. */
static void write_coverage(struct json *json, const struct collection_set *set, size_t article)
{
    const struct group_coverage *coverage = &set->groups.coverage[article];
    json_object_begin(json);
    json_key_string(json, "source", set->sides[article].article->source);
    json_key_number(json, "shared", comparison_rounded(groups_shared(coverage, 1)));
    write_indices(json, "only", coverage->only, coverage->only_count);
    write_indices(json, "missing", coverage->missing, coverage->missing_count);
    json_object_end(json);
}

void comparison_json_groups(struct json *json, const struct collection_set *set)
{
    json_object_begin(json);
    json_key(json, "groups");
    json_array_begin(json);
    for (size_t i = 0; i < set->groups.count; i++)
        write_group(json, set, &set->groups.items[i]);
    json_array_end(json);
    json_key(json, "articles");
    json_array_begin(json);
    for (size_t i = 0; i < set->count; i++)
        write_coverage(json, set, i);
    json_array_end(json);
    json_object_end(json);
}
