//! Effects around the engine: where documents come from.
//!
//! Everything that touches the outside world lives here, so that the engine stays pure.

pub mod sources;
