#include "tui/completion/completion.h"

#include "core/config/theme.h"

#include <stdlib.h>
#include <string.h>

enum completion_kind completion_of_option(size_t option)
{
    const char *argument = option_argument(option);
    bool words = completion_word(option, 0) != NULL, files = argument && strstr(argument, "FILE");
    if (words)
        return files ? COMPLETION_WORDS_AND_FILES : COMPLETION_WORDS;
    return files ? COMPLETION_FILES : COMPLETION_NONE;
}

enum completion_kind completion_of_paths(enum subcommand subcommand)
{
    const char *arguments = subcommand_arguments(subcommand);
    return strstr(arguments, "FOLDER") ? COMPLETION_FOLDERS
           : strstr(arguments, "PATH") ? COMPLETION_FILES
                                       : COMPLETION_NONE;
}

const char *completion_word(size_t option, size_t number)
{
    const char *argument = option_argument(option);
    if (argument && strcmp(option_name(option), "theme") == 0)
        return theme_shipped_name(number);
    return argument ? option_choice(option, number) : NULL;
}

void completion_write_words(FILE *out, size_t option)
{
    for (size_t w = 0; completion_word(option, w); w++)
        fprintf(out, "%s%s", w > 0 ? " " : "", completion_word(option, w));
}

static const struct {
    const char *shell;
    void (*write)(FILE *out);
} shells[] = {{"bash", completion_write_bash},
              {"zsh", completion_write_zsh},
              {"fish", completion_write_fish}};

int main(int argc, char **argv)
{
    for (size_t i = 0; argc == 2 && i < sizeof(shells) / sizeof(shells[0]); i++)
        if (strcmp(argv[1], shells[i].shell) == 0) {
            shells[i].write(stdout);
            return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
        }
    fputs("usage: completion bash|zsh|fish\n", stderr);
    return EXIT_FAILURE;
}
