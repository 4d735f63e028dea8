/* A plain driver for fuzz targets where the compiler has no libFuzzer: mutates the seeds, blindly
 * but the same way in every run, in a child process; the input it died of is kept in a file.
 *
 *     fuzz_NAME [-runs=N] [-max_total_time=SECONDS] [-dict=FILE] [-artifact_prefix=PREFIX] PATH…
 *
 * A PATH is a seed or a folder of seeds. Without runs and time each seed is tried once, as it is.
 */
#include "core/base/file.h"
#include "core/base/memory.h"
#include "tests/fuzz/fuzz.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { INPUT_MAX = 1 << 16, GROWN_MAX = 4096, TRY_SECONDS = 20, POOL_GROWTH = 64 };

/* Inputs or words of a dictionary; each is malloc'ed. */
struct pool {
    struct text *items;
    size_t count, capacity;
};

/* The input being tried, seen by both processes. */
struct trial {
    size_t length;
    char bytes[INPUT_MAX];
};

struct options {
    unsigned long runs, seconds;
    const char *dictionary, *prefix;
};

struct driver {
    struct options options;
    struct pool seeds, words;
    struct trial *trial;
    uint64_t random;
};

static void pool_add(struct pool *pool, struct text text)
{
    char *copy = memory_alloc(text.length + 1);
    if (text.length > 0)
        memcpy(copy, text.bytes, text.length);
    pool->items = memory_grow(pool->items, pool->count, &pool->capacity, sizeof(*pool->items));
    pool->items[pool->count++] = (struct text){copy, text.length};
}

static void pool_free(struct pool *pool)
{
    for (size_t i = 0; i < pool->count; i++)
        free((void *)pool->items[i].bytes);
    free(pool->items);
}

/* Knuth's MMIX generator; below `limit`, which is above 0. */
static size_t below(struct driver *driver, size_t limit)
{
    driver->random = driver->random * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(driver->random >> 33) % limit;
}

/* --- mutations -------------------------------------------------------------------------------- */

/* Puts bytes into the trial in place of its bytes [at, at + old), as far as there is room. */
static void splice(struct trial *trial, size_t at, size_t old, struct text bytes)
{
    size_t length = trial->length - old + bytes.length;
    if (length > GROWN_MAX && length > trial->length)
        return;
    char *place = trial->bytes + at;
    memmove(place + bytes.length, place + old, trial->length - at - old);
    if (bytes.length > 0)
        memcpy(place, bytes.bytes, bytes.length);
    trial->length = length;
}

static void change_byte(struct driver *driver, struct trial *trial)
{
    if (trial->length > 0)
        trial->bytes[below(driver, trial->length)] = (char)below(driver, 256);
}

static void flip_bit(struct driver *driver, struct trial *trial)
{
    if (trial->length > 0)
        trial->bytes[below(driver, trial->length)] ^= (char)(1 << below(driver, 7));
}

static void delete_range(struct driver *driver, struct trial *trial)
{
    size_t at = below(driver, trial->length + 1);
    size_t left = trial->length - at;
    splice(trial, at, below(driver, (left < 64 ? left : 64) + 1), TEXT(""));
}

static void repeat_range(struct driver *driver, struct trial *trial)
{
    char range[256];
    size_t at = below(driver, trial->length + 1);
    size_t left = trial->length - at;
    size_t length = below(driver, (left < sizeof(range) ? left : sizeof(range)) + 1);
    memcpy(range, trial->bytes + at, length);
    for (size_t times = below(driver, 8) + 1; times > 0; times--)
        splice(trial, at, 0, (struct text){range, length});
}

/* Bytes that have broken terminals and decoders. */
static const struct text hostile[] = {
    {"\033[2J", 4},
    {"\033]0;x\a", 6},
    {"\xC2\x9B", 2},
    {"\x9B", 1},
    {"\xE2\x80\xAE", 3},
    {"\xE2\x80\xA8", 3},
    {"\xEF\xBB\xBF", 3},
    {"\xED\xA0\x80", 3},
    {"\xF4\x90\x80\x80", 4},
    {"\xC0\x80", 2},
    {"\xE2\x82", 2},
    {"\xCC\x81", 2},
    {"\0", 1},
    {"\r\n", 2},
    {"\n\n", 2},
    {"\x7F", 1},
    {"\xF0\x9F\x87\xA9", 4},
    {"\xE2\x80\x8D", 3},
    {"\xC2\xAD", 2},
    {"99999999999999999999", 20},
};

static void insert_hostile(struct driver *driver, struct trial *trial)
{
    size_t row = below(driver, sizeof(hostile) / sizeof(hostile[0]));
    splice(trial, below(driver, trial->length + 1), 0, hostile[row]);
}

static void insert_word(struct driver *driver, struct trial *trial)
{
    if (driver->words.count > 0)
        splice(trial, below(driver, trial->length + 1), 0,
               driver->words.items[below(driver, driver->words.count)]);
}

static void insert_seed(struct driver *driver, struct trial *trial)
{
    struct text other = driver->seeds.items[below(driver, driver->seeds.count)];
    size_t start = below(driver, other.length + 1);
    splice(trial, below(driver, trial->length + 1), 0,
           text_slice(other, start, start + below(driver, 512)));
}

static void (*const mutations[])(struct driver *, struct trial *) = {
    change_byte,    flip_bit,    delete_range, repeat_range,
    insert_hostile, insert_word, insert_word,  insert_seed,
};

/* --- trials ----------------------------------------------------------------------------------- */

/* Tries the trial's bytes, in a block of just their size so that reading past it is seen. */
static void try_input(const struct trial *trial)
{
    uint8_t *bytes = memory_alloc(trial->length ? trial->length : 1);
    memcpy(bytes, trial->bytes, trial->length);
    alarm(TRY_SECONDS);
    LLVMFuzzerTestOneInput(bytes, trial->length);
    free(bytes);
}

static void start_from(struct trial *trial, struct text seed)
{
    trial->length = seed.length < INPUT_MAX ? seed.length : INPUT_MAX;
    memcpy(trial->bytes, seed.bytes, trial->length);
}

/* Seconds by a clock that nobody sets. */
static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static bool time_is_left(const struct driver *driver, double began, unsigned long run)
{
    unsigned long seconds = driver->options.seconds;
    return (driver->options.runs == 0 || run < driver->options.runs) &&
           (seconds == 0 || now() - began < (double)seconds);
}

static void run_child(struct driver *driver)
{
    size_t given = driver->seeds.count;
    double began = now();
    unsigned long run = 0;

    for (size_t i = 0; i < given; i++) {
        start_from(driver->trial, driver->seeds.items[i]);
        try_input(driver->trial);
    }
    if (driver->options.runs == 0 && driver->options.seconds == 0)
        return;
    for (; time_is_left(driver, began, run); run++) {
        start_from(driver->trial, driver->seeds.items[below(driver, driver->seeds.count)]);
        for (size_t times = below(driver, 6) + 1; times > 0; times--)
            mutations[below(driver, sizeof(mutations) / sizeof(mutations[0]))](driver,
                                                                               driver->trial);
        try_input(driver->trial);
        if (run % 100 == 99 && driver->seeds.count < given + POOL_GROWTH)
            pool_add(&driver->seeds, (struct text){driver->trial->bytes, driver->trial->length});
    }
}

/* Keeps the input that a child died of. */
static int keep_input(const struct driver *driver, const char *program)
{
    struct text input = {driver->trial->bytes, driver->trial->length};
    struct text_builder path = {0};
    text_builder_printf(&path, "%scrash-%s-%016llx", driver->options.prefix, file_base(program),
                        (unsigned long long)text_hash(input));
    FILE *out = fopen(path.bytes, "wb");
    if (out) {
        fwrite(input.bytes, 1, input.length, out);
        fclose(out);
    }
    fprintf(stderr, "%s: failed; the input is in %s\n", program, path.bytes);
    text_builder_free(&path);
    return EXIT_FAILURE;
}

static int run(struct driver *driver, const char *program)
{
    int status = 0;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        run_child(driver);
        pool_free(&driver->seeds);
        pool_free(&driver->words);
        exit(EXIT_SUCCESS);
    }
    if (child < 0 || waitpid(child, &status, 0) != child) {
        perror(program);
        return EXIT_FAILURE;
    }
    return status == 0 ? EXIT_SUCCESS : keep_input(driver, program);
}

/* --- options, seeds, dictionary --------------------------------------------------------------- */

static void add_seed(const char *path, void *context)
{
    struct driver *driver = context;
    struct problem_list problems = {0};
    struct text bytes;
    if (file_read(path, INPUT_MAX, &bytes, &problems) == STATUS_OK)
        pool_add(&driver->seeds, bytes);
    free((void *)bytes.bytes);
    problem_list_free(&problems);
}

static void add_path(struct driver *driver, const char *path)
{
    struct problem_list problems = {0};
    if (!file_is_folder(path))
        add_seed(path, driver);
    else
        file_walk(path, add_seed, driver, &problems);
    problem_list_free(&problems);
}

/* A word of a dictionary's line, NAME="WORD" with \xAB, \\ and \" as in libFuzzer's, undone in
 * place. */
static struct text read_word(char *line)
{
    char *word = strchr(line, '"'), *end = strrchr(line, '"');
    size_t length = 0;
    if (line[0] == '#' || !word || word == end)
        return (struct text){NULL, 0};
    word++;
    for (const char *from = word; from < end; length++) {
        if (from[0] == '\\' && from[1] == 'x' && isxdigit((unsigned char)from[2]) &&
            isxdigit((unsigned char)from[3])) {
            char digits[] = {from[2], from[3], '\0'};
            word[length] = (char)strtoul(digits, NULL, 16);
            from += 4;
        } else {
            from += *from == '\\';
            word[length] = *from++;
        }
    }
    return (struct text){word, length};
}

static void read_dictionary(struct driver *driver)
{
    char line[512];
    FILE *in = driver->options.dictionary ? fopen(driver->options.dictionary, "r") : NULL;
    while (in && fgets(line, sizeof(line), in)) {
        struct text word = read_word(line);
        if (word.length > 0)
            pool_add(&driver->words, word);
    }
    if (in)
        fclose(in);
}

/* The number behind "-name=", where the argument begins so. */
static bool read_number(const char *argument, const char *name, unsigned long *out)
{
    size_t length = strlen(name);
    if (strncmp(argument, name, length) != 0)
        return false;
    *out = strtoul(argument + length, NULL, 10);
    return true;
}

static bool read_option(struct options *options, const char *argument)
{
    if (read_number(argument, "-runs=", &options->runs) ||
        read_number(argument, "-max_total_time=", &options->seconds))
        return true;
    if (strncmp(argument, "-dict=", 6) == 0)
        options->dictionary = argument + 6;
    else if (strncmp(argument, "-artifact_prefix=", 17) == 0)
        options->prefix = argument + 17;
    return argument[0] == '-'; /* other options are libFuzzer's own */
}

int main(int argc, char **argv)
{
    struct driver driver = {.options = {.prefix = ""}, .random = 1};
    int result = EXIT_FAILURE;

    if (LLVMFuzzerInitialize(&argc, &argv) != 0)
        return EXIT_FAILURE;
    driver.trial = mmap(NULL, sizeof(*driver.trial), PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    for (int i = 1; i < argc; i++)
        if (!read_option(&driver.options, argv[i]))
            add_path(&driver, argv[i]);
    read_dictionary(&driver);
    if (driver.trial == MAP_FAILED || driver.seeds.count == 0)
        fprintf(stderr, "%s: no seeds\n", argv[0]);
    else
        result = run(&driver, argv[0]);
    pool_free(&driver.seeds);
    pool_free(&driver.words);
    return result;
}
