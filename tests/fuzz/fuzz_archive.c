/* Zip archives: whatever is in one, articles come out clean, and what is wrong is told. */
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_read_records("articles.zip", fuzz_text(data, size));
    return 0;
}
