"""Makes words.txt and irregular.txt from the WordNet 3.0 database files.

    python3 tools/lexicon/wordnet.py /usr/share/wordnet crates/firsthand/data

words.txt has one line per single-word lower-case lemma, sorted by bytes:

    word|weights|domains|own|near|kin|opposite

weights   four characters, for noun, verb, adjective, adverb: how much use each has, the sum over its senses of the
          SemCor tag count plus 1/rank, as 4*log2(1+sum) written as one character; characters count 0-63 in the
          order of ALPHABET, and 0 means that WordNet has no such sense
domains   one character per lexicographer file that holds a first or frequent sense; after WordNet's 45 come
          unit (45), female (46), male (47)
own       the concepts the word names, three characters each, sorted: its synsets, and the groups of
          news_synonyms.txt
near      concepts one step away that make it near to a word that names them
kin       the same, and two words that share one are near to each other too
opposite  concepts named by its antonyms

Trailing empty fields are left out. irregular.txt has the exception lists: form|pos|lemma.
"""
import collections
import math
import os
import sys

ALPHABET = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
assert ALPHABET == "".join(sorted(ALPHABET)) and len(ALPHABET) == 64
POS = ("noun", "verb", "adj", "adv")
LETTER = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
SS_TYPE = {"1": "noun", "2": "verb", "3": "adj", "4": "adv", "5": "adj"}
UNIT, FEMALE, MALE = 45, 46, 47
# Species and dishes that no tagged text mentions only add bulk.
SPARSE_FILES = {5, 13, 20, 27}
# Words for things of one kind that are told apart for a reason (days, beasts, sums) are not near as siblings.
SIBLING_FILES = {4, 7, 9, 10, 11, 12, 16, 18, 19, 22, 24, 26} | set(range(29, 44))
MAX_SIBLINGS = 12
MAX_PERSON_SIBLINGS = 25  # priest and minister are two of 24 kinds of clergymen
MAX_CHILDREN = 80
# noun.Tops holds the roots; these lend their names to the files.
TOPS = {"person": 18, "individual": 18, "someone": 18, "somebody": 18, "mortal": 18, "human": 18, "soul": 18,
        "group": 14, "grouping": 14, "location": 15, "time": 28, "animal": 5, "artifact": 6, "event": 11,
        "state": 26, "act": 4, "quantity": 23, "measure": 23, "amount": 23, "communication": 10, "feeling": 12,
        "food": 13, "plant": 20, "phenomenon": 19, "process": 22, "relation": 24, "shape": 25, "substance": 27}
# Senses that came after WordNet 3.0, and a few that news means first.
NEWER = {"tweet": 32, "retweet": 32, "text": 32, "post": 32, "message": 32, "livestream": 32, "email": 32,
         "blogger": 18, "vlogger": 18, "influencer": 18, "whistleblower": 18, "jihadist": 18, "village": 15, "street": 15,
         "square": 15, "neighbourhood": 15, "suburb": 15}


def read_synsets(folder):
    synsets = {}
    for pos in POS:
        for line in open(os.path.join(folder, "data." + pos), encoding="latin-1"):
            if line.startswith("  "):
                continue
            f = line.split("|")[0].split()
            n = int(f[3], 16)
            words = [w.split("(")[0] for w in f[4:4 + 2 * n:2]]
            at = 4 + 2 * n
            pointers = []
            for i in range(int(f[at])):
                sym, off, p, st = f[at + 1 + 4 * i: at + 5 + 4 * i]
                pointers.append((sym, (LETTER[p], off), int(st[:2], 16), int(st[2:], 16)))
            synsets[(pos, f[0])] = dict(file=int(f[1]), words=words, pointers=pointers)
    return synsets


def read_senses(folder):
    counts = {}
    for line in open(os.path.join(folder, "cntlist.rev"), encoding="latin-1"):
        key, number, count = line.split()
        lemma, rest = key.rsplit("%", 1)
        counts[(lemma, SS_TYPE[rest[0]], int(number))] = int(count)
    senses = collections.defaultdict(list)
    for pos in POS:
        for line in open(os.path.join(folder, "index." + pos), encoding="latin-1"):
            if line.startswith("  "):
                continue
            f = line.split()
            lemma, n = f[0], int(f[2])
            for rank, off in enumerate(f[-n:], 1):
                senses[lemma].append((pos, rank, counts.get((lemma, pos, rank), 0), (pos, off)))
    return senses


def plain(word):
    return len(word) > 1 and word.isascii() and word == word.lower() and all(c.isalpha() or c in "-'" for c in word)


def descendants(synsets, roots):
    children = collections.defaultdict(list)
    for key, s in synsets.items():
        for sym, target, _, _ in s["pointers"]:
            if sym == "@":
                children[target].append(key)
    seen, todo = set(), list(roots)
    while todo:
        key = todo.pop()
        if key not in seen:
            seen.add(key)
            todo.extend(children[key])
    return seen


def closure_of(synsets, senses, lemmas):
    return descendants(synsets, [key for lemma, n in lemmas for pos, rank, _, key in senses[lemma]
                                 if pos == "noun" and rank == n])


def kept_senses(synsets, senses):
    """Lemma -> its senses that are written lower-case, without the sparse ones."""
    kept = {}
    for lemma, list_ in senses.items():
        if not plain(lemma):
            continue
        out = []
        for pos, rank, count, key in list_:
            if lemma not in synsets[key]["words"]:
                continue
            out.append((pos, rank, count, key))
        if out and not all(synsets[k]["file"] in SPARSE_FILES and c == 0 for _, _, c, k in out):
            kept[lemma] = out
        elif any(c == 0 and len(lemma) <= 8 for _, _, c, _ in out) and len(out) > 1:
            kept[lemma] = out
    return kept


def weights(senses_of_word):
    """Sense -> its weight, and part of speech -> the sum."""
    sums = collections.Counter()
    weight = {}
    for pos, rank, count, key in senses_of_word:
        weight[(pos, key)] = count + 1.0 / rank
        sums[pos] += weight[(pos, key)]
    return weight, sums


def links(lemma, key, synsets, children):
    """The concepts one step from one sense: near, kin, opposite."""
    s = synsets[key]
    number = next((i for i, w in enumerate(s["words"], 1) if w.lower() == lemma), 0)
    near, kin, opposite = set(), set(), set()
    for sym, target, source, _ in s["pointers"]:
        if source not in (0, number):
            continue
        if sym in ("@",):
            n = children[target]
            if synsets[target]["file"] == 3 or n > MAX_CHILDREN:
                continue
            most = MAX_PERSON_SIBLINGS if s["file"] == 18 else MAX_SIBLINGS
            sibling = s["file"] in SIBLING_FILES and n <= most
            (kin if sibling else near).add(target)
        elif sym == "+" or sym == "\\":
            kin.add(target)
        elif sym in ("&", "$", "*", ">", "^", "%m", "#m"):
            near.add(target)
        elif sym == "!":
            opposite.add(target)
    return near, kin, opposite


def groups(path):
    """The hand-written groups: (kind, words)."""
    for line in open(path, encoding="utf-8"):
        line = line.split("#")[0].strip()
        if line:
            kind, words = line.split(":")
            yield kind.strip(), words.split()


def main():
    folder, out = sys.argv[1:3]
    synsets, senses = read_synsets(folder), read_senses(folder)
    units = closure_of(synsets, senses, [("unit_of_measurement", 1), ("time_unit", 1), ("monetary_unit", 1)])
    female = closure_of(synsets, senses, [("female", 2), ("woman", 1), ("female_relative", 1), ("wife", 1),
                                          ("mother", 1), ("sister", 1), ("daughter", 1)])
    male = closure_of(synsets, senses, [("male", 2), ("man", 1), ("male_relative", 1), ("husband", 1),
                                        ("father", 1), ("brother", 1), ("son", 1)])
    children = collections.Counter(t for s in synsets.values() for sym, t, _, _ in s["pointers"] if sym == "@")
    rows = {}
    for lemma, list_ in kept_senses(synsets, senses).items():
        weight, sums = weights(list_)
        uses = "".join(ALPHABET[min(63, round(4 * math.log2(1 + sums[p])))] for p in POS)
        domains, own, near, kin, opposite = set(), set(), set(), set(), set()
        first = {}
        for pos, rank, count, key in list_:
            first.setdefault(pos, rank)
        by_domain = collections.Counter()
        for pos, rank, count, key in list_:
            by_domain[(pos, synsets[key]["file"])] += weight[(pos, key)]
        for pos, rank, count, key in list_:
            share = weight[(pos, key)] / sums[pos]
            file = synsets[key]["file"]
            if rank == first[pos] or by_domain[(pos, file)] >= 0.3 * sums[pos]:
                if file not in (0, 1, 2, 3, 44):
                    domains.add(file)
            if rank == first[pos]:
                domains |= {bit for bit, set_ in ((UNIT, units), (FEMALE, female), (MALE, male)) if key in set_}
            if rank <= 8 or share >= 0.02:
                own.add(key)
            more = links(lemma, key, synsets, children)
            opposite |= more[2]
            if rank <= 2 or (share >= 0.1 and rank <= 5):
                near |= more[0]
                kin |= more[1]
        if lemma in TOPS or lemma in NEWER:
            domains.add(TOPS.get(lemma) or NEWER[lemma])
        rows[lemma] = [uses, domains, own, near, kin, opposite]
    here = os.path.dirname(os.path.abspath(__file__))
    for i, (kind, words) in enumerate(groups(os.path.join(here, "news_synonyms.txt"))):
        for word in words:
            row = rows.setdefault(word, ["----", set(), set(), set(), set(), set()])
            row[2 if kind == "same" else 4].add(("group", i))
    write_words(rows, os.path.join(out, "words.txt"))
    write_irregular(folder, rows, os.path.join(out, "irregular.txt"))


def useful(rows):
    """The concepts that can ever meet: named by one word and named or neared by another, or kin of two."""
    own, near, kin = collections.Counter(), collections.Counter(), collections.Counter()
    for row in rows.values():
        own.update(row[2])
        near.update(row[3] | row[4] | row[5])
        kin.update(row[4])
    return {c for c in set(own) | set(kin) if own[c] > 1 or (own[c] and near[c]) or kin[c] > 1}


def write_words(rows, path):
    good = useful(rows)
    ids = {c: i for i, c in enumerate(sorted(good, key=str))}

    def coded(concepts):
        codes = sorted(ids[c] for c in concepts if c in ids)
        return "".join(ALPHABET[i >> 12] + ALPHABET[i >> 6 & 63] + ALPHABET[i & 63] for i in codes)

    with open(path, "w", encoding="ascii", newline="\n") as f:
        for lemma in sorted(rows):
            uses, domains, own, near, kin, opposite = rows[lemma]
            near, kin = near - own - kin, kin - own
            fields = [lemma, uses, "".join(ALPHABET[d] for d in sorted(domains)),
                      coded(own), coded(near), coded(kin), coded(opposite)]
            f.write("|".join(fields).rstrip("|") + "\n")


def write_irregular(folder, rows, path):
    lines = {"people|n|person"}  # which WordNet does not count as a plural
    for pos, letter in zip(POS, "nvar"):
        for line in open(os.path.join(folder, pos + ".exc"), encoding="latin-1"):
            form, *lemmas = line.split()
            lines |= {f"{form}|{letter}|{lemma}" for lemma in lemmas if lemma in rows and plain(form)}
    with open(path, "w", encoding="ascii", newline="\n") as f:
        f.writelines(line + "\n" for line in sorted(lines, key=lambda line: line.split("|")))


if __name__ == "__main__":
    main()
