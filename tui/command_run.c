#include "tui/app_private.h"

#include "tui/correcting.h"
#include "tui/keys/command.h"
#include "tui/terminal/appearance.h"
#include "tui/views/grep.h"

#include <stdlib.h>
#include <string.h>

static void run_action(struct app *app, const struct command *command)
{
    const struct action_row *row = action_row(command->call.action);
    if (row->scope & app_view(app)->ops->scope)
        app_perform(app, &command->call);
    else
        app_refuse(app, command->call.action);
}

/* --- options ---------------------------------------------------------------------------------- */

static void tell_setting(struct app *app, size_t row)
{
    struct text_builder value = {0}, range = {0};
    settings_value(&app->context.config->settings, row, &value);
    settings_range(row, &range);
    context_say(&app->context, "%s: %s  (%s)", settings_name(row),
                value.length > 0 ? value.bytes : "not set", range.bytes);
    text_builder_free(&value);
    text_builder_free(&range);
}

/* A theme is tried before it is set. */
static bool try_theme(struct app *app, struct text name)
{
    struct text_builder string = {0};
    text_builder_add(&string, name);
    bool good = app_use_theme(app, string.bytes);
    text_builder_free(&string);
    if (!good)
        context_complain_of(&app->context,
                            &app->context.problems.items[app->context.problems.count - 1]);
    return good;
}

static void change_setting(struct app *app, size_t row, struct text value)
{
    struct text_builder message = {0}, hint = {0};
    bool theme = strcmp(settings_name(row), "theme") == 0;
    bool colors = theme || strcmp(settings_name(row), "background") == 0;
    if (settings_at_start(row)) {
        context_complain(&app->context, "%s counts when diptych starts: write it in %s",
                         settings_name(row),
                         app->context.config->path ? app->context.config->path : "config.yaml");
        return;
    }
    if (theme && value.length > 0 && !try_theme(app, value))
        return;
    if (config_set(app->options->config, row, value, &message, &hint)) {
        if (colors) /* else the one that a key chose stays */
            app_use_theme(app, appearance_theme(&app->context.config->settings, app->ground));
        app_apply_settings(app);
        tell_setting(app, row);
    } else {
        context_complain(&app->context, "%s%s%s", message.bytes, hint.length ? "; " : "",
                         hint.length ? hint.bytes : "");
    }
    text_builder_free(&message);
    text_builder_free(&hint);
}

static void run_set(struct app *app, const struct command *command)
{
    struct text rest = command->argument;
    size_t end = 0;
    while (end < rest.length && rest.bytes[end] != ' ' && rest.bytes[end] != '=')
        end++;
    struct text name = text_slice(rest, 0, end);
    struct text value = text_trim(text_slice(rest, end + 1, rest.length));
    int row = settings_find(name);
    struct text_builder message = {0};
    if (row < 0) {
        settings_unknown(name, &message);
        context_complain(&app->context, "%s", message.bytes);
    } else if (end >= rest.length) {
        tell_setting(app, (size_t)row);
    } else {
        change_setting(app, (size_t)row, value);
    }
    text_builder_free(&message);
}

static void run_theme(struct app *app, const struct command *command)
{
    if (command->argument.length > 0)
        change_setting(app, (size_t)settings_find(TEXT("theme")), command->argument);
    else
        app_perform(app, &(struct action_call){.action = ACTION_THEME});
}

static void run_grep(struct app *app, const struct command *command)
{
    struct context *context = &app->context;
    if (command->argument.length == 0) {
        context_complain(context, "grep what? :grep WORDS");
        return;
    }
    struct view *view = grep_view_new(context, command->argument);
    if (view)
        app_push(app, view);
}

/* --- corrections ------------------------------------------------------------------------------ */

static void run_outlet(struct app *app, const struct command *command)
{
    correcting_do(app, CORRECT_OUTLET, command->argument);
}

static void run_date(struct app *app, const struct command *command)
{
    correcting_do(app, CORRECT_DATE, command->argument);
}

static void run_headline(struct app *app, const struct command *command)
{
    correcting_do(app, CORRECT_HEADLINE, command->argument);
}

/* --- all -------------------------------------------------------------------------------------- */

static void (*const runs[])(struct app *app, const struct command *command) = {
    [COMMAND_ACTION] = run_action,     [COMMAND_SET] = run_set,       [COMMAND_THEME] = run_theme,
    [COMMAND_GREP] = run_grep,         [COMMAND_OUTLET] = run_outlet, [COMMAND_DATE] = run_date,
    [COMMAND_HEADLINE] = run_headline, [COMMAND_UNKNOWN] = NULL,
};

void command_run(struct app *app, struct text line)
{
    struct text_builder message = {0};
    struct command command = command_parse(line, &message);
    if (message.length > 0)
        context_complain(&app->context, "%s", message.bytes);
    if (runs[command.kind])
        runs[command.kind](app, &command);
    text_builder_free(&message);
}
