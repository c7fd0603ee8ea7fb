//! **Lập văn bản.** One paper from its kind and its subject, as page, set and command line make it: what was issued stands as
//! it was issued; else the draft stands with its words and the figures it has; else the records give the figures and the
//! cell's own wording, or the product's, gives the words.

use crate::drafting::{self, paper};
use crate::{register, templates};
use chibo_frame::App;
use chibo_paper::writing::Values;
use chibo_people::papers::{Draft, PaperKind, Sheet, Subject, compose, gathered};
use uuid::Uuid;

/// **Nguồn của văn bản.** What a paper was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The records, as they stand.
    Records,
    /// A draft.
    Draft(Uuid),
    /// An issued paper.
    Issued(Uuid),
}

/// A paper with what it was made from.
pub(crate) struct Made {
    /// The paper, and what is missing in it.
    pub(crate) draft: Draft,
    /// How its subject is called.
    pub(crate) label: String,
    /// What it was made from.
    pub(crate) origin: Origin,
}

/// The paper as it stands now; none where the subject names nothing.
pub async fn paper(app: &App, kind: &PaperKind, subject: &Subject) -> anyhow::Result<Option<Draft>> {
    Ok(made(app, kind, subject).await?.map(|made| made.draft))
}

/// The wording that a new paper of this kind takes: the cell's own, or the product's.
pub async fn wording_of(app: &App, cell: Uuid, kind: &PaperKind) -> anyhow::Result<String> {
    let own = templates::find(&app.db, cell, kind.name).await?;
    Ok(own.map_or_else(|| kind.wording.to_owned(), |own| own.wording))
}

/// The latest paper of this kind and subject that was not cancelled, or a new one from the records.
pub(crate) async fn made(app: &App, kind: &PaperKind, subject: &Subject) -> anyhow::Result<Option<Made>> {
    for row in drafting::list_of(&app.db, kind.name, subject).await? {
        let label = row.label.clone();
        let Some(issued) = register::find(&app.db, subject.cell, row.id).await? else {
            let words = drafting::words_of(&app.db, &row).await?;
            let draft = of_draft(app, kind, &row, &words, None).await?;
            return Ok(Some(Made { draft, label, origin: Origin::Draft(row.id) }));
        };
        if issued.cancelled_on.is_none()
            && let Some(frozen) = register::find_frozen(&app.db, row.id).await?
        {
            let draft = Draft { paper: serde_json::from_str(&frozen.paper)?, gaps: Vec::new() };
            return Ok(Some(Made { draft, label, origin: Origin::Issued(row.id) }));
        }
    }
    let Some(own) = gathered(app, kind, subject).await? else { return Ok(None) };
    let wording = wording_of(app, subject.cell, kind).await?;
    let sheet = Sheet { wording: &wording, values: &own.values, issuer: own.issuer.as_deref(), day: own.day, number: None };
    let draft = compose(app, kind, subject, &sheet).await?;
    Ok(Some(Made { draft, label: own.label, origin: Origin::Records }))
}

/// A draft with these words as a paper.
pub(crate) async fn of_draft(
    app: &App,
    kind: &PaperKind,
    row: &paper::Model,
    words: &str,
    number: Option<&str>,
) -> anyhow::Result<Draft> {
    let values: Values = row.values()?;
    let sheet = Sheet { wording: words, values: &values, issuer: row.issuer.as_deref(), day: row.day, number };
    compose(app, kind, &row.subject(), &sheet).await
}
