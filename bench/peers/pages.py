"""Scores and times the reading of pages: `firsthand-bench pages` beside trafilatura, in one run.

    pip install trafilatura==2.3.1 lxml_html_clean
    python pages.py --bench ../../target/release/firsthand-bench FOLDER

The folder holds `expected.json` and the pages in `html/`, compressed by gzip. trafilatura is given bytes and address and
asked for text and metadata without comments, its other settings as they are. Stretches of text count white space apart;
titles, authors and dates agree as `firsthand-bench pages` says. Each runs on one core, in turn, three rounds after one to
warm up, of which the quickest counts: other work on the machine only ever slows. Prints a Markdown table.
"""

import argparse
import gzip
import json
import os
import re
import subprocess
import time

from trafilatura import bare_extraction

ROUNDS = 3


def spaced(text):
    return " ".join((text or "").split())


def bare(text):
    return "".join(c for c in (text or "").lower() if c.isalnum())


def names(line):
    return set(re.split(r"[^\w]+", (line or "").lower())) - {"", "and", "und", "et", "y"}


def read(pages):
    found = {}
    for url, html in pages.items():
        document = bare_extraction(html, url=url, with_metadata=True, include_comments=False)
        found[url] = document.as_dict() if document is not None else {}
    return found


def score(expected, found):
    hit = missed = wrong = 0
    fields = {"title": [0, 0], "author": [0, 0], "date": [0, 0]}
    for url, page in expected.items():
        got = found[url]
        text = spaced(got.get("text"))
        for stretch in page["with"]:
            hit += spaced(stretch) in text
            missed += spaced(stretch) not in text
        wrong += sum(spaced(stretch) in text for stretch in page["without"])
        for field, sums in fields.items():
            wanted = page.get(field)
            if not wanted:
                continue
            wanted = ", ".join(wanted) if isinstance(wanted, list) else wanted
            value = got.get(field) or ""
            agree = {"title": bare(wanted) == bare(value), "author": names(wanted) == names(value)}
            sums[0] += agree.get(field, wanted[:10] == value[:10])
            sums[1] += 1
    precision, recall = hit / (hit + wrong), hit / (hit + missed)
    row = [precision, recall, 2 * precision * recall / (precision + recall)]
    return row + [right / given for right, given in fields.values()]


def of_bench(program, folder):
    printed = subprocess.run([program, "pages", folder], check=True, capture_output=True, text=True).stdout
    value = lambda name: float(re.search(rf"^{name}\s+([0-9.]+)", printed, re.M).group(1))
    measures = ["text_precision", "text_recall", "text_f1", "title", "author", "date"]
    return [value(name) for name in measures], float(re.search(r"([0-9.]+) pages a second", printed).group(1))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bench", required=True)
    options.add_argument("folder")
    options = options.parse_args()
    with open(os.path.join(options.folder, "expected.json"), encoding="utf-8") as file:
        expected = json.load(file)
    pages = {}
    for url, page in expected.items():
        with gzip.open(os.path.join(options.folder, "html", page["file"] + ".gz")) as file:
            pages[url] = file.read()
    read(dict(list(pages.items())[:20]))
    of_bench(options.bench, options.folder)
    our_speed = speed = 0
    for _ in range(ROUNDS):
        ours, rate = of_bench(options.bench, options.folder)
        our_speed = max(our_speed, rate)
        start = time.perf_counter()
        found = read(pages)
        speed = max(speed, len(pages) / (time.perf_counter() - start))
    print("| | precision | recall | F1 | title | author | date | pages a second |\n|---|---|---|---|---|---|---|---|")
    for name, row, rate in [("firsthand", ours, our_speed), ("trafilatura", score(expected, found), speed)]:
        print(f"| {name} | " + " | ".join(f"{value:.3f}" for value in row) + f" | {rate:.1f} |")


if __name__ == "__main__":
    main()
