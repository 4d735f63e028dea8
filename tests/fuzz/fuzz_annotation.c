/* Names, figures, dates and quotations: valid spans, sorted, with clean words; and the same again
 * for the same text. Articles are taken for English whatever they hold. Lines before "====" are
 * names that the reader's configuration gives. */
#include "core/base/memory.h"
#include "core/entities/known_names.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>

enum { ROWS_MAX = 64 };

static void expect_same(const struct annotation *one, const struct annotation *other)
{
    FUZZ_ASSERT(one->mention_count == other->mention_count);
    FUZZ_ASSERT(one->entity_count == other->entity_count);
    FUZZ_ASSERT(one->figure_count == other->figure_count);
    FUZZ_ASSERT(one->date_count == other->date_count);
    FUZZ_ASSERT(one->quote_count == other->quote_count);
}

/* A row a line, with the next line for an alias; classes in turn, every fifth row forbids. */
static struct known_names *read_names(struct text head, struct arena *arena)
{
    struct known_name rows[ROWS_MAX];
    const char *aliases[ROWS_MAX + 1];
    size_t count = 0;
    for (size_t i = 0; i < head.length && count < ROWS_MAX;) {
        size_t end = text_find(head, TEXT("\n"), i);
        end = end == SIZE_MAX ? head.length : end;
        aliases[count] = arena_copy(arena, head.bytes + i, end - i);
        rows[count] = (struct known_name){.name = aliases[count],
                                          .class = (enum entity_class)(count % ENTITY_CLASS_COUNT),
                                          .aliases = &aliases[count + 1],
                                          .alias_count = 1,
                                          .not = count % 5 == 4};
        count++;
        i = end + 1;
    }
    aliases[count] = "";
    return known_names_new(rows, count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct article *article;
    struct text head, body = fuzz_split(fuzz_text(data, size), &head);
    if (fuzz_read("fuzz.txt", body, &article, 1) == 0)
        return 0;
    struct arena *arena = arena_new();
    struct known_names *names = read_names(head, arena);
    struct annotation one = {0}, other = {0};
    article->language = "en";
    annotate_article(article, names, arena, &one);
    fuzz_expect_annotation(article, &one);
    annotate_article(article, names, arena, &other);
    expect_same(&one, &other);
    known_names_free(names);
    arena_free(arena);
    article_free(article);
    return 0;
}
