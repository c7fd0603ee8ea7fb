//! Photos that the editor sends one by one while the article is written: each is taken up at once and answered with its
//! key, its sizes and the fields of its words, or with the sentence why it is refused.

use super::form::Sent;
use super::seen;
use super::store::{self, Use};
use super::words::Problem;
use crate::photos::{self, PhotoWords, Pictured, Place};
use anyhow::Context;
use askama::Template;
use axum::Json;
use axum::extract::{Multipart, Path, State};
use axum::response::IntoResponse;
use chibo_frame::{App, Page, PageError};
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A photo's picture, the fields of its words and what may be done with it: a part of the article's form.
#[derive(Template)]
#[template(path = "newsroom/_photo.html")]
pub(crate) struct PhotoFields<'a> {
    page: &'a Page,
    used: &'a Use,
    /// Its number in the article, from 1.
    number: usize,
    /// How many photos the article has.
    count: usize,
    /// The text says where it stands.
    placed: bool,
    /// The mark of its words.
    seen: Option<&'a String>,
    problems: &'a [Problem],
}

impl<'a> PhotoFields<'a> {
    pub(crate) fn new(
        page: &'a Page,
        all: &'a [Use],
        number: usize,
        placed: &[Uuid],
        seen: &'a BTreeMap<Uuid, String>,
        problems: &'a [Problem],
    ) -> Option<Self> {
        let used = all.get(number.checked_sub(1)?)?;
        let (placed, seen) = (placed.contains(&used.row.id), seen.get(&used.row.id));
        Some(Self { page, used, number, count: all.len(), placed, seen, problems })
    }

    fn picture(&self) -> Pictured<'a> {
        photos::picture(self.used.photo.shown(&self.used.row.alt), Place::Desk, false)
    }

    fn id(&self, field: &str) -> String {
        format!("{field}-{}", self.used.row.id)
    }

    fn problem(&self, field: &str) -> Option<&str> {
        let field = self.id(field);
        self.problems.iter().find(|problem| problem.field == field).map(|problem| problem.text.as_str())
    }
}

/// What became of a file.
#[derive(Serialize)]
#[serde(untagged)]
enum Taken {
    Kept {
        /// The name that the file came with.
        file: String,
        /// The key of its use.
        #[serde(rename = "use")]
        used: Uuid,
        address: String,
        width: i32,
        height: i32,
        /// The fields of its words, as a part of the page.
        form: String,
    },
    Refused {
        file: String,
        refused: String,
    },
}

/// Takes up all files that were sent, in their order.
pub(crate) async fn add(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    sent: Multipart,
) -> Result<impl IntoResponse, PageError> {
    let account = Some(page.account()?);
    store::find_article(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let mut taken = Vec::new();
    for (file, bytes) in Sent::read(&page, sent).await?.files {
        taken.push(match photos::add_photo(&app, account, id, bytes, PhotoWords::default()).await? {
            Ok(used) => kept(&app, &page, id, file, used).await?,
            Err(bad) => Taken::Refused { refused: photos::bad_photo(&page, &file, bad), file },
        });
    }
    Ok(Json(taken))
}

async fn kept(app: &App, page: &Page, article: Uuid, file: String, used: Uuid) -> Result<Taken, PageError> {
    let all = store::list_uses(&app.db, article).await?;
    let at = all.iter().position(|one| one.row.id == used).context("the photo is gone")?;
    let seen = seen::of_photos(&all);
    let fields = PhotoFields::new(page, &all, at + 1, &[], &seen, &[]).context("the photo is gone")?;
    let form = fields.render()?;
    let photo = &fields.used.photo;
    Ok(Taken::Kept {
        file,
        used,
        address: format!("/van-phong/anh/{}.jpg", photo.file),
        width: photo.width,
        height: photo.height,
        form,
    })
}
