//! From what the words mean to the value: which Sunday, the August of which year.
//!
//! Two passes. The first gives each date its value in the order of the text, for "the next day" needs the day told
//! of before it. The second gives the times of day that stand alone ("at 3:31 a.m.") the day they belong to.

use jiff::civil::Date as Day;

use super::calends::{self, Reference};
use super::days_of_times::DaysOfTimes;
use super::ranked::Part;
use super::shared;
use super::tense::{self, Tense};
use super::words::{Line, Unit};
use super::{Anchor, Certainty, Date, DateKind, From, Item, Placed, When, Which, Year};
use crate::span::Span;
use crate::text::Text;

/// What an expression was found to mean.
pub(super) struct Reckoned {
    /// As TIMEX3 writes it; the time of day is not yet in it.
    value: String,
    anchor: Anchor,
    certainty: Certainty,
    /// What it refers to, where that is known.
    pub(super) reference: Option<Reference>,
}

impl Reckoned {
    /// A known stretch of the calendar.
    fn known(reference: Reference, anchor: Anchor, item: &Item) -> Self {
        Self { value: reference.value(), anchor, certainty: item.certainty, reference: Some(reference) }
    }

    /// The same expression for another day, where there is one.
    fn moved_to(&mut self, reference: Option<Reference>) {
        if let Some(reference) = reference {
            self.value = reference.value();
            self.reference = Some(reference);
        }
    }

    /// A value that nothing is reckoned from.
    fn open(value: String, item: &Item) -> Self {
        Self { value, anchor: Anchor::None, certainty: item.certainty, reference: None }
    }
}

/// Gives every expression its value.
pub(super) fn all(source: &str, text: &Text, found: &[Placed], published: Option<Day>) -> Vec<Date> {
    let written_on = published.map(|day| dateline_day(source, text, found, day));
    let mut state = State { published, written_on, latest_year: latest_year(found), ..State::default() };
    let mut reckoned = Vec::with_capacity(found.len());
    for placed in found {
        state.block(placed.block);
        let line = line_of(source, text, placed);
        let mut value = state.reckon(&line, &placed.item);
        if let (Some(first), Some(Some(earlier)), Some(last)) =
            (found.get(reckoned.len().wrapping_sub(1)), reckoned.last_mut(), &mut value)
            && first.sentence == placed.sentence
            && are_ends(&line, &first.item, &placed.item)
        {
            in_order(earlier, &first.item, last, &placed.item);
        }
        if let Some(value) = &value {
            state.tell(value, &placed.item);
        }
        reckoned.push(value);
    }
    let days = DaysOfTimes::of(found, &reckoned);
    let pairs = found.iter().zip(&reckoned).enumerate();
    // "worked throughout the evening": of the day of the report, if no other is named.
    let today = |placed: &Placed| {
        let all_through = line_of(source, text, placed).follows(placed.item.tokens.start, &["through", "throughout"]);
        written_on.filter(|_| all_through).map(|day| (day, Certainty::Unsure))
    };
    let day = |index: usize, placed: &Placed| days.at(index).or_else(|| today(placed));
    pairs
        .filter_map(|(index, (placed, value))| date(source, text, placed, value.as_ref()?, day(index, placed)))
        .collect()
}

/// Whether the two are the ends of one stretch: "from May to September", "Monday to Friday".
fn are_ends(line: &Line, first: &Item, last: &Item) -> bool {
    let between = first.tokens.end;
    let between_and = line.norm(between) == "and" && line.follows(first.tokens.start, &["between"]);
    between + 1 == last.tokens.start
        && (shared::joins(line, between) && !line.is(between, &["and", "or"]) || between_and)
}

/// Sets right which year or week the ends of a stretch were taken to lie in: it ends after it begins.
fn in_order(first: &mut Reckoned, begins: &Item, last: &mut Reckoned, ends: &Item) {
    let (Some(from), Some(to)) = (first.reference, last.reference) else { return };
    if from.day <= to.day {
        return;
    }
    let open = |item: &Item| matches!(item.when, When::Calendar { year: Year::Open, which: Which::Open, .. });
    let moved = |reference: Reference, unit: Unit, count: i64| {
        calends::shifted(reference.day, unit, count).map(|day| Reference { day, ..reference })
    };
    if matches!(ends.when, When::Weekday { which: Which::Open, .. }) && from.unit == Unit::Day {
        let weeks = i64::from((from.day - to.day).get_days() + 6) / 7;
        last.moved_to(moved(to, Unit::Week, weeks));
    } else if open(begins) && open(ends) {
        first.moved_to(moved(from, Unit::Year, -1));
    }
}

fn line_of<'a>(source: &'a str, text: &'a Text, placed: &Placed) -> Line<'a> {
    let tokens = text.sentences.get(placed.sentence).and_then(|sentence| text.tokens.get(sentence.tokens.clone()));
    Line { source, tokens: tokens.unwrap_or_default() }
}

/// The finished date. `day` is the day of a time that names none.
fn date(source: &str, text: &Text, placed: &Placed, value: &Reckoned, day: Option<(Day, Certainty)>) -> Option<Date> {
    let item = &placed.item;
    let line = line_of(source, text, placed);
    let (first, last) = (line.tokens.get(item.tokens.start)?, line.tokens.get(item.tokens.end.checked_sub(1)?)?);
    let kind = match (&item.when, &item.time) {
        (When::Fixed(DateKind::Set, _), _) => DateKind::Set,
        (_, Some(_)) => DateKind::Time,
        (When::Fixed(kind, _), None) => *kind,
        (When::Ahead { .. }, None) if value.value.starts_with('P') => DateKind::Duration,
        _ => DateKind::Date,
    };
    let mut date = Date {
        span: Span::new(first.span.start, last.span.end),
        kind,
        value: value.value.clone(),
        anchor: value.anchor,
        certainty: value.certainty,
    };
    if let (When::SomeDay, Some((day, certainty))) = (&item.when, day) {
        date.value = day.to_string();
        date.anchor = Anchor::Text;
        date.certainty = date.certainty.min(certainty);
    }
    date.value.push_str(item.time.as_deref().unwrap_or_default());
    Some(date)
}

/// The day that the article was written on: the day after publication where the text writes that day out.
///
/// A page made in the evening of one time zone tells of what is Friday in another: "TOKYO, Sept. 15" of the 14th.
fn dateline_day(source: &str, text: &Text, found: &[Placed], published: Day) -> Day {
    let Some(next) = calends::shifted(published, Unit::Day, 1) else { return published };
    let writes = |placed: &Placed| match placed.item.when {
        When::Calendar { year: Year::Written(year), month: Some(month), day: Some(day), .. } => {
            (year, month, day) == (next.year(), next.month(), next.day())
        }
        When::Calendar { year: Year::Open, month: Some(month), day: Some(day), .. } => {
            placed.sentence == 0 && placed.item.tokens.start <= DATELINE && (month, day) == (next.month(), next.day())
        }
        _ => false,
    };
    // A lead tells of what is new, and what is named again and again is what the report is about: that weekday is not
    // the one six days ago. Of 24 weekdays that were, as they stand, six days before publication in articles of news
    // events, none was that day and 17 were the day after; all but one of those are in such articles.
    let weekday = next.weekday().to_monday_one_offset();
    let named =
        |placed: &&Placed| matches!(placed.item.when, When::Weekday { day, which: Which::Open } if day == weekday);
    let past = |placed: &&Placed| tense::at(&line_of(source, text, placed), &placed.item.tokens) == Tense::Past;
    let told = || found.iter().filter(named).filter(past);
    let lead = told().any(|placed| placed.sentence < LEAD);
    if lead || told().count() >= OFTEN || found.iter().any(writes) { next } else { published }
}

/// The sentences of a title and a lead.
const LEAD: usize = 4;

/// A weekday of which this much is told as past is one the report is about.
const OFTEN: usize = 2;

/// A dateline stands within this many tokens of the beginning.
const DATELINE: usize = 6;

/// The latest year of a full date of the text: a report without a date of its own tells of that year, not of the year
/// in which somebody in it was born.
fn latest_year(found: &[Placed]) -> Option<i16> {
    let stated = |placed: &Placed| match placed.item.when {
        When::Calendar { year: Year::Written(year), month: Some(_), .. } => Some(year),
        _ => None,
    };
    found.iter().filter_map(stated).max()
}

/// What is known at one place of the text.
#[derive(Default)]
struct State {
    published: Option<Day>,
    /// The same or the day after, for the words that may mean that day.
    written_on: Option<Day>,
    /// The latest year of a full date.
    latest_year: Option<i16>,
    /// The block the last expression stands in.
    block: Option<usize>,
    /// The last date told, however precise.
    told: Option<Reference>,
    /// The last date told in this block.
    told_in_block: Option<Reference>,
    /// The last day told.
    told_day: Option<Day>,
    /// The last year that this block wrote out.
    year_of_block: Option<i16>,
}

impl State {
    fn block(&mut self, block: usize) {
        if self.block != Some(block) {
            self.block = Some(block);
            self.year_of_block = None;
            self.told_in_block = None;
        }
    }

    fn tell(&mut self, value: &Reckoned, item: &Item) {
        if let When::Calendar { year: Year::Written(year), .. } = item.when {
            self.year_of_block = Some(year);
        }
        let Some(reference) = value.reference else { return };
        self.told = Some(reference);
        self.told_in_block = Some(reference);
        if reference.unit == Unit::Day {
            self.told_day = Some(reference.day);
        }
    }

    /// `None` for what is no date after all, such as a 30th of February.
    fn reckon(&self, line: &Line, item: &Item) -> Option<Reckoned> {
        let tense = || tense::at(line, &item.tokens);
        Some(match &item.when {
            When::Calendar { year, month, day, which } => {
                let year = self.year_of_weekday(line, item, *year, *month, *day);
                return self.calendar(item, year, *month, *day, *which, tense());
            }
            When::Weekday { day, which } => self.weekday(item, *day, *which, tense()),
            When::Weekend(which) => self.weekend(item, *which, tense()),
            When::Shift { unit, count, from: From::Text } => self.shift_in_text(item, *unit, *count, tense()),
            When::Shift { unit, count, from } => self.shift(item, *unit, *count, *from),
            When::Beyond { unit, count, base } => return self.beyond(line, item, *unit, *count, base),
            When::Ahead { unit, count, .. } if self.published.is_some() && tense() == Tense::Future => {
                self.shift(&item.clone().at_most(Certainty::Unsure), *unit, *count, From::Publication)
            }
            When::Ahead { length, .. } => Reckoned::open(length.clone(), item),
            When::DayOfWeek { day, weeks } => self.day_of_week(item, *day, *weeks),
            When::Season { code, year, which } => self.season(item, code, *year, *which, tense()),
            When::Quarter { number, year } => self.quarter(item, *number, *year, tense()),
            When::Half { number, year } => self.part_of(item, *year, &format!("H{number}")),
            When::Fiscal(year) => self.fiscal(item, *year),
            When::Feast { feast, year, which } => self.feast(item, *feast, *year, *which, tense()),
            When::Nth { part, nth, of } => return self.nth(line, item, *part, *nth, of),
            When::Around { day, unit } => return self.around(line, item, day, *unit),
            When::DayOfMonth { day, weekday } => self.day_of_month(item, *day, *weekday, tense()),
            When::SomeDay => Reckoned::open(String::new(), item),
            When::ToldDay => self.told_or_published(item)?,
            When::Fixed(_, value) => Reckoned::open(value.clone(), item),
            When::Nothing => return None,
        })
    }

    fn told_or_published(&self, item: &Item) -> Option<Reckoned> {
        let (day, anchor) = match (self.told_day, self.published) {
            (Some(day), _) => (day, Anchor::Text),
            (None, Some(day)) => (day, Anchor::Publication),
            (None, None) => return None,
        };
        Some(Reckoned::known(Reference::day(day), anchor, item))
    }

    /// The year of publication and so many after it.
    fn relative_year(&self, count: i16) -> Option<i16> {
        self.published.map(|published| published.year().saturating_add(count))
    }

    fn calendar(
        &self,
        item: &Item,
        year: Year,
        month: Option<i8>,
        day: Option<i8>,
        which: Which,
        tense: Tense,
    ) -> Option<Reckoned> {
        let (year, anchor) = match year {
            Year::Written(year) => (Some(year), Anchor::None),
            Year::Relative(count) => match self.relative_year(count) {
                Some(year) => (Some(year), Anchor::Publication),
                None => (None, Anchor::None),
            },
            Year::Open => self.open_year(month?, day, which, tense),
        };
        let Some(year) = year else {
            let day = day.map(|day| format!("-{day:02}")).unwrap_or_default();
            return Some(Reckoned::open(format!("XXXX-{:02}{day}", month?), item));
        };
        let reference = calends::reference(year, month, day)?;
        let mut reckoned = Reckoned::known(reference, anchor, item);
        if anchor == Anchor::Text {
            reckoned.certainty = reckoned.certainty.min(Certainty::Unsure);
        } else if anchor == Anchor::Publication && which == Which::Open {
            reckoned.certainty = reckoned.certainty.min(Certainty::Likely);
        }
        Some(reckoned)
    }

    /// The year in which the day falls on the weekday written beside it, where only one near publication does:
    /// "Friday, December 1".
    fn year_of_weekday(&self, line: &Line, item: &Item, year: Year, month: Option<i8>, day: Option<i8>) -> Year {
        let (Year::Open, Some(month), Some(day), Some(published)) = (year, month, day, self.published) else {
            return year;
        };
        let tokens = line.tokens.get(item.tokens.clone()).unwrap_or_default();
        let Some((weekday, _)) = tokens.iter().find_map(|token| super::words::weekday(&token.norm)) else {
            return year;
        };
        // Within three years no day of the year falls on the same weekday twice.
        let falls = |after: &i16| {
            Day::new(published.year() + after, month, day)
                .is_ok_and(|day| day.weekday().to_monday_one_offset() == weekday)
        };
        [0, -1, 1].into_iter().find(falls).map_or(year, Year::Relative)
    }

    /// The year of a month or a day whose year is not written, and what it was reckoned from.
    fn open_year(&self, month: i8, day: Option<i8>, which: Which, tense: Tense) -> (Option<i16>, Anchor) {
        let Some(published) = self.published else {
            let year = self.latest_year;
            return (year, if year.is_some() { Anchor::Text } else { Anchor::None });
        };
        // A day told among dates of years long gone: "In March 1999 ... On 3 June he left". A bare month is too often
        // the last one of that name: of 18 in eight news events 17 were.
        let past = |year: &i16| *year < published.year() - 1 && which == Which::Open && tense != Tense::Future;
        let old = self.year_of_block.filter(|year| day.is_some() && past(year));
        match old {
            Some(year) => (Some(year), Anchor::Text),
            None => (calends::year_of(published, month, day, which, tense), Anchor::Publication),
        }
    }

    fn weekday(&self, item: &Item, weekday: i8, which: Which, tense: Tense) -> Reckoned {
        let (start, anchor) = match (which, self.told_day) {
            (Which::Following | Which::Previous, Some(day)) => (Some(day), Anchor::Text),
            (Which::Open, _) => (self.written_on, Anchor::Publication),
            _ => (self.published, Anchor::Publication),
        };
        match start.and_then(|start| calends::weekday(start, weekday, which, tense)) {
            Some(day) => Reckoned::known(Reference::day(day), anchor, item),
            None => Reckoned::open(format!("XXXX-WXX-{weekday}"), item),
        }
    }

    fn weekend(&self, item: &Item, which: Which, tense: Tense) -> Reckoned {
        match self.published.and_then(|published| calends::weekend(published, which, tense)) {
            Some(day) => Reckoned::known(Reference { day, unit: Unit::Weekend }, Anchor::Publication, item),
            None => Reckoned::open("XXXX-WXX-WE".to_owned(), item),
        }
    }

    fn shift(&self, item: &Item, unit: Unit, count: i64, from: From) -> Reckoned {
        let (start, anchor) = match from {
            From::Publication => (self.published, Anchor::Publication),
            From::Text if unit == Unit::Day => (self.told_day, Anchor::Text),
            From::Text => (self.told.filter(|told| told.unit <= unit).map(|told| told.day), Anchor::Text),
        };
        match start.and_then(|start| calends::shifted(start, unit, count)) {
            Some(day) => Reckoned::known(Reference { day, unit }, anchor, item),
            None => match start.and_then(|start| calends::before_christ(start, unit, count)) {
                Some(value) => Reckoned { anchor, ..Reckoned::open(value, item) },
                None => Reckoned::open(calends::unknown(unit, count, from).to_owned(), item),
            },
        }
    }

    /// A shift from the date told of. What is not foretold cannot lie ahead: then that date was not the one meant, as
    /// in "108 years later the drought is over", which tells of now.
    fn shift_in_text(&self, item: &Item, unit: Unit, count: i64, tense: Tense) -> Reckoned {
        let shifted = self.shift(item, unit, count, From::Text);
        let ahead = match (shifted.reference, self.written_on) {
            (Some(told), Some(today)) if unit >= Unit::Year => told.day.year() > today.year(),
            (Some(told), Some(today)) => tense == Tense::Past && told.day > today,
            _ => false,
        };
        if count > 0 && ahead && tense != Tense::Future {
            Reckoned::open(calends::unknown(unit, count, From::Text).to_owned(), item)
        } else {
            shifted
        }
    }

    /// The date so many units from a named one; from a year or month it is a year or month again.
    fn beyond(&self, line: &Line, item: &Item, unit: Unit, count: i64, base: &When) -> Option<Reckoned> {
        let named = self.reckon(line, &Item { when: base.clone(), ..item.clone() })?;
        let told = named.reference.and_then(|from| {
            let day = calends::shifted(from.day, unit, count)?;
            Some(Reference {
                day,
                unit: if from.unit > Unit::Day && unit >= from.unit { from.unit } else { Unit::Day },
            })
        });
        Some(match told {
            Some(reference) => Reckoned::known(reference, named.anchor, item),
            None => Reckoned::open("XXXX-XX-XX".to_owned(), item),
        })
    }

    fn day_of_week(&self, item: &Item, weekday: i8, weeks: i64) -> Reckoned {
        let day = self.published.and_then(|published| {
            let back = i64::from(published.weekday().to_monday_one_offset() - weekday);
            calends::shifted(published, Unit::Day, 7 * weeks - back)
        });
        match day {
            Some(day) => Reckoned::known(Reference::day(day), Anchor::Publication, item),
            None => Reckoned::open(format!("XXXX-WXX-{weekday}"), item),
        }
    }

    fn season(&self, item: &Item, code: &str, year: Year, which: Which, tense: Tense) -> Reckoned {
        let reckoned = self.year_of_return(year, |published| calends::season_year(published, code, which, tense));
        self.part_of_year(item, reckoned, code)
    }

    fn quarter(&self, item: &Item, number: i64, year: Year, tense: Tense) -> Reckoned {
        // One to come may have begun.
        let month = if tense == Tense::Future { 3 * number } else { 3 * number - 2 };
        let first = i8::try_from(month).unwrap_or(1);
        let reckoned = self.year_of_return(year, |published| calends::round(published, first, tense));
        self.part_of_year(item, reckoned, &format!("Q{number}"))
    }

    fn year_of_return(&self, year: Year, open: impl Fn(Day) -> i16) -> (Option<i16>, Anchor) {
        match year {
            Year::Written(year) => (Some(year), Anchor::None),
            Year::Relative(count) => (self.relative_year(count), Anchor::Publication),
            Year::Open => (self.published.map(open), Anchor::Publication),
        }
    }

    fn part_of_year(&self, item: &Item, (year, anchor): (Option<i16>, Anchor), part: &str) -> Reckoned {
        match year {
            Some(year) => Reckoned { anchor, ..Reckoned::open(format!("{year:04}-{part}"), item) },
            None => Reckoned::open(format!("XXXX-{part}"), item),
        }
    }

    fn part_of(&self, item: &Item, year: Year, part: &str) -> Reckoned {
        let reckoned = self.year_of_return(year, |published| published.year());
        self.part_of_year(item, reckoned, part)
    }

    /// A year of accounts: "FY2020". The one of publication is taken to be that of the calendar.
    fn fiscal(&self, item: &Item, year: Year) -> Reckoned {
        let (year, anchor) = self.year_of_return(year, |published| published.year());
        let value = year.map_or_else(|| "FYXXXX".to_owned(), |year| format!("FY{year:04}"));
        let sure = if anchor == Anchor::None { Certainty::Certain } else { Certainty::Unsure };
        Reckoned { anchor, ..Reckoned::open(value, &item.clone().at_most(sure)) }
    }

    fn feast(&self, item: &Item, feast: super::feasts::Feast, year: Year, which: Which, tense: Tense) -> Reckoned {
        let open = |published| calends::feast_year(published, feast, which, tense);
        let (year, anchor) = self.year_of_return(year, open);
        match year.and_then(|year| calends::feast(year, feast)) {
            Some(day) => Reckoned::known(Reference::day(day), anchor, item),
            None => Reckoned::open(calends::unknown_feast(feast), item),
        }
    }

    /// A part of a month or year by its rank; in a month of no known year that month.
    fn nth(&self, line: &Line, item: &Item, part: Part, nth: i64, of: &When) -> Option<Reckoned> {
        let whole = self.reckon(line, &Item { when: of.clone(), ..item.clone() })?;
        let Some(reference) = whole.reference else { return Some(whole) };
        let reckoned = Reckoned::known(calends::nth(reference, part, nth)?, whole.anchor, item);
        Some(Reckoned { certainty: whole.certainty, ..reckoned })
    }

    /// The week or weekend of a day.
    fn around(&self, line: &Line, item: &Item, day: &When, unit: Unit) -> Option<Reckoned> {
        let named = self.reckon(line, &Item { when: day.clone(), ..item.clone() })?;
        let Some(day) = named.reference.map(|reference| reference.day) else {
            return Some(Reckoned::open("XXXX-WXX".to_owned(), item));
        };
        // The nearer weekend: that before a Monday, that after a Thursday.
        let day = if unit == Unit::Weekend { calends::nearest_saturday(day)? } else { day };
        Some(Reckoned { certainty: named.certainty, ..Reckoned::known(Reference { day, unit }, named.anchor, item) })
    }

    /// "the 18th": of the month told of in the same block where the sentence tells on, else of one about publication.
    fn day_of_month(&self, item: &Item, day: i8, weekday: Option<i8>, tense: Tense) -> Reckoned {
        let told = self.told_in_block.filter(|told| weekday.is_none() && told.unit <= Unit::Month);
        let found = match (told, self.published) {
            (Some(told), _) => calends::day_in(told.day, day, None, Tense::Future).map(|day| (day, Anchor::Text)),
            (None, Some(published)) => {
                calends::day_in(published, day, weekday, tense).map(|day| (day, Anchor::Publication))
            }
            (None, None) => None,
        };
        match found {
            Some((day, anchor)) => Reckoned::known(Reference::day(day), anchor, item),
            None => Reckoned::open(format!("XXXX-XX-{day:02}"), item),
        }
    }
}
