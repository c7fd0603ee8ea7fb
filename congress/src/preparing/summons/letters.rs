//! The letters of summons, one a page, always in Vietnamese: for everybody, or for one.

use crate::preparing::{self, Summoned, namesakes, show::clock};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse;
use chibo_core::mandate::HeldOffice;
use chibo_frame::{App, Page, PageError, html};
use chibo_people::papers::in_vietnamese;
use chibo_people::{mandates, roll, units};
use chrono::Datelike;
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "preparing/summons/letters.html")]
struct Letters {
    page: Page,
    vi: Page,
    title: String,
    path: String,
    superior: String,
    cell: String,
    dated: String,
    subject: String,
    lines: Vec<String>,
    signer: String,
    to: Vec<Letter>,
}

struct Letter {
    name: String,
    group: Option<String>,
    right: String,
}

/// For whom; everybody where nobody is named.
#[derive(Deserialize)]
pub(super) struct Asked {
    nguoi: Option<Uuid>,
}

pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<impl IntoResponse, PageError> {
    let congress = preparing::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let vi = in_vietnamese(&app);
    let summoned = preparing::summoned(&app.db, &congress).await?;
    let groups: BTreeMap<Uuid, Option<String>> =
        roll::list_members(&app.db, congress.cell_id).await?.into_iter().map(|row| (row.id, row.group_name)).collect();
    let namesakes = namesakes(&summoned);
    let letter = |one: &Summoned| Letter {
        name: one.called(&namesakes),
        group: groups.get(&one.member.id.0).cloned().flatten(),
        right: vi.t(if one.standing.official { "summons-official" } else { "summons-probation" }),
    };
    let letters: Vec<Letter> =
        summoned.iter().filter(|one| asked.nguoi.is_none_or(|id| one.member.id.0 == id)).map(letter).collect();
    if letters.is_empty() {
        return Err(PageError::NotFound);
    }
    let (day, today) = (congress.held_on, app.today());
    let cell = units::name_on(&app.db, congress.cell_id, day).await?;
    let ward = units::superiors_on(&app.db, congress.cell_id, day).await?.into_iter().next();
    let holders = mandates::office_holders_on(&app.db, congress.cell_id, today).await?;
    let signer = holders.into_iter().find(|holder| holder.mandate.office == HeldOffice::Secretary).map(|holder| holder.name);
    let numbers = [today.day(), today.month()].map(|n| format!("{n:02}"));
    let dated = vi.with("summons-dated", &[("day", &numbers[0]), ("month", &numbers[1]), ("year", &today.year().to_string())]);
    html(&Letters {
        title: page.t1("congress-title", "number", congress.congress_number()),
        path: format!("/van-phong/dai-hoi/{id}"),
        superior: ward.as_deref().map(|ward| units::committee_of(ward).to_uppercase()).unwrap_or_default(),
        dated: format!("{}, {dated}", units::place_of(ward.as_deref().unwrap_or(&cell))),
        subject: vi.with("summons-subject", &[("number", &congress.congress_number()), ("term", &congress.term().label())]),
        lines: vec![
            vi.with("summons-invites", &[("cell", &cell)]),
            vi.with("summons-time", &[("clock", &clock(congress.starts_at)), ("day", &vi.day(&day))]),
            vi.t1("summons-place", "place", if congress.place.is_empty() { "……" } else { &congress.place }),
            vi.t("summons-bring"),
        ],
        cell: cell.to_uppercase(),
        signer: signer.unwrap_or_default(),
        to: letters,
        vi,
        page,
    })
}
