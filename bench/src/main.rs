//! Measures what the product promises and prints each figure beside its limit: `cargo run --release -p chibo-bench`.
//! Nothing here fails a build; a machine under load measures the load.

mod pages;
mod process;

use anyhow::Context;
use chibo::{demo, house};
use chibo_frame::app::Clock;
use chibo_term::targets::find_term;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let dir = std::env::temp_dir().join(format!("chibo-bench-{}", std::process::id()));
    let measured = measure(&dir).await;
    std::fs::remove_dir_all(&dir).ok();
    measured
}

async fn measure(dir: &Path) -> anyhow::Result<()> {
    say(&format!("{:<58} {:>10} {:>10} {:>7}", "figure", "measured", "limit", "ratio"));
    import_and_first_readings(&dir.join("import")).await?;
    let data = dir.join("demo");
    let app = demo::load(&data, None).await?;
    pages::measure(&app).await?;
    drop(app);
    process::measure(&data)
}

/// The demonstration's whole import and the first computation of all readings, median of five.
async fn import_and_first_readings(dir: &Path) -> anyhow::Result<()> {
    let mut taken = Vec::new();
    for run in 0..5 {
        let app = house::open(&dir.join(run.to_string()), None, Clock::Machine).await?;
        demo::found(&app).await?;
        let start = Instant::now();
        demo::import_workbooks(&app).await?;
        let term = find_term(&app, None).await?.context("the demonstration's term")?;
        term.read(&app).await?;
        taken.push(start.elapsed());
    }
    line("import of seven workbooks + all readings", median(&mut taken), Duration::from_secs(2));
    Ok(())
}

fn median(taken: &mut [Duration]) -> Duration {
    taken.sort_unstable();
    taken.get(taken.len() / 2).copied().unwrap_or_default()
}

/// One figure beside its limit.
fn line(what: &str, measured: Duration, limit: Duration) {
    let ratio = measured.as_secs_f64() / limit.as_secs_f64();
    say(&format!("{what:<58} {:>7.1} ms {:>7.0} ms {ratio:>7.3}", measured.as_secs_f64() * 1e3, limit.as_secs_f64() * 1e3));
}

fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}
