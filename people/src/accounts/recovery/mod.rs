//! **Mã khôi phục.** Ten codes on paper, each of which opens the account once when its password is lost, and asks for a new one.
//! They are random and long, so that nobody guesses them and no count of tries is needed that could lock somebody out.

mod actions;
mod enter;
mod own;
pub(super) mod schema;
mod store;

pub(super) use actions::make_in;
pub(super) use enter::{enter, show as show_enter};
pub(super) use own::{Own, make, show as show_own};
