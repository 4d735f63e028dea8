/* collection_private: what a collection holds. For core/collection alone. */
#ifndef DIPTYCH_COLLECTION_COLLECTION_PRIVATE_H
#define DIPTYCH_COLLECTION_COLLECTION_PRIVATE_H

#include "core/base/hash_map.h"
#include "core/collection/collection.h"
#include "core/collection/manifests.h"

/* A comparison that was made, by its right item. */
struct partner {
    uint32_t right;
    const struct comparison *comparison;
};

/* What makes a story whatever its articles tell. */
struct group {
    const char *folder; /* NULL: it has none of its own */
    const char *title;  /* of a manifest or record, or NULL */
};

struct record {
    struct collection_item item;
    uint32_t group;           /* or ANNOTATION_NONE */
    uint32_t file;            /* that it was read from */
    size_t number;            /* which of the file's articles, from 1 */
    struct partner *partners; /* by right item */
    size_t partner_count, partner_capacity;
};

struct file {
    const char *path; /* in the collection's arena */
    uint32_t folder;  /* the group of the folder it lies in, or ANNOTATION_NONE */
    struct manifest_facts facts;
    size_t only;     /* 1-based: it was opened for this one of its articles; 0: for all */
    size_t articles; /* that are in */
};

struct kept_set {
    struct collection_set value;
    struct arena *arena; /* of its own, or NULL */
    struct kept_set *next;
};

struct set_task;
struct entities_over_all;

struct collection {
    struct arena *arena; /* stories, comparisons, sets, names */
    struct analysis_queue *queue;
    const struct known_names *names;
    const struct matcher *matcher;
    const char **paths; /* what was opened */
    size_t path_count;
    const char *title;
    bool sample, formed;
    struct file *files;
    size_t file_count, file_capacity, files_done;
    struct group *groups; /* stories that are given: first the manifests', then as found */
    size_t group_count, group_capacity;
    struct hash_map group_of; /* by folder, and by title */
    struct manifests *manifests;
    char *watchlist; /* in an opened folder, or NULL */
    struct record **records;
    size_t record_count, record_capacity;
    struct collection_story *stories;
    size_t story_count;
    struct entities_over_all *entities; /* NULL until asked for */
    struct kept_set *sets;
    int workers;
    bool measures, forming; /* options.measures_stories; the stories are on a worker */
    size_t measured;        /* stories that were given out to be measured */
    struct set_task *asked; /* sets on their way */
    struct problem_list problems;
};

/* An analysed item as a side of comparisons. */
struct compare_side collection_side(const struct collection *collection, size_t index);

/* Has the stories formed on a worker once all files are in; else does nothing. */
void collection_form_stories(struct collection *collection);
/* Takes in what a worker made of a task: stories or a set; goes on to the next story to measure. */
void collection_take_task(struct collection *collection, struct analysis_task *task);
/* The same for tasks that make sets. */
void collection_take_set(struct collection *collection, struct set_task *task);
/* Has the next story measured, where the options ask for it. */
void collection_measure_next(struct collection *collection);
void collection_free_sets(struct collection *collection);

#endif
