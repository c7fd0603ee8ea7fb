//! Making the cell of a data directory, and the ward above it.

use super::store::{self, unit};
use chibo_core::name::tidy;
use chibo_frame::{App, Lang, Message, Words, record};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// Why a cell is not made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The cell has no name.
    #[error("the cell has no name")]
    NoName,
    /// There is a cell already: its name.
    #[error("this data directory holds the cell {0:?} already")]
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
    if let Some(standing) = store::find_cell(tx).await? {
        return Ok(Err(Refusal::Exists(standing.name)));
    }
    let act = record::begin(app, tx, account, "unit-create", &cell).await?;
    let row = |kind: &str, name, parent_id| {
        let (kind, id) = (kind.to_owned(), app.new_id());
        unit::Model { id, kind, name, parent_id, valid_from: None, valid_to: None }
    };
    let ward = (!ward.is_empty()).then(|| row("ward", ward, None));
    let cell = row("cell", cell, ward.as_ref().map(|ward| ward.id));
    if let Some(ward) = ward {
        record::put::<unit::Entity>(app, tx, &act, None, ward).await?;
    }
    record::put::<unit::Entity>(app, tx, &act, None, cell.clone()).await?;
    Ok(Ok(cell))
}
