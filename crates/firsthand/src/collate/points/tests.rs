//! Points of small hand-made stories.
