#include "core/ingest/outlets.h"

#include <string.h>

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

static struct text without_the(struct text name)
{
    struct text the = text_slice(name, 0, 4);
    return text_equal_ascii_case(the, TEXT("the ")) ? text_slice(name, 4, name.length) : name;
}

const char *outlet_by_name(struct text name)
{
    struct text bare = without_the(text_trim(name));
    for (size_t i = 0; i < OUTLET_COUNT; i++) {
        if (text_equal_ascii_case(bare, without_the(text_from(outlets[i].name))))
            return outlets[i].name;
        for (size_t a = 0; a < ALIASES_MAX && outlets[i].aliases[a]; a++)
            if (text_equal_ascii_case(bare, text_from(outlets[i].aliases[a])))
                return outlets[i].name;
    }
    return NULL;
}

const char *outlet_by_host(struct text host)
{
    for (size_t i = 0; i < OUTLET_COUNT; i++) {
        struct text domain = text_from(outlets[i].domain);
        if (!text_ends(host, domain))
            continue;
        if (host.length == domain.length || host.bytes[host.length - domain.length - 1] == '.')
            return outlets[i].name;
    }
    return NULL;
}

static bool letter_or_digit(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z') || (unsigned char)byte >= 0x80;
}

/* The longest alias that stands at `at` as whole words; its row's name, or NULL. */
static const char *alias_at(struct text text, size_t at, size_t *length)
{
    const char *name = NULL;
    *length = 0;
    for (size_t i = 0; i < OUTLET_COUNT; i++)
        for (size_t a = 0; a < ALIASES_MAX && outlets[i].aliases[a]; a++) {
            const char *alias = outlets[i].aliases[a];
            if (alias[0] != text.bytes[at])
                continue;
            struct text wanted = text_from(alias);
            size_t end = at + wanted.length;
            if (wanted.length <= *length || !text_starts(text_slice(text, at, text.length), wanted))
                continue;
            if (end < text.length && letter_or_digit(text.bytes[end]))
                continue;
            name = outlets[i].name;
            *length = wanted.length;
        }
    return name;
}

bool outlet_find(struct text text, size_t from, const char **name, size_t *start, size_t *end)
{
    for (size_t at = from; at < text.length; at++) {
        size_t length;
        bool capital = text.bytes[at] >= 'A' && text.bytes[at] <= 'Z';
        if (!capital || (at > 0 && letter_or_digit(text.bytes[at - 1])))
            continue;
        const char *found = alias_at(text, at, &length);
        if (!found)
            continue;
        *name = found;
        *start = at;
        *end = at + length;
        return true;
    }
    return false;
}
