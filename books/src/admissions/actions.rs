//! What is done to a person's file: one transaction each, recorded. Who becomes a member or an official one does so in the
//! book and on the roll in one act.

use super::case::Ground;
use super::store::{self, admission, admission_paper};
use chibo_core::admission::{Finding, Paper};
use chibo_core::day::Day;
use chibo_core::member::MovementKind;
use chibo_frame::App;
use chibo_frame::db::code;
use chibo_frame::record::{self, Act};
use chibo_people::roll::{self, member, movement};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// Why a file is not changed as asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such person.
    #[error("there is no such person")]
    NotThere,
    /// Somebody of that name and day of birth is in the book already.
    #[error("{0} is in the book already")]
    Known(String),
    /// What was typed contradicts itself, or the rules bar the step.
    #[error("the rules do not allow it: {0:?}")]
    Barred(Finding),
    /// There is no decision yet.
    #[error("there is no decision yet")]
    NoDecision,
    /// He is a member already.
    #[error("a member already")]
    Already,
    /// He is not a member yet.
    #[error("no member yet")]
    NotYet,
}

/// Makes or changes a person's line.
pub async fn save(app: &App, account: Uuid, wanted: admission::Model) -> anyhow::Result<Result<Uuid, Refusal>> {
    let tx = app.begin().await?;
    let standing = store::find(&tx, wanted.id).await?;
    let ground = Ground::load(&tx, wanted.cell_id, app.today()).await?;
    if let Some(finding) = ground.findings(&wanted).into_iter().find(Finding::is_contradiction) {
        return Ok(Err(Refusal::Barred(finding)));
    }
    let same = |row: &admission::Model| row.folded() == wanted.folded() && row.birth == wanted.birth;
    if standing.is_none() && store::list(&tx, wanted.cell_id).await?.iter().any(same) {
        return Ok(Err(Refusal::Known(wanted.name)));
    }
    let id = wanted.id;
    let act = record::begin(app, &tx, Some(account), "admission-file", &id).await?;
    record::put::<admission::Entity>(app, &tx, &act, standing, wanted).await?;
    tx.commit().await?;
    Ok(Ok(id))
}

/// **Giấy tờ đã nhận.** A paper as it was typed: when it was got, where it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperTyped {
    /// The paper.
    pub paper: Paper,
    /// When it was got.
    pub got_on: Option<Day>,
    /// Where it is kept.
    pub kept_at: Option<String>,
}

/// Sets which papers of a file are there.
pub async fn save_papers(app: &App, account: Uuid, id: Uuid, papers: Vec<PaperTyped>) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let standing = store::list_papers(&tx, id).await?;
    let (kept, empty): (Vec<_>, Vec<_>) = papers.into_iter().partition(|typed| typed.got_on.is_some() || typed.kept_at.is_some());
    let row = |typed: PaperTyped| admission_paper::Model {
        admission_id: id,
        paper: code(&typed.paper),
        got_on: typed.got_on,
        kept_at: typed.kept_at,
    };
    let wanted = kept.into_iter().map(row).collect();
    let act = record::begin(app, &tx, Some(account), "admission-papers", &id).await?;
    let difference = record::difference::<admission_paper::Entity>(&standing, wanted);
    record::save::<admission_paper::Entity>(app, &tx, &act, difference).await?;
    let empty: Vec<String> = empty.iter().map(|typed| code(&typed.paper)).collect();
    for row in standing.into_iter().filter(|row| empty.contains(&row.paper)) {
        record::remove::<admission_paper::Entity>(app, &tx, &act, row).await?;
    }
    tx.commit().await
}

/// **Kết nạp.** Makes the person a member on probation as of the ceremony: the roll's row, its movement and the book in one
/// act. Somebody whom the roll knows already by name and day of birth is taken for himself. Gives the member's key.
pub async fn admit(app: &App, account: Uuid, id: Uuid, on: Day) -> anyhow::Result<Result<Uuid, Refusal>> {
    let tx = app.begin().await?;
    let Some(standing) = store::find(&tx, id).await? else { return Ok(Err(Refusal::NotThere)) };
    if standing.member_id.is_some() {
        return Ok(Err(Refusal::Already));
    }
    if standing.decided_on.is_none() {
        return Ok(Err(Refusal::NoDecision));
    }
    let ground = Ground::load(&tx, standing.cell_id, app.today()).await?;
    let wanted = admission::Model { admitted_on: Some(on), ..standing.clone() };
    if let Some(finding) = ground.findings(&wanted).into_iter().find(Finding::bars_admission) {
        return Ok(Err(Refusal::Barred(finding)));
    }
    let act = record::begin(app, &tx, Some(account), "admit", &id).await?;
    let member = match known(&tx, &wanted).await? {
        Some(row) => returned(app, &tx, &act, row, &wanted, on).await?,
        None => new_member(app, &tx, &act, &wanted, on).await?,
    };
    record::put::<admission::Entity>(app, &tx, &act, Some(standing), admission::Model { member_id: Some(member), ..wanted })
        .await?;
    tx.commit().await?;
    Ok(Ok(member))
}

/// The member whom the roll knows by the same name and day of birth.
async fn known(tx: &DatabaseTransaction, person: &admission::Model) -> anyhow::Result<Option<member::Model>> {
    let rows = roll::list_members(tx, person.cell_id).await?;
    let same = |row: &member::Model| row.birth.is_some() && row.birth == person.birth && row.folded() == person.folded();
    Ok(rows.into_iter().find(same))
}

/// Who is on the roll already needs no movement, the same admission having come by another book; who had left is admitted
/// again.
async fn returned(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    row: member::Model,
    person: &admission::Model,
    on: Day,
) -> anyhow::Result<Uuid> {
    let id = row.id;
    let movements = roll::list_movements_of(tx, id).await?;
    let on_roll = roll::members(vec![row.clone()], movements)?.iter().any(|member| member.standing_on(on).on_roll);
    if !on_roll {
        let again = member::Model { joined: person.decided_on.or(Some(on)), official: None, ..row.clone() };
        record::put::<member::Entity>(app, tx, act, Some(row), again).await?;
        put_movement(app, tx, act, id, MovementKind::Admission, on).await?;
    }
    Ok(id)
}

/// Party age counts from the decision, the place on the roll and the probation from the ceremony.
async fn new_member(app: &App, tx: &DatabaseTransaction, act: &Act, person: &admission::Model, on: Day) -> anyhow::Result<Uuid> {
    let row = member::Model {
        birth: person.birth,
        sex: person.sex.clone(),
        joined: person.decided_on.or(Some(on)),
        education: person.education.clone(),
        ..member::Model::blank(app.new_id(), person.cell_id, &person.name)
    };
    let id = row.id;
    record::put::<member::Entity>(app, tx, act, None, row).await?;
    put_movement(app, tx, act, id, MovementKind::Admission, on).await?;
    Ok(id)
}

async fn put_movement(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    member_id: Uuid,
    kind: MovementKind,
    on: Day,
) -> anyhow::Result<()> {
    let row = movement::Model {
        id: app.new_id(),
        member_id,
        on_day: on,
        kind: code(&kind),
        note: None,
        decided_on: None,
        completed_on: None,
    };
    record::put::<movement::Entity>(app, tx, act, None, row).await?;
    Ok(())
}

/// **Công nhận chính thức.** Makes the member an official one as of this day, in the book and on the roll in one act.
pub async fn recognise(app: &App, account: Uuid, id: Uuid, on: Day) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let Some(standing) = store::find(&tx, id).await? else { return Ok(Err(Refusal::NotThere)) };
    let Some(member_id) = standing.member_id else { return Ok(Err(Refusal::NotYet)) };
    if standing.official_on.is_some() {
        return Ok(Err(Refusal::Already));
    }
    let wanted = admission::Model { official_on: Some(on), ..standing.clone() };
    let ground = Ground::load(&tx, standing.cell_id, app.today()).await?;
    let bars = |finding: &Finding| finding.is_contradiction() || matches!(finding, Finding::RecognisedEarly(_));
    if let Some(finding) = ground.findings(&wanted).into_iter().find(bars) {
        return Ok(Err(Refusal::Barred(finding)));
    }
    let act = record::begin(app, &tx, Some(account), "recognise", &id).await?;
    let movements = roll::list_movements_of(&tx, member_id).await?;
    if !movements.iter().any(|row| row.kind == code(&MovementKind::Recognition)) {
        put_movement(app, &tx, &act, member_id, MovementKind::Recognition, on).await?;
    }
    if let Some(row) = roll::find_member(&tx, member_id).await?.filter(|row| row.official.is_none()) {
        let official = member::Model { official: Some(on), ..row.clone() };
        record::put::<member::Entity>(app, &tx, &act, Some(row), official).await?;
    }
    record::put::<admission::Entity>(app, &tx, &act, Some(standing), wanted).await?;
    tx.commit().await?;
    Ok(Ok(()))
}
