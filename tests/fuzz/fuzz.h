/* fuzz: what every fuzz target is made of.
 *
 * A target defines LLVMFuzzerTestOneInput and asserts properties that hold for every input. It
 * links with libFuzzer, or with driver.c where the compiler has none; both take the same options
 * and the same seeds and dictionaries. */
#ifndef DIPTYCH_TESTS_FUZZ_FUZZ_H
#define DIPTYCH_TESTS_FUZZ_FUZZ_H

#include "core/base/article.h"
#include "core/base/error.h"
#include "core/entities/annotation.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
/* Sets the locale; of checks.c. */
int LLVMFuzzerInitialize(int *argc, char ***argv);

/* Says what does not hold, and aborts. */
#define FUZZ_ASSERT(condition) ((condition) ? (void)0 : fuzz_fail(__FILE__, __LINE__, #condition))
_Noreturn void fuzz_fail(const char *file, int line, const char *condition);

/* The input as a text; its part before a line "====" in *head (empty where there is no such line)
 * and the rest. */
struct text fuzz_text(const uint8_t *data, size_t size);
struct text fuzz_split(struct text input, struct text *head);

/* A C string of a text's bytes up to the first NUL; the caller frees it. */
char *fuzz_string(struct text text);

/* Aborts unless the text is valid UTF-8 without anything that steers a terminal; `lines` allows
 * line feeds. */
void fuzz_expect_clean(struct text text, bool lines);
void fuzz_expect_clean_string(const char *string);

/* Prints and summarises every problem, expects both clean, and that errors come with a status;
 * frees the list. */
void fuzz_expect_problems(struct problem_list *problems);

/* Reads bytes as the program reads a file, up to `capacity` articles: how many. The caller frees
 * them. */
size_t fuzz_read(const char *name, struct text bytes, struct article **articles, size_t capacity);

/* The same, expecting what holds for each article; they may name bytes of another file. */
void fuzz_read_records(const char *name, struct text bytes);

/* What holds for each article, and for what was found in it. */
void fuzz_expect_article(const struct article *article, size_t source_bytes);
void fuzz_expect_tokens(const struct article *article, const struct tokens *tokens,
                        const struct sentences *sentences);
void fuzz_expect_annotation(const struct article *article, const struct annotation *annotation);

#endif
