//! **Thông tin riêng.** The fields of a row that must not be read from a stolen database. They stand in the row's first such
//! column, sealed together; the others are empty. So not even which of them are filled is seen, and a row is opened at once.

use crate::app::App;
use crate::record::Recorded;
use crate::sealing::{open, sealed_with};
use anyhow::Context;
use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, EntityTrait, Select};
use std::future::Future;

/// A private field of a row.
pub enum Part<'a> {
    /// A text.
    Text(&'a mut String),
    /// A text that may lack.
    Maybe(&'a mut Option<String>),
    /// A day.
    Day(&'a mut Option<NaiveDate>),
}

impl<'a> From<&'a mut String> for Part<'a> {
    fn from(field: &'a mut String) -> Self {
        Self::Text(field)
    }
}

impl<'a> From<&'a mut Option<String>> for Part<'a> {
    fn from(field: &'a mut Option<String>) -> Self {
        Self::Maybe(field)
    }
}

impl<'a> From<&'a mut Option<NaiveDate>> for Part<'a> {
    fn from(field: &'a mut Option<NaiveDate>) -> Self {
        Self::Day(field)
    }
}

/// Before what cannot be opened: who reads it sees that something is there, and it is written back as it was.
const SHUT: char = '\u{FFFD}';

impl Part<'_> {
    fn take(&mut self) -> Option<String> {
        match self {
            Self::Text(text) => Some(std::mem::take(text)),
            Self::Maybe(text) => text.take(),
            Self::Day(day) => day.take().map(|day| day.to_string()),
        }
    }

    fn set(&mut self, value: Option<String>) {
        match self {
            Self::Text(text) => **text = value.unwrap_or_default(),
            Self::Maybe(text) => **text = value,
            Self::Day(day) => **day = value.and_then(|day| day.parse().ok()),
        }
    }

    fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Maybe(text) => text.as_deref(),
            Self::Day(_) => None,
        }
    }
}

/// The row as it is written.
pub(crate) fn sealed<E: Recorded>(app: &App, row: &E::Model) -> anyhow::Result<E::Model> {
    let mut row = row.clone();
    seal_parts(app, E::private(&mut row))?;
    Ok(row)
}

fn seal_parts(app: &App, mut parts: Vec<Part<'_>>) -> anyhow::Result<()> {
    let Some(first) = parts.first() else { return Ok(()) };
    let shut = first.text().and_then(|text| text.strip_prefix(SHUT)).filter(|text| sealed_with(text).is_some());
    let carried = match shut.map(str::to_owned) {
        Some(shut) => shut,
        None => {
            let values: Vec<Option<String>> = parts.iter_mut().map(Part::take).collect();
            app.seal(&serde_json::to_vec(&values).context("seal a row")?)?
        }
    };
    parts.iter_mut().take(1).for_each(|first| first.set(Some(carried.clone())));
    Ok(())
}

/// The row as people read it. One from before there was a key is not sealed.
pub(crate) fn opened<E: Recorded>(mut row: E::Model) -> E::Model {
    open_parts(E::private(&mut row));
    row
}

fn open_parts(mut parts: Vec<Part<'_>>) {
    let carried = parts.first().and_then(Part::text).filter(|text| sealed_with(text).is_some()).map(str::to_owned);
    let Some(carried) = carried else { return };
    match open(&carried).and_then(|json| serde_json::from_slice::<Vec<Option<String>>>(&json).ok()) {
        Some(values) => parts.iter_mut().zip(values).for_each(|(part, value)| part.set(value)),
        None => parts.iter_mut().take(1).for_each(|part| part.set(Some(format!("{SHUT}{carried}")))),
    }
}

/// The name of the key under which a row is sealed, as it was read: none where it is not, or has nothing to seal.
pub(crate) fn row_sealed_with<E: Recorded>(row: &E::Model) -> Option<String> {
    let mut row = row.clone();
    let parts = E::private(&mut row);
    parts.first().and_then(Part::text).and_then(sealed_with).map(str::to_owned)
}

/// Whether rows of the kind have anything to seal.
pub(crate) fn has_parts<E: Recorded>(row: &E::Model) -> bool {
    !E::private(&mut row.clone()).is_empty()
}

/// Reading rows of a recorded kind, opened.
pub trait Find<E: EntityTrait> {
    /// All of them.
    fn rows<C: ConnectionTrait>(self, db: &C) -> impl Future<Output = anyhow::Result<Vec<E::Model>>> + Send;
    /// One of them.
    fn row<C: ConnectionTrait>(self, db: &C) -> impl Future<Output = anyhow::Result<Option<E::Model>>> + Send;
}

impl<E: Recorded> Find<E> for Select<E> {
    async fn rows<C: ConnectionTrait>(self, db: &C) -> anyhow::Result<Vec<E::Model>> {
        let rows = self.all(db).await.with_context(|| format!("read {}", E::KIND))?;
        Ok(rows.into_iter().map(opened::<E>).collect())
    }

    async fn row<C: ConnectionTrait>(self, db: &C) -> anyhow::Result<Option<E::Model>> {
        Ok(self.one(db).await.with_context(|| format!("read {}", E::KIND))?.map(opened::<E>))
    }
}
