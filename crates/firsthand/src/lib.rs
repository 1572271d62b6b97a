//! Firsthand tells first-hand reporting from repetition.
