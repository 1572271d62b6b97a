//! Lineage of small invented stories.
