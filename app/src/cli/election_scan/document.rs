//! `reading.json`: one entry a picture in the order they were given, and what they come to.

use super::look::Seen;
use chibo_frame::Page;
use chibo_sheet::{Map, RowMark, Status, System, Verdict};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// So many pictures that were not read are named on the screen; all are in the file.
const NAMED: usize = 40;

/// Everything that was read.
#[derive(Default)]
pub(super) struct Document {
    entries: Vec<(String, Entry)>,
}

/// One picture. Its marks stand in the ballot's order.
struct Entry {
    status: Status,
    marks: Vec<(String, RowMark)>,
    verdict: Verdict,
    reason: Option<String>,
}

impl Document {
    /// Adds what one picture says, with why it is not read.
    pub(super) fn add(&mut self, key: String, seen: Seen, words: impl FnOnce(&Seen) -> Option<String>) {
        let reason = words(&seen);
        let Seen { status, marks, verdict, .. } = seen;
        self.entries.push((key, Entry { status, marks, verdict, reason }));
    }

    /// How many were read, are to be ruled, were refused and why; what the valid ones come to, name by name.
    pub(super) fn summary(&self, page: &Page, map: &Map) -> Vec<String> {
        let count = |status: Status| self.entries.iter().filter(|(_, entry)| entry.status == status).count();
        let (read, review, refused) = (count(Status::Read), count(Status::Review), count(Status::Refused));
        let mut lines = self.unread(page);
        lines.push(page.with(
            "cli-scan-summary",
            &[("count", &self.entries.len()), ("read", &read), ("review", &review), ("refused", &refused)],
        ));
        let counted = |verdict| self.read_as(verdict).count();
        lines.push(page.with("cli-scan-verdicts", &[("valid", &counted(Verdict::Valid)), ("invalid", &counted(Verdict::Invalid))]));
        lines.extend(self.totals(page, map));
        lines.push(page.t("cli-scan-assists"));
        lines
    }

    fn read_as(&self, verdict: Verdict) -> impl Iterator<Item = &Entry> {
        let entries = self.entries.iter().map(|(_, entry)| entry);
        entries.filter(move |entry| entry.status == Status::Read && entry.verdict == verdict)
    }

    /// Each name's votes on the valid ballots that were read.
    fn totals(&self, page: &Page, map: &Map) -> Vec<String> {
        let votes = |name: &str, wanted: RowMark| {
            let marks = self.read_as(Verdict::Valid).flat_map(|entry| &entry.marks);
            marks.filter(|(id, mark)| id == name && *mark == wanted).count()
        };
        let line = |system: System, name: &str| {
            let (yes, no) = (votes(name, RowMark::Yes), votes(name, RowMark::No));
            match system {
                System::Strike => page.with("cli-scan-votes", &[("name", &name), ("votes", &yes)]),
                System::Mark => page.with("cli-scan-agree", &[("name", &name), ("agree", &yes), ("disagree", &no)]),
            }
        };
        let contests = map.contests.iter();
        contests.flat_map(|contest| contest.candidates.iter().map(move |name| line(contest.system, &name.id))).collect()
    }

    fn unread(&self, page: &Page) -> Vec<String> {
        let unread = || self.entries.iter().filter_map(|(key, entry)| Some((key, entry.reason.as_ref()?)));
        let mut lines: Vec<String> = unread().take(NAMED).map(|(key, reason)| format!("{key}: {reason}")).collect();
        let more = unread().count().saturating_sub(NAMED);
        if more > 0 {
            lines.push(page.t1("cli-scan-more", "count", more));
        }
        lines
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.entries.iter().map(|(key, entry)| (key, entry)))
    }
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_map(None)?;
        fields.serialize_entry("status", &self.status)?;
        fields.serialize_entry("marks", &InOrder(&self.marks))?;
        fields.serialize_entry("verdict", &self.verdict)?;
        if let Some(reason) = &self.reason {
            fields.serialize_entry("reason", reason)?;
        }
        fields.end()
    }
}

/// Marks as an object whose keys keep the ballot's order.
struct InOrder<'m>(&'m [(String, RowMark)]);

impl Serialize for InOrder<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, mark)| (id, mark)))
    }
}
