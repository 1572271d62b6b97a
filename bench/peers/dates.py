"""Finds the dates of the same texts with `firsthand annotate` and with dateparser, times both and scores both alike.

    python dates.py --firsthand ../../target/release/firsthand GUM.conllu... [--recognizers DateTimeModel.json [--scope FILE]]

Texts are the documents of GUM (their `date` elements with normalised values), news apart, and with `--recognizers` the
cases of Recognizers-Text that expect nothing but dates; with `--scope`, those of them alone that can be asked of a reader
of news (`firsthand-bench recognizers FOLDER --json` prints their numbers). dateparser (`search_dates`) gives a day for whatever it finds,
so values are compared loosely, for both: a value is right where its days lie within the expected ones. Spans count as
found where they overlap (TempEval-3, UzZaman et al. 2013). Lengths and repetitions of `firsthand` are left out where
they meet no expected date, for the collections do not mark them. Seconds are wall time: for `firsthand` that of the
whole process with its start, for dateparser that of its calls alone.
"""

import argparse
import calendar
import datetime
import importlib.metadata
import json
import os
import re
import subprocess
import tempfile
import time

from dateparser.search import search_dates

Day = datetime.date


def days(value):
    """First and last day of "199", "1994", "2020-Q3", "2020-W33", "2020-08", "2020-08-09T10:00"; None if it has none."""
    value = value.split("T")[0]
    try:
        if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
            year, week = int(found[1]), int(found[2])
            return Day.fromisocalendar(year, week, 6 if found[3] else 1), Day.fromisocalendar(year, week, 7)
        if found := re.fullmatch(r"(\d{4})-Q(\d)", value):
            year, month = int(found[1]), 3 * int(found[2])
            return Day(year, month - 2, 1), Day(year, month, calendar.monthrange(year, month)[1])
        if re.fullmatch(r"\d{2,3}", value):
            span = 10 ** (4 - len(value))
            return Day(int(value) * span, 1, 1), Day(int(value) * span + span - 1, 12, 31)
        parts = [int(part) for part in value.split("-")]
        year, month, day = (parts + [0, 0])[:3] if len(parts) < 3 else parts
        last = day or calendar.monthrange(year, month or 12)[1]
        return Day(year, month or 1, day or 1), Day(year, month or 12, last)
    except ValueError:
        return None


# What is to be found: (name, day of making, text, [(start, end, [(first day, last day), ...])]).


def gum(path):
    for document in open(path, encoding="utf-8").read().split("# newdoc id = ")[1:]:
        name = document.split("\n", 1)[0]
        made = re.search(r"# meta::dateCreated = (\S+)", document)
        text, expected, opened = "", [], None
        for line in document.split("\n"):
            fields = line.split("\t")
            if line.startswith("# newpar") and not line.startswith("# newpar_block") and text:
                text += "\n\n"
            if len(fields) != 10 or not fields[0].isdigit():
                continue
            start = len(text)
            text += fields[1]
            for tag in fields[9].split("<")[1:]:
                if tag.startswith("date "):
                    value = dict(re.findall(r'(\w+):::"([^"]*)"', tag))
                    first = value.get("when") or value.get("from") or value.get("notBefore")
                    last = value.get("when") or value.get("to") or value.get("notAfter")
                    opened = (start, first, last) if first and last else None
                elif tag.startswith("/date") and opened:
                    ends = days(opened[1]), days(opened[2])
                    expected.append((opened[0], len(text), [(ends[0][0], ends[1][1])] if all(ends) else []))
                    opened = None
            text += "" if "SpaceAfter=No" in fields[9] else " "
        yield name, made[1], text, expected


def recognizers(path, scope=None):
    for number, case in enumerate(json.load(open(path, encoding="utf-8-sig"))):
        made = case.get("Context", {}).get("ReferenceDateTime", "")[:10]
        if scope is not None and number not in scope:
            continue
        if not made or any(result.get("TypeName") != "datetimeV2.date" for result in case["Results"]):
            continue
        expected = []
        for result in case["Results"]:
            values = [days(value.get("value", "")) for value in result["Resolution"]["values"]]
            expected.append((result["Start"], result["Start"] + len(result["Text"]), [value for value in values if value]))
        yield f"case{number}", made, case["Input"], expected


# What is found: {name: [(start, end, first day, last day, whether it must be expected)]}.


def firsthand(program, texts):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "texts.jsonl")
        with open(path, "w", encoding="utf-8") as file:
            for name, made, text, _ in texts:
                # The id keeps apart two cases of the same words.
                line = {"id": name, "url": f"https://example.org/{name}", "published": made, "text": text}
                file.write(json.dumps(line) + "\n")
        started = time.perf_counter()
        run = subprocess.run([program, "annotate", path], capture_output=True, text=True)
        seconds = time.perf_counter() - started
    found = {}
    for line in run.stdout.splitlines():
        article = json.loads(line)
        dates = [date for date in article["dates"] if not re.search("_REF|^T", date["value"])]
        name = article["url"].rsplit("/", 1)[1]
        found[name] = [
            (*date["span"], *(days(date["value"]) or (None, None)), date["type"] in ("DATE", "TIME")) for date in dates
        ]
    return found, seconds


def dateparser(texts):
    found, seconds = {}, 0
    for name, made, text, _ in texts:
        settings = {"RELATIVE_BASE": datetime.datetime.fromisoformat(made)}
        started = time.perf_counter()
        dates = search_dates(text, languages=["en"], settings=settings) or []
        seconds += time.perf_counter() - started
        at, found[name] = 0, []
        for words, day in dates:
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                found[name].append((start, at, day.date(), day.date(), True))
    return found, seconds


def score(texts, found):
    gold = many = matched = right = 0
    for name, _, _, expected in texts:
        dates, used = found.get(name, []), set()
        for start, end, ranges in expected:
            within = [at for at, date in enumerate(dates) if date[0] < end and start < date[1] and at not in used]
            used.update(within)
            gold += 1
            matched += bool(within)
            many += bool(within)
            right += any(
                dates[at][2] and first <= dates[at][2] and dates[at][3] <= last for at in within for first, last in ranges
            )
        many += sum(date[4] for at, date in enumerate(dates) if at not in used)
    measures = []
    for agreeing in (matched, right):
        measures += [agreeing / max(many, 1), agreeing / max(gold, 1), 2 * agreeing / max(many + gold, 1)]
    return gold, many, measures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gum", nargs="+", help="CoNLL-U files of GUM")
    parser.add_argument("--firsthand", required=True, help="the release build of firsthand")
    parser.add_argument("--recognizers", help="DateTimeModel.json of the English cases")
    parser.add_argument("--scope", help="the numbers of the cases in scope, as JSON")
    options = parser.parse_args()
    documents = [document for path in options.gum for document in gum(path)]
    sets = {"GUM news": [document for document in documents if "_news_" in document[0]], "GUM": documents}
    if options.recognizers:
        sets["Recognizers dates"] = list(recognizers(options.recognizers))
    if options.recognizers and options.scope:
        with open(options.scope, encoding="utf-8") as file:
            scope = set(json.load(file))
        sets["in scope"] = list(recognizers(options.recognizers, scope))
    print(f"dateparser {importlib.metadata.version('dateparser')}")
    print("| | | to find | found | span P | R | F1 | value P | R | F1 | s | times firsthand |\n" + "|---" * 12 + "|")
    for name, texts in sets.items():
        first = None
        for peer, run in (("firsthand", lambda: firsthand(options.firsthand, texts)), ("dateparser", lambda: dateparser(texts))):
            found, seconds = run()
            first = first or seconds
            gold, many, measures = score(texts, found)
            cells = [name, peer, str(gold), str(many), *(f"{measure:.3f}" for measure in measures)]
            print(f"| {' | '.join(cells)} | {seconds:.2f} | {seconds / first:.0f} |", flush=True)


if __name__ == "__main__":
    main()
