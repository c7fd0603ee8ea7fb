//! Preparing and running a congress: its programme, guests, bodies, attendance, votes by card, and the congress after it.

mod actions;
mod gather;
mod store;

pub(crate) use actions::*;
pub use gather::find_congress;
pub(crate) use gather::*;
pub use store::*;

use chibo_frame::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
}
