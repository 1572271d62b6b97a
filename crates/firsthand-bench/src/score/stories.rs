//! Whether the articles of one event make one story.

use firsthand::Account;

use super::{Fault, Places, Scores};
use crate::gold::model::{Gold, GoldArticle};

/// Adds the pairs of articles of one event that share a story, and the pairs of two events that do not.
pub fn score(gold: &Gold, account: &Account, places: &Places, scores: &mut Scores) {
    let of = |key: &str| {
        let number = places.number(key)?;
        account.stories.iter().position(|story| story.articles.contains(&number))
    };
    let articles: Vec<(&String, &GoldArticle)> =
        gold.articles.iter().filter(|(_, article)| !is_furniture(article)).collect();
    let (mut joined, mut apart) = ((0, 0), (0, 0));
    for (i, (a, of_a)) in articles.iter().enumerate() {
        for (b, of_b) in articles.iter().skip(i + 1) {
            let is_one = of(a).is_some() && of(a) == of(b);
            let should_be_one = of_a.event == of_b.event;
            let tally = if should_be_one { &mut joined } else { &mut apart };
            *tally = (tally.0 + usize::from(is_one == should_be_one), tally.1 + 1);
            if is_one != should_be_one {
                let what = if should_be_one { "missed" } else { "false" };
                scores.faults.push(Fault { kind: "stories", what, line: format!("{a} and {b}") });
            }
        }
    }
    scores.add("stories_joined", joined.0, joined.1);
    scores.add("stories_kept_apart", apart.0, apart.1);
}

/// An article that holds site furniture only belongs to no story: it was read, and nothing was found to annotate.
fn is_furniture(article: &GoldArticle) -> bool {
    article.quotes.as_ref().is_some_and(Vec::is_empty) && article.figures.as_ref().is_some_and(Vec::is_empty)
}
