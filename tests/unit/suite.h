/* suite: what every unit test ends with. */
#ifndef DIPTYCH_TESTS_UNIT_SUITE_H
#define DIPTYCH_TESTS_UNIT_SUITE_H

#include <check.h>
#include <locale.h>
#include <stdlib.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Runs the tests of a module in a UTF-8 locale; the exit status of main. */
static inline int suite_run(const char *name, const TTest *const *tests, size_t count)
{
    Suite *suite = suite_create(name);
    TCase *cases = tcase_create(name);

    setlocale(LC_ALL, "C.UTF-8");
    for (size_t i = 0; i < count; i++)
        tcase_add_test(cases, tests[i]);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
