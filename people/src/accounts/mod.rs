//! Accounts: signing in, passwords, roles.

mod store;

pub use store::*;
