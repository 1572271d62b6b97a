"""Times `firsthand reuse` beside the peers a user would pick instead, in one run on one corpus, and scores all alike.

    python run.py --firsthand ../../target/release/firsthand --bench ../../target/release/firsthand-bench \
        --articles 1000 10000 --limit 600 [--passim CHECKOUT] [--only near-duplicates]

Near-duplicates: `firsthand reuse --near-duplicates`, text-dedup, datasketch, rensa; passages: `firsthand reuse`, passim.
Each runs as a process of its own, from the file of articles (only `id` and `text`) to the file of what it found, one
after the other, on all cores. Wall time and processor time are those of the whole process with its children; memory is
the most that all of its processes held together, sampled (proportional set size; Linux). Prints Markdown tables.
"""

import argparse
import glob
import importlib.metadata
import itertools
import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict

HERE = os.path.dirname(os.path.abspath(__file__))
# Words in a run, bands, permutations in a band, least Jaccard index: text-dedup's own run and threshold with bands for
# it, and what reaches a copy with a tenth of its words changed and a third of it cut (its index is about 0.4).
USUAL = (5, 16, 8, 0.7)
LOW = (3, 42, 3, 0.3)
SETTINGS = {"usual": USUAL, "low": LOW}
WAYS = ["trimmed", "edited", "spun", "translated", "merged", "lifted"]


# How a peer is called.


def firsthand(options, corpus, output, *more):
    return [options.firsthand, "reuse", corpus, "--format", "jsonl", "-o", output, *more]


def minhash(library, settings, corpus, output):
    shingle, bands, rows, threshold = map(str, settings)
    called = [sys.executable, os.path.join(HERE, "minhash.py"), library, corpus, output, "--shingle", shingle]
    return [*called, "--bands", bands, "--rows", rows, "--threshold", threshold]


def text_dedup(settings, corpus, output):
    shingle, bands, rows, threshold = map(str, settings)
    permutations = str(settings[1] * settings[2])
    called = [sys.executable, "-m", "text_dedup.minhash", "--path", "json", "--data_files", corpus, "--split", "train"]
    called += ["--column", "text", "--idx_column", "id", "--output", output, "--debug"]
    called += ["--cache_dir", output + ".cache"]
    called += ["--ngram", shingle, "--num_perm", permutations, "--b", bands, "--r", rows, "--threshold", threshold]
    return [*called, "--hash_func", "xxh3", "--num_proc", str(os.cpu_count())]


def passim(options, corpus, output):
    submit = ["spark-submit", "--master", "local[*]"]
    # Without these a corpus of one file is worked on in one piece, on one core.
    submit += ["--conf", "spark.sql.files.maxPartitionBytes=1m"]
    submit += ["--conf", "spark.sql.adaptive.coalescePartitions.enabled=false"]
    submit += ["--driver-memory", "6g", *os.environ.get("SPARK_SUBMIT_ARGS", "").split()]
    script = os.path.join(options.passim, "passim", "seriatim.py")
    return [*submit, script, "--fields", "id", "--all-pairs", "--pairwise", corpus, output]


# What a peer found: how many groups or passages, and groups of ids; a pair is a group of two.


def lines(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def firsthand_groups(output):
    groups = defaultdict(list)
    for row in lines(output):
        groups[row["group"]].append(row["input"])
    return len(groups), list(groups.values())


def connected(pairs):
    """Groups of ids that hang together by pairs."""
    parent = {}

    def root(one):
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for a, b in pairs:
        parent[root(a)] = root(b)
    groups = defaultdict(list)
    for one in list(parent):
        groups[root(one)].append(one)
    return list(groups.values())


def minhash_pairs(output):
    pairs = {tuple(sorted(pair)) for pair in lines(output)}
    return len(connected(pairs)), pairs


def text_dedup_groups(output):
    with open(os.path.join(output, "uf.pkl"), "rb") as file:
        found = pickle.load(file)
    groups = connected((one, found.find(one)) for one in list(found.parent))
    return sum(len(group) > 1 for group in groups), groups


def firsthand_passages(output):
    rows = [tuple(sorted((row["a"]["input"], row["b"]["input"]))) for row in lines(output)]
    return len(rows), set(rows)


def passim_passages(output):
    parts = glob.glob(os.path.join(output, "align.json", "*.json"))
    rows = [tuple(sorted((row["id"], row["id2"]))) for part in parts for row in lines(part)]
    return len(rows), set(rows)


# Running and measuring.


def processes(session):
    """The processes of a session."""
    for path in glob.glob("/proc/[0-9]*/stat"):
        try:
            with open(path, encoding="utf-8", errors="replace") as file:
                if int(file.read().rpartition(")")[2].split()[3]) == session:
                    yield int(path.split("/")[2])
        except (OSError, IndexError, ValueError):
            continue


def field(process, file, name):
    """A size of a process in bytes, 0 if it has ended."""
    try:
        with open(f"/proc/{process}/{file}", encoding="utf-8", errors="replace") as lines:
            return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))
    except (OSError, ValueError):
        return 0


def held(session):
    """The bytes that the processes of a session hold together, a page that several share counted once; or, where that
    is more, the most that one of them ever held."""
    now = list(processes(session))
    together = sum(field(process, "smaps_rollup", "Pss:") for process in now)
    return max([together, *(field(process, "status", "VmHWM:") for process in now)])


def measured(command, log, limit, environment):
    """Runs a command: wall seconds, processor seconds and bytes, or a word on why there are none."""
    load = os.getloadavg()[0]
    begin = time.monotonic()
    child = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True, env=environment)
    most, late, done = [0], threading.Event(), threading.Event()

    def watch():
        pause = 0.05
        while not done.wait(pause):
            before = time.monotonic()
            most[0] = max(most[0], held(child.pid))
            # Looking takes no more than a fiftieth of a core.
            pause = min(5.0, max(0.05, 50 * (time.monotonic() - before)))
            if time.monotonic() - begin > limit:
                late.set()
                for process in [child.pid, *processes(child.pid)]:
                    try:
                        os.kill(process, signal.SIGKILL)
                    except ProcessLookupError:
                        continue

    watcher = threading.Thread(target=watch)
    watcher.start()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - begin
    done.set()
    watcher.join()
    child.returncode = os.waitstatus_to_exitcode(status)
    failure = f"stopped after {limit} s" if late.is_set() else f"failed ({child.returncode})"
    return {
        "wall": wall,
        "processor": usage.ru_utime + usage.ru_stime,
        "memory": most[0],
        "load": load,
        "failure": failure if child.returncode else None,
    }


def best(command, output, options, name):
    """The quickest of as many runs as are asked for."""
    path = os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"]
    environment = {**os.environ, "PATH": path, "PYSPARK_PYTHON": sys.executable}
    environment.update({"HF_HUB_OFFLINE": "1", "HF_DATASETS_CACHE": output + ".datasets"})
    runs = []
    for _ in range(options.repeat):
        for left in (output, output + ".cache", output + ".datasets"):
            shutil.rmtree(left, ignore_errors=True)
        with open(os.path.join(options.folder, "log.txt"), "a", encoding="utf-8") as log:
            log.write(f"\n== {name}\n{' '.join(command)}\n")
            log.flush()
            runs.append(measured(command, log, options.limit, environment))
        if runs[-1]["failure"]:
            break
    return min(runs, key=lambda run: (run["failure"] is not None, run["wall"]))


def paired(ids):
    return {tuple(sorted(pair)) for pair in itertools.combinations(ids, 2)}


def score(groups, truth):
    """How many pairs were found, the recall of pairs of child and parent by way, and the share of pairs that have a
    common root."""
    related, count = set(), 0
    for group in groups:
        count += len(group) * (len(group) - 1) // 2
        families = defaultdict(list)
        for id in group:
            for root in set(truth[id]["roots"]):
                families[root].append(id)
        related.update(*map(paired, families.values()))
    recall = {}
    for way in WAYS:
        children = [(id, line["parents"]) for id, line in truth.items() if line["way"] == way]
        sought = {tuple(sorted((id, parent))) for id, parents in children for parent in parents}
        recall[way] = len(sought & related) / max(1, len(sought))
    return count, recall, len(related) / max(1, count)


# What is run.


def near_duplicates(options):
    yield "firsthand", "as it is", lambda *files: firsthand(options, *files, "--near-duplicates"), firsthand_groups
    for settings in (SETTINGS[name] for name in options.settings):
        said = "{} words, {} × {} permutations, {}".format(*settings)
        yield "text-dedup", said, lambda *files, by=settings: text_dedup(by, *files), text_dedup_groups
        for library in ("datasketch", "rensa"):
            yield library, said, lambda *files, by=settings, of=library: minhash(of, by, *files), minhash_pairs


def passages(options):
    yield "firsthand", "as it is", lambda *files: firsthand(options, *files), firsthand_passages
    if options.passim:
        yield "passim", "--all-pairs --pairwise", lambda *files: passim(options, *files), passim_passages


def table(peers, found, ways, corpus, truth, options):
    """Prints a row for each peer."""
    head = ["", "settings", "wall s", "times firsthand", "processor s", "times firsthand", "MB", "load before"]
    head += [found, "pairs", *ways, "precision"]
    print(f"\n| {' | '.join(head)} |\n{'|---' * len(head)}|", flush=True)
    first = None
    for name, settings, command, read in peers:
        if options.peers and name not in ["firsthand", *options.peers]:
            continue
        output = os.path.join(options.folder, "found")
        if os.path.isfile(output):
            os.remove(output)
        run = best(command(corpus, output), output, options, name)
        if run["failure"]:
            print(f"| {name} | {settings} | {run['failure']} |", flush=True)
            continue
        first = first or run
        count, groups = read(output)
        pairs, recall, precision = score(groups, truth)
        cells = [f"{run['wall']:.2f}", f"{run['wall'] / first['wall']:.1f}", f"{run['processor']:.1f}"]
        cells += [f"{run['processor'] / first['processor']:.1f}", f"{run['memory'] / 1e6:.0f}", f"{run['load']:.1f}"]
        cells += [str(count), str(pairs), *(f"{recall[way]:.3f}" for way in ways), f"{precision:.4f}"]
        print(f"| {name} | {settings} | {' | '.join(cells)} |", flush=True)


def made(articles, options):
    """The truth of a corpus, and a file with its texts alone."""
    path = os.path.join(options.folder, "truth.jsonl")
    asked = ["--articles", str(articles), "--words", "500", "--seed", str(options.seed)]
    subprocess.run([options.bench, "corpus", *asked, "-o", path], check=True)
    plain = os.path.join(options.folder, "corpus.jsonl")
    truth = {}
    with open(plain, "w", encoding="utf-8") as file:
        for line in lines(path):
            file.write(json.dumps({"id": line["id"], "text": line.pop("text")}) + "\n")
            truth[line["id"]] = line
    return truth, plain


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--firsthand", required=True, help="the release build of firsthand")
    parser.add_argument("--bench", required=True, help="the release build of firsthand-bench, which makes the corpus")
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeat", type=int, default=1, help="the quickest of so many runs counts")
    parser.add_argument("--limit", type=int, default=600, help="seconds after which a run is stopped")
    parser.add_argument("--passim", help="a checkout of passim 2")
    parser.add_argument("--peers", nargs="+", help="only these, by the names in the tables; firsthand always runs")
    parser.add_argument("--settings", choices=list(SETTINGS), nargs="+", default=list(SETTINGS))
    parser.add_argument("--only", choices=["near-duplicates", "passages"])
    options = parser.parse_args()
    options.firsthand, options.bench = map(os.path.abspath, (options.firsthand, options.bench))
    peers = ("text-dedup", "datasketch", "rensa", "pyspark")
    versions = [f"{peer} {importlib.metadata.version(peer)}" for peer in peers]
    print(f"{', '.join(versions)}, Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as options.folder:
        for articles in options.articles:
            truth, corpus = made(articles, options)
            print(f"\n{len(truth)} articles, {os.path.getsize(corpus) / 1e6:.0f} MB")
            if options.only != "passages":
                table(near_duplicates(options), "groups", WAYS[:3], corpus, truth, options)
            if options.only != "near-duplicates":
                table(passages(options), "passages", WAYS, corpus, truth, options)
        shutil.copy(os.path.join(options.folder, "log.txt"), "peers.log")


if __name__ == "__main__":
    main()
