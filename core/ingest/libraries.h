/* libraries: what is set once of the libraries that read and write formats. */
#ifndef DIPTYCH_INGEST_LIBRARIES_H
#define DIPTYCH_INGEST_LIBRARIES_H

/* Has jansson and libxml2 take memory as the rest does (core/base/memory.h): a text that they would
 * give up halfway, in silence, ends the program with a message instead. To be called once, before
 * either is used and before any thread starts. */
void libraries_use_memory(void);

#endif
