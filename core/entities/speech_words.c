#include "core/entities/speech_words.h"

#include "core/base/word_table.h"

static const char *const verbs[] = {
    "accused",       "accuses",    "acknowledged", "added",      "adds",          "admits",
    "admitted",      "advised",    "agreed",       "alleged",    "announced",     "answered",
    "argued",        "argues",     "asked",        "asks",       "asserted",      "assured",
    "beamed",        "begged",     "believed",     "believes",   "bellowed",      "blamed",
    "blasted",       "blasts",     "blogged",      "blurted",    "boasted",       "boasts",
    "branded",       "called",     "cautioned",    "cautions",   "chanted",       "characterised",
    "characterized", "charged",    "chimed",       "chuckled",   "claimed",       "claims",
    "commented",     "complained", "conceded",     "concedes",   "concluded",     "condemned",
    "confessed",     "confided",   "confirmed",    "confirms",   "congratulated", "contended",
    "continued",     "countered",  "cried",        "criticised", "criticized",    "declared",
    "declares",      "decried",    "defended",     "defends",    "demanded",      "denied",
    "denies",        "denounced",  "described",    "describes",  "dismissed",     "dubbed",
    "echoed",        "emphasised", "emphasized",   "enthused",   "estimated",     "exclaimed",
    "explained",     "explains",   "expressed",    "feared",     "fretted",       "fumed",
    "groaned",       "grumbled",   "gushed",       "hailed",     "hails",         "hinted",
    "hissed",        "hoped",      "implored",     "informed",   "insisted",      "insists",
    "interjected",   "intoned",    "joked",        "labeled",    "labelled",      "lamented",
    "laughed",       "maintained", "mentioned",    "moaned",     "mocked",        "mumbled",
    "murmured",      "mused",      "muttered",     "noted",      "notes",         "objected",
    "observed",      "opined",     "ordered",      "pleaded",    "pleads",        "pledged",
    "pointed",       "posted",     "praised",      "predicted",  "predicts",      "proclaimed",
    "promised",      "pronounced", "proposed",     "protested",  "questioned",    "quipped",
    "raged",         "ranted",     "reassured",    "recalled",   "recalls",       "reckoned",
    "recommended",   "reiterated", "rejected",     "rejects",    "rejoined",      "remarked",
    "repeated",      "replied",    "reported",     "responded",  "retorted",      "revealed",
    "reveals",       "ridiculed",  "said",         "say",        "says",          "scoffed",
    "scolded",       "screamed",   "shouted",      "sighed",     "signaled",      "signalled",
    "slammed",       "slams",      "snapped",      "snarled",    "sneered",       "sobbed",
    "spoke",         "stated",     "stressed",     "suggested",  "suggests",      "summed",
    "swore",         "tells",      "testified",    "thinks",     "thought",       "told",
    "tweeted",       "underlined", "underscored",  "urged",      "urges",         "voiced",
    "volunteered",   "vowed",      "vows",         "wailed",     "warned",        "warns",
    "welcomed",      "whined",     "whispered",    "wondered",   "writes",        "wrote",
    "yelled",
};

static const char *const gerunds[] = {
    "accusing",   "acknowledging", "adding",      "admitting",   "announcing",  "arguing",
    "asking",     "asserting",     "blaming",     "branding",    "calling",     "chanting",
    "citing",     "claiming",      "commenting",  "concluding",  "condemning",  "confessing",
    "confirming", "criticising",   "criticizing", "declaring",   "demanding",   "denouncing",
    "denying",    "describing",    "dismissing",  "emphasising", "emphasizing", "explaining",
    "fuming",     "hailing",       "insisting",   "joking",      "labelling",   "laughing",
    "noting",     "pledging",      "pointing",    "praising",    "predicting",  "promising",
    "raging",     "reiterating",   "remarking",   "repeating",   "replying",    "reporting",
    "responding", "saying",        "shouting",    "stating",     "stressing",   "suggesting",
    "telling",    "tweeting",      "underlining", "urging",      "vowing",      "warning",
    "writing",
};

static const char *const prepositions[] = {
    "about",   "above",   "across",  "after",     "against", "along",   "alongside", "amid",
    "among",   "around",  "as",      "at",        "because", "before",  "behind",    "below",
    "beneath", "beside",  "between", "beyond",    "by",      "despite", "during",    "for",
    "from",    "if",      "in",      "including", "inside",  "into",    "like",      "near",
    "of",      "off",     "on",      "onto",      "over",    "past",    "since",     "than",
    "that",    "through", "to",      "toward",    "towards", "under",   "until",     "upon",
    "via",     "when",    "where",   "whether",   "while",   "with",    "within",    "without",
};

/* Verbs behind which stands who was spoken to or of, never who speaks. */
static const char *const with_object[] = {
    "accused",    "accuses",    "assured",       "blamed",        "blasted",   "blasts",
    "branded",    "called",     "characterised", "characterized", "condemned", "congratulated",
    "criticised", "criticized", "defended",      "described",     "describes", "dismissed",
    "dubbed",     "dubs",       "hailed",        "hails",         "informed",  "labeled",
    "labelled",   "met",        "mocked",        "praised",       "reassured", "rejected",
    "reminded",   "ridiculed",  "slammed",       "slams",         "tell",      "tells",
    "told",       "welcomed",
};

enum speech_verb speech_verb(struct text word)
{
    if (WORDS_HAVE(word, verbs))
        return SPEECH_FINITE;
    return WORDS_HAVE(word, gerunds) ? SPEECH_GERUND : SPEECH_NONE;
}

bool speech_takes_object(struct text verb)
{
    return WORDS_HAVE(verb, with_object);
}

bool speech_is_preposition(struct text word)
{
    return WORDS_HAVE(word, prepositions);
}

bool speech_tables_sorted(void)
{
    return WORDS_SORTED(verbs) && WORDS_SORTED(gerunds) && WORDS_SORTED(with_object) &&
           WORDS_SORTED(prepositions) && speech_roles_sorted();
}
