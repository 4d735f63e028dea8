#include "core/entities/nicknames.h"

#include "core/entities/line.h"
#include "core/entities/spelling.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

/* clang-format off */
/* Sorted by the short or foreign form, without case. */
static const struct nickname {
    const char *form, *name;
} nicknames[] = {
    {"Aleksander", "Alexander"}, {"Aleksandr", "Alexander"}, {"Alex", "Alexander"},
    {"Alexandr", "Alexander"}, {"Alyaksandr", "Alexander"}, {"Andrii", "Andrei"},
    {"Andriy", "Andrei"}, {"Andy", "Andrew"}, {"Antony", "Anthony"}, {"Becky", "Rebecca"},
    {"Ben", "Benjamin"}, {"Bernie", "Bernard"}, {"Beth", "Elizabeth"}, {"Bill", "William"},
    {"Billy", "William"}, {"Bob", "Robert"}, {"Bobby", "Robert"}, {"Cathy", "Catherine"},
    {"Charlie", "Charles"}, {"Chris", "Christopher"}, {"Chuck", "Charles"}, {"Dan", "Daniel"},
    {"Danny", "Daniel"}, {"Dave", "David"}, {"Debbie", "Deborah"}, {"Dick", "Richard"},
    {"Dmitriy", "Dmitry"}, {"Dmytro", "Dmitry"}, {"Don", "Donald"}, {"Doug", "Douglas"},
    {"Ed", "Edward"}, {"Eddie", "Edward"}, {"Evgeny", "Eugene"}, {"Fred", "Frederick"},
    {"Geoff", "Jeffrey"}, {"Geoffrey", "Jeffrey"}, {"Greg", "Gregory"}, {"Ihor", "Igor"},
    {"Jake", "Jacob"}, {"Jamie", "James"}, {"Jeff", "Jeffrey"}, {"Jen", "Jennifer"},
    {"Jenny", "Jennifer"}, {"Jim", "James"}, {"Jimmy", "James"}, {"Joe", "Joseph"},
    {"Joey", "Joseph"}, {"Jon", "Jonathan"}, {"Josh", "Joshua"}, {"Kate", "Catherine"},
    {"Katherine", "Catherine"}, {"Kathryn", "Catherine"}, {"Kathy", "Catherine"},
    {"Ken", "Kenneth"}, {"Larry", "Lawrence"}, {"Len", "Leonard"}, {"Liz", "Elizabeth"},
    {"Lizzie", "Elizabeth"}, {"Maggie", "Margaret"}, {"Matt", "Matthew"}, {"Mick", "Michael"},
    {"Mike", "Michael"}, {"Mikhail", "Mykhailo"}, {"Nick", "Nicholas"}, {"Nikki", "Nicola"},
    {"Nikolai", "Mykola"}, {"Nikolay", "Mykola"}, {"Oleksandr", "Alexander"}, {"Paddy", "Patrick"},
    {"Pam", "Pamela"}, {"Pat", "Patrick"}, {"Pete", "Peter"}, {"Phil", "Philip"},
    {"Phillip", "Philip"}, {"Pyotr", "Petro"}, {"Rick", "Richard"}, {"Rob", "Robert"},
    {"Ron", "Ronald"}, {"Sam", "Samuel"}, {"Sasha", "Alexander"}, {"Sergei", "Serhiy"},
    {"Serhii", "Serhiy"}, {"Steve", "Stephen"}, {"Steven", "Stephen"}, {"Sue", "Susan"},
    {"Ted", "Theodore"}, {"Tim", "Timothy"}, {"Tom", "Thomas"}, {"Tommy", "Thomas"},
    {"Tony", "Anthony"}, {"Uladzimir", "Vladimir"}, {"Vicki", "Victoria"}, {"Vicky", "Victoria"},
    {"Victor", "Viktor"}, {"Volodymyr", "Vladimir"}, {"Will", "William"}, {"Yevgeny", "Eugene"},
    {"Yevhen", "Eugene"}, {"Zach", "Zachary"},
};
/* clang-format on */

uint64_t nickname_key(struct text word)
{
    const struct nickname *row =
        words_find(word, nicknames, COUNT(nicknames), sizeof(nicknames[0]));
    return spelling_key(row ? text_from(row->name) : word);
}

bool nicknames_sorted(void)
{
    for (size_t i = 1; i < COUNT(nicknames); i++)
        if (words_find(text_from(nicknames[i].form), nicknames, COUNT(nicknames),
                       sizeof(nicknames[0])) != &nicknames[i])
            return false;
    return true;
}
