//! How far a run is: on one line of standard error, if that is a terminal.

use std::io::{self, IsTerminal, Write};
use std::time::Instant;

use firsthand_kit::corpus::Progress;
use firsthand_kit::sources::Inputs;

/// In the first seconds neither the rate nor the time left can be told.
const SETTLED: f64 = 2.0;

/// Tells how far a run is.
pub struct Teller {
    shown: bool,
    terminal: bool,
    begun: Instant,
    /// How much there is to read; found out once.
    bytes: Option<Option<u64>>,
}

impl Teller {
    /// A teller for a run that begins now.
    pub fn new() -> Self {
        Self { shown: false, terminal: io::stderr().is_terminal(), begun: Instant::now(), bytes: None }
    }

    /// So many articles have been read.
    pub fn read(&mut self, articles: usize, inputs: &Inputs) {
        if self.terminal {
            let all = *self.bytes.get_or_insert_with(|| inputs.bytes());
            let rate = rate(inputs.bytes_read(), all, self.begun.elapsed().as_secs_f64());
            self.line(&format!("{articles} articles read{rate}"));
        }
    }

    /// What a run over a corpus does.
    pub fn tell(&mut self, now: Progress, inputs: &Inputs) {
        match now {
            Progress::Reading(articles) => self.read(articles, inputs),
            Progress::Indexing => self.line("looking for what articles share"),
            Progress::Comparing(done, all) => self.line(&format!("{done} of {all} articles compared")),
        }
    }

    fn line(&mut self, words: &str) {
        if self.terminal {
            self.shown = true;
            // Nobody can be told that standard error is closed.
            let _ = write!(io::stderr(), "\r\x1b[Kfirsthand: {words}");
        }
    }

    /// Clears the line.
    pub fn end(&mut self) {
        if std::mem::replace(&mut self.shown, false) {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

impl Drop for Teller {
    fn drop(&mut self) {
        self.end();
    }
}

/// The rate of reading and the time left, as far as they can be told.
fn rate(read: u64, all: Option<u64>, seconds: f64) -> String {
    if seconds < SETTLED || read == 0 {
        return String::new();
    }
    let rate = read as f64 / seconds;
    let left = all.map(|all| all.saturating_sub(read) as f64 / rate).filter(|left| *left >= 1.0);
    let left = left.map(|left| format!(", {} left", duration(left))).unwrap_or_default();
    format!(", {:.1} MB/s{left}", rate / 1e6)
}

fn duration(seconds: f64) -> String {
    let seconds = seconds.round() as u64;
    match seconds {
        0..=99 => format!("{seconds} s"),
        100..=5999 => format!("{} min", seconds.div_ceil(60)),
        _ => format!("{} h {} min", seconds / 3600, seconds % 3600 / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_and_the_time_left() {
        assert_eq!(rate(5_000_000, Some(20_000_000), 1.0), "");
        assert_eq!(rate(50_000_000, Some(200_000_000), 5.0), ", 10.0 MB/s, 15 s left");
        assert_eq!(rate(50_000_000, Some(200_000_000_000), 5.0), ", 10.0 MB/s, 5 h 33 min left");
        assert_eq!(rate(50_000_000, None, 5.0), ", 10.0 MB/s");
        assert_eq!(rate(50_000_000, Some(50_000_000), 5.0), ", 10.0 MB/s");
        assert_eq!(duration(130.0), "3 min");
    }
}
