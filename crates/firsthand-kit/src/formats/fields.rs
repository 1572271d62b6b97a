//! Which field of a record means what: the names that exports of news give their fields, and those the user names.
//!
//! A path such as `source.title` leads into objects; lists are looked through, so that `authors.name` finds the names in
//! a list of authors. Upper and lower case are one. Where a record has several fields of one meaning, the one that stands
//! first in the list below wins, and whatever the user names wins over all.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// What a field of a record tells about an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The words of the article, or a page or a piece of one.
    Text,
    /// What to call the record.
    Id,
    /// The headline.
    Title,
    /// The address.
    Url,
    /// Who published it.
    Outlet,
    /// When it was published.
    Published,
    /// Who wrote it.
    Author,
}

/// The roles with the name each has on the command line and, best first, the fields that play it.
///
/// The names are those of Firsthand's own records and of the exports of news-please, trafilatura, Media Cloud, GDELT,
/// Event Registry, NewsAPI, WordPress and JSON Feed, and of IPTC ninjs 1 to 3.
const ROLES: &[(Role, &str, &[&str])] = &[
    (
        Role::Text,
        "text",
        &[
            "text",
            "maintext",
            "body",
            "body_text",
            "content_text",
            "article_text",
            "full_text",
            "fulltext",
            "story_text",
            "story.text",
            "story",
            "article",
            "content",
            "content.rendered",
            "content.value",
            "raw_text",
            "body_xhtml",
            "body_html",
            "content_html",
            "bodies.value",
            "html",
            "raw_html",
        ],
    ),
    (Role::Id, "id", &["id"]),
    (Role::Title, "title", &["title", "headline", "title.rendered", "headlines.value", "headline.main", "story.title"]),
    (
        Role::Url,
        "url",
        &[
            "url",
            "canonical_url",
            "canonicalurl",
            "link",
            "web_url",
            "permalink",
            "source_url",
            "story.url",
            "source",
            "uri",
        ],
    ),
    (
        Role::Outlet,
        "outlet",
        &[
            "outlet",
            "source_name",
            "sitename",
            "site_name",
            "source-hostname",
            "media_name",
            "story.media_name",
            "publication",
            "publisher",
            "publisher.name",
            "source.title",
            "source.name",
            "source",
            "newspaper",
            "copyrightholder",
            "site",
            "hostname",
            "source_domain",
            "domain",
        ],
    ),
    (
        Role::Published,
        "published",
        &[
            "published",
            "published_at",
            "publishedat",
            "date_publish",
            "datetimepub",
            "publish_date",
            "publication_date",
            "published_date",
            "date_published",
            "datepublished",
            "pub_date",
            "pubdate",
            "story.publish_date",
            "datetime",
            "versioncreated",
            "contentcreated",
            "firstcreated",
            "date",
            "date_gmt",
            "seendate",
        ],
    ),
    (
        Role::Author,
        "author",
        &[
            "author",
            "authors",
            "byline",
            "bylines",
            "by",
            "creator",
            "author.name",
            "authors.name",
            "bylines.name",
            "bylines.value",
            "byline.original",
        ],
    ),
];

/// The names of fields as a tree: a name, what it means, and the names below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    children: Vec<(String, Fields)>,
    meanings: Vec<(Role, usize)>,
}

impl Fields {
    /// The names above, and before them those the user gives, each as a role and a path.
    pub fn new(named: &[(Role, String)]) -> Self {
        let mut fields = Self::default();
        for (rank, (role, path)) in named.iter().enumerate() {
            fields.add(*role, rank, path);
        }
        for (role, _, paths) in ROLES {
            for (rank, path) in paths.iter().enumerate() {
                fields.add(*role, named.len() + rank, path);
            }
        }
        fields
    }

    fn add(&mut self, role: Role, rank: usize, path: &str) {
        let mut node = self;
        for name in path.split('.') {
            let at = node.children.iter().position(|(known, _)| known.eq_ignore_ascii_case(name));
            let at = at.unwrap_or_else(|| {
                node.children.push((name.to_owned(), Self::default()));
                node.children.len() - 1
            });
            let Some((_, child)) = node.children.get_mut(at) else { return };
            node = child;
        }
        node.meanings.push((role, rank));
    }

    /// What is known of the fields below the one of this name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, child)| child)
    }

    /// What the field at this path means; an empty list for one that is not known.
    pub(super) fn meanings(&self, path: &str) -> &[(Role, usize)] {
        let node = path.split('.').try_fold(self, |node, name| node.child(name));
        node.map_or(&[], |node| &node.meanings)
    }

    /// What the field at this place means.
    pub(super) fn here(&self) -> &[(Role, usize)] {
        &self.meanings
    }

    /// Whether the words of an article may stand in a field of this name or below it.
    pub(super) fn leads_to_text(&self, name: &str) -> bool {
        let leads = |fields: &Self| fields.meanings.iter().any(|(role, _)| *role == Role::Text);
        self.child(name).is_some_and(|field| leads(field) || field.children.iter().any(|(_, below)| leads(below)))
    }

    /// Whether a field of this name may hold the words of an article.
    pub(super) fn holds_text(&self, path: &str) -> bool {
        self.meanings(path).iter().any(|(role, _)| *role == Role::Text)
    }
}

/// Reads what the command line says of a field: `text=body`.
///
/// # Errors
/// A sentence for the user when that names no role or no field.
pub fn parse(argument: &str) -> Result<(Role, String), String> {
    let roles = || ROLES.iter().map(|(_, name, _)| *name).collect::<Vec<_>>().join(", ");
    let (role, path) = argument.split_once('=').unwrap_or((argument, ""));
    let role = ROLES.iter().find(|(_, name, _)| *name == role.trim());
    match (role, path.trim()) {
        (None, _) => Err(format!("say what the field holds, one of {}: text=body", roles())),
        (_, "") => Err("name the field, as in text=body or author=authors.name".to_owned()),
        (Some((role, ..)), path) => Ok((*role, path.to_owned())),
    }
}

/// What the fields of one record say, the best of each role.
#[derive(Debug, Default)]
pub(crate) struct Record {
    found: [(usize, Vec<String>); ROLES.len()],
}

impl Record {
    /// Takes a value in for whatever its field means.
    pub(super) fn set(&mut self, meanings: &[(Role, usize)], value: &str) {
        let value = value.trim();
        for (role, rank) in meanings {
            if value.is_empty() || !fits(*role, value) {
                continue;
            }
            let Some((best, values)) = self.found.get_mut(*role as usize) else { continue };
            if values.is_empty() || rank < best {
                (*best, *values) = (*rank, vec![value.to_owned()]);
            } else if rank == best {
                values.push(value.to_owned());
            }
        }
    }

    /// Whether there are words in it.
    pub(super) fn has_text(&self) -> bool {
        self.found.get(Role::Text as usize).is_some_and(|(_, values)| !values.is_empty())
    }

    /// The words: where several fields hold some, the longest.
    pub(super) fn text(&mut self) -> Option<String> {
        self.all(Role::Text).into_iter().max_by_key(String::len)
    }

    /// The first value of a role.
    pub(super) fn first(&mut self, role: Role) -> Option<String> {
        self.all(role).into_iter().next()
    }

    /// All values of a role.
    pub(super) fn all(&mut self, role: Role) -> Vec<String> {
        self.found.get_mut(role as usize).map(|(_, values)| std::mem::take(values)).unwrap_or_default()
    }
}

/// Some exports call an address `source`, others an outlet, and `uri` may be any name.
fn fits(role: Role, value: &str) -> bool {
    match role {
        Role::Url => value.contains("://"),
        Role::Outlet => !value.contains("://"),
        _ => true,
    }
}

/// Reads a value of a record for what the fields at this place mean.
pub(super) struct Reading<'a> {
    pub fields: &'a Fields,
    pub record: &'a mut Record,
}

impl<'de> DeserializeSeed<'de> for Reading<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reading<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        self.record.set(&self.fields.meanings, text);
        Ok(())
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<(), E> {
        self.visit_str(&number.to_string())
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<(), E> {
        self.visit_str(&number.to_string())
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<(), E> {
        self.visit_str(&number.to_string())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Self { fields, record } = self;
        while list.next_element_seed(Reading { fields, record: &mut *record })?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { fields, record } = self;
        while let Some(name) = map.next_key_seed(Name(fields))? {
            match name {
                Some(child) => map.next_value_seed(Reading { fields: child, record: &mut *record })?,
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// Reads a field's name and gives what is known of it.
struct Name<'a>(&'a Fields);

impl<'a, 'de> DeserializeSeed<'de> for Name<'a> {
    type Value = Option<&'a Fields>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'a> Visitor<'_> for Name<'a> {
    type Value = Option<&'a Fields>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.0.child(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(json: &str, named: &[(Role, String)], expected: [&str; 4]) {
        let fields = Fields::new(named);
        let mut record = Record::default();
        let mut json = serde_json::Deserializer::from_str(json);
        Reading { fields: &fields, record: &mut record }.deserialize(&mut json).unwrap();
        let found = [record.text(), record.first(Role::Outlet), record.first(Role::Url), record.first(Role::Published)];
        assert_eq!(found.map(Option::unwrap_or_default), expected);
    }

    #[test]
    fn the_names_of_several_exports() {
        let news_please = r#"{"maintext": "Rain.", "source_domain": "a.example", "date_publish": "2024-03-14 09:00:00",
            "url": "https://a.example/1", "description": "Short."}"#;
        check(news_please, &[], ["Rain.", "a.example", "https://a.example/1", "2024-03-14 09:00:00"]);
        let event_registry = r#"{"uri": "77", "body": "Rain.", "source": {"uri": "a.example", "title": "The Bugle"},
            "dateTimePub": "2024-03-14T09:00:00Z", "dateTime": "2024-03-15T09:00:00Z", "url": "https://a.example/1"}"#;
        check(event_registry, &[], ["Rain.", "The Bugle", "https://a.example/1", "2024-03-14T09:00:00Z"]);
        let trafilatura = r#"{"raw_text": "Menu Rain.", "text": "Rain.", "source": "https://a.example/1",
            "source-hostname": "The Bugle", "hostname": "a.example", "date": "2024-03-14"}"#;
        check(trafilatura, &[], ["Rain.", "The Bugle", "https://a.example/1", "2024-03-14"]);
    }

    #[test]
    fn what_the_user_names_comes_first() {
        let named = [parse("text=parts.words").unwrap(), parse("outlet=Paper").unwrap()];
        let record =
            r#"{"text": "Rain", "parts": [{"words": "Hail."}, {"words": "Snow and sleet."}], "paper": "The Bugle"}"#;
        check(record, &named, ["Snow and sleet.", "The Bugle", "", ""]);
        check(r#"{"text": "Rain."}"#, &named, ["Rain.", "", "", ""]);
    }

    #[test]
    fn an_option_that_says_nothing_is_refused() {
        for argument in ["text", "text=", "words=body", "="] {
            assert!(parse(argument).is_err(), "{argument}");
        }
    }
}
