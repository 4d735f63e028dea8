#include "tui/completion/completion.h"

#include <string.h>

static const char head[] = "#compdef diptych\n"
                           "# Completion of diptych for zsh, made from the program's tables.\n"
                           "_diptych() {\n"
                           "    local -a subcommands switches paths\n"
                           "    local i word subcommand=''\n";

/* Of the words before the cursor the first that is no option and no option's argument. */
static const char find[] = "    for ((i = 2; i < CURRENT; i++)); do\n"
                           "        word=$words[i]\n"
                           "        if ((${arguments[(Ie)$word]})); then\n"
                           "            ((i++))\n"
                           "        elif [[ $word != -* ]]; then\n"
                           "            subcommand=$word\n"
                           "            break\n"
                           "        fi\n"
                           "    done\n";

static const char tail[] = "    if [[ -z $subcommand ]]; then\n"
                           "        _arguments -S $switches '1: :_diptych_first' '*:PATH:_files'\n"
                           "    elif [[ -n ${(M)subcommands:#$subcommand:*} ]]; then\n"
                           "        _arguments -S $switches \"1:subcommand:($subcommand)\" $paths\n"
                           "    else\n"
                           "        _arguments -S $switches $paths\n"
                           "    fi\n"
                           "}\n"
                           "_diptych_first() {\n"
                           "    _describe -t subcommands subcommand subcommands\n"
                           "    _files\n"
                           "}\n";

/* Words inside single quotes; those of `escaped` have a meaning where they stand. */
static void write_quoted(FILE *out, const char *words, const char *escaped)
{
    for (; *words; words++) {
        if (strchr(escaped, *words))
            fputc('\\', out);
        fputs(*words == '\'' ? "'\\''" : (char[2]){*words, '\0'}, out);
    }
}

static void write_action(FILE *out, size_t option)
{
    switch (completion_of_option(option)) {
    case COMPLETION_FILES:
        fputs("_files", out);
        break;
    case COMPLETION_FOLDERS:
        fputs("_files -/", out);
        break;
    case COMPLETION_WORDS:
        fputs("(", out);
        completion_write_words(out, option);
        fputs(")", out);
        break;
    case COMPLETION_WORDS_AND_FILES:
        fprintf(out, "_diptych_%s", option_name(option));
        break;
    case COMPLETION_NONE:
        fputs(" ", out);
        break;
    }
}

/* What offers words beside files. */
static void write_functions(FILE *out)
{
    for (size_t i = 0; option_name(i); i++) {
        if (completion_of_option(i) != COMPLETION_WORDS_AND_FILES)
            continue;
        fprintf(out, "_diptych_%s() {\n    compadd -- ", option_name(i));
        completion_write_words(out, i);
        fputs("\n    _files\n}\n", out);
    }
}

static void write_option(FILE *out, size_t option)
{
    fprintf(out, " '%s--%s%s[", option_repeats(option) ? "*" : "", option_name(option),
            option_argument(option) ? "=" : "");
    write_quoted(out, option_help(option), "[]\\");
    fputs("]", out);
    if (option_argument(option)) {
        fputs(":", out);
        write_quoted(out, option_argument(option), ":\\");
        fputs(":", out);
        write_action(out, option);
    }
    fputs("'", out);
}

static void write_subcommand(FILE *out, enum subcommand subcommand)
{
    static const char *const paths[] = {[COMPLETION_NONE] = "",
                                        [COMPLETION_FILES] = "'*:PATH:_files'",
                                        [COMPLETION_FOLDERS] = "'*:FOLDER:_files -/'"};
    fprintf(out, "    %s)\n        paths=(%s)\n        switches=(",
            subcommand == SUBCOMMAND_READ ? "*" : subcommand_name(subcommand),
            paths[completion_of_paths(subcommand)]);
    for (size_t i = 0; option_name(i); i++)
        if (option_fits(i, subcommand))
            write_option(out, i);
    fputs(")\n        ;;\n", out);
}

static void write_names(FILE *out)
{
    fputs("    subcommands=(", out);
    for (enum subcommand i = SUBCOMMAND_READ + 1; i < SUBCOMMAND_COUNT; i++) {
        fprintf(out, " '%s:", subcommand_name(i));
        write_quoted(out, subcommand_help(i), "");
        fputs("'", out);
    }
    fputs(")\n    local -a arguments=(", out);
    for (size_t i = 0; option_name(i); i++)
        if (option_argument(i))
            fprintf(out, " --%s", option_name(i));
    fputs(")\n", out);
}

void completion_write_zsh(FILE *out)
{
    fputs(head, out);
    write_names(out);
    fputs(find, out);
    fputs("    case $subcommand in\n", out);
    for (enum subcommand i = SUBCOMMAND_READ + 1; i < SUBCOMMAND_COUNT; i++)
        write_subcommand(out, i);
    write_subcommand(out, SUBCOMMAND_READ);
    fputs("    esac\n", out);
    fputs(tail, out);
    write_functions(out);
    fputs("_diptych \"$@\"\n", out);
}
