//! Quality scorers: each subcommand measures one stage on a data set whose path is given.

mod read_names;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["read-names", paths @ ..] => read_names::run(paths),
        _ => eprintln!("Usage: firsthand-bench read-names FILE..."),
    }
}
