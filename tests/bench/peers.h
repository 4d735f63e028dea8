/* peers: other programs given the same work in the same run, where they are installed. */
#ifndef DIPTYCH_TESTS_BENCH_PEERS_H
#define DIPTYCH_TESTS_BENCH_PEERS_H

/* Names in the articles of a folder, `words` in all: compromise and wink-nlp, under Node.js. */
void peers_annotate(const char *folder, int words);
/* Two articles set side by side: wdiff, sim_text, diff word by word. */
void peers_compare(const char *left, const char *right);
/* Literal terms, one a line, in a text of so many bytes: grep -F -f. */
void peers_watch(const char *terms, const char *text, double bytes);

#endif
