#!/bin/sh
# embed.sh FILE...: writes to standard output the C source behind core/base/embed.h.
set -eu
cat <<'C'
#include "core/base/embed.h"
#include <string.h>

#ifdef __APPLE__
#define SECTION ".section __TEXT,__const\n"
#define SYMBOL(name) "_" name
#else
#define SECTION ".section .rodata\n"
#define SYMBOL(name) name
#endif
#define EMBED(number, path)                                                                        \
    extern const char embed_begin_##number[], embed_end_##number[];                                \
    __asm__(SECTION ".balign 16\n.globl " SYMBOL("embed_begin_" #number) "\n"                      \
            SYMBOL("embed_begin_" #number) ":\n.incbin \"" path "\"\n.globl "                      \
            SYMBOL("embed_end_" #number) "\n" SYMBOL("embed_end_" #number) ":\n.byte 0\n.text\n")

C
n=0
for f in "$@"; do printf 'EMBED(%d, "%s");\n' "$n" "$f"; n=$((n + 1)); done
printf '\nstatic const struct {\n    const char *name, *begin, *end;\n} files[] = {\n'
n=0
for f in "$@"; do printf '    {"%s", embed_begin_%d, embed_end_%d},\n' "$f" "$n" "$n"; n=$((n + 1)); done
cat <<'C'
};

size_t embed_count(void)
{
    return sizeof(files) / sizeof(files[0]);
}

const char *embed_name(size_t index)
{
    return index < embed_count() ? files[index].name : NULL;
}

struct text embed_bytes(size_t index)
{
    if (index >= embed_count())
        return (struct text){NULL, 0};
    return (struct text){files[index].begin, (size_t)(files[index].end - files[index].begin)};
}

struct text embed_find(const char *name)
{
    for (size_t i = 0; i < embed_count(); i++)
        if (strcmp(files[i].name, name) == 0)
            return embed_bytes(i);
    return (struct text){NULL, 0};
}
C
