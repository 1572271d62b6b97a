//! Whether the agency that an article was taken from is among its credits.
//!
//! `metadata.tsv` gives the agency in its last column, from the pages' own fields; the text need not name it.

use std::collections::BTreeMap;
use std::path::Path;

use firsthand::annotate::{Credit, CreditKind};

/// The last column of each article that has one: `None` where the outlet wrote it itself, nothing where it is not told.
pub fn read(folder: &Path) -> BTreeMap<String, Option<String>> {
    let table = folder.parent().and_then(|parent| std::fs::read_to_string(parent.join("metadata.tsv")).ok());
    let table = table.unwrap_or_default();
    let rows = table.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter_map(|row| Some(((*row.get(1)?).to_owned(), *row.last()?)))
        .filter(|(_, wire)| !matches!(*wire, "NA" | "" | "wire"))
        .map(|(name, wire)| (name, Some(wire.to_owned()).filter(|wire| wire != "None")))
        .collect()
}

/// How many articles came from an agency, and of how many that is found.
#[derive(Debug, Default)]
pub struct Tally {
    from: usize,
    found: usize,
    named: usize,
    named_found: usize,
    own: usize,
    own_clean: usize,
}

impl Tally {
    /// Counts one article; gives what is wrong.
    pub fn count(&mut self, text: &str, wire: Option<&str>, credits: &[Credit]) -> Option<String> {
        let agencies = credits.iter().filter(|credit| credit.kind == CreditKind::Agency && credit.covers.is_none());
        let names: Vec<&str> = agencies.map(|credit| credit.name.as_str()).collect();
        let Some(wire) = wire else {
            self.own += 1;
            self.own_clean += usize::from(names.is_empty());
            return (!names.is_empty()).then(|| format!("none taken, given {names:?}"));
        };
        let found = names.iter().any(|name| is_same(name, wire));
        let named = text.split(|c: char| !c.is_alphanumeric()).any(|word| word.eq_ignore_ascii_case(wire));
        self.from += 1;
        self.found += usize::from(found);
        self.named += usize::from(named);
        self.named_found += usize::from(named && found);
        (!found).then(|| format!("{wire}, given {names:?}{}", if named { "" } else { ", not in the text" }))
    }

    /// The shares in lines.
    pub fn report(&self) {
        let line = |what: &str, part: usize, whole: usize| {
            println!("{what} {:.3} ({part}/{whole})", part as f64 / whole.max(1) as f64);
        };
        line("wire, all", self.found, self.from);
        line("wire, named in the text", self.named_found, self.named);
        line("no wire, no agency for the whole", self.own_clean, self.own);
    }
}

fn is_same(name: &str, wire: &str) -> bool {
    let whole = match wire.to_ascii_lowercase().as_str() {
        "ap" => "associated press",
        "upi" => "united press international",
        "afp" => "agence france-presse",
        _ => wire,
    };
    name.eq_ignore_ascii_case(wire) || name.eq_ignore_ascii_case(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use firsthand::Document;
    use firsthand::account;
    use firsthand::settings::Settings;

    /// What is wrong of an article that came from `wire`, and how many were found so far.
    fn check(tally: &mut Tally, words: &str, wire: Option<&str>, wrong: Option<&str>) {
        let (reports, _) = account::annotated(vec![Document::new("a.txt", words)], &Settings::default());
        let credits = &reports[0].annotations.credits;
        assert_eq!(tally.count(words, wire, credits).as_deref(), wrong, "{words}");
    }

    #[test]
    fn agencies_are_found_under_any_of_their_names() {
        let mut tally = Tally::default();
        check(&mut tally, "HARBOUR (AP) - The bridge fell on Monday.\n", Some("AP"), None);
        check(&mut tally, "HARBOUR (UPI) - The bridge fell on Monday.\n", Some("UPI"), None);
        let missing = "AP, given [], not in the text";
        check(&mut tally, "The bridge fell on Monday.\n", Some("AP"), Some(missing));
        assert_eq!((tally.from, tally.found, tally.named, tally.named_found), (3, 2, 2, 2));
    }

    #[test]
    fn an_agency_for_the_whole_is_wrong_where_the_outlet_wrote_it() {
        let mut tally = Tally::default();
        check(&mut tally, "The bridge fell, the Associated Press reported on Monday.\n", None, None);
        check(&mut tally, "HARBOUR (AP) - The bridge fell on Monday.\n", None, Some("none taken, given [\"AP\"]"));
        assert_eq!((tally.own, tally.own_clean), (2, 1));
    }
}
