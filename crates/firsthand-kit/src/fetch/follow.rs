//! From a URL to what stands there: robots, turns and redirects on the way, each hop checked as if it were the first.

use std::time::SystemTime;

use firsthand::problem::ProblemKind;
use url::Url;

use super::cache::{Cache, Stored};
use super::client::{Answer, Client};
use super::pace::{self, Pace};
use super::robots::{self, Rules};
use super::{Failure, Fetched, Options, without_credentials};
use crate::formats::http;

/// Redirects that are followed; RFC 9309 asks for as many for `robots.txt`.
const REDIRECTS: usize = 5;
/// Rules of more bytes than this nobody means; of those that are read, the first 500 kB count.
const MAX_RULES: usize = 8 << 20;

/// Fetches URLs. It may be asked from several threads.
#[derive(Debug)]
pub(crate) struct Fetcher {
    client: Client,
    pace: Pace,
    rules: Rules,
    cache: Option<Cache>,
    /// The largest answer, in bytes.
    limit: usize,
}

impl Fetcher {
    pub fn new(options: &Options, limit: usize) -> Self {
        let cache = options.cache.as_deref().map(|folder| Cache::new(folder, limit));
        Self { client: Client::new(options), pace: Pace::new(options), rules: Rules::default(), cache, limit }
    }

    /// What stands at a URL.
    pub fn fetch(&self, name: &str) -> Result<Fetched, Failure> {
        let start = Url::parse(name).map_err(|error| Failure::fetch(format!("It is no URL ({error}). Check it.")))?;
        let mut url = fit(start)?;
        for _ in 0..=REDIRECTS {
            let delay = self.rules.check(&url, |rules| self.robots(rules))?;
            if let (Some(delay), Some(host)) = (delay, url.host_str()) {
                self.pace.slow_down(host, delay);
            }
            let stored = self.cache.as_ref().and_then(|cache| cache.get(&url));
            let answer = self.ask(&url, stored.as_ref())?;
            match redirect(&answer, &url)? {
                Some(next) => url = next,
                None => return self.received(url, answer, stored),
            }
        }
        Err(Failure::fetch(format!("It leads on more than {REDIRECTS} times. Give the URL of the article itself.")))
    }

    /// An answer in full.
    fn received(&self, url: Url, answer: Answer, stored: Option<Stored>) -> Result<Fetched, Failure> {
        if let (304, Some(stored)) = (answer.status(), stored) {
            return Ok(fetched(url, stored));
        }
        if !answer.is_success() {
            return Err(refused(answer.status()));
        }
        let stored = Stored::of(&url, &answer).with_body(answer.body(self.limit)?);
        if let Some(cache) = &self.cache {
            cache.put(&stored)?;
        }
        Ok(fetched(url, stored))
    }

    /// The rules of a server.
    fn robots(&self, rules: &Url) -> Result<robots::Answer, Failure> {
        let cannot = |cause: &str| {
            Failure::fetch(format!("What its server lets programs fetch (robots.txt) cannot be told. {cause}"))
        };
        let mut url = rules.clone();
        for _ in 0..=REDIRECTS {
            let answer = self.ask(&url, None).map_err(|failure| match failure {
                Failure { kind: ProblemKind::Fetch, message } => cannot(&message),
                other => other,
            })?;
            if let Some(next) = redirect(&answer, &url)? {
                url = next;
                continue;
            }
            return match answer.status() {
                200..=299 => {
                    answer.body(MAX_RULES).map(robots::Answer::Rules).map_err(|failure| cannot(&failure.message))
                }
                // There are none, says the RFC; but "too many requests" is no word on the rules.
                400..=428 | 430..=499 => Ok(robots::Answer::None),
                status => Err(cannot(&refused(status).message)),
            };
        }
        Ok(robots::Answer::None)
    }

    /// The answer of one server, asked in turn, and once more if it asks for some time first.
    fn ask(&self, url: &Url, stored: Option<&Stored>) -> Result<Answer, Failure> {
        let host = url.host_str().unwrap_or_default();
        let conditions = stored.map(Stored::conditions).unwrap_or_default();
        let wait = || {
            self.pace.wait(host).map_err(|wait| {
                let minutes = wait.as_secs().div_ceil(60);
                Failure::fetch(format!("{host} asks to be left alone for another {minutes} min. Try again after that."))
            })
        };
        wait()?;
        let answer = self.client.get(url, &conditions)?;
        let later = answer.header("retry-after").and_then(|value| pace::retry_after(value, SystemTime::now()));
        match (answer.status(), later) {
            (429 | 503, Some(time)) => {
                self.pace.hold(host, time);
                wait()?;
                self.client.get(url, &conditions)
            }
            _ => Ok(answer),
        }
    }
}

fn fetched(url: Url, stored: Stored) -> Fetched {
    let form = http::Answer::new(stored.content_type.as_deref().unwrap_or_default(), "");
    Fetched { url, is_page: form.is_page(), charset: form.charset, bytes: stored.into_body() }
}

/// A URL as it is asked for: on the web, without what is none of the server's business.
fn fit(url: Url) -> Result<Url, Failure> {
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err(Failure::not_allowed(format!(
            "It leads to {}:, which is not fetched. Save the page in a browser and give the file.",
            url.scheme()
        )));
    }
    let mut url = without_credentials(url);
    url.set_fragment(None);
    Ok(url)
}

/// Where an answer leads, if it does.
fn redirect(answer: &Answer, url: &Url) -> Result<Option<Url>, Failure> {
    let target = answer.header("location").filter(|_| matches!(answer.status(), 301 | 302 | 303 | 307 | 308));
    let Some(target) = target else { return Ok(None) };
    let next = url.join(target).map_err(|error| {
        Failure::fetch(format!("It leads to something that is no URL ({error}). Give the URL of the article itself."))
    })?;
    fit(next).map(Some)
}

/// What a status other than success means for whoever wants the page.
fn refused(status: u16) -> Failure {
    let words = match status {
        401 | 402 | 403 | 407 | 451 => {
            "The server refuses it ({status}). Save the page in a browser and give the file."
        }
        404 | 410 => "The server has no such page ({status}). Check the URL.",
        408 | 429 | 500..=599 => "The server cannot give it now ({status}). Try again later.",
        _ => "The server gave an answer that is no page ({status}). Save the page in a browser and give the file.",
    };
    Failure::fetch(words.replace("{status}", &status.to_string()))
}
