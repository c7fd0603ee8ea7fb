//! **Thông tin riêng.** The fields of a row that must not be read from a stolen database. They stand in the row's first such
//! column, sealed together; the others are empty. So not even which of them are filled is seen, and a row is opened at once.

use crate::app::App;
use crate::record::Recorded;
use crate::sealing::{open, sealed_with};
use anyhow::Context;
use base64::Engine;
use base64::prelude::BASE64_STANDARD_NO_PAD;
use chrono::NaiveDate;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseTransaction, IntoActiveModel, Iterable, PrimaryKeyToColumn, QueryOrder, QuerySelect, Select};
use std::future::Future;
use std::pin::Pin;

/// A private field of a row.
pub enum Part<'a> {
    /// A text.
    Text(&'a mut String),
    /// A text that may lack.
    Maybe(&'a mut Option<String>),
    /// A day.
    Day(&'a mut Option<NaiveDate>),
    /// A file.
    File(&'a mut Vec<u8>),
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

impl<'a> From<&'a mut Vec<u8>> for Part<'a> {
    fn from(field: &'a mut Vec<u8>) -> Self {
        Self::File(field)
    }
}

/// A table whose rows have private fields.
pub trait Private:
    EntityTrait<
        Model: Clone + Send + Sync + IntoActiveModel<Self::ActiveModel>,
        ActiveModel: ActiveModelTrait<Entity = Self> + ActiveModelBehavior + Send,
    >
{
    /// The private fields, the one that carries them first. Their order is how they are stored: a new one goes to the end.
    fn parts(row: &mut Self::Model) -> Vec<Part<'_>>;
}

impl<E: Recorded> Private for E {
    fn parts(row: &mut E::Model) -> Vec<Part<'_>> {
        E::private(row)
    }
}

/// A table with private fields that is no recorded kind: when the key is changed, its rows are sealed anew like theirs.
#[derive(Clone, Copy)]
pub struct Table {
    pub(crate) reseal: Resealing,
}

pub(crate) type Resealing =
    for<'a> fn(&'a App, &'a DatabaseTransaction) -> Pin<Box<dyn Future<Output = anyhow::Result<()>> + Send + 'a>>;

/// The table of an entity that is no recorded kind.
pub fn table<E: Private + 'static>() -> Table {
    Table { reseal: |app, tx| Box::pin(reseal::<E>(app, tx)) }
}

/// Before what cannot be opened: who reads it sees that something is there, and it is written back as it was.
const SHUT: char = '\u{FFFD}';

impl Part<'_> {
    fn take(&mut self) -> Option<String> {
        match self {
            Self::Text(text) => Some(std::mem::take(text)),
            Self::Maybe(text) => text.take(),
            Self::Day(day) => day.take().map(|day| day.to_string()),
            Self::File(bytes) => Some(BASE64_STANDARD_NO_PAD.encode(std::mem::take(*bytes))),
        }
    }

    fn set(&mut self, value: Option<String>) {
        match self {
            Self::Text(text) => **text = value.unwrap_or_default(),
            Self::Maybe(text) => **text = value,
            Self::Day(day) => **day = value.and_then(|day| day.parse().ok()),
            Self::File(bytes) => **bytes = BASE64_STANDARD_NO_PAD.decode(value.unwrap_or_default()).unwrap_or_default(),
        }
    }

    fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Maybe(text) => text.as_deref(),
            Self::Day(_) | Self::File(_) => None,
        }
    }
}

/// The row as it is written. What is recorded is sealed by the record; this is for the tables that are not.
pub fn sealed<E: Private>(app: &App, row: &E::Model) -> anyhow::Result<E::Model> {
    let mut row = row.clone();
    seal_parts(app, E::parts(&mut row))?;
    Ok(row)
}

fn seal_parts(app: &App, mut parts: Vec<Part<'_>>) -> anyhow::Result<()> {
    let Some(first) = parts.first() else { return Ok(()) };
    let shut = first.text().and_then(|text| text.strip_prefix(SHUT)).filter(|text| sealed_with(text).is_some());
    let carried = if let Some(shut) = shut.map(str::to_owned) {
        shut
    } else {
        let values: Vec<Option<String>> = parts.iter_mut().map(Part::take).collect();
        if values.iter().all(|value| value.as_deref().is_none_or(str::is_empty)) {
            parts.iter_mut().zip(values).for_each(|(part, value)| part.set(value));
            return Ok(());
        }
        app.seal(&serde_json::to_vec(&values).context("seal a row")?)?
    };
    parts.iter_mut().take(1).for_each(|first| first.set(Some(carried.clone())));
    Ok(())
}

/// The row as people read it. One from before there was a key is not sealed.
pub(crate) fn opened<E: Private>(mut row: E::Model) -> E::Model {
    open_parts(E::parts(&mut row));
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

/// Rows that are sealed anew at a time.
const PAGE: u64 = 500;

/// Seals under the key in force what is not.
pub(crate) async fn reseal<E: Private>(app: &App, tx: &DatabaseTransaction) -> anyhow::Result<()> {
    let name = &app.sealer.force().name;
    let ordered = E::PrimaryKey::iter().fold(E::find(), |find, key| find.order_by_asc(key.into_column()));
    let mut from = 0;
    loop {
        let rows = ordered.clone().offset(from).limit(PAGE).all(tx).await.context("read what is to be sealed")?;
        if rows.first().is_none_or(|row| E::parts(&mut row.clone()).is_empty()) {
            return Ok(());
        }
        from += rows.len() as u64;
        for row in rows {
            let carried = E::parts(&mut row.clone()).first().and_then(Part::text).and_then(sealed_with).map(str::to_owned);
            if carried.as_ref() != Some(name) {
                let row = sealed::<E>(app, &opened::<E>(row))?.into_active_model().reset_all();
                E::update(row).exec(tx).await.context("seal a row")?;
            }
        }
    }
}

/// Reading rows, opened.
pub trait Find<E: EntityTrait> {
    /// All of them.
    fn rows<C: ConnectionTrait>(self, db: &C) -> impl Future<Output = anyhow::Result<Vec<E::Model>>> + Send;
    /// One of them.
    fn row<C: ConnectionTrait>(self, db: &C) -> impl Future<Output = anyhow::Result<Option<E::Model>>> + Send;
}

impl<E: Private> Find<E> for Select<E> {
    async fn rows<C: ConnectionTrait>(self, db: &C) -> anyhow::Result<Vec<E::Model>> {
        let rows = self.all(db).await.with_context(|| format!("read {}", E::default().table_name()))?;
        Ok(rows.into_iter().map(opened::<E>).collect())
    }

    async fn row<C: ConnectionTrait>(self, db: &C) -> anyhow::Result<Option<E::Model>> {
        Ok(self.one(db).await.with_context(|| format!("read {}", E::default().table_name()))?.map(opened::<E>))
    }
}
