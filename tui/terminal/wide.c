#include "tui/terminal/wide.h"

#include "core/base/width.h"

#include <dlfcn.h>
#include <wchar.h>

/* wcwidth takes no context. */
static bool two_columns;

void wide_set(bool on)
{
    two_columns = on;
}

int wcwidth(wchar_t code)
{
    static int (*libc_wcwidth)(wchar_t);
    if (!libc_wcwidth)
        *(void **)&libc_wcwidth = dlsym(RTLD_NEXT, "wcwidth");
    int width = libc_wcwidth(code);
    return width == 1 && two_columns && width_is_ambiguous((uint32_t)code) ? 2 : width;
}
