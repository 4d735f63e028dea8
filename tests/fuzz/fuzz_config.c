/* Configurations: what is good works, the rest are problems; what is set comes back as it is
 * written. */
#include "core/config/config.h"
#include "tests/fuzz/fuzz.h"

static void expect_settings(struct config *config)
{
    struct text_builder value = {0}, again = {0}, message = {0}, hint = {0};
    for (size_t row = 0; row < settings_count(); row++) {
        text_builder_clear(&value);
        text_builder_clear(&again);
        settings_value(&config->settings, row, &value);
        FUZZ_ASSERT(config_set(config, row, text_builder_text(&value), &message, &hint));
        settings_value(&config->settings, row, &again);
        FUZZ_ASSERT(text_equal(text_builder_text(&value), text_builder_text(&again)));
    }
    text_builder_free(&value);
    text_builder_free(&again);
    text_builder_free(&message);
    text_builder_free(&hint);
}

static void expect_keys(const struct config *config, struct problem_list *problems)
{
    for (size_t i = 0; i < config->key_count; i++) {
        const struct config_key *key = &config->keys[i];
        config_problem(config, key->view_place, problems, SEVERITY_WARNING, "%s", key->view);
        config_problem(config, key->action_place, problems, SEVERITY_WARNING, "%s", key->action);
        for (size_t k = 0; k < key->key_count; k++) {
            FUZZ_ASSERT(key->keys[k][0]);
            config_problem(config, key->key_places[k], problems, SEVERITY_WARNING, "%s",
                           key->keys[k]);
        }
    }
}

static void expect_names(const struct config *config)
{
    for (size_t i = 0; i < config->name_count; i++) {
        const struct known_name *row = &config->name_rows[i];
        fuzz_expect_clean_string(row->name);
        FUZZ_ASSERT(row->class < ENTITY_CLASS_COUNT || row->not );
        for (size_t a = 0; a < row->alias_count; a++)
            fuzz_expect_clean_string(row->aliases[a]);
    }
    for (size_t i = 0; i < config->source.outlets.count; i++) {
        fuzz_expect_clean_string(config->source.outlets.rows[i].key);
        fuzz_expect_clean_string(config->source.outlets.rows[i].name);
        config_outlet_color(config, config->source.outlets.rows[i].name);
    }
    FUZZ_ASSERT(config->names);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct config config;
    struct problem_list problems = {0};
    enum status status = config_parse("fuzz.yaml", fuzz_text(data, size), &config, &problems);
    FUZZ_ASSERT((status == STATUS_OK) == (problems.errors == 0));
    expect_settings(&config);
    expect_keys(&config, &problems);
    expect_names(&config);
    fuzz_expect_problems(&problems);
    config_free(&config);
    return 0;
}
