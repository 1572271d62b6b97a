//! Which of two articles that share matter came first: from dates, credits, what each holds, and damage done.

use std::cmp::Ordering;

use crate::account::{ChangeKind, Report};
use crate::lexicon;

use super::credits::Source;
use super::matter::Matter;

/// What speaks for `a` being the parent of `b`, as log-odds (negative: the other way round), and the parts of it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Direction {
    /// From the dates: the earlier cannot have taken from the later.
    pub time: f64,
    /// From credits of one to the other.
    pub credit: f64,
    /// From what each holds beyond the other.
    pub held: f64,
    /// From damage done on the way.
    pub damage: f64,
    /// From which of the two the others are nearer to.
    pub kin: f64,
    /// From which of the two is put together of several texts.
    pub mixed: f64,
}

/// What a date is worth: an article cannot copy what is not yet published, but dates are sometimes wrong.
const TIME: f64 = 4.0;
/// What a credit is worth.
const CREDIT: f64 = 3.0;
/// What it is worth that an article says whose text it is: an agency's customers may print before its own site does.
const SIGNED: f64 = 6.0;
/// What it is worth that one article lies wholly within the other: cutting is commoner than adding.
pub(super) const HELD: f64 = 4.0;
/// What full damage is worth.
const DAMAGE: f64 = 2.5;
/// What it is worth that all others have the words of one and none those of the other: a change made by one copyist
/// is in his copy alone.
const KIN: f64 = 3.0;

/// What it is worth that all of one article that the other does not have stands in third ones, which have little of the
/// other: who puts two texts together has both from elsewhere.
const MIXED: f64 = 4.0;

impl Direction {
    /// All of it together.
    pub fn odds(&self) -> f64 {
        self.time + self.credit + self.held + self.damage + self.kin + self.mixed
    }

    /// What speaks for `b` being the parent of `a`.
    pub fn reversed(&self) -> Self {
        Self {
            time: -self.time,
            credit: -self.credit,
            held: -self.held,
            damage: -self.damage,
            kin: -self.kin,
            mixed: -self.mixed,
        }
    }
}

/// Weighs the direction from `a` to `b`.
pub(super) fn of(matter: &Matter<'_>, credits: &[Vec<Source>], a: usize, b: usize) -> Direction {
    let Some((shared, side)) = matter.shared(a, b) else { return Direction::default() };
    let (mine, theirs) = (shared.share.get(side).copied(), shared.share.get(1 - side).copied());
    let (Some(in_a), Some(in_b)) = (mine, theirs) else { return Direction::default() };
    let (time, damage) = time_and_damage(matter, a, b);
    Direction {
        time,
        credit: credit(credits, b, a) - credit(credits, a, b),
        held: HELD * (in_b - in_a),
        damage,
        kin: KIN * kin(matter, a, b),
        mixed: MIXED * (mixed(matter, b, a) - mixed(matter, a, b)),
    }
}

/// What the dates and the damage say for `a` being the parent of `b`.
pub(super) fn time_and_damage(matter: &Matter<'_>, a: usize, b: usize) -> (f64, f64) {
    (time(matter, a, b), DAMAGE * damage(matter, a, b))
}

/// What a credit of `by` to `whom` is worth.
fn credit(credits: &[Vec<Source>], by: usize, whom: usize) -> f64 {
    to(credits, by, whom).map(|source| if source.text_of { SIGNED } else { CREDIT }).fold(0.0, f64::max)
}

/// Whether `by` credits the outlet of `whom`.
pub(super) fn credits_it(credits: &[Vec<Source>], by: usize, whom: usize) -> bool {
    to(credits, by, whom).next().is_some()
}

/// The credits of `by` to the outlet of `whom`.
fn to(credits: &[Vec<Source>], by: usize, whom: usize) -> impl Iterator<Item = &Source> {
    credits.get(by).into_iter().flatten().filter(move |source| source.articles.contains(&whom))
}

fn time(matter: &Matter<'_>, a: usize, b: usize) -> f64 {
    let (Some(a), Some(b)) = (matter.articles.get(a), matter.articles.get(b)) else { return 0.0 };
    let (own, other) = (&a.report.article, &b.report.article);
    let order = match (&own.published, &other.published) {
        (Some(x), Some(y)) if x.moment.time.is_some() && y.moment.time.is_some() => x.moment.cmp(&y.moment),
        (Some(x), Some(y)) => x.moment.day.cmp(&y.moment.day),
        _ => match (a.signs.dateline, b.signs.dateline) {
            (Some(x), Some(y)) => x.cmp(&y),
            _ => Ordering::Equal,
        },
    };
    match order {
        Ordering::Less => TIME,
        Ordering::Greater => -TIME,
        Ordering::Equal if own.outlet.is_some() && own.outlet == other.outlet => {
            TIME * (f64::from(u8::from(b.signs.update)) - f64::from(u8::from(a.signs.update)))
        }
        Ordering::Equal => 0.0,
    }
}

/// What an article by itself shows of when it was written and what was done to it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signs {
    /// Month and day of its dateline.
    dateline: Option<usize>,
    /// Whether it says that it replaces an earlier one.
    update: bool,
    /// Numbers that are none, and quotation marks that stand the wrong way.
    broken: u32,
}

impl Signs {
    pub fn of(report: &Report) -> Self {
        Self { dateline: dateline(report), update: is_update(report), broken: broken_places(report) }
    }
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/// How many tokens a dateline may take.
const DATELINE: usize = 10;

/// Month and day of a dateline: "MAROVETS, March 14 (Carrow) -". Datelines name no year; two articles of one story
/// are seldom months apart, so that December and January are taken for neighbours.
fn dateline(report: &Report) -> Option<usize> {
    let (_, sentence) = report.text.prose().find(|(_, sentence)| sentence.tokens.len() > DATELINE)?;
    let head = report.text.tokens_of(sentence).get(..DATELINE)?;
    if !head.iter().any(|token| matches!(token.norm.as_str(), "-" | "–" | "—" | ")")) {
        return None;
    }
    head.windows(2).find_map(|pair| {
        let [month, day] = pair else { return None };
        let month = MONTHS.iter().position(|name| month.norm.starts_with(name))?;
        let day: usize = day.norm.parse().ok().filter(|day| (1..=31).contains(day))?;
        Some(month * 31 + day)
    })
}

/// Marks by which agencies show that a text replaces an earlier one of theirs.
const UPDATES: &[&str] =
    &["(updates", "(replaces", "(adds", "(recasts", "(corrects", "(writes through", "update 1", "update 2"];

/// Whether the article says at its head that it replaces an earlier one.
fn is_update(report: &Report) -> bool {
    let body = report.article.text.get(report.article.body..).unwrap_or_default();
    let head: String = body.chars().take(400).collect::<String>().to_lowercase();
    UPDATES.iter().any(|mark| head.contains(mark))
}

/// How much nearer the others stand to `a` than to `b`, -1 to 1, over the text that they share with both.
fn kin(matter: &Matter<'_>, a: usize, b: usize) -> f64 {
    let (mut nearer, mut all) = (0.0, 0.0);
    // One that came out after both may have it from either.
    let is_later = |other: usize| time(matter, a, other) > 0.0 && time(matter, b, other) > 0.0;
    for other in matter.kin_of(a).filter(|other| *other != b) {
        let (Some((x, _)), Some((y, _))) = (matter.shared(a, other), matter.shared(b, other)) else { continue };
        if is_later(other) {
            continue;
        }
        let weight = x.bytes_of_kinds().min(y.bytes_of_kinds());
        nearer += (x.distance() - y.distance()) * -(weight as f64);
        all += weight as f64;
    }
    // Half the way from the same words to other words is as clear as it gets.
    if all > 0.0 { (2.0 * nearer / all).clamp(-1.0, 1.0) } else { 0.0 }
}

/// Third articles that share more than this with the other, by the share of either, do not count. Directed edges of the
/// undated development stories have F1 .812, of the dated .976; where one shared sentence is enough and what was cut
/// counts, .806 and .970 (`firsthand-bench lineage`).
const APART: f64 = 0.3;
/// An article that stands wholly in another was cut from it and says nothing; what has this fraction of itself elsewhere
/// counts in full.
const ELSEWHERE: f64 = 0.25;

/// The share of `a` that `b` does not have but third articles have that share little with `b`, 0 to 1.
fn mixed(matter: &Matter<'_>, a: usize, b: usize) -> f64 {
    let Some(own) = matter.articles.get(a) else { return 0.0 };
    let mut elsewhere = vec![0.0f64; own.sentences.len()];
    for other in matter.kin_of(a).filter(|other| *other != b) {
        let have_in_common = match matter.shared(b, other) {
            Some((shared, _)) => shared.share.iter().any(|share| *share > APART),
            // The two were not compared; what both share with `a` says the same.
            None => !matter.is_complete() && overlap(matter, a, b, other) > APART,
        };
        if have_in_common {
            continue;
        }
        let in_a = matter.shared(other, a).and_then(|(shared, side)| shared.share.get(side)).copied().unwrap_or(0.0);
        let counts = ((1.0 - in_a) / ELSEWHERE).clamp(0.0, 1.0);
        for (most, bytes) in elsewhere.iter_mut().zip(matter.taken(a, other)) {
            *most = most.max(*bytes as f64 * counts);
        }
    }
    let of_b = matter.taken(a, b);
    let apart = elsewhere.iter().zip(of_b).filter(|(_, of_b)| **of_b == 0).map(|(bytes, _)| *bytes);
    apart.sum::<f64>() / own.length.max(1) as f64
}

/// The share of what `b` or `c` has of `a` that the other has of it as well, the greater of the two.
fn overlap(matter: &Matter<'_>, a: usize, b: usize, c: usize) -> f64 {
    let (of_b, of_c) = (matter.taken(a, b), matter.taken(a, c));
    let both: usize = of_b.iter().zip(of_c).map(|(b, c)| *b.min(c)).sum();
    let least = of_b.iter().sum::<usize>().min(of_c.iter().sum());
    both as f64 / least.max(1) as f64
}

/// From how many words replaced by others on the rarity of them says something.
const MIN_REPLACED: usize = 8;
/// Mean gain in rarity that counts as full damage. A machine that swaps words takes rarer ones.
const FULL_GAIN: f64 = 0.5;

/// Damage done from `a` to `b`, -1 to 1: the side with the odder words and numbers is the copy.
fn damage(matter: &Matter<'_>, a: usize, b: usize) -> f64 {
    let Some((shared, side)) = matter.shared(a, b) else { return 0.0 };
    let (mut gain, mut replaced, mut odd) = (0.0, 0usize, 0i32);
    for passage in shared.passages.iter().filter_map(|at| matter.reuse.get(*at)) {
        let text = |at: usize| matter.of_report(at).map(|own| &own.report.article.text);
        let (Some(x), Some(y)) = (text(passage.a.article), text(passage.b.article)) else { continue };
        for change in passage.changes.iter().filter(|change| change.kind == ChangeKind::Replaced) {
            let (Some(in_x), Some(in_y)) = (change.a, change.b) else { continue };
            let (was, is) = (in_x.of(x), in_y.of(y));
            odd += i32::from(is_odd(is)) - i32::from(is_odd(was));
            if let (Some(was), Some(is)) = (telling(was), telling(is)) {
                gain += f64::from(lexicon::rarity_of_word(is)) - f64::from(lexicon::rarity_of_word(was));
                replaced += 1;
            }
        }
    }
    let mut damage = f64::from(odd) * ODD_WORD;
    if replaced >= MIN_REPLACED {
        damage += gain / replaced as f64 / FULL_GAIN;
    }
    if side == 1 {
        damage = -damage;
    }
    let broken = |at: usize| matter.articles.get(at).map_or(0, |own| own.signs.broken.min(MOST_BROKEN));
    damage += BROKEN_PLACE * (f64::from(broken(b)) - f64::from(broken(a)));
    damage.clamp(-1.0, 1.0)
}

/// What an odd word counts, and a place in the whole article that no editor would leave; a few of these say it all.
const ODD_WORD: f64 = 0.3;
const BROKEN_PLACE: f64 = 0.4;
const MOST_BROKEN: u32 = 4;

/// Numbers that are none ("10s of hundreds") and quotation marks that stand the wrong way, in the whole article.
fn broken_places(report: &Report) -> u32 {
    let text = &report.article.text;
    let mut count = 0;
    for sentence in &report.text.sentences {
        let tokens = report.text.tokens_of(sentence);
        count += tokens.iter().filter(|token| is_broken_number(&token.norm)).count() as u32;
        // A sentence begins with a mark that closes, or with one that stands apart from its words.
        let wrong_way = tokens.first().zip(tokens.get(1)).is_some_and(|(mark, next)| {
            mark.is_double_quote() && next.is_word() && (mark.of(text) == "”" || mark.span.end < next.span.start)
        });
        count += u32::from(wrong_way);
    }
    count
}

/// "10s", "12s": not a decade, which has four digits or is a ten from twenty on.
fn is_broken_number(word: &str) -> bool {
    let digits = word.trim_end_matches('s');
    word.ends_with('s') && digits.len() <= 2 && digits.parse::<u32>().is_ok_and(|n| n < 20 || n % 10 != 0)
}

/// The one telling word of a change, if it has one only.
fn telling(words: &str) -> Option<&str> {
    let mut telling = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().all(char::is_lowercase) && !word.is_empty())
        .filter(|word| !lexicon::is_function_word(word));
    let first = telling.next()?;
    telling.next().is_none().then_some(first).filter(|word| lexicon::is_known_word(word))
}

/// Words that no writer leaves: "10s of hundreds", a small count in digits ("2 neighbours").
fn is_odd(words: &str) -> bool {
    let small = |word: &str| word.len() == 1 && word.chars().all(|c| ('2'..='9').contains(&c));
    words.split_whitespace().any(|word| is_broken_number(word) || small(word))
}
