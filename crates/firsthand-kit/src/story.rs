//! A story as it is listed: when, which articles, why each belongs, from how many origins.

use std::collections::{BTreeMap, HashMap};

use firsthand::read::Article;
use firsthand::render::rows::Value;
use firsthand::span::{CodePoints, Span};
use firsthand::stories;
use serde::{Deserialize, Serialize};

/// A story.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Story {
    /// Its id.
    pub id: String,
    /// The headline of the article that most others were taken from, or of the first that has one.
    pub headline: Option<String>,
    /// The day of its first article, as ISO 8601.
    pub from: Option<String>,
    /// The day of its last article.
    pub to: Option<String>,
    /// How many articles.
    pub count: usize,
    /// How many independent roots of reporting stand behind them.
    pub origins: usize,
    /// Stretches of days on which it was reported.
    pub episodes: Vec<Episode>,
    /// The ids of its articles.
    pub articles: Vec<String>,
    /// Its articles.
    pub members: Vec<Member>,
}

/// Days without a pause on which a story was reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Episode {
    /// The first day, as ISO 8601.
    pub from: String,
    /// The last day.
    pub to: String,
    /// How many articles.
    pub count: usize,
}

/// An article of a story.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Member {
    /// Its id.
    pub article: String,
    /// Where it was read from.
    pub input: String,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// The article that it took most from; nothing if it took hardly anything.
    pub parent: Option<Parent>,
    /// Why it belongs to the story; nothing for the first.
    pub why: Option<Why>,
}

/// Where an article was taken from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Parent {
    /// The id of the article.
    pub article: String,
    /// The share of the child that is taken from there or credited to it, 0 to 1.
    pub share: f64,
}

/// Why an article belongs to its story.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Why {
    /// How alike it is to the nearest article of the story, 0 to 1.
    pub likeness: f64,
    /// The id of the nearest.
    pub nearest: String,
    /// Words that both have, the most telling first, as they stand in this article.
    pub shared: Vec<Shared>,
}

/// Words that are named as the reason why an article belongs to a story.
pub const SHARED: usize = 6;
/// So many are asked for, since some that tell most stand in its title alone.
pub const MORE_SHARED: usize = 60;

/// A word and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Shared {
    /// As it is written there.
    pub text: String,
    /// In code points of the article's text.
    pub span: [usize; 2],
}

impl Shared {
    /// The first words of these numbers that stand in an article's text and not in its title alone, where each [first stands](firsthand::stories::Sketcher::find) in an article.
    pub fn of(article: &Article, numbers: &[u32], places: &HashMap<u32, Span>) -> Vec<Self> {
        let points = CodePoints::new(&article.text);
        let shared = |span: &Span| Self { text: article.words(*span).to_owned(), span: points.span(*span) };
        numbers.iter().filter_map(|number| places.get(number)).take(SHARED).map(shared).collect()
    }
}

/// An article of which less than this is from another is not called taken from it: a quote, a credit in passing.
const LEAST_TAKEN: f64 = 0.1;
/// A headline stands for a story by the articles that have at least so much from the one that it heads.
const MOSTLY_TAKEN: f64 = 0.3;

impl Parent {
    /// The parent of an article that has this share from it, if that is worth saying.
    pub fn of(article: String, share: f64) -> Option<Self> {
        (share >= LEAST_TAKEN).then(|| Self { article, share: rounded(share) })
    }
}

impl Member {
    /// A member that has nothing from others yet.
    pub fn new(article: &Article, why: Option<Why>) -> Self {
        Self {
            article: article.id.clone(),
            input: article.input.clone(),
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            published: article.published.as_ref().map(|published| published.moment.value.clone()),
            parent: None,
            why,
        }
    }
}

impl Episode {
    /// The stretches of some days, given as days since 1970-01-01, in any order: a day without an article ends one.
    pub fn of(mut days: Vec<i32>) -> Vec<Self> {
        days.sort_unstable();
        let stretches = days.chunk_by(|a, b| b - a <= 1);
        let iso = |day: Option<&i32>| Some(stories::date_of(*day?)?.to_string());
        stretches
            .filter_map(|days| Some(Self { from: iso(days.first())?, to: iso(days.last())?, count: days.len() }))
            .collect()
    }
}

/// To three places.
pub(crate) fn rounded(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}

impl Story {
    /// The story of these articles, in order of time; its id is made of that of the first.
    pub fn of(members: Vec<Member>, origins: usize, episodes: Vec<Episode>) -> Self {
        let articles: Vec<String> = members.iter().map(|member| member.article.clone()).collect();
        Self {
            id: format!("s{}", articles.first().map(String::as_str).unwrap_or_default()),
            headline: headline(&members),
            from: episodes.first().map(|episode| episode.from.clone()),
            to: episodes.last().map(|episode| episode.to.clone()),
            count: members.len(),
            origins,
            episodes,
            articles,
            members,
        }
    }

    /// The story as one line of JSON.
    ///
    /// # Errors
    /// None that can happen: strings and numbers can be written.
    pub fn json_line(&self) -> serde_json::Result<String> {
        Ok(serde_json::to_string(self)? + "\n")
    }

    /// The flat columns of a story, each with a value of its type.
    pub fn columns() -> [(&'static str, Value); 8] {
        let (text, count) = (|| Value::Text(String::new()), || Value::Count(0));
        [
            ("id", text()),
            ("headline", text()),
            ("from", text()),
            ("to", text()),
            ("count", count()),
            ("origins", count()),
            ("episodes", count()),
            ("articles", text()),
        ]
    }

    /// One value for each of the columns; the articles with spaces between them.
    pub fn values(&self) -> [Value; 8] {
        let text = |text: &Option<String>| Value::Text(text.clone().unwrap_or_default());
        [
            Value::Text(self.id.clone()),
            text(&self.headline),
            text(&self.from),
            text(&self.to),
            Value::Count(self.count),
            Value::Count(self.origins),
            Value::Count(self.episodes.len()),
            Value::Text(self.articles.join(" ")),
        ]
    }
}

/// The headline of the member that most have as a parent, the first of equals; else the first there is.
fn headline(members: &[Member]) -> Option<String> {
    let mut children: BTreeMap<&str, usize> = BTreeMap::new();
    let parents = members.iter().filter_map(|member| member.parent.as_ref());
    for parent in parents.filter(|parent| parent.share >= MOSTLY_TAKEN) {
        *children.entry(&parent.article).or_default() += 1;
    }
    let titled = members.iter().enumerate().filter_map(|(order, member)| Some((order, member, member.title.as_ref()?)));
    let rank = |order: usize, member: &Member| {
        (children.get(member.article.as_str()).copied().unwrap_or_default(), std::cmp::Reverse(order))
    };
    titled.max_by_key(|(order, member, _)| rank(*order, member)).map(|(_, _, title)| title.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_without_an_article_ends_an_episode() {
        let episodes = Episode::of(vec![19_725, 19_723, 19_724, 19_730, 19_723]);
        let told: Vec<(&str, &str, usize)> =
            episodes.iter().map(|episode| (episode.from.as_str(), episode.to.as_str(), episode.count)).collect();
        assert_eq!(told, [("2024-01-01", "2024-01-03", 4), ("2024-01-08", "2024-01-08", 1)]);
        assert!(Episode::of(Vec::new()).is_empty());
    }

    #[test]
    fn the_article_most_have_their_matter_from_gives_the_headline() {
        let member = |id: &str, title: Option<&str>, parent: Option<&str>| Member {
            article: id.to_owned(),
            input: String::new(),
            title: title.map(str::to_owned),
            outlet: None,
            published: None,
            parent: parent.map(|parent| Parent { article: parent.to_owned(), share: 0.8 }),
            why: None,
        };
        let story = Story::of(
            vec![member("a", Some("Fire"), None), member("b", Some("Blaze"), None), member("c", None, Some("b"))],
            2,
            Vec::new(),
        );
        assert_eq!((story.headline.as_deref(), story.origins, story.count), (Some("Blaze"), 2, 3));
        assert_eq!(story.id, "sa");
        // Who has a sentence from another says nothing of its headline.
        let quoting = Member { parent: Parent::of("b".to_owned(), 0.2), ..member("c", None, None) };
        let members = vec![member("a", Some("Fire"), None), member("b", Some("Blaze"), None), quoting];
        assert_eq!(Story::of(members, 2, Vec::new()).headline.as_deref(), Some("Fire"));
        assert_eq!(Parent::of("a".to_owned(), 0.05), None);
    }
}
