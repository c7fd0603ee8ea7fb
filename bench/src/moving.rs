//! The cell of 1,000 members moved into PostgreSQL and back, every row compared: `CHIBO_TEST_DATABASE_URL=postgres://…` names an
//! empty database of a server that may be filled. Without it the cell is moved into another directory.

use crate::{large, line, say};
use anyhow::Context;
use chibo::house;
use chibo::moving::{Goal, move_to};
use chibo_frame::App;
use chibo_frame::app::Clock;
use std::path::Path;
use std::time::{Duration, Instant};

const LIMIT: Duration = Duration::from_mins(1);

pub(crate) async fn measure(dir: &Path) -> anyhow::Result<()> {
    let (old, back) = (dir.join("old"), dir.join("back"));
    let url = std::env::var("CHIBO_TEST_DATABASE_URL").ok();
    let app = house::open(&old, None, Clock::Machine).await?;
    large::fill(&app).await?;
    let middle = dir.join("middle");
    let goal = url.clone().map_or(Goal::Directory(middle.clone()), Goal::Database);
    one(app, &goal, if url.is_some() { "SQLite to PostgreSQL" } else { "SQLite to SQLite" }).await?;
    let data = if url.is_some() { &old } else { &middle };
    let app = house::open(data, url.as_deref(), Clock::Machine).await?;
    one(app, &Goal::Directory(back), if url.is_some() { "PostgreSQL to SQLite" } else { "and on" }).await
}

async fn one(app: App, goal: &Goal, way: &str) -> anyhow::Result<()> {
    let start = Instant::now();
    let moved = move_to(app, goal, &mut |_| {}).await?.ok().context("the move is refused")?;
    line(&format!("1,000 members, ten years, moved: {way}"), start.elapsed(), LIMIT);
    say(&format!("{} rows of {} tables, {} records compared with the log", moved.rows(), moved.sums.len(), moved.report.records));
    Ok(())
}
