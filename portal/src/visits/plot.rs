//! The visits of the last thirty days as a picture: a column a day, drawn by the server, told in words too.

use super::counts::Pair;
use askama::Template;
use chibo_frame::Page;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// How many days.
const DAYS: u32 = 30;
/// The picture's own units: 360 across, so that a phone shows letters at about their size.
const LEFT: u32 = 15;
const APART: u32 = 11;
const WIDTH: u32 = 8;
const GROUND: u32 = 190;
const HEIGHT: u32 = 140;
/// No column with a visit is so low that it cannot be seen.
const LOWEST: u32 = 2;
/// Every so many days one is named below its column.
const NAMED: u32 = 7;

/// The picture.
#[derive(Template)]
#[template(path = "visits/_plot.html")]
pub(crate) struct Plot {
    title: String,
    told: String,
    columns: Vec<Column>,
    /// Where the highest column stands, and its figure.
    highest: Option<(u32, u32, String)>,
}

struct Column {
    x: u32,
    y: u32,
    height: u32,
    /// The day below it, where one is named.
    named: Option<(u32, String)>,
}

impl Plot {
    /// The days up to today.
    pub(crate) fn of(page: &Page, today: NaiveDate, days: &BTreeMap<NaiveDate, Pair>) -> Self {
        let back = |n: u32| today.checked_sub_days(Days::new(u64::from(n))).unwrap_or(today);
        let people = |day: &NaiveDate| days.get(day).copied().unwrap_or_default().people;
        let shown: Vec<(u32, NaiveDate)> = (0..DAYS).map(|n| (LEFT + n * APART, back(DAYS - 1 - n))).collect();
        let most = shown.iter().map(|(_, day)| people(day)).max().unwrap_or_default();
        let height = |day: &NaiveDate| match people(day) {
            0 => 0,
            n => u32::try_from(u128::from(n) * u128::from(HEIGHT) / u128::from(most)).unwrap_or(HEIGHT).max(LOWEST),
        };
        let column = |(n, (x, day)): (u32, &(u32, NaiveDate))| {
            let (x, height, named) = (*x, height(day), (DAYS - 1 - n).is_multiple_of(NAMED));
            let named = named.then(|| ((x + WIDTH / 2).min(336), day.format("%d/%m").to_string()));
            Column { x, y: GROUND - height, height, named }
        };
        let top = shown.iter().rev().find(|(_, day)| most > 0 && people(day) == most);
        let sum: u64 = shown.iter().fold(0, |sum: u64, (_, day)| sum.saturating_add(people(day)));
        let told = match top {
            Some((_, day)) => page
                .with("visits-plot-told", &[("sum", &page.number(&sum)), ("most", &page.number(&most)), ("day", &page.day(day))]),
            None => page.t("visits-plot-none"),
        };
        Self {
            title: page.t("visits-plot"),
            told,
            columns: (0..).zip(&shown).map(column).collect(),
            highest: top.map(|(x, day)| ((x + WIDTH / 2).clamp(40, 320), GROUND - height(day) - 6, page.number(&most))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chibo_frame::{Lang, Words};

    #[test]
    fn the_highest_day_fills_the_picture_and_a_day_without_visits_is_empty() {
        let page = Page::open(Words::new([crate::SLICE.words]), Lang::Vi, "", false);
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let of = |people| Pair { people, bots: 9 };
        let days = BTreeMap::from([(today, of(1)), (today - Days::new(29), of(u64::MAX)), (today - Days::new(30), of(7))]);
        let plot = Plot::of(&page, today, &days);
        let heights: Vec<u32> = plot.columns.iter().map(|column| column.height).collect();
        assert_eq!((heights.len(), heights[0], heights[1], heights[29]), (30, HEIGHT, 0, LOWEST));
        assert!(plot.told.contains("24/10/2026"), "{}", plot.told);
        let named: Vec<&(u32, String)> = plot.columns.iter().filter_map(|column| column.named.as_ref()).collect();
        assert_eq!(named.iter().map(|(_, day)| day.as_str()).collect::<Vec<_>>(), ["25/10", "01/11", "08/11", "15/11", "22/11"]);
        assert!(named.iter().all(|(x, _)| (22..=338).contains(x)), "half of the words is no wider than 22 units");
        let none = Plot::of(&page, today, &BTreeMap::new()).render().unwrap();
        assert!(!none.contains("<svg") && none.contains("chưa có lượt truy cập nào"), "{none}");
    }
}
