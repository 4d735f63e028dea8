#include "tui/completion/completion.h"

static const char head[] =
    "# Completion of diptych for fish, made from the program's tables.\n"
    "# The first word that is no option and no option's argument; false where there is none yet.\n"
    "function __diptych_first\n"
    "    set -l skip 0\n"
    "    for word in (commandline -opc)[2..-1]\n"
    "        if test $skip = 1\n"
    "            set skip 0\n"
    "        else if contains -- $word $__diptych_arguments\n"
    "            set skip 1\n"
    "        else if not string match -q -- '-*' $word\n"
    "            echo $word\n"
    "            return 0\n"
    "        end\n"
    "    end\n"
    "    return 1\n"
    "end\n"
    "# Whether the subcommand, or \"read\" where there is none, is one of the arguments.\n"
    "function __diptych_is\n"
    "    set -l found (__diptych_first)\n"
    "    contains -- \"$found\" $__diptych_subcommands; or set found read\n"
    "    contains -- $found $argv\n"
    "end\n"
    "function __diptych_begins\n"
    "    not __diptych_first >/dev/null\n"
    "end\n";

static void write_quoted(FILE *out, const char *words)
{
    fputc('\'', out);
    for (; *words; words++) {
        if (*words == '\'' || *words == '\\')
            fputc('\\', out);
        fputc(*words, out);
    }
    fputc('\'', out);
}

static const char *name_of(enum subcommand subcommand)
{
    return subcommand == SUBCOMMAND_READ ? "read" : subcommand_name(subcommand);
}

static void write_lists(FILE *out)
{
    fputs("set -g __diptych_subcommands", out);
    for (enum subcommand i = SUBCOMMAND_READ + 1; i < SUBCOMMAND_COUNT; i++)
        fprintf(out, " %s", subcommand_name(i));
    fputs("\nset -g __diptych_arguments", out);
    for (size_t i = 0; option_name(i); i++)
        if (option_argument(i))
            fprintf(out, " --%s", option_name(i));
    fputs("\n", out);
}

static void write_option(FILE *out, size_t option)
{
    enum completion_kind kind = completion_of_option(option);
    fputs("complete -c diptych -n '__diptych_is", out);
    for (enum subcommand i = SUBCOMMAND_READ; i < SUBCOMMAND_COUNT; i++)
        if (option_fits(option, i))
            fprintf(out, " %s", name_of(i));
    fprintf(out, "' -l %s", option_name(option));
    if (option_argument(option))
        fputs(kind == COMPLETION_FILES || kind == COMPLETION_WORDS_AND_FILES ? " -r" : " -x", out);
    if (completion_word(option, 0)) {
        fputs(" -a '", out);
        completion_write_words(out, option);
        fputs("'", out);
    }
    fputs(" -d ", out);
    write_quoted(out, option_help(option));
    fputs("\n", out);
}

static void write_subcommand(FILE *out, enum subcommand subcommand)
{
    enum completion_kind kind = completion_of_paths(subcommand);
    fprintf(out, "complete -c diptych -n __diptych_begins -a %s -d ", subcommand_name(subcommand));
    write_quoted(out, subcommand_help(subcommand));
    fputs("\n", out);
    if (kind != COMPLETION_FILES)
        fprintf(out, "complete -c diptych -n '__diptych_is %s' -f\n", subcommand_name(subcommand));
    if (kind == COMPLETION_FOLDERS)
        fprintf(out,
                "complete -c diptych -n '__diptych_is %s' -a '(__fish_complete_directories)'\n",
                subcommand_name(subcommand));
}

void completion_write_fish(FILE *out)
{
    fputs(head, out);
    write_lists(out);
    for (enum subcommand i = SUBCOMMAND_READ + 1; i < SUBCOMMAND_COUNT; i++)
        write_subcommand(out, i);
    for (size_t i = 0; option_name(i); i++)
        write_option(out, i);
}
