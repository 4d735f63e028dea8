#include "core/ingest/outlets.h"

#include "core/ingest/outlet_index.h"

enum { ALIASES_MAX = 3 };

static const struct outlet {
    const char *name;
    const char *aliases[ALIASES_MAX]; /* as they stand in text, without "the" */
    const char *domain;
} outlets[] = {
    {"ABC News", {"ABC News"}, "abcnews.go.com"},
    {"Al Jazeera", {"Al Jazeera"}, "aljazeera.com"},
    {"Associated Press", {"Associated Press", "AP News"}, "apnews.com"},
    {"BBC News", {"BBC News"}, "bbc.co.uk"},
    {"BBC News", {NULL}, "bbc.com"},
    {"Belfast Telegraph", {"Belfast Telegraph"}, "belfasttelegraph.co.uk"},
    {"Birmingham Live", {"Birmingham Live", "BirminghamLive"}, "birminghammail.co.uk"},
    {"Bloomberg", {NULL}, "bloomberg.com"},
    {"CBC News", {"CBC News"}, "cbc.ca"},
    {"CBS News", {"CBS News"}, "cbsnews.com"},
    {"CNN", {"CNN"}, "cnn.com"},
    {"Daily Express", {"Daily Express", "Express.co.uk"}, "express.co.uk"},
    {"Daily Mail", {"Daily Mail", "MailOnline", "Mail Online"}, "dailymail.co.uk"},
    {"Daily Mirror", {"Daily Mirror", "Mirror"}, "mirror.co.uk"},
    {"Daily Record", {"Daily Record"}, "dailyrecord.co.uk"},
    {"Daily Star", {"Daily Star"}, "dailystar.co.uk"},
    {"Deutsche Welle", {"Deutsche Welle"}, "dw.com"},
    {"Euronews", {"Euronews"}, "euronews.com"},
    {"Evening Standard", {"Evening Standard"}, "standard.co.uk"},
    {"Financial Times", {"Financial Times"}, "ft.com"},
    {"Forbes", {NULL}, "forbes.com"},
    {"Fox News", {"Fox News"}, "foxnews.com"},
    {"France 24", {"France 24"}, "france24.com"},
    {"GB News", {"GB News"}, "gbnews.com"},
    {"Glasgow Times", {"Glasgow Times"}, "glasgowtimes.co.uk"},
    {"HuffPost", {"HuffPost"}, "huffpost.com"},
    {"ITV News", {"ITV News"}, "itv.com"},
    {"Irish Independent", {"Irish Independent"}, "independent.ie"},
    {"Irish Mirror", {"Irish Mirror"}, "irishmirror.ie"},
    {"Los Angeles Times", {"Los Angeles Times"}, "latimes.com"},
    {"Manchester Evening News", {"Manchester Evening News"}, "manchestereveningnews.co.uk"},
    {"Metro", {NULL}, "metro.co.uk"},
    {"NBC News", {"NBC News"}, "nbcnews.com"},
    {"NPR", {"NPR"}, "npr.org"},
    {"New York Post", {"New York Post"}, "nypost.com"},
    {"Newsweek", {"Newsweek"}, "newsweek.com"},
    {"PBS NewsHour", {"PBS NewsHour"}, "pbs.org"},
    {"Politico", {"Politico"}, "politico.com"},
    {"Press Association", {"Press Association"}, "pressassociation.com"},
    {"RTÉ News", {"RTÉ News", "RTÉ"}, "rte.ie"},
    {"Reuters", {"Reuters"}, "reuters.com"},
    {"Sky News", {"Sky News"}, "news.sky.com"},
    {"South China Morning Post", {"South China Morning Post"}, "scmp.com"},
    {"Sydney Morning Herald", {"Sydney Morning Herald"}, "smh.com.au"},
    {"TASS", {NULL}, "tass.com"},
    {"The Age", {NULL}, "theage.com.au"},
    {"The Daily Telegraph", {"Daily Telegraph", "Telegraph"}, "telegraph.co.uk"},
    {"The Economist", {"Economist"}, "economist.com"},
    {"The Globe and Mail", {"Globe and Mail"}, "theglobeandmail.com"},
    {"The Guardian", {"Guardian"}, "theguardian.com"},
    {"The Herald", {NULL}, "heraldscotland.com"},
    {"The Hindu", {"The Hindu"}, "thehindu.com"},
    {"The Independent", {"Independent"}, "independent.co.uk"},
    {"The Irish Times", {"Irish Times"}, "irishtimes.com"},
    {"The National", {"The National"}, "thenational.scot"},
    {"The New York Times", {"New York Times"}, "nytimes.com"},
    {"The Scotsman", {"Scotsman"}, "scotsman.com"},
    {"The Spectator", {"Spectator"}, "spectator.co.uk"},
    {"The Sun", {NULL}, "thesun.co.uk"},
    {"The Sunday Times", {"Sunday Times"}, "thesundaytimes.co.uk"},
    {"The Times", {NULL}, "thetimes.co.uk"},
    {"The Times of India", {"Times of India"}, "timesofindia.indiatimes.com"},
    {"The Wall Street Journal", {"Wall Street Journal"}, "wsj.com"},
    {"The Washington Post", {"Washington Post"}, "washingtonpost.com"},
    {"The i Paper", {NULL}, "inews.co.uk"},
    {"Time", {NULL}, "time.com"},
    {"USA Today", {"USA Today"}, "usatoday.com"},
    {"Ukrinform", {"Ukrinform"}, "ukrinform.net"},
    {"Vice", {NULL}, "vice.com"},
    {"Vox", {NULL}, "vox.com"},
    {"Wales Online", {"Wales Online", "WalesOnline"}, "walesonline.co.uk"},
    {"Yahoo News", {"Yahoo News"}, "news.yahoo.com"},
};
enum { OUTLET_COUNT = sizeof(outlets) / sizeof(outlets[0]) };

/* The name in the first row whose key fits, or NULL. */
static const char *known_name(const struct known_outlets *known, struct text wanted,
                              bool (*fits)(struct text wanted, struct text key))
{
    for (size_t i = 0; known && i < known->count; i++)
        if (fits(wanted, text_from(known->rows[i].key)))
            return known->rows[i].name;
    return NULL;
}

struct text outlet_without_the(struct text name)
{
    struct text the = text_slice(name, 0, 4);
    return text_equal_ascii_case(the, TEXT("the ")) ? text_slice(name, 4, name.length) : name;
}

static bool is_named(struct text bare, struct text key)
{
    return text_equal_ascii_case(bare, outlet_without_the(key));
}

static const char *name_of(const struct known_outlet *row)
{
    return row ? row->name : NULL;
}

const char *outlet_known(const struct known_outlets *known, struct text name)
{
    if (known && known->index)
        return name_of(outlet_index_name(known->index, text_trim(name)));
    return known_name(known, outlet_without_the(text_trim(name)), is_named);
}

/* Most rows begin with another letter. */
static bool is_row(struct text bare, const char *row)
{
    row += row[0] == 'T' && strncmp(row, "The ", 4) == 0 ? 4 : 0;
    return (row[0] | 32) == (bare.bytes[0] | 32) && text_equal_ascii_case(bare, text_from(row));
}

const char *outlet_by_name(const struct known_outlets *known, struct text name)
{
    struct text bare = outlet_without_the(text_trim(name));
    const char *called = outlet_known(known, name);
    if (called)
        return called;
    for (size_t i = 0; i < OUTLET_COUNT && bare.length > 0; i++) {
        if (is_row(bare, outlets[i].name))
            return outlets[i].name;
        for (size_t a = 0; a < ALIASES_MAX && outlets[i].aliases[a]; a++)
            if (is_row(bare, outlets[i].aliases[a]))
                return outlets[i].name;
    }
    return NULL;
}

static bool is_of_domain(struct text host, struct text domain)
{
    if (host.length < domain.length)
        return false;
    size_t at = host.length - domain.length;
    return text_equal_ascii_case(text_slice(host, at, host.length), domain) &&
           (at == 0 || host.bytes[at - 1] == '.');
}

const char *outlet_by_host(const struct known_outlets *known, struct text host)
{
    const char *called = known && known->index ? name_of(outlet_index_host(known->index, host))
                                               : known_name(known, host, is_of_domain);
    if (called)
        return called;
    for (size_t i = 0; i < OUTLET_COUNT; i++)
        if (is_of_domain(host, text_from(outlets[i].domain)))
            return outlets[i].name;
    return NULL;
}

/* What stands at a place; the longest wins, of two as long the first. */
struct found {
    const char *name; /* NULL: nothing yet */
    size_t length;
};

static void try_alias(struct found *found, struct text rest, const char *alias, const char *name)
{
    struct text wanted = text_from(alias);
    bool whole = rest.length <= wanted.length || !outlet_word_byte(rest.bytes[wanted.length]);
    if (wanted.length > found->length && whole && text_starts(rest, wanted))
        *found = (struct found){name, wanted.length};
}

/* The outlet whose name or alias a text begins with, as whole words. */
static struct found alias_at(const struct known_outlets *known, struct text rest)
{
    struct found found = {NULL, 0};
    const struct outlet_index *index = known ? known->index : NULL;
    if (index) {
        struct outlet_begin begin = outlet_index_begin(index, rest);
        for (const struct known_outlet *row; (row = outlet_index_next(index, &begin));)
            try_alias(&found, rest, row->key, row->name);
    }
    for (size_t i = 0; known && !index && i < known->count; i++)
        try_alias(&found, rest, known->rows[i].key, known->rows[i].name);
    for (size_t i = 0; i < OUTLET_COUNT; i++)
        for (size_t a = 0; a < ALIASES_MAX && outlets[i].aliases[a]; a++)
            if (outlets[i].aliases[a][0] == rest.bytes[0])
                try_alias(&found, rest, outlets[i].aliases[a], outlets[i].name);
    return found;
}

bool outlet_find(const struct known_outlets *known, struct text text, size_t from,
                 const char **name, size_t *start, size_t *end)
{
    for (size_t at = from; at < text.length; at++) {
        bool capital = text.bytes[at] >= 'A' && text.bytes[at] <= 'Z';
        if (!capital || (at > 0 && outlet_word_byte(text.bytes[at - 1])))
            continue;
        struct found found = alias_at(known, text_slice(text, at, text.length));
        if (!found.name)
            continue;
        *name = found.name;
        *start = at;
        *end = at + found.length;
        return true;
    }
    return false;
}
