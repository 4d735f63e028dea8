#include "core/config/settings.h"

#include "core/base/suggest.h"
#include "core/base/utf8.h"

#include <stdlib.h>
#include <string.h>

static const char *const backgrounds[] = {"auto", "light", "dark", NULL};
static const char *const colors[] = {"auto", "always", "never", NULL};
static const char *const borders[] = {"unicode", "ascii", NULL};
static const char *const switches[] = {"off", "on", NULL};

enum kind { KIND_TEXT, KIND_CHOICE, KIND_NUMBER };

#define FIELD(name) offsetof(struct settings, name)

static const struct row {
    const char *name;
    enum kind kind;
    size_t field;
    const char *const *choices;
    long minimum, maximum;
    const char *initial;
    const char *help;
    bool at_start;
} rows[] = {
    {"theme", KIND_TEXT, FIELD(theme), NULL, 0, 0, "",
     "colours: a shipped theme's name or a file; else by background", false},
    {"background", KIND_CHOICE, FIELD(background), backgrounds, 0, 0, "auto",
     "light or dark terminal; auto: by COLORFGBG, its answer, else dark", false},
    {"color", KIND_CHOICE, FIELD(color), colors, 0, 0, "auto",
     "whether colour is used; auto: on a terminal, where NO_COLOR is not set", false},
    {"borders", KIND_CHOICE, FIELD(borders), borders, 0, 0, "unicode", "signs and lines", false},
    {"plain", KIND_CHOICE, FIELD(plain), switches, 0, 0, "off",
     "one column of lines, states in words, no drawing: for screen readers", false},
    {"mouse", KIND_CHOICE, FIELD(mouse), switches, 0, 0, "off",
     "wheel and click; to select for the terminal hold Shift then", false},
    {"ambiguous_width", KIND_NUMBER, FIELD(ambiguous), NULL, 1, 2, "1",
     "columns of characters that fonts for Chinese, Japanese, Korean draw in two", false},
    {"width", KIND_NUMBER, FIELD(width), NULL, 20, 400, "76",
     "columns of an article's text at most", false},
    {"scrolloff", KIND_NUMBER, FIELD(scrolloff), NULL, 0, 20, "3",
     "rows kept in sight above and below the cursor", false},
    {"jobs", KIND_NUMBER, FIELD(jobs), NULL, 1, 64, "2", "articles read at a time", true},
    {"browser", KIND_TEXT, FIELD(browser), NULL, 0, 0, "",
     "the command that opens a URL; else BROWSER, else the system's", false},
    {"editor", KIND_TEXT, FIELD(editor), NULL, 0, 0, "",
     "the command that edits a file; else VISUAL, EDITOR, vi", false},
    {"collection", KIND_TEXT, FIELD(collection), NULL, 0, 0, "",
     "the file or folder that opens where no path is given", true},
};
enum { ROW_COUNT = sizeof(rows) / sizeof(rows[0]), DIGITS_MAX = 9 };

int settings_find(struct text name)
{
    for (int i = 0; i < ROW_COUNT; i++)
        if (text_equal(name, text_from(rows[i].name)))
            return i;
    return -1;
}

size_t settings_count(void)
{
    return ROW_COUNT;
}

const char *settings_name(size_t row)
{
    return rows[row].name;
}

const char *settings_help(size_t row)
{
    return rows[row].help;
}

const char *settings_default(size_t row)
{
    return rows[row].initial;
}

const char *settings_choice(size_t row, size_t index)
{
    for (size_t i = 0; rows[row].choices && rows[row].choices[i]; i++)
        if (i == index)
            return rows[row].choices[i];
    return NULL;
}

bool settings_at_start(size_t row)
{
    return rows[row].at_start;
}

void settings_unknown(struct text name, struct text_builder *out)
{
    const char *names[ROW_COUNT];
    for (size_t i = 0; i < ROW_COUNT; i++)
        names[i] = rows[i].name;
    const char *nearest = suggest_nearest(name, names, ROW_COUNT);
    if (name.length > 0)
        text_builder_printf(out, "no such option: %.*s; ", (int)name.length, name.bytes);
    text_builder_add_string(out, nearest ? "did you mean " : "options:");
    if (nearest)
        text_builder_printf(out, "%s?", nearest);
    for (size_t i = 0; !nearest && i < ROW_COUNT; i++)
        text_builder_printf(out, " %s", names[i]);
}

void settings_range(size_t row, struct text_builder *out)
{
    if (rows[row].kind == KIND_TEXT)
        text_builder_add_string(out, "text");
    if (rows[row].kind == KIND_NUMBER)
        text_builder_printf(out, "%ld to %ld", rows[row].minimum, rows[row].maximum);
    for (size_t i = 0; settings_choice(row, i); i++)
        text_builder_printf(out, "%s%s",
                            i == 0                        ? ""
                            : settings_choice(row, i + 1) ? ", "
                                                          : " or ",
                            settings_choice(row, i));
}

/* --- values ----------------------------------------------------------------------------------- */

static const void *field_of(const struct settings *settings, size_t row)
{
    return (const char *)settings + rows[row].field;
}

void settings_value(const struct settings *settings, size_t row, struct text_builder *out)
{
    const void *field = field_of(settings, row);
    if (rows[row].kind == KIND_TEXT) {
        const char *text = *(const char *const *)field;
        text_builder_add_string(out, text ? text : "");
    } else if (rows[row].kind == KIND_CHOICE) {
        text_builder_add_string(out, rows[row].choices[*(const long *)field]);
    } else {
        text_builder_printf(out, "%ld", *(const long *)field);
    }
}

static bool read_number(struct text value, long *number)
{
    *number = 0;
    if (value.length == 0 || value.length > DIGITS_MAX)
        return false;
    for (size_t i = 0; i < value.length; i++) {
        if (value.bytes[i] < '0' || value.bytes[i] > '9')
            return false;
        *number = *number * 10 + (value.bytes[i] - '0');
    }
    return true;
}

/* YAML's other words for on and off. */
static struct text plain_word(const struct row *row, struct text value)
{
    static const char *const words[][2] = {
        {"true", "on"}, {"yes", "on"}, {"false", "off"}, {"no", "off"}};
    for (size_t i = 0; row->choices == switches && i < sizeof(words) / sizeof(words[0]); i++)
        if (text_equal(value, text_from(words[i][0])))
            return text_from(words[i][1]);
    return value;
}

static bool read_choice(const struct row *row, struct text value, long *index)
{
    value = plain_word(row, value);
    for (*index = 0; row->choices[*index]; ++*index)
        if (text_equal(value, text_from(row->choices[*index])))
            return true;
    return false;
}

static void refuse(size_t row, struct text value, struct text_builder *message,
                   struct text_builder *hint)
{
    enum { SHOWN_MAX = 40 };
    struct text shown = text_slice(value, 0, utf8_index_to_offset(value, SHOWN_MAX));
    text_builder_printf(message, "%s cannot be '%.*s'; it is ", rows[row].name, (int)shown.length,
                        shown.bytes);
    settings_range(row, message);
    size_t count = 0;
    while (settings_choice(row, count))
        count++;
    const char *nearest = count > 0 ? suggest_nearest(value, rows[row].choices, count) : NULL;
    if (nearest)
        text_builder_printf(hint, "did you mean %s?", nearest);
}

bool settings_set(struct settings *settings, size_t row, struct text value, struct arena *arena,
                  struct text_builder *message, struct text_builder *hint)
{
    void *field = (char *)settings + rows[row].field;
    long number = 0;
    bool good = true;
    if (rows[row].kind == KIND_TEXT) {
        *(const char **)field =
            value.length > 0 ? arena_copy(arena, value.bytes, value.length) : NULL;
        return true;
    }
    if (rows[row].kind == KIND_CHOICE)
        good = read_choice(&rows[row], value, &number);
    else
        good = read_number(value, &number) && number >= rows[row].minimum &&
               number <= rows[row].maximum;
    if (good)
        *(long *)field = number;
    else
        refuse(row, value, message, hint);
    return good;
}

void settings_init(struct settings *settings)
{
    struct text_builder unused = {0};
    *settings = (struct settings){0};
    for (size_t row = 0; row < ROW_COUNT; row++)
        if (rows[row].kind != KIND_TEXT)
            settings_set(settings, row, text_from(rows[row].initial), NULL, &unused, &unused);
    text_builder_free(&unused);
}
