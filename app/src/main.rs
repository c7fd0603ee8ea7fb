//! The binary `chibo`.

use clap::Parser;
use std::process::ExitCode;

/// Gives back what a rush of visitors took, which the system's does not.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    chibo::server::log_to_stderr();
    Box::pin(chibo::cli::run(chibo::cli::Cli::parse())).await
}
