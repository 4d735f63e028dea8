#include "core/entities/spelling.h"

#include <string.h>
#include <utf8proc.h>

#include "core/base/utf8.h"

/* Letters that Unicode does not take apart. */
static const struct {
    uint32_t code;
    const char *plain;
} letters[] = {{0xDF, "ss"}, {0xE6, "ae"}, {0xF0, "d"},  {0xF8, "o"},   {0xFE, "th"},
               {0x111, "d"}, {0x131, "i"}, {0x142, "l"}, {0x153, "oe"}, {0x259, "a"}};

/* Tried in order at each place; what is transliterated in more than one way. One or two letters. */
static const struct {
    const char *from, *to;
} foldings[] = {{"iy", "i"},  {"yy", "i"},  {"yi", "i"},  {"ij", "i"},  {"ey", "ei"},
                {"ay", "ai"}, {"oy", "oi"}, {"yu", "iu"}, {"ya", "ia"}, {"ye", "e"},
                {"kh", "h"},  {"gh", "g"},  {"ks", "x"},  {"ph", "f"},  {"ou", "u"},
                {"oo", "u"},  {"ck", "k"},  {"tz", "ts"}, {"y", "i"},   {"w", "v"}};

static const char *const articles[] = {"al-", "el-", "ul-"};

static size_t put_plain(uint32_t code, char *out)
{
    for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
        if (letters[i].code == code) {
            size_t length = strlen(letters[i].plain);
            memcpy(out, letters[i].plain, length);
            return length;
        }
    int32_t parts[8];
    int last = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (int32_t)code, parts, 8, UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK, &last);
    if (count < 1 || count > 8)
        return utf8_encode(code, out);
    return utf8_encode((uint32_t)parts[0], out);
}

size_t spelling_plain(struct text word, char out[SPELLING_MAX])
{
    size_t length = 0;
    for (size_t i = 0, size; i < word.length && length + 4 < SPELLING_MAX; i += size) {
        uint32_t code = utf8_lower(utf8_decode(word.bytes + i, word.length - i, &size));
        if (code < 128 ? (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9')
                       : utf8_is_letter(code))
            length +=
                code < 128 ? (size_t)(out[length] = (char)code, 1) : put_plain(code, out + length);
    }
    out[length] = '\0';
    return length;
}

/* How many letters of `from` the folding at hand takes, its result in `to`. */
static size_t fold_at(const char *from, const char **to)
{
    for (size_t i = 0; i < sizeof(foldings) / sizeof(foldings[0]); i++) {
        const char *taken = foldings[i].from;
        if (taken[0] == from[0] && (taken[1] == '\0' || taken[1] == from[1])) {
            *to = foldings[i].to;
            return taken[1] == '\0' ? 1 : 2;
        }
    }
    return 0;
}

static struct text without_article(struct text word)
{
    for (size_t i = 0; i < sizeof(articles) / sizeof(articles[0]); i++) {
        struct text article = text_from(articles[i]);
        if (word.length > article.length + 2 &&
            text_equal_ascii_case(text_slice(word, 0, article.length), article))
            return text_slice(word, article.length, word.length);
    }
    return word;
}

/* Mohammed, Mohamed, Muhammad, Muhammed, Mohamad. */
static bool is_mohammed(const char *folded, size_t length)
{
    return length == 7 && folded[0] == 'm' && strchr("ou", folded[1]) && folded[2] == 'h' &&
           folded[3] == 'a' && folded[4] == 'm' && strchr("ae", folded[5]) && folded[6] == 'd';
}

uint64_t spelling_key(struct text word)
{
    char plain[SPELLING_MAX], folded[2 * SPELLING_MAX];
    size_t length = 0;
    spelling_plain(without_article(word), plain);
    for (const char *at = plain; *at != '\0';) {
        const char *to = NULL;
        size_t taken = fold_at(at, &to);
        for (const char *c = taken ? to : at; taken ? *c != '\0' : c == at; c++)
            if (length == 0 || folded[length - 1] != *c)
                folded[length++] = *c;
        at += taken ? taken : 1;
    }
    if (is_mohammed(folded, length))
        return text_hash(TEXT("muhamad"));
    return length ? text_hash((struct text){folded, length}) : 0;
}
