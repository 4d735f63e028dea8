#include "tui/completion/completion.h"

/* Words of the line that are no option and no option's argument name the subcommand, if the first
 * does. COMP_WORDBREAKS makes "--theme=dark" three words. */
static const char head[] =
    "# Completion of diptych for bash, made from the program's tables.\n"
    "_diptych() {\n"
    "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}\n"
    "    local subcommand='' option='' options='' kind='' words='' i word\n"
    "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
    "        word=${COMP_WORDS[i]}\n"
    "        if _diptych_takes_argument \"$word\"; then\n"
    "            ((i++))\n"
    "            [[ ${COMP_WORDS[i]} == = ]] && ((i++))\n"
    "        elif [[ $word != -* ]]; then\n"
    "            subcommand=$word\n"
    "            break\n"
    "        fi\n"
    "    done\n"
    "    [[ $current == = ]] && option=$previous current=''\n"
    "    [[ $previous == = ]] && option=${COMP_WORDS[COMP_CWORD - 2]}\n"
    "    _diptych_takes_argument \"$previous\" && [[ -z $option ]] && option=$previous\n";

static const char tail[] =
    "    COMPREPLY=()\n"
    "    if [[ -z $option && $current == -* ]]; then\n"
    "        kind='' words=$options\n"
    "    fi\n"
    "    [[ -n $words ]] && mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
    "    [[ $kind == *files* ]] && mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < "
    "<(compgen -f -- \"$current\")\n"
    "    [[ $kind == *folders* ]] && mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < "
    "<(compgen -d -- \"$current\")\n"
    "    [[ -n $kind ]] && compopt -o filenames 2>/dev/null\n"
    "    [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace 2>/dev/null\n"
    "    return 0\n"
    "}\n"
    "complete -F _diptych diptych\n";

static const char *kind_name(enum completion_kind kind)
{
    return kind == COMPLETION_FILES || kind == COMPLETION_WORDS_AND_FILES ? "files"
           : kind == COMPLETION_FOLDERS                                   ? "folders"
                                                                          : "";
}

static void write_arguments(FILE *out)
{
    const char *bar = "";
    fputs("_diptych_takes_argument() {\n    case $1 in\n    ", out);
    for (size_t i = 0; option_name(i); i++)
        if (option_argument(i)) {
            fprintf(out, "%s--%s", bar, option_name(i));
            bar = " | ";
        }
    fputs(") return 0 ;;\n    esac\n    return 1\n}\n\n", out);
}

static void write_options(FILE *out)
{
    fputs("    case $option in\n", out);
    for (size_t i = 0; option_name(i); i++) {
        if (!option_argument(i))
            continue;
        fprintf(out, "    --%s) kind='%s' words='", option_name(i),
                kind_name(completion_of_option(i)));
        completion_write_words(out, i);
        fputs("' ;;\n", out);
    }
    fputs("    '')\n", out);
}

static void write_subcommand(FILE *out, enum subcommand subcommand)
{
    fprintf(out, "        %s) kind='%s' words='",
            subcommand == SUBCOMMAND_READ ? "*" : subcommand_name(subcommand),
            kind_name(completion_of_paths(subcommand)));
    fputs("' options='", out);
    for (size_t i = 0, count = 0; option_name(i); i++)
        if (option_fits(i, subcommand))
            fprintf(out, "%s--%s%s", count++ > 0 ? " " : "", option_name(i),
                    option_argument(i) ? "=" : "");
    fputs("' ;;\n", out);
}

void completion_write_bash(FILE *out)
{
    write_arguments(out);
    fputs(head, out);
    write_options(out);
    fputs("        case $subcommand in\n", out);
    for (enum subcommand i = SUBCOMMAND_READ + 1; i < SUBCOMMAND_COUNT; i++)
        write_subcommand(out, i);
    write_subcommand(out, SUBCOMMAND_READ);
    fputs("        esac\n        [[ -z $subcommand ]] && words='", out);
    for (enum subcommand i = SUBCOMMAND_READ + 1; i < SUBCOMMAND_COUNT; i++)
        fprintf(out, "%s%s", i > SUBCOMMAND_READ + 1 ? " " : "", subcommand_name(i));
    fputs("'\n        ;;\n    esac\n", out);
    fputs(tail, out);
}
