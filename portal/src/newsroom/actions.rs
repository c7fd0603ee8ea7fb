//! What an editor does to a text: begin it, save it, throw it away. Each is one act, recorded whole.

use super::by::By;
use super::seen::Moved;
use super::store::{self, Status, Use, article, article_photo};
use crate::photos::store::photo;
use crate::reading;
use crate::rows;
use anyhow::Context;
use chibo_core::name::fold;
use chibo_frame::App;
use chibo_frame::db::code;
use chibo_frame::record;
use uuid::Uuid;

/// What a draft begins with: words made from the records of a congress or a meeting, or nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Tiêu đề.
    pub headline: String,
    /// Sapo.
    pub lead: String,
    /// The body as plain text: a blank line begins a paragraph, `## ` a subheading, `- ` a line of a list.
    pub body: String,
    /// The by-line.
    pub author: String,
    /// The category's address, if it is known.
    pub category: Option<String>,
    /// The congress it was drafted from.
    pub congress: Option<Uuid>,
    /// The meeting it was drafted from.
    pub meeting: Option<Uuid>,
}

/// The unfinished draft about a congress or a meeting: whoever asks for one again goes on with it.
pub async fn draft_of(app: &App, about: Uuid) -> anyhow::Result<Option<Uuid>> {
    Ok(store::find_draft_of(&app.db, about).await?.map(|row| row.id))
}

/// Makes a draft.
pub async fn create_draft(app: &App, account: Option<Uuid>, draft: Draft) -> anyhow::Result<Uuid> {
    create(app, &By { account, name: String::new() }, draft).await
}

/// Makes a draft in an editor's name.
pub(crate) async fn create(app: &App, by: &By, draft: Draft) -> anyhow::Result<Uuid> {
    let row = article::Model {
        folded: fold(&draft.headline),
        headline: draft.headline,
        lead: draft.lead,
        body: draft.body,
        author: draft.author,
        category: draft.category,
        congress_id: draft.congress,
        meeting_id: draft.meeting,
        ..fresh(app)
    };
    put(app, by, "draft_article", row, Vec::new(), Vec::new()).await
}

/// An article without a word, not written down yet.
pub(crate) fn fresh(app: &App) -> article::Model {
    article::Model {
        id: app.new_id(),
        slug: None,
        status: code(&Status::Draft),
        headline: String::new(),
        lead: String::new(),
        body: String::new(),
        author: String::new(),
        category: None,
        congress_id: None,
        created_at: app.now(),
        updated_at: app.now(),
        site_id: reading::the_first(),
        tags: String::new(),
        publish_at: None,
        reason: String::new(),
        meeting_id: None,
        folded: String::new(),
        withdrawn_because: String::new(),
    }
}

/// Writes down an article that is new, with photos that are new and its uses of photos.
pub(crate) async fn put(
    app: &App,
    by: &By,
    verb: &str,
    row: article::Model,
    photos: Vec<photo::Model>,
    uses: Vec<article_photo::Model>,
) -> anyhow::Result<Uuid> {
    let (tx, id) = (app.begin().await?, row.id);
    let act = by.begin(app, &tx, verb, id).await?;
    rows::replace::<photo::Entity>(app, &tx, &act, Vec::new(), photos).await?;
    record::put::<article::Entity>(app, &tx, &act, None, row).await?;
    rows::replace::<article_photo::Entity>(app, &tx, &act, Vec::new(), uses).await?;
    tx.commit().await?;
    Ok(id)
}

/// Saves an article's text and its photos' words and order: `change` is made of what stands when nobody else can change it,
/// and refuses where that is not what the editor saw. What waits for its hour goes back to review, where a writer who may
/// not publish changes it. The article comes back as it stands then.
pub(crate) async fn save(
    app: &App,
    by: &By,
    id: Uuid,
    may_publish: bool,
    change: impl FnOnce(&mut article::Model, &mut Vec<Use>) -> Result<(), Moved>,
) -> anyhow::Result<Result<article::Model, Moved>> {
    let tx = app.begin().await?;
    let standing = store::lock_article(&tx, id).await?.context("the article is gone")?;
    let standing_uses = store::list_uses(&tx, id).await?;
    let (mut row, mut uses) = (standing.clone(), standing_uses.clone());
    if let Err(Moved) = change(&mut row, &mut uses) {
        return Ok(Err(Moved));
    }
    row.folded = fold(&row.headline);
    let act = by.begin(app, &tx, "save_article", id).await?;
    let rows = |uses: Vec<Use>| uses.into_iter().map(|used| used.row).collect();
    let replaced = rows::replace::<article_photo::Entity>(app, &tx, &act, rows(standing_uses), rows(uses)).await?;
    if row == standing && !replaced {
        tx.rollback().await?;
        return Ok(Ok(standing));
    }
    if row.status == code(&Status::Scheduled) && !may_publish {
        (row.status, row.publish_at) = (code(&Status::Review), None);
    }
    row.updated_at = app.now();
    record::put::<article::Entity>(app, &tx, &act, Some(standing), row.clone()).await?;
    tx.commit().await?;
    Ok(Ok(row))
}

/// An article with the text of another state of it.
pub(crate) fn with_text_of(standing: article::Model, wanted: article::Model) -> article::Model {
    article::Model {
        folded: fold(&wanted.headline),
        headline: wanted.headline,
        lead: wanted.lead,
        body: wanted.body,
        author: wanted.author,
        category: wanted.category,
        tags: wanted.tags,
        site_id: wanted.site_id,
        ..standing
    }
}

/// Throws away an article that was never published and waits for no hour; says whether it could. Its history stays in the
/// record.
pub(crate) async fn discard(app: &App, by: &By, id: Uuid) -> anyhow::Result<bool> {
    let tx = app.begin().await?;
    let open = |row: &article::Model| row.slug.is_none() && row.status != code(&Status::Scheduled);
    let Some(row) = store::lock_article(&tx, id).await?.filter(open) else { return Ok(false) };
    let act = by.begin(app, &tx, "discard_article", id).await?;
    for photo in store::list_uses(&tx, id).await? {
        record::remove::<article_photo::Entity>(app, &tx, &act, photo.row).await?;
    }
    record::remove::<article::Entity>(app, &tx, &act, row).await?;
    tx.commit().await?;
    Ok(true)
}
