//! Time expressions and their values after TIMEX3 (ISO 24617-1).

use super::Date;
use crate::text::Text;

/// Finds the dates of a text; relative ones are reckoned from the day it was published.
pub fn find(_source: &str, _text: &Text, _published: Option<jiff::civil::Date>) -> Vec<Date> {
    Vec::new()
}
