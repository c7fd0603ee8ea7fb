//! Papers that no rule prescribes, written freely: only heading, number and signature are given.

use super::kind::{Author, Choice, Choosing, Gathered, Gathering, Group, PaperKind, Subject};
use crate::units;
use chibo_core::day::Day;
use chibo_frame::{App, Page, Right};
use chibo_paper::writing::Values;
use uuid::Uuid;

/// The kinds.
pub(crate) fn free_kinds() -> Vec<PaperKind> {
    vec![
        free("letter", "CV", include_str!("../../papers/letter.txt")),
        free("announcement", "TB", include_str!("../../papers/announcement.txt")),
    ]
}

/// The rules on the form of papers: number and day of each.
const FORM: &[(Day, &str)] = &[(from(2018, 4, 3), "Hướng dẫn 36-HD/VPTW"), (from(2026, 1, 1), "Hướng dẫn 05-HD/VPTW")];

const fn from(year: i32, month: u32, day: u32) -> Day {
    match Day::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => Day::MIN,
    }
}

fn free(name: &'static str, code: &'static str, wording: &'static str) -> PaperKind {
    PaperKind {
        name,
        group: Group::Case,
        code: Some(code),
        author: Author::Cell,
        rules: FORM,
        right: Right::SeePeople,
        wording,
        landscape: false,
        choices,
        gather,
    }
}

fn choices<'a>(app: &'a App, page: &'a Page, cell: Uuid) -> Choosing<'a> {
    Box::pin(async move {
        let label = units::name_on(&app.db, cell, app.today()).await?;
        Ok(vec![Choice { id: cell, period: String::new(), label, file: page.t("papers-free-file") }])
    })
}

fn gather<'a>(app: &'a App, _: &'a Page, subject: &'a Subject) -> Gathering<'a> {
    Box::pin(async move {
        if subject.id != subject.cell {
            return Ok(None);
        }
        let day = app.today();
        let label = units::name_on(&app.db, subject.cell, day).await?;
        Ok(Some(Gathered { day, label, issuer: None, values: Values::default() }))
    })
}
