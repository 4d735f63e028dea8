/* completion: what shells need to complete the program's command line, written from its tables when
 * it is built. It is a program of its own: `completion bash|zsh|fish` writes to standard output. */
#ifndef DIPTYCH_TUI_COMPLETION_COMPLETION_H
#define DIPTYCH_TUI_COMPLETION_COMPLETION_H

#include <stdio.h>

#include "tui/batch/options.h"

/* What an argument can be, told by how help writes it. */
enum completion_kind {
    COMPLETION_NONE, /* nothing that is known */
    COMPLETION_FILES,
    COMPLETION_FOLDERS,
    COMPLETION_WORDS,          /* completion_word */
    COMPLETION_WORDS_AND_FILES /* both */
};

enum completion_kind completion_of_option(size_t option);
enum completion_kind completion_of_paths(enum subcommand subcommand);
/* The Nth word that an option's argument can be; NULL past the end. */
const char *completion_word(size_t option, size_t number);
/* Writes all of them, a space between. */
void completion_write_words(FILE *out, size_t option);

void completion_write_bash(FILE *out);
void completion_write_zsh(FILE *out);
void completion_write_fish(FILE *out);

#endif
