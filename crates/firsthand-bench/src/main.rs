//! Quality scorers: each subcommand measures one stage on a data set whose path is given.

mod names;
mod polnear;
mod read_names;
mod read_quotes;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["read-names", paths @ ..] => read_names::run(paths),
        ["read-entities", paths @ ..] => read_names::story(paths),
        ["names", path] => names::run(path, false),
        ["names", "--wrong", path] => names::run(path, true),
        ["polnear", path] => complain(polnear::run(path, "")),
        ["polnear", path, "--errors", kind] => complain(polnear::run(path, kind)),
        ["read-quotes", paths @ ..] => complain(read_quotes::run(paths)),
        _ => eprintln!("Usage: firsthand-bench read-names FILE... | names [--wrong] PATH"),
    }
}

fn complain(outcome: Result<(), String>) {
    if let Err(message) = outcome {
        eprintln!("{message}");
    }
}
