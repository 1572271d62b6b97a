//! Names of authors out of bylines: "By Jo Bell and Cy Dow, Political Editor", "Von Jo Bell | 31.01.2020".

use firsthand::lexicon::places;

/// What stands before the names.
const OPENINGS: &[&str] = &[
    "by",
    "von",
    "par",
    "por",
    "di",
    "door",
    "written by",
    "posted by",
    "published by",
    "story by",
    "words by",
    "geschrieben von",
    "veröffentlicht von",
    "ein beitrag von",
    "ein artikel von",
    "publié par",
    "escrito por",
    "text:",
    "text von",
    "autor:",
    "author:",
    "autorin:",
    "autoren:",
    "author",
    "autor",
    "interview:",
    "auteur :",
    "auteur:",
    "napisał",
    "redaktion:",
    "zeige alle beiträge von",
    "alle beiträge von",
    "erstellt von",
    "pressemitteilung von",
    "view all posts by",
    "posts by",
    "beitrag von",
    "all posts by",
    "mehr von",
    "more from",
    "gastbeitrag von",
    "story by",
    "verfasst von",
];

/// The longest name, in words: "Maria del Carmen de la Torre y Ruiz".
const MAX_WORDS: usize = 7;

/// Whether the words are nothing but an opening: "By".
pub(super) fn is_opening(words: &str) -> bool {
    let lower = words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    OPENINGS.iter().any(|opening| opening.trim_end_matches([':', ' ']) == lower)
}

/// Whether a line begins as a byline and goes on with a capital.
pub(in crate::page) fn opens(line: &str) -> bool {
    after_opening(line).is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

fn after_opening(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let found = OPENINGS.iter().filter_map(|opening| {
        let head = line.get(..opening.len())?;
        let rest = &line[opening.len()..];
        let ends = opening.ends_with(':') || rest.starts_with([' ', ':']);
        (head.to_lowercase() == *opening && ends).then_some(rest.trim_start_matches([' ', ':']))
    });
    found.min_by_key(|rest| rest.len())
}

/// The names in a byline.
pub(in crate::page) fn names(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = after_opening(line).unwrap_or(line);
    let line = line
        .split(['|', '•', '·', '\n', '(', '–', '—', '@', '<'])
        .map(str::trim)
        .find(|part| !part.is_empty())
        .unwrap_or_default();
    let line = [" - ", " am ", " on ", " um ", " vom ", " le ", " at "]
        .iter()
        .fold(line, |line, mark| line.split(mark).next().unwrap_or(line));
    let mut names: Vec<String> = Vec::new();
    let parts = parts(line);
    for (at, part) in parts.iter().enumerate() {
        // "Jo Bell, London, England": where a writer sits stands behind the name.
        if let Some(name) = name(part).filter(|name| at == 0 || places::place(name).is_none())
            && !names.iter().any(|other| other.eq_ignore_ascii_case(&name))
        {
            names.push(name);
        }
    }
    // "By Staff Reporter": who has no other name is called by the role.
    if names.is_empty() {
        names.extend(parts.into_iter().filter(|part| part.contains(' ')).find_map(named));
    }
    names
}

/// A list of names cut at its commas and conjunctions; what follows a comma in small letters is a role.
fn parts(line: &str) -> Vec<&str> {
    let mut parts = vec![line];
    for joint in [";", ",", " and ", " und ", " & ", " et ", " And ", " AND ", " y ", " e ", " with "] {
        parts = parts.into_iter().flat_map(|part| part.split(joint)).collect();
    }
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

fn name(part: &str) -> Option<String> {
    named(part).filter(|name| !is_role(name))
}

fn named(part: &str) -> Option<String> {
    let part = after_opening(part).unwrap_or(part);
    // "Jo Bell for The Post", "Jo Bell in Carrow"
    let part =
        [" for ", " For ", " FOR ", " in "].iter().fold(part, |part, mark| part.split(mark).next().unwrap_or(part));
    let part = part.trim_matches(['.', ':', '-', '*', '"', ' ', '/', '→', '»', '›', '+']);
    let words: Vec<&str> =
        part.split_whitespace().take_while(|word| !word.starts_with(|c: char| c.is_ascii_digit())).collect();
    let name = words.join(" ");
    let known = words.len() <= MAX_WORDS && name.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let address = name.contains("://") || name.contains("www.") && name.contains('/');
    let mail = name.contains('@') || name.to_lowercase().contains("[at]");
    (known && !address && !mail && !is_control(&name)).then_some(name)
}

/// What stands at the head of a site for whoever reads it, where pages name the reader's own account as they name authors.
fn is_control(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.split_whitespace().next_back() == Some("account")
        || ["sign in", "sign up", "log in", "log out", "login", "logout", "register", "subscribe", "guest"]
            .contains(&lower.as_str())
}

/// What stands beside names and is none.
fn is_role(name: &str) -> bool {
    const ROLES: &[&str] = &[
        "editor",
        "reporter",
        "correspondent",
        "staff",
        "writer",
        "redakteur",
        "redakteurin",
        "chefredakteur",
        "follow",
        "contributor",
        "about the author",
        "author",
        "autor",
        "share",
        "shares",
        "admin",
        "view all posts",
        "more",
        "updated",
        "published",
        "veröffentlicht",
        "aktualisiert",
        "posts by",
        "journalist",
        "columnist",
        "von",
        "by",
        "jr",
        "phd",
        "md",
        "unknown",
        "null",
        "none",
    ];
    let lower = name.to_lowercase();
    ROLES.iter().any(|role| lower == *role)
        || lower.ends_with(" editor")
        || lower.ends_with(" correspondent")
        || lower.ends_with(" reporter")
        || lower.starts_with("view all")
        || lower.starts_with("all posts")
}

/// The authors that the first source names which names a person, else the first that names anything.
pub(super) fn best(sources: [&Vec<String>; 3], outlet: Option<&str>) -> Vec<String> {
    let read = |lines: &Vec<String>| -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for name in lines.iter().flat_map(|line| names(line)) {
            if !found.iter().any(|other| other.eq_ignore_ascii_case(&name)) {
                found.push(name);
            }
        }
        found
    };
    let all = sources.map(read);
    let bare = |name: &str| name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let own = outlet.map(bare);
    let of_house = |name: &String| {
        let name = bare(name);
        own.as_ref().is_some_and(|own| name.contains(own.as_str()) || own.contains(&name))
            || name.contains("redaktion")
            || name.contains("editorial")
    };
    let people = all.iter().find(|names| !names.is_empty() && !names.iter().all(of_house));
    match people {
        Some(names) => names.iter().filter(|name| !of_house(name)).cloned().collect(),
        None => all.into_iter().find(|names| !names.is_empty()).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_without_what_stands_around_them() {
        let check = |line: &str, expected: &[&str]| assert_eq!(names(line), expected, "{line}");
        check("Jo Bell", &["Jo Bell"]);
        check("By Jo Bell and Cy Dow", &["Jo Bell", "Cy Dow"]);
        check("Von Jo Bell | 31.01.2020", &["Jo Bell"]);
        check("By JO BELL, Political Editor", &["JO BELL"]);
        check("Jo Bell, Cy Dow & Ann Ray", &["Jo Bell", "Cy Dow", "Ann Ray"]);
        check("Author: Jo Bell (Carrow)", &["Jo Bell"]);
        check("Jo Bell, Munich, Germany", &["Jo Bell"]);
        check("Jo Bell for The Post and Cy Dow →", &["Jo Bell", "Cy Dow"]);
        check("Jo Bell in Carrow", &["Jo Bell"]);
        check("https://social.example/jo", &[]);
        check("Post Account", &[]);
        check("", &[]);
    }

    #[test]
    fn a_person_comes_before_the_house() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let (house, tags, seen) = (names(&["The Carrow Post"]), names(&["Jo Bell"]), names(&[]));
        assert_eq!(best([&house, &tags, &seen], Some("Carrow Post")), ["Jo Bell"]);
        assert_eq!(best([&house, &seen, &seen], Some("Carrow Post")), ["The Carrow Post"]);
    }
}
