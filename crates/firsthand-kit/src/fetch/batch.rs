//! Many URLs: several hosts side by side, one request at a time to each, what they give in the order of the URLs.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use url::Url;

use super::{Failure, Fetched, Fetcher};
use crate::formats::guarded;

/// So many hosts are asked side by side.
const SIDE_BY_SIDE: usize = 8;
/// Nothing is fetched that stands so much further down than what is waited for, so that little is held.
const AHEAD: usize = 32;
/// How often whoever waits looks whether the run is to stop.
const GLANCE: Duration = Duration::from_millis(100);

/// What a URL gave.
type Result = std::result::Result<Fetched, Failure>;

/// Hands over what each URL gives, in their order, until the run is stopped.
pub(crate) fn each(
    fetcher: &Arc<Fetcher>,
    urls: Vec<String>,
    stopped: &dyn Fn() -> bool,
    take: &mut dyn FnMut(&str, Result),
) {
    let work = Arc::new(Work::new(urls));
    for _ in 0..SIDE_BY_SIDE.min(work.urls.len()) {
        let (work, fetcher) = (Arc::clone(&work), Arc::clone(fetcher));
        // They are not waited for when the run stops: a request may take a minute.
        thread::spawn(move || work.run(&fetcher));
    }
    for (at, (url, _)) in work.urls.iter().enumerate() {
        match work.wait(at, stopped) {
            Some(result) => take(url, result),
            None => break,
        }
    }
    work.state().ended = true;
    work.changed.notify_all();
}

/// URLs that are being fetched.
struct Work {
    /// Each with its host.
    urls: Vec<(String, String)>,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// The first URL that has not been handed over.
    next: usize,
    /// Those after it that are being fetched or have been.
    begun: BTreeSet<usize>,
    /// The hosts that are being asked.
    busy: BTreeSet<String>,
    done: BTreeMap<usize, Result>,
    ended: bool,
}

impl Work {
    fn new(urls: Vec<String>) -> Self {
        let host =
            |url: &str| Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
        let urls = urls.into_iter().map(|url| (host(&url), url)).map(|(host, url)| (url, host)).collect();
        Self { urls, state: Mutex::default(), changed: Condvar::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Fetches one URL after the other until there are none left to begin.
    fn run(&self, fetcher: &Fetcher) {
        while let Some((at, url, host)) = self.begin() {
            // Whoever waits for this URL would wait for ever if what is asked of others panicked.
            let result = guarded(|| Ok(fetcher.fetch(url)));
            let result = result.unwrap_or_else(|error| Err(Failure::fetch(format!("It cannot be read ({error})."))));
            let mut state = self.state();
            state.busy.remove(host);
            state.done.insert(at, result);
            drop(state);
            self.changed.notify_all();
        }
    }

    /// The first URL that may be fetched now: near enough, of a host that nobody is asking. Since the one that is waited
    /// for is always near enough, there is always one that may or one that is being fetched.
    fn begin(&self) -> Option<(usize, &str, &str)> {
        let mut state = self.state();
        loop {
            let near = state.next..self.urls.len().min(state.next + AHEAD);
            if state.ended || (near.end == self.urls.len() && near.clone().all(|at| state.begun.contains(&at))) {
                return None;
            }
            let mut near = self.urls.iter().enumerate().take(near.end).skip(near.start);
            let found = near.find(|(at, (_, host))| !state.begun.contains(at) && !state.busy.contains(host));
            if let Some((at, (url, host))) = found {
                state.begun.insert(at);
                state.busy.insert(host.clone());
                return Some((at, url, host));
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// What a URL gave; `None` if the run is stopped before.
    fn wait(&self, at: usize, stopped: &dyn Fn() -> bool) -> Option<Result> {
        let mut state = self.state();
        while !stopped() {
            if let Some(result) = state.done.remove(&at) {
                state.next = at + 1;
                state.begun.remove(&at);
                drop(state);
                self.changed.notify_all();
                return Some(result);
            }
            (state, _) = self.changed.wait_timeout(state, GLANCE).unwrap_or_else(PoisonError::into_inner);
        }
        None
    }
}
