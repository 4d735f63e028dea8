/* manifest_draft: a collection.yaml that says what was found, to be corrected by hand. */
#ifndef DIPTYCH_COLLECTION_MANIFEST_DRAFT_H
#define DIPTYCH_COLLECTION_MANIFEST_DRAFT_H

#include "core/collection/collection.h"

/* Makes FOLDER/collection.yaml of a loaded collection that was opened on the folder: its stories,
 * and of each article file, outlet and date; the headline stands in a comment. Read with it, the
 * folder gives the same collection. `fields` (may be NULL) is what the command line called the
 * fields of records. Where the stories would take more than a manifest holds they are left out,
 * with a note. A manifest that is there already is never touched: STATUS_IO, as for what cannot be
 * written; STATUS_USAGE where there are no articles; each with a problem. The path in *written,
 * which the caller frees. */
enum status manifest_draft_write(const struct collection *collection, const char *folder,
                                 const struct field_names *fields, char **written,
                                 struct problem_list *problems);

#endif
