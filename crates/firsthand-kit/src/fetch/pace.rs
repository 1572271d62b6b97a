//! When a host may be asked again.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use jiff::fmt::rfc2822::DateTimeParser;

use super::Options;

/// Keeps requests to one host apart.
#[derive(Debug)]
pub(super) struct Pace {
    interval: Duration,
    patience: Duration,
    hosts: Mutex<HashMap<String, Host>>,
}

#[derive(Clone, Copy, Debug)]
struct Host {
    free: Instant,
    interval: Duration,
}

impl Pace {
    pub fn new(options: &Options) -> Self {
        Self { interval: options.interval, patience: options.patience, hosts: Mutex::default() }
    }

    /// Waits until the host may be asked, and takes that turn.
    ///
    /// # Errors
    /// How long there is to wait, where it is longer than anyone would.
    pub fn wait(&self, host: &str) -> Result<(), Duration> {
        let now = Instant::now();
        let wait = {
            let mut hosts = self.hosts();
            let host = self.host(&mut hosts, host);
            let wait = host.free.saturating_duration_since(now);
            if wait > self.patience {
                return Err(wait);
            }
            host.free = now + wait + host.interval;
            wait
        };
        thread::sleep(wait);
        Ok(())
    }

    /// The host asked for so much time between two requests.
    pub fn slow_down(&self, host: &str, interval: Duration) {
        let mut hosts = self.hosts();
        let host = self.host(&mut hosts, host);
        host.interval = host.interval.max(interval);
        host.free = host.free.max(later(Instant::now(), interval));
    }

    /// The host asked to be left alone for so long.
    pub fn hold(&self, host: &str, time: Duration) {
        let mut hosts = self.hosts();
        let host = self.host(&mut hosts, host);
        host.free = host.free.max(later(Instant::now(), time));
    }

    fn hosts(&self) -> MutexGuard<'_, HashMap<String, Host>> {
        self.hosts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn host<'a>(&self, hosts: &'a mut HashMap<String, Host>, host: &str) -> &'a mut Host {
        hosts.entry(host.to_owned()).or_insert_with(|| Host { free: Instant::now(), interval: self.interval })
    }
}

/// A server may ask for more time than a clock can count.
const MOST: Duration = Duration::from_secs(366 * 24 * 3600);

fn later(now: Instant, time: Duration) -> Instant {
    now.checked_add(time.min(MOST)).unwrap_or(now)
}

/// The time that `Retry-After` asks for: seconds, or until when.
pub(super) fn retry_after(value: &str, now: SystemTime) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = DateTimeParser::new().parse_timestamp(value).ok()?.as_second();
    let now = i64::try_from(now.duration_since(UNIX_EPOCH).ok()?.as_secs()).ok()?;
    Some(Duration::from_secs(u64::try_from(until.saturating_sub(now)).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_left_alone_between_requests_and_others_are_not() {
        let options =
            Options { interval: Duration::from_millis(50), patience: Duration::from_millis(200), ..Options::default() };
        let (pace, begun) = (Pace::new(&options), Instant::now());
        pace.wait("a").unwrap();
        pace.wait("b").unwrap();
        assert!(begun.elapsed() < Duration::from_millis(50));
        pace.wait("a").unwrap();
        assert!(begun.elapsed() >= Duration::from_millis(50));
        pace.hold("b", Duration::from_secs(u64::MAX));
        assert!(pace.wait("b").is_err());
        pace.slow_down("c", Duration::from_millis(30));
        pace.wait("c").unwrap();
        assert!(begun.elapsed() >= Duration::from_millis(80));
    }

    #[test]
    fn retry_after_in_seconds_and_as_a_date() {
        let now = UNIX_EPOCH + Duration::from_secs(784_111_770);
        let check = |value: &str, seconds: Option<u64>| {
            assert_eq!(retry_after(value, now), seconds.map(Duration::from_secs), "{value}");
        };
        check(" 120", Some(120));
        check("Sun, 06 Nov 1994 08:49:37 GMT", Some(7));
        check("Sat, 05 Nov 1994 08:49:37 GMT", Some(0));
        check("soon", None);
    }
}
