#define _GNU_SOURCE /* strcasestr */
#include "core/ingest/html_parts.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { WORD_BYTES_MAX = 24 };

struct sign {
    const char *word;
    enum boilerplate kind;
};

/* Elements and roles that hold no text of the article. */
static const struct sign tags[] = {
    {"nav", BOILERPLATE_MENU},       {"footer", BOILERPLATE_MENU}, {"form", BOILERPLATE_NEWSLETTER},
    {"aside", BOILERPLATE_RELATED},  {"button", BOILERPLATE_MENU}, {"menu", BOILERPLATE_MENU},
    {"dialog", BOILERPLATE_COOKIES},
};

static const struct sign roles[] = {
    {"navigation", BOILERPLATE_MENU},       {"banner", BOILERPLATE_MENU},
    {"contentinfo", BOILERPLATE_LEGAL},     {"search", BOILERPLATE_MENU},
    {"complementary", BOILERPLATE_RELATED}, {"dialog", BOILERPLATE_COOKIES},
    {"alertdialog", BOILERPLATE_COOKIES},   {"menu", BOILERPLATE_MENU},
    {"menubar", BOILERPLATE_MENU},          {"toolbar", BOILERPLATE_SHARING},
};

/* Words of classes and ids, as pages commonly call their parts. */
static const struct sign words[] = {
    {"nav", BOILERPLATE_MENU},
    {"navbar", BOILERPLATE_MENU},
    {"navigation", BOILERPLATE_MENU},
    {"menu", BOILERPLATE_MENU},
    {"breadcrumb", BOILERPLATE_MENU},
    {"breadcrumbs", BOILERPLATE_MENU},
    {"masthead", BOILERPLATE_MENU},
    {"skip", BOILERPLATE_MENU},
    {"pagination", BOILERPLATE_MENU},
    {"footer", BOILERPLATE_MENU},
    {"sidebar", BOILERPLATE_RELATED},
    {"related", BOILERPLATE_RELATED},
    {"relatedposts", BOILERPLATE_RELATED},
    {"interstitial", BOILERPLATE_RELATED},
    {"latest", BOILERPLATE_RELATED},
    {"recommended", BOILERPLATE_RELATED},
    {"recommendations", BOILERPLATE_RELATED},
    {"recirculation", BOILERPLATE_RELATED},
    {"recirc", BOILERPLATE_RELATED},
    {"trending", BOILERPLATE_RELATED},
    {"popular", BOILERPLATE_RELATED},
    {"mostread", BOILERPLATE_RELATED},
    {"readmore", BOILERPLATE_RELATED},
    {"promo", BOILERPLATE_RELATED},
    {"teaser", BOILERPLATE_RELATED},
    {"teasers", BOILERPLATE_RELATED},
    {"outbrain", BOILERPLATE_RELATED},
    {"taboola", BOILERPLATE_RELATED},
    {"newsletter", BOILERPLATE_NEWSLETTER},
    {"signup", BOILERPLATE_NEWSLETTER},
    {"subscribe", BOILERPLATE_SUBSCRIPTION},
    {"subscription", BOILERPLATE_SUBSCRIPTION},
    {"paywall", BOILERPLATE_SUBSCRIPTION},
    {"regwall", BOILERPLATE_SUBSCRIPTION},
    {"barrier", BOILERPLATE_SUBSCRIPTION},
    {"gate", BOILERPLATE_SUBSCRIPTION},
    {"upsell", BOILERPLATE_SUBSCRIPTION},
    {"login", BOILERPLATE_SUBSCRIPTION},
    {"donate", BOILERPLATE_APPEAL},
    {"donation", BOILERPLATE_APPEAL},
    {"share", BOILERPLATE_SHARING},
    {"sharing", BOILERPLATE_SHARING},
    {"social", BOILERPLATE_SHARING},
    {"comments", BOILERPLATE_COMMENTS},
    {"comment", BOILERPLATE_COMMENTS},
    {"disqus", BOILERPLATE_COMMENTS},
    {"cookie", BOILERPLATE_COOKIES},
    {"cookies", BOILERPLATE_COOKIES},
    {"consent", BOILERPLATE_COOKIES},
    {"gdpr", BOILERPLATE_COOKIES},
    {"copyright", BOILERPLATE_LEGAL},
    {"ad", BOILERPLATE_ADVERTISEMENT},
    {"ads", BOILERPLATE_ADVERTISEMENT},
    {"advert", BOILERPLATE_ADVERTISEMENT},
    {"adslot", BOILERPLATE_ADVERTISEMENT},
    {"advertisement", BOILERPLATE_ADVERTISEMENT},
    {"sponsor", BOILERPLATE_ADVERTISEMENT},
    {"sponsored", BOILERPLATE_ADVERTISEMENT},
};

/* Where the text may be, whatever the element is called besides ("has-sidebar", "paywall-content").
 */
static const char *const keepers[] = {"html", "body", "main", "article"};

static enum boilerplate find(const struct sign *signs, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(word, signs[i].word) == 0)
            return signs[i].kind;
    return BOILERPLATE_NONE;
}

/* The first word of a class or id that says furniture: words end where letters do, and before a
 * capital behind a small letter. */
static enum boilerplate find_word(const char *names)
{
    char word[WORD_BYTES_MAX];
    size_t length = 0;
    bool small = false;
    for (;; names++) {
        bool letter = isalpha((unsigned char)*names);
        bool capital = letter && isupper((unsigned char)*names);
        if (length > 0 && (!letter || (capital && small))) {
            word[length] = '\0';
            enum boilerplate kind = find(words, sizeof(words) / sizeof(*words), word);
            if (kind != BOILERPLATE_NONE)
                return kind;
            length = 0;
        }
        if (!*names)
            return BOILERPLATE_NONE;
        if (letter && length + 1 < sizeof(word))
            word[length++] = (char)tolower((unsigned char)*names);
        small = letter && !capital;
    }
}

/* Whether a class or id has two words of which the first is one that articles are called by and the
 * second one of texts: "article-body", "entry__content". */
static bool joins_text(const char *names)
{
    static const char *const firsts[] = {"article", "entry", "post", "story", "news", "body"};
    static const char *const seconds[] = {"body", "content", "text", "copy"};
    for (size_t f = 0; f < sizeof(firsts) / sizeof(*firsts); f++)
        for (const char *at = strcasestr(names, firsts[f]); at;
             at = strcasestr(at + 1, firsts[f])) {
            const char *rest = at + strlen(firsts[f]);
            rest += strspn(rest, "-_");
            for (size_t s = 0; s < sizeof(seconds) / sizeof(*seconds); s++) {
                size_t length = strlen(seconds[s]);
                if (strncasecmp(rest, seconds[s], length) == 0 &&
                    !islower((unsigned char)rest[length]))
                    return true;
            }
        }
    return false;
}

bool html_is_called_text(const xmlNode *element)
{
    const char *names = markup_attribute(element, "class"), *id = markup_attribute(element, "id");
    const char *property = markup_attribute(element, "itemprop");
    return !markup_is(element, "body") && ((property && strstr(property, "articleBody")) ||
                                           (names && joins_text(names)) || (id && joins_text(id)));
}

bool html_is_called_caption(const xmlNode *element)
{
    const char *names = markup_attribute(element, "class");
    return names && strcasestr(names, "caption");
}

static bool is_inside(const xmlNode *node, const char *name)
{
    for (node = node->parent; node; node = node->parent)
        if (markup_is(node, name))
            return true;
    return false;
}

enum boilerplate html_furniture_of(const xmlNode *element)
{
    const char *role = markup_attribute(element, "role"),
               *names = markup_attribute(element, "class");
    const char *id = markup_attribute(element, "id");
    for (size_t i = 0; i < sizeof(keepers) / sizeof(*keepers); i++)
        if (markup_is(element, keepers[i]))
            return BOILERPLATE_NONE;
    enum boilerplate kind = find(tags, sizeof(tags) / sizeof(*tags), (const char *)element->name);
    /* The article's own header has its headline, the page's has menus. */
    if (markup_is(element, "header") && !is_inside(element, "article") &&
        !is_inside(element, "main"))
        kind = BOILERPLATE_MENU;
    if (kind == BOILERPLATE_NONE && role)
        kind = find(roles, sizeof(roles) / sizeof(*roles), role);
    if (kind == BOILERPLATE_NONE && names)
        kind = find_word(names);
    if (kind == BOILERPLATE_NONE && id)
        kind = find_word(id);
    return kind;
}
