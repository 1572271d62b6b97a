//! Outlets by their web addresses: "nytimes.com" for The New York Times.

use super::{agency, outlet};

/// Endings of web addresses that say nothing of whose they are.
const ENDINGS: &[&str] = &["co", "com", "org", "net", "gov", "ac", "edu", "news"];

/// Whether an outlet is given as a web address.
pub fn is_address(outlet: &str) -> bool {
    outlet.contains('.') && !outlet.contains(' ')
}

/// What a web address is called: "reuters" of "www.reuters.com", "cnn" of "edition.cnn.com", "bbc" of "bbc.co.uk".
/// `None` for what is no web address.
pub fn label_of(outlet: &str) -> Option<&str> {
    if !is_address(outlet) {
        return None;
    }
    labels(outlet).find(|label| !ENDINGS.contains(label))
}

/// The labels of a web address, the last but one first.
fn labels(address: &str) -> impl Iterator<Item = &str> {
    address.split('.').rev().skip(1)
}

/// Whether a web address in lower case is that of a name, or of another name of the same agency or outlet: "afp.com" of
/// Agence France-Presse.
pub fn is_address_of(address: &str, name: &str) -> bool {
    let spelt = |name: &str| labels(address).any(|label| spells(label, name));
    let known =
        |own: &'static str, aliases: &'static [&'static str]| spelt(own) || aliases.iter().any(|name| spelt(name));
    is_address(address)
        && (spelt(name)
            || agency(name).is_some_and(|agency| known(agency.name, agency.aliases))
            || outlet(name).is_some_and(|outlet| known(outlet.name, outlet.aliases)))
}

/// Whether a label of a web address spells a name: its words one after the other, each whole or by its first letter, the
/// last one whole ("nytimes", "washingtonpost"), or all of three and more by their first letters ("wsj").
pub fn spells(label: &str, name: &str) -> bool {
    let name = name.to_lowercase();
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !matches!(*word, "" | "the")).collect();
    if words.is_empty() || label.contains(' ') {
        return false;
    }
    let label: String = label.strip_prefix("the").unwrap_or(label).chars().filter(|c| c.is_alphanumeric()).collect();
    let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
    words.len() > 2 && initials == label || spells_words(&label, &words)
}

fn spells_words(label: &str, words: &[&str]) -> bool {
    let Some((word, rest)) = words.split_first() else { return label.is_empty() };
    let whole = label.strip_prefix(word).is_some_and(|left| spells_words(left, rest));
    let initial = || word.chars().next().and_then(|first| label.strip_prefix(first));
    whole || !rest.is_empty() && initial().is_some_and(|left| spells_words(left, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_spell_names() {
        let check = |label: &str, name: &str, expected: bool| assert_eq!(spells(label, name), expected, "{label}");
        check("nytimes", "The New York Times", true);
        check("latimes", "Los Angeles Times", true);
        check("washingtonpost", "Washington Post", true);
        check("wsj", "Wall Street Journal", true);
        check("theguardian", "The Guardian", true);
        check("bbc-news", "BBC News", true);
        check("usatoday", "USA Today", true);
        check("times", "New York Times", false);
        check("ap", "Associated Press", false);
        check("", "", false);
    }

    #[test]
    fn addresses_are_called_by_their_telling_label() {
        let check = |address: &str, expected: Option<&str>| assert_eq!(label_of(address), expected, "{address}");
        check("www.reuters.com", Some("reuters"));
        check("edition.cnn.com", Some("cnn"));
        check("bbc.co.uk", Some("bbc"));
        check("The Northmere Post", None);
    }

    #[test]
    fn an_agency_has_the_address_of_any_of_its_names() {
        assert!(is_address_of("www.afp.com", "Agence France-Presse"));
        assert!(is_address_of("uk.reuters.com", "Reuters"));
        assert!(!is_address_of("uk.reuters.com", "Associated Press"));
        assert!(!is_address_of("Reuters", "Reuters"));
    }
}
