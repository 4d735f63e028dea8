/* Problems: file, message, hint and source line of any bytes print clean, the caret within reach. A
 * line "====" parts the file's name from the message, which is also the line. */
#include "tests/fuzz/fuzz.h"

#include <errno.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct problem_list problems = {0}, moved = {0};
    struct text head;
    struct text rest = fuzz_split(fuzz_text(data, size), &head);
    char *file = fuzz_string(head), *message = fuzz_string(rest);
    struct problem *problem =
        problem_add(&problems, SEVERITY_ERROR, STATUS_SCHEMA, file, "%s", message);
    problem_at(problem, 1 + size, 1 + size % 97, size % 31, rest);
    problem_hint(problem, "write '%s'", message);
    problem_errno(&problems, file, "read", ENOENT);
    problem_add(&problems, SEVERITY_NOTE, STATUS_OK, NULL, "%s", file);
    problem_list_move(&moved, &problems);
    FUZZ_ASSERT(moved.count == 3 && problems.count == 0);
    fuzz_expect_problems(&moved);
    problem_list_free(&problems);
    free(message);
    free(file);
    return 0;
}
