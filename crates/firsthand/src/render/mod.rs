//! An account for people and programs: terminal text, JSON, an HTML page.

mod digest;
mod family;
pub mod html;
pub mod json;
pub mod markdown;
pub mod rows;
pub mod sentences;
pub mod text;
pub mod words;
