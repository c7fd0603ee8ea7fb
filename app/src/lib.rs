//! The roof: the list of slices, the server, the demonstration, the command line, TLS.

pub mod article;
pub mod cli;
pub mod demo;
pub mod house;
mod metrics;
pub mod moving;
mod neighbours;
pub mod server;
pub mod tls;
pub mod upgrade;
mod workbooks;
