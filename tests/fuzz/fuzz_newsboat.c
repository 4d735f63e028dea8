/* Databases: whatever one holds, articles come out clean, and what is wrong is told. */
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_read_records("cache.db", fuzz_text(data, size));
    return 0;
}
