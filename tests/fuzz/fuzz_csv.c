/* Tables of comma, semicolon and tab separated values: whatever stands in it, articles come out
 * clean, and what is wrong is told. */
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_read_records("table.csv", fuzz_text(data, size));
    return 0;
}
