/* collection: the façade: a folder, file or the sample, its articles, stories, entities and
 * comparisons.
 *
 * The loop's thread owns it. collection_open returns at once; collection_step takes in what workers
 * have done, within a budget. */
#ifndef DIPTYCH_COLLECTION_COLLECTION_H
#define DIPTYCH_COLLECTION_COLLECTION_H

#include "core/collection/analysis.h"
#include "core/compare/copies.h"
#include "core/compare/groups.h"
#include "core/compare/story.h"
#include "core/config/corrections.h"

struct collection;

struct collection_options {
    int workers;                         /* 0: one */
    const struct source_options *source; /* or NULL; must outlive the collection */
    const struct known_names *names;     /* likewise */
    const struct matcher *matcher; /* or NULL; must outlive the collection or be replaced first */
    struct shelf *shelf;   /* of texts and what is found in them (shelf.h), or NULL: plain memory;
                              must outlive the collection and those that are read after it */
    bool measures_stories; /* on the workers, once they stand: how much of each is shared */
    bool no_stories; /* none are formed, and copies not looked for: what compares all needs neither
                      */
};

/* An article in the collection. Indices are stable until a reload; articles stand in source order.
 */
struct collection_item {
    struct article *article;
    struct analysis *analysis; /* packed: collection_analyse makes tokens and sentences */
    uint32_t story;            /* index, or ANNOTATION_NONE until stories form */
    /* The first of what it is a copy of, itself until stories form; copies of one outlet take no
     * part in stories, sets and tables. All of one text stand in one story. */
    struct copy copy;
    /* For each paragraph whether its outlet prints the same line in story after story; NULL where
     * none is so, and until stories form. Folded where the article is read; its kind stays. */
    bool *repeated;
};

struct collection_story {
    const char *id;    /* slug of its folder's name or of its title; "-2" where taken */
    uint32_t *members; /* items, in source order, but copies of an outlet's article */
    size_t count;
    uint32_t *all; /* the same with those copies */
    size_t all_count, outlets;
    const char *title;   /* of a manifest, or NULL: */
    uint32_t title_item; /* whose headline names the story */
    double shared;       /* words in passages that another outlet carries, over all words; -1 until
                            measured or compared */
};

/* Opens paths (files, folders, "-", "FILE:N" for the Nth article of a file); none: the embedded
 * sample. Never fails: what cannot be read is in the problems. The caller frees it with
 * collection_free. */
struct collection *collection_open(const char *const *paths, size_t count,
                                   struct collection_options options);
void collection_free(struct collection *collection);
/* Ends all work, waiting so long for what is under way. False where that was not enough: the
 * program must end then without freeing the collection and what it was opened with. */
bool collection_end(struct collection *collection, long patience_ms);

/* Takes in finished work for at most `budget_ms`. Returns whether anything changed. When the last
 * file is in, stories form. */
bool collection_step(struct collection *collection, int budget_ms);
/* Steps until all is loaded (batch). */
void collection_finish(struct collection *collection);
/* For poll(): readable when collection_step has something to do. */
int collection_descriptor(const struct collection *collection);

/* How many files were found and how many are in; loaded when both agree and stories are formed.
 * What is opened is looked through on a worker: until then no files are found. */
struct collection_progress {
    size_t files, files_done;
    bool loaded;
    long seconds_left; /* until all files are in, as fast as so far; -1: not known */
};
struct collection_progress collection_progress(const struct collection *collection);

/* Name for the title row: the folder's base name, or "sample"; and whether it is the sample. */
const char *collection_title(const struct collection *collection);
bool collection_is_sample(const struct collection *collection);
/* A watchlist that lies in the opened folder (the first such folder), or NULL. */
const char *collection_watchlist_path(const struct collection *collection);
size_t collection_count(const struct collection *collection);
struct collection_item *collection_item(const struct collection *collection, size_t index);
size_t collection_story_count(const struct collection *collection);
const struct collection_story *collection_story(const struct collection *collection, size_t index);
/* A story is on screen: what is measured of it comes before that of others. */
void collection_show_story(struct collection *collection, uint32_t index);
/* Articles of a story, in source order, or with ANNOTATION_NONE all; copies of an outlet's own left
 * out. */
size_t collection_members(const struct collection *collection, uint32_t story);
uint32_t collection_member(const struct collection *collection, uint32_t story, size_t number);
/* Watch hits in all articles. */
size_t collection_hits(const struct collection *collection);
const struct problem_list *collection_problems(const struct collection *collection);

/* The analysis of an item with tokens and sentences, which are dropped again where those of all
 * take more than WORDS_BYTES_MAX: not before COLLECTION_WORDS_SPARED other items were asked for,
 * nor while it is held. Everything else of it stays. */
enum { COLLECTION_WORDS_SPARED = 64 };
const struct analysis *collection_analyse(struct collection *collection, size_t index);
const struct analysis *collection_hold(struct collection *collection, size_t index);
void collection_release(struct collection *collection, size_t index);

/* The comparison of two items, made once and kept; left < right is not needed (sides come as
 * asked). */
const struct comparison *collection_compare(struct collection *collection, size_t left,
                                            size_t right);

/* Items set side by side: every pair compared, the passages grouped. Kept until the collection
 * goes; `members` is copied. */
struct collection_set {
    uint32_t *members;
    size_t count;
    struct compare_side *sides;
    const struct comparison **comparisons; /* (0,1), (0,2), …, (1,2), … */
    struct passage_groups groups;
};
const struct collection_set *collection_set(struct collection *collection, const uint32_t *members,
                                            size_t count);
/* The set where it was made, else NULL; then a worker makes it before all other work, and it is
 * there once collection_step has told of a change. */
const struct collection_set *collection_ask_set(struct collection *collection,
                                                const uint32_t *members, size_t count);
/* The comparison of columns a < b of a set. */
const struct comparison *collection_set_pair(const struct collection_set *set, size_t a, size_t b);

/* Writes what the reader says of an item into its manifest, then puts it into the article where no
 * worker may be reading it; a reload does so in any case, and with what follows from it (stories,
 * comparisons). Else as correction_write. */
enum status collection_correct(struct collection *collection, size_t index,
                               enum correction correction, struct text value, char **written,
                               struct problem_list *problems);

/* Replaces the matcher and finds all hits anew. */
void collection_set_matcher(struct collection *collection, const struct matcher *matcher);

#endif
