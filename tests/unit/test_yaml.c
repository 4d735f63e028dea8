#include "core/base/arena.h"
#include "core/base/yaml.h"
#include "tests/unit/suite.h"
#include <stdio.h>
#include <string.h>

/* A document with what it was made from. */
struct fixture {
    struct arena *arena;
    struct yaml_document document;
    struct problem_list problems;
    enum status status;
};

static struct fixture parse(struct text source)
{
    struct fixture fixture = {.arena = arena_new()};

    fixture.status =
        yaml_parse(fixture.arena, "w.yaml", source, &fixture.document, &fixture.problems);
    return fixture;
}

static void fixture_free(struct fixture *fixture)
{
    problem_list_free(&fixture->problems);
    arena_free(fixture->arena);
}

/* The first problem as "LINE:COLUMN+LENGTH MESSAGE | HINT", or "" for none. */
static void describe(const struct problem_list *problems, char *out, size_t size)
{
    const struct problem *first = problems->items;

    out[0] = '\0';
    if (problems->count)
        snprintf(out, size, "%zu:%zu+%zu %s | %s", first->line, first->column, first->length,
                 first->message, first->hint ? first->hint : "");
}

static void write_node(struct text_builder *out, const struct yaml_node *node)
{
    if (node->kind == YAML_SCALAR) {
        const char *quote = node->plain ? "" : "'";
        text_builder_printf(out, "%zu:%zu+%zu %s%.*s%s", node->line, node->column, node->length,
                            quote, (int)node->text.length, node->text.bytes, quote);
        return;
    }
    text_builder_printf(out, "%zu:%zu%c", node->line, node->column,
                        node->kind == YAML_LIST ? '[' : '{');
    for (size_t i = 0; i < node->count; i++) {
        text_builder_add_string(out, i ? ", " : "");
        if (node->keys)
            text_builder_printf(out, "%.*s=", (int)node->keys[i]->text.length,
                                node->keys[i]->text.bytes);
        write_node(out, node->items[i]);
    }
    text_builder_add_byte(out, node->kind == YAML_LIST ? ']' : '}');
}

START_TEST(knows_places)
{
    static const struct {
        const char *source, *tree;
    } cases[] = {
        {"a: b\n", "1:1{a=1:4+1 b}"},
        {"- 'x'\n- \"y z\"\n", "1:1[1:3+3 'x', 2:3+5 'y z']"},
        {"\xEF\xBB\xBF"
         "é: ü\n",
         "1:1{é=1:4+1 ü}"},
        {"a:\r\n  - b: 日本\r\n    c:\r\n", "1:1{a=2:3[2:5{b=2:8+2 日本, c=3:7+0 }]}"},
        {"a: [b, {c: d}]", "1:1{a=1:4[1:5+1 b, 1:8{c=1:12+1 d}]}"},
        {"a: |\n  x\n  y\nb: z\n", "1:1{a=1:4+1 'x\ny\n', b=4:4+1 z}"},
        {"a: no # yes\nb: ~\nc: 012\n", "1:1{a=1:4+2 no, b=2:4+1 ~, c=3:4+3 012}"},
        {"a: x\n  y\n", "1:1{a=1:4+1 x y}"},
        {"---\na: b\n...\n", "2:1{a=2:4+1 b}"},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fixture fixture = parse(text_from(cases[i].source));
        struct text_builder tree = {0};
        ck_assert_int_eq(fixture.status, STATUS_OK);
        ck_assert_uint_eq(fixture.problems.count, 0);
        write_node(&tree, fixture.document.root);
        ck_assert_str_eq(tree.bytes, cases[i].tree);
        text_builder_free(&tree);
        fixture_free(&fixture);
    }
}
END_TEST

START_TEST(takes_empty_files)
{
    static const char *const cases[] = {"", "\n\n", "# only a comment\n", "\xEF\xBB\xBF"};

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fixture fixture = parse(text_from(cases[i]));
        ck_assert_int_eq(fixture.status, STATUS_OK);
        ck_assert_ptr_null(fixture.document.root);
        ck_assert_uint_eq(fixture.problems.count, 0);
        fixture_free(&fixture);
    }
    struct fixture fixture = parse((struct text){NULL, 0});
    ck_assert_int_eq(fixture.status, STATUS_OK);
    fixture_free(&fixture);
}
END_TEST

struct wrong {
    const char *source, *problem;
};

static void check_wrong(const struct wrong *cases, size_t count, bool fails)
{
    for (size_t i = 0; i < count; i++) {
        struct fixture fixture = parse(text_from(cases[i].source));
        char problem[512];
        describe(&fixture.problems, problem, sizeof problem);
        ck_assert_str_eq(problem, cases[i].problem);
        ck_assert_uint_eq(fixture.problems.count, 1);
        ck_assert_msg((fixture.status != STATUS_OK) == fails, "case %zu", i);
        ck_assert_msg((fixture.document.root == NULL) == fails, "case %zu", i);
        fixture_free(&fixture);
    }
}

START_TEST(explains_what_is_no_yaml)
{
    static const struct wrong cases[] = {
        {"list:\n\t- a\n",
         "2:1+1 tab used for indentation; use spaces | two spaces a level will do"},
        {"- regex: %d\n", "1:10+2 an unquoted value cannot start with '%' | regex: '%d'"},
        {"- term: @foo\n", "1:9+4 an unquoted value cannot start with '@' | term: '@foo'"},
        {"- `a`\n", "1:3+3 an unquoted value cannot start with '`' | '`a`'"},
        {"- term: Smith: the man\n",
         "1:14+1 ': ' inside an unquoted value | term: 'Smith: the man'"},
        {"- regex: \\d{1,3}: x\n", "1:17+1 ': ' inside an unquoted value | regex: '\\d{1,3}: x'"},
        {"- regex: [A-Z]{2,}\\d+\n", "1:10+12 unquoted '[' starts a YAML list, but more text "
                                     "follows it | regex: '[A-Z]{2,}\\d+'"},
        {"- regex: {foo}bar\n", "1:10+8 unquoted '{' starts a YAML map, but more text follows it "
                                "| regex: '{foo}bar'"},
        {"- regex: \"\\d+\"\n",
         "1:11+2 '\\d' is no escape in double quotes; use single quotes | regex: '\\d+'"},
        {"list:\n  - a: b\n    c: d\n   e: f\n",
         "4:4+1 this key is indented by 3, the one above by 4 | line it up with the keys it "
         "belongs to"},
        {"a:\n    b: c\n  d: e\n",
         "3:3+1 this key is indented by 2, the one above by 4 | line it up "
         "with the keys it belongs to"},
        {"a:\n  - b\n # c\n - d\n",
         "4:2+1 this item is indented by 1, the one above by 2 | line it "
         "up with the items it belongs to"},
        {"a:\n  - b: c\n  d: e\n",
         "3:3+1 a key where the list goes on; list items begin with '- ' | "
         "indent it by 4 to belong to the item above"},
        {"a:\n  - b\n c\n", "3:2+1 indented by 1, but the keys above by 0 | "},
        {"a: b\n  c: d\n", "2:3+1 this key is indented deeper than what stands above it allows | "
                           "line it up with the keys above, or quote the value above"},
        {"- term: \"foo\n- term: bar\n",
         "1:9+1 this quote is never closed | close it; inside '…' a ' is written '', inside \"…\" "
         "a \" is \\\""},
        {"- term: \"foo\n  case: \"yes\"\n", "1:9+4 this quote is closed only in line 2 | close it "
                                             "where the value ends"},
        {"- term: 'it's'\n", "1:13+2 text behind the closing quote of a value | term: 'it''s'"},
        {"term:foo\nb: c\n",
         "1:1+8 no key and value: ': ' is missing here | a space belongs behind the ':'"},
        {"a: b\nfoo\nc: d\n", "2:1+3 no key and value: ': ' is missing here | write key: value, or "
                              "- before an item of a list"},
        {"a: [b, c\nd: e\n",
         "1:4+5 unquoted '[' starts a YAML list, which is not closed as one | a: '[b, c'"},
        {"a: [\n", "2:1+1 the list or map that was begun is not closed | "},
        {"a: - b\n", "1:4+3 '- ' right behind a key; a list begins in the next line | a: '- b'"},
        {"a: |foo\n", "1:4+4 unquoted '|' starts a text block in YAML | a: '|foo'"},
        {"a: >5 apples\n", "1:4+9 unquoted '>' starts a text block in YAML | a: '>5 apples'"},
        {"a: *\n", "1:4+1 unquoted '*' starts an alias in YAML | a: '*'"},
        {"a: b\n- c\n", "2:1+1 a list item where a key should stand | write the list "
                        "below a key of its own"},
        {"- a\nb: c\n", "2:1+1 a key where the list goes on; list items begin with '- ' | "
                        "indent it by 2 to belong to the item above"},
        {"a: ]\n", "1:4+1 this cannot stand here unquoted | a: ']'"},
        {"a: \xFF\n", "1:4+1 byte 0xFF is not UTF-8 | save the file as UTF-8"},
        {"é: b\r\nü: \xE2\x82\r\n", "2:4+1 byte 0xE2 is not UTF-8 | save the file as UTF-8"},
        {"a: b\x1B"
         "c\n",
         "1:5+1 control character U+001B is not allowed | "},
        {"a: b\xC2\x9B\n", "1:5+1 control character U+009B is not allowed | "},
    };

    check_wrong(cases, COUNT(cases), true);
}
END_TEST

START_TEST(refuses_what_means_more)
{
    static const struct wrong cases[] = {
        {"- regex: *foo\n", "1:10+4 '*foo' is a YAML alias; quote it | regex: '*foo'"},
        {"a: &x y\n", "1:4+2 '&x' is a YAML anchor; quote it | a: '&x y'"},
        {"a: &x [y]\n", "1:4+2 '&x' is a YAML anchor; quote it | a: '&x [y]'"},
        {"a: !x y\n", "1:4+2 '!x' is a YAML tag; quote it | a: '!x y'"},
        {"a: !!str y\n", "1:4+5 '!!str' is a YAML tag; quote it | a: '!!str y'"},
        {"<<: a\n", "1:1+2 '<<' is a YAML merge key, which is not taken | write its keys out here"},
        {"? [a]\n: b\n", "1:3+0 a key must be text | "},
        {"a: b\n---\nc: d\n", "2:1+3 a second YAML document starts here; only one is taken | "
                              "take this line out, or make two files"},
        {"[[[[[[[[[[[[[[[[[[[", "1:17+0 nested deeper than 16 levels | quote it if it is text"},
    };

    check_wrong(cases, COUNT(cases), true);
}
END_TEST

START_TEST(warns_of_slips)
{
    static const struct wrong cases[] = {
        {"- regex: \"\\bfoo\\b\"\n",
         "1:10+9 an escape in double quotes made a control character | regex: '\\bfoo\\b'"},
        {"- term: C# sharp #x\n", "1:18+2 ' #' starts a comment: what follows is not part of the "
                                  "value | term: 'C# sharp #x'"},
        {"- term: “x”\n", "1:9+3 curly quotes are part of the text, they do not quote it | use "
                          "straight quotes, ' or \""},
        {"a: 1\nb: 2\na: 3\n", "3:1+1 this key stands already in line 1 | keep one of the two"},
        {"- a b\n   - c\n",
         "2:4+1 '- ' goes on with the value above and begins no item | line it up "
         "with the item above"},
    };

    check_wrong(cases, COUNT(cases), false);
}
END_TEST

START_TEST(keeps_the_first_of_a_key)
{
    struct fixture fixture = parse(TEXT("a: 1\nb: 2\n'a': 3\nc: 4\na: 5\n"));

    ck_assert_uint_eq(fixture.problems.errors, 2);
    ck_assert_uint_eq(fixture.problems.items[1].line, 5);
    ck_assert_uint_eq(fixture.document.root->count, 3);
    ck_assert(text_equal(yaml_get(fixture.document.root, "a")->text, TEXT("1")));
    ck_assert(text_equal(yaml_get(fixture.document.root, "c")->text, TEXT("4")));
    ck_assert_ptr_null(yaml_get(fixture.document.root, "d"));
    ck_assert_ptr_null(yaml_get(yaml_get(fixture.document.root, "a"), "a"));
    fixture_free(&fixture);
}
END_TEST

START_TEST(takes_hostile_files)
{
    static const char *const units[] = {"[",     "- ",  "{a: ",      "a: b\n", "- a\n",
                                        "? ",    "\"",  "[a,",       "#",      "!",
                                        "a:\n ", "'\n", "a: [b]c\n", "\t",     "&a "};
    enum { LENGTH = 200000 };
    char *bytes = malloc(LENGTH);

    for (size_t i = 0; i < COUNT(units); i++) {
        size_t length = strlen(units[i]), end = 0;
        for (; end + length <= LENGTH; end += length)
            memcpy(bytes + end, units[i], length);
        struct fixture fixture = parse((struct text){bytes, end});
        ck_assert((fixture.status == STATUS_OK) || fixture.problems.errors == 1);
        ck_assert_uint_le(fixture.problems.count, 100);
        fixture_free(&fixture);
    }
    free(bytes);
    bytes = calloc(YAML_SIZE_MAX + 1, 1);
    memset(bytes, '#', YAML_SIZE_MAX + 1);
    struct fixture fixture = parse((struct text){bytes, YAML_SIZE_MAX + 1});
    ck_assert_int_eq(fixture.status, STATUS_LIMIT);
    ck_assert_str_eq(fixture.problems.items[0].message, "larger than 4 MiB");
    fixture_free(&fixture);
    free(bytes);
}
END_TEST

/* A list on one line of megabytes would take hours if each item were looked for from its start. */
START_TEST(takes_long_lines)
{
    enum { ITEMS = 500000 };
    struct text_builder source = {0};
    text_builder_add_string(&source, "[");
    for (int i = 0; i < ITEMS; i++)
        text_builder_add_string(&source, "\u00e9 a,");
    text_builder_add_string(&source, "b #c\n]\n");
    struct fixture fixture = parse(text_builder_text(&source));
    ck_assert_int_eq(fixture.status, STATUS_OK);
    ck_assert_uint_eq(fixture.document.root->count, ITEMS + 1);
    ck_assert_uint_eq(fixture.problems.count, 1);
    ck_assert_uint_eq(fixture.problems.items[0].column,
                      1 + ITEMS * strlen("e a,") + strlen("b ") + 1);
    fixture_free(&fixture);
    text_builder_free(&source);
}
END_TEST

/* Every beginning of a file, and every file with a byte changed, is read or refused with a place.
 */
START_TEST(takes_broken_files)
{
    static const char source[] = "list:\n  - term: 'a ''b'\n    also: [c, \"d\\n\"]\n"
                                 "  - {regex: \"x\", note: |-\n}\n    é: &a *b !c # d\n";
    static const char bytes[] = "\t:-[]{}'\"#&*!|>%@`\n\xFF";
    char broken[sizeof source];

    for (size_t end = 0; end < sizeof source; end++)
        for (size_t k = 0; k < sizeof bytes; k++) {
            memcpy(broken, source, sizeof source);
            broken[end] = bytes[k];
            size_t length = bytes[k] ? sizeof source - 1 : end;
            struct fixture fixture = parse((struct text){broken, length});
            if (fixture.status != STATUS_OK &&
                (fixture.problems.errors < 1 || fixture.problems.items[0].line == 0))
                ck_abort_msg("no place at %zu, %zu", end, k);
            fixture_free(&fixture);
        }
}
END_TEST

START_TEST(checks_keys)
{
    static const char *const known[] = {"term", "regex", NULL};
    struct fixture fixture = parse(TEXT("trem: a\nregex: b\nxyz: c\n"));
    char problem[256];

    yaml_check_keys(&fixture.problems, &fixture.document, fixture.document.root, known);
    ck_assert_uint_eq(fixture.problems.errors, 2);
    describe(&fixture.problems, problem, sizeof problem);
    ck_assert_str_eq(problem, "1:1+4 unknown key 'trem' | did you mean 'term'?");
    ck_assert_str_eq(fixture.problems.items[1].hint, "keys known here: term, regex");
    ck_assert_int_eq(fixture.problems.items[1].status, STATUS_SCHEMA);
    fixture_free(&fixture);
}
END_TEST

enum form { FORM_TEXT, FORM_BOOL, FORM_INTEGER, FORM_CHOICE };

/* Reads the value of `a` and writes what came of it. */
static void read_form(struct fixture *fixture, enum form form, char *out, size_t size)
{
    static const char *const names[] = {"red", "green", NULL};
    const struct yaml_document *document = &fixture->document;
    const struct yaml_node *node = yaml_get(document->root, "a");
    struct text text = {"", 0};
    bool yes = false;
    long number = 0;
    size_t index = 0;

    if (form == FORM_TEXT && yaml_as_text(&fixture->problems, document, node, &text))
        snprintf(out, size, "%.*s", (int)text.length, text.bytes);
    else if (form == FORM_BOOL && yaml_as_bool(&fixture->problems, document, node, &yes))
        snprintf(out, size, "%s", yes ? "true" : "false");
    else if (form == FORM_INTEGER &&
             yaml_as_integer(&fixture->problems, document, node, -5, 100, &number))
        snprintf(out, size, "%ld", number);
    else if (form == FORM_CHOICE &&
             yaml_as_choice(&fixture->problems, document, node, names, &index))
        snprintf(out, size, "%s", names[index]);
    else
        describe(&fixture->problems, out, size);
}

START_TEST(reads_forms)
{
    static const struct {
        enum form form;
        const char *source, *read;
    } cases[] = {
        {FORM_TEXT, "a: b c\n", "b c"},
        {FORM_TEXT, "a: ''\n", ""},
        {FORM_TEXT, "a: no\n", "no"},
        {FORM_TEXT, "a:\n", "1:3+1 text is needed here, this is nothing | "},
        {FORM_TEXT, "a: [A-Z]\n",
         "1:4+5 unquoted '[' starts a YAML list, but 'a' needs text | a: '[A-Z]'"},
        {FORM_TEXT, "a: {b}\n",
         "1:4+3 unquoted '{' starts a YAML map, but 'a' needs text | a: '{b}'"},
        {FORM_TEXT, "a:\n  - b\n", "2:3+1 text is needed here, this is a list | "},
        {FORM_BOOL, "a: true\n", "true"},
        {FORM_BOOL, "a: False\n", "false"},
        {FORM_BOOL, "a: on\n",
         "1:4+2 'on' is neither true nor false | write true or false, without quotes"},
        {FORM_BOOL, "a: 'true'\n",
         "1:4+6 'true' is neither true nor false | write true or false, without quotes"},
        {FORM_BOOL, "a: maybe\n",
         "1:4+5 'maybe' is neither true nor false | write true or false, without quotes"},
        {FORM_BOOL, "a: {}\n",
         "1:4+2 unquoted '{' starts a YAML map, but 'a' needs true or false | "},
        {FORM_INTEGER, "a: 42\n", "42"},
        {FORM_INTEGER, "a: -5\n", "-5"},
        {FORM_INTEGER, "a: 0\n", "0"},
        {FORM_INTEGER, "a: 101\n", "1:4+3 '101' is not a whole number from -5 to 100 | "},
        {FORM_INTEGER, "a: 012\n", "1:4+3 '012' is not a whole number from -5 to 100 | "},
        {FORM_INTEGER, "a: 1.5\n", "1:4+3 '1.5' is not a whole number from -5 to 100 | "},
        {FORM_INTEGER, "a: 99999999999999999999\n",
         "1:4+20 '99999999999999999999' is not a whole number from -5 to 100 | "},
        {FORM_INTEGER, "a: -\n",
         "1:4+1 '- ' right behind a key; a list begins in the next line | a: '-'"},
        {FORM_CHOICE, "a: green\n", "green"},
        {FORM_CHOICE, "a: gren\n", "1:4+4 'gren' is none of: red, green | did you mean 'green'?"},
        {FORM_CHOICE, "a: [red]\n", "1:4+5 one of these is needed here: red, green | "},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fixture fixture = parse(text_from(cases[i].source));
        char read[256] = "";
        if (fixture.document.root)
            read_form(&fixture, cases[i].form, read, sizeof read);
        else
            describe(&fixture.problems, read, sizeof read);
        ck_assert_msg(strcmp(read, cases[i].read) == 0, "case %zu: %s", i, read);
        fixture_free(&fixture);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {knows_places,
                                  takes_empty_files,
                                  explains_what_is_no_yaml,
                                  refuses_what_means_more,
                                  warns_of_slips,
                                  keeps_the_first_of_a_key,
                                  takes_hostile_files,
                                  takes_long_lines,
                                  takes_broken_files,
                                  checks_keys,
                                  reads_forms};

    return suite_run("yaml", tests, COUNT(tests));
}
