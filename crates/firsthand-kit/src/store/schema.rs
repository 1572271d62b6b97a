//! The forms that stores have had, and how an old one becomes a new one.

use rusqlite::{Connection, Transaction, TransactionBehavior};

/// Marks a file as a store of Firsthand ("Fhnd").
pub const APPLICATION: i32 = 0x4668_6E64;

/// The steps from one form to the next. A new store goes through all of them, so that old and new ones are alike.
const STEPS: &[&str] = &[include_str!("v1.sql"), include_str!("v2.sql")];

/// The form that this program writes.
pub const fn version() -> usize {
    STEPS.len()
}

/// The form of a store: how many steps it has gone through.
pub fn version_of(connection: &Connection) -> rusqlite::Result<usize> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Takes a store through the steps that it lacks, all or none of them.
pub fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    through(connection, STEPS)
}

fn through(connection: &mut Connection, steps: &[&str]) -> rusqlite::Result<()> {
    if version_of(connection)? >= steps.len() {
        return Ok(());
    }
    let transaction = Transaction::new(connection, TransactionBehavior::Immediate)?;
    // Another process may have done it while this one waited for its turn.
    for step in steps.iter().skip(version_of(&transaction)?) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", steps.len() as i64)?;
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.commit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_store_of_an_old_form_gets_what_it_lacks() {
        let mut connection = Connection::open_in_memory().unwrap();
        through(&mut connection, &["CREATE TABLE a (x)"]).unwrap();
        connection.execute("INSERT INTO a VALUES (1)", []).unwrap();
        let steps = ["CREATE TABLE a (x)", "ALTER TABLE a ADD COLUMN y DEFAULT 2", "CREATE TABLE b (z)"];
        through(&mut connection, &steps).unwrap();
        through(&mut connection, &steps).unwrap();
        let row = connection.query_row("SELECT x + y FROM a", [], |row| row.get::<_, i64>(0));
        assert_eq!((row, version_of(&connection)), (Ok(3), Ok(3)));
    }

    #[test]
    fn a_step_that_fails_leaves_the_store_as_it_was() {
        let mut connection = Connection::open_in_memory().unwrap();
        through(&mut connection, &["CREATE TABLE a (x)"]).unwrap();
        assert!(through(&mut connection, &["", "CREATE TABLE b (y)", "CREATE TABLE a (x)"]).is_err());
        assert_eq!(version_of(&connection), Ok(1));
        assert!(connection.prepare("SELECT * FROM b").is_err());
    }
}
