//! The options and thresholds that shape a result. They are printed with it, so that a result can be made again.

use crate::read::Moment;

/// What a run may be told. `Settings::default()` is what the command line uses.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The largest article that is read, in bytes.
    pub max_bytes: usize,
    /// The publication date of articles that carry none and that `published_by_name` does not name.
    pub published: Option<Moment>,
    /// Publication dates by the input's file name.
    pub published_by_name: Vec<(String, Moment)>,
    /// The least score of a reused passage, 0 to 1.
    pub min_reuse_score: f64,
    /// The least likeness that puts two articles into one story, 0 to 1.
    pub min_story_likeness: f64,
}

/// 5 MB: about a million words, a hundred times the longest news report, and still analysed in bounded memory.
pub const MAX_BYTES: usize = 5_000_000;

impl Default for Settings {
    fn default() -> Self {
        Self {
            max_bytes: MAX_BYTES,
            published: None,
            published_by_name: Vec::new(),
            min_reuse_score: crate::reuse::MIN_SCORE,
            min_story_likeness: crate::stories::MIN_LIKENESS,
        }
    }
}
