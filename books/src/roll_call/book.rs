//! The attendance book of a year: members down, meetings across, with totals.

use super::{store, words};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, Response};
use chibo_core::exact::Share;
use chibo_core::meeting::{Mark, Meeting, MeetingKind};
use chibo_core::member::{Member, Standing};
use chibo_frame::{App, Page, PageError, html, see_other};
use chibo_people::{roll, units};
use chrono::Datelike;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "roll_call/book.html")]
struct YearBook {
    page: Page,
    year: i32,
    years: Vec<i32>,
    legend: Vec<(&'static str, String)>,
    heads: Vec<Head>,
    rows: Vec<Row>,
    count_label: String,
}

/// One meeting.
struct Head {
    id: Uuid,
    /// `T8`, or `T8 CĐ` of a thematic one.
    label: String,
    day: String,
    present: u32,
    required: u32,
    share: String,
}

/// One member.
struct Row {
    id: Uuid,
    name: String,
    cells: Vec<&'static str>,
    present: u32,
    required: u32,
}

/// The book of the running year.
pub(super) async fn now(State(app): State<App>) -> Response {
    see_other(&format!("/van-phong/sinh-hoat/so/{}", app.today().year()))
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(year): Path<String>) -> Result<Html<String>, PageError> {
    let year: i32 = year.parse().ok().filter(|year| (1900..=2999).contains(year)).ok_or(PageError::NotFound)?;
    let Some(cell) = units::find_cell(&app.db).await? else { return Err(PageError::NotFound) };
    let meetings = store::meetings_of_year(&app.db, cell.id, year).await?;
    let held = store::held_in(&app.db, &meetings, None).await?;
    let rows = roll::list_members(&app.db, cell.id).await?;
    let members = roll::members(rows, roll::list_movements(&app.db, cell.id).await?)?;
    let mut heads: Vec<Head> = held.iter().map(|meeting| head(&page, meeting)).collect();
    let rows = members.iter().filter_map(|member| row(member, &held, &mut heads)).collect();
    for head in &mut heads {
        let share = Share::new(head.present, head.required).ten_thousandths();
        head.share = share.map(|share| page.percent(&share)).unwrap_or_default();
    }
    html(&YearBook {
        year,
        years: store::years_of_meetings(&app.db, cell.id).await?,
        legend: Mark::ALL.iter().map(|mark| (words::symbol(*mark), words::mark_text(&page, *mark))).collect(),
        heads,
        rows,
        count_label: page.t("roll-call-came"),
        page,
    })
}

fn head(page: &Page, meeting: &Meeting) -> Head {
    let key = match meeting.kind {
        MeetingKind::Regular => "roll-call-month",
        MeetingKind::Thematic => "roll-call-month-thematic",
    };
    Head {
        id: meeting.id.0,
        label: page.t1(key, "month", meeting.on.month()),
        day: page.day(&meeting.on),
        present: 0,
        required: 0,
        share: String::new(),
    }
}

/// A member's line, counted into the totals; none of who was neither here nor marked all year.
fn row(member: &Member, held: &[Meeting], heads: &mut [Head]) -> Option<Row> {
    let mut row =
        Row { id: member.id.0, name: member.name.clone(), cells: Vec::with_capacity(held.len()), present: 0, required: 0 };
    let mut concerned = false;
    for (meeting, head) in held.iter().zip(heads) {
        let (standing, mark) = (member.standing_on(meeting.on), meeting.marks.get(&member.id).copied());
        concerned |= standing.attached() || mark.is_some();
        let came = u32::from(mark.is_some_and(Mark::present));
        if standing.required() {
            (row.required, row.present) = (row.required + 1, row.present + came);
            (head.required, head.present) = (head.required + 1, head.present + came);
        }
        row.cells.push(cell(standing, mark));
    }
    concerned.then_some(row)
}

/// What stands in a cell: the mark, or why there need be none. Of somebody required without a mark, a question.
fn cell(standing: Standing, mark: Option<Mark>) -> &'static str {
    match (mark, standing) {
        (Some(mark), _) => words::symbol(mark),
        (None, standing) if standing.required() => "?",
        (None, standing) if !standing.attached() => "",
        (None, Standing { suspended: true, .. }) => "–",
        (None, Standing { away: true, .. }) => words::symbol(Mark::Away),
        (None, _) => words::symbol(Mark::Exempt),
    }
}
