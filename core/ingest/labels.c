#include "core/ingest/labels.h"

#include <stdlib.h>
#include <string.h>

/* Lines in folded words, in byte order for bsearch; as many to a row as fit. */
/* clang-format off */
static const char *const topics[] = {
    "africa", "all news", "americas", "analysis", "architecture", "archive", "archives", "art",
    "arts", "arts and culture", "arts culture", "asia", "athletics", "audio", "australia",
    "autos", "banking", "beauty", "bitcoin", "blogs", "books", "boxing", "breaking",
    "breaking news", "business", "canada", "cars", "cartoons", "celebrities", "celebrity",
    "celebs", "china", "cities", "classifieds", "climate", "columnists", "columns", "comics",
    "comment", "communities", "community", "companies", "contests", "courts", "cricket",
    "cricket news", "crime", "crossword", "crosswords", "crypto", "culture", "culture arts",
    "cycling", "deals", "debate", "defence", "defense", "design", "development",
    "documentaries", "earth", "economy", "editorial", "editorials", "education", "election",
    "elections", "energy", "england", "entertainment", "environment", "europe", "events",
    "extra", "f1", "fact check", "family", "family notices", "fashion", "featured", "features",
    "film", "finance", "fitness", "fixtures", "fixtures results", "food", "food and drink",
    "food drink", "football", "football news", "formula 1", "galleries", "gallery", "games",
    "gaming", "gardening", "general", "global development", "golf", "health", "heritage",
    "history", "home", "homes", "horoscopes", "housing", "ideas", "immigration", "india",
    "innovation", "insight", "insights", "international", "interview", "interviews",
    "investigations", "ireland", "japan", "jobs", "kenya", "kids", "latest", "latin america",
    "law", "legal", "letters", "life", "lifestyle", "lifestyles", "live", "local",
    "local news", "long reads", "lottery", "magazine", "magazines", "mail", "markets", "media",
    "metro", "middle east", "money", "motors", "movies", "music", "nation", "national",
    "nature", "news", "news sport", "newspaper", "nigeria", "north america",
    "northern ireland", "obituaries", "olympics", "opinion", "opinions", "other", "pakistan",
    "people", "personal finance", "perspectives", "pets", "photos", "pictures", "podcast",
    "podcasts", "politics", "press releases", "profiles", "property", "puzzles", "quiz",
    "quizzes", "racing", "radar", "radio", "real estate", "recipes", "regional", "religion",
    "reports", "results", "reviews", "royal family", "royals", "rugby", "rugby league",
    "rugby union", "russia", "sci tech", "science", "science and technology", "science tech",
    "scotland", "security", "shopping", "showbiz", "singapore", "soccer", "society",
    "south africa", "south america", "space", "special reports", "specials", "sport", "sports",
    "stage", "states", "stocks", "stories", "style", "supplements", "sustainability", "tables",
    "tech", "technology", "tennis", "the latest", "theatre", "today", "top news", "traffic",
    "traffic travel", "transport", "travel", "tv", "tv listings", "u s", "uk", "uk news",
    "ukraine", "uncategorized", "us", "us news", "video", "videos", "voices", "wales",
    "weather", "weather radar", "weekend", "wellness", "wildlife", "women", "world",
    "world news",
};
static const char *const menu_lines[] = {
    "a z", "a z index", "accessibility help", "accessibility links", "account", "all sections",
    "all topics", "apps", "australia edition", "back", "back to top", "breadcrumb", "browse",
    "buy a car", "cancel", "change edition", "channels", "click here", "close", "close menu",
    "close panel", "close search", "collapse", "contents", "continue", "dark mode", "dating",
    "digital edition", "discover", "dismiss", "e edition", "e paper", "edition", "editions",
    "eedition", "enlarge", "enlarge image", "epaper", "europe edition", "expand", "explore",
    "faq", "faqs", "find a job", "find out more", "go to homepage", "got it", "headlines",
    "help", "hide", "homepage", "in this article", "india edition", "international edition",
    "jump to content", "jump to main content", "jump to navigation", "latest headlines",
    "learn more", "light mode", "links", "listen live", "live tv", "load more", "loading",
    "main menu", "menu", "mobile", "more", "more menu", "more news", "my account", "my feed",
    "my news", "my profile", "navigation", "next", "next article", "next post", "next story",
    "no", "notifications", "ok", "okay", "on air", "on this page", "open menu",
    "open navigation", "open search", "please wait", "previous", "previous article",
    "previous post", "previous story", "primary menu", "print edition", "profile",
    "quick links", "return to homepage", "rss", "rss feed", "rss feeds", "saved",
    "saved articles", "schedule", "search", "search for", "search here", "search jobs",
    "search this site", "sections", "see all", "see more", "select language", "settings",
    "show", "show all", "show more", "site index", "site information navigation", "site map",
    "sitemap", "skip navigation", "skip to content", "skip to footer", "skip to main content",
    "skip to navigation", "skip to sections navigation", "skip to site index", "submit",
    "switch edition", "table of contents", "today's paper", "toggle menu", "toggle navigation",
    "toggle search", "toggle sidebar", "topics", "type here", "uk edition", "undo",
    "us edition", "useful links", "view all", "watch live", "yes", "you are here",
    "your account",
};
static const char *const sharing_lines[] = {
    "about sharing", "add as preferred source", "advertise here", "audio version", "bluesky",
    "bookmark", "connect", "connect with us", "copied", "copy link", "copy to clipboard",
    "copy url", "e mail", "email", "email icon", "facebook", "facebook icon", "facebook logo",
    "flipboard", "follow", "follow us", "follow us on", "follow us on social media",
    "following", "font size", "forward", "get in touch", "gift", "gift article",
    "gift this article", "google", "google news", "instagram", "larger text size", "licensing",
    "like", "like this", "likes", "link copied", "linkedin", "linkedin icon", "listen",
    "listen now", "listen to article", "listen to this article", "mastodon", "messenger",
    "newsguard", "normal text size", "order reprints", "pin", "pin it", "pinterest", "post",
    "print", "print article", "print this", "print this page", "purchase licensing rights",
    "reddit", "report an error", "report error", "reprints", "republish",
    "republish this article", "republish this story", "resize text", "retweet",
    "reuse this content", "save", "save article", "save for later", "save this article",
    "send", "share", "share article", "share by email", "share full article", "share on",
    "share page", "share story", "share this", "share this article", "share this page",
    "share this post", "share this story", "share via", "share via email",
    "share your thoughts", "shares", "snapchat", "stay connected", "telegram", "text size",
    "thanks for sharing", "threads", "tiktok", "tweet", "twitter", "twitter icon",
    "twitter logo", "very large text size", "was this article helpful", "was this helpful",
    "whatsapp", "whatsapp icon", "x", "x icon", "x twitter", "youtube",
};
static const char *const subscription_lines[] = {
    "already a member", "already a subscriber", "already registered", "become a member",
    "become a subscriber", "buy now", "choose your plan", "continue reading", "create account",
    "create an account", "create free account", "digital subscription", "download our app",
    "download the app", "exclusive for subscribers", "for subscribers", "free articles",
    "free trial", "get the app", "gift subscriptions", "give a gift", "go ad free",
    "go premium", "join", "join insider", "join now", "join us", "keep reading", "log in",
    "log out", "login", "logout", "manage account", "manage subscription", "members only",
    "membership", "my subscription", "news app", "our picks", "premium", "print subscription",
    "print subscriptions", "read this article for free", "register",
    "see subscription options", "sign in", "sign out", "start free trial", "start reading",
    "start your free trial", "start your subscription", "subscribe", "subscribe now",
    "subscribe today", "subscriber", "subscriber exclusive", "subscriber only", "subscribers",
    "subscriptions", "try for free", "try free", "try it free", "unlock",
    "unlock this article", "upgrade", "view subscription options",
};
static const char *const newsletter_lines[] = {
    "after newsletter promotion", "breaking news alerts", "email address", "email alerts",
    "email newsletters", "enter email", "enter your email", "enter your email address",
    "get the newsletter", "invalid email", "news alerts", "newsletter", "newsletters",
    "no thanks", "please enter a valid email address", "push notifications", "sign up",
    "sign up for newsletters", "sign up here", "sign up now", "skip past newsletter promotion",
    "subscribe to newsletter", "subscribe to newsletters", "subscribe to our newsletter",
    "thank you for signing up", "thank you for subscribing", "thanks for signing up",
    "unsubscribe", "your email", "your email address",
};
static const char *const appeal_lines[] = {
    "annual", "contribute", "donate", "donate now", "fund independent journalism", "give now",
    "make a donation", "maybe later", "monthly", "one time", "remind me later",
    "support our journalism", "support our work", "support us",
};
static const char *const related_lines[] = {
    "across the site", "also in this section", "also read", "around the web",
    "breaking stories", "categories", "category", "don't miss", "editor's choice",
    "editor's pick", "editor's picks", "editors picks", "editors' choice", "editors' picks",
    "elsewhere", "elsewhere on the web", "explore more", "explore more on these topics",
    "explore more topics", "featured articles", "featured stories", "featured video",
    "featured videos", "filed under", "follow topics", "from around the web",
    "from our partners", "from the web", "hot topics", "icymi", "in case you missed it",
    "in other news", "in pictures", "in the headlines", "keep on reading", "latest articles",
    "latest news", "latest posts", "latest stories", "latest updates", "latest videos",
    "more coverage", "more for you", "more from", "more from news", "more headlines",
    "more like this", "more on", "more on this", "more on this story", "more on this topic",
    "more related", "more stories", "more to explore", "more to read", "more top stories",
    "more videos", "most active", "most commented", "most popular", "most read", "most recent",
    "most shared", "most viewed", "most watched", "must read", "must reads", "next up",
    "now playing", "on our radar", "our favourites", "paid content", "partner content",
    "photo galleries", "photo gallery", "picked for you", "play video", "popular",
    "popular articles", "popular now", "popular posts", "popular stories", "popular this week",
    "promoted", "promoted stories", "read also", "read more", "read more here",
    "read more on this", "read next", "read this next", "recent articles", "recent comments",
    "recent news", "recent posts", "recent stories", "recommended", "recommended articles",
    "recommended by", "recommended for you", "recommended reading", "recommended stories",
    "recommended videos", "related", "related article", "related articles", "related content",
    "related coverage", "related internet links", "related items", "related links",
    "related news", "related posts", "related reading", "related stories", "related story",
    "related tags", "related topic", "related topics", "related video", "related videos",
    "see also", "see more on", "similar articles", "similar stories", "sponsored stories",
    "suggested reading", "suggested stories", "suggested topics", "tag", "tags",
    "this week's most read", "today's top stories", "top picks", "top reads", "top stories",
    "top story", "top trending", "top videos", "topic", "topics in this article", "trending",
    "trending news", "trending now", "trending stories", "trending topics", "up next",
    "video player", "watch", "watch more", "watch now", "what others are reading",
    "what to read next", "what's trending", "you may also like", "you may have missed",
    "you may like", "you might also be interested in", "you might also like", "you might like",
};
static const char *const comments_lines[] = {
    "add a comment", "add comment", "add your comment", "be the first to comment",
    "cancel reply", "commenting guidelines", "comments", "comments are closed",
    "comments closed", "comments policy", "conversation", "downvote", "have your say",
    "join the conversation", "join the debate", "join the discussion", "leave a comment",
    "leave a comment cancel reply", "leave a reply", "load more comments", "log in to comment",
    "log in to reply", "most liked", "newest", "newest first", "no comments",
    "no comments yet", "oldest", "oldest first", "post a comment", "post comment",
    "read all comments", "reader comments", "replies", "reply", "report abuse",
    "report comment", "save my name", "see all comments", "show comments",
    "show more comments", "show replies", "sign in to comment", "sort by", "sort by best",
    "upvote", "view all comments", "view comments", "view replies", "website",
    "what do you think", "write a comment", "your name",
};
static const char *const cookies_lines[] = {
    "accept", "accept all", "accept all cookies", "accept cookies", "ad choices", "adchoices",
    "agree", "agree and close", "allow all", "consent", "cookie consent", "cookie notice",
    "cookie policy", "cookie preferences", "cookie settings", "cookies", "cookies policy",
    "decline", "deny", "do not sell my info", "do not sell my personal information",
    "do not sell or share my personal information", "i accept", "i agree", "manage consent",
    "manage cookies", "manage options", "manage preferences", "more options",
    "privacy and cookies", "privacy manager", "privacy preferences", "privacy settings",
    "reject", "reject all", "reject all cookies", "save and exit", "we value your privacy",
    "your ad choices", "your privacy", "your privacy choices", "your us state privacy rights",
};
static const char *const legal_lines[] = {
    "about", "about our ads", "about the ads", "about us", "accessibility",
    "accessibility statement", "advertise", "advertise with us", "advertising", "affiliates",
    "all rights reserved", "all writers", "authors", "back issues", "buy a photo", "careers",
    "closed captioning", "closed captioning audio description", "code of ethics",
    "community guidelines", "community rules", "complaints", "complaints and corrections",
    "contact", "contact the newsroom", "contact us", "contributors", "copyright", "corporate",
    "corrections", "corrections and clarifications", "corrections clarifications",
    "customer care", "customer service", "disclaimer", "diversity", "editorial code",
    "editorial guidelines", "editorial policy", "editorial standards", "eeo report",
    "ethics policy", "fcc applications", "fcc public file", "fcc public files", "feedback",
    "funding", "give feedback", "help center", "help centre", "house rules", "how to complain",
    "impressum", "imprint", "interest based ads", "investor relations", "investors", "ipso",
    "ipso regulated", "legal notice", "legal notices", "licensing and syndication",
    "make a complaint", "masthead", "media kit", "meet the team", "modern slavery act",
    "modern slavery statement", "news tips", "newsroom", "our blog rules", "our company",
    "our history", "our journalists", "our team", "ownership", "partners", "photo sales",
    "place a legal notice", "place an ad", "powered by wordpress", "press", "press centre",
    "press office", "press room", "privacy", "privacy notice", "privacy policy",
    "privacy statement", "proudly powered by wordpress", "public file", "reader offers",
    "secure contact", "securedrop", "sell your story", "send feedback", "send us a tip",
    "site credits", "sponsors", "staff", "staff directory", "standards", "submit a photo",
    "submit a tip", "submit news", "supplier terms", "syndication", "terms",
    "terms and conditions", "terms and privacy policy", "terms conditions", "terms of sale",
    "terms of service", "terms of use", "trust principles", "use of cookies", "what we do",
    "whistleblowing", "who we are", "why trust us", "work for us", "work with us",
};
static const char *const advertisement_lines[] = {
    "ad", "ad feedback", "ads", "advert", "advertisement", "advertisement scroll to continue",
    "advertisements", "article continues after ad", "article continues below",
    "article continues below advertisement", "continue reading below", "hide ad",
    "paid for by", "promoted content", "remaining time", "remove ads", "scroll to continue",
    "skip ad", "skip advertisement", "sponsored", "sponsored content", "sponsored link",
    "sponsored links", "story continues", "story continues after advertisement",
    "story continues below", "story continues below advertisement",
    "story continues below this ad", "this advertisement has not loaded yet", "your ad here",
};
static const char *const credit_lines[] = {
    "afp", "epa", "file photo", "file picture", "getty images", "image", "image caption",
    "image copyright", "image credit", "image source", "media caption", "pa media", "photo",
    "photo credit", "photo supplied", "picture credit", "reuters images", "video caption",
};
static const char *const label_lines[] = {
    "about the author", "about the authors", "analysis by", "by", "developing", "exclusive",
    "just in", "last updated", "min read", "opinion piece", "posted", "premium content",
    "published", "this article is more than 1 year old", "updated", "written by",
};
/* clang-format on */
/* clang-format on */

#define ROW(lines, kind, topic)                                                                    \
    {                                                                                              \
        lines, sizeof(lines) / sizeof(*(lines)), kind, topic                                       \
    }
static const struct list {
    const char *const *lines;
    size_t count;
    enum boilerplate kind;
    bool topic;
} lists[] = {
    ROW(topics, BOILERPLATE_MENU, true),
    ROW(menu_lines, BOILERPLATE_MENU, false),
    ROW(sharing_lines, BOILERPLATE_SHARING, false),
    ROW(subscription_lines, BOILERPLATE_SUBSCRIPTION, false),
    ROW(newsletter_lines, BOILERPLATE_NEWSLETTER, false),
    ROW(appeal_lines, BOILERPLATE_APPEAL, false),
    ROW(related_lines, BOILERPLATE_RELATED, false),
    ROW(comments_lines, BOILERPLATE_COMMENTS, false),
    ROW(cookies_lines, BOILERPLATE_COOKIES, false),
    ROW(legal_lines, BOILERPLATE_LEGAL, false),
    ROW(advertisement_lines, BOILERPLATE_ADVERTISEMENT, false),
    ROW(credit_lines, BOILERPLATE_CREDIT, false),
    ROW(label_lines, BOILERPLATE_LABEL, false),
};

/* Without measuring the row first. */
static int by_line(const void *key, const void *row)
{
    const struct text *line = key;
    const char *other = *(const char *const *)row;
    int order = strncmp(line->bytes, other, line->length);
    return order != 0 ? order : other[line->length] ? -1 : 0;
}

struct label labels_find(struct text folded)
{
    for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
        if (bsearch(&folded, lists[i].lines, lists[i].count, sizeof(*lists[i].lines), by_line))
            return (struct label){lists[i].kind, lists[i].topic};
    return (struct label){BOILERPLATE_NONE, false};
}
