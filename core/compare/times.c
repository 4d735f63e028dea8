#include "core/compare/times.h"

#include "core/base/date.h"
#include "core/base/word_table.h"

enum { YEAR_FIRST = 1500, YEAR_END = 2100, YEAR_DIGITS = 4 };

struct place {
    const struct words *words;
    const struct unit *unit;
    uint32_t at; /* of a word in the unit */
};

/* The written word so many words before it or behind it; empty beyond the unit. */
static struct text word_near(const struct place *place, int step)
{
    int64_t at = (int64_t)place->at + step;
    if (at < 0 || at >= place->unit->word_count)
        return TEXT("");
    const struct words *words = place->words;
    const struct word *word = &words->words[place->unit->first_word + at];
    return token_text(words->article, &words->annotation->tokens, word->token);
}

static uint32_t year_at(const struct place *place, double value)
{
    static const char *const before[] = {"during", "in", "of", "since", "the"};
    uint32_t year = value >= YEAR_FIRST && value < YEAR_END ? (uint32_t)value : 0;
    bool own = year == (uint32_t)place->words->article->date.year;
    bool told = year != 0 && !own && word_near(place, 0).length == YEAR_DIGITS &&
                WORDS_HAVE(word_near(place, -1), before);
    return told ? year : 0;
}

static uint32_t month_at(const struct place *place)
{
    struct text word = word_near(place, 0);
    bool capital = word.length > 0 && word.bytes[0] >= 'A' && word.bytes[0] <= 'Z';
    if (!capital || !text_equal_ascii_case(word_near(place, -1), TEXT("in")))
        return 0;
    int month = date_month_from(word.bytes, (int)word.length);
    return month > 0 && month != place->words->article->date.month ? (uint32_t)month : 0;
}

static bool is_past(const struct place *place)
{
    static const char *const units[] = {"century", "decade", "month", "season", "year"};
    static const char *const spans[] = {"centuries", "decades", "months", "years"};
    struct text word = word_near(place, 0), before = word_near(place, -1);
    if (text_equal_ascii_case(word, TEXT("last")))
        return WORDS_HAVE(word_near(place, 1), units);
    if (text_equal_ascii_case(word, TEXT("ago")))
        return WORDS_HAVE(before, spans);
    if (text_equal_ascii_case(word, TEXT("earlier")))
        return text_equal_ascii_case(before, TEXT("had"));
    return text_equal_ascii_case(before, TEXT("previous")) && WORDS_HAVE(word, units);
}

uint32_t times_of_unit(const struct vocabulary *vocabulary, const struct words *words,
                       const struct unit *unit)
{
    struct place place = {words, unit, 0};
    uint32_t year = 0, month = 0, past = 0;
    for (; place.at < unit->word_count; place.at++) {
        const struct key *key = &vocabulary->keys[words->words[unit->first_word + place.at].key];
        if (key->flags & KEY_NUMBER) {
            uint32_t found = year_at(&place, key->value);
            year = found ? found : year;
        } else if (key->flags & KEY_TIME) {
            uint32_t found = month_at(&place);
            month = found ? found : month;
            past = is_past(&place) ? TIMES_PAST : past;
        }
    }
    return year ? year : month ? month : past;
}
