//! What servers let programs fetch: `robots.txt` (RFC 9309), asked for once per server and run.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use robotxt::Robots;
use url::Url;

use super::Failure;

/// The name that `robots.txt` calls this program by.
const PRODUCT: &str = "firsthand";

/// What became of asking for `robots.txt`.
pub(super) enum Answer {
    /// The server has these rules.
    Rules(Vec<u8>),
    /// It has none.
    None,
}

/// The rules of the servers asked so far.
#[derive(Debug, Default)]
pub(super) struct Rules(Mutex<HashMap<String, Known>>);

/// Set by whoever asks first; the others wait for it.
type Known = Arc<OnceLock<Result<Robots, Failure>>>;

impl Rules {
    /// Whether a URL may be fetched; on first sight of its server, `ask` fetches the rules. Gives the time between two
    /// requests that the rules demand.
    ///
    /// # Errors
    /// When they forbid it or cannot be read; a server that fails is no server that has none.
    pub fn check(
        &self,
        url: &Url,
        ask: impl FnOnce(&Url) -> Result<Answer, Failure>,
    ) -> Result<Option<Duration>, Failure> {
        let origin = url.origin().ascii_serialization();
        let known = Arc::clone(self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(origin).or_default());
        let robots = known.get_or_init(|| {
            let rules = robotxt::robots_url(url).map_err(|_| Failure::fetch("It is no URL of a server."))?;
            Ok(match ask(&rules)? {
                Answer::Rules(bytes) => Robots::parse(&bytes, PRODUCT),
                Answer::None => Robots::allow_all(),
            })
        });
        let robots = robots.as_ref().map_err(Clone::clone)?;
        if robots.is_url_allowed(url) {
            return Ok(robots.crawl_delay());
        }
        Err(Failure::not_allowed(
            "The server asks programs not to fetch this page (robots.txt). Save it in a browser and give the file.",
        ))
    }
}
