#include "core/base/word_table.h"
#include "core/entities/figure_tables.h"

/* The longest first: the first that fits is taken. */
static const struct figure_modifier modifiers[] = {
    {"in the region of", BOUND_ABOUT},
    {"no fewer than", BOUND_LOW},
    {"no less than", BOUND_LOW},
    {"not less than", BOUND_LOW},
    {"in excess of", BOUND_LOW},
    {"a minimum of", BOUND_LOW},
    {"slightly more than", BOUND_LOW},
    {"a little over", BOUND_LOW},
    {"far more than", BOUND_LOW},
    {"as many as", BOUND_HIGH},
    {"as much as", BOUND_HIGH},
    {"no more than", BOUND_HIGH},
    {"not more than", BOUND_HIGH},
    {"slightly less than", BOUND_HIGH},
    {"a maximum of", BOUND_HIGH},
    {"an average of", BOUND_ABOUT},
    {"believed to be", BOUND_ABOUT},
    {"a total of", BOUND_NONE},
    {"more than", BOUND_LOW},
    {"greater than", BOUND_LOW},
    {"at least", BOUND_LOW},
    {"upwards of", BOUND_LOW},
    {"upward of", BOUND_LOW},
    {"well over", BOUND_LOW},
    {"a record", BOUND_NONE},
    {"just over", BOUND_LOW},
    {"well above", BOUND_LOW},
    {"up to", BOUND_HIGH},
    {"at most", BOUND_HIGH},
    {"less than", BOUND_HIGH},
    {"fewer than", BOUND_HIGH},
    {"close to", BOUND_HIGH},
    {"just under", BOUND_HIGH},
    {"well under", BOUND_HIGH},
    {"an estimated", BOUND_ABOUT},
    {"estimated at", BOUND_ABOUT},
    {"an approximate", BOUND_ABOUT},
    {"somewhere around", BOUND_ABOUT},
    {"a further", BOUND_NONE},
    {"an extra", BOUND_NONE},
    {"an additional", BOUND_NONE},
    {"a whopping", BOUND_NONE},
    {"over", BOUND_LOW},
    {"above", BOUND_LOW},
    {"exceeding", BOUND_LOW},
    {"under", BOUND_HIGH},
    {"below", BOUND_HIGH},
    {"nearly", BOUND_HIGH},
    {"almost", BOUND_HIGH},
    {"within", BOUND_HIGH},
    {"some", BOUND_ABOUT},
    {"about", BOUND_ABOUT},
    {"around", BOUND_ABOUT},
    {"roughly", BOUND_ABOUT},
    {"approximately", BOUND_ABOUT},
    {"approx", BOUND_ABOUT},
    {"estimated", BOUND_ABOUT},
    {"circa", BOUND_ABOUT},
    {"nearer", BOUND_ABOUT},
    {"perhaps", BOUND_ABOUT},
    {"possibly", BOUND_ABOUT},
    {"only", BOUND_NONE},
    {"just", BOUND_NONE},
    {"exactly", BOUND_NONE},
    {"another", BOUND_NONE},
    {"barely", BOUND_ABOUT},
};

static const struct figure_modifier modifiers_behind[] = {
    {"or more", BOUND_LOW},   {"or less", BOUND_HIGH}, {"or so", BOUND_ABOUT},
    {"or fewer", BOUND_HIGH}, {"and over", BOUND_LOW}, {"or above", BOUND_LOW},
    {"or older", BOUND_LOW},  {"or over", BOUND_LOW},  {"or under", BOUND_HIGH},
};

/* Behind a number and its hyphen: "100-odd", "3,000-strong". */
static const char *const suffixes[] = {"odd", "off", "on", "plus", "something", "strong"};

static const char *const designators[] = {
    "act",      "album",       "annex",    "apollo",    "appendix", "area",     "article",
    "articles", "band",        "berth",    "block",     "boeing",   "caption",  "catch",
    "category", "channel",     "chapter",  "chapters",  "chart",    "class",    "clause",
    "column",   "compartment", "covid",    "division",  "euro",     "exhibit",  "figure",
    "flat",     "flight",      "flights",  "formula",   "gate",     "grade",    "highway",
    "image",    "interstate",  "iphone",   "item",      "junction", "leg",      "lesson",
    "level",    "locker",      "model",    "motorway",  "no",       "nos",      "number",
    "page",     "pages",       "para",     "paragraph", "part",     "phase",    "photo",
    "picture",  "pier",        "platform", "plot",      "primary",  "protocol", "psalm",
    "radio",    "resolution",  "room",     "route",     "row",      "rule",     "schedule",
    "season",   "seat",        "section",  "sections",  "sector",   "series",   "session",
    "sheet",    "slide",       "slot",     "stage",     "step",     "studio",   "suite",
    "table",    "terminal",    "tier",     "title",     "track",    "type",     "unit",
    "verse",    "verses",      "version",  "volume",    "ward",     "windows",  "zone",
};

static const char *const noun_ends[] = {
    "a",         "about",     "above",    "according",  "across",    "after",     "against",
    "ago",       "ahead",     "all",      "along",      "alongside", "also",      "although",
    "amid",      "among",     "an",       "and",        "another",   "any",       "apart",
    "are",       "around",    "as",       "at",         "away",      "be",        "became",
    "because",   "been",      "before",   "began",      "behind",    "being",     "below",
    "beneath",   "beside",    "between",  "beyond",     "both",      "but",       "by",
    "called",    "came",      "can",      "cannot",     "come",      "comes",     "could",
    "currently", "daily",     "despite",  "did",        "died",      "do",        "does",
    "down",      "during",    "each",     "earlier",    "early",     "either",    "else",
    "even",      "ever",      "every",    "except",     "fell",      "following", "for",
    "found",     "from",      "further",  "gave",       "get",       "gets",      "go",
    "goes",      "got",       "had",      "has",        "have",      "he",        "her",
    "here",      "hers",      "him",      "his",        "hit",       "how",       "however",
    "i",         "if",        "in",       "including",  "inside",    "instead",   "into",
    "is",        "it",        "its",      "itself",     "just",      "kept",      "killed",
    "last",      "late",      "later",    "least",      "left",      "less",      "like",
    "likely",    "lost",      "made",     "make",       "makes",     "may",       "me",
    "might",     "more",      "most",     "much",       "must",      "my",        "near",
    "nearly",    "neither",   "never",    "next",       "no",        "nor",       "not",
    "now",       "of",        "off",      "on",         "once",      "only",      "onto",
    "opposite",  "or",        "our",      "out",        "outside",   "over",      "own",
    "paid",      "past",      "per",      "plus",       "ran",       "rather",    "rose",
    "said",      "saw",       "say",      "says",       "sent",      "set",       "she",
    "should",    "since",     "so",       "some",       "soon",      "spoke",     "still",
    "stood",     "such",      "take",     "takes",      "than",      "that",      "the",
    "their",     "them",      "then",     "there",      "these",     "they",      "this",
    "those",     "though",    "through",  "throughout", "till",      "to",        "today",
    "together",  "told",      "tomorrow", "tonight",    "too",       "took",      "toward",
    "towards",   "under",     "until",    "up",         "upon",      "us",        "via",
    "voted",     "was",       "we",       "went",       "were",      "what",      "when",
    "where",     "whether",   "which",    "while",      "who",       "whom",      "whose",
    "why",       "will",      "with",     "within",     "without",   "won",       "would",
    "wounded",   "yesterday", "yet",      "you",        "your",
};

static const struct odd_plural {
    const char *word, *singular;
} odd_plurals[] = {
    {"aircraft", "aircraft"},  {"barracks", "barracks"},
    {"bases", "base"},         {"buses", "bus"},
    {"calories", "calorie"},   {"cases", "case"},
    {"cattle", "cattle"},      {"causes", "cause"},
    {"clothes", "clothes"},    {"cookies", "cookie"},
    {"crew", "crew"},          {"crises", "crisis"},
    {"data", "data"},          {"databases", "database"},
    {"dead", "dead"},          {"deer", "deer"},
    {"diseases", "disease"},   {"exercises", "exercise"},
    {"expenses", "expense"},   {"feet", "foot"},
    {"fish", "fish"},          {"gases", "gas"},
    {"halves", "half"},        {"headquarters", "headquarters"},
    {"heroes", "hero"},        {"horses", "horse"},
    {"houses", "house"},       {"increases", "increase"},
    {"infantry", "infantry"},  {"injured", "injured"},
    {"killed", "killed"},      {"knives", "knife"},
    {"licences", "licence"},   {"licenses", "license"},
    {"lies", "lie"},           {"lives", "life"},
    {"losses", "loss"},        {"media", "media"},
    {"mice", "mouse"},         {"militia", "militia"},
    {"missing", "missing"},    {"movies", "movie"},
    {"nurses", "nurse"},       {"offences", "offence"},
    {"people", "person"},      {"personnel", "personnel"},
    {"pies", "pie"},           {"police", "police"},
    {"potatoes", "potato"},    {"premises", "premises"},
    {"promises", "promise"},   {"purchases", "purchase"},
    {"responses", "response"}, {"series", "series"},
    {"sheep", "sheep"},        {"shelves", "shelf"},
    {"shoes", "shoe"},         {"spacecraft", "spacecraft"},
    {"species", "species"},    {"staff", "staff"},
    {"teeth", "tooth"},        {"ties", "tie"},
    {"tornadoes", "tornado"},  {"troops", "troop"},
    {"viruses", "virus"},      {"volcanoes", "volcano"},
    {"wives", "wife"},         {"wolves", "wolf"},
    {"wounded", "wounded"},    {"youth", "youth"},
    {"zombies", "zombie"},
};

const struct figure_modifier *figure_modifiers(size_t *count)
{
    *count = sizeof(modifiers) / sizeof(*modifiers);
    return modifiers;
}

const struct figure_modifier *figure_modifiers_behind(size_t *count)
{
    *count = sizeof(modifiers_behind) / sizeof(*modifiers_behind);
    return modifiers_behind;
}

bool figure_is_suffix(struct text word)
{
    return WORDS_HAVE(word, suffixes);
}

bool figure_is_designator(struct text word)
{
    return WORDS_HAVE(word, designators);
}

bool figure_ends_noun(struct text word)
{
    /* "150,000 US troops" */
    return !text_equal(word, TEXT("US")) && WORDS_HAVE(word, noun_ends);
}

/* "firemen", "grandchildren". */
static bool is_of_people(struct text word)
{
    static const char *const singulars[] = {"abdomen", "acumen",  "amen",  "bitumen",  "cyclamen",
                                            "omen",    "regimen", "semen", "specimen", "stamen"};
    return text_ends(word, TEXT("children")) ||
           (text_ends(word, TEXT("men")) && !WORDS_HAVE(word, singulars));
}

bool figure_is_odd_plural(struct text word)
{
    return WORDS_FIND(word, odd_plurals) != NULL || is_of_people(word);
}

const char *figure_odd_singular(struct text word)
{
    const struct odd_plural *row = WORDS_FIND(word, odd_plurals);
    return row == NULL ? NULL : row->singular;
}

bool figure_words_sorted(void)
{
    return WORDS_SORTED(odd_plurals) && WORDS_SORTED(designators) && WORDS_SORTED(suffixes) &&
           WORDS_SORTED(noun_ends);
}
