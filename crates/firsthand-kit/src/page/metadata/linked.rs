//! What the linked data of a page (JSON-LD in the terms of schema.org) says of its article.

use serde_json::Value;

use super::Known;

/// Kinds of things that are articles, the surest first; the page itself comes last.
const ARTICLES: &[&str] = &[
    "newsarticle",
    "reportagenewsarticle",
    "analysisnewsarticle",
    "opinionnewsarticle",
    "backgroundnewsarticle",
    "reviewnewsarticle",
    "askpublicnewsarticle",
    "article",
    "blogposting",
    "liveblogposting",
    "socialmediaposting",
    "techarticle",
    "scholarlyarticle",
    "report",
    "advertisercontentarticle",
    "discussionforumposting",
    "creativework",
    "recipe",
    "howto",
    "review",
    "podcastepisode",
    "videoobject",
    "webpage",
    "itempage",
];

/// What the scripts say, that of the first article before that of others.
pub(super) fn read(scripts: &[String]) -> Known {
    let mut things: Vec<(usize, Value)> = Vec::new();
    let mut people: Vec<(String, String)> = Vec::new();
    let mut scraps = Known::default();
    for script in scripts {
        match parsed(script) {
            Value::Null => scraps.add(scavenged(script)),
            value => collect(value, &mut things, &mut people, 0),
        }
    }
    things.sort_by_key(|(rank, _)| *rank);
    let mut known = Known::default();
    for (rank, thing) in &things {
        known.add(of(thing, *rank, &people));
    }
    known.add(scraps);
    known
}

/// Scripts are written by programs that do not always escape what they should.
fn parsed(script: &str) -> Value {
    let script = script.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let script = script
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[")
        .trim_end_matches("//]]>")
        .trim_end_matches("]]>");
    let script = script.trim().trim_end_matches(';');
    serde_json::from_str(script).unwrap_or_else(|_| {
        let repaired: String = script.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&repaired.replace(",]", "]").replace(",}", "}")).unwrap_or_default()
    })
}

/// The values of the keys that matter most, out of a script that is no JSON.
fn scavenged(script: &str) -> Known {
    let get = |key: &str| {
        let (_, rest) = script.split_once(&format!("\"{key}\""))?;
        let value = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
        let end = value.char_indices().find(|(at, c)| *c == '"' && !value[..*at].ends_with('\\'))?.0;
        let value: String = serde_json::from_str(&format!("\"{}\"", &value[..end])).ok()?;
        Some(super::plain(&value)).filter(|value| !value.is_empty())
    };
    Known {
        headline: get("headline"),
        published: get("datePublished"),
        modified: get("dateModified"),
        ..Known::default()
    }
}

/// Things lie in lists, in graphs and in one another.
const MAX_DEPTH: usize = 4;

/// The most things of a page that are looked at.
const MOST: usize = 500;

fn collect(value: Value, things: &mut Vec<(usize, Value)>, people: &mut Vec<(String, String)>, depth: usize) {
    if depth > MAX_DEPTH || things.len() + people.len() > MOST {
        return;
    }
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| collect(value, things, people, depth + 1)),
        Value::Object(mut object) => {
            if let (Some(id), Some(name)) = (text(object.get("@id")), text(object.get("name"))) {
                people.push((id, name));
            }
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "hasPart"] {
                if let Some(inner) = object.get_mut(key).filter(|inner| inner.is_object() || inner.is_array()) {
                    collect(inner.take(), things, people, depth + 1);
                }
            }
            if let Some(rank) = rank(object.get("@type")) {
                things.push((rank, Value::Object(object)));
            }
        }
        _ => {}
    }
}

fn rank(kind: Option<&Value>) -> Option<usize> {
    let kinds = match kind? {
        Value::Array(kinds) => kinds.as_slice(),
        kind => std::slice::from_ref(kind),
    };
    let place = |kind: &Value| {
        let name = kind.as_str()?.rsplit('/').next()?.to_ascii_lowercase();
        ARTICLES.iter().position(|other| *other == name)
    };
    kinds.iter().filter_map(place).min()
}

fn of(thing: &Value, rank: usize, people: &[(String, String)]) -> Known {
    let kind = ARTICLES.get(rank).copied().unwrap_or_default();
    let is_page = matches!(kind, "webpage" | "itempage" | "videoobject");
    let get = |key: &str| text(thing.get(key));
    let names = |key: &str| names(thing.get(key), people);
    let whole = |key: &str| thing.get(key).and_then(Value::as_str).map(lines);
    Known {
        headline: get("headline").or_else(|| get("name").filter(|_| !is_page)),
        published: get("datePublished").or_else(|| get("dateCreated")).filter(|_| kind != "videoobject"),
        modified: get("dateModified"),
        authors: if is_page { Vec::new() } else { names("author").into_iter().chain(names("creator")).collect() },
        outlet: names("publisher").into_iter().next().filter(|_| !is_page),
        agency: names("sourceOrganization").into_iter().chain(names("provider")).next(),
        language: get("inLanguage"),
        section: first(thing.get("articleSection")),
        url: get("url").or_else(|| get("mainEntityOfPage")).filter(|url| url.starts_with("http") && !is_page),
        body: whole("articleBody").or_else(|| whole("description").filter(|text| text.len() >= LONG)),
        ..Known::default()
    }
}

/// A description of so many bytes is a text and no summary.
const LONG: usize = 400;

/// The words of a text line by line.
fn lines(text: &str) -> String {
    text.lines().map(super::plain).collect::<Vec<_>>().join("\n")
}

fn text(value: Option<&Value>) -> Option<String> {
    let value = value?;
    let text = match value {
        Value::String(text) => text.as_str(),
        Value::Object(object) => {
            object.get("@value").or_else(|| object.get("@id")).or_else(|| object.get("name"))?.as_str()?
        }
        Value::Array(values) => values.first()?.as_str()?,
        _ => return None,
    };
    Some(super::plain(text)).filter(|text| !text.is_empty())
}

fn first(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::Array(values) => text(values.first()),
        value => text(Some(value)),
    }
}

/// The names of people or organisations, given as text, as things or as lists of both.
fn names(value: Option<&Value>, people: &[(String, String)]) -> Vec<String> {
    match value {
        Some(Value::Array(values)) => values.iter().take(MOST).flat_map(|value| names(Some(value), people)).collect(),
        Some(Value::Object(object)) => match object.get("name") {
            Some(Value::Array(values)) => values.iter().filter_map(|value| text(Some(value))).collect(),
            Some(name) => text(Some(name)).into_iter().collect(),
            None => {
                let id = text(object.get("@id"));
                let named = |(other, _): &&(String, String)| Some(other) == id.as_ref();
                people.iter().find(named).map(|(_, name)| name.clone()).into_iter().collect()
            }
        },
        Some(Value::String(name)) => Some(super::plain(name)).filter(|name| !name.is_empty()).into_iter().collect(),
        _ => Vec::new(),
    }
}
