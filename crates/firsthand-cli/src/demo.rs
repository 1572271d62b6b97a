//! `firsthand demo`: the account of nine built-in reports of an invented flood.

use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use firsthand::{Document, Settings, render};

use crate::args::Demo;
use crate::read::rendered;
use crate::terminal::{self, Failure};

/// The built-in reports by file name.
pub const REPORTS: &[(&str, &str)] = &[
    ("01-agency.md", include_str!("../demo/01-agency.md")),
    ("02-carrier-full.md", include_str!("../demo/02-carrier-full.md")),
    ("03-carrier-trimmed.md", include_str!("../demo/03-carrier-trimmed.md")),
    ("04-spun.md", include_str!("../demo/04-spun.md")),
    ("05-back-translated.md", include_str!("../demo/05-back-translated.md")),
    ("06-independent-reporter.md", include_str!("../demo/06-independent-reporter.md")),
    ("07-independent-broadcaster.md", include_str!("../demo/07-independent-broadcaster.md")),
    ("08-aggregator.md", include_str!("../demo/08-aggregator.md")),
    ("09-update.md", include_str!("../demo/09-update.md")),
];

/// Runs the command.
pub fn run(args: &Demo) -> Result<ExitCode, Failure> {
    if let Some(folder) = &args.save {
        save(folder)?;
    }
    let documents = REPORTS.iter().map(|(name, text)| Document::new(*name, *text)).collect();
    let account = firsthand::account(documents, &Settings::default());
    let page = page(&render::html::html(&account), args.output.as_deref())?;
    let look = terminal::look(args.color, false);
    terminal::write(&rendered(&account, args.format, look)?, None)?;
    let opened = !args.no_open && has_desktop() && open::that_detached(&page).is_ok();
    let verb = if opened { "opened in your browser" } else { "written; open it in a browser" };
    eprintln!("firsthand: the same account as a page, {verb}: {}", page.display());
    Ok(terminal::conclude(&account.problems, account.reports.len(), false))
}

/// Writes the page to `file`, or to a new temporary file, and gives its path.
fn page(html: &str, file: Option<&Path>) -> Result<PathBuf, Failure> {
    if let Some(file) = file {
        terminal::write(html, Some(file))?;
        return Ok(file.to_owned());
    }
    let failed = |error: io::Error| Failure::Message(format!("no temporary file can be made for the page: {error}."));
    let temporary = tempfile::Builder::new().prefix("firsthand-demo-").suffix(".html").tempfile().map_err(failed)?;
    let (_, path) = temporary.keep().map_err(|error| failed(error.error))?;
    terminal::write(html, Some(&path))?;
    Ok(path)
}

fn save(folder: &Path) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::Message(format!("{} cannot be written: {error}.", folder.display()));
    fs::create_dir_all(folder).map_err(failed)?;
    for (name, text) in REPORTS {
        fs::write(folder.join(name), text).map_err(failed)?;
    }
    Ok(())
}

/// Whether there is somebody to show a page to: a terminal, and a desktop where that can be told.
fn has_desktop() -> bool {
    let display = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let desktop = cfg!(any(target_os = "macos", windows)) || display("DISPLAY") || display("WAYLAND_DISPLAY");
    io::stderr().is_terminal() && desktop
}
