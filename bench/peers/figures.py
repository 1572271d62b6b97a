"""Scores quantulum3 beside `firsthand` on the quantities of NewsQuant, and times both, in one run on one file.

    pip install quantulum3==0.10.0
    python figures.py --firsthand ../../target/release/firsthand --bench ../../target/release/firsthand-bench FOLDER

`FOLDER` has `even.jsonl`, as for `firsthand-bench newsquant`, which scores `firsthand`; quantulum3 is scored here by
the same two sets of terms (see there). In the collection's own terms its ranges, which it gives as a middle and an
uncertainty, are taken as the two ends. Each runs as a process of its own, from the same file of sentences to the file
of what it found; wall and processor time are those of the whole process with its children. Prints a Markdown table.
"""

import argparse
import importlib.metadata
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import warnings

TIMES = {"year", "month", "week", "day", "hour", "minute", "second", "decade", "century", "fortnight"}
# Its names of units for those of the collection, where they name the same unit; after the evaluation of CQE.
SAME = {
    "per cent": "percentage",
    "united states dollar": "dollar",
    "tonne": "metric ton",
    "degree angle": "degree",
    "degree celsius": "celsius",
    "degree fahrenheit": "fahrenheit",
    "second of arc": "second",
    "minute of arc": "minute",
    "yard yard": "yard",
}
NONE = {"dimensionless", "unk", "count"}


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def parse(source, target):
    """What quantulum3 finds in every text of a file: its lowest and highest value and its unit."""
    warnings.simplefilter("ignore")
    from quantulum3 import parser

    with open(target, "w", encoding="utf-8") as file:
        for line in lines(source):
            found = []
            for one in parser.parse(line["text"]):
                spread = one.uncertainty or 0.0
                found.append([one.value - spread, one.value + spread, one.unit.name])
            file.write(json.dumps(found) + "\n")


def bounds(value):
    """The ends of a value as the collection writes it."""
    try:
        return float(value), float(value)
    except ValueError:
        low, high = re.fullmatch(r"\s*(-?[\d.]+)\s*-\s*(-?[\d.]+)\s*", value).groups()
        return float(low), float(high)


def near(a, b):
    return abs(a - b) <= 1e-5 * abs(b) + 1e-8


def same_value(found, quantity):
    ends = sorted(bounds(quantity["value"]))
    return near(found[0], ends[0]) and near(found[1], ends[1])


def same_unit(found, quantity, units, own):
    unit, name = SAME.get(found[2], found[2]), quantity["normalized_unit"]
    if unit in NONE:
        # In Firsthand's terms a count has no unit; a unit of measurement is one that some finding names.
        return name in NONE | {"-"} or own and name not in units
    return unit == name


def score(found, gold, units, own):
    """How many values, and values with their units, are right, of how many found and to be found."""
    values = both = total_found = total_gold = 0
    for findings, line in zip(found, gold):
        quantities = line["quantities"]
        if own:
            findings = [one for one in findings if one[2] not in TIMES]
            quantities = [one for one in quantities if one["normalized_unit"] not in TIMES]
        total_found += len(findings)
        total_gold += len(quantities)
        left = list(quantities)
        for one in findings:
            fits = [quantity for quantity in left if same_value(one, quantity)]
            if fits:
                best = max(fits, key=lambda quantity: same_unit(one, quantity, units, own))
                left.remove(best)
                values += 1
                both += same_unit(one, best, units, own)
    f1 = [2 * right / (total_found + total_gold) for right in (values, both)]
    return f1


def timed(command):
    begin = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{command[0]} failed ({child.returncode})")
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime


def own_scores(bench, folder):
    """The F1 of `firsthand-bench newsquant`, by the name of the measure."""
    told = subprocess.run([bench, "newsquant", folder], check=True, capture_output=True, text=True).stdout
    return {line[:36].strip(): float(re.search(r"f1 ([\d.]+)", line)[1]) for line in told.splitlines()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--firsthand", help="a release build of firsthand")
    parser.add_argument("--bench", help="a release build of firsthand-bench")
    parser.add_argument("--repeat", type=int, default=3, help="the quickest of so many runs counts")
    parser.add_argument("--parse", metavar="TARGET", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.parse:
        parse(options.folder, options.parse)
        return
    gold = lines(os.path.join(options.folder, "even.jsonl"))
    print(f"quantulum3 {importlib.metadata.version('quantulum3')}, Python {sys.version.split()[0]}, {len(gold)} sentences")
    with tempfile.TemporaryDirectory() as work:
        source, target = os.path.join(work, "sentences.jsonl"), os.path.join(work, "found.jsonl")
        with open(source, "w", encoding="utf-8") as file:
            for line in gold:
                file.write(json.dumps({"id": str(line["index"]), "text": line["text"]}) + "\n")
        annotate = [options.firsthand, "annotate", source, "-o", os.path.join(work, "annotated.jsonl")]
        peer = [sys.executable, os.path.abspath(__file__), source, "--parse", target]
        ours, theirs = [min(timed(command) for _ in range(options.repeat)) for command in (annotate, peer)]
        found = lines(target)
    units = known_units(gold)
    scores = own_scores(options.bench, options.folder)
    own, letter = (score(found, gold, units, own) for own in (True, False))
    print("\n| | value | value and unit | value, to the letter | value and unit, to the letter | wall s | processor s |")
    print("|---|---|---|---|---|---|---|")
    names = ("value", "value and unit", "value, to the letter", "value and unit, to the letter")
    rows = [("firsthand", [scores[name] for name in names], ours), ("quantulum3", [*own, *letter], theirs)]
    for name, f1, (wall, processor) in rows:
        print(f"| {name} | {' | '.join(f'{one:.3f}' for one in f1)} | {wall:.2f} | {processor:.2f} |")
    print(f"\ntimes as long as firsthand: wall {theirs[0] / ours[0]:.0f}, processor {theirs[1] / ours[1]:.0f}")


def known_units(gold):
    """The units of the collection that are units of measurement to quantulum3; all others are nouns."""
    warnings.simplefilter("ignore")
    from quantulum3.load import units

    names = {SAME.get(name, name) for name in units().names} - {"point"}
    names |= {line["normalized_unit"] for entry in gold for line in entry["quantities"] if " per " in line["normalized_unit"]}
    return names


if __name__ == "__main__":
    main()
