//! The one form of an article: text, the words of its photos, new photos, and the button that was pressed. All of it
//! travels together, so that no button loses what was typed elsewhere.

use super::body;
use super::panel::Typed;
use super::seen::{self, Seen};
use super::store::{Use, article};
use super::ways::Way;
use super::words::Problem;
use crate::photos::Step;
use anyhow::Context;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use axum::http::StatusCode;
use chibo_frame::{Message, Page, PageError};
use std::collections::BTreeMap;
use tokio::task::spawn_blocking;
use uuid::Uuid;

/// The most that one sending may hold: text and several photos.
pub(crate) const MOST_BYTES: usize = 42 * 1024 * 1024;

/// Which button was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Deed {
    /// Lưu.
    #[default]
    Save,
    /// Another state.
    Go(Way),
    /// The same words and photos as a new draft.
    Copy,
    /// A photo up, down or out.
    Photo(Uuid, Step),
}

impl Deed {
    fn read(value: &str) -> Self {
        let (verb, id) = value.split_once(':').unwrap_or((value, ""));
        let step = match verb {
            "copy" => return Self::Copy,
            "up" => Step::Up,
            "down" => Step::Down,
            "out" => Step::Out,
            _ => return Way::ALL.into_iter().find(|way| way.code() == verb).map_or(Self::Save, Self::Go),
        };
        id.parse().map_or(Self::Save, |id| Self::Photo(id, step))
    }
}

/// What was sent.
#[derive(Default)]
pub(crate) struct Sent {
    fields: BTreeMap<String, String>,
    /// New photos: the file's name and content.
    pub files: Vec<(String, Vec<u8>)>,
    /// The button.
    pub deed: Deed,
}

impl Sent {
    /// Reads the form.
    pub(crate) async fn read(page: &Page, mut form: Multipart) -> Result<Self, PageError> {
        let refused = |error: MultipartError| unreadable(page, &error);
        let mut sent = Self::default();
        while let Some(field) = form.next_field().await.map_err(refused)? {
            let name = field.name().unwrap_or_default().to_owned();
            if let Some(file) = field.file_name().map(str::to_owned) {
                let bytes = field.bytes().await.map_err(refused)?;
                if !(file.is_empty() && bytes.is_empty()) {
                    sent.files.push((file, bytes.to_vec()));
                }
                continue;
            }
            let value = field.text().await.map_err(refused)?;
            if name == "do" {
                sent.deed = Deed::read(&value);
            } else {
                sent.fields.insert(name, typed(&value));
            }
        }
        // Reading a body of any origin may take a while, so nobody else waits for it.
        if let Some(body) = sent.fields.remove("body") {
            let body = spawn_blocking(move || body::clean(&body)).await.context("read the body that was typed")?;
            sent.fields.insert(String::from("body"), body);
        }
        Ok(sent)
    }

    /// What the page showed, where its form says so.
    pub(crate) fn seen(&self) -> Option<Seen> {
        let photo = |name: &str| name.strip_prefix("seen-")?.parse().ok();
        let photos = self.fields.iter().filter_map(|(name, mark)| Some((photo(name)?, mark.clone())));
        Some(Seen { text: self.fields.get("seen")?.clone(), photos: photos.collect() })
    }

    /// What the editor has seen once it is saved: the text as he left it, and the photos of his page with the words that he
    /// left there.
    pub(crate) fn saw(&self, saved: &article::Model) -> Option<Seen> {
        let photos = self.seen()?.photos.into_iter().map(|(photo, seen)| (photo, self.mark_of(photo).unwrap_or(seen)));
        Some(Seen { text: seen::of_text(saved), photos: photos.collect() })
    }

    /// Whether what the editor changes is no longer what his page showed, or a photo of it is gone.
    pub(crate) fn moved(&self, article: &article::Model, uses: &[Use]) -> bool {
        let (Some(seen), now) = (self.seen(), Seen::of(article, uses)) else { return false };
        let moved = |(photo, seen): (&Uuid, &String)| match now.photos.get(photo) {
            Some(now) => now != seen && !self.left_alone(*photo),
            None => true,
        };
        seen.text != now.text || seen.photos.iter().any(moved)
    }

    /// Whether the words of a photo came back as the page showed them.
    fn left_alone(&self, photo: Uuid) -> bool {
        let seen = self.fields.get(&format!("seen-{photo}"));
        seen.is_some() && seen == self.mark_of(photo).as_ref()
    }

    /// The mark of a photo's words as they were sent, where all three were.
    fn mark_of(&self, photo: Uuid) -> Option<String> {
        let sent = |field: &str| self.fields.get(&format!("{field}-{photo}")).map(String::as_str);
        Some(seen::of_words([sent("caption")?, sent("alt")?, sent("credit")?]))
    }

    /// What was typed beside the buttons that lead to another state.
    pub(crate) fn typed(&self) -> Typed {
        let value = |name: &str| self.fields.get(name).cloned().unwrap_or_default();
        Typed {
            note: value("note"),
            slip: self.fields.contains_key("slip"),
            words: value("words"),
            day: value("on-day"),
            hour: value("at-hour"),
        }
    }

    /// Lays what was typed over an article and its photos. Words that the editor left alone stay as they stand by now.
    pub(crate) fn lay_over(&self, article: &mut article::Model, uses: &mut [Use]) {
        let typed = |name: &str| self.fields.get(name).cloned();
        let over = |text: &mut String, name: &str| *text = typed(name).unwrap_or_else(|| std::mem::take(text));
        over(&mut article.headline, "headline");
        over(&mut article.lead, "lead");
        over(&mut article.body, "body");
        over(&mut article.author, "author");
        over(&mut article.tags, "tags");
        article.site_id = typed("site").and_then(|id| id.parse().ok()).unwrap_or(article.site_id);
        if let Some(category) = typed("category") {
            article.category = Some(category).filter(|text| !text.is_empty());
        }
        for row in uses.iter_mut().map(|used| &mut used.row).filter(|row| !self.left_alone(row.id)) {
            over(&mut row.caption, &format!("caption-{}", row.id));
            over(&mut row.alt, &format!("alt-{}", row.id));
            over(&mut row.credit, &format!("credit-{}", row.id));
        }
    }
}

/// Words as they are kept: without spaces at either end, with one sign for the end of a line, without the signs that no
/// reader sees and that would break a feed.
pub(crate) fn typed(words: &str) -> String {
    let is_kept = |c: &char| matches!(c, '\n' | '\t') || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'));
    words.trim().replace("\r\n", "\n").chars().filter(is_kept).collect()
}

/// Why what was sent could not be read.
pub(crate) fn unreadable(page: &Page, error: &MultipartError) -> PageError {
    let key = if error.status() == StatusCode::PAYLOAD_TOO_LARGE { "newsroom-too-large" } else { "newsroom-broken" };
    PageError::Refused(Message::new(page.t(key)).remedy(page.t(&format!("{key}-remedy"))))
}

/// Texts longer than their field takes.
pub(crate) fn too_long(page: &Page, article: &article::Model, uses: &[Use], typed: &Typed) -> Vec<Problem> {
    let mut texts = vec![
        (String::from("headline"), article.headline.as_str(), 250),
        (String::from("lead"), &article.lead, 1_500),
        (String::from("body"), &article.body, 100_000),
        (String::from("author"), &article.author, 150),
        (String::from("tags"), &article.tags, 500),
        (String::from("note"), &typed.note, 2_000),
        (String::from("words"), &typed.words, 1_000),
    ];
    for used in uses {
        texts.push((format!("caption-{}", used.row.id), &used.row.caption, 500));
        texts.push((format!("alt-{}", used.row.id), &used.row.alt, 500));
        texts.push((format!("credit-{}", used.row.id), &used.row.credit, 150));
    }
    let long = texts.into_iter().filter(|(_, text, most)| text.chars().count() > *most);
    long.map(|(field, text, most)| {
        let most: u64 = most as u64;
        let text = page.with("newsroom-too-long", &[("count", &text.chars().count()), ("most", &most)]);
        Problem { field, text }
    })
    .collect()
}
