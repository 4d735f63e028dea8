#!/usr/bin/env python3
"""Gathers names that installed packages know into gathered.txt: "class: name; name; …", sorted.

usage: gather.py NPM.tsv >gathered.txt        (NPM.tsv: from gather.mjs)
Reads Debian's iso-codes (ISO 3166-2), wordnet-base and scowl. Licences: ../NOTICE.
"""
import glob
import itertools
import json
import re
import sys
import unicodedata

WORDNET = "/usr/share/wordnet/data.noun"
INDEX = "/usr/share/wordnet/index.noun"
ADJECTIVES = "/usr/share/wordnet/data.adj"
SCOWL = "/usr/share/dict/scowl"
ISO = "/usr/share/iso-codes/json/iso_3166-2.json"
PERSON, GROUP, LOCATION = "18", "14", "15"  # lexicographer files of WordNet
CITY_POPULATION, TOWN_POPULATION = 100000, 5000
# What a common noun mostly means, by the lexicographer file of its first sense.
NOUNS = {"group": ("14",), "area": ("15",), "event": ("04", "11"), "thing": ("06",)}


def words(*names):
    out = set()
    for name in names:
        for path in glob.glob(f"{SCOWL}/{name}"):
            out.update(line.strip() for line in open(path, encoding="latin-1") if "'" not in line)
    return out


def wordnet(common):
    """Instances of places and groups; lower-case nouns whose first sense is a person (jobs); other words with a capital."""
    out = {"place": set(), "org": set(), "job": set(), "other": set()}
    for line in itertools.chain(open(WORDNET, encoding="utf-8"), open(ADJECTIVES, encoding="utf-8")):
        if line.startswith(" "):
            continue
        fields = line.split("|")[0].split()
        count, file = int(fields[3], 16), fields[1]
        instance = "@i" in fields
        for i in range(count):
            name, sense = fields[4 + 2 * i].replace("_", " "), fields[5 + 2 * i]
            if instance and name[0].isupper() and file in (GROUP, LOCATION) or instance and file == "17" and name[0].isupper():
                out["org" if file == GROUP else "place"].add(name)
            elif name[0].isupper() and (not instance or file not in (PERSON, GROUP, LOCATION, "17")):
                out["other"].add(re.sub(r"\(.*", "", name))
            elif file == PERSON and not instance and name.islower() and sense == "0" and name in common and len(name) > 3:
                out["job"].add(name)
    return out


def nouns(common):
    """Common nouns by what their most frequent sense is."""
    files, out = {}, {kind: set() for kind in NOUNS}
    for line in open(WORDNET, encoding="utf-8"):
        if not line.startswith(" "):
            files[line[:8]] = line[9:11]
    for line in open(INDEX, encoding="utf-8"):
        fields = line.split()
        if line.startswith(" ") or fields[0] not in common:
            continue
        first = fields[-int(fields[2])]
        for kind, wanted in NOUNS.items():
            if files[first] in wanted:
                out[kind].add(fields[0])
    return out


def main():
    small = words("english-words.10", "english-words.20", "english-words.35", "american-words.10", "american-words.20",
                  "american-words.35", "british-words.10", "british-words.20", "british-words.35")
    basic = words("english-words.10", "english-words.20", "american-words.10", "american-words.20", "british-words.10")
    found = {"common": {w for w in basic if w.islower() and w.isascii() and w.isalpha() and 2 < len(w) < 12}}
    found.update(wordnet(small))
    found.update(nouns({w for w in small if w.islower() and len(w) > 2}))
    found["proper"] = {w for w in words("english-proper-names.50", "american-proper-names.50", "british-proper-names.50")
                       if len(w) > 2 and not w.isupper()}
    found["region"] = set()
    for row in json.load(open(ISO, encoding="utf-8"))["3166-2"]:
        name = re.sub(r"\s*[\[(].*", "", row["name"])
        name = re.sub(r"^(Departamento|Département|Provincia|Região|Wilayat|Județ|Muḩāfaz̧at)\s+(de |del )?", "", name)
        if len(name.split()) <= 3 and len(name) > 3:
            found["region"].add(name)
    found["city"], found["town"], found["first"], found["surname"] = set(), set(), set(), set()
    for line in open(sys.argv[1], encoding="utf-8"):
        kind, name, weight = line.rstrip("\n").split("\t")
        name = unicodedata.normalize("NFC", name)
        if kind in ("first", "surname"):
            if len(name) > 1 and " " not in name:
                found[kind].add(name)
        elif len(name.split()) <= 4 and len(name) > 2 and int(weight) >= TOWN_POPULATION:
            if int(weight) >= CITY_POPULATION:
                found["city"].add(name)
            elif name.lower() not in small:
                found["town"].add(name)
    found["town"] -= found["city"]
    found["other"] = {n for n in found["other"] if len(n) > 3 and len(n.split()) <= 2 and not n.isupper()}
    for kind in sorted(found):
        print(f"{kind}: " + "; ".join(sorted(n for n in found[kind] if ";" not in n)))


if __name__ == "__main__":
    main()
