//! The outcome of an import as the command line gives it: JSON for programs, text for people.

use super::words::Voice;
use super::{Fault, Outcome};
use chibo_frame::record::Undone;
use chibo_frame::{Lang, Message, Words};
use chibo_paper::workbook::Severity;
use serde::Serialize;
use std::fmt::Write as _;
use uuid::Uuid;

/// The document of `chibo import --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// By which the import is taken back; none if nothing was written.
    pub batch: Option<Uuid>,
    /// The files, by name.
    pub files: Vec<FileReport>,
}

/// One file of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileReport {
    /// Its name.
    pub file: String,
    /// What it holds.
    pub holds: Vec<&'static str>,
    /// Records made.
    pub new: u32,
    /// Records changed.
    pub changed: u32,
    /// Records found as they were.
    pub identical: u32,
    /// What is wrong with it.
    pub faults: Vec<FaultReport>,
}

/// One fault of the report. Of a whole file sheet and cell are empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FaultReport {
    /// The sheet's name.
    pub sheet: String,
    /// The cell as Excel names it.
    pub cell: String,
    /// What stands there.
    pub value: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub remedy: String,
    /// `error`: the row is not written. `warning`: it is.
    pub severity: &'static str,
}

/// The report in one language.
pub fn report(words: &Words, lang: Lang, outcome: &Outcome) -> Report {
    let voice = Voice::new(words, lang);
    let file = |file: &super::FilePlan| FileReport {
        file: file.file.clone(),
        holds: file.holds.iter().map(|kind| kind.name()).collect(),
        new: file.tally.new,
        changed: file.tally.changed,
        identical: file.tally.identical,
        faults: file.faults.iter().map(|fault| fault_report(voice, fault)).collect(),
    };
    Report { batch: outcome.batch, files: outcome.plan.files.iter().map(file).collect() }
}

/// The report of a file that cannot be opened: nothing was read, nothing written.
pub fn unopened(file: &str, message: &Message) -> Report {
    let fault = FaultReport {
        sheet: String::new(),
        cell: String::new(),
        value: String::new(),
        message: message.text.clone(),
        remedy: message.remedy.clone().unwrap_or_default(),
        severity: "error",
    };
    let file = FileReport { file: file.to_owned(), holds: Vec::new(), new: 0, changed: 0, identical: 0, faults: vec![fault] };
    Report { batch: None, files: vec![file] }
}

fn fault_report(voice: Voice<'_>, fault: &Fault) -> FaultReport {
    let message = voice.fault(fault);
    FaultReport {
        sheet: fault.sheet.clone(),
        cell: fault.cell.map(|cell| cell.to_string()).unwrap_or_default(),
        value: fault.value.clone(),
        message: message.text,
        remedy: message.remedy.unwrap_or_default(),
        severity: match fault.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        },
    }
}

/// The report for people: each file, what it holds, what came of it, what is wrong; then how the import ended.
pub fn text(words: &Words, lang: Lang, outcome: &Outcome) -> String {
    let voice = Voice::new(words, lang);
    let mut text = String::new();
    for file in &outcome.plan.files {
        let holds = if file.holds.is_empty() { voice.t("import-holds-nothing") } else { voice.holds(&file.holds) };
        let counts = [
            ("new", voice.number(file.tally.new)),
            ("changed", voice.number(file.tally.changed)),
            ("identical", voice.number(file.tally.identical)),
        ];
        let _ = writeln!(text, "{}: {holds}\n  {}", file.file, voice.with("import-counts", &counts));
        for fault in &file.faults {
            let _ = writeln!(text, "{}", fault_line(voice, fault));
        }
    }
    let _ = writeln!(text, "{}", voice.outcome(outcome));
    if let Some(batch) = outcome.batch {
        let _ = writeln!(text, "{}", voice.with("import-batch", &[("batch", batch.to_string())]));
    }
    text
}

fn fault_line(voice: Voice<'_>, fault: &Fault) -> String {
    let report = fault_report(voice, fault);
    let severity = voice.t(if fault.severity == Severity::Error { "import-error" } else { "import-warning" });
    let place = [report.sheet, report.cell].iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("!");
    let value = if report.value.is_empty() { String::new() } else { format!(" [{}]", report.value) };
    let place = if place.is_empty() { String::new() } else { format!(" {place}{value}") };
    format!("  {severity}{place}: {} {}", report.message, report.remedy)
}

/// How taking an import back ended, for people. `None`: there is no such import.
pub fn undone_text(words: &Words, lang: Lang, undone: Option<&Undone>) -> String {
    let voice = Voice::new(words, lang);
    match undone {
        None => voice.t("import-no-such-batch"),
        Some(Undone::Already) => voice.t("import-undone-already"),
        Some(Undone::Sealed) => voice.t("acts-sealed"),
        Some(Undone::Whole(count)) => voice.with("import-undone", &[("count", voice.number(*count))]),
        Some(Undone::Depended(dependents)) => {
            let lines = voice.dependents(dependents);
            let more = lines.len().saturating_sub(SHOWN);
            let mut text = voice.t("import-depended");
            lines.iter().take(SHOWN).for_each(|line| {
                let _ = write!(text, "\n  {line}");
            });
            if more > 0 {
                let _ = write!(text, "\n  {}", voice.with("import-more", &[("count", voice.number(more))]));
            }
            text
        }
    }
}

/// How many lines of later work are shown.
pub(super) const SHOWN: usize = 50;
