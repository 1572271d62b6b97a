//! What other stages ask of quantities: what a figure counts, and which values its words allow.

pub(crate) use super::points::{Topic, allowed, compatible, expected, topic};
