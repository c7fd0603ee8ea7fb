//! Everything that is kept of one person, in whatever room: every recorded kind is asked for the records that name him, so a
//! room that is added later is asked too. Confidential notes stand outside history and are no part of it.

use crate::roll::member;
use chibo_frame::App;
use chibo_frame::record::{self, Kind, Row};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asker {
    /// Who keeps the records.
    Office,
    /// The person himself.
    Himself,
}

/// The columns by which a record is a person's own; by any other it only names him.
const OWN: [&str; 3] = ["id", "member_id", "subject_id"];
/// What is not finished, and told to the person when it is: inspections, drafts of papers.
const NOT_YET: [&str; 3] = ["inspection", "inspection_step", "paper"];

/// What is kept of somebody.
#[derive(Debug, Serialize)]
pub(super) struct About {
    /// His own records, by kind.
    pub(super) records: BTreeMap<&'static str, Vec<Map<String, Value>>>,
    /// Records of others, or of nobody, that name him: the kind, as what, and how many.
    pub(super) named: BTreeMap<&'static str, BTreeMap<String, usize>>,
    /// What was changed of his records, oldest first.
    pub(super) changes: Vec<Changed>,
}

/// A change of one of his records.
#[derive(Debug, Serialize)]
pub(super) struct Changed {
    at: String,
    act: String,
    kind: String,
    key: String,
    before: Option<Value>,
    after: Option<Value>,
}

/// Reads what is kept of a member.
pub(super) async fn gather(app: &App, member: &member::Model, asker: Asker) -> anyhow::Result<About> {
    let mut found: BTreeMap<&'static str, Vec<Row>> = BTreeMap::new();
    let mut named: BTreeMap<&'static str, BTreeMap<String, usize>> = BTreeMap::new();
    for kind in app.kinds.iter().filter(|kind| asker == Asker::Office || !NOT_YET.contains(&kind.name)) {
        for row in kind.naming(app, member.id).await? {
            match column_of(&row.fields, member.id) {
                Some(column) if OWN.contains(&column.as_str()) => found.entry(kind.name).or_default().push(row),
                Some(column) => *named.entry(kind.name).or_default().entry(column).or_default() += 1,
                None => {}
            }
        }
    }
    add_parts(app, member.id, asker, &mut found).await?;
    let mut changes = Vec::new();
    for (kind, rows) in &found {
        let keys: Vec<String> = rows.iter().map(|row| row.key.clone()).collect();
        changes.extend(record::history_of(&app.db, kind, &keys).await?);
    }
    changes.sort_by_key(|(_, change)| change.id);
    let mut records = BTreeMap::new();
    for (kind, rows) in found {
        let mut rows: Vec<_> = rows.into_iter().map(|row| row.fields).collect();
        for row in &mut rows {
            say_where(app, member.id, row).await?;
        }
        rows.sort_by_key(when);
        records.insert(kind, rows);
    }
    Ok(About { records, named, changes: changes.into_iter().map(changed).collect() })
}

/// By which column a record names somebody: his own columns before others.
fn column_of(fields: &Map<String, Value>, id: Uuid) -> Option<String> {
    let id = id.to_string();
    let names = |value: Option<&Value>| value.and_then(Value::as_str) == Some(id.as_str());
    let own = OWN.into_iter().find(|column| names(fields.get(*column))).map(str::to_owned);
    own.or_else(|| fields.iter().find(|(_, value)| names(Some(value))).map(|(column, _)| column.clone()))
}

/// The parts of his records that name the record and not him: the papers of an admission, for instance.
async fn add_parts(app: &App, member: Uuid, asker: Asker, found: &mut BTreeMap<&'static str, Vec<Row>>) -> anyhow::Result<()> {
    let mut parts: Vec<(&'static str, Row)> = Vec::new();
    for (whole, rows) in found.iter().filter(|(kind, _)| **kind != "member") {
        let column = format!("{whole}_id");
        let part = |kind: &&Kind| kind.keys().contains(&column) && (asker == Asker::Office || !NOT_YET.contains(&kind.name));
        for kind in app.kinds.iter().filter(part) {
            for row in rows {
                let Some(id) = row.fields.get("id").and_then(Value::as_str).and_then(|id| id.parse().ok()) else { continue };
                for one in kind.naming(app, id).await? {
                    let of_another = one.fields.get("member_id").is_some_and(|id| id.as_str() != Some(&member.to_string()));
                    if !of_another {
                        parts.push((kind.name, one));
                    }
                }
            }
        }
    }
    for (kind, row) in parts {
        let rows = found.entry(kind).or_default();
        if !rows.iter().any(|known| known.key == row.key) {
            rows.push(row);
        }
    }
    Ok(())
}

/// By what people know a record that another one names: its day, its name, its title.
const NAMES: [&str; 6] = ["on_day", "held_on", "name", "head", "title", "topic"];

/// Puts words beside the keys of other records: of which meeting a mark is.
async fn say_where(app: &App, member: Uuid, row: &mut Map<String, Value>) -> anyhow::Result<()> {
    let keys: Vec<(String, Uuid)> = row
        .iter()
        .filter_map(|(column, value)| Some((column.strip_suffix("_id")?.to_owned(), value.as_str()?.parse().ok()?)))
        .filter(|(column, id)| *id != member && column != "cell")
        .collect();
    for (column, id) in keys {
        let means = |kind: &&Kind| kind.name == column || kind.name.ends_with(&format!("_{column}"));
        for kind in app.kinds.iter().filter(means) {
            let rows = kind.naming(app, id).await?;
            let Some(one) = rows.iter().find(|one| one.key == id.to_string()) else { continue };
            let said: Vec<&str> = NAMES.iter().filter_map(|name| one.fields.get(*name)?.as_str()).collect();
            if !said.is_empty() {
                row.insert(column, Value::String(said.join(", ")));
                break;
            }
        }
    }
    Ok(())
}

/// The day or the year of a record, by which they are put in order.
fn when(row: &Map<String, Value>) -> String {
    const DAYS: [&str; 9] =
        ["on_day", "meeting", "session", "month", "valid_from", "from_day", "given_on", "asked_on", "decided_on"];
    let day = DAYS.iter().find_map(|day| row.get(*day)?.as_str());
    let year = row.get("year").and_then(Value::as_i64).map(|year| year.to_string());
    day.map(str::to_owned).or(year).unwrap_or_default()
}

fn changed((act, change): (record::Act, record::Change)) -> Changed {
    let read = |state: Option<String>| state.and_then(|json| serde_json::from_str(&json).ok());
    Changed {
        at: act.at.to_rfc3339(),
        act: act.verb,
        kind: change.kind,
        key: change.key,
        before: read(change.before),
        after: read(change.after),
    }
}
