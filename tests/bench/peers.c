#include "tests/bench/peers.h"
#include "tests/bench/measure.h"

#include <stdio.h>

enum { RUNS = 3 };

void peers_annotate(const char *folder, int words)
{
    static const char *const packages[] = {"compromise", "wink-nlp"};
    if (!measure_finds("node"))
        return;
    for (size_t i = 0; i < sizeof(packages) / sizeof(packages[0]); i++) {
        const char *arguments[] = {"node", "tests/bench/peers.js", packages[i], folder, NULL};
        struct measure measure;
        if (measure_tries(arguments, &measure))
            measure_row(packages[i], "", "  %.0f words/s", words / measure.worked);
        else
            measure_row(packages[i], "", "  is not installed: left out");
    }
}

void peers_compare(const char *left, const char *right)
{
    /* each with how it ends when texts differ */
    static const struct {
        const char *name, *option;
        int status;
    } peers[] = {{"wdiff", "--statistics", 1}, {"sim_text", "-p", 0}, {"diff", "--minimal", 1}};
    for (size_t i = 0; i < sizeof(peers) / sizeof(peers[0]); i++) {
        const char *arguments[] = {peers[i].name, peers[i].option, left, right, NULL};
        if (!measure_finds(peers[i].name))
            continue;
        struct measure measure = measure_run(arguments, RUNS, peers[i].status);
        measure_row(peers[i].name, "", "  %.1f ms", measure.worked * 1e3);
    }
}

void peers_watch(const char *terms, const char *text, double bytes)
{
    const char *arguments[] = {"grep", "-F", "-o", "-w", "-i", "-f", terms, text, NULL};
    if (!measure_finds("grep"))
        return;
    struct measure measure = measure_run(arguments, 1, 0);
    measure_row("grep -F -f", "", "  %.1f MB/s, words in either case (-o -w -i)",
                bytes / measure.worked / 1e6);
}
