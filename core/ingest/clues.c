#include "core/ingest/clues.h"

#include "core/ingest/labels.h"
#include "core/ingest/line.h"

#include <string.h>

enum { NAME_WORDS_MAX = 6, NAME_BYTES_MAX = 64 };

void clues_add(struct clues *clues, struct text name, int weight)
{
    const char *called = outlet_by_name(clues->known, name);
    if (called)
        name = text_from(called);
    for (size_t i = 0; i < clues->count; i++) {
        struct clue *clue = &clues->items[i];
        if (!text_equal_ascii_case(outlet_without_the(clue->name), outlet_without_the(name)))
            continue;
        clue->weight += weight;
        clue->name = name.length > clue->name.length ? name : clue->name;
        return;
    }
    if (clues->count < CLUES_MAX)
        clues->items[clues->count++] = (struct clue){name, weight};
}

static bool is_single(struct text name)
{
    return !memchr(outlet_without_the(name).bytes, ' ', outlet_without_the(name).length);
}

static bool ends_in_word(struct text name, struct text word)
{
    return name.length > word.length && text_ends(name, word) &&
           name.bytes[name.length - word.length - 1] == ' ';
}

struct text clues_best(struct clues *clues)
{
    const struct clue *best = NULL;
    for (size_t i = 0; i < clues->count; i++) {
        struct clue *clue = &clues->items[i];
        bool single = is_single(clue->name) && !outlet_by_name(clues->known, clue->name);
        for (size_t k = 0; k < clues->count && single; k++)
            if (!is_single(clues->items[k].name) &&
                ends_in_word(clues->items[k].name, outlet_without_the(clue->name)))
                clues->items[k].weight += clue->weight;
    }
    for (size_t i = 0; i < clues->count; i++)
        if (!best || clues->items[i].weight > best->weight)
            best = &clues->items[i];
    return best && best->weight >= CLUE_ENOUGH ? best->name : (struct text){"", 0};
}

/* --- names ------------------------------------------------------------------------------------ */

static bool is_one_of(struct text word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal_ascii_case(word, text_from(words[i])))
            return true;
    return false;
}

#define HOLDS(word, list) is_one_of(word, list, sizeof(list) / sizeof(*(list)))

static struct text last_word(struct text text)
{
    size_t start = text.length;
    while (start > 0 && text.bytes[start - 1] != ' ')
        start--;
    return text_slice(text, start, text.length);
}

static bool is_year(struct text word)
{
    return word.length == 4 && (word.bytes[0] == '1' || word.bytes[0] == '2') &&
           word.bytes[3] >= '0' && word.bytes[3] <= '9';
}

static struct text without_firm(struct text name)
{
    static const char *const firms[] = {
        "Ltd", "Limited", "Inc",  "LLC",         "plc",  "Pvt", "Company", "Co",   "Group",
        "Pty", "LLP",     "Corp", "Corporation", "GmbH", "All", "Website", "Media"};
    for (struct text word = last_word(name); HOLDS(word, firms) || is_year(word);
         word = last_word(name))
        name = text_trim(text_slice(name, 0, name.length - word.length));
    return name;
}

struct text clues_name_at(struct text text, size_t from)
{
    size_t end = from;
    for (size_t at = from, words = 0; words < NAME_WORDS_MAX; words++) {
        struct text word = line_next_word(text, at, &at);
        bool joins = words > 0 && (text_equal(word, TEXT("of")) || text_equal(word, TEXT("and")) ||
                                   text_equal(word, TEXT("&")));
        bool number = words > 0 && word.length > 0 && word.bytes[0] >= '0' && word.bytes[0] <= '9';
        size_t letters = 0;
        if (joins)
            continue;
        while (letters < word.length && !strchr(".,;:'\"()|!?", word.bytes[letters]) &&
               !text_starts(text_slice(word, letters, word.length), TEXT("’")))
            letters++;
        if (letters == 0 || !(line_starts_capital(word) || number))
            break;
        end = (size_t)(word.bytes - text.bytes) + letters;
        if (letters < word.length)
            break;
    }
    return without_firm(text_slice(text, from, end));
}

/* Whether the lists of furniture have it: "Latest News" is no outlet. */
static bool is_label(struct text name)
{
    char folded[NAME_BYTES_MAX];
    if (name.length > sizeof(folded))
        return true;
    for (size_t i = 0; i < name.length; i++)
        folded[i] = (char)(name.bytes[i] >= 'A' && name.bytes[i] <= 'Z' ? name.bytes[i] | 32
                                                                        : name.bytes[i]);
    return labels_find((struct text){folded, name.length}).kind != BOILERPLATE_NONE;
}

/* "Courier-Journal": two papers that became one. */
static struct text behind_hyphen(struct text word)
{
    const char *hyphen = memchr(word.bytes, '-', word.length);
    return hyphen ? text_slice(word, (size_t)(hyphen + 1 - word.bytes), word.length) : word;
}

bool clues_is_paper(struct text name)
{
    static const char *const lasts[] = {
        "Times",      "Post",      "News",      "Herald",     "Gazette",     "Courier",
        "Review",     "Monitor",   "Tribune",   "Journal",    "Star",        "Mail",
        "Express",    "Telegraph", "Chronicle", "Observer",   "Standard",    "Echo",
        "Argus",      "Press",     "Sun",       "Mirror",     "Independent", "Record",
        "Advertiser", "Register",  "Dispatch",  "Sentinel",   "Globe",       "Examiner",
        "Inquirer",   "Enquirer",  "Voice",     "Citizen",    "Mercury",     "Bulletin",
        "Reporter",   "Messenger", "Democrat",  "Republican", "Leader",      "Daily",
        "Weekly",     "Guardian",  "Tidings",   "Beacon",     "Lantern",     "Broadcasting",
        "Gleaner",    "Ledger"};
    static const char *const firsts[] = {"Daily", "Evening", "Sunday", "Weekly"};
    size_t next;
    struct text bare = outlet_without_the(name), first = line_next_word(bare, 0, &next);
    bool several = next < bare.length;
    return (several || bare.length < name.length) && !is_label(name) &&
           (HOLDS(behind_hyphen(last_word(bare)), lasts) || (several && HOLDS(first, firsts)));
}
