//! Writing and reading a note: one act each, which names the note and never its words.

use super::store::{self, READ, Subject, Words, confidential_note};
use chibo_frame::db::code;
use chibo_frame::{App, Right, record};
use chibo_people::accounts;
use sea_orm::ConnectionTrait;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Why a note is not written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It has no words.
    #[error("the note is empty")]
    Empty,
    /// Somebody is named who may not see people, or has no account.
    #[error("not everybody named may read")]
    Reader,
}

/// Who may be named: the active accounts that may see people.
pub(super) async fn may_be_named<C: ConnectionTrait>(db: &C) -> anyhow::Result<Vec<(Uuid, String)>> {
    let all = accounts::list_accounts(db).await?.into_iter();
    let may = all.filter(|account| account.active && Right::SeePeople.given_to(&account.roles()));
    Ok(may.map(|account| (account.id, account.name)).collect())
}

/// Writes a note on something; the writer reads it too.
pub async fn write(
    app: &App,
    account: Uuid,
    subject: (Subject, Uuid),
    words: &str,
    readers: &[Uuid],
) -> anyhow::Result<Result<Uuid, Refusal>> {
    if words.trim().is_empty() {
        return Ok(Err(Refusal::Empty));
    }
    let tx = app.begin().await?;
    let named: BTreeSet<Uuid> = readers.iter().copied().chain([account]).collect();
    let allowed: BTreeSet<Uuid> = may_be_named(&tx).await?.into_iter().map(|(id, _)| id).collect();
    if !named.is_subset(&allowed) {
        return Ok(Err(Refusal::Reader));
    }
    let id = app.new_id();
    record::begin(app, &tx, Some(account), "confidential-write", &id).await?;
    let note = confidential_note::Model {
        id,
        subject_kind: code(&subject.0),
        subject_id: subject.1,
        body: Words(words.trim().to_owned()),
        written_by: account,
        at: app.now(),
        readers: serde_json::to_string(&named)?,
    };
    store::insert(app, &tx, &note).await?;
    tx.commit().await?;
    Ok(Ok(id))
}

/// The note, for whom it names, and the reading recorded; none for everybody else.
pub(super) async fn read(app: &App, account: Uuid, id: Uuid) -> anyhow::Result<Option<confidential_note::Model>> {
    let tx = app.begin().await?;
    let Some(note) = store::find(&tx, id).await?.filter(|note| note.readers().contains(&account)) else { return Ok(None) };
    record::begin(app, &tx, Some(account), READ, &id).await?;
    tx.commit().await?;
    Ok(Some(note))
}
