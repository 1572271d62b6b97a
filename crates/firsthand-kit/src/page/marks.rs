//! What the names that page makers give to elements say: this is the article's body, that is navigation, an
//! advertisement, a comment, the caption of a picture.
//!
//! Class names and ids are made uniform first: "postContent", "post__content" and "post-content" all read
//! "post-content".

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::tree::{Element, is_heading};
use super::words::{Said, said};

/// What an element is by its own name and by the names given to it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Marks {
    /// Not the article's text.
    pub noise: Option<Noise>,
    /// The article or what holds it.
    pub holds: Option<Holds>,
    /// Names an author; the lower, the surer.
    pub author: Option<usize>,
    /// The caption of a picture.
    pub caption: bool,
    /// Who took a picture.
    pub credit: bool,
    /// Comments or other articles, which have authors and dates of their own.
    pub apart: bool,
    /// Says when the article was changed.
    pub updated: bool,
    /// Says when the article was published.
    pub published: bool,
}

/// What is no text of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Noise {
    /// Never the article: a menu, an advertisement, comments.
    Never,
    /// Other articles where it holds links; without them it may be this article's lead.
    Elsewhere,
}

/// How surely an element holds the article, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holds {
    /// Its name says that it is the article's body.
    Body,
    /// It is an `article`.
    Article,
    /// Its name says that it holds the article or the content.
    Content,
}

/// What names say, each looked up once a page: a page has few names and many elements.
#[derive(Debug, Default)]
pub(super) struct Names<'a>(HashMap<&'a str, Marks, RandomState>);

impl<'a> Names<'a> {
    /// What the element is.
    pub fn marks(&mut self, element: &'a Element) -> Marks {
        // The id of a heading is made of its words.
        let id = element.attribute("id").filter(|_| !is_heading(&element.name));
        let values = [element.attribute("class"), id].into_iter().flatten();
        let mut marks = Marks::default();
        for name in values.flat_map(str::split_whitespace).take(MOST_NAMES) {
            marks = marks.with(*self.0.entry(name).or_insert_with(|| Marks::of(&uniform(name))));
        }
        Marks { holds: holds(element, marks.holds), author: author(element, marks.author), ..marks }
    }
}

impl Marks {
    /// What a uniform name says of whatever element has it.
    fn of(name: &str) -> Self {
        let all = all(name);
        let holds = all.has(Said::BODY).then_some(Holds::Body);
        let author = all.has(Said::AUTHOR) || said(name).has(Said::AUTHOR_WHOLE);
        Self {
            noise: noise(name, all),
            holds: holds.or_else(|| all.has(Said::AROUND).then_some(Holds::Content)),
            author: if author { Some(1) } else { all.has(Said::WRITER).then_some(2) },
            caption: all.has(Said::CAPTION),
            credit: all.has(Said::CREDIT),
            apart: all.has(Said::APART),
            updated: all.has(Said::UPDATED),
            published: all.has(Said::PUBLISHED),
        }
    }

    /// What two names say together.
    fn with(self, other: Self) -> Self {
        Self {
            noise: least(self.noise, other.noise),
            holds: least(self.holds, other.holds),
            author: least(self.author, other.author),
            caption: self.caption || other.caption,
            credit: self.credit || other.credit,
            apart: self.apart || other.apart,
            updated: self.updated || other.updated,
            published: self.published || other.published,
        }
    }
}

/// The lesser of two where both are given.
fn least<T: Ord>(one: Option<T>, other: Option<T>) -> Option<T> {
    one.into_iter().chain(other).min()
}

/// Frameworks that make a class of every property give an element some dozens.
const MOST_NAMES: usize = 40;

fn uniform(name: &str) -> String {
    let mut uniform = String::with_capacity(name.len() + 4);
    let mut before = ' ';
    for c in name.chars() {
        let begins = !c.is_alphanumeric() || c.is_uppercase() && before.is_lowercase();
        if begins && !uniform.is_empty() && !uniform.ends_with('-') {
            uniform.push('-');
        }
        if c.is_alphanumeric() {
            uniform.extend(c.to_lowercase());
        }
        before = c;
    }
    uniform.truncate(uniform.trim_end_matches('-').len());
    uniform
}

/// What all words of a name say, alone and in a row.
fn all(name: &str) -> Said {
    phrases(name).fold(Said::default(), |all, words| all.and(said(words)))
}

/// One to three words of a name that stand in a row.
fn phrases(name: &str) -> impl Iterator<Item = &str> {
    let starts = std::iter::once(0).chain(name.match_indices('-').map(|(at, _)| at + 1));
    starts.flat_map(move |start| beginnings(name.get(start..).unwrap_or_default()))
}

/// The first word of a name, its first two, its first three.
fn beginnings(name: &str) -> impl Iterator<Item = &str> {
    let ends = name.match_indices('-').map(|(at, _)| at).chain([name.len()]);
    ends.take(3).filter_map(move |end| name.get(..end))
}

/// Whether a name says that the element is noise, all of whose words say `all`.
fn noise(name: &str, all: Said) -> Option<Noise> {
    // No name in the list has more than three words.
    let whole = |words: &&str| words.len() > SHORT || words.len() == name.len();
    if beginnings(name).filter(whole).any(|words| said(words).has(Said::NEVER_WHOLE)) {
        return Some(Noise::Never);
    }
    if name.split('-').any(|word| said(word).has(Said::ADJECTIVE)) {
        return None;
    }
    if all.has(Said::AD) {
        return Some(Noise::Never);
    }
    let mut words = name.split('-').filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()));
    // Before the first word may stand a name-space such as "js", "c" or "wp".
    let first = words.find(|word| word.len() > 2 || said(word).has(Said::NEVER))?;
    let ends = said(first).and(words.next_back().map(said).unwrap_or_default());
    match () {
        () if ends.has(Said::NEVER) => Some(Noise::Never),
        () if ends.has(Said::ELSEWHERE) => Some(Noise::Elsewhere),
        () => None,
    }
}

/// "hide" as a whole name says that an element is hidden, "hide-on-mobile" does not.
const SHORT: usize = 6;

/// What the element holds, by its own name, its markup and what its names say.
fn holds(element: &Element, named: Option<Holds>) -> Option<Holds> {
    let role = element.attribute("role").unwrap_or_default();
    match &*element.name {
        "div" | "article" | "section" | "main" | "td" | "span"
            if named == Some(Holds::Body) || element.lists("itemprop", "articleBody") =>
        {
            Some(Holds::Body)
        }
        "article" => Some(Holds::Article),
        "div" | "section" if role == "article" => Some(Holds::Article),
        "main" => Some(Holds::Content),
        "div" | "section" | "td" if role == "main" => Some(Holds::Content),
        "div" | "section" | "td" => named,
        _ => None,
    }
}

/// How surely the element names an author, by its markup and by what its names say.
fn author(element: &Element, named: Option<usize>) -> Option<usize> {
    match &*element.name {
        "body" | "html" | "img" => None,
        _ if element.lists("rel", "author") || element.lists("itemprop", "author") => Some(0),
        _ => named,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_uniform() {
        for (name, expected) in
            [("postContent", "post-content"), ("post__content--wide", "post-content-wide"), ("--", "")]
        {
            assert_eq!(uniform(name), expected);
        }
        assert_eq!(phrases("a-b-c").collect::<Vec<_>>(), ["a", "a-b", "a-b-c", "b", "b-c", "c"]);
    }

    #[test]
    fn a_name_is_noise_by_what_it_names_not_by_what_it_has() {
        let check = |name: &str, expected: Option<Noise>| assert_eq!(noise(name, all(name)), expected, "{name}");
        check("nav-links", Some(Noise::Never));
        check("article-tags", Some(Noise::Never));
        check("js-share-bar", Some(Noise::Never));
        check("related-articles", Some(Noise::Elsewhere));
        check("proper-ad-unit", Some(Noise::Never));
        check("off-screen", Some(Noise::Never));
        check("has-sidebar", None);
        check("content-with-ads", None);
        check("commentary", None);
        check("story-body", None);
    }
}
