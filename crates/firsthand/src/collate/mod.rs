//! The accounts side by side: who is who, what is stated in which readings, what happened when.

mod bags;
mod entities;
pub mod likeness;
mod points;
pub(crate) mod quantity;
mod timeline;
mod within;

pub use entities::entities;
pub use points::points;
pub use timeline::timeline;
