//! Reuse between small invented articles.
