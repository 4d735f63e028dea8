/* inputs: paths of the command line turned into files to read. */
#ifndef DIPTYCH_COLLECTION_INPUTS_H
#define DIPTYCH_COLLECTION_INPUTS_H

#include "core/collection/analysis.h"
#include "core/config/manifests.h"

/* One file to read. Valid during the visit only, but for `bytes`, which are embedded. */
struct input {
    const char *path;
    struct text bytes; /* of the sample; NULL bytes: read the file */
    size_t only;       /* 1-based: only this one of its articles; 0: all */
    size_t folder;     /* bytes of the path that name the story's folder; 0: the file lies loose */
    struct manifest_facts facts; /* what manifests say of its articles */
};

/* Visits the files of paths (files, folders, "-", "FILE:N") in their order; with none those of the
 * embedded sample. What manifests list and a folder does not show comes last. A folder that cannot
 * be read is told; a file is not opened here. */
void inputs_find(const char *const *paths, size_t count, struct manifests *manifests,
                 void (*visit)(const struct input *input, void *context), void *context,
                 struct problem_list *problems);

/* The work of reading an input. */
struct analysis_job inputs_job(const struct input *input);

/* Where the watchlist of an opened folder lies, or would; NULL for what is no folder. The caller
 * frees it. */
char *inputs_watchlist_path(const char *path);
/* The first watchlist that lies in a folder among the paths, or NULL. The caller frees it. */
char *inputs_watchlist(const char *const *paths, size_t count);

/* Adds to a list the watchlists that lie in the folders among the paths, or (no paths) the sample's
 * own; those that `known` holds (paths of lists in use) are passed over, and joining other lists is
 * noted. */
void inputs_load_watchlists(const char *const *paths, size_t count, const char *const *known,
                            size_t known_count, struct watchlist *list,
                            struct problem_list *problems);

#endif
