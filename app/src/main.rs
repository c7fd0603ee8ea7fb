//! The binary `chibo`.

use clap::Parser;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    chibo::server::log_to_stderr();
    Box::pin(chibo::cli::run(chibo::cli::Cli::parse())).await
}
