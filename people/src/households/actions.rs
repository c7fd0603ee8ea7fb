//! Keeping households: their lines, the members in them, titles and classes by year. Each is one act.

use super::store::{self, household, household_class, household_member, household_title, quarter_title};
use anyhow::Context;
use chibo_core::household::HouseholdClass;
use chibo_frame::App;
use chibo_frame::db::code;
use chibo_frame::record::{self, Recorded, difference, put, remove, save};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Why a household's line is not written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Another household has the number: its head.
    #[error("another household has this number")]
    NumberTaken(String),
}

/// Makes or changes a household's line.
pub async fn keep(app: &App, account: Option<Uuid>, row: household::Model) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let others = store::list_households(&tx, row.cell_id).await?;
    if let Some(other) = others.iter().find(|other| other.id != row.id && other.number == row.number) {
        return Ok(Err(Refusal::NumberTaken(other.head.clone())));
    }
    let standing = others.into_iter().find(|other| other.id == row.id);
    let act = record::begin(app, &tx, account, "keep_household", &row.number).await?;
    put::<household::Entity>(app, &tx, &act, standing, row).await?;
    tx.commit().await.context("write a household")?;
    Ok(Ok(()))
}

/// Says that a member lives in a household, or no longer does. Nothing else of the household changes.
pub async fn house_member(app: &App, account: Option<Uuid>, row: household_member::Model, lives: bool) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let standing = store::list_members_of(&tx, row.household_id).await?.into_iter().find(|standing| *standing == row);
    if standing.is_some() == lives {
        return Ok(());
    }
    let act = record::begin(app, &tx, account, "house_member", &row.household_id).await?;
    match standing {
        Some(standing) => remove::<household_member::Entity>(app, &tx, &act, standing).await?,
        None => drop(put::<household_member::Entity>(app, &tx, &act, None, row).await?),
    }
    tx.commit().await.context("write a household's members")
}

/// The titles of one year: the households registered, with whether each was given the title, and the quarter's own.
pub async fn keep_titles(
    app: &App,
    account: Option<Uuid>,
    (cell, year): (Uuid, i32),
    registered: &BTreeMap<Uuid, bool>,
    quarter: Option<bool>,
) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let known: BTreeSet<Uuid> = store::list_households(&tx, cell).await?.into_iter().map(|row| row.id).collect();
    let standing: Vec<_> = store::list_titles(&tx, cell).await?.into_iter().filter(|row| row.year == year).collect();
    let wanted = registered.iter().filter(|(id, _)| known.contains(id));
    let wanted = wanted.map(|(id, granted)| household_title::Model { household_id: *id, year, granted: *granted }).collect();
    let act = record::begin(app, &tx, account, "keep_titles", &year).await?;
    replace::<household_title::Entity>(app, &tx, &act, standing, wanted).await?;
    let standing = store::list_quarter_titles(&tx, cell).await?.into_iter().filter(|row| row.year == year).collect();
    let wanted = quarter.map(|granted| quarter_title::Model { cell_id: cell, year, granted }).into_iter().collect();
    replace::<quarter_title::Entity>(app, &tx, &act, standing, wanted).await?;
    tx.commit().await.context("write the titles of a year")
}

/// The classes of one year. A household without one keeps none for the year.
pub async fn keep_classes(
    app: &App,
    account: Option<Uuid>,
    (cell, year): (Uuid, i32),
    classes: &BTreeMap<Uuid, HouseholdClass>,
) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let known: BTreeSet<Uuid> = store::list_households(&tx, cell).await?.into_iter().map(|row| row.id).collect();
    let standing: Vec<_> = store::list_classes(&tx, cell).await?.into_iter().filter(|row| row.year == year).collect();
    let wanted = classes.iter().filter(|(id, _)| known.contains(id));
    let wanted = wanted.map(|(id, class)| household_class::Model { household_id: *id, year, class: code(class) }).collect();
    let act = record::begin(app, &tx, account, "keep_classes", &year).await?;
    replace::<household_class::Entity>(app, &tx, &act, standing, wanted).await?;
    tx.commit().await.context("write the classes of a year")
}

/// Makes the standing rows the wanted ones: new, changed, gone.
async fn replace<E: Recorded>(
    app: &App,
    tx: &sea_orm::DatabaseTransaction,
    act: &record::Act,
    standing: Vec<E::Model>,
    wanted: Vec<E::Model>,
) -> anyhow::Result<()> {
    let kept: BTreeSet<String> = wanted.iter().map(E::key).collect();
    let compared = difference::<E>(&standing, wanted);
    for row in standing.into_iter().filter(|row| !kept.contains(&E::key(row))) {
        remove::<E>(app, tx, act, row).await?;
    }
    save::<E>(app, tx, act, compared).await?;
    Ok(())
}
