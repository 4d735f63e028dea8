/* command: the line behind ":": what it asks for, and how it goes on.
 *
 * A line is an action's name, a line number, or one of the table's words with its argument. Nothing
 * is done here. */
#ifndef DIPTYCH_TUI_KEYS_COMMAND_H
#define DIPTYCH_TUI_KEYS_COMMAND_H

#include "core/base/text.h"
#include "tui/keys/action.h"

enum command_kind {
    COMMAND_NOTHING, /* an empty line */
    COMMAND_ACTION,  /* `call` */
    COMMAND_SET,     /* `argument`: OPTION, OPTION VALUE or nothing */
    COMMAND_THEME,   /* `argument`: a name or file */
    COMMAND_GREP,    /* `argument`: words */
    COMMAND_OUTLET,  /* `argument`: of the article in focus */
    COMMAND_DATE,
    COMMAND_HEADLINE,
    COMMAND_UNKNOWN /* `message` says what */
};

struct command {
    enum command_kind kind;
    struct action_call call;
    struct text argument; /* of the line, trimmed */
};

/* Reads a line. Of COMMAND_UNKNOWN the message, with "did you mean", goes to *message. */
struct command command_parse(struct text line, struct text_builder *message);

/* The Nth way the last word of a line can go on, in the order of the tables: the whole word. False
 * past the last. `start` is where the word begins. */
bool command_complete(struct text line, size_t index, size_t *start, struct text_builder *word);

/* Nth word with an argument, the argument as help writes it, and what it does; NULL past the end.
 */
const char *command_word(size_t index);
const char *command_argument(size_t index);
const char *command_help(size_t index);

#endif
