//! Effects around the engine: where documents come from, and runs over a whole corpus on all cores.
//!
//! Everything that touches the outside world lives here, so that the engine stays pure.
//!
//! ```
//! let (documents, problems) = firsthand_kit::sources::gather(&["-".to_owned()], 1000, &mut &b"Rain fell."[..]);
//! assert_eq!(documents[0].bytes, b"Rain fell.");
//! assert!(problems.is_empty());
//! ```

pub mod corpus;
pub mod duplicates;
pub mod page;
pub mod records;
pub mod sources;
pub mod tables;
