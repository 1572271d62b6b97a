//! Prints the names and entities of articles for reading.

use std::fmt::Write as _;
use std::time::Instant;

use firsthand::annotate::name;
use firsthand::{Document, Settings, read, text};

/// Prints each file's entities with their mentions and descriptions.
pub fn run(paths: &[&str]) {
    let documents = paths.iter().filter_map(|path| Some(Document::new(*path, std::fs::read(path).ok()?))).collect();
    let (articles, _) = read::read(documents, &Settings::default());
    for article in &articles {
        let analysed = text::analyse(article);
        let start = Instant::now();
        let (names, entities) = name::find(&article.text, &analysed);
        let time = start.elapsed();
        println!("== {} {} tokens, {time:?}", article.input, analysed.tokens.len());
        for (at, entity) in entities.iter().enumerate() {
            let mut line =
                format!("{:?} {:?} {:?} {:?} {:?}:", entity.kind, entity.name, entity.gender, entity.age, entity.roles);
            for mention in names.iter().filter(|mention| mention.entity == at) {
                let words: Vec<&str> = mention.span.of(&article.text).split_whitespace().collect();
                let _ = write!(line, " [{}]", words.join(" "));
            }
            println!("{line}");
        }
    }
}

/// Prints the entities of a story made of all the files.
pub fn story(paths: &[&str]) {
    let documents = paths.iter().filter_map(|path| Some(Document::new(*path, std::fs::read(path).ok()?))).collect();
    let (reports, _) = firsthand::account::annotated(documents, &Settings::default());
    let articles: Vec<usize> = (0..reports.len()).collect();
    let start = Instant::now();
    let entities = firsthand::collate::entities(&reports, &articles);
    println!("{} entities in {:?}", entities.len(), start.elapsed());
    for entity in entities {
        let variants: Vec<String> =
            entity.variants.iter().map(|variant| format!("{} {}", variant.text, variant.count)).collect();
        println!("{:?} {:?}: {} ({} articles)", entity.kind, entity.name, variants.join(", "), entity.members.len());
    }
}
