//! An account for people and programs: terminal text, JSON, an HTML page.

pub mod html;
