//! From the books to the tables of a workbook. Each list is read whole, with one query a table.

use super::names::{NOWHERE, Names};
use super::{lists, people};
use chibo_books::{admissions, inspections, meetings, ratings, study};
use chibo_core::day::{Day, year_end};
use chibo_core::meeting::Mark;
use chibo_core::rating::Level;
use chibo_frame::App;
use chibo_frame::db::from_code;
use chibo_paper::workbook::write::{self, Table, mark_code};
use chibo_paper::workbook::{Book, BookRow, Kind, MarkAt, Person, Session};
use chibo_people::roll::member;
use chibo_people::{households, personal, roll, units};
use chrono::Datelike;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The cell whose books are written, and who its members are.
pub(in crate::imports) struct Source<'a> {
    app: &'a App,
    cell: Uuid,
    above: Vec<String>,
    members: Vec<member::Model>,
    names: Names,
}

/// Whose list it is, as it stands over one: the body above, the cell.
pub async fn above(app: &App, cell: &units::unit::Model) -> anyhow::Result<Vec<String>> {
    let ward = match cell.parent_id {
        Some(id) => units::find(&app.db, id).await?,
        None => None,
    };
    let ward = ward.map(|ward| format!("Đảng bộ {}", ward.name.trim_start_matches("Đảng bộ ")));
    Ok(ward.into_iter().chain([cell.name.clone()]).map(|line| line.to_uppercase()).collect())
}

/// A column of a book: its session, and who has which mark.
struct Held {
    session: Session,
    marks: BTreeMap<Uuid, Mark>,
}

impl<'a> Source<'a> {
    /// Reads the roll; every list names its members. Who is restricted stands in it without the ways to reach him.
    pub(in crate::imports) async fn of(app: &'a App, cell: &units::unit::Model) -> anyhow::Result<Self> {
        let above = above(app, cell).await?;
        let members = personal::withheld(&app.db, roll::list_members(&app.db, cell.id).await?).await?;
        let names = Names::new(&members);
        Ok(Self { app, cell: cell.id, above, members, names })
    }

    /// The roll of a day; of these members alone, if they are named.
    pub(in crate::imports) async fn roll(&self, on: Day, only: Option<&BTreeSet<Uuid>>) -> anyhow::Result<Table> {
        let on_roll = self.on_roll(on).await?;
        let is_meant = |row: &&member::Model| on_roll.contains(&row.id) && only.is_none_or(|only| only.contains(&row.id));
        let rows: Vec<member::Model> = self.members.iter().filter(is_meant).cloned().collect();
        Ok(write::roll(Some(on), &people::roll(&rows)?).under(&self.above))
    }

    async fn on_roll(&self, on: Day) -> anyhow::Result<BTreeSet<Uuid>> {
        let movements = roll::list_movements(&self.app.db, self.cell).await?;
        Ok(roll::roll_on(self.members.clone(), movements, on)?.people.into_iter().map(|person| person.id).collect())
    }

    /// The list of a kind, of one year where it is kept by years.
    pub(in crate::imports) async fn table(&self, kind: Kind, year: i32) -> anyhow::Result<Table> {
        let (db, cell) = (&self.app.db, self.cell);
        let table = match kind {
            Kind::Roll => return self.roll(self.app.today(), None).await,
            Kind::Movements => write::movements(&people::movements(&self.members, &roll::list_movements(db, cell).await?)?),
            Kind::Attendance => write::attendance(year, &self.book(self.meetings(year).await?)),
            Kind::Study => write::study(&self.book(self.studies(Some(year)).await?)),
            Kind::Ratings => self.ratings(year).await?,
            Kind::Inspections => write::inspections(&lists::inspections(&inspections::list(db, cell).await?)?),
            Kind::Admissions => write::admissions(&lists::admissions(&admissions::list(db, cell).await?)?),
            Kind::Households => self.households().await?,
        };
        Ok(table.under(&self.above))
    }

    /// Every list, a sheet each: the members of all times, and a sheet a year of what is kept by years.
    pub(in crate::imports) async fn everything(&self) -> anyhow::Result<Vec<Table>> {
        let mut tables = vec![write::roll(None, &people::roll(&self.members)?).under(&self.above)];
        tables.push(self.table(Kind::Movements, 0).await?);
        tables.push(self.table(Kind::Admissions, 0).await?);
        for year in self.years(Kind::Attendance).await? {
            tables.push(self.table(Kind::Attendance, year).await?);
        }
        tables.push(write::study(&self.book(self.studies(None).await?)).under(&self.above));
        for year in self.years(Kind::Ratings).await? {
            tables.push(self.table(Kind::Ratings, year).await?);
        }
        tables.push(self.table(Kind::Inspections, 0).await?);
        tables.push(self.table(Kind::Households, 0).await?);
        Ok(tables)
    }

    /// The years of which there is something, the latest first.
    pub(in crate::imports) async fn years(&self, kind: Kind) -> anyhow::Result<Vec<i32>> {
        let (db, cell) = (&self.app.db, self.cell);
        let years: BTreeSet<i32> = match kind {
            Kind::Attendance => meetings::list(db, cell).await?.iter().map(|row| row.on_day.year()).collect(),
            Kind::Study => study::list(db, cell).await?.iter().map(|row| row.on_day.year()).collect(),
            Kind::Ratings => {
                let own = ratings::list_of_cell(db, cell).await?.into_iter().map(|row| row.year);
                ratings::list(db, cell).await?.into_iter().map(|row| row.year).chain(own).collect()
            }
            _ => BTreeSet::new(),
        };
        Ok(years.into_iter().rev().collect())
    }

    /// A blank list of this kind; with the names of the roll, if they are wanted.
    pub(in crate::imports) async fn template(&self, kind: Kind, year: i32, with_names: bool) -> anyhow::Result<Table> {
        let on = self.app.today().min(year_end(year));
        let listed = if with_names { self.on_roll(on).await? } else { BTreeSet::new() };
        let listed: Vec<Uuid> = self.members.iter().map(|row| row.id).filter(|id| listed.contains(id)).collect();
        let rows = || {
            let people = listed.iter().filter_map(|id| self.names.short(*id));
            people.map(|person| BookRow { person, marks: Vec::new() }).collect()
        };
        let table = match kind {
            Kind::Roll => write::roll(None, &[]),
            Kind::Movements => write::movements(&[]),
            Kind::Attendance => write::attendance(year, &Book { sessions: write::months(year), rows: rows() }),
            Kind::Study => {
                let today = write::months(year).into_iter().take(1).map(|month| Session { on, ..month });
                write::study(&Book { sessions: today.collect(), rows: rows() })
            }
            Kind::Ratings => {
                let people = listed.iter().filter_map(|id| Some((self.names.full(*id)?, None)));
                write::ratings(year, &people.collect::<Vec<_>>(), None)
            }
            Kind::Inspections => write::inspections(&[]),
            Kind::Admissions => write::admissions(&[]),
            Kind::Households => write::households(&[], &[], &[year]),
        };
        Ok(table.under(&self.above))
    }

    async fn meetings(&self, year: i32) -> anyhow::Result<Vec<Held>> {
        let mut marks: BTreeMap<Uuid, BTreeMap<Uuid, Mark>> = BTreeMap::new();
        for row in meetings::list_marks(&self.app.db, self.cell).await? {
            marks.entry(row.meeting_id).or_default().insert(row.member_id, from_code(&row.mark)?);
        }
        let rows = meetings::list(&self.app.db, self.cell).await?.into_iter().filter(|row| row.on_day.year() == year);
        let held = rows.map(|row| {
            let session = session(row.on_day, from_code(&row.kind)?, row.title);
            Ok(Held { session, marks: marks.remove(&row.id).unwrap_or_default() })
        });
        held.collect()
    }

    async fn studies(&self, year: Option<i32>) -> anyhow::Result<Vec<Held>> {
        let mut marks: BTreeMap<Uuid, BTreeMap<Uuid, Mark>> = BTreeMap::new();
        for row in study::list_marks(&self.app.db, self.cell).await? {
            marks.entry(row.session_id).or_default().insert(row.member_id, from_code(&row.mark)?);
        }
        let rows = study::list(&self.app.db, self.cell).await?.into_iter();
        let of_year = rows.filter(|row| year.is_none_or(|year| row.on_day.year() == year));
        let held = of_year.map(|row| Held {
            session: session(row.on_day, chibo_core::meeting::MeetingKind::Regular, row.title),
            marks: marks.remove(&row.id).unwrap_or_default(),
        });
        Ok(held.collect())
    }

    /// The sessions that were held, and the row of everybody who has a mark.
    fn book(&self, held: Vec<Held>) -> Book {
        let held: Vec<Held> = held.into_iter().filter(|held| !held.marks.is_empty()).collect();
        let row = |id: Uuid| {
            let marks = held.iter().enumerate().filter_map(|(session, held)| {
                let mark = *held.marks.get(&id)?;
                Some(MarkAt { session, mark: Some(mark), text: mark_code(mark).to_owned(), at: NOWHERE })
            });
            let marks: Vec<MarkAt> = marks.collect();
            (!marks.is_empty()).then_some(BookRow { person: self.names.short(id)?, marks })
        };
        let rows = self.members.iter().filter_map(|member| row(member.id)).collect();
        Book { rows, sessions: held.into_iter().map(|held| held.session).collect() }
    }

    async fn ratings(&self, year: i32) -> anyhow::Result<Table> {
        let mut levels: BTreeMap<Uuid, Level> = BTreeMap::new();
        for row in ratings::list(&self.app.db, self.cell).await?.into_iter().filter(|row| row.year == year) {
            levels.insert(row.member_id, from_code(&row.level)?);
        }
        let own = ratings::list_of_cell(&self.app.db, self.cell).await?.into_iter().find(|row| row.year == year);
        let own = own.map(|row| from_code(&row.level)).transpose()?;
        let rated = self.members.iter().filter_map(|member| Some((self.names.full(member.id)?, Some(*levels.get(&member.id)?))));
        Ok(write::ratings(year, &rated.collect::<Vec<(Person, Option<Level>)>>(), own))
    }

    async fn households(&self) -> anyhow::Result<Table> {
        let (db, cell) = (&self.app.db, self.cell);
        let rows = households::list_households(db, cell).await?;
        let belong = households::list_household_members(db, cell).await?;
        let titles = households::list_titles(db, cell).await?;
        let rows = lists::households(&self.names, &rows, &belong, &titles)?;
        let quarter = lists::quarter(&households::list_quarter_titles(db, cell).await?);
        Ok(write::households(&rows, &quarter, &[]))
    }
}

fn session(on: Day, kind: chibo_core::meeting::MeetingKind, title: Option<String>) -> Session {
    let title = title.unwrap_or_default();
    Session { on, kind, topic: chibo_paper::workbook::topic(&title), title, at: NOWHERE }
}
