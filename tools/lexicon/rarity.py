"""Makes rarity.txt: how rare each stem is in news, from ECB+ stories and, for want of more, WordNet's tag counts.

    pip install snowballstemmer
    python3 tools/lexicon/rarity.py ecbplus/topics_1_35.jsonl /usr/share/wordnet crates/firsthand/data

A line is stem|code; the rarity is the code's value (0-63, as in words.txt) divided by 8. It is -ln(p) with

    p = (df + W * (1 - exp(-c / D))) / (N + W)

df of N stories have the stem; c is the SemCor count of the lemmas with the stem, spread over SemCor's D texts, which
are about as long as a story; W is how many stories the SemCor texts are worth, as their English is less like news.
Only the numbers df are taken from ECB+, no text. A stem that one story alone has and WordNet has not is a name or
a slip and is left out.
"""
import collections
import json
import math
import os
import re
import sys

import snowballstemmer

from wordnet import ALPHABET, plain

D, W = 352, 25
stem = snowballstemmer.stemmer("english").stemWord


def story_frequencies(path):
    stories = collections.defaultdict(set)
    for line in open(path, encoding="utf-8"):
        article = json.loads(line)
        stories[article["story"]] |= {stem(w.lower()) for w in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", article["text"])}
    return len(stories), collections.Counter(s for stems in stories.values() for s in stems)


def tag_counts(folder):
    counts = collections.Counter()
    for line in open(os.path.join(folder, "cntlist.rev"), encoding="latin-1"):
        key, _, count = line.split()
        lemma = key.rsplit("%", 1)[0]
        if plain(lemma):
            counts[stem(lemma)] += int(count)
    return counts


def main():
    corpus, wordnet, out = sys.argv[1:4]
    n, df = story_frequencies(corpus)
    counts = tag_counts(wordnet)
    known = {stem(line.split("|")[0]) for line in open(os.path.join(out, "words.txt"))}
    lines = []
    for s in set(df) | set(counts):
        if df[s] <= 1 and s not in known or not s.isascii():
            continue
        p = (df[s] + W * (1 - math.exp(-counts[s] / D))) / (n + W)
        lines.append((s, ALPHABET[min(63, max(0, round(-8 * math.log(p))))]))
    with open(os.path.join(out, "rarity.txt"), "w", encoding="ascii", newline="\n") as f:
        f.writelines(f"{s}|{code}\n" for s, code in sorted(lines))
    print(f"{n} stories, {len(lines)} stems", file=sys.stderr)


if __name__ == "__main__":
    main()
