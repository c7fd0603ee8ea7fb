//! A member's history in words: who changed what, when.

use super::store::{self, member, movement};
use crate::accounts;
use chibo_core::day::Day;
use chibo_frame::app::vietnam;
use chibo_frame::record::{self, Act, Change, Recorded};
use chibo_frame::{App, Page};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use uuid::Uuid;

/// One act that touched the member.
pub(super) struct Entry {
    /// When.
    pub(super) at: String,
    /// Who.
    pub(super) who: String,
    /// What kind of act.
    pub(super) verb: String,
    /// What it changed, a line each.
    pub(super) lines: Vec<String>,
}

/// The acts that touched a member or his movements, newest first.
pub(super) async fn of(
    page: &Page,
    app: &App,
    member: &member::Model,
    movements: &[movement::Model],
) -> anyhow::Result<Vec<Entry>> {
    let mut changes = record::history::<member::Entity, _>(&app.db, &[member.id.to_string()]).await?;
    let mut keys: Vec<String> = movements.iter().map(movement::Entity::key).collect();
    keys.extend(store::list_removed_movements(&app.db, member.id).await?);
    keys.sort_unstable();
    keys.dedup();
    changes.extend(record::history::<movement::Entity, _>(&app.db, &keys).await?);
    let names: BTreeMap<Uuid, String> =
        accounts::list_accounts(&app.db).await?.into_iter().map(|account| (account.id, account.name)).collect();
    let mut acts: BTreeMap<Uuid, (Act, Vec<String>)> = BTreeMap::new();
    for (act, change) in changes {
        acts.entry(act.id).or_insert_with(|| (act, Vec::new())).1.extend(lines(page, &change)?);
    }
    Ok(acts.into_values().rev().map(|(act, lines)| entry(page, &names, &act, lines)).collect())
}

fn entry(page: &Page, names: &BTreeMap<Uuid, String>, act: &Act, lines: Vec<String>) -> Entry {
    let at = vietnam(act.at);
    let who = act.account_id.map(|id| names.get(&id).cloned().unwrap_or_else(|| page.t("roll-by-unknown")));
    let key = format!("roll-verb-{}", act.verb);
    let verb = Some(page.t(&key)).filter(|words| *words != key).unwrap_or_else(|| page.t("roll-verb-other"));
    Entry {
        at: format!("{} {}", page.day(&at.date_naive()), at.format("%H:%M")),
        who: who.unwrap_or_else(|| page.t("roll-by-machine")),
        verb,
        lines,
    }
}

/// What of a record is no concern of a reader.
const HIDDEN: [&str; 5] = ["id", "cell_id", "member_id", "folded", "sort_key"];

fn lines(page: &Page, change: &Change) -> anyhow::Result<Vec<String>> {
    if change.erased() {
        return Ok(vec![page.t("acts-erased")]);
    }
    let read = |json: &Option<String>| json.as_deref().map(serde_json::from_str::<Map<String, Value>>).transpose();
    let (before, after) = (read(&change.before)?, read(&change.after)?);
    Ok(match (before, after) {
        (Some(before), Some(after)) => differences(page, &before, &after),
        (None, Some(row)) => vec![whole(page, &change.kind, "made", &row)],
        (Some(row), None) => vec![whole(page, &change.kind, "removed", &row)],
        (None, None) => Vec::new(),
    })
}

/// A record that was made or removed: the member by a word, a movement by its kind and day.
fn whole(page: &Page, kind: &str, what: &str, row: &Map<String, Value>) -> String {
    let part = |field| value(page, field, row.get(field));
    page.with(&format!("roll-{kind}-{what}"), &[("kind", &part("kind")), ("day", &part("on_day"))])
}

fn differences(page: &Page, before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<String> {
    // A field that the table did not have yet was empty.
    let old = |field: &str| before.get(field).unwrap_or(&Value::Null);
    let differs = after.iter().filter(|(field, new)| !HIDDEN.contains(&field.as_str()) && old(field) != *new);
    let line = |(field, new): (&String, &Value)| {
        let label = page.t(&format!("roll-field-{field}"));
        let (old, new) = (value(page, field, Some(old(field))), value(page, field, Some(new)));
        page.with("roll-field-changed", &[("field", &label), ("before", &old), ("after", &new)])
    };
    differs.map(line).collect()
}

/// A stored value as people read it.
fn value(page: &Page, field: &str, value: Option<&Value>) -> String {
    let Some(Value::String(text)) = value else { return page.t("roll-empty") };
    match (field, text.parse::<Day>()) {
        ("sex", _) => page.t(&format!("roll-sex-{text}")),
        ("kind", _) => page.t(&format!("roll-movement-{text}")),
        (_, Ok(day)) => page.day(&day),
        (_, Err(_)) => text.clone(),
    }
}
