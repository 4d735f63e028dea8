#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/entities/quotes.h"
#include "core/entities/speech_words.h"

enum { PARAGRAPHS_MAX = 8, MENTIONS_MAX = 16, TEXT_MAX = 1024 };

/* An article whose paragraphs end in '\n' and whose names stand in braces: {Orla Brandt}, {o:White
 * Palace} an organisation, {p:Norland} a place. A name that ends one before it is the same entity.
 */
struct sample {
    struct arena *arena;
    char text[TEXT_MAX];
    struct paragraph paragraphs[PARAGRAPHS_MAX];
    struct article article;
    struct annotation annotation;
    struct mention mentions[MENTIONS_MAX];
    struct entity entities[MENTIONS_MAX];
};

static uint32_t entity_of(struct sample *sample, struct text name, enum entity_class class)
{
    struct annotation *annotation = &sample->annotation;
    for (size_t i = 0; i < annotation->entity_count; i++)
        if (text_ends(text_from(annotation->entities[i].name), name))
            return (uint32_t)i;
    char *copy = arena_copy(sample->arena, name.bytes, name.length);
    sample->entities[annotation->entity_count] = (struct entity){.class = class, .name = copy};
    return (uint32_t)annotation->entity_count++;
}

static size_t token_from(const struct tokens *tokens, size_t paragraph, size_t offset)
{
    size_t i = tokens->first_of[paragraph];
    while (i < tokens->first_of[paragraph + 1] && tokens->items[i].start < offset)
        i++;
    return i;
}

/* Copies the marked text without its braces and notes where the names stood. */
static void read_marked(struct sample *sample, const char *marked)
{
    size_t length = 0, start = 0, paragraph = 0, count = 0;
    for (const char *at = marked;; at++) {
        if (*at == '{') {
            enum entity_class class = at[2] != ':'   ? ENTITY_PERSON
                                      : at[1] == 'o' ? ENTITY_ORGANIZATION
                                                     : ENTITY_PLACE;
            at += at[2] == ':' ? 2 : 0;
            sample->mentions[count].class = class;
            sample->mentions[count].span.paragraph = (uint32_t)paragraph;
            sample->mentions[count].span.start = (uint32_t)(length - start);
        } else if (*at == '}') {
            struct span *span = &sample->mentions[count++].span;
            span->length = (uint32_t)(length - start) - span->start;
        } else if (*at == '\n' || *at == '\0') {
            sample->paragraphs[paragraph++].text =
                (struct text){sample->text + start, length - start};
            start = length;
            if (*at == '\0')
                break;
        } else {
            sample->text[length++] = *at;
        }
    }
    sample->article.paragraphs = sample->paragraphs;
    sample->article.paragraph_count = paragraph;
    sample->annotation.mention_count = count;
}

static void setup_sample(struct sample *sample, const char *marked)
{
    memset(sample, 0, sizeof(*sample));
    sample->arena = arena_new();
    read_marked(sample, marked);
    struct annotation *annotation = &sample->annotation;
    annotation->mentions = sample->mentions;
    annotation->entities = sample->entities;
    tokens_make(&sample->article, sample->arena, &annotation->tokens);
    sentences_make(&sample->article, &annotation->tokens, sample->arena, &annotation->sentences);
    for (size_t i = 0; i < annotation->mention_count; i++) {
        struct mention *mention = &sample->mentions[i];
        size_t p = mention->span.paragraph;
        mention->first_token = (uint32_t)token_from(&annotation->tokens, p, mention->span.start);
        mention->end_token = (uint32_t)token_from(&annotation->tokens, p,
                                                  mention->span.start + mention->span.length);
        mention->entity =
            entity_of(sample, article_span_text(&sample->article, mention->span), mention->class);
    }
    quotes_find(&sample->article, sample->arena, annotation);
}

/* "words=speaker" of each quotation joined by "|"; scare quotes begin with "~". */
static void show(const struct sample *sample, char *out, size_t room)
{
    size_t length = 0;
    out[0] = '\0';
    for (size_t i = 0; i < sample->annotation.quote_count; i++) {
        const struct quote *quote = &sample->annotation.quotes[i];
        struct text said = article_span_text(&sample->article, quote->span);
        struct text who = article_span_text(&sample->article, quote->speaker_span);
        if (quote->speaker_entity != ANNOTATION_NONE)
            who = text_from(sample->entities[quote->speaker_entity].name);
        else if (quote->speaker_span.length == 0)
            who = TEXT("");
        length += (size_t)snprintf(out + length, room - length, "%s%s%.*s=%.*s", i ? "|" : "",
                                   quote->scare ? "~" : "", (int)said.length, said.bytes,
                                   (int)who.length, who.bytes);
        ck_assert_uint_lt(length, room);
    }
}

static const struct {
    const char *text, *quotes;
} cases[] = {
    /* Where the verb of saying stands. */
    {"\"It is late,\" said {Orla Brandt}.", "It is late,=Orla Brandt"},
    {"\"It is late,\" {Orla Brandt} said.", "It is late,=Orla Brandt"},
    {"{Orla Brandt} said: \"It is late.\"", "It is late.=Orla Brandt"},
    {"\"It is late,\" said its director, {Orla Brandt}.", "It is late,=Orla Brandt"},
    {"\"It is late,\" said the harbour master, {Orla Brandt}, who met {Ole Lind}.",
     "It is late,=Orla Brandt"},
    {"\"It is late,\" {Orla Brandt} said. \"We should go.\"",
     "It is late,=Orla Brandt|We should go.=Orla Brandt"},
    {"\"It is late,\" said {Orla Brandt}, \"and we should go.\"",
     "It is late,=Orla Brandt|and we should go.=Orla Brandt"},
    {"{Orla Brandt}, who met {Ole Lind} on the coast, said it was \"far too late to turn back\".",
     "far too late to turn back=Orla Brandt"},
    {"{Orla Brandt} told {Ole Lind}: \"It is late.\"", "It is late.=Orla Brandt"},
    {"It was \"a very late hour\", according to {Orla Brandt}.", "a very late hour=Orla Brandt"},
    {"{o:White Palace} officials were silent. The {o:White Palace} said it was \"a late hour\".",
     "a late hour=White Palace"},
    {"{Orla Brandt} voiced fears \"for the safety of all\" in a call.",
     "for the safety of all=Orla Brandt"},
    {"{Orla Brandt} spoke at noon, saying: \"It is late.\"", "It is late.=Orla Brandt"},
    {"A harbour source told the {o:Daily Buoy} that they believed it was \"going to sink soon\".",
     "going to sink soon=A harbour source"},
    {"{Orla Brandt} posed by a \"ghost ship\" at noon.", "~ghost ship="},
    /* Pronouns, roles, those without a name. */
    {"{Orla Brandt} arrived. \"It is late,\" she said.", "It is late,=Orla Brandt"},
    {"Mr {Lind} met Mrs {Brandt}. He said: \"It is late.\"", "It is late.=Lind"},
    {"{Ole Lind} said: \"It is late.\"\nHe added: \"We go.\"",
     "It is late.=Ole Lind|We go.=Ole Lind"},
    {"{Ole Lind} said: \"It is late.\"\n\"We met {Ida Holm} and left,\" he said.",
     "It is late.=Ole Lind|We met Ida Holm and left,=Ole Lind"},
    {"A senior harbour source told the paper it was \"going to sink\".",
     "going to sink=A senior harbour source"},
    {"The mayor's spokesman said: \"We wait.\"\nThe spokesman added: \"And wait.\"",
     "We wait.=The mayor's spokesman|And wait.=The mayor's spokesman"},
    {"\"We wait,\" said a harbour official.", "We wait,=a harbour official"},
    /* Over paragraphs. */
    {"{Orla Brandt} said: \"It is late.\n\"We should all go home.\"",
     "It is late.=Orla Brandt|We should all go home.=Orla Brandt"},
    {"{Orla Brandt} said: \u2018It is late and cold.\n\u2018We should all go home.\u2019",
     "It is late and cold.=Orla Brandt|We should all go home.=Orla Brandt"},
    {"{Orla Brandt} was angry:\n\"It is late.\"", "It is late.=Orla Brandt"},
    /* Marks. */
    {"{Lind} said: \u201CIt is late.\u201D", "It is late.=Lind"},
    {"{Lind} said: 'It is late.'", "It is late.=Lind"},
    {"{Lind} said: \u2018It\u2019s late.\u2019", "It\u2019s late.=Lind"},
    {"{Lind} said: 'The workers' rights are safe.'", "The workers' rights are safe.=Lind"},
    {"{Lind} said: \u2018The workers\u2019 rights are safe.\u2019",
     "The workers\u2019 rights are safe.=Lind"},
    {"{Lind} said: \"They told us 'never again' and left.\"",
     "They told us 'never again' and left.=Lind|never again=Lind"},
    {"the workers' rights and the owners' duties", ""},
    {"rock 'n' roll of the '90s, give 'em more", ""},
    {"It's the dogs' day, isn't it?", ""},
    {"a 6' 2\" man with a 12\" rule", ""},
    {"an unclosed \" mark", ""},
    {"a lone \u2018mark here", ""},
    {"the \"harvest\" rocket system fired", "~harvest="},
    {"\"\"", ""},
    {"", ""},
};

START_TEST(test_quotes)
{
    struct sample sample;
    char out[TEXT_MAX];
    setup_sample(&sample, cases[_i].text);
    show(&sample, out, sizeof(out));
    ck_assert_msg(strcmp(out, cases[_i].quotes) == 0, "%s\nwant %s\ngot  %s", cases[_i].text,
                  cases[_i].quotes, out);
    arena_free(sample.arena);
}
END_TEST

START_TEST(test_tables_sorted)
{
    ck_assert(speech_tables_sorted());
}
END_TEST

/* Marks in any order: spans stay inside, and in order. */
START_TEST(test_random_marks)
{
    static const char *const bits[] = {"\"", "'", "\u2018", "\u2019", "\u201C", "\u201D",
                                       " ",  " ", "said",   "he",     "dogs",   "{Lind}",
                                       ",",  ".", "\n",     "6"};
    unsigned state = 11;
    for (int round = 0; round < 2000; round++) {
        char text[256] = "";
        int breaks = 0, names = 0;
        for (int i = 0; i < 24; i++) {
            state = state * 1103515245u + 12345u;
            const char *bit = bits[(state >> 16) % (sizeof(bits) / sizeof(*bits))];
            breaks += *bit == '\n';
            names += *bit == '{';
            if ((*bit == '\n' && breaks >= PARAGRAPHS_MAX) || (*bit == '{' && names > MENTIONS_MAX))
                continue;
            strcat(text, bit);
        }
        struct sample sample;
        setup_sample(&sample, text);
        for (size_t i = 0; i < sample.annotation.quote_count; i++) {
            struct span span = sample.annotation.quotes[i].span;
            ck_assert(span.length > 0 && article_span_valid(&sample.article, span));
            ck_assert(i == 0 || span_compare(sample.annotation.quotes[i - 1].span, span) < 0);
        }
        arena_free(sample.arena);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("quotes");
    TCase *all = tcase_create("all");
    tcase_add_loop_test(all, test_quotes, 0, sizeof(cases) / sizeof(*cases));
    tcase_add_test(all, test_tables_sorted);
    tcase_add_test(all, test_random_marks);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_NOFORK);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
