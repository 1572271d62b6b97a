"""Makes first_names.txt, surnames.txt and nicknames.txt.

    pip install names
    python3 tools/lexicon/people.py nicknames/names.csv crates/firsthand/data

first_names.txt: name|f, m or u (both); from the US Census of 1990 and first_names.txt beside this file. surnames.txt:
the 20,000 commonest surnames of the same census and no more on the line. nicknames.txt: name|others, from names.csv
of the nicknames project (carltonnorthern/nicknames, Apache-2.0) in both directions: name|l and the longer forms,
name|s and the shorter forms, name|v and the spellings in name_variants.txt.
"""
import collections
import os
import sys

import names as census

HERE = os.path.dirname(os.path.abspath(__file__))
SURNAMES = 20_000
# One gender is taken to be meant when it is this many times as common.
CLEAR = 5.0


def census_rows(name):
    folder = os.path.dirname(census.__file__)
    for line in open(os.path.join(folder, name)):
        word, share = line.split()[:2]
        yield word.lower(), float(share)


def hand_lines(name):
    for line in open(os.path.join(HERE, name), encoding="utf-8"):
        line = line.split("#")[0].strip()
        if line:
            yield line


def first_names():
    shares = collections.defaultdict(lambda: [0.0, 0.0])
    for gender, name in enumerate(("dist.female.first", "dist.male.first")):
        for word, share in census_rows(name):
            shares[word][gender] += share + 0.0005
    by_hand = collections.defaultdict(set)
    for line in hand_lines("first_names.txt"):
        head, names = line.split(":")
        for word in names.split():
            by_hand[word].add("f" if head.endswith("female") else "m")
    table = {}
    for word in set(shares) | set(by_hand):
        f, m = shares[word] if word in shares else (0, 0)
        sexes = by_hand.get(word, set())
        if f + m > 0 and (not sexes or f + m > 0.01):
            table[word] = "f" if f >= CLEAR * m else "m" if m >= CLEAR * f else "u"
            if sexes - {table[word]}:
                table[word] = "u"
        else:
            table[word] = min(sexes) if len(sexes) == 1 else "u"
    return table


def nicknames(path):
    forms = {"l": collections.defaultdict(set), "s": collections.defaultdict(set), "v": collections.defaultdict(set)}
    for line in open(path, encoding="utf-8"):
        long, relation, short = line.strip().split(",")
        if relation == "has_nickname" and long != short:
            forms["s"][long].add(short)
            forms["l"][short].add(long)
    for line in hand_lines("name_variants.txt"):
        words = line.split()
        for word in words:
            forms["v"][word] |= set(words) - {word}
    return sorted((word, kind, " ".join(sorted(others))) for kind, table in forms.items() for word, others in table.items())


def write(path, lines):
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.writelines(line + "\n" for line in lines)


def main():
    csv, out = sys.argv[1:3]
    write(os.path.join(out, "first_names.txt"), [f"{w}|{g}" for w, g in sorted(first_names().items())])
    top = [word for word, _ in census_rows("dist.all.last")][:SURNAMES]
    write(os.path.join(out, "surnames.txt"), sorted(top))
    write(os.path.join(out, "nicknames.txt"), ["|".join(row) for row in nicknames(csv)])


if __name__ == "__main__":
    main()
