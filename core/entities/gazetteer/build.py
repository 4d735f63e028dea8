#!/usr/bin/env python3
"""Builds gazetteer.bin from lists/*.txt (our own) and gathered.txt (gather.py).   usage: build.py >gazetteer.bin

The form, little-endian (core/entities/gazetteer.c reads it):
  "DPGZ", u32 version, u64 FNV-1a of all that follows, u32 slots, u32 sets, u32 aliases, u32 pool bytes,
  u32 sets[]: a mask of classes each, set 0 empty;
  u32 slots[]: 20 bits of a phrase's key and, lowest, 12 for the number of its set; 0 is free; linear probing;
  aliases by key: u32 key high, u32 key low, u32 offset of the canonical name in the pool;
  pool: strings that end in NUL.
"""
import pathlib
import struct
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent
MASK = (1 << 64) - 1
CLASSES = ("first", "proper", "city", "town", "country", "region", "place", "org", "demonym", "title", "job", "orgword",
           "placeword", "speech", "preposition", "kin", "calendar", "connector", "common", "surname", "other", "prefix", "group", "area", "event", "thing")
BIT = {name: 1 << i for i, name in enumerate(CLASSES)}
ALIAS_SALT = {"place": 1, "org": 2, "demonym": 3, "demonym_country": 4}
LOAD = 0.8


def fnv(data):
    h = 0xCBF29CE484222325
    for byte in data:
        h = (h ^ byte) * 0x100000001B3 & MASK
    return h


def mix(h):
    h = (h ^ h >> 33) * 0xFF51AFD7ED558CCD & MASK
    h = (h ^ h >> 33) * 0xC4CEB9FE1A85EC53 & MASK
    return h ^ h >> 33


def lower(word):
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in word.replace("’", "'"))


def tokens(phrase):
    """As core/language/tokens.c cuts them, without the marks that a phrase may hold."""
    out = []
    pieces = phrase.replace("-", " ").replace("&", " ").replace("/", " ").replace(",", " ").split()
    for i, piece in enumerate(pieces):
        if i + 1 < len(pieces):
            piece = piece.removesuffix("'s").removesuffix("’s")
        if piece.count(".") < 2:
            piece = piece.rstrip(".")
        piece = piece.strip("'’()\"+")
        if piece:
            out.append(piece)
    return out


def word_key(word, exact):
    return mix(fnv((("=" + word) if exact else lower(word)).encode()))


def is_acronym(word):
    return word.isupper() and len(word.replace(".", "")) <= 5 and "." not in word


def phrase_keys(phrase):
    """The keys of every prefix of a phrase, the whole last."""
    keys = []
    words = tokens(phrase)
    for i, word in enumerate(words):
        key = word_key(word, len(words) == 1 and is_acronym(word))
        keys.append(key if i == 0 else mix((keys[-1] * 0x9E3779B97F4A7C15 + key) & MASK))
    return keys


def plain(name):
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).replace("ø", "o").replace("ł", "l")


class Table:
    def __init__(self):
        self.masks, self.aliases = {}, {}

    def add(self, phrase, kind):
        for form in {phrase, plain(phrase)}:
            keys = phrase_keys(form)
            if not keys or len(keys) > 6:
                continue
            self.masks[keys[-1]] = self.masks.get(keys[-1], 0) | BIT[kind]
            for key in keys[:-1]:
                self.masks[key] = self.masks.get(key, 0) | BIT["prefix"]

    def forget(self, phrase, *kinds):
        key = phrase_keys(phrase)[-1]
        for kind in kinds:
            self.masks[key] = self.masks.get(key, 0) & ~BIT[kind]

    def alias(self, phrase, kind, canonical):
        for form in {phrase, plain(phrase)}:
            keys = phrase_keys(form)
            if keys:
                key = mix((keys[-1] + ALIAS_SALT[kind]) & MASK)
                self.aliases.setdefault(key, canonical)

    def pack(self):
        sets = sorted(set(self.masks.values()))
        number = {mask: i + 1 for i, mask in enumerate(sets)}
        if len(sets) > 4094:
            sys.exit("build.py: more than 4094 combinations of classes")
        count = int(len(self.masks) / LOAD)
        slots = [0] * count
        for key in sorted(self.masks):
            at = (key >> 32) * count >> 32
            while slots[at]:
                at = (at + 1) % count
            slots[at] = (key & 0xFFFFF) << 12 | number[self.masks[key]]
        pool, offsets = b"", {}
        for name in sorted(set(self.aliases.values())):
            offsets[name] = len(pool)
            pool += name.encode() + b"\0"
        body = struct.pack("<4I", count, len(sets) + 1, len(self.aliases), len(pool))
        body += struct.pack(f"<{len(sets) + 1}I", 0, *sets) + struct.pack(f"<{count}I", *slots)
        for key in sorted(self.aliases):
            body += struct.pack("<3I", key >> 32, key & 0xFFFFFFFF, offsets[self.aliases[key]])
        body += pool
        return b"DPGZ" + struct.pack("<IQ", 1, fnv(body)) + body


def lines(name):
    for line in open(HERE / "lists" / (name + ".txt"), encoding="utf-8"):
        line = unicodedata.normalize("NFC", line.strip())
        if line and not line.startswith("#"):
            yield line


def split(text, mark):
    return [part.strip() for part in text.split(mark) if part.strip()]


def add_countries(table):
    for line in lines("countries"):
        name, forms, demonyms = (line.split(";") + ["", ""])[:3]
        for form in [name.strip()] + split(forms, ","):
            table.add(form, "country")
            table.alias(form, "place", name.strip())
        demonyms = split(demonyms, ",")
        for word in demonyms:
            table.add(word, "demonym")
            stem = word[:-1] if word.endswith("s") and word[:-1] in demonyms else word
            table.alias(word, "demonym", stem)
            table.alias(word, "demonym_country", name.strip())


def add_shared(table, name):
    """ "the Caspian and Black seas": a noun that two names share."""
    first, _, noun = name.partition(" ")
    if noun in ("Sea", "Ocean", "River", "Lake", "Gulf", "Desert"):
        table.add(f"{first} {noun.lower()}s", "place")
        table.alias(f"{first} {noun.lower()}s", "place", name)


def main():
    table = Table()
    add_countries(table)
    for line in lines("demonyms"):
        name, _, forms = line.partition(":")
        for form in [name.strip()] + split(forms, ","):
            table.add(form, "demonym")
            table.alias(form, "demonym", name.strip())
    for file, kind in (("places", "place"), ("organizations", "org")):
        for line in lines(file):
            forms = split(line, "|")
            for form in forms:
                table.add(form, kind)
                table.alias(form, kind, forms[0])
                if kind == "place":
                    add_shared(table, form)
    for file, kind in (("titles", "title"), ("orgwords", "orgword"), ("placewords", "placeword"), ("speech", "speech"),
                       ("prepositions", "preposition"), ("kin", "kin"), ("calendar", "calendar"), ("connectors", "connector"), ("others", "other")):
        for line in lines(file):
            table.add(line.removeprefix("!"), kind)
    for line in lines("first_names"):
        for name in line.split():
            table.add(name, "first")
    for line in open(HERE / "gathered.txt", encoding="utf-8"):
        kind, _, names = line.partition(": ")
        for name in split(names, ";"):
            table.add(name, kind)
            if kind == "place":
                add_shared(table, name)
    places = {form for line in lines("places") for form in split(line, "|")}
    for line in lines("organizations"):  # what we list as one is no place of WordNet's
        for form in split(line, "|"):
            if form not in places:
                table.forget(form, "place")
    for line in lines("titles"):
        if line.startswith("!"):
            table.forget(line[1:], "first", "proper", "surname")
    sys.stdout.buffer.write(table.pack())
    print(f"{len(table.masks)} phrases, {len(set(table.masks.values()))} sets, {len(table.aliases)} forms", file=sys.stderr)


if __name__ == "__main__":
    main()
