//! Quality scorers: each subcommand measures one stage on a data set whose path is given.

mod names;
mod read_names;
mod uner;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["read-names", paths @ ..] => read_names::run(paths),
        ["read-entities", paths @ ..] => read_names::story(paths),
        ["names", path] => names::run(path, false),
        ["names", "--wrong", path] => names::run(path, true),
        ["uner", path] => uner::run(path, false),
        ["uner", "--wrong", path] => uner::run(path, true),
        _ => eprintln!("Usage: firsthand-bench read-names FILE... | names [--wrong] PATH | uner [--wrong] PATH"),
    }
}
