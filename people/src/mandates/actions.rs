//! What is done to mandates: given, corrected, ended, taken away; and taken over by those whom a congress elected.

use super::store::{self, mandate};
use crate::roll;
use chibo_core::day::Day;
use chibo_core::mandate::{self as rules, HeldOffice, Mandate};
use chibo_core::member::Member;
use chibo_core::name::tidy;
use chibo_frame::App;
use chibo_frame::db::code;
use chibo_frame::record::{self, Act};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use uuid::Uuid;

/// Why a mandate is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such mandate of this cell.
    NotThere,
    /// There is no such member of this cell.
    NoMember,
    /// The rules say no; with the name of who stands in the way, or of the member himself.
    Rules {
        /// What they say.
        refusal: rules::Refusal,
        /// Whose name it is about.
        name: String,
    },
}

/// A mandate as it is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Who.
    pub member: Uuid,
    /// Which office.
    pub office: HeldOffice,
    /// The Party group, for its head.
    pub group: Option<String>,
    /// The first day.
    pub from: Day,
    /// The last day; none while it is held.
    pub to: Option<Day>,
    /// Note.
    pub note: Option<String>,
}

impl Wanted {
    fn row(self, id: Uuid, cell: Uuid, election_id: Option<Uuid>) -> mandate::Model {
        let full = |text: Option<String>| text.map(|text| tidy(&text)).filter(|text| !text.is_empty());
        mandate::Model {
            id,
            cell_id: cell,
            member_id: self.member,
            group_name: full(self.group).filter(|_| self.office == HeldOffice::GroupHead),
            office: code(&self.office),
            from_day: self.from,
            to_day: self.to,
            election_id,
            note: full(self.note),
        }
    }
}

/// Gives a member an office.
pub async fn grant(app: &App, account: Option<Uuid>, cell: Uuid, wanted: Wanted) -> anyhow::Result<Result<Uuid, Refusal>> {
    let tx = app.begin().await?;
    let row = wanted.row(app.new_id(), cell, None);
    if let Err(refusal) = fits(&tx, &row).await? {
        return Ok(Err(refusal));
    }
    let (id, act) = (row.id, record::begin(app, &tx, account, "mandate-grant", &row.office).await?);
    record::put::<mandate::Entity>(app, &tx, &act, None, row).await?;
    tx.commit().await?;
    Ok(Ok(id))
}

/// Corrects or ends a mandate; the election that gave it stays.
pub async fn correct(
    app: &App,
    account: Option<Uuid>,
    cell: Uuid,
    id: Uuid,
    wanted: Wanted,
) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let Some(standing) = store::find(&tx, cell, id).await? else { return Ok(Err(Refusal::NotThere)) };
    let row = wanted.row(id, cell, standing.election_id);
    if let Err(refusal) = fits(&tx, &row).await? {
        return Ok(Err(refusal));
    }
    let act = record::begin(app, &tx, account, "mandate-correct", &row.office).await?;
    record::put::<mandate::Entity>(app, &tx, &act, Some(standing), row).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Takes away a mandate that was written by mistake; false where there is none.
pub async fn remove(app: &App, account: Option<Uuid>, cell: Uuid, id: Uuid) -> anyhow::Result<bool> {
    let tx = app.begin().await?;
    let Some(row) = store::find(&tx, cell, id).await? else { return Ok(false) };
    let act = record::begin(app, &tx, account, "mandate-remove", &row.office).await?;
    record::remove::<mandate::Entity>(app, &tx, &act, row).await?;
    tx.commit().await?;
    Ok(true)
}

/// Whether a row may stand beside the cell's others.
async fn fits<C: ConnectionTrait>(db: &C, row: &mandate::Model) -> anyhow::Result<Result<(), Refusal>> {
    let Some(member) = member_of(db, row.cell_id, row.member_id).await? else { return Ok(Err(Refusal::NoMember)) };
    let standing = store::list(db, row.cell_id).await?.iter().map(mandate::Model::read).collect::<anyhow::Result<Vec<_>>>()?;
    let Err(refusal) = rules::check(&row.read()?, &standing, &member) else { return Ok(Ok(())) };
    let name = match &refusal {
        rules::Refusal::Taken { by, .. } => roll::find_member(db, by.0).await?.map(|other| other.name),
        _ => None,
    };
    Ok(Err(Refusal::Rules { refusal, name: name.unwrap_or(member.name) }))
}

async fn member_of<C: ConnectionTrait>(db: &C, cell: Uuid, id: Uuid) -> anyhow::Result<Option<Member>> {
    let Some(row) = roll::find_member(db, id).await?.filter(|row| row.cell_id == cell) else { return Ok(None) };
    let movements = roll::list_movements_of(db, id).await?;
    Ok(roll::members(vec![row], movements)?.pop())
}

/// Those whom an election gave an office take it over on `day`, in the transaction and act that closes it: who held it
/// before ends the day before. An old congress written down afterwards gives its offices until the next holders begin, and
/// until who leaves the roll leaves it. What was written by hand for the same day stays as it is.
pub async fn take_over(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    (cell, election): (Uuid, Uuid),
    (office, day): (HeldOffice, Day),
    elected: &[Uuid],
) -> anyhow::Result<()> {
    let rows = store::list(tx, cell).await?;
    let standing = rows.iter().map(mandate::Model::read).collect::<anyhow::Result<Vec<Mandate>>>()?;
    for ended in rules::ended_by(&standing, office, day) {
        if let Some(row) = rows.iter().find(|row| row.id == ended.id) {
            let after = mandate::Model { to_day: ended.to, ..row.clone() };
            record::put::<mandate::Entity>(app, tx, act, Some(row.clone()), after).await?;
        }
    }
    let to = rules::last_day(&standing, office, day);
    for member in elected {
        let mut row =
            Wanted { member: *member, office, group: None, from: day, to, note: None }.row(app.new_id(), cell, Some(election));
        let mut fit = fits(tx, &row).await?;
        if let Err(Refusal::Rules { refusal: rules::Refusal::NotOnRoll { on }, .. }) = &fit {
            row.to_day = on.pred_opt();
            fit = fits(tx, &row).await?;
        }
        if fit.is_ok() {
            record::put::<mandate::Entity>(app, tx, act, None, row).await?;
        }
    }
    Ok(())
}
