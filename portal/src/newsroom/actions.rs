//! What an editor does: draft, save, publish, withdraw, discard. Each is one act, recorded whole.

use super::check::{self, Missing};
use super::printed;
use super::store::{self, Status, Use, article, article_photo};
use crate::photos;
use crate::reading::{self, publication};
use anyhow::Context;
use chibo_core::name::fold;
use chibo_frame::App;
use chibo_frame::db::code;
use chibo_frame::record::{self, Tally};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// What a draft begins with: words made from the records of a congress, or nothing.
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
    /// The congress it was drafted from.
    pub congress: Option<Uuid>,
}

/// The unfinished draft about a congress: whoever asks for one again goes on with it.
pub async fn draft_of(app: &App, congress: Uuid) -> anyhow::Result<Option<Uuid>> {
    Ok(store::find_draft_of(&app.db, congress).await?.map(|row| row.id))
}

/// Makes a draft.
pub async fn create_draft(app: &App, account: Option<Uuid>, draft: Draft) -> anyhow::Result<Uuid> {
    let row = article::Model {
        id: app.new_id(),
        slug: None,
        status: code(&Status::Draft),
        headline: draft.headline,
        lead: draft.lead,
        body: draft.body,
        author: draft.author,
        category: None,
        congress_id: draft.congress,
        created_at: app.now(),
        updated_at: app.now(),
        site_id: reading::the_first(),
        tags: String::new(),
        publish_at: None,
    };
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, account, "draft_article", &row.id).await?;
    let id = row.id;
    record::put::<article::Entity>(app, &tx, &act, None, row).await?;
    tx.commit().await?;
    Ok(id)
}

/// Saves an article and its photos' captions and order. A use that is not among the wanted ones is removed.
pub(crate) async fn save(app: &App, account: Option<Uuid>, mut wanted: article::Model, uses: Vec<Use>) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let standing = store::find_article(&tx, wanted.id).await?.context("the article is gone")?;
    let standing_uses: Vec<_> = store::list_uses(&tx, wanted.id).await?.into_iter().map(|u| u.row).collect();
    let act = record::begin(app, &tx, account, "save_article", &wanted.id).await?;
    let rows: Vec<_> = uses.into_iter().map(|u| u.row).collect();
    let dropped = standing_uses.iter().filter(|row| rows.iter().all(|kept| kept.id != row.id)).cloned().collect::<Vec<_>>();
    let difference = record::difference::<article_photo::Entity>(&standing_uses, rows);
    let mut changed = difference.tally() != Tally { identical: difference.identical, ..Tally::default() } || !dropped.is_empty();
    record::save::<article_photo::Entity>(app, &tx, &act, difference).await?;
    for row in dropped {
        record::remove::<article_photo::Entity>(app, &tx, &act, row).await?;
    }
    wanted.updated_at = standing.updated_at;
    changed |= wanted != standing;
    if !changed {
        return Ok(tx.rollback().await?);
    }
    wanted.updated_at = app.now();
    record::put::<article::Entity>(app, &tx, &act, Some(standing), wanted).await?;
    Ok(tx.commit().await?)
}

/// Publishes an article as it stands, or again after a change; says what is missing. The page's address comes back.
pub async fn publish(app: &App, account: Option<Uuid>, id: Uuid) -> anyhow::Result<Result<String, Vec<Missing>>> {
    let tx = app.begin().await?;
    let standing = store::find_article(&tx, id).await?.context("the article is gone")?;
    let uses = store::list_uses(&tx, id).await?;
    let missing = check::missing(&standing, &uses);
    if !missing.is_empty() {
        return Ok(Err(missing));
    }
    let (act, now) = (record::begin(app, &tx, account, "publish_article", &id).await?, app.now());
    let slug = match &standing.slug {
        Some(slug) => slug.clone(),
        None => free_slug(&tx, &standing.headline).await?,
    };
    let before = reading::find_publication(&tx, id).await?;
    let page = publication::Model {
        article_id: id,
        slug: slug.clone(),
        headline: standing.headline.clone(),
        lead: standing.lead.clone(),
        author: standing.author.clone(),
        category: standing.category.clone(),
        html: printed::html(app, &standing, &uses)?,
        picture: uses.first().map(|first| first.photo.file.clone()),
        picture_alt: uses.first().map(|first| first.row.alt.clone()).unwrap_or_default(),
        picture_width: uses.first().map_or(0, |first| first.photo.width),
        picture_height: uses.first().map_or(0, |first| first.photo.height),
        published_at: before.as_ref().map_or(now, |before| before.published_at),
        updated_at: now,
        site_id: standing.site_id,
        tags: standing.tags.clone(),
        notes: String::new(),
    };
    photos::open(app, &tx, &act, id, &page.html).await?;
    record::put::<publication::Entity>(app, &tx, &act, before, page).await?;
    let row = article::Model { slug: Some(slug.clone()), status: code(&Status::Published), ..standing.clone() };
    record::put::<article::Entity>(app, &tx, &act, Some(standing), row).await?;
    tx.commit().await?;
    photos::forget(app);
    reading::forget_pages(app);
    Ok(Ok(slug))
}

/// Takes an article off the public site. Its text and address stay in the newsroom.
pub(crate) async fn withdraw(app: &App, account: Option<Uuid>, id: Uuid) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let standing = store::find_article(&tx, id).await?.context("the article is gone")?;
    let Some(page) = reading::find_publication(&tx, id).await? else { return Ok(()) };
    let act = record::begin(app, &tx, account, "withdraw_article", &id).await?;
    photos::open(app, &tx, &act, id, "").await?;
    record::remove::<publication::Entity>(app, &tx, &act, page).await?;
    let row = article::Model { status: code(&Status::Withdrawn), ..standing.clone() };
    record::put::<article::Entity>(app, &tx, &act, Some(standing), row).await?;
    tx.commit().await?;
    photos::forget(app);
    reading::forget_pages(app);
    Ok(())
}

/// Throws away an article that was never published; says whether it could. Its history stays in the record.
pub(crate) async fn discard(app: &App, account: Option<Uuid>, id: Uuid) -> anyhow::Result<bool> {
    let tx = app.begin().await?;
    let Some(row) = store::find_article(&tx, id).await?.filter(|row| row.slug.is_none()) else { return Ok(false) };
    let act = record::begin(app, &tx, account, "discard_article", &id).await?;
    for photo in store::list_uses(&tx, id).await? {
        record::remove::<article_photo::Entity>(app, &tx, &act, photo.row).await?;
    }
    record::remove::<article::Entity>(app, &tx, &act, row).await?;
    tx.commit().await?;
    Ok(true)
}

/// An address made of the headline's letters that no other article has.
async fn free_slug(tx: &DatabaseTransaction, headline: &str) -> anyhow::Result<String> {
    let base = slug_of(headline);
    let mut slug = base.clone();
    let mut n = 1;
    while store::is_taken(tx, &slug).await? {
        n += 1;
        slug = format!("{base}-{n}");
    }
    Ok(slug)
}

/// `Đại hội Chi bộ khu 5B` is `dai-hoi-chi-bo-khu-5b`.
fn slug_of(headline: &str) -> String {
    const LONGEST: usize = 80;
    let folded = fold(headline);
    let mut slug = String::new();
    for word in folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if slug.len() + word.len() >= LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    if slug.is_empty() { String::from("tin") } else { slug }
}

#[cfg(test)]
mod tests {
    use super::slug_of;

    #[test]
    fn an_address_is_made_of_plain_letters() {
        assert_eq!(slug_of("Đại hội Chi bộ khu 5B, nhiệm kỳ 2022–2025"), "dai-hoi-chi-bo-khu-5b-nhiem-ky-2022-2025");
        assert_eq!(slug_of("“…”"), "tin");
        assert!(slug_of(&"rất dài ".repeat(40)).len() <= 80);
    }
}
