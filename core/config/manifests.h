/* manifests: the manifests of what is opened: which they are, and what they say of a file. */
#ifndef DIPTYCH_CONFIG_MANIFESTS_H
#define DIPTYCH_CONFIG_MANIFESTS_H

#include "core/config/manifest.h"
#include "core/ingest/source.h"

struct manifests;

/* Those of the paths: the collection.yaml of an opened folder, or of an opened file's folder; where
 * there is none, that of the folder above. What is wrong in them, and files of theirs that are not
 * there, are problems. `below` (or NULL) is what else is known before reading; it must outlive the
 * result. The caller frees it with manifests_free. */
struct manifests *manifests_load(const char *const *paths, size_t count,
                                 const struct source_options *below, struct problem_list *problems);
void manifests_free(struct manifests *manifests);

/* What is known before reading: the manifests' outlets, then those below. */
const struct source_options *manifests_source(const struct manifests *manifests);

/* What is known of the articles of a file. Stories are numbered over all manifests. The file counts
 * as seen from here on. */
struct manifest_facts manifests_find(struct manifests *manifests, const char *path);

/* The path of a file that a manifest of an opened folder lists and that was not seen; NULL when
 * there are no more. It is not seen yet. */
const char *manifests_unseen(struct manifests *manifests);

/* The manifest that a path of the command line is read with, or where there is none, the one that
 * could be made for it. The caller frees it. */
char *manifests_path(const char *path);

/* Whether a manifest is another than when it was read, or came to be where one could be. Looks at a
 * few files. */
bool manifests_changed(const struct manifests *manifests);
/* They count as read as they are now. */
void manifests_restamp(struct manifests *manifests);

/* How many there are. */
size_t manifests_count(const struct manifests *manifests);

/* How many stories they have; the title of one, NULL where it has none. */
size_t manifests_story_count(const struct manifests *manifests);
const char *manifests_story_title(const struct manifests *manifests, size_t story);

/* The title of the only manifest, or NULL. */
const char *manifests_title(const struct manifests *manifests);

#endif
