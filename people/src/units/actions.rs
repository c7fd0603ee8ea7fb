//! Making the cell of a data directory and the ward above it, or the ward whose own data directory it is.

use super::store::{self, house, unit};
use chibo_core::name::tidy;
use chibo_core::unit::UnitKind;
use chibo_frame::db::code;
use chibo_frame::record::{self, Act};
use chibo_frame::{App, Lang, Message, Words};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// Why a cell or a ward is not made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It has no name.
    #[error("the unit has no name")]
    NoName,
    /// There is a cell, or the ward's own house, already: its name.
    #[error("this data directory is that of {0:?} already")]
    Exists(String),
}

impl Refusal {
    /// What is wrong and what to do, for the command line.
    pub fn worded(&self, words: &Words, lang: Lang) -> Message {
        match self {
            Self::NoName => Message::new(words.t(lang, "units-refused-no-name")),
            Self::Exists(name) => Message::new(words.with(lang, "units-refused-exists", &[("name", name)]))
                .remedy(words.t(lang, "units-refused-exists-remedy")),
        }
    }
}

/// Makes the cell and, if it is named, its ward. `account` is who does it; nobody is the command line.
pub async fn create(app: &App, account: Option<Uuid>, cell: &str, ward: &str) -> anyhow::Result<Result<unit::Model, Refusal>> {
    let tx = app.begin().await?;
    let made = create_in(app, &tx, account, cell, ward).await?;
    if made.is_ok() {
        tx.commit().await?;
    }
    Ok(made)
}

/// The same within a transaction.
pub(crate) async fn create_in(
    app: &App,
    tx: &DatabaseTransaction,
    account: Option<Uuid>,
    cell: &str,
    ward: &str,
) -> anyhow::Result<Result<unit::Model, Refusal>> {
    let (cell, ward) = (tidy(cell), tidy(ward));
    if cell.is_empty() {
        return Ok(Err(Refusal::NoName));
    }
    if let Some(standing) = store::find_own(tx).await? {
        return Ok(Err(Refusal::Exists(standing.name)));
    }
    let act = record::begin(app, tx, account, "unit-create", &cell).await?;
    let ward = (!ward.is_empty()).then(|| row(app, "ward", ward, None));
    let cell = row(app, "cell", cell, ward.as_ref().map(|ward| ward.id));
    if let Some(ward) = ward {
        record::put::<unit::Entity>(app, tx, &act, None, ward).await?;
    }
    record::put::<unit::Entity>(app, tx, &act, None, cell.clone()).await?;
    Ok(Ok(cell))
}

fn row(app: &App, kind: &str, name: String, parent_id: Option<Uuid>) -> unit::Model {
    unit::Model { id: app.new_id(), kind: kind.to_owned(), name, parent_id, valid_from: None, valid_to: None }
}

/// Makes the ward whose own data directory this is, or the province or nation: it holds what cells release and no records of theirs.
pub async fn create_ward(
    app: &App,
    account: Option<Uuid>,
    ward: &str,
    level: UnitKind,
) -> anyhow::Result<Result<unit::Model, Refusal>> {
    let tx = app.begin().await?;
    let made = create_ward_in(app, &tx, account, ward, level).await?;
    if made.is_ok() {
        tx.commit().await?;
    }
    Ok(made)
}

/// The same within a transaction.
pub(crate) async fn create_ward_in(
    app: &App,
    tx: &DatabaseTransaction,
    account: Option<Uuid>,
    ward: &str,
    level: UnitKind,
) -> anyhow::Result<Result<unit::Model, Refusal>> {
    let ward = tidy(ward);
    if ward.is_empty() {
        return Ok(Err(Refusal::NoName));
    }
    if let Some(standing) = store::find_own(tx).await? {
        return Ok(Err(Refusal::Exists(standing.name)));
    }
    let act = record::begin(app, tx, account, "ward-create", &ward).await?;
    let ward = row(app, &code(&level), ward, None);
    record::put::<unit::Entity>(app, tx, &act, None, ward.clone()).await?;
    record::put::<house::Entity>(app, tx, &act, None, house::Model { unit_id: ward.id }).await?;
    Ok(Ok(ward))
}

/// Writes a cell below a ward into an act: the ward's own books name it, its records stay with it.
pub async fn put_below(app: &App, tx: &DatabaseTransaction, act: &Act, ward: Uuid, name: &str) -> anyhow::Result<unit::Model> {
    let cell = row(app, "cell", tidy(name), Some(ward));
    record::put::<unit::Entity>(app, tx, act, None, cell.clone()).await?;
    Ok(cell)
}
