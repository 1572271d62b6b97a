//! The kinds of events that generated stories are of, from `pile/kinds.txt`, which explains its own form.

use std::collections::BTreeMap;

use crate::corpus::vocabulary::{Part, Vocabulary};

const KINDS: &str = include_str!("../../pile/kinds.txt");

/// One word of a wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// Something of the story: its letter and number ("$P1").
    Slot(char, usize),
    /// A word that holds the sentence together, or a form that is not exchanged.
    Form(&'static str),
    /// A word that others may stand for.
    Plain(Part, &'static str),
    /// A mark that touches the word before.
    Mark(&'static str),
}

/// One way to say something.
pub type Wording = Vec<Token>;
/// All ways to say it.
pub type Wordings = Vec<Wording>;

/// A kind of events.
#[derive(Debug, Default)]
pub struct Kind {
    /// Its name.
    #[cfg(test)]
    pub name: &'static str,
    /// Words for the event.
    pub heads: Vec<&'static str>,
    /// How its organisations end; anything where it is empty.
    pub endings: Vec<&'static str>,
    /// Headlines.
    pub titles: Wordings,
    /// What happened.
    pub lead: Wordings,
    /// What else was known at first.
    pub facts: Vec<Wordings>,
    /// What follow-ups bring.
    pub later: Vec<Wordings>,
    /// What every story of the kind says.
    pub stock: Wordings,
    /// What its stories have in common.
    pub words: Vec<&'static str>,
}

/// All kinds, in the order of the file.
pub fn kinds(vocabulary: &Vocabulary) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = Vec::new();
    let mut known = BTreeMap::new();
    let lines = KINDS.lines().filter(|line| !line.starts_with('#'));
    for (key, rest) in lines.filter_map(|line| line.split_once(' ')) {
        if key == "kind" {
            kinds.push(Kind {
                #[cfg(test)]
                name: rest,
                ..Kind::default()
            });
            continue;
        }
        let Some(kind) = kinds.last_mut() else { continue };
        let mut wordings = || rest.split(" | ").map(|text| wording(text, vocabulary, &mut known)).collect();
        match key {
            "head" => kind.heads = rest.split('|').collect(),
            "orgs" => kind.endings = rest.split('|').collect(),
            "title" => kind.titles = wordings(),
            "lead" => kind.lead = wordings(),
            "fact" => kind.facts.push(wordings()),
            "later" => kind.later.push(wordings()),
            "stock" => kind.stock = wordings(),
            _ => kind.words = rest.split(' ').collect(),
        }
    }
    kinds
}

fn wording(text: &'static str, vocabulary: &Vocabulary, known: &mut BTreeMap<&'static str, Token>) -> Wording {
    let mut wording = Wording::new();
    for word in text.split(' ') {
        let bare = word.trim_end_matches([',', ';', ':']);
        if let Some(slot) = bare.strip_prefix('$') {
            let number = slot.get(1..).and_then(|number| number.parse().ok()).unwrap_or(0);
            wording.extend(slot.chars().next().map(|letter| Token::Slot(letter, number)));
        } else if !bare.is_empty() {
            let exchanged = |part: &Part| bare.len() > 3 && vocabulary.is(*part, bare);
            wording.push(*known.entry(bare).or_insert_with(|| {
                let part = [Part::Noun, Part::Adjective].into_iter().find(exchanged);
                part.map_or(Token::Form(bare), |part| Token::Plain(part, bare))
            }));
        }
        if bare.len() < word.len() {
            wording.push(Token::Mark(&word[bare.len()..]));
        }
    }
    wording
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_whole_and_says_each_thing_in_several_ways() {
        let kinds = kinds(&Vocabulary::new());
        assert!(kinds.len() >= 25);
        for kind in &kinds {
            let all = [&kind.titles, &kind.lead, &kind.stock].into_iter().chain(&kind.facts).chain(&kind.later);
            assert!(all.into_iter().all(|wordings| wordings.len() >= 3), "{}", kind.name);
            assert!(!kind.heads.is_empty() && kind.words.len() >= 12, "{}", kind.name);
            assert!(kind.facts.len() >= 2 && kind.later.len() >= 2, "{}", kind.name);
        }
    }

    #[test]
    fn a_lead_or_a_title_names_something_of_the_story() {
        for kind in kinds(&Vocabulary::new()) {
            let names = |wording: &Wording| {
                let named = |token: &&Token| matches!(token, Token::Slot('P' | 'L' | 'O' | 'Z' | 'C', _));
                wording.iter().filter(named).count()
            };
            assert!(kind.titles.iter().all(|title| names(title) >= 1), "{}", kind.name);
            assert!(kind.lead.iter().all(|lead| names(lead) >= 1), "{}", kind.name);
        }
    }
}
