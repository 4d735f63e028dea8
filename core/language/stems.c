#include "core/language/stems.h"

#include <string.h>

#include "core/base/utf8.h"
#include "core/base/word_table.h"

/* Plain letters of U+00C0 to U+017F; '.' where the letter has no plain one of its own (ligatures,
 * signs). */
static const char latin_plain[] =
    "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllll"
    "lllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

enum { LATIN_FIRST = 0xC0, LATIN_END = 0x180, RIGHT_QUOTE = 0x2019, MODIFIER_APOSTROPHE = 0x2BC };

static size_t fold_wide(uint32_t code, char *out)
{
    code = utf8_lower(code);
    if (code == RIGHT_QUOTE || code == MODIFIER_APOSTROPHE)
        code = '\'';
    else if (code >= LATIN_FIRST && code < LATIN_END && latin_plain[code - LATIN_FIRST] != '.')
        code = (uint32_t)latin_plain[code - LATIN_FIRST];
    return utf8_encode(code, out);
}

size_t stem_fold(struct text word, char out[STEM_LENGTH_MAX])
{
    size_t length = 0, at = 0;
    while (at < word.length && length < STEM_LENGTH_MAX - 4) {
        unsigned char byte = (unsigned char)word.bytes[at];
        if (byte < 128) {
            out[length++] = (char)(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
            at++;
            continue;
        }
        size_t size;
        uint32_t code = utf8_decode(word.bytes + at, word.length - at, &size);
        length += fold_wide(code, out + length);
        at += size;
    }
    out[length] = '\0';
    return length;
}

struct rule {
    const char *ending, *instead;
    unsigned char ending_length, instead_length;
    unsigned char keep; /* letters that must be left before it */
};

#define RULE(ending, instead, keep)                                                                \
    {                                                                                              \
        ending, instead, sizeof(ending) - 1, sizeof(instead) - 1, keep                             \
    }

/* British and American spelling, of words over five letters, first that fits. */
static const struct rule spellings[] = {
    RULE("isations", "izations", 2),
    RULE("isation", "ization", 2),
    RULE("isers", "izers", 3),
    RULE("iser", "izer", 3),
    RULE("ising", "izing", 3),
    RULE("ised", "ized", 3),
    RULE("ises", "izes", 3),
    RULE("ise", "ize", 3),
    RULE("ysed", "yzed", 3),
    RULE("yse", "yze", 3),
    RULE("ysing", "yzing", 3),
    RULE("ours", "ors", 3),
    RULE("our", "or", 3),
    RULE("oured", "ored", 3),
    RULE("ouring", "oring", 3),
    RULE("ourite", "orite", 3),
    RULE("ourites", "orites", 3),
    RULE("ourful", "orful", 3),
    RULE("ourable", "orable", 3),
    RULE("ourably", "orably", 3),
    RULE("oural", "oral", 3),
    RULE("ourhood", "orhood", 4),
    RULE("ourhoods", "orhoods", 4),
    RULE("tres", "ters", 3),
    RULE("tre", "ter", 3),
    RULE("ences", "enses", 3),
    RULE("ence", "ense", 3),
    RULE("ogues", "ogs", 3),
    RULE("ogue", "og", 3),
    RULE("lled", "led", 3),
    RULE("lling", "ling", 3),
    RULE("ller", "ler", 3),
    RULE("llers", "lers", 3),
    RULE("mmes", "ms", 4),
    RULE("mme", "m", 4),
};

/* Endings of inflection, first that fits. */
static const struct rule endings[] = {
    RULE("ations", "", 4), RULE("ation", "", 4), RULE("ements", "", 4), RULE("ement", "", 4),
    RULE("ities", "", 4),  RULE("ity", "", 4),   RULE("ings", "", 3),   RULE("ing", "", 3),
    RULE("edly", "", 4),   RULE("ied", "i", 3),  RULE("ies", "i", 3),   RULE("ed", "", 3),
    RULE("ians", "", 6),   RULE("ian", "", 6),   RULE("ly", "", 4),     RULE("es", "", 3),
    RULE("s", "", 3),
};

/* Endings that make one word of another, on keys; longest first. */
static const struct rule derivations[] = {
    RULE("ential", "", 4), RULE("ional", "", 4), RULE("ment", "", 4), RULE("ness", "", 4),
    RULE("ship", "", 4),   RULE("less", "", 4),  RULE("anci", "", 4), RULE("enci", "", 4),
    RULE("ator", "", 4),   RULE("ion", "", 4),   RULE("ist", "", 4),  RULE("ism", "", 4),
    RULE("abl", "", 4),    RULE("ibl", "", 4),   RULE("anc", "", 4),  RULE("ens", "", 4),
    RULE("ent", "", 4),    RULE("ant", "", 4),   RULE("ari", "", 4),  RULE("ori", "", 4),
    RULE("ial", "", 4),    RULE("ous", "", 4),   RULE("ful", "", 4),  RULE("ish", "", 4),
    RULE("ian", "", 4),    RULE("ia", "", 4),    RULE("an", "", 4),   RULE("es", "", 4),
    RULE("a", "", 4),      RULE("iz", "", 4),    RULE("at", "", 4),   RULE("iv", "", 4),
    RULE("al", "", 4),     RULE("ic", "", 4),    RULE("or", "", 4),   RULE("er", "", 4),
    RULE("i", "", 4),
};

/* Words whose forms no rule of endings brings together. In byte order. */
static const struct irregular {
    const char *form, *word;
} irregulars[] = {
    {"arose", "arise"},       {"ate", "eat"},           {"beaten", "beat"},
    {"became", "become"},     {"began", "begin"},       {"begun", "begin"},
    {"bitten", "bite"},       {"blew", "blow"},         {"blown", "blow"},
    {"bought", "buy"},        {"bound", "bind"},        {"bred", "breed"},
    {"broke", "break"},       {"broken", "break"},      {"brought", "bring"},
    {"built", "build"},       {"burnt", "burn"},        {"came", "come"},
    {"caught", "catch"},      {"children", "child"},    {"chose", "choose"},
    {"chosen", "choose"},     {"clung", "cling"},       {"cm", "centimetre"},
    {"crept", "creep"},       {"danish", "denmark"},    {"dealt", "deal"},
    {"drank", "drink"},       {"drawn", "draw"},        {"drew", "draw"},
    {"driven", "drive"},      {"drove", "drive"},       {"drunk", "drink"},
    {"dug", "dig"},           {"dutch", "netherlands"}, {"eaten", "eat"},
    {"fallen", "fall"},       {"fed", "feed"},          {"fell", "fall"},
    {"felt", "feel"},         {"finnish", "finland"},   {"fled", "flee"},
    {"flew", "fly"},          {"flown", "fly"},         {"flung", "fling"},
    {"forbidden", "forbid"},  {"forgot", "forget"},     {"forgotten", "forget"},
    {"fought", "fight"},      {"found", "find"},        {"french", "france"},
    {"froze", "freeze"},      {"frozen", "freeze"},     {"gave", "give"},
    {"given", "give"},        {"gone", "go"},           {"got", "get"},
    {"greek", "greece"},      {"grew", "grow"},         {"grown", "grow"},
    {"heard", "hear"},        {"held", "hold"},         {"hidden", "hide"},
    {"hung", "hang"},         {"irish", "ireland"},     {"kept", "keep"},
    {"kg", "kilogram"},       {"km", "kilometre"},      {"knew", "know"},
    {"known", "know"},        {"laid", "lay"},          {"learnt", "learn"},
    {"led", "lead"},          {"left", "leave"},        {"lent", "lend"},
    {"lives", "life"},        {"lost", "lose"},         {"made", "make"},
    {"meant", "mean"},        {"men", "man"},           {"met", "meet"},
    {"mm", "millimetre"},     {"paid", "pay"},          {"people", "person"},
    {"proven", "prove"},      {"ran", "run"},           {"rang", "ring"},
    {"ridden", "ride"},       {"risen", "rise"},        {"rode", "ride"},
    {"rose", "rise"},         {"said", "say"},          {"sang", "sing"},
    {"sank", "sink"},         {"sat", "sit"},           {"saw", "see"},
    {"scottish", "scotland"}, {"seen", "see"},          {"sent", "send"},
    {"shaken", "shake"},      {"shook", "shake"},       {"shot", "shoot"},
    {"shown", "show"},        {"shrank", "shrink"},     {"shrunk", "shrink"},
    {"slept", "sleep"},       {"slid", "slide"},        {"sold", "sell"},
    {"sought", "seek"},       {"spanish", "spain"},     {"spent", "spend"},
    {"spoke", "speak"},       {"spoken", "speak"},      {"sprang", "spring"},
    {"stole", "steal"},       {"stolen", "steal"},      {"stood", "stand"},
    {"struck", "strike"},     {"stuck", "stick"},       {"sung", "sing"},
    {"sunk", "sink"},         {"swam", "swim"},         {"swept", "sweep"},
    {"swiss", "switzerland"}, {"swore", "swear"},       {"sworn", "swear"},
    {"swung", "swing"},       {"taken", "take"},        {"taught", "teach"},
    {"thieves", "thief"},     {"thought", "think"},     {"threw", "throw"},
    {"thrown", "throw"},      {"told", "tell"},         {"took", "take"},
    {"tore", "tear"},         {"torn", "tear"},         {"understood", "understand"},
    {"welsh", "wales"},       {"went", "go"},           {"withdrawn", "withdraw"},
    {"withdrew", "withdraw"}, {"wives", "wife"},        {"woke", "wake"},
    {"women", "woman"},       {"won", "win"},           {"wore", "wear"},
    {"worn", "wear"},         {"written", "write"},     {"wrote", "write"},
};

/* Spellings that no rule of endings brings together. In byte order. */
static const struct irregular variants[] = {
    {"aeroplane", "airplane"},
    {"aeroplanes", "airplanes"},
    {"afterwards", "afterward"},
    {"ageing", "aging"},
    {"aluminium", "aluminum"},
    {"amongst", "among"},
    {"anaesthetic", "anesthetic"},
    {"archaeological", "archeological"},
    {"archaeologist", "archeologist"},
    {"archaeologists", "archeologists"},
    {"archaeology", "archeology"},
    {"artefact", "artifact"},
    {"artefacts", "artifacts"},
    {"burnt", "burned"},
    {"cheque", "check"},
    {"cheques", "checks"},
    {"cosy", "cozy"},
    {"diarrhoea", "diarrhea"},
    {"draught", "draft"},
    {"draughts", "drafts"},
    {"dreamt", "dreamed"},
    {"encyclopaedia", "encyclopedia"},
    {"enrol", "enroll"},
    {"fulfil", "fulfill"},
    {"fulfilment", "fulfillment"},
    {"fulfils", "fulfills"},
    {"gaol", "jail"},
    {"grey", "gray"},
    {"haemorrhage", "hemorrhage"},
    {"instalment", "installment"},
    {"instalments", "installments"},
    {"jewellery", "jewelry"},
    {"judgement", "judgment"},
    {"judgements", "judgments"},
    {"kerb", "curb"},
    {"kerbs", "curbs"},
    {"leapt", "leaped"},
    {"learnt", "learned"},
    {"leukaemia", "leukemia"},
    {"likeable", "likable"},
    {"manoeuvre", "maneuver"},
    {"manoeuvred", "maneuvered"},
    {"manoeuvres", "maneuvers"},
    {"manoeuvring", "maneuvering"},
    {"mould", "mold"},
    {"moustache", "mustache"},
    {"mum", "mom"},
    {"mums", "moms"},
    {"oestrogen", "estrogen"},
    {"orthopaedic", "orthopedic"},
    {"paediatric", "pediatric"},
    {"paediatrician", "pediatrician"},
    {"paedophile", "pedophile"},
    {"plough", "plow"},
    {"ploughed", "plowed"},
    {"ploughing", "plowing"},
    {"practise", "practice"},
    {"practised", "practiced"},
    {"practising", "practicing"},
    {"pyjamas", "pajamas"},
    {"sceptic", "skeptic"},
    {"sceptical", "skeptical"},
    {"scepticism", "skepticism"},
    {"sceptics", "skeptics"},
    {"skilful", "skillful"},
    {"smoulder", "smolder"},
    {"smouldering", "smoldering"},
    {"speciality", "specialty"},
    {"spelt", "spelled"},
    {"spoilt", "spoiled"},
    {"storey", "story"},
    {"storeys", "stories"},
    {"sulphur", "sulfur"},
    {"towards", "toward"},
    {"tyre", "tire"},
    {"tyres", "tires"},
    {"whilst", "while"},
    {"wilful", "willful"},
    {"yoghurt", "yogurt"},
};

/* Compounds that other houses write as two words, or with a hyphen: the first one's length. In byte
 * order. */
static const struct compound {
    const char *word;
    size_t first;
} compounds[] = {
    {"airfield", 3},       {"airlift", 3},     {"airline", 3},       {"airraid", 3},
    {"airspace", 3},       {"airstrike", 3},   {"backbench", 4},     {"backlash", 4},
    {"battlefield", 6},    {"bloodshed", 5},   {"boatyard", 4},      {"bodyguard", 4},
    {"bookmaker", 4},      {"buildup", 5},     {"bushfire", 4},      {"caregiver", 4},
    {"carmaker", 3},       {"ceasefire", 5},   {"checkpoint", 5},    {"childcare", 5},
    {"cleanup", 5},        {"clearcut", 5},    {"coastguard", 5},    {"coastline", 5},
    {"counterattack", 7},  {"crackdown", 5},   {"crossfire", 5},     {"dockyard", 4},
    {"doorstep", 4},       {"eyewitness", 3},  {"fallout", 4},       {"firearm", 4},
    {"firefight", 4},      {"flareup", 5},     {"floodwater", 5},    {"greenhouse", 5},
    {"groundbreaking", 6}, {"gunbattle", 3},   {"gunfight", 3},      {"gunfire", 3},
    {"gunpoint", 3},       {"gunshot", 3},     {"halftime", 4},      {"handover", 4},
    {"healthcare", 6},     {"heatwave", 4},    {"homeowner", 4},     {"hometown", 4},
    {"jailbreak", 4},      {"jobseeker", 3},   {"kickoff", 4},       {"knifepoint", 5},
    {"landfill", 4},       {"landmine", 4},    {"landslide", 4},     {"lawmaker", 3},
    {"layoff", 3},         {"leadup", 4},      {"lifeboat", 4},      {"lifeguard", 4},
    {"lineup", 4},         {"lockdown", 4},    {"longtime", 4},      {"loophole", 4},
    {"megayacht", 4},      {"midday", 3},      {"midfield", 3},      {"midweek", 3},
    {"minefield", 4},      {"nationwide", 6},  {"newsletter", 4},    {"newsroom", 4},
    {"nightclub", 5},      {"nightfall", 5},   {"offshore", 3},      {"oilfield", 3},
    {"ongoing", 2},        {"online", 2},      {"onshore", 2},       {"overall", 4},
    {"overnight", 4},      {"overtime", 4},    {"paycheck", 3},      {"payday", 3},
    {"payout", 3},         {"peacekeeper", 5}, {"peacekeeping", 5},  {"pipeline", 4},
    {"playoff", 4},        {"policymaker", 6}, {"pullout", 4},       {"rainfall", 4},
    {"rainstorm", 4},      {"readymade", 5},   {"riverbank", 5},     {"roadblock", 4},
    {"roadside", 4},       {"rollout", 4},     {"roundtable", 5},    {"runoff", 3},
    {"runup", 3},          {"salesperson", 5}, {"schoolboy", 6},     {"schoolchild", 6},
    {"schoolgirl", 6},     {"seabed", 3},      {"seaport", 3},       {"shakeup", 5},
    {"shipbuilding", 4},   {"shipwreck", 4},   {"shipyard", 4},      {"shortlist", 5},
    {"shutdown", 4},       {"sideline", 4},    {"snowfall", 4},      {"snowstorm", 4},
    {"standoff", 5},       {"stepson", 4},     {"stockpile", 5},     {"stormwater", 5},
    {"subcommittee", 3},   {"taxpayer", 3},    {"teargas", 4},       {"timeline", 4},
    {"timetable", 4},      {"tollbooth", 4},   {"tradeoff", 5},      {"turnout", 4},
    {"turnover", 4},       {"underway", 5},    {"vicepresident", 4}, {"warhead", 3},
    {"warplane", 3},       {"warship", 3},     {"wartime", 3},       {"wastewater", 5},
    {"waterway", 5},       {"weekday", 4},     {"whistleblower", 7}, {"wildfire", 4},
    {"wildlife", 4},       {"windfall", 4},    {"woodland", 4},      {"workforce", 4},
    {"workout", 4},        {"workplace", 4},   {"worldwide", 5},
};

bool stem_tables_sorted(void)
{
    return WORDS_SORTED(irregulars) && WORDS_SORTED(variants) && WORDS_SORTED(compounds);
}

size_t stem_part(struct text folded)
{
    const struct compound *compound = WORDS_FIND(folded, compounds);
    if (compound == NULL && text_ends(folded, TEXT("s")))
        compound = WORDS_FIND(text_slice(folded, 0, folded.length - 1), compounds);
    return compound != NULL ? compound->first : 0;
}

static bool has_vowel(const char *word, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (strchr("aeiouy", word[i]) != NULL)
            return true;
    return false;
}

/* Applies the first rule that fits; returns the new length. */
static size_t apply(const struct rule *rules, size_t count, char *word, size_t length)
{
    for (size_t i = 0; i < count; i++) {
        size_t ending = rules[i].ending_length, instead = rules[i].instead_length;
        if (length < ending + rules[i].keep || word[length - 1] != rules[i].ending[ending - 1] ||
            memcmp(word + length - ending, rules[i].ending, ending) != 0 ||
            !has_vowel(word, length - ending))
            continue;
        memcpy(word + length - ending, rules[i].instead, instead);
        return length - ending + instead;
    }
    return length;
}

/* "ss", "us" and "is" are no plurals. */
static bool keeps_its_s(const char *word, size_t length)
{
    return length >= 2 && word[length - 1] == 's' && strchr("sui", word[length - 2]) != NULL;
}

size_t stem_spell(char word[STEM_LENGTH_MAX], size_t length)
{
    const struct irregular *variant = WORDS_FIND(((struct text){word, length}), variants);
    if (variant != NULL)
        return stem_fold(text_from(variant->word), word);
    if (length > 5 && length < STEM_LENGTH_MAX - 1)
        length = apply(spellings, sizeof(spellings) / sizeof(spellings[0]), word, length);
    word[length] = '\0';
    return length;
}

size_t stem_root(char key[STEM_LENGTH_MAX], size_t length)
{
    enum { STEPS = 2 };
    for (int i = 0; i < STEPS; i++)
        length = apply(derivations, sizeof(derivations) / sizeof(derivations[0]), key, length);
    key[length] = '\0';
    return length;
}

size_t stem_reduce(char word[STEM_LENGTH_MAX], size_t length)
{
    const struct irregular *irregular = WORDS_FIND(((struct text){word, length}), irregulars);
    if (irregular != NULL)
        length = stem_fold(text_from(irregular->word), word);
    if (length < 4 || length >= STEM_LENGTH_MAX - 1)
        return length;
    length = stem_spell(word, length);
    if (!keeps_its_s(word, length))
        length = apply(endings, sizeof(endings) / sizeof(endings[0]), word, length);
    if (length > 3 && word[length - 1] == 'e')
        length--;
    else if (length > 3 && word[length - 1] == 'y' && strchr("aeiou", word[length - 2]) == NULL)
        word[length - 1] = 'i';
    if (length > 3 && word[length - 1] == word[length - 2] && word[length - 1] != 's' &&
        (unsigned char)word[length - 1] < 128)
        length--;
    word[length] = '\0';
    return length;
}

/* In byte order. */
static const struct number_word {
    const char *word;
    double value;
} number_words[] = {
    {"billion", 1e9}, {"eight", 8},      {"eighteen", 18}, {"eighty", 80},     {"eleven", 11},
    {"fifteen", 15},  {"fifty", 50},     {"five", 5},      {"forty", 40},      {"four", 4},
    {"fourteen", 14}, {"hundred", 1e2},  {"million", 1e6}, {"nine", 9},        {"nineteen", 19},
    {"ninety", 90},   {"one", 1},        {"seven", 7},     {"seventeen", 17},  {"seventy", 70},
    {"six", 6},       {"sixteen", 16},   {"sixty", 60},    {"ten", 10},        {"thirteen", 13},
    {"thirty", 30},   {"thousand", 1e3}, {"three", 3},     {"trillion", 1e12}, {"twelve", 12},
    {"twenty", 20},   {"two", 2},        {"zero", 0},
};

double stem_number_word(struct text folded)
{
    static const char first_letters[] = "befhmnostwz";
    if (folded.length < 3 || folded.length > 9 || !strchr(first_letters, folded.bytes[0]))
        return -1;
    const struct number_word *row = WORDS_FIND(folded, number_words);
    return row != NULL ? row->value : -1;
}
