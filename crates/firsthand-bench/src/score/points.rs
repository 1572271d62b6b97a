//! Points: what the articles state, and whether they agree.

use firsthand::Account;
use firsthand::account::{Passage, Point, PointKind, Status};

use super::{Fault, Places, Scores};
use crate::gold::model::{Gold, GoldPoint};

/// Adds the measures of points.
pub fn score(gold: &Gold, account: &Account, places: &Places, scores: &mut Scores) {
    if gold.points.is_empty() {
        return;
    }
    let found: Vec<&Point> = account.stories.iter().flat_map(|story| &story.points).collect();
    recall(gold, places, &found, scores);
    let claimed: Vec<&&Point> = found.iter().filter(|point| in_dispute(name(point.status))).collect();
    let mut right = 0;
    for point in &claimed {
        let of = gold.points.iter().find(|gold| may_be_in_dispute(gold) && readings_met(gold, point, places) >= 2);
        if of.is_some() {
            right += 1;
        } else {
            scores.faults.push(Fault { kind: "points", what: "read", line: line(point) });
        }
    }
    scores.add("points_disputed_precision", right, claimed.len());
}

fn recall(gold: &Gold, places: &Places, found: &[&Point], scores: &mut Scores) {
    let (mut disputed, mut known, mut status) = ((0, 0), (0, 0), (0, 0));
    for point in &gold.points {
        let least = point.readings.len().min(2);
        let meeting: Vec<&&Point> = found.iter().filter(|found| readings_met(point, found, places) >= least).collect();
        let is = |wanted: &dyn Fn(&str) -> bool| meeting.iter().any(|found| wanted(name(found.status)));
        let is_known = usize::from(!meeting.is_empty());
        known = (known.0 + is_known, known.1 + 1);
        let right = is(&|status| status == point.status || point.accept.iter().any(|other| other == status));
        status = (status.0 + usize::from(right), status.1 + is_known);
        let recognised = is(&in_dispute);
        if in_dispute(&point.status) {
            disputed = (disputed.0 + usize::from(recognised), disputed.1 + 1);
        }
        let what = match meeting.is_empty() {
            true => "missed",
            false if right => continue,
            false => "wrong",
        };
        let statuses: Vec<&str> = meeting.iter().map(|found| name(found.status)).collect();
        let line = format!("{} ({}) is {}", point.label, point.status, statuses.join(", "));
        scores.faults.push(Fault { kind: "points", what, line });
    }
    scores.add("points_disputed_recall", disputed.0, disputed.1);
    scores.add("points_recall", known.0, known.1);
    scores.add("points_status", status.0, status.1);
}

/// How many of the gold readings stand where a member of the point stands; none where the point states another sort
/// of thing.
fn readings_met(gold: &GoldPoint, point: &Point, places: &Places) -> usize {
    if (gold.kind == "figure") != (point.kind == PointKind::Figure) {
        return 0;
    }
    let met = |passage: Passage| {
        let mut members = point.readings.iter().flat_map(|reading| &reading.members).map(|member| member.passage);
        members.any(|member| member.article == passage.article && member.span.overlaps(passage.span))
    };
    gold.readings.iter().filter(|reading| places.passage(&reading.file, reading.span).is_some_and(met)).count()
}

fn in_dispute(status: &str) -> bool {
    matches!(status, "contested" | "revised")
}

fn may_be_in_dispute(gold: &GoldPoint) -> bool {
    in_dispute(&gold.status) || gold.accept.iter().any(|status| in_dispute(status))
}

/// A found point and its readings in a line.
pub fn line(point: &Point) -> String {
    let readings: Vec<&str> = point.readings.iter().map(|reading| reading.text.as_str()).collect();
    format!("{} {}: {}", name(point.status), point.label, readings.join(" | "))
}

/// The fixed name of a status.
pub const fn name(status: Status) -> &'static str {
    match status {
        Status::Contested => "contested",
        Status::Revised => "revised",
        Status::Agreed => "agreed",
        Status::Single => "single",
    }
}
