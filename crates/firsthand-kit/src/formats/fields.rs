//! Which field of a record means what: the names that exports of news give their fields, and those the user names.
//!
//! A path such as `source.title` leads into objects; lists are looked through, so that `authors.name` finds the names in
//! a list of authors. Upper and lower case are one. Where a record has several fields of one meaning, the one that stands
//! first in the list below wins, and whatever the user names wins over all.

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

/// How many roles there are.
pub(super) const ROLE_COUNT: usize = ROLES.len();

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_that_says_nothing_is_refused() {
        for argument in ["text", "text=", "words=body", "="] {
            assert!(parse(argument).is_err(), "{argument}");
        }
    }
}
