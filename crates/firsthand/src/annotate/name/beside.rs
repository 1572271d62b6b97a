//! Names in captions, credits and links, which have no sentences: those that the article's prose names too, and the
//! agencies, outlets and places that are known without it.
//!
//! Such lines are too short and too full of capitals to be read for new names. What stands there is looked up.

use std::collections::{BTreeMap, BTreeSet};

use super::{known, roll};
use crate::annotate::{Certainty, Entity, Name, NameKind};
use crate::span::Span;
use crate::text::{BlockKind, Text};

/// A place that the prose does not name is known in a caption from this weight on: countries, states, large cities.
const KNOWN_PLACE: i32 = 5;
/// A known name in a caption has at most this many words.
const LONGEST: usize = 3;

/// The forms of the names found so far by their first word, the longest first, each with the entity it means.
type Forms = BTreeMap<String, Vec<(String, usize)>>;

/// Adds the names beside the prose, and puts names and entities back in order.
pub(super) fn find(source: &str, text: &Text, names: &mut Vec<Name>, entities: &mut Vec<Entity>) {
    let forms = forms(source, names);
    let before = names.len();
    for block in text.blocks.iter().filter(|block| !block.kind.has_sentences()) {
        for run in &block.runs {
            read(source, *run, block.kind, &forms, names, entities);
        }
    }
    if names.len() > before {
        names.sort_by_key(|name| (name.span.start, name.span.end));
        renumber(names, entities);
    }
}

/// What one form means; a form that means two entities tells nothing here.
fn forms(source: &str, names: &[Name]) -> Forms {
    let mut meant: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for name in names {
        meant.entry(name.span.of(source)).or_default().insert(name.entity);
    }
    let mut forms = Forms::new();
    for (form, entities) in meant {
        if let (1, Some(&entity)) = (entities.len(), entities.first()) {
            forms.entry(first_word(form).to_owned()).or_default().push((form.to_owned(), entity));
        }
    }
    for list in forms.values_mut() {
        list.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
    }
    forms
}

/// Letters and digits up to the first other character.
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

fn read(source: &str, run: Span, kind: BlockKind, forms: &Forms, names: &mut Vec<Name>, entities: &mut Vec<Entity>) {
    let mut at = run.start;
    let mut inside = false;
    while let Some(rest) = source.get(at..run.end).filter(|rest| !rest.is_empty()) {
        let Some(first) = rest.chars().next() else { return };
        if inside || !(first.is_uppercase() || first.is_ascii_digit()) {
            inside = first.is_alphanumeric();
            at += first.len_utf8();
            continue;
        }
        let line = source.get(run.start..at).unwrap_or_default();
        let found = roll_person(line, rest, kind, forms, entities).or_else(|| written(rest, forms)).or_else(|| {
            let (length, kind, name) = looked_up(rest, kind)?;
            Some((length, entity_of(name, kind, entities)))
        });
        match found.and_then(|(length, entity)| Some((length, entity, entities.get(entity)?.kind))) {
            Some((length, entity, kind)) => {
                let span = Span { start: at, end: at + length };
                names.push(Name { span, kind, entity, certainty: Certainty::Likely });
                at += length;
            }
            None => at += first_word(rest).len().max(first.len_utf8()),
        }
        inside = false;
    }
}

/// A person whom the line shows to be one, as the length and the entity.
fn roll_person(
    line: &str,
    rest: &str,
    kind: BlockKind,
    forms: &Forms,
    entities: &mut Vec<Entity>,
) -> Option<(usize, usize)> {
    if kind == BlockKind::Related {
        return None;
    }
    let length = roll::person(line, rest, kind == BlockKind::Caption)?;
    let name = rest.get(..length)?;
    if let Some((_, entity)) = written(rest, forms).filter(|(known, _)| *known >= length) {
        let person = entities.get(entity).is_some_and(|entity| entity.kind == NameKind::Person);
        return person.then_some((length, entity));
    }
    let usual = match name.split_once(", ") {
        Some((last, first)) => format!("{first} {last}"),
        None => name.to_owned(),
    };
    Some((length, entity_of(&usual, NameKind::Person, entities)))
}

/// The longest form of the prose that stands here, as the length and its entity.
fn written(rest: &str, forms: &Forms) -> Option<(usize, usize)> {
    let list = forms.get(first_word(rest))?;
    let stands =
        |form: &str| rest.strip_prefix(form).is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric()));
    list.iter().find(|(form, _)| stands(form)).map(|(form, entity)| (form.len(), *entity))
}

/// An agency, an outlet in capitals or a place that is known, as its length, kind and written form.
fn looked_up(rest: &str, kind: BlockKind) -> Option<(usize, NameKind, &str)> {
    if kind == BlockKind::Related {
        return None;
    }
    let mut ends: Vec<usize> = Vec::new();
    let mut from = 0;
    while let Some(tail) = rest.get(from..).filter(|_| ends.len() < LONGEST) {
        let word = first_word(tail);
        if !word.starts_with(char::is_uppercase) {
            break;
        }
        ends.push(from + word.len());
        if !tail.get(word.len()..).unwrap_or_default().starts_with(' ') {
            break;
        }
        from += word.len() + 1;
    }
    ends.into_iter().rev().find_map(|end| {
        let phrase = rest.get(..end)?;
        let loud = super::case::is_loud(phrase);
        let agency = known::is_agency(phrase) || loud && known::is_agency(&known::in_title_case(phrase));
        if agency || loud && known::is_organisation(phrase) {
            return Some((end, NameKind::Organization, phrase));
        }
        let place = known::place_weight(phrase).is_some_and(|weight| weight >= KNOWN_PLACE);
        (kind == BlockKind::Caption && place).then_some((end, NameKind::Place, phrase))
    })
}

/// The entity of this kind that bears the name, or a new one.
fn entity_of(name: &str, kind: NameKind, entities: &mut Vec<Entity>) -> usize {
    let listed = |name: &str| {
        known::canonical(name, kind).or_else(|| known::canonical(&known::in_title_case(name), kind)).map(str::to_owned)
    };
    let wanted = listed(name);
    let same = |entity: &Entity| {
        entity.kind == kind && (entity.name == name || wanted.is_some() && listed(&entity.name) == wanted)
    };
    if let Some(at) = entities.iter().position(same) {
        return at;
    }
    entities.push(Entity { kind, name: name.to_owned(), gender: None, roles: Vec::new(), age: None });
    entities.len() - 1
}

/// Numbers the entities by their first mention.
fn renumber(names: &mut [Name], entities: &mut Vec<Entity>) {
    let mut number: Vec<Option<usize>> = vec![None; entities.len()];
    let mut ordered = Vec::with_capacity(entities.len());
    for name in names.iter_mut() {
        let (Some(slot), Some(entity)) = (number.get_mut(name.entity), entities.get(name.entity)) else { continue };
        name.entity = *slot.get_or_insert_with(|| {
            ordered.push(entity.clone());
            ordered.len() - 1
        });
    }
    *entities = ordered;
}
