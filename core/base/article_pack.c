#include "core/base/article.h"

static char *copy_string(struct arena *arena, const char *string)
{
    return string ? arena_strdup(arena, string) : NULL;
}

static struct article *copy_head(const struct article *from, struct arena *arena)
{
    struct article *to = arena_alloc(arena, sizeof(*to));
    *to = *from;
    to->arena = arena;
    to->source = copy_string(arena, from->source);
    to->format = copy_string(arena, from->format);
    to->outlet = copy_string(arena, from->outlet);
    to->title = copy_string(arena, from->title);
    to->url = copy_string(arena, from->url);
    to->story = copy_string(arena, from->story);
    to->language = copy_string(arena, from->language);
    to->bylines = arena_array(arena, from->byline_count, sizeof(*to->bylines));
    for (size_t i = 0; i < from->byline_count; i++)
        to->bylines[i] = copy_string(arena, from->bylines[i]);
    to->fields = arena_array(arena, from->field_count, sizeof(*to->fields));
    for (size_t i = 0; i < from->field_count; i++)
        to->fields[i] = (struct article_field){copy_string(arena, from->fields[i].name),
                                               copy_string(arena, from->fields[i].value)};
    return to;
}

static struct paragraph *copy_body(const struct article *from, struct arena *arena)
{
    struct paragraph *to = arena_array(arena, from->paragraph_count, sizeof(*to));
    for (size_t i = 0; i < from->paragraph_count; i++) {
        to[i] = from->paragraphs[i];
        to[i].text.bytes = arena_copy(arena, to[i].text.bytes, to[i].text.length);
    }
    return to;
}

/* Copied twice: the first time tells how much room it takes. */
struct article *article_pack(const struct article *from, struct shelf *shelf)
{
    struct arena *head = arena_new(), *body = arena_new();
    copy_head(from, head);
    copy_body(from, body);
    struct article *to = copy_head(from, arena_new_for(arena_used(head)));
    to->body = arena_new_on(shelf, arena_used(body));
    to->paragraphs = copy_body(from, to->body);
    arena_free(head);
    arena_free(body);
    return to;
}
