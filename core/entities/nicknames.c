#include "core/entities/nicknames.h"

#include "core/base/word_table.h"
#include "core/entities/spelling.h"

/* clang-format off */
/* Sorted by the short or foreign form. */
static const struct nickname {
    const char *form, *name;
} nicknames[] = {
    {"aleksander", "alexander"}, {"aleksandr", "alexander"}, {"alex", "alexander"},
    {"alexandr", "alexander"}, {"alyaksandr", "alexander"}, {"andrii", "andrei"},
    {"andriy", "andrei"}, {"andy", "andrew"}, {"antony", "anthony"}, {"becky", "rebecca"},
    {"ben", "benjamin"}, {"bernie", "bernard"}, {"beth", "elizabeth"}, {"bill", "william"},
    {"billy", "william"}, {"bob", "robert"}, {"bobby", "robert"}, {"cathy", "catherine"},
    {"charlie", "charles"}, {"chris", "christopher"}, {"chuck", "charles"}, {"dan", "daniel"},
    {"danny", "daniel"}, {"dave", "david"}, {"debbie", "deborah"}, {"dick", "richard"},
    {"dmitriy", "dmitry"}, {"dmytro", "dmitry"}, {"don", "donald"}, {"doug", "douglas"},
    {"ed", "edward"}, {"eddie", "edward"}, {"evgeny", "eugene"}, {"fred", "frederick"},
    {"geoff", "jeffrey"}, {"geoffrey", "jeffrey"}, {"greg", "gregory"}, {"ihor", "igor"},
    {"jake", "jacob"}, {"jamie", "james"}, {"jeff", "jeffrey"}, {"jen", "jennifer"},
    {"jenny", "jennifer"}, {"jim", "james"}, {"jimmy", "james"}, {"joe", "joseph"},
    {"joey", "joseph"}, {"jon", "jonathan"}, {"josh", "joshua"}, {"kate", "catherine"},
    {"katherine", "catherine"}, {"kathryn", "catherine"}, {"kathy", "catherine"},
    {"ken", "kenneth"}, {"larry", "lawrence"}, {"len", "leonard"}, {"liz", "elizabeth"},
    {"lizzie", "elizabeth"}, {"maggie", "margaret"}, {"matt", "matthew"}, {"mick", "michael"},
    {"mike", "michael"}, {"mykhailo", "mikhail"}, {"mykola", "nikolai"}, {"nick", "nicholas"},
    {"nikki", "nicola"}, {"oleksandr", "alexander"}, {"paddy", "patrick"}, {"pam", "pamela"},
    {"pat", "patrick"}, {"pete", "peter"}, {"petro", "pyotr"}, {"phil", "philip"},
    {"phillip", "philip"}, {"rick", "richard"}, {"rob", "robert"}, {"ron", "ronald"},
    {"sam", "samuel"}, {"sasha", "alexander"}, {"serhii", "sergei"}, {"serhiy", "sergei"},
    {"steve", "stephen"}, {"steven", "stephen"}, {"sue", "susan"}, {"ted", "theodore"},
    {"tim", "timothy"}, {"tom", "thomas"}, {"tommy", "thomas"}, {"tony", "anthony"},
    {"uladzimir", "vladimir"}, {"vicki", "victoria"}, {"vicky", "victoria"}, {"victor", "viktor"},
    {"volodymyr", "vladimir"}, {"will", "william"}, {"yevgeny", "eugene"}, {"yevhen", "eugene"},
    {"zach", "zachary"},
};
/* clang-format on */

uint64_t nickname_key(struct text word)
{
    const struct nickname *row = WORDS_FIND(word, nicknames);
    return spelling_key(row ? text_from(row->name) : word);
}

bool nicknames_sorted(void)
{
    return WORDS_SORTED(nicknames);
}
