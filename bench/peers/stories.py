"""Sorts news into stories with Firsthand and with what a user would take instead, in one run, and scores all alike.

    python stories.py --firsthand ../../target/release/firsthand --bench ../../target/release/firsthand-bench \
        --news articles.jsonl --ecbplus topics_1_35.jsonl --piles 1000 10000 100000 --limit 600

The collections are JSON lines with `id`, `text` and `event` or `story`; the piles are made by `firsthand-bench pile`.
Every program gets the same file without the truth and runs as a process of its own, one after the other; wall time,
processor time and memory are those of the whole process. `firsthand stories` runs with its defaults. The others run with
the setting that is best on the very articles they are scored on, which favours them; for the collections a second row
has settings chosen on the other events (of ECB+: topics) only. Prints Markdown tables.
"""

import argparse
import importlib.metadata
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter

import numpy

import cluster
from run import lines, measured

HERE = os.path.dirname(os.path.abspath(__file__))
# What is tried as the setting of each method.
CHOICES = [f"{how} {number}" for how in ("eom", "leaf") for number in (1, 2, 3)]
SETTINGS = {
    "average": [round(0.60 + 0.02 * at, 2) for at in range(19)],
    "hdbscan": [*CHOICES, *(f"cut {0.4 + 0.05 * at:.2f}" for at in range(10))],
    "svd": [*CHOICES, *(f"cut {0.2 + 0.1 * at:.1f}" for at in range(8))],
    "textclust": [0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9],
}
# A setting is chosen on so many articles at most; for more, the one that was best on the pile before is taken.
MOST_TRIED = {"average": 10000, "hdbscan": 2000, "svd": 2000, "textclust": 800}
# And chosen anew for each part of a collection of so many articles at most.
MOST_CROSSED = {"average": 10000, "hdbscan": 2000, "svd": 2000, "textclust": 300}
# The distances of all pairs, which these hold in memory at least twice, are not made where they take more than this.
COMPARING = ["average", "hdbscan"]
MOST_BYTES = 8e9
# The parts of a collection, each of which is scored with the setting that is best on the others.
PARTS = 5


def b_cubed(labels, truth, which=None):
    """B-cubed precision, recall and F1, of all articles or of those at some places."""
    both, found, right = Counter(zip(labels, truth)), Counter(labels), Counter(truth)
    places = range(len(truth)) if which is None else which
    precision = sum(both[labels[at], truth[at]] / found[labels[at]] for at in places) / len(places)
    recall = sum(both[labels[at], truth[at]] / right[truth[at]] for at in places) / len(places)
    return precision, recall, 2 * precision * recall / (precision + recall)


def all_labels(method, texts):
    """The labels at every setting; average link builds its tree only once."""
    if method == "textclust":
        return {setting: cluster.textclust(texts, setting) for setting in SETTINGS[method]}
    vectors = cluster.tfidf(texts)
    if method != "average":
        return {setting: list(cluster.OF_VECTORS[method](vectors, setting)) for setting in SETTINGS[method]}
    from scipy.cluster.hierarchy import fcluster, linkage

    upper = numpy.triu_indices(len(texts), 1)
    tree = linkage(cluster.distances(vectors)[upper], "average")
    return {cut: list(fcluster(tree, cut, "distance")) for cut in SETTINGS[method]}


def best_setting(labels, truth):
    """The setting whose labels score best."""
    return max(labels, key=lambda setting: b_cubed(labels[setting], truth)[2])


def crossed(method, texts, truth, topics, whole):
    """Precision, recall and F1 where each part has the setting that is best on the other parts alone."""
    names = sorted(set(topics))
    part_of = {topic: at % PARTS for at, topic in enumerate(names)}
    labels, chosen = [None] * len(truth), []
    for part in range(PARTS):
        others = [at for at, topic in enumerate(topics) if part_of[topic] != part]
        tried = all_labels(method, [texts[at] for at in others])
        setting = best_setting(tried, [truth[at] for at in others])
        chosen.append(setting)
        for at, topic in enumerate(topics):
            if part_of[topic] == part:
                labels[at] = setting
    sums = numpy.zeros(2)
    for setting in set(chosen):
        places = [at for at, label in enumerate(labels) if label == setting]
        sums += numpy.array(b_cubed(whole[setting], truth, places)[:2]) * len(places)
    precision, recall = sums / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall), sorted(set(chosen))


def plain(path, folder):
    """A copy of a collection without the truth, and the truth."""
    truth, articles = [], os.path.join(folder, "plain.jsonl")
    with open(articles, "w", encoding="utf-8") as file:
        for line in lines(path):
            truth.append(line.get("event") or line["story"])
            known = ("id", "outlet", "url", "title", "published", "text")
            file.write(json.dumps({key: line[key] for key in known if line.get(key) is not None}) + "\n")
    return articles, truth


def row(name, settings, command, path, output, options):
    """Runs a program, scores what it found and prints a row."""
    if os.path.exists(output):
        os.remove(output)
    with open("stories.log", "a", encoding="utf-8") as log:
        run = measured(command, log, options.limit, dict(os.environ))
    if run["failure"]:
        print(f"| {name} | {settings} | {run['failure']} |", flush=True)
        return
    said = subprocess.run([options.bench, "pile", "--score", path, output], check=True, capture_output=True, text=True)
    print(said.stdout, file=sys.stderr)
    scores = next(line for line in said.stdout.splitlines() if line.startswith("B-cubed")).replace(",", "").split()
    found = next(line for line in said.stdout.splitlines() if line.startswith("stories")).split()[-1]
    cells = [f"{run['wall']:.2f}", f"{run['processor']:.2f}", f"{run['memory'] / 1e6:.0f}", f"{run['load']:.1f}", found]
    cells += [f"{float(scores[at]):.3f}" for at in (2, 4, 6)]
    print(f"| {name} | {settings} | {' | '.join(cells)} |", flush=True)


def table(name, path, options, folder, known):
    """All programs on one collection; `known` holds the settings chosen so far and takes those chosen here."""
    articles, truth = plain(path, folder)
    ids, texts = cluster.read(articles)
    print(f"\n{name}: {len(ids)} articles, {len(set(truth))} stories\n")
    head = ["", "setting", "wall s", "processor s", "MB", "load before", "stories", "precision", "recall", "F1"]
    print(f"| {' | '.join(head)} |\n{'|---' * len(head)}|", flush=True)
    output = os.path.join(folder, "found.jsonl")
    if options.firsthand:
        called = [options.firsthand, "stories", articles, "-o", output]
        row("firsthand", "its own", called, path, output, options)
    for method in options.peers:
        if method in COMPARING and 16 * len(ids) ** 2 > MOST_BYTES:
            print(f"| {method} | needs {16e-9 * len(ids) ** 2:.0f} GB for the distances of all pairs |", flush=True)
            continue
        tried = all_labels(method, texts) if len(ids) <= MOST_TRIED[method] else None
        if tried:
            known[method] = best_setting(tried, truth)
        if method not in known:
            print(f"| {method} | none chosen |", flush=True)
            continue
        called = [sys.executable, os.path.join(HERE, "cluster.py"), method, articles, output]
        said = f"{known[method]}, best here" if tried else f"{known[method]}, best on the pile before"
        row(method, said, [*called, "--setting", str(known[method])], path, output, options)
        if tried and not name.startswith("pile") and len(ids) <= MOST_CROSSED[method]:
            topics = [story.removesuffix("plus") for story in truth]
            *scores, chosen = crossed(method, texts, truth, topics, tried)
            cells = ["", "", "", "", "", *(f"{score:.3f}" for score in scores)]
            print(f"| {method} | {', '.join(map(str, chosen))}, best on others | {' | '.join(cells)} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--firsthand", help="the release build of firsthand; without it the peers run alone")
    parser.add_argument("--bench", required=True, help="the release build of firsthand-bench, which makes and scores")
    parser.add_argument("--news", help="articles of events: JSON lines with id, title, text and event")
    parser.add_argument("--ecbplus", help="articles of ECB+: JSON lines with id, text and story")
    parser.add_argument("--piles", type=int, nargs="*", default=[], help="sizes of piles, ascending")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, default=600, help="seconds after which a run is stopped")
    parser.add_argument("--peers", nargs="*", default=list(SETTINGS), choices=list(SETTINGS))
    options = parser.parse_args()
    options.bench = os.path.abspath(options.bench)
    versions = [f"{peer} {importlib.metadata.version(peer)}" for peer in ("scikit-learn", "river")]
    print(f"{', '.join(versions)}, Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        known = {}
        for name, path in (("news_events", options.news), ("ECB+", options.ecbplus)):
            if path:
                table(name, path, options, folder, {})
        for articles in options.piles:
            path = os.path.join(folder, "pile.jsonl")
            made = [options.bench, "pile", "--articles", str(articles), "--seed", str(options.seed), "-o", path]
            subprocess.run(made, check=True)
            table(f"pile of {articles:,}", path, options, folder, known)


if __name__ == "__main__":
    main()
