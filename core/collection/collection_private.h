/* collection_private: what a collection holds. For core/collection alone. */
#ifndef DIPTYCH_COLLECTION_COLLECTION_PRIVATE_H
#define DIPTYCH_COLLECTION_COLLECTION_PRIVATE_H

#include "core/base/file.h"
#include "core/base/hash_map.h"
#include "core/collection/collection.h"
#include "core/collection/rematch.h"
#include "core/config/manifests.h"

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
    unsigned long used;       /* when its words were last asked for */
    uint32_t holds;           /* of its words */
    uint32_t group;           /* or ANNOTATION_NONE */
    uint32_t file;            /* that it was read from */
    size_t number;            /* which of the file's articles, from 1 */
    bool borrowed;            /* article and analysis are another collection's … */
    uint32_t from;            /* … item there */
    struct partner *partners; /* by right item */
    size_t partner_count, partner_capacity;
};

struct file {
    const char *path;
    uint32_t folder; /* the group of the folder it lies in, or ANNOTATION_NONE */
    struct manifest_facts facts;
    uint32_t from; /* the same in the collection before, its articles to be borrowed; or
                      ANNOTATION_NONE */
    struct file_stamp stamp;
    bool flawed;     /* reading it gave problems */
    size_t only;     /* 1-based: it was opened for this one of its articles; 0: for all */
    size_t articles; /* that are in */
};

/* What there is to read. */
struct found {
    struct arena *arena; /* of paths and names */
    struct file *files;  /* by the tag of their jobs */
    size_t file_count, file_capacity;
    struct group *groups; /* stories that are given: first the manifests', then as found */
    size_t group_count, group_capacity;
    struct hash_map group_of; /* by folder, and by title */
};

struct kept_set {
    struct collection_set value;
    struct arena *arena; /* of its own */
};

/* Items whose words are there, and what these take. */
struct words_kept {
    uint32_t *items;
    size_t count, capacity, bytes;
    unsigned long uses;
};

struct set_task;
struct entities_work;

enum { SHOWN_MAX = 64 };

struct collection {
    struct arena *arena; /* stories, comparisons, sets, names */
    struct analysis_queue *queue;
    struct shelf *shelf;
    const struct known_names *names;
    const struct matcher *matcher;
    struct rematch rematch;
    bool named;         /* the hits that stand are those of the names of all articles too */
    const char **paths; /* what was opened */
    size_t path_count;
    const char *title;
    bool sample, formed;
    struct found found;
    bool is_found; /* it is known what there is to read */
    size_t files_done, hits, copies;
    int64_t begun; /* when that was known, clock_ms */
    struct manifests *manifests;
    char *watchlist; /* in an opened folder, or NULL */
    struct record **records;
    size_t record_count, record_capacity;
    struct words_kept words;
    struct collection_story *stories;
    size_t story_count;
    struct entities_work *entities; /* NULL until asked for */
    struct kept_set **sets;
    size_t set_count, set_capacity;
    struct hash_map set_of; /* by members */
    uint32_t *counted;      /* all items but copies of an outlet's own, once stories have formed */
    size_t counted_count;
    int workers;
    bool measures, no_stories, forming; /* two of the options; the stories are on a worker */
    bool *given;               /* by story: it was given out to be measured, or need not be */
    size_t measured;           /* all before it were */
    uint32_t shown[SHOWN_MAX]; /* stories that were on screen last, a ring */
    size_t shown_count;
    struct set_task *asked; /* sets on their way */
    struct problem_list problems;
    const struct collection *before; /* that it is read after, until it takes its place; or NULL */
    struct collection *after;        /* that is read after it, or NULL */
};

/* An item as a side of comparisons, packed: workers may read it. */
struct compare_side collection_side(const struct collection *collection, size_t index);

/* Has the files looked for, each of which is then read; takes in what was found, where the task is
 * of that kind. */
void collection_find_files(struct collection *collection);
bool collection_take_found(struct collection *collection, struct analysis_task *task);
/* Whether it was work for a view (work.h), which is finished then. */
bool collection_take_work(struct analysis_task *task);
void collection_free_found(struct found *found);
/* The group of a folder or a title where there is one, else a new one. */
uint32_t collection_find_group(struct found *found, struct text name, bool folder);

/* Opens the paths of another again; what did not change is borrowed from it. */
struct collection *collection_open_after(const struct collection *before,
                                         struct collection_options options);
/* Words that are there go along with the articles that were borrowed, to `item_of`. */
void collection_move_words(struct collection *from, struct collection *to, const uint32_t *item_of);

/* Has the stories formed on a worker once all files are in; else does nothing. */
void collection_form_stories(struct collection *collection);
/* Takes in what a worker made of a task: stories or a set; goes on to the next story to measure. */
void collection_take_task(struct collection *collection, struct analysis_task *task);
/* The same for tasks that make sets. */
void collection_take_set(struct collection *collection, struct set_task *task);
/* Has the next story measured, where the options ask for it. */
void collection_measure_next(struct collection *collection);
/* Has the names of all articles found on a worker. */
void collection_ask_entities(struct collection *collection);
void collection_free_sets(struct collection *collection);

#endif
