//! Time expressions by the measure of TempEval-3 (UzZaman et al. 2013, "SemEval-2013 Task 1", section 3).
//!
//! Spans: precision, recall and F1 of the expressions, where one that overlaps an expected one counts as found. Values:
//! the same, where in addition the normalised value must be equal.

pub mod value;

use std::collections::BTreeMap;

use crate::score::Scores;

/// What was to be found, what was found, and how much of it agrees.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Expressions to find.
    pub gold: usize,
    /// Expressions found.
    pub found: usize,
    /// Expressions found that overlap one to find.
    pub matched: usize,
    /// Those whose value is the same.
    pub right: usize,
    /// How many errors of each kind.
    pub causes: BTreeMap<&'static str, usize>,
}

impl Tally {
    /// Counts an error.
    pub fn err(&mut self, cause: &'static str) {
        *self.causes.entry(cause).or_default() += 1;
    }

    /// Adds another tally.
    pub fn add(&mut self, other: &Self) {
        self.gold += other.gold;
        self.found += other.found;
        self.matched += other.matched;
        self.right += other.right;
        for (cause, count) in &other.causes {
            *self.causes.entry(cause).or_default() += count;
        }
    }

    /// Precision, recall and F1 of `agreeing`.
    fn measures(&self, agreeing: usize) -> [f64; 3] {
        [share(agreeing, self.found), share(agreeing, self.gold), share(2 * agreeing, self.found + self.gold)]
    }

    /// Adds the measures of values to those of a gate.
    pub fn add_to(&self, scores: &mut Scores) {
        scores.add("value_recall", self.right, self.gold);
        scores.add("value_precision", self.right, self.found);
        scores.add("value_f1", 2 * self.right, self.gold + self.found);
        scores.add("span_f1", 2 * self.matched, self.gold + self.found);
    }

    /// Prints a line for spans and one for values.
    pub fn print(&self, name: &str) {
        for (what, agreeing) in [("span", self.matched), ("value", self.right)] {
            let [precision, recall, f1] = self.measures(agreeing);
            println!(
                "{name:<12} {what:<6} precision {precision:.3}  recall {recall:.3}  f1 {f1:.3}   {agreeing} agree, {} \
                 found, {} to find",
                self.found, self.gold
            );
        }
    }

    /// Prints how often each kind of error was made, the commonest first.
    pub fn print_causes(&self) {
        let mut causes: Vec<_> = self.causes.iter().collect();
        causes.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        for (cause, count) in causes {
            println!("{count:>6}  {cause}");
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of expressions")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_and_values_are_measured_over_the_same_found_and_expected() {
        // Five to find, four found, three of them in place, two with the right value.
        let tally = Tally { gold: 5, found: 4, matched: 3, right: 2, ..Tally::default() };
        assert_eq!(tally.measures(tally.matched), [0.75, 0.6, 6.0 / 9.0]);
        assert_eq!(tally.measures(tally.right), [0.5, 0.4, 4.0 / 9.0]);
    }
}
