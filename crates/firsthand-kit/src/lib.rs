//! Effects around the engine: sources on disk.
