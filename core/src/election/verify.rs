//! Deciding an election again from nothing but its record file, and comparing with what the file states.

use super::decision::Decision;
use super::examine::examine;
use super::fault::Fault;
use super::json::{Json, join};
use super::outcome::Outcome;
use super::read::{Extent, Reading, read};
use super::record::ElectionRecord;
use super::same_name;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// **Kết quả kiểm tra hồ sơ.** What a well-formed record decides, and whether its own statement agrees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The record.
    pub record: ElectionRecord,
    /// What it decides, with the reasons.
    pub decision: Decision,
    /// What the file states itself.
    pub statement: Statement,
}

/// **Kết quả ghi trong hồ sơ.** How the outcome that a file states stands to the one its figures give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Statement {
    /// The file states none.
    None,
    /// They agree.
    Agrees,
    /// They differ; the first place where.
    Differs(Difference),
}

/// **Chỗ khác nhau.** The first place where a stated outcome and the computed one differ, both as JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The field, such as `outcome.elected[4]`.
    pub field: String,
    /// What the file states; `None` where nothing stands there.
    pub stated: Option<String>,
    /// What the figures give; `None` where nothing should stand there.
    pub computed: Option<String>,
}

impl Verified {
    /// The outcome.
    pub fn outcome(&self) -> &Outcome {
        &self.decision.outcome
    }

    /// Where the stated outcome first differs; `None` where it agrees or none is stated.
    pub fn difference(&self) -> Option<&Difference> {
        match &self.statement {
            Statement::Differs(difference) => Some(difference),
            _ => None,
        }
    }
}

/// Decides an election again from its record file. A file that is not well-formed or contradicts itself is refused with
/// every fault of it.
pub fn verify(json: impl AsRef<[u8]>) -> Result<Verified, Vec<Fault>> {
    let json = Json::parse(json.as_ref()).map_err(|fault| [fault])?;
    let Reading { mut faults, held_on, pieces } = read(&json, Extent::Held);
    let (contradictions, decision) = examine(&pieces);
    faults.extend(contradictions);
    match (pieces.record(held_on), decision) {
        (Some(record), Some(decision)) if faults.is_empty() => {
            let statement = statement(&json, &decision.outcome);
            Ok(Verified { record, decision, statement })
        }
        _ => Err(faults),
    }
}

impl ElectionRecord {
    /// Reads a record in preparation, as ballot sheets are made from: electorate and counts may be missing, and only
    /// what stands there is checked.
    pub fn read_prepared(json: impl AsRef<[u8]>) -> Result<Self, Vec<Fault>> {
        let json = Json::parse(json.as_ref()).map_err(|fault| [fault])?;
        let Reading { mut faults, held_on, mut pieces } = read(&json, Extent::Prepared);
        let (electorate, present) = (pieces.electorate, pieces.present);
        if !pieces.rounds.iter().any(|round| round.counted) {
            // Before the congress nobody is present yet.
            (pieces.electorate, pieces.present) = (None, None);
        }
        faults.extend(examine(&pieces).0);
        (pieces.electorate, pieces.present) = (electorate, present);
        match pieces.record(held_on) {
            Some(record) if faults.is_empty() => Ok(record),
            _ => Err(faults),
        }
    }
}

fn statement(file: &Json, outcome: &Outcome) -> Statement {
    let Some(stated) = file.get("outcome").filter(|stated| **stated != Json::Null) else { return Statement::None };
    let computed = serde_json::to_vec(outcome).unwrap_or_default();
    let Ok(computed) = Json::parse(&computed) else { return Statement::None };
    first_difference("outcome", Some(stated), Some(&computed)).map_or(Statement::Agrees, Statement::Differs)
}

/// Walks both in the computed one's order. Keys that the outcome does not know are passed over, but one that it knows
/// and that should not stand there is a difference.
fn first_difference(field: &str, stated: Option<&Json>, computed: Option<&Json>) -> Option<Difference> {
    match (stated, computed) {
        (Some(Json::Object(stated_members)), Some(Json::Object(members))) => {
            let of = |key: &String| {
                first_difference(&join(field, key), stated.and_then(|s| s.get(key)), computed.and_then(|c| c.get(key)))
            };
            let surplus = |key: &&String| ["names", "seats"].contains(&key.as_str()) && !members.iter().any(|(k, _)| k == *key);
            let keys = members.iter().map(|(key, _)| key).chain(stated_members.iter().map(|(key, _)| key).filter(surplus));
            keys.into_iter().find_map(of)
        }
        (Some(Json::List(a)), Some(Json::List(b))) => {
            (0..a.len().max(b.len())).find_map(|i| first_difference(&format!("{field}[{i}]"), a.get(i), b.get(i)))
        }
        (Some(Json::Text(a)), Some(Json::Text(b))) if same_name(a, b) => None,
        (a, b) if a == b => None,
        (a, b) => {
            Some(Difference { field: field.into(), stated: a.map(ToString::to_string), computed: b.map(ToString::to_string) })
        }
    }
}
