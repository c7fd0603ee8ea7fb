//! Lists that are only taken out: no import reads them.

use anyhow::Context;
use chibo_books::tasks;
use chibo_frame::{App, Page};
use chibo_paper::workbook::write::{Table, Value, column};
use chibo_people::{mandates, organisations, roll};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The lists: their names in addresses, and the keys of their titles.
pub(super) const LISTS: [(&str, &str); 3] =
    [("nhiem-vu", "tasks-title"), ("doan-the", "organisations-title"), ("chuc-vu", "mandates-title")];

/// The list of this name, if there is such a list.
pub(super) async fn table(app: &App, page: &Page, cell: Uuid, name: &str) -> anyhow::Result<Option<Table>> {
    let Some((name, key)) = LISTS.into_iter().find(|(known, _)| *known == name) else { return Ok(None) };
    let title = page.t(key);
    let (columns, rows) = match name {
        "nhiem-vu" => tasks_of(app, page, cell).await.context("list the tasks")?,
        "chuc-vu" => mandates_of(app, page, cell).await.context("list the mandates")?,
        _ => organisations_of(app, page, cell).await.context("list the organisations")?,
    };
    Ok(Some(Table::new(title.clone(), title.to_uppercase(), columns, rows)))
}

type Lines = (Vec<chibo_paper::workbook::write::Column>, Vec<Vec<Value>>);

async fn tasks_of(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Lines> {
    let columns = vec![
        column("STT", 6).centred(),
        column(page.t("tasks-what"), 48),
        column(page.t("tasks-owner"), 26),
        column(page.t("tasks-given"), 13).centred(),
        column(page.t("tasks-due"), 13).centred(),
        column(page.t("tasks-done-day"), 13).centred(),
        column(page.t("tasks-note"), 40),
    ];
    let row = |(number, task): (i64, tasks::task::Model)| {
        vec![
            number.into(),
            task.title.as_str().into(),
            task.owner.as_str().into(),
            task.given_on.into(),
            task.due_on.into(),
            task.done_on.into(),
            task.note.as_deref().into(),
        ]
    };
    Ok((columns, (1..).zip(tasks::list(&app.db, cell).await?).map(row).collect()))
}

async fn mandates_of(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Lines> {
    let columns = vec![
        column("STT", 6).centred(),
        column(page.t("mandates-office"), 22),
        column(page.t("mandates-member"), 26),
        column(page.t("mandates-group"), 14),
        column(page.t("mandates-from"), 13).centred(),
        column(page.t("mandates-to"), 13).centred(),
        column(page.t("mandates-note"), 40),
    ];
    let names: BTreeMap<Uuid, String> =
        roll::list_members(&app.db, cell).await?.into_iter().map(|row| (row.id, row.name)).collect();
    let row = |(number, row): (i64, mandates::mandate::Model)| {
        vec![
            number.into(),
            page.t(&format!("mandates-office-{}", row.office.replace('_', "-"))).as_str().into(),
            names.get(&row.member_id).map(String::as_str).into(),
            row.group_name.as_deref().into(),
            row.from_day.into(),
            row.to_day.into(),
            row.note.as_deref().into(),
        ]
    };
    Ok((columns, (1..).zip(mandates::list(&app.db, cell).await?).map(row).collect()))
}

async fn organisations_of(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Lines> {
    let columns = vec![
        column("STT", 6).centred(),
        column(page.t("organisations-name"), 30),
        column(page.t("organisations-members"), 10).centred(),
        column(page.t("organisations-head"), 26),
        column(page.t("organisations-phone"), 14).centred(),
        column(page.t("organisations-from"), 13).centred(),
    ];
    let rows = organisations::list(&app.db, cell).await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let heads = organisations::list_heads(&app.db, &ids).await?.into_iter().filter(|head| head.to_day.is_none());
    let heads: BTreeMap<Uuid, organisations::organisation_head::Model> = heads.map(|head| (head.organisation_id, head)).collect();
    let row = |(number, row): (i64, organisations::organisation::Model)| {
        let head = heads.get(&row.id);
        vec![
            number.into(),
            row.name.as_str().into(),
            row.members.map_or(Value::Blank, |members| i64::from(members).into()),
            head.map(|head| head.name.as_str()).into(),
            head.and_then(|head| head.phone.as_deref()).into(),
            head.map(|head| head.from_day).into(),
        ]
    };
    Ok((columns, (1..).zip(rows).map(row).collect()))
}
