//! When the items of the programme ran, from the hall's log. Only the congress's own day counts: the times of a rehearsal are
//! no part of the minutes.

use crate::hall;
use crate::preparing::congress;
use chibo_core::day::Day;
use chibo_frame::app::vietnam;
use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// **Nhật ký hội trường** of the day.
#[derive(Default)]
pub(crate) struct Course {
    /// Each stretch of an item: since when, until when. Oldest first.
    runs: Vec<(Uuid, DateTime<Utc>, Option<DateTime<Utc>>)>,
    closed: Option<DateTime<Utc>>,
}

/// The course of a congress; empty where the hall kept none.
pub(crate) async fn course<C: ConnectionTrait>(db: &C, congress: &congress::Model) -> anyhow::Result<Course> {
    let Some(row) = hall::find(db, congress.id).await? else { return Ok(Course::default()) };
    let on_the_day = |at: DateTime<Utc>| day_of(at) == congress.held_on;
    let log = hall::list_items(db, congress.id).await?.into_iter().filter(|run| on_the_day(run.began_at));
    Ok(Course {
        runs: log.map(|run| (run.programme_item_id, run.began_at, run.ended_at)).collect(),
        closed: row.closed_at.filter(|at| on_the_day(*at)),
    })
}

/// Who spoke on the day, and about what, in the order in which they asked.
pub(crate) async fn speeches<C: ConnectionTrait>(db: &C, congress: &congress::Model) -> anyhow::Result<Vec<(String, String)>> {
    let spoke = hall::list_speakers(db, congress.id).await?.into_iter();
    let spoke = spoke.filter(|row| row.began_at.is_some_and(|at| day_of(at) == congress.held_on));
    Ok(spoke.map(|row| (row.name, row.about)).collect())
}

fn day_of(at: DateTime<Utc>) -> Day {
    vietnam(at).date_naive()
}

fn clock(at: DateTime<Utc>) -> String {
    vietnam(at).format("%H:%M").to_string()
}

/// Hour and minute, each with two figures.
fn hour_and_minute(at: DateTime<Utc>) -> (String, String) {
    let at = vietnam(at);
    (at.format("%H").to_string(), at.format("%M").to_string())
}

impl Course {
    /// `13:30–13:45`, from an item's first beginning to its last end; empty where it was not run.
    pub(crate) fn time_of(&self, item: Uuid) -> String {
        let runs = || self.runs.iter().filter(|(id, ..)| *id == item);
        let Some((_, began, _)) = runs().next() else { return String::new() };
        match runs().next_back().and_then(|(.., ended)| *ended) {
            Some(ended) => format!("{}–{}", clock(*began), clock(ended)),
            None => clock(*began),
        }
    }

    /// Hour and minute of the first item.
    pub(crate) fn opened(&self) -> Option<(String, String)> {
        self.runs.first().map(|(_, began, _)| hour_and_minute(*began))
    }

    /// Hour and minute of the end.
    pub(crate) fn closed(&self) -> Option<(String, String)> {
        self.closed.map(hour_and_minute)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_runs_from_its_first_beginning_to_its_last_end() {
        let at = |text: &str| format!("2022-07-03T{text}:00Z").parse().unwrap();
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let runs = vec![
            (one, at("06:30"), Some(at("06:45"))),
            (two, at("06:45"), Some(at("07:00"))),
            (one, at("07:00"), Some(at("07:05"))),
            (two, at("07:05"), None),
        ];
        let course = Course { runs, closed: Some(at("10:02")) };
        assert_eq!(course.time_of(one), "13:30–14:05");
        assert_eq!(course.time_of(two), "13:45");
        assert_eq!(course.time_of(Uuid::nil()), "");
        assert_eq!(course.opened(), Some(("13".to_owned(), "30".to_owned())));
        assert_eq!(course.closed(), Some(("17".to_owned(), "02".to_owned())));
    }
}
