//! Firsthand tells first-hand reporting from repetition.

pub mod lexicon;
