/* The properties of single code points, and what makes two of them alike. */
#include "core/base/utf8.h"
#include <utf8proc.h>

enum { ASCII_END = 0x80 };

/* Marks that differ in print but not in what is meant. Ranges in ascending order. */
struct alike {
    uint32_t first, last, as;
};

static const struct alike alikes[] = {
    {0x00A0, 0x00A0, ' '}, {0x02B9, 0x02B9, '\''}, {0x02BA, 0x02BA, '"'},  {0x02BC, 0x02BC, '\''},
    {0x2000, 0x200A, ' '}, {0x2010, 0x2015, '-'},  {0x2018, 0x201B, '\''}, {0x201C, 0x201F, '"'},
    {0x202F, 0x202F, ' '}, {0x2032, 0x2032, '\''}, {0x2033, 0x2033, '"'},  {0x2035, 0x2035, '\''},
    {0x2036, 0x2036, '"'}, {0x205F, 0x205F, ' '},  {0x2212, 0x2212, '-'},  {0x3000, 0x3000, ' '},
};

static bool ascii_upper(uint32_t code)
{
    return code - 'A' < 26;
}

static bool ascii_lower(uint32_t code)
{
    return code - 'a' < 26;
}

/* The general category; unassigned for what is no code point. */
static utf8proc_category_t category(uint32_t code)
{
    return code <= 0x10FFFF ? utf8proc_category((utf8proc_int32_t)code) : UTF8PROC_CATEGORY_CN;
}

static const struct alike *find_alike(uint32_t code)
{
    for (size_t i = 0; i < sizeof alikes / sizeof *alikes && code >= alikes[i].first; i++)
        if (code <= alikes[i].last)
            return &alikes[i];
    return NULL;
}

/* Simple folding: what full folding says where that is one code point, else the lower case. */
static uint32_t case_fold(uint32_t code)
{
    utf8proc_int32_t folded[8];
    int boundary = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char((utf8proc_int32_t)code, folded, 8, UTF8PROC_CASEFOLD, &boundary);

    return count == 1 ? (uint32_t)folded[0] : utf8_lower(code);
}

uint32_t utf8_fold(uint32_t code)
{
    if (code < ASCII_END)
        return ascii_upper(code) ? code + ('a' - 'A') : code;
    if (code > 0x10FFFF)
        return code;
    const struct alike *alike = find_alike(code);
    return alike ? alike->as : case_fold(code);
}

uint32_t utf8_lower(uint32_t code)
{
    if (code < ASCII_END)
        return ascii_upper(code) ? code + ('a' - 'A') : code;
    return code > 0x10FFFF ? code : (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
}

uint32_t utf8_upper(uint32_t code)
{
    if (code < ASCII_END)
        return ascii_lower(code) ? code - ('a' - 'A') : code;
    return code > 0x10FFFF ? code : (uint32_t)utf8proc_toupper((utf8proc_int32_t)code);
}

bool utf8_is_letter(uint32_t code)
{
    if (code < ASCII_END)
        return ascii_lower(code | 0x20);
    utf8proc_category_t kind = category(code);
    return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_ME;
}

bool utf8_is_upper(uint32_t code)
{
    if (code < ASCII_END)
        return ascii_upper(code);
    utf8proc_category_t kind = category(code);
    return kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LT;
}

bool utf8_is_lower(uint32_t code)
{
    return code < ASCII_END ? ascii_lower(code) : category(code) == UTF8PROC_CATEGORY_LL;
}

bool utf8_is_digit(uint32_t code)
{
    return code < ASCII_END ? code - '0' < 10 : category(code) == UTF8PROC_CATEGORY_ND;
}

bool utf8_is_space(uint32_t code)
{
    if (code < ASCII_END)
        return code == ' ' || code - '\t' < 5;
    return category(code) == UTF8PROC_CATEGORY_ZS;
}
