#include "tui/page/context.h"

#include "tui/page/view.h"

#include <stdarg.h>
#include <stdio.h>

static void say(struct context *context, bool error, const char *format, va_list arguments)
{
    char line[512];
    vsnprintf(line, sizeof(line), format, arguments);
    text_builder_clear(&context->message);
    text_builder_add_string(&context->message, line);
    context->message_is_error = error;
}

void context_say(struct context *context, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(context, false, format, arguments);
    va_end(arguments);
}

void context_complain(struct context *context, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(context, true, format, arguments);
    va_end(arguments);
}

void context_complain_of(struct context *context, const struct problem *problem)
{
    context_complain(context, "%s%s%s%s%s", problem->file ? problem->file : "",
                     problem->file ? ": " : "", problem->message, problem->hint ? "; " : "",
                     problem->hint ? problem->hint : "");
}

void context_open(struct context *context, struct view *view)
{
    view_free(context->opened);
    context->opened = view;
    context->replaces = false;
}

void context_replace(struct context *context, struct view *view)
{
    context_open(context, view);
    context->replaces = true;
}

struct look context_outlet_color(const struct context *context, const char *outlet)
{
    return style_color(context->styles, config_outlet_color(context->config, outlet));
}
