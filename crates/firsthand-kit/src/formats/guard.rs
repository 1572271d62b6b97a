//! A fence around readers of binary formats that others wrote: if one panics over bytes it did not expect, that is an
//! error of the file and not the end of the run.

use std::cell::Cell;
use std::io::{self, ErrorKind};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static WITHIN: Cell<bool> = const { Cell::new(false) };
}

/// What `read` gives; an error if it panics, of which nothing is printed.
///
/// # Errors
/// As `read`, or that it panicked.
pub(crate) fn guarded<T>(read: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    silence();
    WITHIN.set(true);
    // Whatever `read` worked on is given up when it panics.
    let result = panic::catch_unwind(AssertUnwindSafe(read));
    WITHIN.set(false);
    result.unwrap_or_else(|_| Err(io::Error::new(ErrorKind::InvalidData, "its bytes make no sense")))
}

/// Lets panics within the fence go unprinted; all others are told as before.
fn silence() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !WITHIN.get() {
                before(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error() {
        let index = std::hint::black_box(7);
        assert!(guarded(|| Ok([1, 2, 3][index])).is_err());
        assert_eq!(guarded(|| Ok(5)).unwrap(), 5);
    }
}
