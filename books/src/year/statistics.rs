//! The members at the end of a year by sex, age, years in the Party, standing and group, and how their number changed.

use super::figures::put_figures;
use chibo_core::day::{Day, full_years, year_end};
use chibo_core::exact::Share;
use chibo_core::member::Sex;
use chibo_frame::{App, Page};
use chibo_paper::writing::{Column, Piece, Table, Values};
use chibo_people::papers::{Gathered, Subject};
use chibo_people::roll::{self, Person, Roll};
use std::collections::BTreeMap;

/// Ages by band: from, to.
const AGES: [(i32, i32); 5] = [(i32::MIN, 30), (31, 40), (41, 50), (51, 60), (61, i32::MAX)];
/// Years in the Party by band.
const PARTY_AGES: [(i32, i32); 6] = [(i32::MIN, 9), (10, 19), (20, 29), (30, 39), (40, 49), (50, i32::MAX)];

pub(super) async fn gather(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(year) = subject.year() else { return Ok(None) };
    let day = app.today().min(year_end(year));
    let roll = roll::roll_of(app, subject.cell, day).await?;
    let mut values = Values::default();
    put_figures(app, page, subject.cell, year, &mut values).await?;
    let mut table = Table::of([
        Column::right(page.t("books-col-number"), 12),
        Column::wide(page.t("books-col-criterion")),
        Column::right(page.t("books-col-count"), 26),
        Column::right(page.t("books-col-share"), 28),
    ]);
    let mut sheet = Sheet { page, all: roll.members, table: &mut table, number: 0 };
    sheet.part("year-by-standing", standings(page, &roll));
    sheet.part("year-by-sex", sexes(page, &roll));
    sheet.part("year-by-age", bands(page, &roll, "year-age", &AGES, |person| person.birth));
    sheet.part("year-by-party-age", bands(page, &roll, "year-party-age", &PARTY_AGES, |person| person.joined));
    sheet.part("year-by-group", groups(page, &roll));
    let ages: Vec<i32> = roll.people.iter().filter_map(|person| full_years(person.birth?, day)).collect();
    let mean = i32::try_from(ages.len()).ok().filter(|count| *count > 0).map(|count| ages.iter().sum::<i32>() / count);
    values
        .words("năm thống kê", year)
        .words("ngày thống kê", page.day(&day))
        .words("tổng số", roll.members)
        .words("tuổi bình quân", mean.map(|mean| mean.to_string()).unwrap_or_default())
        .pieces("bảng thống kê", [Piece::Table(table)]);
    Ok(Some(Gathered { day, label: year.to_string(), issuer: None, values }))
}

/// The table as it grows, part by part.
struct Sheet<'a> {
    page: &'a Page,
    all: usize,
    table: &'a mut Table,
    number: u32,
}

impl Sheet<'_> {
    /// A part: its head, then its lines with their shares of all.
    fn part(&mut self, key: &str, lines: Vec<(String, usize)>) {
        self.number += 1;
        self.table.push_bold([self.number.to_string(), self.page.t(key), String::new(), String::new()]);
        for (words, count) in lines {
            let whole = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let share = Share::new(whole(count), whole(self.all)).ten_thousandths();
            let share = share.map(|share| self.page.percent(&share)).unwrap_or_default();
            self.table.push([String::new(), words, count.to_string(), share]);
        }
    }
}

fn standings(page: &Page, roll: &Roll) -> Vec<(String, usize)> {
    let suspended = roll.people.iter().filter(|person| person.suspended).count();
    let all = [
        ("year-official", roll.official),
        ("year-probationary", roll.probationary),
        ("year-exempt", roll.exempt),
        ("year-away", roll.away),
        ("year-suspended", suspended),
    ];
    all.into_iter().map(|(key, count)| (page.t(key), count)).collect()
}

fn sexes(page: &Page, roll: &Roll) -> Vec<(String, usize)> {
    let of = |sex: Option<Sex>| roll.people.iter().filter(|person| person.sex == sex).count();
    let all = [("year-male", of(Some(Sex::Male))), ("year-female", of(Some(Sex::Female))), ("year-unknown", of(None))];
    all.into_iter().filter(|(key, count)| *key != "year-unknown" || *count > 0).map(|(key, count)| (page.t(key), count)).collect()
}

/// Everybody by bands of full years since a day of his; those without the day apart.
fn bands(page: &Page, roll: &Roll, key: &str, bands: &[(i32, i32)], since: fn(&Person) -> Option<Day>) -> Vec<(String, usize)> {
    let years = |person: &Person| since(person).and_then(|since| full_years(since, roll.on));
    let named = |from: i32, to: i32| match (from, to) {
        (i32::MIN, to) => page.t1(&format!("{key}-up-to"), "to", to),
        (from, i32::MAX) => page.t1(&format!("{key}-from"), "from", from),
        (from, to) => page.with(&format!("{key}-between"), &[("from", &from), ("to", &to)]),
    };
    let count = |from: i32, to: i32| {
        roll.people.iter().filter(|person| years(person).is_some_and(|years| (from..=to).contains(&years))).count()
    };
    let mut lines: Vec<(String, usize)> = bands.iter().map(|(from, to)| (named(*from, *to), count(*from, *to))).collect();
    let unknown = roll.people.iter().filter(|person| years(person).is_none()).count();
    if unknown > 0 {
        lines.push((page.t("year-unknown"), unknown));
    }
    lines
}

fn groups(page: &Page, roll: &Roll) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for person in &roll.people {
        *counts.entry(person.group.as_deref().unwrap_or_default()).or_default() += 1;
    }
    let named = |name: &str| if name.is_empty() { page.t("year-no-group") } else { name.to_owned() };
    counts.into_iter().map(|(name, count)| (named(name), count)).collect()
}
