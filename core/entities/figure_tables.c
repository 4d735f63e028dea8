#include "core/entities/figure_tables.h"

#include "core/base/word_table.h"

static const struct number_word numbers[] = {
    {"billion", NUMBER_SCALE, 1e9},
    {"billions", NUMBER_MANY, 1e9},
    {"couple", NUMBER_VAGUE, 2},
    {"crore", NUMBER_SCALE, 1e7},
    {"dozen", NUMBER_SCALE, 12},
    {"dozens", NUMBER_MANY, 12},
    {"eight", NUMBER_UNIT, 8},
    {"eighteen", NUMBER_UNIT, 18},
    {"eighteenth", NUMBER_ORDINAL, 18},
    {"eighth", NUMBER_ORDINAL, 8},
    {"eighths", NUMBER_FRACTION, 8},
    {"eighty", NUMBER_TENS, 80},
    {"eleven", NUMBER_UNIT, 11},
    {"eleventh", NUMBER_ORDINAL, 11},
    {"few", NUMBER_VAGUE, 3},
    {"fifteen", NUMBER_UNIT, 15},
    {"fifteenth", NUMBER_ORDINAL, 15},
    {"fifth", NUMBER_ORDINAL, 5},
    {"fifths", NUMBER_FRACTION, 5},
    {"fiftieth", NUMBER_ORDINAL, 50},
    {"fifty", NUMBER_TENS, 50},
    {"five", NUMBER_UNIT, 5},
    {"fortieth", NUMBER_ORDINAL, 40},
    {"forty", NUMBER_TENS, 40},
    {"four", NUMBER_UNIT, 4},
    {"fourteen", NUMBER_UNIT, 14},
    {"fourteenth", NUMBER_ORDINAL, 14},
    {"fourth", NUMBER_ORDINAL, 4},
    {"half", NUMBER_HALF, 0.5},
    {"halves", NUMBER_FRACTION, 2},
    {"hundred", NUMBER_HUNDRED, 100},
    {"hundreds", NUMBER_MANY, 100},
    {"hundredth", NUMBER_ORDINAL, 100},
    {"hundredths", NUMBER_FRACTION, 100},
    {"lakh", NUMBER_SCALE, 1e5},
    {"million", NUMBER_SCALE, 1e6},
    {"millions", NUMBER_MANY, 1e6},
    {"nine", NUMBER_UNIT, 9},
    {"nineteen", NUMBER_UNIT, 19},
    {"nineteenth", NUMBER_ORDINAL, 19},
    {"ninety", NUMBER_TENS, 90},
    {"ninth", NUMBER_ORDINAL, 9},
    {"ninths", NUMBER_FRACTION, 9},
    {"one", NUMBER_UNIT, 1},
    {"quarter", NUMBER_FRACTION, 4},
    {"quarters", NUMBER_FRACTION, 4},
    {"scores", NUMBER_MANY, 20},
    {"seven", NUMBER_UNIT, 7},
    {"seventeen", NUMBER_UNIT, 17},
    {"seventeenth", NUMBER_ORDINAL, 17},
    {"seventh", NUMBER_ORDINAL, 7},
    {"sevenths", NUMBER_FRACTION, 7},
    {"seventy", NUMBER_TENS, 70},
    {"several", NUMBER_VAGUE, 3},
    {"six", NUMBER_UNIT, 6},
    {"sixteen", NUMBER_UNIT, 16},
    {"sixteenth", NUMBER_ORDINAL, 16},
    {"sixth", NUMBER_ORDINAL, 6},
    {"sixths", NUMBER_FRACTION, 6},
    {"sixty", NUMBER_TENS, 60},
    {"ten", NUMBER_UNIT, 10},
    {"tens", NUMBER_MANY, 10},
    {"tenth", NUMBER_ORDINAL, 10},
    {"tenths", NUMBER_FRACTION, 10},
    {"third", NUMBER_FRACTION, 3},
    {"thirds", NUMBER_FRACTION, 3},
    {"thirteen", NUMBER_UNIT, 13},
    {"thirteenth", NUMBER_ORDINAL, 13},
    {"thirtieth", NUMBER_ORDINAL, 30},
    {"thirty", NUMBER_TENS, 30},
    {"thousand", NUMBER_SCALE, 1e3},
    {"thousands", NUMBER_MANY, 1e3},
    {"three", NUMBER_UNIT, 3},
    {"trillion", NUMBER_SCALE, 1e12},
    {"trillions", NUMBER_MANY, 1e12},
    {"twelfth", NUMBER_ORDINAL, 12},
    {"twelve", NUMBER_UNIT, 12},
    {"twentieth", NUMBER_ORDINAL, 20},
    {"twenty", NUMBER_TENS, 20},
    {"two", NUMBER_UNIT, 2},
    {"zero", NUMBER_UNIT, 0},
};

static const struct short_scale {
    const char *word;
    double value;
} short_scales[] = {
    {"b", 1e9},   {"bln", 1e9}, {"bn", 1e9},  {"k", 1e3},    {"m", 1e6},
    {"mln", 1e6}, {"mn", 1e6},  {"tn", 1e12}, {"trn", 1e12},
};

static const struct figure_unit units[] = {
    {"acre", "acres", FIGURE_MEASURE, false},
    {"acres", "acres", FIGURE_MEASURE, false},
    {"barrel", "barrels", FIGURE_MEASURE, false},
    {"barrels", "barrels", FIGURE_MEASURE, false},
    {"bbl", "barrels", FIGURE_MEASURE, false},
    {"bcm", "bcm", FIGURE_MEASURE, false},
    {"bp", "basis points", FIGURE_MEASURE, true},
    {"bpd", "barrels per day", FIGURE_MEASURE, false},
    {"bps", "basis points", FIGURE_MEASURE, false},
    {"bushel", "bushels", FIGURE_MEASURE, false},
    {"bushels", "bushels", FIGURE_MEASURE, false},
    {"calorie", "calories", FIGURE_MEASURE, false},
    {"calories", "calories", FIGURE_MEASURE, false},
    {"carat", "carats", FIGURE_MEASURE, false},
    {"carats", "carats", FIGURE_MEASURE, false},
    {"centimeter", "cm", FIGURE_MEASURE, false},
    {"centimeters", "cm", FIGURE_MEASURE, false},
    {"centimetre", "cm", FIGURE_MEASURE, false},
    {"centimetres", "cm", FIGURE_MEASURE, false},
    {"centuries", "centuries", FIGURE_MEASURE, false},
    {"century", "centuries", FIGURE_MEASURE, false},
    {"cl", "cl", FIGURE_MEASURE, false},
    {"cm", "cm", FIGURE_MEASURE, false},
    {"day", "days", FIGURE_MEASURE, false},
    {"days", "days", FIGURE_MEASURE, false},
    {"db", "dB", FIGURE_MEASURE, false},
    {"decade", "decades", FIGURE_MEASURE, false},
    {"decades", "decades", FIGURE_MEASURE, false},
    {"decibel", "dB", FIGURE_MEASURE, false},
    {"decibels", "dB", FIGURE_MEASURE, false},
    {"degree", "degrees", FIGURE_MEASURE, false},
    {"degrees", "degrees", FIGURE_MEASURE, false},
    {"fathom", "fathoms", FIGURE_MEASURE, false},
    {"fathoms", "fathoms", FIGURE_MEASURE, false},
    {"feet", "ft", FIGURE_MEASURE, false},
    {"foot", "ft", FIGURE_MEASURE, false},
    {"fortnight", "fortnights", FIGURE_MEASURE, false},
    {"fortnights", "fortnights", FIGURE_MEASURE, false},
    {"ft", "ft", FIGURE_MEASURE, false},
    {"furlong", "furlongs", FIGURE_MEASURE, false},
    {"furlongs", "furlongs", FIGURE_MEASURE, false},
    {"g", "g", FIGURE_MEASURE, true},
    {"gallon", "gallons", FIGURE_MEASURE, false},
    {"gallons", "gallons", FIGURE_MEASURE, false},
    {"gb", "GB", FIGURE_MEASURE, false},
    {"gbps", "Gbps", FIGURE_MEASURE, false},
    {"ghz", "GHz", FIGURE_MEASURE, false},
    {"gigabyte", "GB", FIGURE_MEASURE, false},
    {"gigabytes", "GB", FIGURE_MEASURE, false},
    {"gigawatt", "GW", FIGURE_MEASURE, false},
    {"gigawatts", "GW", FIGURE_MEASURE, false},
    {"gram", "g", FIGURE_MEASURE, false},
    {"gramme", "g", FIGURE_MEASURE, false},
    {"grammes", "g", FIGURE_MEASURE, false},
    {"grams", "g", FIGURE_MEASURE, false},
    {"gw", "GW", FIGURE_MEASURE, false},
    {"gwh", "GWh", FIGURE_MEASURE, false},
    {"ha", "ha", FIGURE_MEASURE, false},
    {"hectare", "ha", FIGURE_MEASURE, false},
    {"hectares", "ha", FIGURE_MEASURE, false},
    {"hertz", "Hz", FIGURE_MEASURE, false},
    {"horsepower", "hp", FIGURE_MEASURE, false},
    {"hour", "hours", FIGURE_MEASURE, false},
    {"hours", "hours", FIGURE_MEASURE, false},
    {"hp", "hp", FIGURE_MEASURE, false},
    {"hr", "hours", FIGURE_MEASURE, false},
    {"hrs", "hours", FIGURE_MEASURE, false},
    {"hz", "Hz", FIGURE_MEASURE, false},
    {"in", "in", FIGURE_MEASURE, true},
    {"inch", "in", FIGURE_MEASURE, false},
    {"inches", "in", FIGURE_MEASURE, false},
    {"joules", "J", FIGURE_MEASURE, false},
    {"kb", "kB", FIGURE_MEASURE, false},
    {"kbps", "kbps", FIGURE_MEASURE, false},
    {"kcal", "calories", FIGURE_MEASURE, false},
    {"kg", "kg", FIGURE_MEASURE, false},
    {"kgs", "kg", FIGURE_MEASURE, false},
    {"kilo", "kg", FIGURE_MEASURE, false},
    {"kilobyte", "kB", FIGURE_MEASURE, false},
    {"kilobytes", "kB", FIGURE_MEASURE, false},
    {"kilogram", "kg", FIGURE_MEASURE, false},
    {"kilogramme", "kg", FIGURE_MEASURE, false},
    {"kilogrammes", "kg", FIGURE_MEASURE, false},
    {"kilograms", "kg", FIGURE_MEASURE, false},
    {"kilojoules", "kJ", FIGURE_MEASURE, false},
    {"kilometer", "km", FIGURE_MEASURE, false},
    {"kilometers", "km", FIGURE_MEASURE, false},
    {"kilometre", "km", FIGURE_MEASURE, false},
    {"kilometres", "km", FIGURE_MEASURE, false},
    {"kilos", "kg", FIGURE_MEASURE, false},
    {"kiloton", "kilotons", FIGURE_MEASURE, false},
    {"kilotons", "kilotons", FIGURE_MEASURE, false},
    {"kilowatt", "kW", FIGURE_MEASURE, false},
    {"kilowatts", "kW", FIGURE_MEASURE, false},
    {"kj", "kJ", FIGURE_MEASURE, false},
    {"km", "km", FIGURE_MEASURE, false},
    {"km2", "square km", FIGURE_MEASURE, false},
    {"kmh", "km/h", FIGURE_MEASURE, false},
    {"kms", "km", FIGURE_MEASURE, false},
    {"knot", "knots", FIGURE_MEASURE, false},
    {"knots", "knots", FIGURE_MEASURE, false},
    {"kph", "km/h", FIGURE_MEASURE, false},
    {"kw", "kW", FIGURE_MEASURE, false},
    {"kwh", "kWh", FIGURE_MEASURE, false},
    {"l", "litres", FIGURE_MEASURE, true},
    {"lb", "lb", FIGURE_MEASURE, false},
    {"lbs", "lb", FIGURE_MEASURE, false},
    {"lightyears", "light years", FIGURE_MEASURE, false},
    {"liter", "litres", FIGURE_MEASURE, false},
    {"liters", "litres", FIGURE_MEASURE, false},
    {"litre", "litres", FIGURE_MEASURE, false},
    {"litres", "litres", FIGURE_MEASURE, false},
    {"m", "m", FIGURE_MEASURE, true},
    {"m2", "square m", FIGURE_MEASURE, false},
    {"mb", "MB", FIGURE_MEASURE, false},
    {"mbps", "Mbps", FIGURE_MEASURE, false},
    {"megabit", "megabits", FIGURE_MEASURE, false},
    {"megabits", "megabits", FIGURE_MEASURE, false},
    {"megabyte", "MB", FIGURE_MEASURE, false},
    {"megabytes", "MB", FIGURE_MEASURE, false},
    {"megahertz", "MHz", FIGURE_MEASURE, false},
    {"megaton", "megatons", FIGURE_MEASURE, false},
    {"megatons", "megatons", FIGURE_MEASURE, false},
    {"megawatt", "MW", FIGURE_MEASURE, false},
    {"megawatts", "MW", FIGURE_MEASURE, false},
    {"meter", "m", FIGURE_MEASURE, false},
    {"meters", "m", FIGURE_MEASURE, false},
    {"metre", "m", FIGURE_MEASURE, false},
    {"metres", "m", FIGURE_MEASURE, false},
    {"mg", "mg", FIGURE_MEASURE, false},
    {"mhz", "MHz", FIGURE_MEASURE, false},
    {"mi", "miles", FIGURE_MEASURE, false},
    {"microgram", "micrograms", FIGURE_MEASURE, false},
    {"micrograms", "micrograms", FIGURE_MEASURE, false},
    {"micron", "microns", FIGURE_MEASURE, false},
    {"microns", "microns", FIGURE_MEASURE, false},
    {"mile", "miles", FIGURE_MEASURE, false},
    {"miles", "miles", FIGURE_MEASURE, false},
    {"millennia", "millennia", FIGURE_MEASURE, false},
    {"milligram", "mg", FIGURE_MEASURE, false},
    {"milligrams", "mg", FIGURE_MEASURE, false},
    {"milliliter", "ml", FIGURE_MEASURE, false},
    {"milliliters", "ml", FIGURE_MEASURE, false},
    {"millilitre", "ml", FIGURE_MEASURE, false},
    {"millilitres", "ml", FIGURE_MEASURE, false},
    {"millimeter", "mm", FIGURE_MEASURE, false},
    {"millimeters", "mm", FIGURE_MEASURE, false},
    {"millimetre", "mm", FIGURE_MEASURE, false},
    {"millimetres", "mm", FIGURE_MEASURE, false},
    {"millisecond", "ms", FIGURE_MEASURE, false},
    {"milliseconds", "ms", FIGURE_MEASURE, false},
    {"min", "minutes", FIGURE_MEASURE, false},
    {"mins", "minutes", FIGURE_MEASURE, false},
    {"minute", "minutes", FIGURE_MEASURE, false},
    {"minutes", "minutes", FIGURE_MEASURE, false},
    {"ml", "ml", FIGURE_MEASURE, false},
    {"mm", "mm", FIGURE_MEASURE, false},
    {"mmhg", "mm Hg", FIGURE_MEASURE, false},
    {"month", "months", FIGURE_MEASURE, false},
    {"months", "months", FIGURE_MEASURE, false},
    {"mph", "mph", FIGURE_MEASURE, false},
    {"mw", "MW", FIGURE_MEASURE, false},
    {"mwh", "MWh", FIGURE_MEASURE, false},
    {"nanometer", "nm", FIGURE_MEASURE, false},
    {"nanometers", "nm", FIGURE_MEASURE, false},
    {"nanometre", "nm", FIGURE_MEASURE, false},
    {"nanometres", "nm", FIGURE_MEASURE, false},
    {"night", "nights", FIGURE_MEASURE, false},
    {"nights", "nights", FIGURE_MEASURE, false},
    {"ounce", "oz", FIGURE_MEASURE, false},
    {"ounces", "oz", FIGURE_MEASURE, false},
    {"oz", "oz", FIGURE_MEASURE, false},
    {"pc", "%", FIGURE_PERCENT, true},
    {"pct", "%", FIGURE_PERCENT, false},
    {"percent", "%", FIGURE_PERCENT, false},
    {"pint", "pints", FIGURE_MEASURE, false},
    {"pints", "pints", FIGURE_MEASURE, false},
    {"ppb", "ppb", FIGURE_MEASURE, false},
    {"ppm", "ppm", FIGURE_MEASURE, false},
    {"psi", "psi", FIGURE_MEASURE, false},
    {"quart", "quarts", FIGURE_MEASURE, false},
    {"quarts", "quarts", FIGURE_MEASURE, false},
    {"rpm", "rpm", FIGURE_MEASURE, false},
    {"sec", "seconds", FIGURE_MEASURE, false},
    {"second", "seconds", FIGURE_MEASURE, false},
    {"seconds", "seconds", FIGURE_MEASURE, false},
    {"secs", "seconds", FIGURE_MEASURE, false},
    {"st", "stone", FIGURE_MEASURE, true},
    {"stone", "stone", FIGURE_MEASURE, false},
    {"tablespoon", "tablespoons", FIGURE_MEASURE, false},
    {"tablespoons", "tablespoons", FIGURE_MEASURE, false},
    {"tb", "TB", FIGURE_MEASURE, false},
    {"teaspoon", "teaspoons", FIGURE_MEASURE, false},
    {"teaspoons", "teaspoons", FIGURE_MEASURE, false},
    {"terabyte", "TB", FIGURE_MEASURE, false},
    {"terabytes", "TB", FIGURE_MEASURE, false},
    {"terawatt", "TW", FIGURE_MEASURE, false},
    {"terawatts", "TW", FIGURE_MEASURE, false},
    {"times", "times", FIGURE_MEASURE, false},
    {"ton", "tons", FIGURE_MEASURE, false},
    {"tonne", "tonnes", FIGURE_MEASURE, false},
    {"tonnes", "tonnes", FIGURE_MEASURE, false},
    {"tons", "tons", FIGURE_MEASURE, false},
    {"twh", "TWh", FIGURE_MEASURE, false},
    {"volt", "V", FIGURE_MEASURE, false},
    {"volts", "V", FIGURE_MEASURE, false},
    {"watt", "W", FIGURE_MEASURE, false},
    {"watts", "W", FIGURE_MEASURE, false},
    {"week", "weeks", FIGURE_MEASURE, false},
    {"weekend", "weekends", FIGURE_MEASURE, false},
    {"weekends", "weekends", FIGURE_MEASURE, false},
    {"weeks", "weeks", FIGURE_MEASURE, false},
    {"yard", "yards", FIGURE_MEASURE, false},
    {"yards", "yards", FIGURE_MEASURE, false},
    {"yd", "yards", FIGURE_MEASURE, false},
    {"yds", "yards", FIGURE_MEASURE, false},
    {"year", "years", FIGURE_MEASURE, false},
    {"years", "years", FIGURE_MEASURE, false},
    {"yr", "years", FIGURE_MEASURE, false},
    {"yrs", "years", FIGURE_MEASURE, false},
};

static const char *const unit_prefixes[] = {
    "cubic", "imperial", "light", "man", "metric", "nautical", "sq", "square", "us",
};

static const char *const rates[] = {
    "acre",     "adult",     "annum",     "article", "athlete", "barrel", "capita", "day",
    "episode",  "gallon",    "game",      "head",    "hectare", "hour",   "kg",     "kilo",
    "kilogram", "kilometer", "kilometre", "km",      "liter",   "litre",  "match",  "megawatt",
    "meter",    "metre",     "mile",      "minute",  "month",   "mwh",    "night",  "ounce",
    "person",   "pint",      "pound",     "quarter", "season",  "second", "share",  "ton",
    "tonne",    "unit",      "week",      "year",
};

struct currency {
    const char *word, *code;
};

static const struct currency currency_words[] = {
    {"afghani", "AFN"},   {"afghanis", "AFN"},  {"baht", "THB"},       {"birr", "ETB"},
    {"bitcoin", "BTC"},   {"bitcoins", "BTC"},  {"bolivares", "VES"},  {"bolivars", "VES"},
    {"buck", "USD"},      {"bucks", "USD"},     {"cedi", "GHS"},       {"cedis", "GHS"},
    {"cent", "cents"},    {"cents", "cents"},   {"colones", "CRC"},    {"dalasi", "GMD"},
    {"dinar", "dinars"},  {"dinars", "dinars"}, {"dirham", "dirhams"}, {"dirhams", "dirhams"},
    {"dollar", "USD"},    {"dollars", "USD"},   {"dong", "VND"},       {"eur", "EUR"},
    {"euro", "EUR"},      {"euros", "EUR"},     {"forint", "HUF"},     {"forints", "HUF"},
    {"franc", "CHF"},     {"francs", "CHF"},    {"gbp", "GBP"},        {"guarani", "PYG"},
    {"hryvnia", "UAH"},   {"hryvnias", "UAH"},  {"koruna", "CZK"},     {"korunas", "CZK"},
    {"krona", "kroner"},  {"kronas", "kroner"}, {"krone", "kroner"},   {"kroner", "kroner"},
    {"kronor", "kroner"}, {"kwacha", "ZMW"},    {"kyat", "MMK"},       {"lari", "GEL"},
    {"leu", "RON"},       {"leva", "BGN"},      {"lira", "TRY"},       {"liras", "TRY"},
    {"lire", "TRY"},      {"manat", "AZN"},     {"manats", "AZN"},     {"marks", "DEM"},
    {"naira", "NGN"},     {"p", "pence"},       {"pence", "pence"},    {"penny", "pence"},
    {"peso", "pesos"},    {"pesos", "pesos"},   {"pound", "GBP"},      {"pounds", "GBP"},
    {"quetzales", "GTQ"}, {"quid", "GBP"},      {"rand", "ZAR"},       {"reais", "BRL"},
    {"renminbi", "CNY"},  {"rial", "rials"},    {"rials", "rials"},    {"riel", "KHR"},
    {"ringgit", "MYR"},   {"riyal", "riyals"},  {"riyals", "riyals"},  {"rouble", "RUB"},
    {"roubles", "RUB"},   {"ruble", "RUB"},     {"rubles", "RUB"},     {"rupee", "INR"},
    {"rupees", "INR"},    {"rupiah", "IDR"},    {"shekel", "ILS"},     {"shekels", "ILS"},
    {"shilling", "KES"},  {"shillings", "KES"}, {"soles", "PEN"},      {"sterling", "GBP"},
    {"taka", "BDT"},      {"tenge", "KZT"},     {"tugrik", "MNT"},     {"usd", "USD"},
    {"yen", "JPY"},       {"yuan", "CNY"},      {"zloty", "PLN"},      {"zlotys", "PLN"},
};

static const struct currency currency_codes[] = {
    {"aed", "AED"}, {"ars", "ARS"},  {"aud", "AUD"}, {"bdt", "BDT"}, {"bgn", "BGN"}, {"brl", "BRL"},
    {"cad", "CAD"}, {"chf", "CHF"},  {"clp", "CLP"}, {"cny", "CNY"}, {"czk", "CZK"}, {"dkk", "DKK"},
    {"dlr", "USD"}, {"dlrs", "USD"}, {"dm", "DEM"},  {"egp", "EGP"}, {"etb", "ETB"}, {"eur", "EUR"},
    {"gbp", "GBP"}, {"ghs", "GHS"},  {"hkd", "HKD"}, {"huf", "HUF"}, {"idr", "IDR"}, {"ils", "ILS"},
    {"inr", "INR"}, {"jpy", "JPY"},  {"kes", "KES"}, {"krw", "KRW"}, {"ksh", "KES"}, {"kwd", "KWD"},
    {"kzt", "KZT"}, {"lkr", "LKR"},  {"mnt", "MNT"}, {"mxn", "MXN"}, {"myr", "MYR"}, {"ngn", "NGN"},
    {"nok", "NOK"}, {"npr", "NPR"},  {"nzd", "NZD"}, {"pkr", "PKR"}, {"pln", "PLN"}, {"qar", "QAR"},
    {"rm", "MYR"},  {"rmb", "CNY"},  {"ron", "RON"}, {"rs", "INR"},  {"rub", "RUB"}, {"sar", "SAR"},
    {"sek", "SEK"}, {"sgd", "SGD"},  {"sh", "KES"},  {"thb", "THB"}, {"tk", "BDT"},  {"try", "TRY"},
    {"twd", "TWD"}, {"tzs", "TZS"},  {"uah", "UAH"}, {"ugx", "UGX"}, {"usd", "USD"}, {"vnd", "VND"},
    {"zar", "ZAR"}, {"zmw", "ZMW"},
};

static const struct currency currency_marks[] = {
    {"$", "USD"}, {"¢", "cents"}, {"£", "GBP"}, {"¥", "JPY"}, {"₦", "NGN"},
    {"₩", "KRW"}, {"₪", "ILS"},   {"₫", "VND"}, {"€", "EUR"}, {"₱", "PHP"},
    {"₴", "UAH"}, {"₵", "GHS"},   {"₹", "INR"}, {"₺", "TRY"}, {"₽", "RUB"},
};

const struct number_word *figure_number(struct text word)
{
    return WORDS_FIND(word, numbers);
}

double figure_short_scale(struct text word)
{
    const struct short_scale *row = WORDS_FIND(word, short_scales);
    return row == NULL ? 0 : row->value;
}

const struct figure_unit *figure_unit(struct text word)
{
    return WORDS_FIND(word, units);
}

bool figure_unit_prefix(struct text word)
{
    return WORDS_HAVE(word, unit_prefixes);
}

bool figure_is_rate(struct text word)
{
    return WORDS_HAVE(word, rates);
}

static const char *code_of(const struct currency *row)
{
    return row == NULL ? NULL : row->code;
}

const char *figure_currency_mark(struct text mark)
{
    return code_of(WORDS_FIND(mark, currency_marks));
}

const char *figure_currency_code(struct text word)
{
    return code_of(WORDS_FIND(word, currency_codes));
}

const char *figure_currency_word(struct text word)
{
    return code_of(WORDS_FIND(word, currency_words));
}

bool figure_tables_sorted(void)
{
    return WORDS_SORTED(numbers) && WORDS_SORTED(short_scales) && WORDS_SORTED(units) &&
           WORDS_SORTED(currency_words) && WORDS_SORTED(currency_codes) &&
           WORDS_SORTED(currency_marks) && WORDS_SORTED(unit_prefixes) && WORDS_SORTED(rates);
}
