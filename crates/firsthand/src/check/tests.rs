//! Claims against small invented reports.

use super::*;
use crate::{Document, Settings, account};

const REPORT: &str = "Two ferries collided in the harbour of Port Ellery on Tuesday, killing three sailors, the coast guard said. \
    The captain of the Velm Star, Ann Bell, was not arrested. Rain fell all day.";

fn answer(claim: &str) -> Check {
    let account = account(vec![Document::new("a.txt", REPORT)], &Settings::default());
    check(claim, &account)
}

#[test]
fn what_is_said_is_stated() {
    assert_eq!(answer("Three seamen died when two ferries crashed.").answer, Answer::Stated);
}
