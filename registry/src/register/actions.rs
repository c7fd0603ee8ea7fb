//! What is done in the register: a paper issued, cancelled, entered without its text.

use super::book::{book_of, books};
use super::store::{self, Sequence, frozen_paper, outgoing_paper};
use crate::drafting::{self, paper};
use crate::making;
use anyhow::Context;
use chibo_core::day::Day;
use chibo_core::register::{CELL, Numbered, next, written};
use chibo_frame::App;
use chibo_frame::private::sealed;
use chibo_frame::record;
use chibo_paper::writing::{Fault, Paper, Piece, pdf};
use chibo_people::papers::PaperKind;
use sea_orm::{ActiveModelTrait, IntoActiveModel, SqlErr};
use uuid::Uuid;

/// Why a paper is not issued or cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// There is no such draft, or it was issued already.
    NotThere,
    /// It is not as the page showed it.
    Moved,
    /// A letter that the fonts lack.
    Letter(char),
    /// It was cancelled before.
    Cancelled,
}

/// The number that a paper would get, and those of its sequence.
pub(crate) struct Place {
    /// The term whose book it goes into.
    pub(crate) term: Uuid,
    /// The term's label.
    pub(crate) book: String,
    /// The number; none for a kind without numbers.
    pub(crate) number: Option<u32>,
    /// The numbers given so far.
    pub(crate) standing: Vec<Numbered>,
}

/// Where a paper of these letters and this day goes.
pub(crate) async fn place(app: &App, cell: Uuid, code: Option<&str>, symbol: &str, day: Day) -> anyhow::Result<Place> {
    let books = books(app, cell).await?;
    let book = book_of(&books, day).context("every day has its book")?;
    let standing = match code {
        Some(code) => store::numbers(&app.db, Sequence { cell, term: book.term, code, symbol }).await?,
        None => Vec::new(),
    };
    Ok(Place { term: book.term, book: book.label.clone(), number: code.map(|_| next(&standing)), standing })
}

/// How often a number is asked for again when another paper took it meanwhile.
const TRIES: usize = 20;

/// Issues a draft: it gets its number, and is frozen with its figures, its file and the file's hash.
pub(crate) async fn issue(
    app: &App,
    account: Option<Uuid>,
    (kind, cell, id): (&PaperKind, Uuid, Uuid),
    seen: &str,
) -> anyhow::Result<Result<Option<String>, Refusal>> {
    for _ in 0..TRIES {
        let Some(row) = drafting::find_draft(&app.db, cell, id).await? else { return Ok(Err(Refusal::NotThere)) };
        let words = drafting::words_of(&app.db, &row).await?;
        if seen_mark(&row, &words) != seen {
            return Ok(Err(Refusal::Moved));
        }
        let place = place(app, cell, kind.code, kind.author.symbol(), row.day).await?;
        let number = kind.code.zip(place.number).map(|(code, number)| written(number, code, kind.author.symbol()));
        let made = making::of_draft(app, kind, &row, &words, number.as_deref()).await?.paper;
        let (made, file) = match set(made).await? {
            Ok(set) => set,
            Err(letter) => return Ok(Err(Refusal::Letter(letter))),
        };
        let line = line_of(app, account, kind, &row, &place, &made, &file)?;
        let frozen = frozen_paper::Model {
            id,
            paper: serde_json::to_string(&made)?,
            wording: words.clone(),
            figures: row.figures.clone(),
            pdf: file,
        };
        if enter(app, account, Some((row, words)), line, Some(frozen)).await? {
            return Ok(Ok(number));
        }
    }
    anyhow::bail!("no number for paper {id} in {TRIES} tries")
}

/// The mark by which the page knows again what it showed.
pub(crate) fn seen_mark(row: &paper::Model, words: &str) -> String {
    crate::mark(&format!("{} {} {words}", row.day, row.figures))
}

/// The file of a paper, or the letter for which there is none.
pub(crate) async fn set(paper: Paper) -> anyhow::Result<Result<(Paper, Vec<u8>), char>> {
    let made = tokio::task::spawn_blocking(move || {
        let file = pdf(std::slice::from_ref(&paper));
        file.map(|file| (paper, file))
    });
    match made.await.context("set a paper")? {
        Ok(set) => Ok(Ok(set)),
        Err(Fault::Letter(letter)) => Ok(Err(letter)),
        Err(fault) => Err(fault.into()),
    }
}

fn line_of(
    app: &App,
    account: Option<Uuid>,
    kind: &PaperKind,
    row: &paper::Model,
    place: &Place,
    made: &Paper,
    file: &[u8],
) -> anyhow::Result<outgoing_paper::Model> {
    Ok(outgoing_paper::Model {
        id: row.id,
        cell_id: row.cell_id,
        term_id: place.term,
        kind: Some(row.kind.clone()),
        subject_id: Some(row.subject_id),
        period: row.period.clone(),
        code: kind.code.map(str::to_owned),
        symbol: kind.author.symbol().to_owned(),
        number: place.number.map(i32::try_from).transpose()?,
        day: row.day,
        title: full(&made.title),
        about: full(&made.about.join(" ")).or_else(|| full(&row.label)),
        signer: full(&signers(made)),
        confidential: false,
        kept_at: None,
        issued_at: app.now(),
        issued_by: account,
        sha256: Some(crate::sha256(file)),
        cancelled_on: None,
        cancel_reason: None,
    })
}

fn full(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

/// Who signs, from the left.
pub(super) fn signers(paper: &Paper) -> String {
    let in_body = paper.body.iter().filter_map(|piece| match piece {
        Piece::Hands { hands } => Some(hands),
        _ => None,
    });
    let all = in_body.flatten().chain(paper.foot.iter().map(|foot| &foot.hand));
    all.map(|hand| hand.name.as_str()).filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Writes a line of the register with what hangs on it, in one transaction; false where its number was given meanwhile.
async fn enter(
    app: &App,
    account: Option<Uuid>,
    draft: Option<(paper::Model, String)>,
    line: outgoing_paper::Model,
    frozen: Option<frozen_paper::Model>,
) -> anyhow::Result<bool> {
    let tx = app.begin().await?;
    if let (Some(code), Some(number)) = (line.code.as_deref(), line.number) {
        let sequence = Sequence { cell: line.cell_id, term: line.term_id, code, symbol: &line.symbol };
        if i32::try_from(next(&store::numbers(&tx, sequence).await?))? != number {
            return Ok(false);
        }
    }
    let verb = if draft.is_some() { "paper-issue" } else { "paper-enter" };
    let act = record::begin(app, &tx, account, verb, &line.written()).await?;
    if let Some((row, words)) = draft {
        // Issued or rewritten since it was set: what is frozen would not be what stands.
        let same = drafting::find_draft(&tx, row.cell_id, row.id).await?.as_ref() == Some(&row);
        if !same || drafting::words_of(&tx, &row).await? != words {
            return Ok(false);
        }
        drafting::settle(app, &tx, &act, row, words).await?;
    }
    match record::put::<outgoing_paper::Entity>(app, &tx, &act, None, line).await {
        Ok(_) => {}
        // Another process gave the number between our question and our answer.
        Err(fault) if taken(&fault) => return Ok(false),
        Err(fault) => return Err(fault),
    }
    if let Some(frozen) = frozen {
        let frozen = sealed::<frozen_paper::Entity>(app, &frozen)?;
        frozen.into_active_model().reset_all().insert(&tx).await.context("freeze a paper")?;
    }
    tx.commit().await?;
    Ok(true)
}

fn taken(fault: &anyhow::Error) -> bool {
    let sql = fault.chain().find_map(|cause| cause.downcast_ref::<sea_orm::DbErr>()).and_then(sea_orm::DbErr::sql_err);
    matches!(sql, Some(SqlErr::UniqueConstraintViolation(_)))
}

/// Enters a confidential outgoing paper: its number, its day, where it is kept, and nothing else.
pub(crate) async fn enter_confidential(
    app: &App,
    account: Option<Uuid>,
    cell: Uuid,
    (code, day, kept_at): (&str, Day, String),
) -> anyhow::Result<String> {
    for _ in 0..TRIES {
        let place = place(app, cell, Some(code), CELL, day).await?;
        let line = outgoing_paper::Model {
            id: app.new_id(),
            cell_id: cell,
            term_id: place.term,
            kind: None,
            subject_id: None,
            period: String::new(),
            code: Some(code.to_owned()),
            symbol: CELL.to_owned(),
            number: place.number.map(i32::try_from).transpose()?,
            day,
            title: None,
            about: None,
            signer: None,
            confidential: true,
            kept_at: Some(kept_at.clone()),
            issued_at: app.now(),
            issued_by: account,
            sha256: None,
            cancelled_on: None,
            cancel_reason: None,
        };
        let number = line.written().context("a number was given")?;
        if enter(app, account, None, line, None).await? {
            return Ok(number);
        }
    }
    anyhow::bail!("no number for a confidential paper in {TRIES} tries")
}

/// Cancels an issued paper: number, text and hash stay; the reason stands beside them.
pub(crate) async fn cancel(
    app: &App,
    account: Option<Uuid>,
    (cell, id): (Uuid, Uuid),
    reason: &str,
) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let Some(row) = store::find(&tx, cell, id).await? else { return Ok(Err(Refusal::NotThere)) };
    if row.cancelled_on.is_some() {
        return Ok(Err(Refusal::Cancelled));
    }
    let after = outgoing_paper::Model { cancelled_on: Some(app.today()), cancel_reason: Some(reason.to_owned()), ..row.clone() };
    let act = record::begin(app, &tx, account, "paper-cancel", &row.written()).await?;
    record::put::<outgoing_paper::Entity>(app, &tx, &act, Some(row), after).await?;
    tx.commit().await?;
    Ok(Ok(()))
}
