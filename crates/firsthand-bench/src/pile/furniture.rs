//! What stands around the matter of an article: datelines, lines that every article of an outlet carries, headlines of
//! other stories.

use super::clock::{self, Minute};
use super::world::Outlet;
use crate::corpus::random::Random;

/// Lines that outlets put below everything; `@` is the outlet.
const LINES: &[&str] = &[
    "Sign up for our newsletter and never miss a story from @.",
    "© 2026 @. All rights reserved. This material may not be published, broadcast or redistributed.",
    "Follow @ for the latest news and updates.",
    "Do you know more about this story? Contact our newsroom in confidence.",
    "Subscribe to @ for as little as 1 dollar a week.",
    "Our standards: the @ principles of trust.",
    "This article was amended after publication to correct the spelling of a name.",
];
/// How many headlines of others an article of an outlet with such a habit carries.
const RELATED: usize = 3;

/// Puts the outlet's habits around a text; `elsewhere` are headlines of other stories.
pub fn put_around(
    text: &str,
    outlet: &Outlet,
    town: &str,
    at: Minute,
    elsewhere: &[String],
    random: &mut Random,
) -> String {
    let mut out = String::new();
    if outlet.habits.is_multiple_of(3) {
        let agency = if outlet.habits.is_multiple_of(2) { outlet.name.as_str() } else { "Continental Wire" };
        out.push_str(&format!("{}, {} ({agency}) - ", town.to_uppercase(), clock::short_day(at)));
    }
    out.push_str(text);
    if (outlet.habits / 3).is_multiple_of(4) && !elsewhere.is_empty() {
        out.push_str("\n\nRead more:");
        for _ in 0..RELATED {
            out.push('\n');
            let other: &String = random.pick(elsewhere);
            out.push_str(other);
        }
    }
    if (outlet.habits / 12).is_multiple_of(3) {
        out.push_str("\n\n");
        out.push_str(&LINES[outlet.habits / 36 % LINES.len()].replace('@', &outlet.name));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn habits_frame_the_text_and_leave_it_whole() {
        let mut random = Random::new(1);
        let elsewhere = ["Ferry sinks off Hull".to_owned()];
        for habits in 0..200 {
            let outlet = Outlet { name: "Leeds Post".into(), domain: String::new(), ahead: 0, stamp: 0, habits };
            let text = put_around("The mill closed.", &outlet, "Leeds", 0, &elsewhere, &mut random);
            assert!(text.contains("The mill closed."), "{text}");
            assert_eq!(text.starts_with("LEEDS, January 5 ("), habits.is_multiple_of(3), "{text}");
        }
    }
}
