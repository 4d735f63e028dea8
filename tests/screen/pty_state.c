#include "core/base/file.h"
#include "core/state/state.h"
#include "tests/screen/pty.h"
#include "tui/page/legend.h"

#include <stdio.h>
#include <unistd.h>

void pty_skip_first_runs(const char *state_home)
{
    struct problem_list problems = {0};
    char path[64];
    snprintf(path, sizeof(path), "%s/diptych/state.db", state_home);
    if (!file_exists(path)) {
        struct state *state = state_open(path, &problems);
        state_set_fact(state, "", "runs", LEGEND_RUNS);
        state_close(state);
    }
    problem_list_free(&problems);
}

static void remove_file(const char *path, void *context)
{
    (void)context;
    unlink(path);
}

void pty_remove_state(const char *state_home)
{
    struct problem_list problems = {0};
    char folder[64];
    snprintf(folder, sizeof(folder), "%s/diptych", state_home);
    file_walk(state_home, remove_file, NULL, &problems);
    rmdir(folder);
    rmdir(state_home);
    problem_list_free(&problems);
}
