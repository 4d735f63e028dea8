#include "core/entities/given_names.h"

#include "core/base/word_table.h"

/* In byte order. */
static const char *const of_men[] = {
    "abdul",     "abdullah",    "adam",     "ahmed",   "alan",     "alberto",  "aleksandr",
    "alexander", "ali",         "amit",     "andrew",  "andrzej",  "anthony",  "antonio",
    "anwar",     "arjun",       "ashok",    "barry",   "ben",      "benjamin", "bernard",
    "bill",      "bob",         "boris",    "brian",   "bruce",    "carl",     "carlos",
    "charles",   "christopher", "colin",    "craig",   "daniel",   "darren",   "david",
    "dennis",    "derek",       "diego",    "dmitry",  "donald",   "douglas",  "ed",
    "eduardo",   "edward",      "emmanuel", "eric",    "ethan",    "fernando", "francisco",
    "frank",     "fred",        "gareth",   "gary",    "gavin",    "geoffrey", "george",
    "giovanni",  "giuseppe",    "gordon",   "graham",  "greg",     "gregory",  "hans",
    "harold",    "harry",       "hassan",   "henry",   "howard",   "hugh",     "ian",
    "ibrahim",   "igor",        "ivan",     "jack",    "jacob",    "james",    "jason",
    "javier",    "jeffrey",     "jeremy",   "jim",     "joe",      "joel",     "john",
    "jonathan",  "jorge",       "jose",     "joseph",  "joshua",   "juan",     "karl",
    "keith",     "kenneth",     "kevin",    "khalid",  "klaus",    "kwame",    "larry",
    "lawrence",  "liam",        "luca",     "luis",    "malcolm",  "manuel",   "marco",
    "mark",      "martin",      "matthew",  "michael", "miguel",   "mike",     "mohamed",
    "mohammad",  "mohammed",    "muhammad", "musa",    "mustafa",  "narendra", "neil",
    "nicholas",  "nick",        "nigel",    "oliver",  "omar",     "oscar",    "patrick",
    "paul",      "pavel",       "pedro",    "peter",   "philip",   "piotr",    "rahul",
    "rajesh",    "raymond",     "ricardo",  "richard", "robert",   "roberto",  "roger",
    "ronald",    "roy",         "russell",  "ryan",    "samuel",   "sanjay",   "scott",
    "sean",      "sergei",      "sergey",   "simon",   "stefan",   "stephen",  "steve",
    "steven",    "stuart",      "sunil",    "terry",   "thomas",   "timothy",  "tom",
    "tony",      "trevor",      "uhuru",    "victor",  "vijay",    "vikram",   "vladimir",
    "volodymyr", "walter",      "wayne",    "william", "wolfgang", "yusuf",
};

static const char *const of_women[] = {
    "abigail",  "agnes",     "aisha",     "alexandra", "alice",     "alison",    "amanda",
    "amelia",   "amina",     "amy",       "ana",       "angela",    "anita",     "ann",
    "anna",     "anne",      "annie",     "barbara",   "beatrice",  "beth",      "bethany",
    "brenda",   "bridget",   "carol",     "caroline",  "carolyn",   "catherine", "charlotte",
    "chloe",    "christina", "christine", "claire",    "clara",     "cynthia",   "debbie",
    "deborah",  "deepika",   "diana",     "diane",     "donna",     "dorothy",   "eleanor",
    "elena",    "elizabeth", "ella",      "ellen",     "emily",     "emma",      "esther",
    "eva",      "fatima",    "fiona",     "florence",  "frances",   "georgina",  "gloria",
    "grace",    "hannah",    "harriet",   "heather",   "heidi",     "helen",     "indira",
    "ingrid",   "irene",     "isabel",    "isabella",  "isla",      "jane",      "janet",
    "janice",   "jennifer",  "jenny",     "jessica",   "joanna",    "joanne",    "josephine",
    "joyce",    "judith",    "julia",     "julie",     "karen",     "kate",      "katherine",
    "kathleen", "kathryn",   "katie",     "katy",      "kavita",    "khadija",   "kirsty",
    "lakshmi",  "laura",     "lauren",    "linda",     "lisa",      "liz",       "lorraine",
    "louise",   "lucy",      "margaret",  "maria",     "marie",     "martha",    "mary",
    "matilda",  "megan",     "melanie",   "melissa",   "michelle",  "miriam",    "monica",
    "nadia",    "nancy",     "naomi",     "natalia",   "natalie",   "natasha",   "nicole",
    "nina",     "olga",      "olivia",    "pamela",    "patricia",  "paula",     "pauline",
    "penelope", "philippa",  "pooja",     "priti",     "priya",     "rachel",    "rebecca",
    "rosa",     "rose",      "rosemary",  "ruth",      "sally",     "samantha",  "sandra",
    "sara",     "sarah",     "sharon",    "sheila",    "shirley",   "silvia",    "sofia",
    "sonia",    "sophia",    "sophie",    "stella",    "stephanie", "sue",       "sunita",
    "susan",    "susanna",   "suzanne",   "svetlana",  "sylvia",    "tamara",    "tatiana",
    "teresa",   "theresa",   "tina",      "ursula",    "valerie",   "vanessa",   "vera",
    "veronica", "victoria",  "virginia",  "wendy",     "yvonne",    "zainab",    "zoe",
};

char given_name_gender(struct text name)
{
    if (WORDS_HAVE(name, of_men))
        return 'm';
    return WORDS_HAVE(name, of_women) ? 'f' : 0;
}

bool given_names_sorted(void)
{
    return WORDS_SORTED(of_men) && WORDS_SORTED(of_women);
}
