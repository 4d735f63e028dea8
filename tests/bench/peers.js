// peers.js PACKAGE FOLDER: names in each file of a folder, by a package for Node.js; fails where it is not installed.
// Only the time it takes counts: what is found is thrown away.
"use strict";
const fs = require("fs");
const path = require("path");

const finders = {
  compromise() {
    const nlp = require("compromise");
    return (text) => {
      const doc = nlp(text);
      return [doc.people().out("offset"), doc.places().out("offset"), doc.organizations().out("offset")];
    };
  },
  "wink-nlp"() {
    const nlp = require("wink-nlp")(require("wink-eng-lite-web-model"));
    return (text) => nlp.readDoc(text).entities().out(nlp.its.detail);
  },
};

const [name, folder] = process.argv.slice(2);
const find = finders[name]();
for (const file of fs.readdirSync(folder)) find(fs.readFileSync(path.join(folder, file), "utf8"));
