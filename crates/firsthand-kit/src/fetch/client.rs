//! One request to one server: what is sent, how long it may take, how large the answer may be.

use std::io::BufReader;
use std::net::IpAddr;

use firsthand::problem::ProblemKind;
use ureq::http::{HeaderMap, Response, header};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body};
use url::Url;

use super::address::{Guarded, NotPublic};
use super::{Failure, Options};
use crate::formats::http;

/// How the program names itself to servers.
const USER_AGENT: &str = concat!("firsthand/", env!("CARGO_PKG_VERSION"));
/// Pages before all; the rest in whatever form it comes.
const ACCEPT: &str = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5";
/// More headers than any server sends.
const MAX_HEADERS: usize = 64 << 10;

/// Asks servers. It keeps neither cookies nor connections, sends no credentials and follows no redirect by itself, and it
/// heeds no proxy, which would connect to addresses that nobody has checked.
#[derive(Debug)]
pub(super) struct Client {
    agent: Agent,
    seconds: u64,
}

impl Client {
    pub fn new(options: &Options) -> Self {
        let config = Agent::config_builder()
            .user_agent(USER_AGENT)
            .accept(ACCEPT)
            .accept_encoding("gzip")
            .proxy(None)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_idle_connections(0)
            .max_response_header_size(MAX_HEADERS)
            .timeout_global(Some(options.whole))
            .timeout_resolve(Some(options.connect))
            .timeout_connect(Some(options.connect))
            .build();
        let resolver = Guarded { allow_private: options.allow_private, inner: DefaultResolver::default() };
        let agent = Agent::with_parts(config, DefaultConnector::default(), resolver);
        Self { agent, seconds: options.whole.as_secs_f64().ceil() as u64 }
    }

    /// The answer to a request with these conditions.
    pub fn get(&self, url: &Url, conditions: &[(&'static str, &str)]) -> Result<Answer, Failure> {
        let mut request = self.agent.get(url.as_str());
        for (name, value) in conditions {
            request = request.header(*name, *value);
        }
        let answer = request.call().map_err(|error| failure(&error, url, self.seconds))?;
        Ok(Answer { answer, url: url.clone(), seconds: self.seconds })
    }
}

/// What a server answered; its body has not been read yet.
#[derive(Debug)]
pub(super) struct Answer {
    answer: Response<Body>,
    url: Url,
    seconds: u64,
}

impl Answer {
    pub fn status(&self) -> u16 {
        self.answer.status().as_u16()
    }

    pub fn is_success(&self) -> bool {
        self.answer.status().is_success()
    }

    /// A header, if it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        header_of(self.answer.headers(), name)
    }

    /// The body without its compression.
    pub fn body(self, limit: usize) -> Result<Vec<u8>, Failure> {
        let header = |name: header::HeaderName| header_of(self.answer.headers(), name.as_str()).unwrap_or_default();
        let form = http::Answer::new(header(header::CONTENT_TYPE), header(header::CONTENT_ENCODING));
        let mut reader = BufReader::new(self.answer.into_body().into_reader());
        match form.body(&mut reader, limit) {
            Ok(http::Body::Bytes(bytes)) => Ok(bytes),
            Ok(http::Body::TooLarge) => Err(Failure {
                kind: ProblemKind::TooLarge,
                message: format!(
                    "It is larger than {:.1} MB. Raise `--max-bytes` to read it, or save it and give the file.",
                    limit as f64 / 1e6
                ),
            }),
            Ok(http::Body::Unread(cause)) => {
                Err(Failure::fetch(format!("What the server sent cannot be unpacked ({cause}). Try again later.")))
            }
            Err(error) => Err(failure(&ureq::Error::from(error), &self.url, self.seconds)),
        }
    }
}

fn header_of<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// A server that is not asked because of its address, which its name may be.
fn not_public(host: &str, address: IpAddr) -> Failure {
    // Brackets stand around an IPv6 address in a URL.
    let is_host = host.trim_matches(['[', ']']).parse() == Ok(address);
    let is_at = if is_host { String::new() } else { format!(" is at {address}, which") };
    Failure::not_allowed(format!(
        "{host}{is_at} is no public address, so it is not asked. If it is a server of your own network, give \
         `--allow-private`."
    ))
}

/// What went wrong, and what to do about it.
fn failure(error: &ureq::Error, url: &Url, seconds: u64) -> Failure {
    let host = url.host_str().unwrap_or_default();
    if let ureq::Error::Other(cause) = error
        && let Some(NotPublic(address)) = cause.downcast_ref()
    {
        return not_public(host, *address);
    }
    match error {
        ureq::Error::Timeout(ureq::Timeout::Resolve | ureq::Timeout::Connect) => {
            Failure::fetch(format!("{host} cannot be reached in time. Try again later."))
        }
        ureq::Error::Timeout(_) => Failure::fetch(format!(
            "{host} has not answered in full within {seconds} s. Try again later, or give it longer with `--timeout`."
        )),
        ureq::Error::HostNotFound => {
            Failure::fetch(format!("There is no server called {host}. Check the spelling and your connection."))
        }
        ureq::Error::Io(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            Failure::fetch(format!("{host} broke off before its answer was whole. Try again later."))
        }
        ureq::Error::Rustls(error) => {
            Failure::fetch(format!("{host} cannot show that it is {host} ({error}). Check the address."))
        }
        ureq::Error::Protocol(error) => Failure::fetch(format!(
            "The answer of {host} makes no sense ({error}). Save the page in a browser instead."
        )),
        other => Failure::fetch(format!("{host} cannot be asked ({other}). Check the address and your connection.")),
    }
}
