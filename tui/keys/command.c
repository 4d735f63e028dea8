#include "tui/keys/command.h"

#include "core/base/suggest.h"
#include "core/config/settings.h"
#include "core/config/theme.h"

#include <string.h>

/* What the argument of a word can be, by number; NULL past the end. `before` is what stands of it
 * already but its last word. */
typedef const char *argument_words(struct text before, size_t index);

static const char *set_words(struct text before, size_t index)
{
    int row = settings_find(text_trim(before));
    if (before.length == 0)
        return index < settings_count() ? settings_name(index) : NULL;
    if (row < 0)
        return NULL;
    return strcmp(settings_name((size_t)row), "theme") == 0 ? theme_shipped_name(index)
                                                            : settings_choice((size_t)row, index);
}

static const char *theme_words(struct text before, size_t index)
{
    return before.length == 0 ? theme_shipped_name(index) : NULL;
}

static const struct row {
    const char *word;
    enum command_kind kind;
    const char *argument, *help;
    argument_words *words; /* or NULL */
} rows[] = {
    {"set", COMMAND_SET, "OPTION [VALUE]", "set an option, or say what it is", set_words},
    {"theme", COMMAND_THEME, "[NAME|FILE]", "take a theme, or the next one", theme_words},
    {"grep", COMMAND_GREP, "WORDS", "list where words stand in the whole collection", NULL},
    {"outlet", COMMAND_OUTLET, "NAME", "say which outlet the article in focus is of", NULL},
    {"date", COMMAND_DATE, "YYYY-MM-DD", "say of which day it is", NULL},
    {"headline", COMMAND_HEADLINE, "TEXT", "say what its headline is", NULL},
};
enum { ROW_COUNT = sizeof(rows) / sizeof(rows[0]) };

const char *command_word(size_t index)
{
    return index < ROW_COUNT ? rows[index].word : NULL;
}

const char *command_argument(size_t index)
{
    return rows[index].argument;
}

const char *command_help(size_t index)
{
    return rows[index].help;
}

/* Every first word there is: the table's, then the actions not among them. */
static const char *first_word(size_t index)
{
    if (index < ROW_COUNT)
        return rows[index].word;
    for (enum action action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
        const char *name = action_row(action)->name;
        bool taken = false;
        for (size_t i = 0; i < ROW_COUNT; i++)
            taken = taken || strcmp(rows[i].word, name) == 0;
        if (!taken && index-- == ROW_COUNT)
            return name;
    }
    return NULL;
}

/* --- reading ---------------------------------------------------------------------------------- */

static const struct row *find_row(struct text word)
{
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (text_equal(word, text_from(rows[i].word)))
            return &rows[i];
    return NULL;
}

/* A line number, or 0. */
static int read_number(struct text word)
{
    enum { NUMBER_MAX = 99999 };
    int number = 0;
    for (size_t i = 0; i < word.length && number <= NUMBER_MAX; i++) {
        if (word.bytes[i] < '0' || word.bytes[i] > '9')
            return 0;
        number = number * 10 + (word.bytes[i] - '0');
    }
    return number < NUMBER_MAX ? number : NUMBER_MAX;
}

static void refuse(struct text word, struct text_builder *message)
{
    enum { NAMES_MAX = ROW_COUNT + ACTION_COUNT };
    const char *names[NAMES_MAX];
    size_t count = 0;
    while (count < NAMES_MAX && first_word(count)) {
        names[count] = first_word(count);
        count++;
    }
    const char *nearest = suggest_nearest(word, names, count);
    text_builder_printf(message, "no such command: %.*s", (int)word.length, word.bytes);
    if (nearest)
        text_builder_printf(message, "; did you mean %s?", nearest);
}

static bool is_letter(struct text word)
{
    return word.length == 1 && word.bytes[0] >= 'a' && word.bytes[0] <= 'z';
}

struct command command_parse(struct text line, struct text_builder *message)
{
    struct text rest = text_trim(line);
    size_t end = 0;
    while (end < rest.length && rest.bytes[end] != ' ')
        end++;
    struct text word = text_slice(rest, 0, end);
    struct command command = {.argument = text_trim(text_slice(rest, end, rest.length))};
    const struct row *row = find_row(word);
    int number = read_number(word);
    if (word.length == 0)
        return command;
    command.kind = COMMAND_UNKNOWN;
    if (row) {
        command.kind = row->kind;
    } else if (is_letter(command.argument) && action_takes_letter(action_find(word))) {
        command.kind = COMMAND_ACTION;
        command.call.action = action_find(word);
        command.call.letter = command.argument.bytes[0];
    } else if (command.argument.length > 0) {
        if (action_find(word) == ACTION_NONE && number == 0)
            refuse(word, message);
        else
            text_builder_printf(message, "%.*s takes no argument", (int)word.length, word.bytes);
    } else if (number > 0 || action_find(word) != ACTION_NONE) {
        command.kind = COMMAND_ACTION;
        command.call.action = number > 0 ? ACTION_TOP : action_find(word);
        command.call.count = number;
    } else {
        refuse(word, message);
    }
    return command;
}

/* --- completing ------------------------------------------------------------------------------- */

static const char *candidate(struct text line, size_t word_start, size_t index)
{
    size_t first_end = text_find(line, TEXT(" "), 0);
    if (word_start == 0)
        return first_word(index);
    const struct row *row = find_row(text_slice(line, 0, first_end));
    return row && row->words ? row->words(text_slice(line, first_end + 1, word_start), index)
                             : NULL;
}

bool command_complete(struct text line, size_t index, size_t *start, struct text_builder *word)
{
    *start = line.length;
    while (*start > 0 && line.bytes[*start - 1] != ' ')
        --*start;
    struct text begun = text_slice(line, *start, line.length);
    for (size_t i = 0;; i++) {
        const char *whole = candidate(line, *start, i);
        if (!whole)
            return false;
        if (!text_starts(text_from(whole), begun) || index-- > 0)
            continue;
        text_builder_clear(word);
        text_builder_add_string(word, whole);
        return true;
    }
}
