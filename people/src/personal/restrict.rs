//! Restricting the use of a record, lifting it, and erasing a record whose time is over.

use super::erase;
use super::show::{member_of, render};
use super::store::{self, restriction};
use crate::roll::{self, member};
use crate::rules;
use anyhow::Context;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::dated::RuleKind;
use chibo_core::day::Day;
use chibo_core::personal::DataTimes;
use chibo_frame::record;
use chibo_frame::typed::Typed;
use chibo_frame::{App, Page, PageError, see_other, sessions};
use tower_sessions::Session;
use uuid::Uuid;

/// What stands in the way of erasing somebody.
pub(super) enum Obstacle {
    /// He is on the roll, or a guest.
    Attached,
    /// It is not known when he left.
    NeverLeft,
    /// The time of keeping is not over: until this day it is not.
    Until(Day),
    /// The record is restricted: it is to be kept until that is lifted.
    Restricted,
    /// He was erased before.
    Erased,
}

impl Obstacle {
    pub(super) fn worded(&self, page: &Page) -> String {
        match self {
            Self::Attached => page.t("personal-kept-attached"),
            Self::NeverLeft => page.t("personal-kept-never-left"),
            Self::Until(day) => page.t1("personal-kept-until", "day", page.day(day)),
            Self::Restricted => page.t("personal-kept-restricted"),
            Self::Erased => page.t("personal-kept-erased"),
        }
    }
}

/// The times that hold today.
pub(super) async fn times(app: &App, cell: Uuid) -> anyhow::Result<DataTimes> {
    let version = rules::in_force(&app.db, cell, RuleKind::PersonalData, app.today()).await?;
    let version = version.context("no times of personal data are in force")?;
    DataTimes::read(&version).map_err(|fault| anyhow::anyhow!("the times of personal data cannot be read: {fault:?}"))
}

/// The day on which a member left the roll for good; none while he has not.
pub(super) async fn left_on(app: &App, member: &member::Model) -> anyhow::Result<Option<Day>> {
    let movements = roll::list_movements_of(&app.db, member.id).await?;
    let last = movements.iter().map(|row| row.on_day).filter(|day| *day <= app.today()).max();
    let rules = roll::members(vec![member.clone()], movements)?.pop();
    Ok(last.filter(|_| rules.is_some_and(|rules| !rules.standing_on(app.today()).attached())))
}

/// Everything that stands in the way.
pub(super) async fn obstacles(app: &App, member: &member::Model) -> anyhow::Result<Vec<Obstacle>> {
    if store::find_erasure(&app.db, member.id).await?.is_some() {
        return Ok(vec![Obstacle::Erased]);
    }
    let movements = roll::list_movements_of(&app.db, member.id).await?;
    let rules = roll::members(vec![member.clone()], movements)?.pop();
    let attached = rules.is_some_and(|rules| rules.standing_on(app.today()).attached());
    let over = match left_on(app, member).await? {
        _ if attached => Some(Obstacle::Attached),
        None => Some(Obstacle::NeverLeft),
        Some(left) => {
            let from = times(app, member.cell_id).await?.may_erase_from(left);
            (app.today() < from).then_some(Obstacle::Until(from))
        }
    };
    let restricted = store::find_restriction(&app.db, member.id).await?.map(|_| Obstacle::Restricted);
    Ok(over.into_iter().chain(restricted).collect())
}

/// Restricts a record, or lifts the restriction that holds.
pub(super) async fn restrict(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let member = member_of(&app, id).await?;
    let mut typed = Typed::new(values);
    let Some(reason) = typed.text_needed(&page, "reason") else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &app, id, &typed).await?).into_response());
    };
    let restricted = keep(&app, page.account()?, member.id, reason).await?;
    let said = if restricted { "personal-restricted-now" } else { "personal-lifted-now" };
    sessions::notice(&session, page.t(said)).await?;
    Ok(see_other(&format!("/van-phong/danh-sach/{id}/du-lieu")))
}

async fn keep(app: &App, account: Uuid, member_id: Uuid, reason: String) -> anyhow::Result<bool> {
    let tx = app.begin().await?;
    let standing = store::find_restriction(&tx, member_id).await?;
    let restricts = standing.is_none();
    let row = if let Some(row) = standing.clone() {
        restriction::Model { lifted_on: Some(app.today()), lift_reason: Some(reason), ..row }
    } else {
        let (id, from_day) = (app.new_id(), app.today());
        restriction::Model { id, member_id, from_day, reason, lifted_on: None, lift_reason: None }
    };
    let verb = if restricts { "restrict-member" } else { "lift-restriction" };
    let act = record::begin(app, &tx, Some(account), verb, &member_id).await?;
    record::put::<restriction::Entity>(app, &tx, &act, standing, row).await?;
    tx.commit().await?;
    Ok(restricts)
}

/// Erases a record whose time is over; otherwise the page says what stands in the way.
pub(super) async fn erase(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let member = member_of(&app, id).await?;
    let mut typed = Typed::new(values);
    let ground = typed.text_needed(&page, "ground");
    let left = left_on(&app, &member).await?;
    match (ground, left) {
        (Some(ground), Some(left)) if obstacles(&app, &member).await?.is_empty() => {
            erase::erase(&app, page.account()?, &member, left, ground).await?;
            sessions::notice(&session, page.t("personal-erased-now")).await?;
            Ok(see_other("/van-phong/du-lieu-ca-nhan"))
        }
        _ => Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &app, id, &typed).await?).into_response()),
    }
}
