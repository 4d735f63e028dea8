#include "tui/page/cite.h"

void cite_add(struct text_builder *out, const struct article *article, struct text words)
{
    char date[12];
    date_format(article->date, date);
    text_builder_add(out, words);
    text_builder_printf(out, "\n    %s, %s, ", article->outlet, date[0] ? date : "undated");
    if (article->title)
        text_builder_printf(out, "%s, ", article->title);
    text_builder_printf(out, "%s\n", article->url ? article->url : article->source);
}

void cite_sentences(struct text_builder *out, const struct compare_side *side, uint32_t first,
                    uint32_t end)
{
    struct text_builder words = {0};
    for (uint32_t s = first; s < end; s++) {
        if (s > first)
            text_builder_add_byte(&words, ' ');
        struct span span = side->annotation->sentences.items[s].span;
        text_builder_add(&words, article_span_text(side->article, span));
    }
    cite_add(out, side->article, text_builder_text(&words));
    text_builder_free(&words);
}
