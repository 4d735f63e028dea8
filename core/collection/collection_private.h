/* collection_private: what a collection holds. For core/collection alone. */
#ifndef DIPTYCH_COLLECTION_COLLECTION_PRIVATE_H
#define DIPTYCH_COLLECTION_COLLECTION_PRIVATE_H

#include "core/collection/collection.h"
#include "core/collection/manifests.h"

/* A comparison that was made, by its right item. */
struct partner {
    uint32_t right;
    struct comparison *comparison;
};

/* What makes a story whatever its articles tell. */
struct group {
    const char *folder; /* NULL: a manifest's */
    const char *title;  /* of the manifest, or NULL */
};

struct record {
    struct collection_item item;
    uint32_t group;           /* or ANNOTATION_NONE */
    struct partner *partners; /* by right item */
    size_t partner_count, partner_capacity;
};

struct file {
    uint32_t group;
};

struct kept_set {
    struct collection_set value;
    struct kept_set *next;
};

struct collection {
    struct arena *arena; /* stories, comparisons, sets, names */
    struct analysis_queue *queue;
    const struct known_names *names;
    const struct matcher *matcher;
    const char *title;
    bool sample, formed;
    struct file *files;
    size_t file_count, file_capacity, files_done;
    struct group *groups; /* stories that are given: first the manifests', then folders as found */
    size_t group_count, group_capacity;
    struct manifests *manifests;
    char *watchlist; /* in an opened folder, or NULL */
    struct record **records;
    size_t record_count, record_capacity;
    struct collection_story *stories;
    size_t story_count;
    struct kept_set *sets;
    struct problem_list problems;
};

/* An analysed item as a side of comparisons. */
struct compare_side collection_side(const struct collection *collection, size_t index);

/* Forms the stories once all files are in; else does nothing. */
void collection_form_stories(struct collection *collection);

#endif
