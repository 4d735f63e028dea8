/* train: learns the weights of the name tagger.
 *
 * usage: train [--seed N] [--runs N] [--dropout N] [--margin X] [--epochs N] [--features N]
 * [--own-weight N]
 * [--all] [--out FILE] [--free FILE]... [--dev FILE]... OWN... OWN: our marked text; --free:
 * foreign sets, cleaned; --dev: sets to score only. Prints F1 on the held-out tenth of OWN. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/entities/train/learn.h"

enum { HELD_OUT_FOLD = 9 };

struct count {
    size_t gold, found, right;
};

static bool is_training(const struct example *example)
{
    return example->fold != HELD_OUT_FOLD || !example->own;
}

static bool is_everything(const struct example *example)
{
    return example != NULL;
}

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
        if (held_out && (is_training(x) || x->copy))
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
    if (corpus_read(&corpus, path, false, false))
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
    bool all;
    char *dev[16];
    size_t dev_count;
};

static bool read_options(int argc, char **argv, struct options *o, struct corpus *corpus)
{
    static const struct option longs[] = {
        {"seed", 1, NULL, 's'},       {"runs", 1, NULL, 'r'},   {"dropout", 1, NULL, 'D'},
        {"margin", 1, NULL, 'm'},     {"epochs", 1, NULL, 'e'}, {"features", 1, NULL, 'n'},
        {"own-weight", 1, NULL, 'w'}, {"out", 1, NULL, 'o'},    {"free", 1, NULL, 'f'},
        {"dev", 1, NULL, 'd'},        {"all", 0, NULL, 'a'},    {NULL, 0, NULL, 0}};
    bool fine = true;
    for (int c; (c = getopt_long(argc, argv, "", longs, NULL)) != -1;) {
        switch (c) {
        case 's':
            o->learner.seed = strtoull(optarg, NULL, 10);
            break;
        case 'D':
            o->learner.dropout = (uint32_t)strtoul(optarg, NULL, 10);
            break;
        case 'm':
            o->learner.margin = strtof(optarg, NULL);
            break;
        case 'r':
            o->learner.runs = (unsigned)strtoul(optarg, NULL, 10);
            break;
        case 'e':
            o->learner.epochs = (unsigned)strtoul(optarg, NULL, 10);
            break;
        case 'n':
            o->learner.features = strtoul(optarg, NULL, 10);
            break;
        case 'w':
            o->learner.own_weight = (unsigned)strtoul(optarg, NULL, 10);
            break;
        case 'o':
            o->out = optarg;
            break;
        case 'a':
            o->all = true;
            break;
        case 'f':
            fine = corpus_read(corpus, optarg, false, true) && fine;
            break;
        case 'd':
            o->dev[o->dev_count % 16] = optarg;
            o->dev_count += o->dev_count < 15;
            break;
        default:
            return false;
        }
    }
    for (int i = optind; i < argc; i++)
        fine = corpus_read(corpus, argv[i], true, false) && fine;
    return fine && corpus->count > 0;
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
                                    .own_weight = 2}};
    struct corpus corpus = {0};
    struct text_builder weights = {0};
    struct model model;
    gazetteer_embedded(&corpus.gazetteer);
    if (!read_options(argc, argv, &o, &corpus)) {
        fprintf(stderr, "usage: train [--seed N] [--runs N] [--dropout N] [--margin X] [--epochs "
                        "N] [--features "
                        "N] [--own-weight N] "
                        "[--all] [--out FILE]"
                        " [--free FILE]... [--dev FILE]... OWN...\n");
        return 2;
    }
    corpus_add_headlines(&corpus, o.learner.seed);
    learn(&corpus, o.all ? is_everything : is_training, &o.learner, &weights);
    model_open(text_builder_text(&weights), &model);
    evaluate(&model, &corpus, "held-out tenth", true);
    for (size_t i = 0; i < o.dev_count; i++)
        evaluate_file(&model, o.dev[i]);
    printf("%zu bytes\n", weights.length);
    bool fine = o.out == NULL || write_file(o.out, text_builder_text(&weights));
    text_builder_free(&weights);
    corpus_free(&corpus);
    return fine ? 0 : 1;
}
