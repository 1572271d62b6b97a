//! `firsthand search`: the articles of a store that have some words.

use std::process::ExitCode;

use firsthand::render::text::Look;
use firsthand::span::Span;
use firsthand_kit::store::{Filter, Hit, Query, Snippet, Store};

use crate::args::{Found, Search};
use crate::terminal::{self, Failure};

/// Runs the command.
pub fn run(args: &Search) -> Result<ExitCode, Failure> {
    let query = Query::parse(&args.words);
    let filter = Filter {
        outlet: args.outlet.clone(),
        since: args.since,
        until: args.until,
        entity: args.entity.clone(),
        story: args.story.clone(),
        limit: args.limit,
    };
    let hits = Store::read(&args.store)?.search(&query, &filter)?;
    let look = terminal::look(args.color, args.output.is_some());
    let written: String = match args.format {
        Found::Text => hits.iter().map(|hit| text(hit, look)).collect(),
        Found::Jsonl => hits
            .iter()
            .map(Hit::json_line)
            .collect::<Result<_, _>>()
            .map_err(|error| Failure::Message(format!("an article cannot be written as JSON: {error}.")))?,
    };
    terminal::write(&written, args.output.as_deref())?;
    if hits.is_empty() {
        eprintln!("firsthand: no article of the store has that.");
    }
    Ok(ExitCode::SUCCESS)
}

/// An article that was found, to be read in the terminal.
fn text(hit: &Hit, look: Look) -> String {
    let (bold, plain) = if look.colour { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
    let title = hit.title.as_deref().unwrap_or("Without a title");
    let published = hit.article.published.as_ref().map(|published| published.moment.value.replace('T', " "));
    let about: Vec<&str> = [Some(hit.article.label()), published.as_deref()].into_iter().flatten().collect();
    let mut text = format!(
        "{bold}{}{plain}\n  {} · article {} · story {}\n",
        line(title),
        line(&about.join(" · ")),
        hit.article.id,
        hit.story
    );
    for snippet in &hit.snippets {
        text.push_str(&format!("  {}\n", marked(&hit.article.text, snippet, look)));
    }
    text + "\n"
}

/// A snippet with the words that were looked for marked.
fn marked(text: &str, snippet: &Snippet, look: Look) -> String {
    let (begin, end) = if look.colour { ("\x1b[1m", "\x1b[0m") } else { ("[", "]") };
    let mut marked = String::new();
    let mut at = snippet.span.start;
    for found in &snippet.found {
        marked.push_str(&line(Span::new(at, found.start).of(text)));
        marked.push_str(begin);
        marked.push_str(&line(found.of(text)));
        marked.push_str(end);
        at = found.end;
    }
    marked.push_str(&line(Span::new(at, snippet.span.end).of(text)));
    format!("… {} …", marked.trim())
}

/// Words on one line, without what a terminal would obey.
fn line(words: &str) -> String {
    let words: String = words.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    terminal::printable(&words)
}
