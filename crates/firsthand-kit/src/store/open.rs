//! Opening a store: what the file is, whether it is whole, which form it has, and how it is to be used.
//!
//! A store keeps a write-ahead log while it is written to: a transaction is there when its last page is in the log, so
//! that a process may be killed at any instant, and readers need not wait for a writer. The log becomes part of the file
//! when the last process closes the store.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::failure::Failure;
use super::{refresh, schema};

/// How long a process waits for its turn. A batch of another one takes some seconds at most.
const PATIENCE: Duration = Duration::from_secs(120);
/// Between two tries of what cannot be waited for in the database.
const PAUSE: Duration = Duration::from_millis(20);
/// Pages of these many kibibytes are kept in memory: the places that a batch writes to.
const CACHE: i64 = 64 << 10;
/// Pages that the log may have before it is made part of the file: what changes in many batches is then written once.
const LOG: i64 = 16 << 10;
/// Statements that are kept prepared.
const STATEMENTS: usize = 64;

/// Opens a store for writing; makes it where there is none.
pub fn for_writing(path: &Path) -> Result<Connection, Failure> {
    let path = &absolute(path)?;
    if is_there(path)? {
        check_whole(path)?;
    }
    let failed = |error: rusqlite::Error| Failure::of_database(path, &error);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags).map_err(failed)?;
    guard(&connection).map_err(failed)?;
    check_form(path, &connection)?;
    if connection.is_readonly("main").map_err(failed)? {
        return Err(Failure::new(
            path,
            "may not be written to. Copy it to a place that may be, or ask for the right to.",
        ));
    }
    keep_log(&connection).map_err(failed)?;
    schema::migrate(&mut connection).map_err(failed)?;
    refresh::refresh(&mut connection).map_err(failed)?;
    Ok(connection)
}

/// Opens a store for reading, also in a place that may not be written to.
pub fn for_reading(path: &Path) -> Result<Connection, Failure> {
    let path = &absolute(path)?;
    if !is_there(path)? {
        return Err(Failure::of_file(path, &ErrorKind::NotFound.into()));
    }
    check_whole(path)?;
    let connection = open_to_read(path)?;
    check_form(path, &connection)?;
    let version = schema::version_of(&connection).map_err(|error| Failure::of_database(path, &error))?;
    if version == schema::version() {
        return Ok(connection);
    }
    drop(connection);
    // Only who may write can bring it into the present form.
    drop(for_writing(path)?);
    open_to_read(path)
}

/// A store that cannot be locked, on a disc or in a folder of somebody else, is read as one that nobody writes to.
fn open_to_read(path: &Path) -> Result<Connection, Failure> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let locked = Connection::open_with_flags(path, flags).and_then(|connection| {
        guard(&connection)?;
        schema::version_of(&connection)?;
        Ok(connection)
    });
    let failed = |error: rusqlite::Error| Failure::of_database(path, &error);
    match locked {
        Err(error) if is_of_place(&error) && !has_log(path) => {
            let address = url::Url::from_file_path(path).map_err(|()| failed(error))?;
            let address = format!("{address}?immutable=1");
            let connection =
                Connection::open_with_flags(address, flags | OpenFlags::SQLITE_OPEN_URI).map_err(failed)?;
            guard(&connection).map_err(failed)?;
            Ok(connection)
        }
        other => other.map_err(failed),
    }
}

/// Whether it is the place, not the file, that hinders.
fn is_of_place(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied))
}

/// A path that is never taken for an address with options nor for a store in memory.
fn absolute(path: &Path) -> Result<PathBuf, Failure> {
    std::path::absolute(path).map_err(|error| Failure::of_file(path, &error))
}

/// Whether there is anything in the file.
fn is_there(path: &Path) -> Result<bool, Failure> {
    match path.metadata() {
        Ok(metadata) if metadata.is_dir() => Err(Failure::new(path, "is a folder. Name a file in it.")),
        Ok(metadata) => Ok(metadata.len() > 0),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Failure::of_file(path, &error)),
    }
}

fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    Path::new(&log).metadata().is_ok_and(|metadata| metadata.len() > 0)
}

/// The first bytes of every file of SQLite, which say how large it is.
const MAGIC: &[u8] = b"SQLite format 3\0";
const HEADER: usize = 32;

/// Looks whether the file is as long as it says, which the database itself notices only when it gets there. While there
/// is a log, the file may be shorter: the log has the rest.
fn check_whole(path: &Path) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::of_file(path, &error);
    let mut header = Vec::with_capacity(HEADER);
    let mut file = File::open(path).map_err(failed)?;
    (&mut file).take(HEADER as u64).read_to_end(&mut header).map_err(failed)?;
    if !header.starts_with(MAGIC) {
        return Err(Failure::new(path, "is no store. Give another file; this one was left as it is."));
    }
    let number = |at: usize, count: usize| {
        header.get(at..at + count).unwrap_or_default().iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
    };
    // A page of 65,536 bytes is written as 1, as the number has two bytes.
    let page = match number(16, 2) {
        1 => 65_536,
        bytes => bytes,
    };
    let (stated, there) = (page * number(28, 4), file.metadata().map_err(failed)?.len());
    if there < stated && !has_log(path) {
        let words = format!(
            "is damaged: of {stated} bytes only {there} are there. Take a copy of it that is whole, or add the articles to \
             a new store."
        );
        return Err(Failure::new(path, words));
    }
    Ok(())
}

/// Looks whether a database is a store, and one that this program can use.
fn check_form(path: &Path, connection: &Connection) -> Result<(), Failure> {
    let failed = |error: rusqlite::Error| Failure::of_database(path, &error);
    let version = schema::version_of(connection).map_err(failed)?;
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(failed)?;
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(failed)?;
    if application != schema::APPLICATION && (version, tables) != (0, 0) {
        return Err(Failure::new(path, "is a database, but no store. Give another file; this one was left as it is."));
    }
    if version > schema::version() {
        let words = format!(
            "was written by a newer firsthand: it has form {version}, and this one knows forms up to {}. Use the newer \
             one; the store was left as it is.",
            schema::version()
        );
        return Err(Failure::new(path, words));
    }
    Ok(())
}

/// What holds for every connection. A store may come from a stranger: nothing in its schema is run.
fn guard(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    // Without it every new value of some statements has them planned anew.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "cache_size", -CACHE)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(())
}

/// Turns the write-ahead log on, whole to the disk at each commit. Two processes that make a store at once may meet
/// here, where the database does not wait by itself.
fn keep_log(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "wal_autocheckpoint", LOG)?;
    let begun = Instant::now();
    loop {
        let kept = connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get::<_, String>(0));
        match kept {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && begun.elapsed() < PATIENCE => {
                thread::sleep(PAUSE);
            }
            other => return other.map(|_| ()),
        }
    }
}
