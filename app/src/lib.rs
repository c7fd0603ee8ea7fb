//! The roof: the list of slices, the server, the demonstration, the command line.

pub mod article;
pub mod cli;
pub mod demo;
pub mod house;
pub mod server;
pub mod upgrade;
mod workbooks;
