//! What every page and every record stands on: the application's value, the database, sessions, rights, pages, error
//! pages, words, and the record of who did what. Knows no slice.

pub mod alone;
pub mod app;
pub mod assets;
pub mod backup;
pub mod check;
pub mod coding;
pub mod db;
pub mod disk;
pub mod due;
pub mod errors;
pub mod hash;
pub mod health;
pub mod key;
mod limits;
pub mod live;
pub mod metrics;
pub mod once;
pub mod page;
pub mod parcel;
pub mod password;
pub mod private;
pub mod readings;
pub mod record;
pub mod replica;
pub mod requests;
pub mod rights;
pub mod routes;
pub mod schema;
mod sealing;
pub mod sessions;
pub mod shared;
pub mod slice;
#[cfg(feature = "testing")]
pub mod testing;
pub mod transaction;
pub mod trouble;
pub mod typed;
pub mod words;

pub use app::App;
pub use due::{Due, DueFinder, Finding};
pub use errors::{Message, PageError};
pub use page::{Page, html, see_other};
pub use rights::{Right, Role};
pub use routes::Routes;
pub use slice::Slice;
pub use transaction::Transaction;
pub use typed::{Field, Typed};
pub use words::{Lang, Words};
