//! Effects around the engine: where documents come from, and runs over a whole corpus on all cores.
//!
//! Everything that touches the outside world lives here, so that the engine stays pure.
//!
//! ```
//! use firsthand_kit::{formats::fields::Fields, sources::Inputs};
//!
//! let (documents, problems) = Inputs::new(["-"], 1000, Fields::new(&[])).gather(&mut &b"Rain fell."[..]);
//! assert_eq!(documents[0].bytes, b"Rain fell.");
//! assert!(problems.is_empty());
//! ```

pub mod corpus;
pub mod duplicates;
pub mod fetch;
pub mod flow;
pub mod formats;
mod markup;
pub mod page;
pub mod parents;
pub mod pile;
pub mod sources;
mod spool;
pub mod store;
pub mod story;
pub mod tables;
