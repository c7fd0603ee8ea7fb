//! The ways of an article, taken: sent to review and back, scheduled, published, put right, withdrawn.

use super::by::By;
use super::check::{self, Missing};
use super::page;
use super::seen::Seen;
use super::store::{self, Status, article, article_note};
use super::ways::{Place, Way};
use super::words;
use crate::photos;
use crate::reading::{self, publication, publication_tag};
use crate::rows;
use anyhow::Context;
use chibo_frame::db::{code, from_code};
use chibo_frame::once::once;
use chibo_frame::record::{self, Act};
use chibo_frame::{App, Lang, Page};
use chrono::{DateTime, Utc};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// What is said with a way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Said {
    /// What was wrong and what is right.
    pub note: String,
    /// Nothing but a slip of spelling is put right.
    pub slip: bool,
    /// Why it is sent back or withdrawn.
    pub words: String,
    /// When it is to be published; none where that could not be read.
    pub time: Option<DateTime<Utc>>,
    /// What whoever publishes has seen of the article; none where nobody looks at a page.
    pub seen: Option<Seen>,
}

/// Why a way was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Something stands in the article that who publishes it has not seen.
    Unseen,
    /// It does not begin in this state.
    NotFromHere(Status),
    /// Sent back without a word.
    NoWords,
    /// What visitors read would change without a note.
    NoNote,
    /// No day and hour, or none that could be read.
    NoTime,
    /// The hour is past.
    Past,
    /// The article is not ready.
    Missing(Vec<Missing>),
}

/// Publishes an article as it stands, or again after a change that needs no note; says what is missing. The page's address
/// comes back.
pub async fn publish(app: &App, account: Option<Uuid>, id: Uuid) -> anyhow::Result<Result<String, Vec<Missing>>> {
    let said = Said { slip: true, ..Said::default() };
    match take(app, &By { account, name: String::new() }, id, Way::Publish, &said).await? {
        Ok(row) => Ok(Ok(row.slug.unwrap_or_default())),
        Err(Refusal::Missing(missing)) => Ok(Err(missing)),
        Err(refusal) => anyhow::bail!("the article is not published: {refusal:?}"),
    }
}

/// Takes a way; the article as it stands then comes back, or why not.
pub(crate) async fn take(app: &App, by: &By, id: Uuid, way: Way, said: &Said) -> anyhow::Result<Result<article::Model, Refusal>> {
    take_if(app, by, id, way, said, |_| true).await
}

async fn take_if(
    app: &App,
    by: &By,
    id: Uuid,
    way: Way,
    said: &Said,
    still: impl Fn(&article::Model) -> bool,
) -> anyhow::Result<Result<article::Model, Refusal>> {
    let tx = app.begin().await?;
    let standing = store::lock_article(&tx, id).await?.context("the article is gone")?;
    let before = reading::find_publication(&tx, id).await?;
    let status = from_code(&standing.status)?;
    let from = Place { status, on_site: before.is_some(), once: standing.slug.is_some() };
    let Some(next) = way.leads(from).filter(|_| still(&standing)) else { return Ok(Err(Refusal::NotFromHere(status))) };
    if let Some(seen) = &said.seen
        && matches!(way, Way::Publish | Way::Schedule)
        && *seen != Seen::of(&standing, &store::list_uses(&tx, id).await?)
    {
        return Ok(Err(Refusal::Unseen));
    }
    let act = by.begin(app, &tx, way.verb(), id).await?;
    let row = article::Model { status: code(&next), reason: String::new(), publish_at: None, ..standing.clone() };
    let on = Going { app, tx: &tx, act: &act, before };
    let row = match way {
        Way::Send if !begun(&row).is_empty() => return Ok(Err(Refusal::Missing(begun(&row)))),
        Way::Send | Way::Unschedule => row,
        Way::Return if said.words.is_empty() => return Ok(Err(Refusal::NoWords)),
        Way::Return => article::Model { reason: said.words.clone(), ..row },
        Way::Schedule => match on.scheduled(row, said).await? {
            Ok(row) => row,
            Err(refusal) => return Ok(Err(refusal)),
        },
        Way::Publish => match on.published(row, said).await? {
            Ok(row) => row,
            Err(refusal) => return Ok(Err(refusal)),
        },
        Way::Withdraw => on.withdrawn(article::Model { withdrawn_because: said.words.clone(), ..row }).await?,
    };
    record::put::<article::Entity>(app, &tx, &act, Some(standing), row.clone()).await?;
    tx.commit().await?;
    photos::forget(app);
    reading::forget_pages(app);
    Ok(Ok(row))
}

/// What an article lacks to be read by anybody: the rest may still come while it is reviewed.
fn begun(row: &article::Model) -> Vec<Missing> {
    let needed = |lack: &Missing| matches!(lack, Missing::Headline | Missing::Body);
    check::missing(row, &[]).into_iter().filter(needed).collect()
}

/// A way that is being taken.
struct Going<'a> {
    app: &'a App,
    tx: &'a DatabaseTransaction,
    act: &'a Act,
    /// What visitors read until now.
    before: Option<publication::Model>,
}

impl Going<'_> {
    async fn scheduled(self, row: article::Model, said: &Said) -> anyhow::Result<Result<article::Model, Refusal>> {
        let Some(time) = said.time else { return Ok(Err(Refusal::NoTime)) };
        if time <= self.app.now() {
            return Ok(Err(Refusal::Past));
        }
        // What readers are owed is said now: at its hour nobody can be asked.
        let ready = self.fresh(&row, said).await?;
        Ok(ready.map(|_| article::Model { publish_at: Some(time), ..row }))
    }

    async fn published(self, row: article::Model, said: &Said) -> anyhow::Result<Result<article::Model, Refusal>> {
        let slug = match &row.slug {
            Some(slug) => slug.clone(),
            None => store::free_slug(self.tx, &row.headline).await?,
        };
        let row = article::Model { slug: Some(slug), withdrawn_because: String::new(), ..row };
        let fresh = match self.fresh(&row, said).await? {
            Ok(fresh) => fresh,
            Err(refusal) => return Ok(Err(refusal)),
        };
        set_page(self.app, self.tx, self.act, self.before, Some(fresh), page::tags(&row)).await?;
        Ok(Ok(row))
    }

    /// The page made anew, where nothing is missing and what changed for its readers is told them.
    async fn fresh(&self, row: &article::Model, said: &Said) -> anyhow::Result<Result<publication::Model, Refusal>> {
        let Self { app, tx, act, before } = self;
        let uses = store::list_uses(*tx, row.id).await?;
        let missing = check::missing(row, &uses);
        if !missing.is_empty() {
            return Ok(Err(Refusal::Missing(missing)));
        }
        let read = match before {
            Some(page) => Some(page.clone()),
            None => reading::find_withdrawn_page(*tx, row.id).await?,
        };
        let fresh = page::of(app, row, &uses, read.as_ref(), app.now())?;
        let mut notes = store::list_notes(*tx, row.id).await?;
        let untold = |read: &publication::Model| notes.iter().all(|note| note.at <= read.updated_at);
        let changed = read.as_ref().is_some_and(|read| page::text(read) != page::text(&fresh) && untold(read));
        if changed && !said.slip && said.note.is_empty() {
            return Ok(Err(Refusal::NoNote));
        }
        if read.is_some() && !said.note.is_empty() {
            let note = article_note::Model { id: app.new_id(), article_id: row.id, at: app.now(), words: said.note.clone() };
            record::put::<article_note::Entity>(app, tx, act, None, note.clone()).await?;
            notes.push(note);
        }
        Ok(Ok(publication::Model { notes: page::notes(notes)?, ..fresh }))
    }

    async fn withdrawn(self, row: article::Model) -> anyhow::Result<article::Model> {
        set_page(self.app, self.tx, self.act, self.before, None, Vec::new()).await?;
        Ok(row)
    }
}

/// Puts a page with its tags and photos in the place of another, or of none.
async fn set_page(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    before: Option<publication::Model>,
    after: Option<publication::Model>,
    tags: Vec<publication_tag::Model>,
) -> anyhow::Result<()> {
    let Some(article) = after.as_ref().or(before.as_ref()).map(|page| page.article_id) else { return Ok(()) };
    photos::open(app, tx, act, article, after.as_ref().map_or("", |page| &page.html)).await?;
    let standing = store::list_page_tags(tx, article).await?;
    rows::replace::<publication_tag::Entity>(app, tx, act, standing, tags).await?;
    rows::replace::<publication::Entity>(app, tx, act, before.into_iter().collect(), after.into_iter().collect()).await?;
    Ok(())
}

/// Publishes what waits for an hour that has come. What is no longer ready goes back to review with the reason. Called
/// several times a second.
pub(crate) async fn publish_due(app: &App) -> anyhow::Result<()> {
    let due = store::list_due(&app.db, app.now()).await?;
    if due.is_empty() {
        return Ok(());
    }
    Box::pin(once(app, "publish", publish_all(app, due))).await.map(drop)
}

/// Of several servers one does it.
async fn publish_all(app: &App, due: Vec<article::Model>) -> anyhow::Result<()> {
    for row in due {
        if let Err(error) = publish_one(app, row.id).await {
            tracing::warn!(article = %row.id, error = format!("{error:#}"), "an article whose hour has come is not published yet");
        }
    }
    Ok(())
}

async fn publish_one(app: &App, id: Uuid) -> anyhow::Result<()> {
    let due = |row: &article::Model| row.status == code(&Status::Scheduled) && row.publish_at.is_some_and(|at| at <= app.now());
    // Whether its readers are owed a note was asked when it was scheduled.
    let said = Said { slip: true, ..Said::default() };
    if let Err(Refusal::Missing(missing)) = take_if(app, &By::default(), id, Way::Publish, &said, due).await? {
        hold_back(app, id, &missing).await?;
    }
    Ok(())
}

/// Sends what was not ready at its hour back to review.
async fn hold_back(app: &App, id: Uuid, missing: &[Missing]) -> anyhow::Result<()> {
    let page = Page::open(app.words.clone(), Lang::Vi, "", app.demo);
    let tx = app.begin().await?;
    let standing = store::lock_article(&tx, id).await?.context("the article is gone")?;
    let what: Vec<_> = missing.iter().map(|missing| words::missing(&page, *missing, &[]).text).collect();
    let reason = page.t1("newsroom-held-back", "missing", what.join(" "));
    let act = By::default().begin(app, &tx, "hold_back_article", id).await?;
    let row = article::Model { status: code(&Status::Review), publish_at: None, reason, ..standing.clone() };
    record::put::<article::Entity>(app, &tx, &act, Some(standing), row).await?;
    tx.commit().await
}
