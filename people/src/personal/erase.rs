//! Erasing somebody: what the sums of past terms need stays, without a person; all else of him goes, in one act.

use super::store::erasure;
use crate::roll::member;
use chibo_core::day::{Day, year_start};
use chibo_frame::App;
use chibo_frame::record::{self, Recorded, persons};
use chrono::Datelike;
use serde_json::{Map, Value};
use uuid::Uuid;

/// How somebody is called who was erased.
const NOBODY: &str = "(đã xóa dữ liệu)";
/// Records that only bind him to something, or tell of his data: they go.
const GOES: [&str; 7] =
    ["household_member", "account_member", "distinct_pair", "restriction", "data_request", "transfer_out", "transfer_in"];
/// Words about him, in records that stay because figures are counted from them.
const WORDS: [&str; 14] = [
    "note",
    "reason",
    "void_reason",
    "self_text",
    "committee_opinion",
    "organisations_opinion",
    "residence_opinion",
    "income",
    "decision",
    "decision_no",
    "education",
    "organisation",
    "helpers",
    "opinions",
];

/// Erases a member: refused before, where anything stood in the way.
pub(super) async fn erase(app: &App, account: Uuid, member: &member::Model, left_on: Day, reason: String) -> anyhow::Result<()> {
    let own = keys_of(app, member.id).await?;
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, Some(account), "erase-member", &member.id).await?;
    let (id, name) = (member.id, member.name.clone());
    for kind in app.kinds.iter().filter(|kind| kind.name != <member::Entity as Recorded>::KIND) {
        let goes = GOES.contains(&kind.name);
        let into = |fields: &mut Map<String, Value>| !goes && without(fields, id, &name);
        kind.rewrite(app, &tx, &act, id, &into).await?;
    }
    record::put::<member::Entity>(app, &tx, &act, Some(member.clone()), nobody(member)).await?;
    let row = erasure::Model { member_id: id, on_day: app.today(), left_on, reason };
    record::put::<erasure::Entity>(app, &tx, &act, None, row).await?;
    for person in own {
        persons::erase(&tx, person).await?;
    }
    tx.commit().await
}

/// Under whose keys the log keeps what it says of him: under his, and under that of the person in the making that he was.
/// Where there is no such key, there is nothing to destroy.
async fn keys_of(app: &App, id: Uuid) -> anyhow::Result<Vec<Uuid>> {
    let mut keys = vec![id];
    for kind in app.kinds.iter() {
        let own =
            kind.naming(app, id).await?.into_iter().filter(|row| row.fields.get("member_id") == Some(&Value::from(id.to_string())));
        keys.extend(own.filter_map(|row| row.fields.get("id")?.as_str()?.parse::<Uuid>().ok()));
    }
    Ok(keys)
}

/// What stays of a line of the roll: sex, year of birth and days of membership, by which past rolls are counted.
fn nobody(member: &member::Model) -> member::Model {
    member::Model {
        birth: member.birth.map(|day| year_start(day.year())),
        sex: member.sex.clone(),
        joined: member.joined,
        official: member.official,
        exempt: member.exempt,
        ..member::Model::blank(member.id, member.cell_id, NOBODY)
    }
}

/// A record that stays, without words about him and without his name. One that only names him keeps its own words.
fn without(fields: &mut Map<String, Value>, id: Uuid, name: &str) -> bool {
    let own = fields.get("member_id").and_then(Value::as_str) == Some(&id.to_string());
    for (column, value) in fields.iter_mut() {
        match value {
            _ if own && WORDS.contains(&column.as_str()) => *value = Value::Null,
            Value::String(text) if text.contains(name) => *text = text.replace(name, NOBODY),
            _ => {}
        }
    }
    true
}
