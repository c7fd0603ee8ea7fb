//! Photos in an article: taken up, put in order. Caption, alternative text and credit go wherever their use goes.

use super::address::named_in;
use super::picture::{self, BadPhoto, Developed};
use super::store::{self, Use, article_photo, photo, publication_photo};
use crate::newsroom::store::{article, lock_article};
use anyhow::Context;
use chibo_frame::App;
use chibo_frame::record::{self, Act};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// The most photos that an article takes.
pub(crate) const MOST_PHOTOS: usize = 100;

/// The words that belong to a photo's use.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PhotoWords {
    /// Chú thích.
    pub caption: String,
    /// What the photo shows, for who does not see it.
    pub alt: String,
    /// Who took it.
    pub credit: String,
}

/// Takes up a photo at the end of an article. The use's key comes back, or why the file is refused.
pub async fn add_photo(
    app: &App,
    account: Option<Uuid>,
    article: Uuid,
    bytes: Vec<u8>,
    words: PhotoWords,
) -> anyhow::Result<Result<Uuid, BadPhoto>> {
    if store::list_uses(&app.db, article).await?.len() >= MOST_PHOTOS {
        return Ok(Err(BadPhoto::TooMany));
    }
    let picture = match picture::develop(bytes).await? {
        Ok(picture) => picture,
        Err(bad) => return Ok(Err(bad)),
    };
    attach(app, account, article, &picture, words).await.map(Ok)
}

/// A photo out of a file, its files written; not in the database yet.
pub(crate) async fn taken(app: &App, bytes: Vec<u8>) -> anyhow::Result<Result<photo::Model, BadPhoto>> {
    match picture::develop(bytes).await? {
        Ok(picture) => Ok(Ok(kept(app, &picture).await?)),
        Err(bad) => Ok(Err(bad)),
    }
}

async fn kept(app: &App, picture: &Developed) -> anyhow::Result<photo::Model> {
    picture.keep(app).await?;
    Ok(photo::Model {
        id: app.new_id(),
        file: picture.file.clone(),
        mime: String::from("image/jpeg"),
        width: i32::try_from(picture.width)?,
        height: i32::try_from(picture.height)?,
    })
}

/// Puts a developed photo at the end of an article.
pub(crate) async fn attach(
    app: &App,
    account: Option<Uuid>,
    article: Uuid,
    picture: &Developed,
    words: PhotoWords,
) -> anyhow::Result<Uuid> {
    let photo = kept(app, picture).await?;
    let tx = app.begin().await?;
    let standing = lock_article(&tx, article).await?.context("the article is gone")?;
    let last = store::list_uses(&tx, article).await?.last().map(|last| last.row.position);
    let used = article_photo::Model {
        id: app.new_id(),
        article_id: article,
        photo_id: photo.id,
        position: last.map_or(0, |last| last + 1),
        caption: words.caption,
        alt: words.alt,
        credit: words.credit,
    };
    let id = used.id;
    let act = record::begin(app, &tx, account, "add_photo", &article).await?;
    record::put::<photo::Entity>(app, &tx, &act, None, photo).await?;
    record::put::<article_photo::Entity>(app, &tx, &act, None, used).await?;
    let touched = article::Model { updated_at: app.now(), ..standing.clone() };
    record::put::<article::Entity>(app, &tx, &act, Some(standing), touched).await?;
    tx.commit().await?;
    Ok(id)
}

/// Lets visitors see the photos of a page that is published, and those of its earlier state no more. No page: none.
pub(crate) async fn open(app: &App, tx: &DatabaseTransaction, act: &Act, article: Uuid, html: &str) -> anyhow::Result<()> {
    let standing = store::list_published(tx, article).await?;
    let wanted: Vec<_> = named_in(html).into_iter().map(|file| publication_photo::Model { article_id: article, file }).collect();
    for gone in standing.iter().filter(|row| !wanted.contains(row)) {
        record::remove::<publication_photo::Entity>(app, tx, act, gone.clone()).await?;
    }
    record::save::<publication_photo::Entity>(app, tx, act, record::difference::<publication_photo::Entity>(&standing, wanted))
        .await?;
    Ok(())
}

/// What the editor does to the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// One place nearer to the beginning.
    Up,
    /// One place nearer to the end.
    Down,
    /// Out of this article.
    Out,
}

/// Takes the step and numbers the places anew.
pub(crate) fn step(uses: &mut Vec<Use>, id: Uuid, step: Step) {
    let Some(at) = uses.iter().position(|used| used.row.id == id) else { return };
    match step {
        Step::Up if at > 0 => uses.swap(at, at - 1),
        Step::Down if at + 1 < uses.len() => uses.swap(at, at + 1),
        Step::Up | Step::Down => {}
        Step::Out => {
            uses.remove(at);
        }
    }
    number(uses);
}

/// Brings the photos that the text places into its order, before those that it does not.
pub(crate) fn follow(uses: &mut [Use], placed: &[Uuid]) {
    uses.sort_by_key(|used| placed.iter().position(|id| *id == used.row.id).unwrap_or(usize::MAX));
    number(uses);
}

fn number(uses: &mut [Use]) {
    for (used, place) in uses.iter_mut().zip(0..) {
        used.row.position = place;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn used(n: u128) -> Use {
        let photo = photo::Model { id: Uuid::from_u128(n), file: n.to_string(), mime: String::new(), width: 1, height: 1 };
        let row = article_photo::Model {
            id: Uuid::from_u128(100 + n),
            article_id: Uuid::nil(),
            photo_id: photo.id,
            position: 0,
            caption: format!("chú thích {n}"),
            alt: format!("mô tả {n}"),
            credit: format!("tác giả {n}"),
        };
        Use { row, photo }
    }

    proptest! {
        #[test]
        fn words_stay_with_their_photo_whatever_the_order(
            steps in prop::collection::vec((0_u128..7, prop::sample::select(vec![Step::Up, Step::Down, Step::Out])), 0..40)
        ) {
            let mut uses: Vec<Use> = (0..6).map(used).collect();
            let mut out = 0;
            for (n, what) in steps {
                let before = uses.len();
                step(&mut uses, Uuid::from_u128(100 + n), what);
                out += before - uses.len();
            }
            prop_assert_eq!(uses.len() + out, 6);
            for (place, one) in (0..).zip(&uses) {
                let n = &one.photo.file;
                prop_assert_eq!(&one.row.caption, &format!("chú thích {n}"));
                prop_assert_eq!(&one.row.alt, &format!("mô tả {n}"));
                prop_assert_eq!(&one.row.credit, &format!("tác giả {n}"));
                prop_assert_eq!(one.row.photo_id, one.photo.id);
                prop_assert!(place == one.row.position || one.row.position == 0);
            }
        }
    }
}
