//! Whom a name of the claim means in the articles.

use std::collections::{BTreeMap, BTreeSet};

use crate::account::{Account, Report, StoryEntity};
use crate::annotate::NameKind;
use crate::collate::likeness::{self, SAME, is_acronym_of, plain};

/// The entities of the articles that a name of the claim means.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Meant {
    /// (article, entity of that article)
    pub entities: BTreeSet<(usize, usize)>,
    /// What they are called in the articles, in plain letters, one list of words for each spelling.
    pub spellings: BTreeSet<Vec<String>>,
    /// What sort of thing: as the articles have it, else as the claim's own words have it.
    pub kind: Option<NameKind>,
}

/// What the articles call each of their entities: (article, entity) to words in lower case.
pub(super) type Roles = BTreeMap<(usize, usize), BTreeSet<String>>;

/// The roles that any article gives somebody, for every article that names them.
pub(super) fn roles(account: &Account) -> Roles {
    let mut roles = Roles::new();
    for entity in account.stories.iter().flat_map(|story| &story.entities) {
        let given = entity.members.iter().filter_map(|&(article, index)| {
            Some(account.reports.get(article)?.annotations.entities.get(index)?.roles.as_slice())
        });
        let words: BTreeSet<String> =
            given.flatten().flat_map(|role| role.split_whitespace()).map(str::to_lowercase).collect();
        if !words.is_empty() {
            roles.extend(entity.members.iter().map(|&member| (member, words.clone())));
        }
    }
    roles
}

/// For each name of the claim, whom it means.
pub(super) fn meant(claim: &Report, account: &Account) -> Vec<Meant> {
    claim.annotations.names.iter().map(|name| of(claim.article.words(name.span), name.kind, account)).collect()
}

fn of(name: &str, kind: NameKind, account: &Account) -> Meant {
    let mut meant = Meant { kind: Some(kind), ..Meant::default() };
    meant.spellings.insert(words(name));
    let mut most = 0;
    for entity in account.stories.iter().flat_map(|story| &story.entities) {
        if !is_called(entity, name) {
            continue;
        }
        meant.entities.extend(entity.members.iter().copied());
        meant.spellings.extend(entity.variants.iter().map(|variant| words(&variant.text)));
        let mentions = entity.variants.iter().map(|variant| variant.count).sum::<usize>();
        if mentions > most {
            most = mentions;
            meant.kind = Some(entity.kind);
        }
    }
    meant
}

/// The words of a name in plain letters.
pub(super) fn words(name: &str) -> Vec<String> {
    name.split(|c: char| c.is_whitespace() || c == '-').map(plain).filter(|word| !word.is_empty()).collect()
}

/// Whether an entity of the articles goes by this name.
fn is_called(entity: &StoryEntity, name: &str) -> bool {
    entity.variants.iter().any(|variant| is_same(entity.kind, &variant.text, name))
}

/// Whether two names mean the same one, as far as the names tell. A claim stands among articles of one event, so that a
/// surname or the first word of a company's name is enough.
fn is_same(kind: NameKind, variant: &str, name: &str) -> bool {
    let (a, b) = (words(variant), words(name));
    if a == b || likeness::likeness(kind, variant, name) >= SAME {
        return true;
    }
    if is_acronym_of(name, variant) || is_acronym_of(variant, name) {
        return true;
    }
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.is_empty() || short.len() == long.len() {
        return false;
    }
    match kind {
        NameKind::Person => short.len() == 1 && (long.last() == short.last() || long.first() == short.first()),
        NameKind::Place => long.starts_with(short),
        _ => long.starts_with(short) || long.ends_with(short),
    }
}
