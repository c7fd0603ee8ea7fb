//! A nation's house: 5.6 million members in 300,000 cells that released their figures each month of a year, on PostgreSQL
//! (`CHIBO_TEST_DATABASE_URL=postgres://…` names a server on which a database may be made; 15 GB of disk, the better part of an hour). Without
//! it, a province of 100,000 members on SQLite. `--cells N` for another number. The rows are written by SQL, past the log: what
//! is measured is reading, and taking one more release in.

mod made_up;

use crate::{line, median, pages, say};
use anyhow::{Context, ensure};
use chibo::{demo, house};
use chibo_core::day::Day;
use chibo_frame::app::Clock;
use chibo_frame::{App, Role};
use chibo_people::accounts;
use chibo_ward::exchange::{Outcome, take};
use chibo_ward::testing::MadeUp;
use chibo_ward::totals::{Total, find_total};
use made_up::{Shape, unit_key};
use sea_orm::{ConnectionTrait, Database, DbBackend, FromQueryResult, Statement};
use std::path::Path;
use std::time::{Duration, Instant};

const YEAR: &str = "2026";
const LOGIN: demo::Login = demo::Login { login: "danguy", password: "dang-uy-cap-tren", name: "Đảng ủy", role: Role::Ward };

pub(crate) async fn measure(dir: &Path, arguments: &[String]) -> anyhow::Result<()> {
    let url = std::env::var("CHIBO_TEST_DATABASE_URL").ok();
    let usual = if url.is_some() { Shape::NATION } else { Shape::PROVINCE };
    let asked = arguments.iter().skip_while(|word| *word != "--cells").nth(1).map(|word| word.parse()).transpose()?;
    let shape = asked.map_or(usual, |cells| Shape { cells, ..usual });
    let small = Shape { provinces: 1, wards: 1, cells: 90 };
    let before = of_size(&dir.join("small"), url.as_deref(), "small", small).await?;
    let after = of_size(&dir.join("large"), url.as_deref(), "large", shape).await?;
    say(&format!(
        "{:<58} {:>7.1} ms {:>7.1} ms {:>7.3}",
        format!("one release taken in: {} cells, beside {}", shape.cells, small.cells),
        after.as_secs_f64() * 1e3,
        before.as_secs_f64() * 1e3,
        after.as_secs_f64() / before.as_secs_f64()
    ));
    Ok(())
}

/// Fills a house of this size, measures its pages, and gives how long it takes to take one release in.
async fn of_size(dir: &Path, server: Option<&str>, name: &str, shape: Shape) -> anyhow::Result<Duration> {
    let url = match server {
        Some(server) => Some(database(server, &format!("chibo_bench_{name}")).await?),
        None => None,
    };
    let app = house::open(dir, url.as_deref(), Clock::Fixed("2026-12-31T02:00:00Z".parse()?)).await?;
    let start = Instant::now();
    made_up::fill(&app, shape).await?;
    let members = shape.members(&app).await?;
    say(&format!("{} cells, {members} members made up in {:.0} s", shape.cells, start.elapsed().as_secs_f64()));
    let new = accounts::New {
        login: LOGIN.login.to_owned(),
        name: LOGIN.name.to_owned(),
        roles: vec![LOGIN.role],
        password: Some(LOGIN.password.to_owned()),
    };
    accounts::create(&app, None, new).await??;
    if shape.wards > 1 {
        read(&app, shape).await?;
        beside(&app).await?;
    }
    taken(&app, shape).await
}

/// An empty database on the server.
async fn database(server: &str, name: &str) -> anyhow::Result<String> {
    let admin = Database::connect(server).await.context("the server of CHIBO_TEST_DATABASE_URL")?;
    admin.execute_unprepared(&format!("DROP DATABASE IF EXISTS {name}")).await?;
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await?;
    let (head, _) = server.rsplit_once('/').context("a database in the URL")?;
    Ok(format!("{head}/{name}"))
}

/// The pages, each of several units in turn.
async fn read(app: &App, shape: Shape) -> anyhow::Result<()> {
    let router = house::router(app);
    let cookie = pages::sign_in(&router, &LOGIN).await?;
    let spread = |of: u32| (0..21).map(move |turn| 1 + (turn * 7919) % of);
    let sums = |level: u32, number: u32| format!("/van-phong/tong-hop/{}?ky={YEAR}", unit_key(level, number));
    let cells: Vec<String> = spread(shape.cells).map(|number| format!("/van-phong/chi-bo/{}", unit_key(3, number))).collect();
    let wards: Vec<String> = spread(shape.wards).map(|number| sums(2, number)).collect();
    let provinces: Vec<String> = spread(shape.provinces).map(|number| sums(1, number)).collect();
    let nation = vec![sums(0, 1); 21];
    pages::get(&router, "/van-phong/tai-khoan/cua-toi", &cookie).await.ok();
    for (what, pages, limit) in [
        ("a cell's page", cells, 50),
        ("a ward's heat map", wards, 100),
        ("a province's totals", provinces, 500),
        ("the whole's totals", nation, 1000),
    ] {
        let mut durations = Vec::new();
        for page in &pages {
            let start = Instant::now();
            pages::get(&router, page, &cookie).await.with_context(|| what.to_owned())?;
            durations.push(start.elapsed());
        }
        let limit = Duration::from_millis(limit);
        line(&format!("{what}, median of 21"), median(&mut durations), limit);
        line(&format!("{what}, the slowest"), durations.last().copied().unwrap_or_default(), limit);
    }
    Ok(())
}

/// One sum of the straight way.
#[derive(FromQueryResult)]
struct Straight {
    numerator: i64,
    denominator: i64,
}

/// The same sum three ways: over the raw rows of attendance, over the released figures, and as it is kept.
async fn beside(app: &App) -> anyhow::Result<()> {
    for (what, level) in [("a province", 1), ("the whole", 0)] {
        let id = unit_key(level, 1);
        let start = Instant::now();
        let kept = attendance(&find_total(&app.db, id, YEAR).await?)?;
        let ours = start.elapsed();
        for (rows, sql) in
            [("attendances", Shape::over_attendances(app, level)), ("released figures", Shape::over_figures(app, level))]
        {
            let start = Instant::now();
            let statement = Statement::from_string(app.db.get_database_backend(), sql);
            let straight = Straight::find_by_statement(statement).one(&app.db).await?.context("a sum")?;
            let took = start.elapsed();
            ensure!((straight.numerator, straight.denominator) == kept, "{what} over {rows}: not what is kept, {kept:?}");
            line(&format!("{what}: the sums kept, beside SQL over {rows}"), ours, took);
        }
    }
    Ok(())
}

fn attendance(totals: &[Total]) -> anyhow::Result<(i64, i64)> {
    let total = totals.iter().find(|total| total.measure == "attendance").context("attendance is summed")?;
    Ok((total.numerator, total.denominator))
}

/// How long one release takes, median of 21: of as many cells.
async fn taken(app: &App, shape: Shape) -> anyhow::Result<Duration> {
    let as_of = Day::from_ymd_opt(2026, 12, 31).context("a day")?;
    let mut durations = Vec::new();
    for number in (1..=21).map(|turn| 1 + (turn * 3) % shape.cells) {
        let cell = MadeUp(number);
        made_up::know(app, cell).await?;
        let file = cell.file(&cell.release(13, as_of))?;
        let start = Instant::now();
        let outcome = take(app, None, &file).await?;
        durations.push(start.elapsed());
        ensure!(matches!(outcome, Outcome::Taken(_)), "{outcome:?}");
    }
    Ok(median(&mut durations))
}

/// Whether the house stands on PostgreSQL.
fn is_postgres(app: &App) -> bool {
    app.db.get_database_backend() == DbBackend::Postgres
}
