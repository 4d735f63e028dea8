#include "core/entities/speech_words.h"

#include "core/base/word_table.h"

static const char *const verbs[] = {
    "accused",     "acknowledged", "added",      "adds",        "admits",     "admitted",
    "advised",     "agreed",       "alleged",    "announced",   "answered",   "argued",
    "argues",      "asked",        "asks",       "asserted",    "assured",    "believed",
    "believes",    "blamed",       "blasted",    "boasted",     "branded",    "called",
    "cautioned",   "charged",      "claimed",    "claims",      "commented",  "complained",
    "conceded",    "concluded",    "condemned",  "confessed",   "confirmed",  "congratulated",
    "continued",   "countered",    "cried",      "criticised",  "criticized", "declared",
    "decried",     "defended",     "demanded",   "denied",      "denounced",  "described",
    "dismissed",   "dubbed",       "emphasised", "emphasized",  "estimated",  "exclaimed",
    "explained",   "explains",     "expressed",  "feared",      "hailed",     "hinted",
    "hoped",       "informed",     "insisted",   "insists",     "joked",      "labeled",
    "labelled",    "lamented",     "maintained", "mentioned",   "mocked",     "mused",
    "noted",       "notes",        "objected",   "observed",    "ordered",    "pleaded",
    "pledged",     "pointed",      "posted",     "praised",     "predicted",  "proclaimed",
    "promised",    "proposed",     "protested",  "questioned",  "quipped",    "ranted",
    "reassured",   "recalled",     "reckoned",   "recommended", "reiterated", "rejected",
    "remarked",    "repeated",     "replied",    "reported",    "responded",  "retorted",
    "revealed",    "ridiculed",    "said",       "say",         "says",       "scolded",
    "shouted",     "signaled",     "signalled",  "slammed",     "snapped",    "spoke",
    "stated",      "stressed",     "suggested",  "summed",      "swore",      "tells",
    "testified",   "thinks",       "thought",    "told",        "tweeted",    "underlined",
    "underscored", "urged",        "voiced",     "vowed",       "wailed",     "warned",
    "warns",       "welcomed",     "whispered",  "wondered",    "writes",     "wrote",
    "yelled",
};

static const char *const gerunds[] = {
    "accusing",    "acknowledging", "adding",     "admitting",   "announcing",  "arguing",
    "asking",      "asserting",     "branding",   "calling",     "citing",      "claiming",
    "commenting",  "concluding",    "condemning", "confirming",  "criticising", "criticizing",
    "declaring",   "demanding",     "denouncing", "denying",     "describing",  "dismissing",
    "emphasising", "emphasizing",   "explaining", "hailing",     "insisting",   "labelling",
    "noting",      "pledging",      "pointing",   "predicting",  "promising",   "reiterating",
    "remarking",   "repeating",     "replying",   "saying",      "stating",     "stressing",
    "suggesting",  "telling",       "tweeting",   "underlining", "urging",      "vowing",
    "warning",     "writing",
};

static const char *const roles[] = {
    "activist",     "adviser",     "advisor",       "agency",      "aide",         "aides",
    "ambassador",   "analyst",     "archbishop",    "attorney",    "author",       "authorities",
    "banker",       "bishop",      "bodyguard",     "boss",        "briefing",     "campaigner",
    "campaigners",  "captain",     "chair",         "chairman",    "chairwoman",   "chancellor",
    "charity",      "chief",       "coach",         "colonel",     "commander",    "commissioner",
    "company",      "congressman", "congresswoman", "coroner",     "council",      "councillor",
    "counsel",      "court",       "critic",        "dad",         "daughter",     "defendant",
    "department",   "deputy",      "detective",     "diplomat",    "director",     "doctor",
    "economist",    "editor",      "embassy",       "employee",    "envoy",        "executive",
    "expert",       "farmer",      "father",        "firefighter", "firm",         "foreman",
    "general",      "government",  "governor",      "graduate",    "grandmother",  "head",
    "historian",    "husband",     "insider",       "inspector",   "investigator", "journalist",
    "judge",        "justice",     "king",          "lawmaker",    "lawyer",       "leader",
    "lecturer",     "lieutenant",  "man",           "manager",     "marshal",      "mayor",
    "minister",     "ministers",   "ministry",      "monk",        "mother",       "mp",
    "mps",          "mum",         "neighbor",      "neighbour",   "nurse",        "officer",
    "officers",     "official",    "officials",     "operator",    "organisation", "organization",
    "owner",        "parent",      "passenger",     "pastor",      "physician",    "pilot",
    "police",       "policeman",   "politician",    "pope",        "premier",      "president",
    "priest",       "prince",      "princess",      "producer",    "professor",    "prosecutor",
    "prosecutors",  "protester",   "queen",         "report",      "reporter",     "representative",
    "researcher",   "resident",    "residents",     "reverend",    "sailor",       "scientist",
    "secretary",    "senator",     "sergeant",      "sheriff",     "singer",       "sister",
    "soldier",      "son",         "source",        "sources",     "spokesman",    "spokespeople",
    "spokesperson", "spokeswoman", "staffer",       "statement",   "student",      "surgeon",
    "survivor",     "teacher",     "team",          "teenager",    "tourist",      "trader",
    "union",        "veteran",     "victim",        "villager",    "volunteer",    "widow",
    "wife",         "witness",     "witnesses",     "woman",       "worker",
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

static const struct gender {
    const char *word;
    char gender;
} genders[] = {{"actress", 'f'},     {"baroness", 'f'},      {"brother", 'm'},
               {"businessman", 'm'}, {"businesswoman", 'f'}, {"chairman", 'm'},
               {"chairwoman", 'f'},  {"congressman", 'm'},   {"congresswoman", 'f'},
               {"dame", 'f'},        {"father", 'm'},        {"he", 'm'},
               {"king", 'm'},        {"lady", 'f'},          {"lord", 'm'},
               {"madame", 'f'},      {"miss", 'f'},          {"mother", 'f'},
               {"mr", 'm'},          {"mrs", 'f'},           {"ms", 'f'},
               {"policeman", 'm'},   {"prince", 'm'},        {"princess", 'f'},
               {"queen", 'f'},       {"she", 'f'},           {"sir", 'm'},
               {"sister", 'f'},      {"spokesman", 'm'},     {"spokeswoman", 'f'}};

enum speech_verb speech_verb(struct text word)
{
    if (WORDS_HAVE(word, verbs))
        return SPEECH_FINITE;
    return WORDS_HAVE(word, gerunds) ? SPEECH_GERUND : SPEECH_NONE;
}

bool speech_is_role(struct text word)
{
    return WORDS_HAVE(word, roles);
}

char speech_gender(struct text word)
{
    const struct gender *row = WORDS_FIND(word, genders);
    return row == NULL ? 0 : row->gender;
}

bool speech_is_preposition(struct text word)
{
    return WORDS_HAVE(word, prepositions);
}

bool speech_tables_sorted(void)
{
    return WORDS_SORTED(genders) && WORDS_SORTED(verbs) && WORDS_SORTED(gerunds) &&
           WORDS_SORTED(roles) && WORDS_SORTED(prepositions);
}
