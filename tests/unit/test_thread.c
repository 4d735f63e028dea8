#include "core/base/thread.h"
#include "tests/unit/suite.h"

#include <signal.h>

static volatile sig_atomic_t came;

static void note(int number)
{
    came = number;
}

/* What a fault of the thread sends comes, what is the program's does not. */
static const struct {
    int number;
    bool comes;
} signals[] = {{SIGSEGV, true},  {SIGBUS, true},   {SIGFPE, true},   {SIGILL, true},
               {SIGABRT, true},  {SIGINT, false},  {SIGTERM, false}, {SIGHUP, false},
               {SIGTSTP, false}, {SIGCONT, false}, {SIGWINCH, false}};

static void *raise_one(void *argument)
{
    const int *number = argument;
    raise(*number);
    return NULL;
}

START_TEST(takes_its_faults_alone)
{
    int number = signals[_i].number;
    pthread_t thread;
    sigset_t before, after;
    struct sigaction action = {.sa_handler = note};
    sigemptyset(&action.sa_mask);
    ck_assert_int_eq(sigaction(number, &action, NULL), 0);
    pthread_sigmask(SIG_SETMASK, NULL, &before);
    ck_assert(thread_start(&thread, raise_one, &number));
    ck_assert_int_eq(pthread_join(thread, NULL), 0);
    ck_assert_int_eq(came, signals[_i].comes ? number : 0);
    pthread_sigmask(SIG_SETMASK, NULL, &after);
    ck_assert_int_eq(sigismember(&after, number), sigismember(&before, number));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("thread");
    TCase *group = tcase_create("thread");
    tcase_add_loop_test(group, takes_its_faults_alone, 0, COUNT(signals));
    suite_add_tcase(suite, group);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
