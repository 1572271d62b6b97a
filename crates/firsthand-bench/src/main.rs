//! Quality scorers.
fn main() {}
