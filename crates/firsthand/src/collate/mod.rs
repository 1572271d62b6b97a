//! The accounts side by side: who is who, what is stated in which readings, what happened when.

mod bags;
mod copies;
mod entities;
mod left_out;
pub mod likeness;
mod points;
pub(crate) mod quantity;
mod timeline;
mod within;

pub(crate) use copies::Carriers;
pub use copies::copies;
pub use entities::entities;
pub use left_out::left_out;
pub use points::points;
pub use timeline::timeline;
pub(crate) use within::within;
