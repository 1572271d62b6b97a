//! What articles are placed by, made anew from their texts in a store whose features are of another form.

use firsthand::account;
use firsthand::annotate::{Part, Parts};
use firsthand::duplicates::Sketch;
use firsthand::stories::Sketcher;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::features::{self, Features};
use super::{postings, prepare, record};

/// Brings the features of all articles and their lists into the present form, all or none of them; stories stay as they
/// are.
pub fn refresh(connection: &mut Connection) -> rusqlite::Result<()> {
    if form_of(connection)? == Some(features::FORM) {
        return Ok(());
    }
    let transaction = Transaction::new(connection, TransactionBehavior::Immediate)?;
    // Another process may have done it while this one waited for its turn.
    if form_of(&transaction)? != Some(features::FORM) {
        transaction
            .execute_batch("DELETE FROM term; DELETE FROM key; DELETE FROM features; DELETE FROM story_words")?;
        let mut numbers = transaction.prepare("SELECT number FROM article ORDER BY number")?;
        let mut rows = numbers.query([])?;
        while let Some(row) = rows.next()? {
            of_article(&transaction, row.get(0)?)?;
        }
        drop(rows);
        drop(numbers);
        transaction.execute("INSERT OR REPLACE INTO meta VALUES ('features', ?)", [features::FORM])?;
    }
    transaction.commit()
}

fn form_of(connection: &Connection) -> rusqlite::Result<Option<i64>> {
    connection.query_row("SELECT value FROM meta WHERE name = 'features'", [], |row| row.get(0)).optional()
}

fn of_article(connection: &Connection, number: i64) -> rusqlite::Result<()> {
    let Some(article) = record::article(connection, number)? else { return Ok(()) };
    let (report, _) = account::report(article, Parts::only(&[Part::Sentences]));
    let runs = Sketch::of(prepare::body(&report.article)).1;
    let features = Features::of(&report, runs, &mut Sketcher::default());
    let packed = features::packed(&features.sketch);
    connection.prepare_cached("INSERT INTO features VALUES (?, ?)")?.execute(params![number, packed])?;
    postings::insert(connection, number, &features)
}
