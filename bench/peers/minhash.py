"""Groups the near-duplicates of a corpus by MinHash and locality-sensitive hashing, with datasketch or with rensa.

What a user of either library writes: signatures on all cores from sets of word runs, all signatures into one index,
every article looked up in it, the candidates checked by their estimated Jaccard index. Writes one line of JSON for
each pair found. `run.py` calls it.
"""

import argparse
import json
import multiprocessing
import os
import re

WORD = re.compile(r"\w+")


def shingles(text, size):
    """The runs of `size` words of a text, each once."""
    words = WORD.findall(text.lower())
    return list({" ".join(words[at : at + size]) for at in range(max(1, len(words) - size + 1))})


def datasketch_signatures(job):
    """MinHash objects of some texts."""
    from datasketch import MinHash

    texts, size, permutations = job
    sets = ([shingle.encode() for shingle in shingles(text, size)] for text in texts)
    return MinHash.bulk(sets, num_perm=permutations)


def rensa_signatures(job):
    """RMinHash objects of some texts."""
    from rensa import RMinHash

    texts, size, permutations = job
    return RMinHash.from_token_sets([shingles(text, size) for text in texts], num_perm=permutations, seed=1)


def datasketch_candidates(signatures, options):
    """For each article the places of those that share a band with it."""
    from datasketch import MinHashLSH

    index = MinHashLSH(num_perm=options.bands * options.rows, params=(options.bands, options.rows))
    with index.insertion_session() as session:
        for at, signature in enumerate(signatures):
            session.insert(at, signature)
    return (index.query(signature) for signature in signatures)


def rensa_candidates(signatures, options):
    """For each article the places of those that share a band with it."""
    from rensa import RMinHashLSH

    permutations = options.bands * options.rows
    index = RMinHashLSH(threshold=options.threshold, num_perm=permutations, num_bands=options.bands)
    index.insert_many(signatures)
    return index.query_all(signatures)


LIBRARIES = {
    "datasketch": (datasketch_signatures, datasketch_candidates),
    "rensa": (rensa_signatures, rensa_candidates),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", choices=sorted(LIBRARIES))
    parser.add_argument("corpus")
    parser.add_argument("output")
    parser.add_argument("--shingle", type=int, required=True, help="words in a run")
    parser.add_argument("--bands", type=int, required=True)
    parser.add_argument("--rows", type=int, required=True, help="permutations in a band")
    parser.add_argument("--threshold", type=float, required=True)
    options = parser.parse_args()
    with open(options.corpus, encoding="utf-8") as corpus:
        articles = [json.loads(line) for line in corpus]
    of_texts, candidates = LIBRARIES[options.library]
    texts = [article["text"] for article in articles]
    permutations = options.bands * options.rows
    jobs = [(texts[at : at + 250], options.shingle, permutations) for at in range(0, len(texts), 250)]
    with multiprocessing.Pool(os.cpu_count()) as pool:
        signatures = [signature for some in pool.imap(of_texts, jobs) for signature in some]
    with open(options.output, "w", encoding="utf-8") as output:
        for at, others in enumerate(candidates(signatures, options)):
            for other in others:
                if at < other and signatures[at].jaccard(signatures[other]) >= options.threshold:
                    output.write(json.dumps([articles[at]["id"], articles[other]["id"]]) + "\n")


if __name__ == "__main__":
    main()
