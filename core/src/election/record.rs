//! An election as one value, and the file it is written out to.

use super::base::Electorate;
use super::count::{Count, Votes};
use super::decision::Decision;
use super::examine::{Pieces, RoundPieces, examine};
use super::fault::{Fault, Problem};
use super::outcome::Outcome;
use super::slate::{Office, Slate};
use crate::day::Day;
use crate::rules::RuleSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The format's name, which stands first in every file.
pub(super) const FORMAT: &str = "chibo-election/1";

/// **Hồ sơ bầu cử.** All facts that decide an election, and nothing about who voted how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElectionRecord {
    /// The rule set; in a file that names none, the one in force on the day.
    pub rules: &'static RuleSet,
    /// **Ngày bầu.**
    pub held_on: Day,
    /// What is elected.
    pub office: Office,
    /// **Số lượng cần bầu.** The seats of the whole election.
    pub seats: u32,
    /// Who was summoned, who leaves the base, who is present.
    pub electorate: Electorate,
    /// **Các lần bầu.** The rounds in the order they were held; the last may not be counted yet.
    pub rounds: Vec<Round>,
    /// **Đại hội quyết định dừng.** The congress closed with fewer elected.
    pub closed: bool,
}

/// **Lần bầu.** One round: its slate, and once the box is opened its count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// The ballot paper.
    pub slate: Slate,
    /// **Có mặt trong lần bầu này**, where it is not the electorate's figure.
    pub present: Option<u32>,
    /// The count; `None` until the tellers have handed it in.
    pub count: Option<Count>,
}

impl ElectionRecord {
    /// Decides the election from its counted rounds. A record that contradicts itself is refused with every fault; a
    /// round that is not counted yet is checked, slate and order, and decides nothing.
    pub fn decide(&self) -> Result<Decision, Vec<Fault>> {
        let mut faults = self.unmatched_votes();
        let (contradictions, decision) = examine(&self.pieces());
        faults.extend(contradictions);
        match decision {
            Some(decision) if faults.is_empty() => Ok(decision),
            _ => Err(faults),
        }
    }

    /// The record file, with the outcome where one is stated: indented JSON, keys in the format's order.
    pub fn export(&self, outcome: Option<&Outcome>) -> String {
        self.export_noted(outcome, None)
    }

    /// The same with a note for whoever opens the file. The reader passes over it as over every key it does not know.
    pub fn export_noted(&self, outcome: Option<&Outcome>, note: Option<&str>) -> String {
        // Text keys and whole numbers always serialise.
        serde_json::to_string_pretty(&RecordFile { record: self, outcome, note }).unwrap_or_default()
    }

    /// Counts that have not one entry for each name. A file cannot say this, since its votes stand under names.
    fn unmatched_votes(&self) -> Vec<Fault> {
        let counted =
            self.rounds.iter().enumerate().filter_map(|(i, r)| r.count.as_ref().map(|c| (i, &r.slate.candidates, &c.votes)));
        let unmatched = counted.filter(|(_, names, votes)| names.len() != votes.len());
        unmatched
            .map(|(i, names, votes)| match names.get(votes.len()) {
                Some(name) => Fault::new(format!("rounds[{i}].votes.{name}"), Problem::NoVotes),
                None => Fault::new(format!("rounds[{i}].votes"), Problem::NotOnList),
            })
            .collect()
    }

    fn pieces(&self) -> Pieces {
        Pieces {
            rules: Some(self.rules),
            office: Some(self.office),
            seats: Some(self.seats),
            electorate: Some(self.electorate),
            present: Some(self.electorate.present),
            rounds: self.rounds.iter().map(Round::pieces).collect(),
            closed: self.closed,
        }
    }
}

impl Round {
    fn pieces(&self) -> RoundPieces {
        let count = self.count.as_ref();
        let votes = |c: &Count| (0..self.slate.candidates.len()).map(|i| c.votes.get(i).copied()).collect();
        RoundPieces {
            slate: Some(self.slate.clone()),
            own_present: self.present,
            present_is_readable: true,
            ballots: count.map(|c| c.ballots),
            votes: count.map_or_else(Vec::new, votes),
            counted: count.is_some(),
        }
    }
}

struct RecordFile<'r> {
    record: &'r ElectionRecord,
    outcome: Option<&'r Outcome>,
    note: Option<&'r str>,
}

impl Serialize for RecordFile<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let record = self.record;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("format", FORMAT)?;
        if let Some(note) = self.note {
            map.serialize_entry("note", note)?;
        }
        map.serialize_entry("rules", record.rules.name)?;
        map.serialize_entry("held_on", &record.held_on)?;
        map.serialize_entry("office", &record.office)?;
        map.serialize_entry("seats", &record.seats)?;
        map.serialize_entry("electorate", &record.electorate)?;
        map.serialize_entry("rounds", &record.rounds)?;
        if record.closed {
            map.serialize_entry("closed", &true)?;
        }
        if let Some(outcome) = self.outcome {
            map.serialize_entry("outcome", outcome)?;
        }
        map.end()
    }
}

impl Serialize for Round {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let slate = &self.slate;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("seats", &slate.seats)?;
        map.serialize_entry("style", &slate.style)?;
        map.serialize_entry("candidates", &slate.candidates)?;
        if !slate.tie_of.is_empty() {
            map.serialize_entry("tie_of", &slate.tie_of)?;
        }
        if let Some(present) = self.present {
            map.serialize_entry("present", &present)?;
        }
        if let Some(Count { ballots, votes }) = &self.count {
            map.serialize_entry("issued", &ballots.issued)?;
            map.serialize_entry("returned", &ballots.returned)?;
            map.serialize_entry("valid", &ballots.valid)?;
            map.serialize_entry("invalid", &ballots.invalid)?;
            map.serialize_entry("votes", &VotesByName(&slate.candidates, votes))?;
        }
        map.end()
    }
}

/// Votes under the names they are for, in the ballot's order.
struct VotesByName<'r>(&'r [String], &'r [Votes]);

impl Serialize for VotesByName<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().zip(self.1))
    }
}
