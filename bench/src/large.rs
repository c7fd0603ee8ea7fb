//! A cell of 1,000 members with ten years of books, made up by counting, and how long its pages and readings take.

use crate::{line, median, pages};
use anyhow::Context;
use chibo::{demo, house};
use chibo_books::{inspections, meetings, ratings, study};
use chibo_core::day::Day;
use chibo_core::target::{read_all, twelve};
use chibo_frame::app::Clock;
use chibo_frame::record::{self, Act, Recorded, difference, save};
use chibo_frame::{App, Role, Transaction};
use chibo_people::{accounts, households, roll, units};
use chibo_term::targets::{NewTerm, find_term, gather, open_term};
use std::path::Path;
use std::time::{Duration, Instant};
use uuid::Uuid;

const MEMBERS: usize = 1000;
const HOUSEHOLDS: i32 = 1500;
const YEARS: std::ops::RangeInclusive<i32> = 2016..=2025;

/// Surnames, middle and given names: 1,000 people are told apart by them.
const NAMES: [[&str; 10]; 3] = [
    ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô"],
    ["Văn", "Thị", "Hữu", "Đức", "Minh", "Thanh", "Quang", "Ngọc", "Xuân", "Kim"],
    ["An", "Bình", "Cường", "Dũng", "Đào", "Hạnh", "Lan", "Mai", "Sơn", "Tuấn"],
];

/// The made-up name of a number: 1,000 different ones, and with two more words 100,000.
pub(crate) fn name(i: usize) -> String {
    let part = |place: usize, of: usize| NAMES.get(place).and_then(|names| names.get(of % 10)).copied().unwrap_or_default();
    let name = format!("{} {} {}", part(0, i / 100), part(1, i / 10), part(2, i));
    if i < MEMBERS { name } else { format!("{} {} {name}", part(0, i / MEMBERS), part(1, i / 10_000)) }
}

/// Builds the cell, then measures its readings and every page that can be reached by a link.
pub(crate) async fn measure(dir: &Path) -> anyhow::Result<()> {
    let clock = Clock::Fixed("2025-11-20T02:00:00Z".parse()?);
    let app = house::open(dir, None, clock).await?;
    fill(&app).await?;
    readings(&app).await?;
    let secretary = demo::LOGINS.first().context("a login")?;
    pages::workbook(&app, secretary).await?;
    pages::crawl(&app, secretary).await
}

pub(crate) async fn fill(app: &App) -> anyhow::Result<()> {
    let cell = units::create(app, None, "Chi bộ lớn", "Phường lớn").await??.id;
    for (congress, from, to) in [(5, 2016, 2020), (6, 2021, 2025)] {
        let (from, to) = (day(from, 1, 1)?, day(to, 12, 31)?);
        open_term(app, None, NewTerm { from, to, congress, targets: twelve() }).await??;
    }
    let login = demo::LOGINS.first().context("a login")?;
    let (name, password) = (login.name.to_owned(), Some(login.password.to_owned()));
    accounts::create(app, None, accounts::New { login: login.login.to_owned(), name, roles: vec![Role::Secretary], password })
        .await??;
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, None, "import", &"made up").await?;
    let book = Book { app, tx, act, cell };
    let members = book.members().await?;
    book.gatherings(&members).await?;
    book.years(&members).await?;
    book.households(&members).await?;
    book.tx.commit().await.context("write the large cell")
}

/// What the made-up rows are written with.
struct Book<'a> {
    app: &'a App,
    tx: Transaction,
    act: Act,
    cell: Uuid,
}

impl Book<'_> {
    async fn write<E: Recorded>(&self, rows: Vec<E::Model>) -> anyhow::Result<()> {
        save::<E>(self.app, &self.tx, &self.act, difference::<E>(&[], rows)).await.map(drop)
    }

    async fn members(&self) -> anyhow::Result<Vec<Uuid>> {
        let row = |i: usize| {
            let year = 1940 + i32::try_from(i % 60).unwrap_or(0);
            let month = u32::try_from(i % 12).unwrap_or(0) + 1;
            roll::member::Model {
                birth: Day::from_ymd_opt(year, month, 5),
                sex: Some(if i.is_multiple_of(2) { "male" } else { "female" }.into()),
                joined: Day::from_ymd_opt((year + 25).min(2015), month, 3),
                official: Day::from_ymd_opt((year + 26).min(2015), month, 3),
                exempt: if i.is_multiple_of(15) { Day::from_ymd_opt(2021, 6, 1) } else { None },
                group_name: Some(format!("Tổ {}", i % 12 + 1)),
                ..roll::member::Model::blank(self.app.new_id(), self.cell, &name(i))
            }
        };
        let rows: Vec<_> = (0..MEMBERS).map(row).collect();
        let ids = rows.iter().map(|row| row.id).collect();
        self.write::<roll::member::Entity>(rows).await?;
        Ok(ids)
    }

    /// A meeting a month and a study session a quarter, with a mark for everybody.
    async fn gatherings(&self, members: &[Uuid]) -> anyhow::Result<()> {
        for (year, month) in YEARS.flat_map(|year| (1..=12).map(move |month| (year, month))) {
            let kind = if month % 3 == 0 { "thematic" } else { "regular" };
            let meeting_id = self.app.new_id();
            let row = meetings::meeting::Model::plain(meeting_id, self.cell, day(year, month, 3)?, kind.into(), None);
            self.write::<meetings::meeting::Entity>(vec![row]).await?;
            let mark = |(i, id): (usize, &Uuid)| meetings::attendance::Model {
                meeting_id,
                member_id: *id,
                mark: if (i + usize::try_from(month).unwrap_or(0)).is_multiple_of(11) { "excused" } else { "present" }.into(),
                reason: None,
            };
            self.write::<meetings::attendance::Entity>(members.iter().enumerate().map(mark).collect()).await?;
            if month % 3 == 0 {
                self.study(day(year, month, 15)?, members).await?;
            }
        }
        Ok(())
    }

    async fn study(&self, on_day: Day, members: &[Uuid]) -> anyhow::Result<()> {
        let id = self.app.new_id();
        let row = study::study_session::Model { id, cell_id: self.cell, on_day, title: Some("Nghị quyết".into()), place: None };
        self.write::<study::study_session::Entity>(vec![row]).await?;
        let mark =
            |id_of: &Uuid| study::study_mark::Model { session_id: id, member_id: *id_of, mark: "present".into(), reason: None };
        self.write::<study::study_mark::Entity>(members.iter().map(mark).collect()).await
    }

    /// Each year's ratings and plan of inspections.
    async fn years(&self, members: &[Uuid]) -> anyhow::Result<()> {
        for year in YEARS {
            let rate = |(i, id): (usize, &Uuid)| ratings::rating::Model {
                member_id: *id,
                year,
                cell_id: self.cell,
                level: if i.is_multiple_of(5) { "excellent" } else { "good" }.into(),
            };
            self.write::<ratings::rating::Entity>(members.iter().enumerate().map(rate).collect()).await?;
            let plan = |line: i32| inspections::inspection::Model {
                year,
                line,
                form: "inspection".into(),
                topic: "Thực hiện nhiệm vụ đảng viên".into(),
                subject: name(usize::try_from(line).unwrap_or(0)),
                done_on: Day::from_ymd_opt(year, 10, 1),
                conclusion: Some("Hoàn thành".into()),
                ..inspections::inspection::Model::blank(self.app.new_id(), self.cell)
            };
            self.write::<inspections::inspection::Entity>((1..=20).map(plan).collect()).await?;
        }
        Ok(())
    }

    async fn households(&self, members: &[Uuid]) -> anyhow::Result<()> {
        let row = |number: i32| households::household::Model {
            id: self.app.new_id(),
            cell_id: self.cell,
            number,
            head: name(usize::try_from(number).unwrap_or(0) % MEMBERS),
            persons: Some(4),
            address: None,
            class: Some("well_off".into()),
        };
        let rows: Vec<_> = (1..=HOUSEHOLDS).map(row).collect();
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        self.write::<households::household::Entity>(rows).await?;
        let lives = ids.iter().zip(members).map(|(household, member)| (*household, *member));
        let lives = lives.map(|(household_id, member_id)| households::household_member::Model { household_id, member_id });
        self.write::<households::household_member::Entity>(lives.collect()).await?;
        for year in YEARS {
            let title = |(i, id): (usize, &Uuid)| households::household_title::Model {
                household_id: *id,
                year,
                granted: !i.is_multiple_of(20),
            };
            self.write::<households::household_title::Entity>(ids.iter().enumerate().map(title).collect()).await?;
        }
        Ok(())
    }
}

/// Reading everything the first time, and all readings of a term from what was gathered.
async fn readings(app: &App) -> anyhow::Result<()> {
    let term = find_term(app, None).await?.context("the newest term")?;
    let start = Instant::now();
    let records = gather(&app.db, term.cell_id, app.today()).await?;
    line("1,000 members, ten years: gather all records once", start.elapsed(), Duration::from_secs(1));
    let mut taken = Vec::new();
    for _ in 0..21 {
        let start = Instant::now();
        let judged = read_all(&term.targets, &records, &term.term);
        taken.push(start.elapsed());
        anyhow::ensure!(judged.iter().all(|judged| judged.readings.len() <= 6));
    }
    line("1,000 members, ten years: all readings of a term", median(&mut taken), Duration::from_millis(20));
    Ok(())
}

fn day(year: i32, month: u32, day: u32) -> anyhow::Result<Day> {
    Day::from_ymd_opt(year, month, day).context("a day of the large cell")
}
