//! Reading a record file: every key that is missing or of the wrong kind is a fault of its own; keys that the format
//! does not know are passed over.

use super::base::Electorate;
use super::count::{Ballots, Count, Votes};
use super::examine::{Pieces, RoundPieces};
use super::fault::{Fault, Kind, Problem};
use super::json::{Json, join};
use super::record::{ElectionRecord, FORMAT, Round};
use super::same_name;
use super::slate::{Office, Slate, Style};
use crate::day::Day;
use crate::rules::{self, RuleSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// Which parts of a file must stand there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// All: an election that was held.
    Held,
    /// What a ballot paper needs; electorate and counts may be missing.
    Prepared,
}

/// A place in the file and the value there.
#[derive(Clone)]
struct At<'j> {
    path: String,
    value: &'j Json,
}

/// What was read: the record where all of it could be, and the pieces that are checked further.
pub(super) struct Reading {
    pub(super) faults: Vec<Fault>,
    pub(super) held_on: Option<Day>,
    pub(super) pieces: Pieces,
}

/// Reads a file's pieces.
pub(super) fn read(json: &Json, extent: Extent) -> Reading {
    let mut reader = Reader { faults: Vec::new(), extent };
    json.repeated_keys("", &mut reader.faults);
    let root = At { path: String::new(), value: json };
    if !matches!(json, Json::Object(_)) {
        reader.faults.push(Fault::new("json", Problem::Wanted(Kind::Object)));
        return Reading { faults: reader.faults, held_on: None, pieces: Pieces::empty() };
    }
    reader.format(&root);
    let held_on = reader.required(&root, "held_on").and_then(|at| reader.day(&at));
    let rules = reader.rules(&root, held_on);
    let office = reader.required(&root, "office").and_then(|at| reader.choice(&at, &Office::WORDS, Office::from_word));
    let seats = reader.number(&root, "seats");
    let (electorate, present) = reader.electorate(&root);
    let closed = root.get("closed").and_then(|at| reader.truth(&at)).unwrap_or(false);
    let rounds = reader.rounds(&root);
    Reading { faults: reader.faults, held_on, pieces: Pieces { rules, office, seats, electorate, present, rounds, closed } }
}

struct Reader {
    faults: Vec<Fault>,
    extent: Extent,
}

impl Reader {
    fn format(&mut self, root: &At<'_>) {
        if let Some(at) = self.required(root, "format") {
            self.choice(&at, &[FORMAT], |word| (word == FORMAT).then_some(()));
        }
    }

    /// The rule set named, or the one in force on the day. After an unknown name the day's own is used for the checks.
    fn rules(&mut self, root: &At<'_>, held_on: Option<Day>) -> Option<&'static RuleSet> {
        let of_day = held_on.and_then(rules::on);
        let Some(at) = root.get("rules") else {
            if let Some(held_on) = held_on.filter(|_| of_day.is_none()) {
                self.faults.push(Fault::new("rules", Problem::NoRules { held_on }));
            }
            return of_day;
        };
        let name = self.text(&at)?;
        let named = rules::by_name(&name);
        if named.is_none() {
            self.faults.push(Fault::new("rules", Problem::UnknownRules { name }));
        }
        named.or(of_day)
    }

    fn electorate(&mut self, root: &At<'_>) -> (Option<Electorate>, Option<u32>) {
        let at = match self.extent {
            Extent::Held => self.required(root, "electorate"),
            Extent::Prepared => root.get("electorate"),
        };
        let Some(at) = at.filter(|at| self.is(at, Kind::Object)) else { return (None, None) };
        let mut part = |key| match self.extent {
            Extent::Held => self.number(&at, key),
            Extent::Prepared => at.get(key).and_then(|at| self.whole(&at)),
        };
        let official_summoned = part("official_summoned");
        let temporarily_transferred = part("temporarily_transferred");
        let exempt_absent = part("exempt_absent");
        let suspended_or_prosecuted = part("suspended_or_prosecuted");
        let absent_accepted = part("absent_accepted");
        let present = part("present");
        let whole = || {
            Some(Electorate {
                official_summoned: official_summoned?,
                temporarily_transferred: temporarily_transferred?,
                exempt_absent: exempt_absent?,
                suspended_or_prosecuted: suspended_or_prosecuted?,
                absent_accepted: absent_accepted?,
                // The base does not hang on who is present.
                present: present.unwrap_or(0),
            })
        };
        (whole(), present)
    }

    fn rounds(&mut self, root: &At<'_>) -> Vec<RoundPieces> {
        let Some(at) = self.required(root, "rounds") else { return Vec::new() };
        let Some(items) = self.list(&at) else { return Vec::new() };
        if items.is_empty() {
            self.faults.push(Fault::new("rounds", Problem::Zero));
        }
        items.iter().map(|item| self.round(item)).collect()
    }

    fn round(&mut self, at: &At<'_>) -> RoundPieces {
        if !self.is(at, Kind::Object) {
            return RoundPieces::unreadable();
        }
        let slate = self.slate(at);
        let own_present = at.get("present").map(|at| self.whole(&at));
        let keys = ["issued", "returned", "valid", "invalid", "votes"];
        let counted = self.extent == Extent::Held || keys.iter().any(|key| at.get(key).is_some());
        let ballots = if counted { self.ballots(at) } else { None };
        let votes = if counted { self.votes(at, slate.as_ref()) } else { Vec::new() };
        let present_is_readable = own_present != Some(None);
        RoundPieces { slate, own_present: own_present.flatten(), present_is_readable, ballots, votes, counted }
    }

    fn slate(&mut self, at: &At<'_>) -> Option<Slate> {
        let seats = self.number(at, "seats");
        let style = self.required(at, "style").and_then(|at| self.choice(&at, &Style::WORDS, Style::from_word));
        let candidates = self.required(at, "candidates").and_then(|at| self.names(&at));
        let tie_of = at.get("tie_of").map_or(Some(Vec::new()), |at| self.names(&at));
        Some(Slate { seats: seats?, style: style?, candidates: candidates?, tie_of: tie_of? })
    }

    fn ballots(&mut self, at: &At<'_>) -> Option<Ballots> {
        let [issued, returned, valid, invalid] = ["issued", "returned", "valid", "invalid"].map(|key| self.number(at, key));
        Some(Ballots { issued: issued?, returned: returned?, valid: valid?, invalid: invalid? })
    }

    /// Each candidate's votes in the ballot's order, and a fault for each name that is on one side only.
    fn votes(&mut self, at: &At<'_>, slate: Option<&Slate>) -> Vec<Option<Votes>> {
        let Some(at) = self.required(at, "votes") else { return Vec::new() };
        if !self.is(&at, Kind::Object) {
            return Vec::new();
        }
        let (Some(slate), Json::Object(members)) = (slate, at.value) else { return Vec::new() };
        let mut votes: Vec<Option<Option<Votes>>> = slate.candidates.iter().map(|_| None).collect();
        for (name, value) in members {
            let here = At { path: join(&at.path, name), value };
            let mut listed = slate.candidates.iter().zip(&mut votes).filter(|(c, _)| same_name(c, name)).map(|(_, v)| v).peekable();
            if listed.peek().is_none() {
                self.faults.push(Fault::new(&here.path, Problem::NotOnList));
                continue;
            }
            let read = self.vote(&here, slate.style);
            for place in listed {
                *place = Some(read);
            }
        }
        for (name, _) in slate.candidates.iter().zip(&votes).filter(|(_, v)| v.is_none()) {
            self.faults.push(Fault::new(join(&at.path, name), Problem::NoVotes));
        }
        votes.into_iter().map(Option::flatten).collect()
    }

    fn vote(&mut self, at: &At<'_>, style: Style) -> Option<Votes> {
        match style {
            Style::Strike => self.whole(at).map(Votes::Strike),
            Style::Tick if !self.is(at, Kind::Object) => None,
            Style::Tick => {
                let [agree, disagree] = ["agree", "disagree"].map(|key| self.number(at, key));
                Some(Votes::Tick { agree: agree?, disagree: disagree? })
            }
        }
    }
}

impl<'j> At<'j> {
    /// The value under a key; a key that may be left out may also be null.
    fn get(&self, key: &str) -> Option<At<'j>> {
        let value = self.value.get(key).filter(|value| **value != Json::Null)?;
        Some(At { path: join(&self.path, key), value })
    }
}

/// Single values.
impl Reader {
    fn required<'j>(&mut self, at: &At<'j>, key: &str) -> Option<At<'j>> {
        let found = at.get(key);
        if found.is_none() {
            self.faults.push(Fault::new(join(&at.path, key), Problem::Missing));
        }
        found
    }

    fn wanted<T>(&mut self, at: &At<'_>, kind: Kind) -> Option<T> {
        self.faults.push(Fault::new(&at.path, Problem::Wanted(kind)));
        None
    }

    fn is(&mut self, at: &At<'_>, kind: Kind) -> bool {
        let is = matches!((kind, at.value), (Kind::Object, Json::Object(_)));
        if !is {
            self.wanted::<()>(at, kind);
        }
        is
    }

    fn number(&mut self, at: &At<'_>, key: &str) -> Option<u32> {
        let at = self.required(at, key)?;
        self.whole(&at)
    }

    fn whole(&mut self, at: &At<'_>) -> Option<u32> {
        let problem = match at.value {
            Json::Whole(n) => match u32::try_from(*n) {
                Ok(n) => return Some(n),
                Err(_) => Problem::TooLarge,
            },
            Json::Negative(_) => Problem::Negative,
            _ => Problem::Wanted(Kind::Whole),
        };
        self.faults.push(Fault::new(&at.path, problem));
        None
    }

    fn text(&mut self, at: &At<'_>) -> Option<String> {
        match at.value {
            Json::Text(text) => Some(text.clone()),
            _ => self.wanted(at, Kind::Text),
        }
    }

    fn truth(&mut self, at: &At<'_>) -> Option<bool> {
        match at.value {
            Json::Truth(truth) => Some(*truth),
            _ => self.wanted(at, Kind::Truth),
        }
    }

    fn day(&mut self, at: &At<'_>) -> Option<Day> {
        let text = self.text(at)?;
        // The parser of days also takes 2026-7-3.
        let day = if text.len() == 10 { text.parse().ok() } else { None };
        day.or_else(|| self.wanted(at, Kind::Day))
    }

    fn choice<T>(&mut self, at: &At<'_>, words: &'static [&'static str], of: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.text(at)?;
        let found = of(&text);
        if found.is_none() {
            self.faults.push(Fault::new(&at.path, Problem::NotOneOf(words)));
        }
        found
    }

    fn list<'j>(&mut self, at: &At<'j>) -> Option<Vec<At<'j>>> {
        let Json::List(items) = at.value else { return self.wanted(at, Kind::List) };
        let here = |(i, value)| At { path: format!("{}[{i}]", at.path), value };
        Some(items.iter().enumerate().map(here).collect())
    }

    fn names(&mut self, at: &At<'_>) -> Option<Vec<String>> {
        let names: Vec<Option<String>> = self.list(at)?.iter().map(|item| self.text(item)).collect();
        names.into_iter().collect()
    }
}

impl Pieces {
    fn empty() -> Self {
        Self { rules: None, office: None, seats: None, electorate: None, present: None, rounds: Vec::new(), closed: false }
    }

    /// The record, where every piece of it could be read.
    pub(super) fn record(self, held_on: Option<Day>) -> Option<ElectionRecord> {
        Some(ElectionRecord {
            rules: self.rules?,
            held_on: held_on?,
            office: self.office?,
            seats: self.seats?,
            electorate: Electorate { present: self.present.unwrap_or(0), ..self.electorate.unwrap_or_default() },
            rounds: self.rounds.into_iter().map(RoundPieces::round).collect::<Option<_>>()?,
            closed: self.closed,
        })
    }
}

impl RoundPieces {
    fn unreadable() -> Self {
        Self { slate: None, own_present: None, present_is_readable: false, ballots: None, votes: Vec::new(), counted: true }
    }

    fn round(self) -> Option<Round> {
        let votes: Option<Vec<Votes>> = self.votes.into_iter().collect();
        let count = match (self.counted, self.ballots, votes) {
            (true, Some(ballots), Some(votes)) => Some(Count { ballots, votes }),
            (true, _, _) => return None,
            (false, _, _) => None,
        };
        Some(Round { slate: self.slate?, present: self.own_present, count })
    }
}
