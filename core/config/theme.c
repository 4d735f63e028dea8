#include "core/config/theme.h"

#include "core/base/embed.h"
#include "core/base/file.h"
#include "core/base/memory.h"
#include "core/base/suggest.h"
#include "core/base/utf8.h"
#include "core/base/yaml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name, *help;
} styles[STYLE_COUNT] = {
    [STYLE_TEXT] = {"text", "text that nothing else marks"},
    [STYLE_DIM] = {"dim", "what can be passed over"},
    [STYLE_TITLE] = {"title", "the title row"},
    [STYLE_STATUS] = {"status", "the status row"},
    [STYLE_PROMPT] = {"prompt", "the line that asks"},
    [STYLE_ERROR] = {"error", "messages of what went wrong"},
    [STYLE_HEADLINE] = {"headline", "an article's headline"},
    [STYLE_STANDFIRST] = {"standfirst", "the lines below a headline"},
    [STYLE_BYLINE] = {"byline", "author, outlet, date"},
    [STYLE_HEADING] = {"heading", "headings inside an article"},
    [STYLE_TIME] = {"time", "times of the entries of a live page"},
    [STYLE_CAPTION] = {"caption", "captions of pictures"},
    [STYLE_FOLD] = {"fold", "the line that stands for folded boilerplate"},
    [STYLE_SIGN] = {"sign", "signs in the margin"},
    [STYLE_OUTLET] = {"outlet", "an outlet's name"},
    [STYLE_STORY] = {"story", "a story's title in the list"},
    [STYLE_PERSON] = {"person", "people"},
    [STYLE_PLACE] = {"place", "places"},
    [STYLE_ORGANIZATION] = {"organization", "organisations"},
    [STYLE_FIGURE] = {"figure", "numbers and amounts"},
    [STYLE_DATE] = {"date", "dates"},
    [STYLE_QUOTE] = {"quote", "quotations"},
    [STYLE_WATCH] = {"watch", "hits of the watchlist"},
    [STYLE_WATCH_HIGH] = {"watch-high", "hits of high severity"},
    [STYLE_PASSAGE] = {"passage", "passages that another outlet shares"},
    [STYLE_PARTNER] = {"partner", "the passage in focus, in every column"},
    [STYLE_DIFFERENCE] = {"difference", "words that differ inside a passage"},
    [STYLE_DIFFERENCE_NAME] = {"difference-name", "names, speakers and negations that differ"},
    [STYLE_DISPUTE] = {"dispute", "figures and quotations that differ"},
    [STYLE_SEARCH] = {"search", "what the search found"},
    [STYLE_SELECTION] = {"selection", "selected text"},
    [STYLE_CURRENT] = {"current", "the name, hit or match in focus"},
    [STYLE_CURSOR] = {"cursor", "the cursor's row"},
    [STYLE_KEY] = {"key", "names of keys"},
};

const char *theme_style_name(enum style style)
{
    return styles[style].name;
}

const char *theme_style_help(enum style style)
{
    return styles[style].help;
}

/* Names of attributes; the place is the bit. */
static const char *const attribute_names[] = {"bold",      "dim",     "italic",
                                              "underline", "reverse", NULL};

/* How a base16 or base24 scheme is shown (styling.md of tinted-theming: 08 red, 09 orange, 0A
 * yellow, 0B green, 0C cyan, 0D blue, 0E purple; 02 selection, 03 comments). -1: unset. */
static const struct {
    enum style style;
    int fg, bg;
    unsigned attributes;
} base16_rows[] = {
    {STYLE_DIM, 0x04, -1, 0},
    {STYLE_TITLE, 0x0D, -1, THEME_BOLD},
    {STYLE_STATUS, 0x05, 0x01, 0},
    {STYLE_ERROR, 0x08, -1, THEME_BOLD},
    {STYLE_HEADLINE, 0x0D, -1, THEME_BOLD},
    {STYLE_STANDFIRST, -1, -1, THEME_BOLD},
    {STYLE_BYLINE, 0x04, -1, 0},
    {STYLE_HEADING, 0x0D, -1, THEME_BOLD},
    {STYLE_TIME, 0x0C, -1, 0},
    {STYLE_CAPTION, 0x04, -1, THEME_ITALIC},
    {STYLE_FOLD, 0x04, -1, 0},
    {STYLE_SIGN, 0x0C, -1, 0},
    {STYLE_OUTLET, 0x0C, -1, THEME_BOLD},
    {STYLE_STORY, -1, -1, THEME_BOLD},
    {STYLE_PERSON, 0x0D, -1, THEME_UNDERLINE},
    {STYLE_PLACE, 0x0B, -1, THEME_ITALIC},
    {STYLE_ORGANIZATION, 0x0E, -1, THEME_UNDERLINE | THEME_BOLD},
    {STYLE_FIGURE, 0x09, -1, THEME_BOLD},
    {STYLE_WATCH, 0x0A, -1, THEME_REVERSE},
    {STYLE_WATCH_HIGH, 0x08, -1, THEME_REVERSE | THEME_BOLD},
    {STYLE_PARTNER, -1, 0x02, 0},
    {STYLE_DIFFERENCE, 0x0A, -1, THEME_UNDERLINE},
    {STYLE_DIFFERENCE_NAME, 0x09, -1, THEME_BOLD},
    {STYLE_DISPUTE, 0x08, -1, THEME_BOLD | THEME_UNDERLINE},
    {STYLE_SEARCH, 0x00, 0x0A, 0},
    {STYLE_SELECTION, -1, 0x02, THEME_REVERSE},
    {STYLE_CURRENT, -1, -1, THEME_BOLD | THEME_REVERSE},
    {STYLE_CURSOR, -1, 0x01, THEME_BOLD},
    {STYLE_KEY, -1, -1, THEME_BOLD},
};

/* One theme that is being read. */
struct reader {
    struct yaml_document document;
    struct problem_list *problems;
    struct theme *theme;
    bool has_palette;
};

static void color_problem(struct reader *reader, const struct yaml_node *node)
{
    struct problem *problem = yaml_problem(
        reader->problems, &reader->document, node, SEVERITY_ERROR, "\"%.*s\" is no colour",
        (int)(node->text.length < 40 ? node->text.length : 40), node->text.bytes);
    color_hint(problem, node->text, true);
}

static bool read_color(struct reader *reader, const struct yaml_node *node,
                       struct theme_color *color)
{
    struct text text;
    if (node->kind == YAML_SCALAR && node->text.length == 0) {
        color_problem(reader, node);
        return false;
    }
    if (!yaml_as_text(reader->problems, &reader->document, node, &text))
        return false;
    int index = color_palette_index(text);
    if (index >= 0 && reader->theme->palette[index].kind != THEME_UNSET) {
        *color = reader->theme->palette[index];
        return true;
    }
    if (color_parse(text, color))
        return true;
    color_problem(reader, node);
    return false;
}

static bool read_attributes(struct reader *reader, const struct yaml_node *node,
                            unsigned *attributes)
{
    *attributes = 0;
    if (node->kind != YAML_LIST) {
        yaml_problem(reader->problems, &reader->document, node, SEVERITY_ERROR,
                     "attributes are a list, such as [bold, underline]");
        return false;
    }
    for (size_t i = 0; i < node->count; i++) {
        size_t bit;
        if (!yaml_as_choice(reader->problems, &reader->document, node->items[i], attribute_names,
                            &bit))
            return false;
        *attributes |= 1u << bit;
    }
    return true;
}

static bool read_row_field(struct reader *reader, struct text key, const struct yaml_node *node,
                           struct theme_row *row)
{
    const struct {
        const char *name;
        struct theme_color *color;
    } colors[] = {{"fg", &row->fg}, {"bg", &row->bg}, {"fg16", &row->fg16}, {"bg16", &row->bg16}};
    for (size_t i = 0; i < sizeof(colors) / sizeof(colors[0]); i++)
        if (text_equal(key, text_from(colors[i].name)))
            return read_color(reader, node, colors[i].color);
    if (text_equal(key, TEXT("attrs")))
        return row->has_attributes = read_attributes(reader, node, &row->attributes);
    if (text_equal(key, TEXT("mono")))
        return row->has_mono = read_attributes(reader, node, &row->mono);
    return true; /* reported by yaml_check_keys */
}

static void read_row(struct reader *reader, const struct yaml_node *node, struct theme_row *out)
{
    static const char *const known[] = {"fg", "bg", "fg16", "bg16", "attrs", "mono", NULL};
    if (node->kind != YAML_MAP) {
        yaml_problem(reader->problems, &reader->document, node, SEVERITY_ERROR,
                     "a style is a map, such as {fg: red, attrs: [bold]}");
        return;
    }
    size_t errors = reader->problems->errors;
    struct theme_row row = {0};
    yaml_check_keys(reader->problems, &reader->document, node, known);
    for (size_t i = 0; i < node->count; i++)
        read_row_field(reader, node->keys[i]->text, node->items[i], &row);
    if (reader->problems->errors == errors)
        *out = row;
}

static void read_styles(struct reader *reader, const struct yaml_node *node)
{
    const char *known[STYLE_COUNT + 1] = {NULL};
    if (!node)
        return;
    if (node->kind != YAML_MAP) {
        yaml_problem(reader->problems, &reader->document, node, SEVERITY_ERROR,
                     "styles is a map of style names");
        return;
    }
    for (size_t i = 0; i < STYLE_COUNT; i++)
        known[i] = styles[i].name;
    yaml_check_keys(reader->problems, &reader->document, node, known);
    for (size_t i = 0; i < STYLE_COUNT; i++) {
        const struct yaml_node *row = yaml_get(node, styles[i].name);
        if (row)
            read_row(reader, row, &reader->theme->rows[i]);
    }
}

/* A palette stands under `palette:`, or flat at the top in older schemes. */
static void read_palette(struct reader *reader, const struct yaml_node *map)
{
    for (size_t i = 0; i < map->count; i++) {
        int index = color_palette_index(map->keys[i]->text);
        if (index < 0)
            continue;
        const struct yaml_node *node = map->items[i];
        uint32_t value;
        if (node->kind != YAML_SCALAR || !color_read_rgb(node->text, &value)) {
            struct problem *problem = yaml_problem(reader->problems, &reader->document, node,
                                                   SEVERITY_ERROR, "no colour of a palette");
            problem_hint(problem, "six hexadecimal digits in quotes, such as \"a1b2c3\"");
            continue;
        }
        reader->theme->palette[index] = (struct theme_color){THEME_RGB, value};
        reader->has_palette = true;
    }
}

static struct theme_color palette_color(const struct reader *reader, int index)
{
    return index < 0 ? (struct theme_color){THEME_UNSET, 0} : reader->theme->palette[index];
}

static void apply_palette(struct reader *reader)
{
    for (size_t i = 0; i < sizeof(base16_rows) / sizeof(base16_rows[0]); i++) {
        struct theme_row *row = &reader->theme->rows[base16_rows[i].style];
        row->fg = palette_color(reader, base16_rows[i].fg);
        row->bg = palette_color(reader, base16_rows[i].bg);
        row->attributes = base16_rows[i].attributes;
        row->has_attributes = true;
    }
    /* Schemes mislabel their variant; their ground does not lie. */
    if (reader->theme->palette[0].kind != THEME_UNSET)
        reader->theme->light = color_is_light(reader->theme->palette[0].value);
}

/* Names a theme: fit for a terminal, cut between characters. */
static void set_name(struct theme *theme, struct text name)
{
    struct text_builder visible = {0};
    utf8_add_visible(&visible, text_slice(name, 0, 256));
    size_t length = visible.length;
    while (length >= sizeof(theme->name))
        length = utf8_previous(text_builder_text(&visible), length);
    snprintf(theme->name, sizeof(theme->name), "%.*s", (int)length,
             visible.bytes ? visible.bytes : "");
    text_builder_free(&visible);
}

static void read_head(struct reader *reader, const struct yaml_node *root)
{
    static const char *const variants[] = {"dark", "light", NULL};
    const struct yaml_node *name = yaml_get(root, "name");
    const struct yaml_node *variant = yaml_get(root, "variant");
    struct text text;
    size_t choice;
    if (!name)
        name = yaml_get(root, "scheme");
    if (name && yaml_as_text(reader->problems, &reader->document, name, &text))
        set_name(reader->theme, text);
    if (variant && yaml_as_choice(reader->problems, &reader->document, variant, variants, &choice))
        reader->theme->light = choice == 1;
}

/* A scheme that calls itself one has sixteen colours. */
static void check_scheme(struct reader *reader, const struct yaml_node *root)
{
    static const char *const systems[] = {"base16", "base24", NULL};
    enum { SCHEME_SIZE = 16 };
    const struct yaml_node *system = yaml_get(root, "system"), *palette = yaml_get(root, "palette");
    struct text_builder missing = {0};
    size_t choice;
    if (palette && palette->kind != YAML_MAP)
        yaml_problem(reader->problems, &reader->document, palette, SEVERITY_ERROR,
                     "a palette is a map: {base00: \"a1b2c3\"}");
    if (system && !yaml_as_choice(reader->problems, &reader->document, system, systems, &choice))
        return;
    for (int i = 0; i < SCHEME_SIZE && (system || yaml_get(root, "scheme")); i++)
        if (reader->theme->palette[i].kind == THEME_UNSET)
            text_builder_printf(&missing, " base%02X", (unsigned)i);
    if (missing.length > 0)
        problem_hint(yaml_problem(reader->problems, &reader->document, palette ? palette : root,
                                  SEVERITY_WARNING, "the scheme lacks%s", missing.bytes),
                     "what they would colour looks as in the shipped theme");
    text_builder_free(&missing);
}

static void check_top(struct reader *reader, const struct yaml_node *root)
{
    static const char *const known[] = {"name",   "variant", "styles", "palette",     "system",
                                        "scheme", "slug",    "author", "description", NULL};
    for (size_t i = 0; i < root->count; i++)
        if (color_palette_index(root->keys[i]->text) >= 0)
            return; /* an older scheme, flat: its other keys are its own */
    yaml_check_keys(reader->problems, &reader->document, root, known);
}

static void read_root(struct reader *reader)
{
    const struct yaml_node *root = reader->document.root;
    if (!root || root->kind != YAML_MAP) {
        problem_add(reader->problems, SEVERITY_ERROR, STATUS_SCHEMA, reader->document.file,
                    "a theme is a map with name, variant and styles");
        return;
    }
    const struct yaml_node *palette = yaml_get(root, "palette");
    check_top(reader, root);
    read_head(reader, root);
    read_palette(reader, palette && palette->kind == YAML_MAP ? palette : root);
    check_scheme(reader, root);
    if (reader->has_palette)
        apply_palette(reader);
    read_styles(reader, yaml_get(root, "styles"));
}

enum status theme_parse(const char *file, struct text source, struct theme *out,
                        struct problem_list *problems)
{
    *out = (struct theme){.name = ""};
    struct arena *arena = arena_new();
    struct reader reader = {.problems = problems, .theme = out};
    size_t errors = problems->errors;
    enum status status = yaml_parse(arena, file, source, &reader.document, problems);
    if (status == STATUS_OK)
        read_root(&reader);
    arena_free(arena);
    if (status == STATUS_OK && problems->errors > errors)
        status = STATUS_SCHEMA;
    return status == STATUS_LIMIT ? STATUS_FORMAT : status;
}

/* --- shipped themes and files ----------------------------------------------------------------- */

static const char *const shipped[] = {"dark",
                                      "light",
                                      "mono",
                                      "contrast-dark",
                                      "contrast-light",
                                      "colorblind-dark",
                                      "colorblind-light"};
enum { SHIPPED_COUNT = sizeof(shipped) / sizeof(shipped[0]) };

static bool is_known(struct theme_color color)
{
    return color.kind == THEME_INDEX || color.kind == THEME_RGB;
}

double theme_contrast(const struct theme *theme, struct theme_color fg, struct theme_color bg)
{
    const struct theme_row *text = &theme->rows[STYLE_TEXT];
    uint32_t ground = theme->light ? 0xffffff : 0x000000, ink = theme->light ? 0x000000 : 0xffffff;
    if (is_known(text->fg))
        ink = color_rgb(text->fg);
    if (is_known(bg) || is_known(text->bg))
        ground = color_rgb(is_known(bg) ? bg : text->bg);
    return color_contrast(is_known(fg) ? color_rgb(fg) : ink, ground);
}

const char *theme_shipped_name(size_t index)
{
    return index < SHIPPED_COUNT ? shipped[index] : NULL;
}

static enum status load_shipped(const char *name, struct theme *out, struct problem_list *problems)
{
    char path[64];
    snprintf(path, sizeof(path), "themes/%s.yaml", name);
    return theme_parse(path, embed_find(path), out, problems);
}

/* What a file leaves out looks as in the shipped theme for its ground. */
static void inherit(struct theme *theme, struct problem_list *problems)
{
    struct theme base;
    if (load_shipped(theme->light ? "light" : "dark", &base, problems) != STATUS_OK)
        return;
    for (size_t i = 0; i < STYLE_COUNT; i++) {
        const struct theme_row *row = &theme->rows[i];
        if (!row->has_attributes && !row->has_mono && row->fg.kind == THEME_UNSET &&
            row->bg.kind == THEME_UNSET && row->fg16.kind == THEME_UNSET &&
            row->bg16.kind == THEME_UNSET)
            theme->rows[i] = base.rows[i];
    }
}

static enum status load_file(const char *path, struct theme *out, struct problem_list *problems)
{
    struct text source;
    *out = (struct theme){.name = ""};
    enum status status = file_read(path, YAML_SIZE_MAX, &source, problems);
    if (status != STATUS_OK)
        return status;
    status = theme_parse(path, source, out, problems);
    free((char *)source.bytes);
    if (!out->name[0]) {
        char *stem = file_stem(path);
        set_name(out, text_from(stem));
        free(stem);
    }
    if (status == STATUS_OK)
        inherit(out, problems);
    return status;
}

enum status theme_load(const char *name, struct theme *out, struct problem_list *problems)
{
    if (strchr(name, '/') || text_ends(text_from(name), TEXT(".yaml")))
        return load_file(name, out, problems);
    for (size_t i = 0; i < SHIPPED_COUNT; i++)
        if (strcmp(name, shipped[i]) == 0)
            return load_shipped(name, out, problems);
    *out = (struct theme){.name = ""};
    struct problem *problem = problem_add(problems, SEVERITY_ERROR, STATUS_USAGE, NULL,
                                          "no theme is called \"%s\"", name);
    const char *near = suggest_nearest(text_from(name), shipped, SHIPPED_COUNT);
    if (near)
        problem_hint(problem, "did you mean %s?", near);
    else
        problem_hint(
            problem,
            "dark, light and mono are built in; a file is named by its path, such as ./mine.yaml");
    return STATUS_USAGE;
}
