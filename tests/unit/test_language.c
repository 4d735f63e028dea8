#include <string.h>

#include "core/language/language.h"
#include "tests/unit/suite.h"

/* What is written in one paragraph of body, and what that is taken for. */
static const struct {
    const char *text, *language;
} guesses[] = {
    {"The harbour at Orle was closed on Monday after a crane fell into the water.", "en"},
    {"Crane falls into the harbour at Orle", "en"},
    {"“We have told them for years,” said Ines Calder, who runs the port.", "en"},
    {"THE RUSSIAN FLEET HAS LEFT THE BAY OF ORLE FOR THE NORTH", "en"},
    {"Der Hafen von Orle wurde am Montag geschlossen, nachdem ein Kran ins Wasser gefallen war.",
     "und"},
    {"Le port d’Orle a été fermé lundi après la chute d’une grue dans l’eau, a dit la mairie.",
     "und"},
    {"El puerto de Orle se cerró el lunes después de que una grúa cayera al agua, según el "
     "alcalde.",
     "und"},
    {"De haven van Orle werd maandag gesloten nadat een kraan in het water was gevallen.", "und"},
    {"Havnen i Orle ble stengt mandag etter at en kran falt i vannet, sier havnevakten.", "und"},
    {"Порт в Орле был закрыт в понедельник после того, как кран упал в воду.", "und"},
    {"港は月曜日に閉鎖された。クレーンが海に落ちたためである。", "und"},
    {"أغلق الميناء يوم الاثنين بعد سقوط رافعة في الماء كما قال مدير الميناء", "und"},
    {"The crane fell", "und"}, /* too few words */
    {"Orle 3 Ruse 1, Halden 0 Todley 0, Burra 2 Hesta 2, Marle 1 Cobar 0", "und"},
    {"", "und"},
    {"12 14 15 2025 3.5 7", "und"},
};

static struct article article_of(struct paragraph *paragraphs, size_t count)
{
    return (struct article){.paragraphs = paragraphs, .paragraph_count = count};
}

START_TEST(test_guesses)
{
    for (size_t i = 0; i < COUNT(guesses); i++) {
        struct paragraph paragraph = {.text = text_from(guesses[i].text), .kind = PARAGRAPH_BODY};
        struct article article = article_of(&paragraph, 1);
        ck_assert_msg(strcmp(language_guess(&article), guesses[i].language) == 0, "%s",
                      guesses[i].text);
    }
}
END_TEST

/* Furniture in another language than the article's does not count; nor does its own. */
START_TEST(test_furniture)
{
    struct paragraph paragraphs[] = {
        {.text = TEXT("This is what you can do with the news that we have for you and for all of "
                      "your friends if you sign up for it here and now"),
         .kind = PARAGRAPH_BOILERPLATE,
         .boilerplate = BOILERPLATE_NEWSLETTER},
        {.text = TEXT("Der Hafen wurde am Montag geschlossen, weil ein Kran gefallen war."),
         .kind = PARAGRAPH_BODY},
    };
    struct article article = article_of(paragraphs, COUNT(paragraphs));
    ck_assert_str_eq(language_guess(&article), "und");
    paragraphs[0].kind = PARAGRAPH_BODY;
    ck_assert_str_eq(language_guess(&article), "en");
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {test_guesses, test_furniture};
    return suite_run("language", tests, COUNT(tests));
}
