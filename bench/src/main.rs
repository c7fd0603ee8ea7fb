//! Measures what the product promises and prints each figure beside its limit: `cargo run --release -p chibo-bench`.
//! A part alone: `-- import`, `-- large` (a cell of 1,000 members with ten years of books), `-- search`
//! (100,000 members), `-- news` (a site of 100,000 articles), `-- photos`, `-- pages`, `-- papers` (a cell's forms as PDF and as
//! Word files), `-- hall` (3,000 phones that follow one congress; `--followers 500` for fewer).
//! `-- move` is run by name alone: the large cell into PostgreSQL and back.
//! `-- nation` is run by name alone: a nation on PostgreSQL, or a province on SQLite.
//! `-- visitors` is run by name alone: it wants nginx and wrk, and both cores for two minutes.
//! `-- ballots` is run by name alone: it reads 500 filled-in ballots, see the crate `ballots`.
//! Nothing here fails a build; a machine under load measures the load.

mod hall;
mod large;
mod moving;
mod nation;
mod news;
mod pages;
mod papers;
mod photos;
mod process;
mod search;
mod visitors;

use anyhow::Context;
use chibo::{demo, house};
use chibo_frame::app::Clock;
use chibo_term::targets::find_term;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    if let (Some(hall::SERVER), Some(data)) = (arguments.next().as_deref(), arguments.next()) {
        return hall::serve(Path::new(&data)).await;
    }
    let dir = std::env::temp_dir().join(format!("chibo-bench-{}", std::process::id()));
    let measured = measure(&dir).await;
    std::fs::remove_dir_all(&dir).ok();
    measured
}

/// The parts named on the command line, or all of them.
async fn measure(dir: &Path) -> anyhow::Result<()> {
    let named: Vec<String> = std::env::args().skip(1).collect();
    if let Some((first, rest)) = named.split_first()
        && first == "ballots"
    {
        return chibo_ballots::measure(rest);
    }
    let wanted = |part: &str| named.is_empty() || named.iter().any(|name| name == part);
    say(&format!("{:<58} {:>10} {:>10} {:>7}", "figure", "measured", "limit", "ratio"));
    if wanted("import") {
        import_and_first_readings(&dir.join("import")).await?;
    }
    if named.first().is_some_and(|first| first == "visitors") {
        return visitors::measure(&dir.join("visitors")).await;
    }
    if named.first().is_some_and(|first| first == "move") {
        return moving::measure(&dir.join("move")).await;
    }
    if named.first().is_some_and(|first| first == "nation") {
        return nation::measure(&dir.join("nation"), &named).await;
    }
    if wanted("large") {
        large::measure(&dir.join("large")).await?;
    }
    if wanted("search") {
        search::measure(&dir.join("search")).await?;
    }
    if wanted("news") {
        news::measure(&dir.join("news")).await?;
    }
    if wanted("hall") {
        hall::measure(&dir.join("hall")).await?;
    }
    if wanted("photos") {
        photos::measure(&dir.join("photos")).await?;
    }
    if wanted("papers") {
        papers::measure()?;
    }
    if wanted("pages") || wanted("process") {
        let data = dir.join("demo");
        pages::measure(&demo::load(&data, None).await?).await?;
        process::measure(&data)?;
    }
    Ok(())
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
