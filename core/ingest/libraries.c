#include "core/ingest/libraries.h"

#include "core/base/memory.h"

#include <jansson.h>
#include <libxml/xmlmemory.h>
#include <stdlib.h>

static void *resize(void *old, size_t size)
{
    return memory_resize(old, size, 1);
}

void libraries_use_memory(void)
{
    json_set_alloc_funcs(memory_alloc, free);
    xmlMemSetup(free, memory_alloc, resize, memory_strdup);
}
