//! What an import would change in records that stand: which record, which field, before and after.

use super::draft::Draft;
use super::words::Voice;
use chibo_core::day::Day;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use uuid::Uuid;

/// How many changed records of a file are kept for the preview.
pub(super) const KEPT: usize = 200;

/// A record that stands and would be changed, or taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The table's name.
    pub kind: &'static str,
    /// What names the record: names, days, a year.
    pub what: Vec<String>,
    /// As it stands.
    pub before: Map<String, Value>,
    /// As it would be; nothing if it would be taken away.
    pub after: Option<Map<String, Value>>,
}

/// The fields of a record.
type Fields = Map<String, Value>;

/// The edits of one file as they are found: the first state and the last of each record.
#[derive(Default)]
pub(super) struct Edits {
    kept: BTreeMap<(&'static str, String), (Fields, Option<Fields>)>,
}

impl Edits {
    /// A record that stands would be changed, or taken away. Beyond the limit only counted elsewhere.
    pub(super) fn keep(
        &mut self,
        (kind, key): (&'static str, &str),
        before: &impl serde::Serialize,
        after: Option<&impl serde::Serialize>,
    ) {
        let key = (kind, key.to_owned());
        if let Some(edit) = self.kept.get_mut(&key) {
            edit.1 = after.and_then(fields);
        } else if self.kept.len() < KEPT
            && let Some(before) = fields(before)
        {
            self.kept.insert(key, (before, after.and_then(fields)));
        }
    }

    /// The edits with the names of what they are about.
    pub(super) fn named(self, draft: &Draft) -> Vec<Edit> {
        let kept = self.kept.into_iter();
        kept.map(|((kind, _), (before, after))| Edit { kind, what: what(draft, kind, &before), before, after }).collect()
    }
}

fn fields(row: &impl serde::Serialize) -> Option<Map<String, Value>> {
    match serde_json::to_value(row) {
        Ok(Value::Object(fields)) => Some(fields),
        _ => None,
    }
}

/// What names a record: a person, a household, the day of a meeting, a year.
fn what(draft: &Draft, kind: &str, row: &Map<String, Value>) -> Vec<String> {
    let text = |field: &str| row.get(field).and_then(Value::as_str).map(str::to_owned);
    let id = |field: &str| text(field).and_then(|id| id.parse::<Uuid>().ok()).map(|id| id.to_string());
    let mut what: Vec<String> = ["name", "head", "topic", "subject"].into_iter().filter_map(text).collect();
    if kind != "admission" {
        what.extend(id("member_id").and_then(|id| Some(draft.members.get(&id)?.name.clone())));
    }
    what.extend(id("household_id").and_then(|id| Some(draft.households.get(&id)?.head.clone())));
    what.extend(id("meeting_id").and_then(|id| Some(draft.meetings.get(&id)?.on_day.to_string())));
    what.extend(id("session_id").and_then(|id| Some(draft.studies.get(&id)?.on_day.to_string())));
    what.extend(text("on_day").filter(|_| kind != "movement"));
    what.extend(row.get("year").and_then(Value::as_i64).map(|year| year.to_string()));
    what
}

/// What of a record is no concern of a reader.
const HIDDEN: [&str; 8] = ["id", "cell_id", "member_id", "subject_id", "folded", "sort_key", "line", "number"];

/// One changed field in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) kind: String,
    pub(super) what: String,
    pub(super) field: String,
    pub(super) before: String,
    pub(super) after: String,
}

impl Voice<'_> {
    /// The changed fields of an edit.
    pub(super) fn edit(self, edit: &Edit) -> Vec<Line> {
        let what: Vec<String> = edit.what.iter().map(|part| self.day_or(part)).collect();
        let line = |field: String, before: String, after: String| Line {
            kind: self.kind(edit.kind),
            what: what.join(", "),
            field,
            before,
            after,
        };
        let Some(after) = &edit.after else {
            return vec![line(self.t("import-field-whole"), self.t("import-field-there"), self.t("import-field-gone"))];
        };
        let differ = after.iter().filter(|(field, new)| !HIDDEN.contains(&field.as_str()) && edit.before.get(*field) != Some(*new));
        let worded = differ
            .map(|(field, new)| line(self.field(field), self.value(field, edit.before.get(field)), self.value(field, Some(new))));
        worded.collect()
    }

    /// A field by the words of the roll's history, else by those of the imports.
    fn field(self, field: &str) -> String {
        let keys = [format!("roll-field-{field}"), format!("import-field-{}", field.replace('_', "-"))];
        keys.iter()
            .map(|key| (key, self.t(key)))
            .find(|(key, words)| words != *key)
            .map_or_else(|| self.t("import-field-other"), |(_, words)| words)
    }

    fn value(self, field: &str, value: Option<&Value>) -> String {
        match (field, value) {
            (_, None | Some(Value::Null)) => self.t("import-field-empty"),
            (_, Some(Value::Bool(granted))) => self.t(if *granted { "import-field-yes" } else { "import-field-no" }),
            ("sex", Some(Value::String(code))) => self.t(&format!("roll-sex-{code}")),
            ("kind", Some(Value::String(code))) => self.t(&format!("roll-movement-{code}")),
            ("mark" | "level" | "class" | "form", Some(Value::String(code))) => {
                let key = format!("import-{field}-{}", code.replace('_', "-"));
                Some(self.t(&key)).filter(|words| *words != key).unwrap_or_else(|| code.clone())
            }
            (_, Some(Value::String(text))) => self.day_or(text),
            (_, Some(other)) => other.to_string(),
        }
    }

    /// A stored day as people write it; any other text as it is.
    fn day_or(self, text: &str) -> String {
        text.parse::<Day>().map_or_else(|_| text.to_owned(), |day| self.day(day))
    }
}
