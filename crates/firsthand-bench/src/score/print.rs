//! The measures and faults for a reader, or as JSON.

use serde_json::{Value, json};

use super::Scores;
use crate::options::Options;

/// Prints the measures, and the faults that were asked for.
pub fn print(scores: &Scores, options: &Options) {
    if options.json {
        println!("{}", as_json(scores));
        return;
    }
    if let Some(wanted) = &options.errors {
        for fault in scores.faults.iter().filter(|fault| wanted == "all" || wanted == fault.kind) {
            println!("{:9} {:7} {}", fault.kind, fault.what, fault.line);
        }
        println!();
    }
    for measure in &scores.measures {
        let value = measure.value().map_or_else(|| "    -".to_owned(), |value| format!("{value:.3}"));
        println!("{:32} {value}  {:4} of {}", measure.name, measure.hit, measure.of);
    }
}

fn as_json(scores: &Scores) -> Value {
    let measure = |measure: &super::Measure| {
        let counts = json!({"hit": measure.hit, "of": measure.of, "value": measure.value()});
        (measure.name.clone(), counts)
    };
    Value::Object(scores.measures.iter().map(measure).collect())
}
