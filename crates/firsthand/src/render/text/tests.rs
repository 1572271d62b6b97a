//! The report of a small account.
