/* train: learns the weights of the name tagger (README.md beside it).
 *
 * OWN: our marked text; --free, --share-alike: foreign sets, cleaned, by their licence; --dev: sets
 * to score only. Prints F1 on the held-out tenth of OWN and on --dev; with --compare also for other
 * mixes. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/entities/train/learn.h"

enum { FILES_MAX = 16 };

struct count {
    size_t gold, found, right;
};

static bool same_name(const struct mention *mention, const struct gold_name *name)
{
    return mention->class == name->class && span_compare(mention->span, name->span) == 0;
}

static void score_example(const struct example *x, struct count counts[ENTITY_CLASS_COUNT])
{
    const struct annotation *a = &x->annotation;
    for (size_t i = 0; i < x->name_count; i++)
        counts[x->names[i].class].gold++;
    for (size_t i = 0, k = 0; i < a->mention_count; i++) {
        counts[a->mentions[i].class].found++;
        while (k < x->name_count && span_compare(x->names[k].span, a->mentions[i].span) < 0)
            k++;
        counts[a->mentions[i].class].right +=
            k < x->name_count && same_name(&a->mentions[i], &x->names[k]);
    }
}

static double f1(struct count c)
{
    return c.gold + c.found == 0 ? 0 : 200.0 * (double)c.right / (double)(c.gold + c.found);
}

static void print_scores(const char *name, const struct count counts[ENTITY_CLASS_COUNT])
{
    struct count both = counts[ENTITY_PERSON];
    both.gold += counts[ENTITY_PLACE].gold;
    both.found += counts[ENTITY_PLACE].found;
    both.right += counts[ENTITY_PLACE].right;
    printf("%-40s persons+places %.1f", name, f1(both));
    for (int c = 0; c < ENTITY_CLASS_COUNT; c++)
        printf("  %s %.1f", entity_class_name((enum entity_class)c), f1(counts[c]));
    printf("\n");
}

static void evaluate(const struct model *model, struct corpus *corpus, const char *name,
                     bool held_out)
{
    struct count counts[ENTITY_CLASS_COUNT] = {{0}};
    for (size_t i = 0; i < corpus->count; i++) {
        struct example *x = corpus->items[i];
        if (held_out && (!corpus_is_held_out(x) || x->copy))
            continue;
        uint8_t *labels = arena_array(x->arena, x->features.count + 1, 1);
        tagger_label(model, &x->annotation.tokens, &x->features, x->arena, labels);
        tagger_make_mentions(&x->features, labels, x->arena, &x->annotation);
        score_example(x, counts);
    }
    print_scores(name, counts);
}

static void evaluate_file(const struct model *model, const char *path)
{
    struct corpus corpus = {0};
    gazetteer_embedded(&corpus.gazetteer);
    const char *base = strrchr(path, '/');
    if (corpus_read(&corpus, path, SOURCE_FREE, false))
        evaluate(model, &corpus, base ? base + 1 : path, false);
    corpus_free(&corpus);
}

static bool write_file(const char *path, struct text bytes)
{
    FILE *file = fopen(path, "wb");
    bool fine = file != NULL && fwrite(bytes.bytes, 1, bytes.length, file) == bytes.length;
    if (file != NULL)
        fine = fclose(file) == 0 && fine;
    if (!fine)
        fprintf(stderr, "train: cannot write %s\n", path);
    return fine;
}

struct options {
    struct learner_options learner;
    const char *out;
    bool compare;
    const char *dev[FILES_MAX];
    size_t dev_count;
};

static const char usage[] =
    "usage: train [--seed N] [--runs N] [--dropout N] [--margin X] [--epochs N] [--features N] "
    "[--own-weight N]\n"
    "             [--all] [--compare] [--out FILE] [--free FILE]... [--share-alike FILE]... "
    "[--dev FILE]... OWN...\n";

/* Sets what an option with a number sets; false for another. */
static bool take_number(struct learner_options *learner, int option, const char *number)
{
    unsigned long value = strtoul(number, NULL, 10);
    unsigned *const places[] = {['r'] = &learner->runs,
                                ['e'] = &learner->epochs,
                                ['w'] = &learner->weight[SOURCE_OWN],
                                ['D'] = &learner->dropout};
    if (option == 's')
        learner->seed = value;
    else if (option == 'n')
        learner->features = value;
    else if (option == 'm')
        learner->margin = strtof(number, NULL);
    else if ((size_t)option < sizeof(places) / sizeof(places[0]) && places[option] != NULL)
        *places[option] = (unsigned)value;
    else
        return false;
    return true;
}

static bool take_option(struct options *o, struct corpus *corpus, int option, const char *argument)
{
    switch (option) {
    case 'o':
        o->out = argument;
        return true;
    case 'a':
        o->learner.all = true;
        return true;
    case 'c':
        o->compare = true;
        return true;
    case 'f':
        return corpus_read(corpus, argument, SOURCE_FREE, true);
    case 'S':
        return corpus_read(corpus, argument, SOURCE_SHARE_ALIKE, true);
    case 'd':
        if (o->dev_count < FILES_MAX)
            o->dev[o->dev_count++] = argument;
        return true;
    default:
        return option != '?' && take_number(&o->learner, option, argument);
    }
}

static bool read_options(int argc, char **argv, struct options *o, struct corpus *corpus)
{
    static const struct option longs[] = {
        {"seed", 1, NULL, 's'},        {"runs", 1, NULL, 'r'},
        {"dropout", 1, NULL, 'D'},     {"margin", 1, NULL, 'm'},
        {"epochs", 1, NULL, 'e'},      {"features", 1, NULL, 'n'},
        {"out", 1, NULL, 'o'},         {"own-weight", 1, NULL, 'w'},
        {"free", 1, NULL, 'f'},        {"dev", 1, NULL, 'd'},
        {"share-alike", 1, NULL, 'S'}, {"all", 0, NULL, 'a'},
        {"compare", 0, NULL, 'c'},     {NULL, 0, NULL, 0}};
    bool fine = true;
    for (int c; (c = getopt_long(argc, argv, "", longs, NULL)) != -1;)
        fine = take_option(o, corpus, c, optarg) && fine;
    for (int i = optind; i < argc; i++)
        fine = corpus_read(corpus, argv[i], SOURCE_OWN, false) && fine;
    return fine && corpus->count > 0;
}

static void learn_and_score(const struct options *o, const struct learner_options *learner,
                            struct corpus *corpus, struct text_builder *weights)
{
    struct model model;
    learn(corpus, learner, weights);
    model_open(text_builder_text(weights), &model);
    if (!learner->all)
        evaluate(&model, corpus, "held-out tenth", true);
    for (size_t i = 0; i < o->dev_count; i++)
        evaluate_file(&model, o->dev[i]);
}

/* What the parts of the text give: a run each. */
static void compare(const struct options *o, struct corpus *corpus)
{
    static const struct {
        const char *name;
        unsigned weight[SOURCE_COUNT];
    } mixes[] = {{"all, ours twice", {2, 1, 1}},
                 {"all, ours once", {1, 1, 1}},
                 {"without ours", {0, 1, 1}},
                 {"ours alone", {1, 0, 0}},
                 {"without share-alike, ours twice", {2, 1, 0}}};
    for (size_t i = 0; i < sizeof(mixes) / sizeof(mixes[0]); i++) {
        struct learner_options learner = o->learner;
        struct text_builder weights = {0};
        memcpy(learner.weight, mixes[i].weight, sizeof(learner.weight));
        learner.runs = 1;
        learner.all = false;
        printf("-- %s\n", mixes[i].name);
        learn_and_score(o, &learner, corpus, &weights);
        text_builder_free(&weights);
    }
    printf("-- as kept, %u runs\n", o->learner.runs);
}

int main(int argc, char **argv)
{
    struct options o = {.learner = {.epochs = 8,
                                    .folds = 5,
                                    .runs = 5,
                                    .dropout = 50,
                                    .margin = 40,
                                    .seed = 1,
                                    .features = 84000,
                                    .weight = {2, 1, 1}}};
    struct corpus corpus = {0};
    struct text_builder weights = {0};
    gazetteer_embedded(&corpus.gazetteer);
    if (!read_options(argc, argv, &o, &corpus)) {
        fputs(usage, stderr);
        return 2;
    }
    corpus_add_headlines(&corpus, o.learner.seed);
    if (o.compare)
        compare(&o, &corpus);
    learn_and_score(&o, &o.learner, &corpus, &weights);
    printf("%zu bytes\n", weights.length);
    bool fine = o.out == NULL || write_file(o.out, text_builder_text(&weights));
    text_builder_free(&weights);
    corpus_free(&corpus);
    return fine ? 0 : 1;
}
