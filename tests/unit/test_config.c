#include "core/config/config.h"
#include "tests/unit/problems.h"
#include "tests/unit/suite.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A configuration, and every problem as "line:column message | hint". */
static const struct {
    const char *yaml, *problems;
} wrong[] = {
    {"", ""},
    {"# only a comment\n", ""},
    {"version: 1\noptions:\nkeys:\n", ""},
    {"version: 1\noptions: {theme: mono, width: 90, jobs: 64, background: light}\n", ""},
    {"version: 1\noptions: {mouse: true}\n", ""},
    {"options: {}\n", "1:1 the version is missing | begin the file with 'version: 1'\n"},
    {"version: 2\n", "1:10 '2' is not 1\n"},
    {"- version: 1\n", "1:1 a map is needed here | begin with 'version: 1' and 'options:'\n"},
    {"version: 1\noption: {}\n", "2:1 unknown key 'option' | did you mean 'options'?\n"},
    {"version: 1\noptions: [theme]\n",
     "2:10 a map is needed here | options: {theme: light, width: 90}\n"},
    {"version: 1\noptions:\n  them: dark\n", "3:3 unknown key 'them' | did you mean 'theme'?\n"},
    {"version: 1\noptions:\n  frame: yes\n",
     "3:3 unknown key 'frame' | keys known here: theme, "
     "background, color, borders, plain, mouse, ambiguous_width, width, "
     "scrolloff, jobs, browser, editor, collection\n"},
    {"version: 1\noptions:\n  width: wide\n", "3:10 width cannot be 'wide'; it is 20 to 400\n"},
    {"version: 1\noptions:\n  width: 19\n  jobs: 65\n  scrolloff: -1\n",
     "3:10 width cannot be '19'; it is 20 to 400\n"
     "4:9 jobs cannot be '65'; it is 1 to 64\n"
     "5:14 scrolloff cannot be '-1'; it is 0 to 20\n"},
    {"version: 1\noptions:\n  background: ligth\n",
     "3:15 background cannot be 'ligth'; it is auto, light or dark | did you mean light?\n"},
    {"version: 1\noptions:\n  color: true\n",
     "3:10 color cannot be 'true'; it is auto, always or never\n"},
    {"version: 1\noptions:\n  theme:\n", "3:9 text is needed here, this is nothing\n"},
    {"version: 1\noptions:\n  theme: [dark]\n",
     "3:10 unquoted '[' starts a YAML list, but 'theme' needs text | theme: '[dark]'\n"},
    {"version: 1\nkeys: [j]\n", "2:7 a map is needed here | keys: {all: {down: [j, Down]}}\n"},
    {"version: 1\nkeys:\n  all: j\n",
     "3:8 a map is needed here | keys of a view are a map: all: {down: [j, Down]}\n"},
    {"version: 1\nkeys:\n  all:\n    down: {j: x}\n",
     "4:11 a list is needed here | keys of an action are a list: down: [j, Down]\n"},
    {"version: 1\nkeys:\n  all:\n    down: [j, '']\n", "4:15 this text is empty\n"},
    {"version: 1\noutlets: [a]\n",
     "2:10 a map is needed here | outlets: {larkfield.example: Larkfield Post}\n"},
    {"version: 1\noutlets:\n  lark: {nme: Lark}\n",
     "3:10 unknown key 'nme' | did you mean 'name'?\n"},
    {"version: 1\noutlets:\n  lark: {color: purpel}\n",
     "3:17 this is no colour | a colour is default, a name such as red or bright-red, 0 to 255, "
     "\"#rrggbb\"\n"},
    {"version: 1\noutlets:\n  lark:\n    color: #102030\n",
     "4:11 this is no colour | a # begins a comment in YAML: write \"#rrggbb\" in quotes\n"},
    {"version: 1\noutlets:\n  lark: {color: magenda}\n",
     "3:17 this is no colour | did you mean magenta?\n"},
    {"version: 1\noutlets:\n  lark: {color: [red]}\n",
     "3:17 this is no colour | a colour is default, a name such as red or bright-red, 0 to 255, "
     "\"#rrggbb\"\n"},
    {"version: 1\nnames: {name: Ann}\n",
     "2:8 a list is needed here | names: [{name: Ann Lee, type: person}]\n"},
    {"version: 1\nnames:\n  - Ann Lee\n",
     "3:5 a map is needed here | a name is a map: {name: Ann Lee, type: person}\n"},
    {"version: 1\nnames:\n  - {name: Ann Lee}\n",
     "3:5 the type is missing | type: person, place, organization or demonym\n"},
    {"version: 1\nnames:\n  - {type: person}\n", "3:5 the name is missing\n"},
    {"version: 1\nnames:\n  - {name: Ann Lee, type: persom}\n",
     "3:27 'persom' is none of: person, place, organization, org, demonym | did you mean "
     "'person'?\n"},
    {"version: 1\nnames:\n  - {name: May, not: maybe}\n",
     "3:22 'maybe' is neither true nor false | write true or false, without quotes\n"},
    {"version: 1\nnames:\n  - {name: Ann Lee, type: person, aliases: {a: b}}\n",
     "3:44 a list is needed here | aliases are a list: [Anne Lee, Lee]\n"},
    {"version: 1\noptions:\n  theme: light\n  theme: dark\n",
     "4:3 this key stands already in line 3 | keep one of the two\n"},
    {"version: 1\noptions: {width: \"90\n", "2:18 this quote is never closed | close it; inside "
                                            "'…' a ' is written '', inside \"…\" a \" is \\\"\n"},
};

START_TEST(tells_every_problem)
{
    struct config config;
    struct problem_list problems = {0};
    struct text_builder out = {0};
    enum status status = config_parse("config.yaml", text_from(wrong[_i].yaml), &config, &problems);
    ck_assert_int_eq(status != STATUS_OK, problems.errors > 0);
    ck_assert_str_eq(problems_text(&problems, &out), wrong[_i].problems);
    text_builder_free(&out);
    config_free(&config);
}
END_TEST

static const char whole[] = "version: 1\n"
                            "options:\n"
                            "  theme: themes/light.yaml\n"
                            "  width: sixty\n" /* wrong: the rest works */
                            "  background: dark\n"
                            "  color: never\n"
                            "  borders: ascii\n"
                            "  scrolloff: 0\n"
                            "keys:\n"
                            "  all:\n"
                            "    down: [n, Down]\n"
                            "    up: e\n"
                            "  compare:\n"
                            "    partner: []\n"
                            "outlets:\n"
                            "  larkfield.example: Larkfield Post\n"
                            "  Evening Lark: {name: Larkfield Evening Post, color: bright-blue}\n"
                            "  Beacon: {color: '#102030'}\n"
                            "names:\n"
                            "  - {name: Ann Lee, type: person, aliases: [Anne Lee, A. Lee]}\n"
                            "  - {name: Nowhere}\n" /* wrong */
                            "  - {name: The Yard, type: org, aliases: Yard}\n"
                            "  - {name: May, not: true}\n";

static void load(struct config *config)
{
    struct problem_list problems = {0};
    ck_assert_int_eq(config_parse("c.yaml", TEXT(whole), config, &problems), STATUS_SCHEMA);
    ck_assert_uint_eq(problems.errors, 2);
    problem_list_free(&problems);
}

START_TEST(takes_options)
{
    struct config config;
    load(&config);
    ck_assert_str_eq(config.settings.theme, "themes/light.yaml");
    ck_assert_int_eq(config.settings.width, 76);
    ck_assert_int_eq(config.settings.background, BACKGROUND_DARK);
    ck_assert_int_eq(config.settings.color, COLOR_NEVER);
    ck_assert_int_eq(config.settings.borders, BORDERS_ASCII);
    ck_assert_int_eq(config.settings.scrolloff, 0);
    ck_assert_int_eq(config.settings.jobs, 2);
    ck_assert_ptr_null(config.settings.collection);
    config_free(&config);
}
END_TEST

START_TEST(takes_keys)
{
    static const struct {
        const char *view, *action, *keys;
    } rows[] = {{"all", "down", "n Down "}, {"all", "up", "e "}, {"compare", "partner", ""}};
    struct config config;
    load(&config);
    ck_assert_uint_eq(config.key_count, COUNT(rows));
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct config_key *key = &config.keys[i];
        struct text_builder keys = {0};
        text_builder_add_string(&keys, "");
        for (size_t k = 0; k < key->key_count; k++)
            text_builder_printf(&keys, "%s ", key->keys[k]);
        ck_assert_str_eq(key->view, rows[i].view);
        ck_assert_str_eq(key->action, rows[i].action);
        ck_assert_str_eq(keys.bytes, rows[i].keys);
        text_builder_free(&keys);
    }
    struct problem_list problems = {0};
    config_problem(&config, config.keys[1].key_places[0], &problems, SEVERITY_WARNING, "%d", 7);
    ck_assert_uint_eq(problems.items[0].line, 12);
    ck_assert_uint_eq(problems.items[0].column, 9);
    ck_assert_str_eq(problems.items[0].source_line, "    up: e");
    problem_list_free(&problems);
    config_free(&config);
}
END_TEST

START_TEST(takes_outlets_and_names)
{
    struct config config;
    load(&config);
    ck_assert_uint_eq(config.source.outlets.count, 3);
    ck_assert_str_eq(outlet_known(&config.source.outlets, TEXT("evening lark")),
                     "Larkfield Evening Post");
    ck_assert_str_eq(outlet_by_host(&config.source.outlets, TEXT("larkfield.example")),
                     "Larkfield Post");
    ck_assert_uint_eq(config_outlet_color(&config, "Larkfield Evening Post").value, 12);
    ck_assert_uint_eq(config_outlet_color(&config, "Beacon").value, 0x102030);
    ck_assert_int_eq(config_outlet_color(&config, "Larkfield Post").kind, THEME_UNSET);
    ck_assert_uint_eq(config.name_count, 3);
    ck_assert_str_eq(config.name_rows[0].name, "Ann Lee");
    ck_assert_int_eq(config.name_rows[0].class, ENTITY_PERSON);
    ck_assert_str_eq(config.name_rows[0].aliases[1], "A. Lee");
    ck_assert_int_eq(config.name_rows[1].class, ENTITY_ORGANIZATION);
    ck_assert_uint_eq(config.name_rows[1].alias_count, 1);
    ck_assert(config.name_rows[2].not );
    ck_assert_int_eq(config.name_rows[2].class, ENTITY_CLASS_COUNT);
    config_free(&config);
}
END_TEST

/* --- settings --------------------------------------------------------------------------------- */

START_TEST(settings_table_is_complete)
{
    struct settings settings;
    settings_init(&settings);
    for (size_t row = 0; row < settings_count(); row++) {
        struct text_builder value = {0}, range = {0};
        settings_value(&settings, row, &value);
        settings_range(row, &range);
        ck_assert_str_eq(value.bytes, settings_default(row));
        ck_assert_uint_gt(range.length, 0);
        ck_assert_uint_gt(strlen(settings_help(row)), 0);
        ck_assert_int_eq(settings_find(text_from(settings_name(row))), (int)row);
        text_builder_free(&value);
        text_builder_free(&range);
    }
    ck_assert_int_eq(settings_find(TEXT("themes")), -1);
}
END_TEST

/* A value that is set comes back as it was written; one that is refused changes nothing. */
static const struct {
    const char *name, *value;
    bool taken;
} values[] = {
    {"width", "20", true},          {"width", "400", true},
    {"width", "401", false},        {"width", "", false},
    {"width", "4e1", false},        {"width", "99999999999999999999", false},
    {"theme", "light", true},       {"theme", "", true},
    {"color", "always", true},      {"color", "Always", false},
    {"borders", "ascii", true},     {"jobs", "0", false},
    {"background", "auto", true},   {"background", "", false},
    {"collection", "~/news", true}, {"mouse", "on", true},
    {"mouse", "1", false},
};

START_TEST(sets_values)
{
    struct arena *arena = arena_new();
    struct settings settings;
    struct text_builder message = {0}, hint = {0}, value = {0};
    size_t row = (size_t)settings_find(text_from(values[_i].name));
    settings_init(&settings);
    ck_assert_int_eq(
        settings_set(&settings, row, text_from(values[_i].value), arena, &message, &hint),
        values[_i].taken);
    settings_value(&settings, row, &value);
    ck_assert_str_eq(value.bytes, values[_i].taken ? values[_i].value : settings_default(row));
    ck_assert_int_eq(message.length > 0, !values[_i].taken);
    text_builder_free(&message);
    text_builder_free(&hint);
    text_builder_free(&value);
    arena_free(arena);
}
END_TEST

/* --- files ------------------------------------------------------------------------------------ */

static const struct {
    const char *config_home, *home, *path;
} places[] = {
    {"/x", "/home/ann", "/x/diptych/config.yaml"},
    {"", "/home/ann", "/home/ann/.config/diptych/config.yaml"},
    {"relative", "/home/ann", "/home/ann/.config/diptych/config.yaml"},
    {NULL, "/home/ann", "/home/ann/.config/diptych/config.yaml"},
    {NULL, NULL, NULL},
};

static void set_variable(const char *name, const char *value)
{
    if (value)
        setenv(name, value, 1);
    else
        unsetenv(name);
}

START_TEST(knows_its_place)
{
    set_variable("XDG_CONFIG_HOME", places[_i].config_home);
    set_variable("HOME", places[_i].home);
    char *path = config_file("config.yaml");
    if (places[_i].path)
        ck_assert_str_eq(path, places[_i].path);
    else
        ck_assert_ptr_null(path);
    free(path);
}
END_TEST

START_TEST(may_be_missing)
{
    struct config config;
    struct problem_list problems = {0};
    setenv("XDG_CONFIG_HOME", "/nowhere/at/all", 1);
    ck_assert_int_eq(config_load(NULL, &config, &problems), STATUS_OK);
    ck_assert_ptr_null(config.path);
    ck_assert_int_eq(config.settings.width, 76);
    config_free(&config);
    ck_assert_int_eq(config_load("/nowhere/config.yaml", &config, &problems), STATUS_IO);
    ck_assert_int_eq(config.settings.width, 76);
    config_free(&config);
    problem_list_free(&problems);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("config");
    TCase *group = tcase_create("cases");
    tcase_add_loop_test(group, tells_every_problem, 0, COUNT(wrong));
    tcase_add_test(group, takes_options);
    tcase_add_test(group, takes_keys);
    tcase_add_test(group, takes_outlets_and_names);
    tcase_add_test(group, settings_table_is_complete);
    tcase_add_loop_test(group, sets_values, 0, COUNT(values));
    tcase_add_loop_test(group, knows_its_place, 0, COUNT(places));
    tcase_add_test(group, may_be_missing);
    suite_add_tcase(suite, group);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
