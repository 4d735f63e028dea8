/* Slips that YAML takes without a word. */
#include "core/base/utf8.h"
#include "core/base/yaml_diagnosis.h"

/* Where they are told. */
struct slips {
    struct problem_list *problems;
    const struct yaml_document *document;
    struct yaml_cursor *cursor;
};

static struct problem *warn(const struct slips *slips, const struct yaml_node *node,
                            const char *message)
{
    return yaml_problem_at(slips->problems, slips->document, SEVERITY_WARNING, STATUS_FORMAT,
                           node->line, node->column, node->length, message);
}

static bool has_control(struct text text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.bytes[i] < 0x20 && text.bytes[i] != '\t' && text.bytes[i] != '\n')
            return true;
    return false;
}

/* The byte where a node's last line goes on behind it. */
static size_t offset_behind(struct yaml_cursor *cursor, struct text line,
                            const struct yaml_node *node)
{
    size_t index = node->end_column - 1;
    if (cursor->line != node->end_line || index < cursor->index)
        *cursor = (struct yaml_cursor){.line = node->end_line};
    struct text rest = text_slice(line, cursor->offset, line.length);
    cursor->offset += utf8_index_to_offset(rest, index - cursor->index);
    cursor->index = index;
    return cursor->offset;
}

/* "#" right behind a blank ends a value; "# " and "##" are meant to. */
static void warn_of_comment(const struct slips *slips, const struct yaml_node *node)
{
    struct text line = yaml_line(slips->document, node->end_line);
    size_t end = offset_behind(slips->cursor, line, node), at = end;

    while (at < line.length && (line.bytes[at] == ' ' || line.bytes[at] == '\t'))
        at++;
    if (at == end || at == line.length || line.bytes[at] != '#')
        return;
    struct text behind = text_trim(text_slice(line, at, line.length));
    if (behind.length < 2 || behind.bytes[1] == ' ' || behind.bytes[1] == '#')
        return;
    size_t column = utf8_offset_to_index(line, (size_t)(behind.bytes - line.bytes)) + 1;
    struct problem *problem = yaml_problem_at(
        slips->problems, slips->document, SEVERITY_WARNING, STATUS_FORMAT, node->end_line, column,
        utf8_count(behind), "' #' starts a comment: what follows is not part of the value");
    yaml_hint_quoted(problem, line);
}

static void warn_of_quotes(const struct slips *slips, const struct yaml_node *node)
{
    static const char *const quotes[] = {"“", "”", "„", "‘", "’"};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (text_starts(node->text, text_from(quotes[i]))) {
            problem_hint(
                warn(slips, node, "curly quotes are part of the text, they do not quote it"),
                "use straight quotes, ' or \"");
            return;
        }
}

/* An item that is indented too far is the rest of the one above. */
static void warn_of_joined_items(const struct slips *slips, const struct yaml_node *node)
{
    for (size_t number = node->line + 1; number <= node->end_line; number++) {
        struct text line = yaml_line(slips->document, number), words = text_trim(line);
        if (!text_starts(words, TEXT("- ")))
            continue;
        size_t column = utf8_offset_to_index(line, (size_t)(words.bytes - line.bytes)) + 1;
        problem_hint(yaml_problem_at(slips->problems, slips->document, SEVERITY_WARNING,
                                     STATUS_FORMAT, number, column, 1,
                                     "'- ' goes on with the value above and begins no item"),
                     "line it up with the item above");
        return;
    }
}

void yaml_warn_of_slips(struct problem_list *problems, const struct yaml_document *document,
                        const struct yaml_node *node, bool escapes, struct yaml_cursor *cursor)
{
    const struct slips slips = {problems, document, cursor};

    if (escapes && has_control(node->text))
        yaml_hint_quoted(warn(&slips, node, "an escape in double quotes made a control character"),
                         yaml_line(document, node->line));
    if (!node->plain || node->text.length == 0)
        return;
    warn_of_comment(&slips, node);
    warn_of_quotes(&slips, node);
    warn_of_joined_items(&slips, node);
}
