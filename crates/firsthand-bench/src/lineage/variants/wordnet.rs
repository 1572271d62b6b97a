//! The WordNet database files (wndb(5WN)): which synonyms a word has, sense by sense, the most used sense first.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use crate::options::Failure;

/// Parts of speech by the endings of WordNet's files.
const PARTS: [&str; 4] = ["noun", "verb", "adj", "adv"];

/// The synonyms of every lemma, and irregular forms.
#[derive(Debug, Default)]
pub struct WordNet {
    parts: [Part; 4],
}

#[derive(Debug, Default)]
struct Part {
    /// Lemma to the synsets of its senses.
    senses: HashMap<String, Vec<u64>>,
    /// How often running text was found to have the lemma, from the index of senses.
    counts: HashMap<String, u32>,
    synsets: HashMap<u64, Vec<String>>,
    exceptions: HashMap<String, String>,
}

/// A word as a form of a lemma.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// 0 noun, 1 verb, 2 adjective, 3 adverb.
    pub part: usize,
    /// The lemma.
    pub lemma: String,
    /// What the form adds to it: "", "s", "ed", "ing".
    pub ending: &'static str,
}

impl WordNet {
    /// Reads the files of a folder, such as `/usr/share/wordnet`.
    pub fn load(folder: &Path) -> Result<Self, Failure> {
        let mut wordnet = Self::default();
        for (part, name) in wordnet.parts.iter_mut().zip(PARTS) {
            let read = |file: String| {
                let path = folder.join(file);
                let bytes = fs::read(&path).map_err(|cause| Failure::at(&path, cause))?;
                Ok::<_, Failure>(String::from_utf8_lossy(&bytes).into_owned())
            };
            for line in read(format!("index.{name}"))?.lines().filter(|line| !line.starts_with(' ')) {
                part.add_index(line);
            }
            for line in read(format!("data.{name}"))?.lines().filter(|line| !line.starts_with(' ')) {
                part.add_synset(line);
            }
            for line in read(format!("{name}.exc"))?.lines() {
                if let Some((form, lemma)) = line.split_once(' ') {
                    part.exceptions.insert(form.to_owned(), lemma.split(' ').next().unwrap_or(lemma).to_owned());
                }
            }
        }
        let path = folder.join("cntlist.rev");
        let counts = fs::read_to_string(&path).map_err(|cause| Failure::at(&path, cause))?;
        counts.lines().for_each(|line| wordnet.add_count(line));
        Ok(wordnet)
    }

    /// `lemma%part:file:id:head:headid sense count`
    fn add_count(&mut self, line: &str) {
        let mut fields = line.split(' ');
        let (Some(key), Some(_), Some(count)) = (fields.next(), fields.next(), fields.next()) else { return };
        let Some((lemma, rest)) = key.split_once('%') else { return };
        let part = match rest.as_bytes().first() {
            Some(b'1') => 0,
            Some(b'2') => 1,
            Some(b'3' | b'5') => 2,
            _ => 3,
        };
        let count: u32 = count.parse().unwrap_or(0);
        if let Some(part) = self.parts.get_mut(part) {
            *part.counts.entry(lemma.to_owned()).or_insert(0) += count;
        }
    }

    /// What form of which lemma a word most likely is: the part of speech that running text has it in most often.
    pub fn form(&self, word: &str) -> Option<Form> {
        let forms =
            self.parts.iter().enumerate().filter_map(|(part, own)| own.form(word, part).map(|form| (part, form)));
        forms
            .map(|(part, (lemma, ending))| Form { part, lemma, ending })
            .max_by_key(|form| (self.count(form), std::cmp::Reverse(form.part)))
    }

    fn count(&self, form: &Form) -> u32 {
        self.parts.get(form.part).and_then(|part| part.counts.get(&form.lemma)).copied().unwrap_or(0)
    }

    /// The synonyms of each sense of a lemma, the most used sense first; senses without a synonym are left out.
    pub fn synonyms(&self, form: &Form) -> Vec<Vec<&str>> {
        let Some(part) = self.parts.get(form.part) else { return Vec::new() };
        let senses = part.senses.get(&form.lemma).map(Vec::as_slice).unwrap_or_default();
        senses
            .iter()
            .filter_map(|synset| part.synsets.get(synset))
            .map(|words| words.iter().map(String::as_str).filter(|word| **word != form.lemma).collect::<Vec<_>>())
            .filter(|words| !words.is_empty())
            .collect()
    }
}

impl Part {
    /// `lemma pos synset_cnt p_cnt [ptr...] sense_cnt tagsense_cnt offset...`
    fn add_index(&mut self, line: &str) {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let count: usize = fields.get(2).and_then(|count| count.parse().ok()).unwrap_or(0);
        let Some(first) = fields.len().checked_sub(count) else { return };
        let synsets = fields.get(first..).unwrap_or_default().iter().filter_map(|offset| offset.parse().ok());
        if let Some(lemma) = fields.first() {
            self.senses.insert((*lemma).to_owned(), synsets.collect());
        }
    }

    /// `offset file type w_cnt(hex) word lex_id word lex_id ...`
    fn add_synset(&mut self, line: &str) {
        let fields: Vec<&str> = line.split(" | ").next().unwrap_or(line).split_whitespace().collect();
        let offset: Option<u64> = fields.first().and_then(|offset| offset.parse().ok());
        let count = fields.get(3).and_then(|count| usize::from_str_radix(count, 16).ok()).unwrap_or(0);
        let words = (0..count).filter_map(|at| fields.get(4 + 2 * at));
        // An adjective's place in the phrase stands in brackets behind it.
        let plain = words.map(|word| word.split('(').next().unwrap_or(word).replace('_', " "));
        if let Some(offset) = offset {
            self.synsets.insert(offset, plain.filter(|word| !word.starts_with(char::is_uppercase)).collect());
        }
    }

    fn form(&self, word: &str, part: usize) -> Option<(String, &'static str)> {
        if self.senses.contains_key(word) {
            return Some((word.to_owned(), ""));
        }
        if let Some(lemma) = self.exceptions.get(word) {
            let ending = if word.ends_with("ing") {
                "ing"
            } else if word.ends_with('s') {
                "s"
            } else {
                "ed"
            };
            return Some((lemma.clone(), ending));
        }
        const RULES: &[(&str, &str, &str)] = &[
            ("ies", "y", "s"),
            ("ches", "ch", "s"),
            ("shes", "sh", "s"),
            ("sses", "ss", "s"),
            ("xes", "x", "s"),
            ("s", "", "s"),
            ("ied", "y", "ed"),
            ("ed", "e", "ed"),
            ("ed", "", "ed"),
            ("ing", "e", "ing"),
            ("ing", "", "ing"),
        ];
        // Nouns have a plural, verbs all forms, the others none.
        let fits = |ending: &str| part == 1 || (part == 0 && ending == "s");
        for (from, to, ending) in RULES.iter().filter(|rule| fits(rule.2)) {
            if let Some(start) = word.strip_suffix(from) {
                let lemma = format!("{start}{to}");
                if lemma.len() >= 3 && self.senses.contains_key(&lemma) {
                    return Some((lemma, ending));
                }
                let undoubled = lemma.get(..lemma.len().saturating_sub(1)).unwrap_or_default();
                if *ending != "s" && to.is_empty() && undoubled.len() >= 2 && self.senses.contains_key(undoubled) {
                    return Some((undoubled.to_owned(), ending));
                }
            }
        }
        None
    }
}
