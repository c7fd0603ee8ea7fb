//! `chibo document`: one document of the records, as PDF or as DOCX.

use super::{Ended, Options, answer, answer_json, open_or_refuse, tell};
use anyhow::Context;
use chibo_frame::{App, Message, Page, readings};
use chibo_paper::writing::{Fault, Paper, docx, pdf};
use chibo_people::papers::{Choice, PaperKind, Subject};
use chibo_people::units;
use chibo_registry::{kinds, making};
use std::path::PathBuf;
use uuid::Uuid;

/// Write one document
#[derive(clap::Args)]
pub(super) struct Document {
    /// The kind, such as resolution, counting-minutes, congress-minutes, approval-request, review-form
    kind: String,
    /// The record it is made from: a congress, an election, a member; see --list. Without it, the cell
    id: Option<Uuid>,
    /// The year (2023) or month (2023-05), where the record alone does not say it
    #[arg(long, default_value = "")]
    period: String,
    /// Where to write it: FILE.pdf or FILE.docx
    #[arg(long, required_unless_present = "list")]
    out: Option<PathBuf>,
    /// List what this kind can be made from
    #[arg(long)]
    list: bool,
}

/// The two forms of a document.
type Setting = fn(&Paper) -> Result<Vec<u8>, Fault>;

pub(super) async fn run(options: &Options, page: &Page, command: &Document) -> anyhow::Result<Ended> {
    let Some(kind) = kinds::find(&command.kind) else { return Ok(no_kind(page, &command.kind)) };
    let app = open_or_refuse!(options, page);
    let Some(cell) = units::find_cell(&app.db).await? else { return Ok(no_subject(page, &kind)) };
    let Some(out) = &command.out else { return list(options, page, &app, &kind, cell.id).await };
    let Some(set) = setting(out) else { return Ok(no_kind(page, &command.kind)) };
    let subject = Subject { cell: cell.id, id: command.id.unwrap_or(cell.id), period: command.period.clone() };
    let Some(draft) = making::paper(&app, &kind, &subject).await? else { return Ok(no_subject(page, &kind)) };
    for gap in &draft.gaps {
        tell(&page.with("cli-gap", &[("field", &gap.field), ("why", &gap.why.as_deref().unwrap_or_default())]));
    }
    match set(&draft.paper) {
        Ok(bytes) => {
            readings::taken(&app, "van-ban", &format!("chibo document {}", kind.name)).await?;
            std::fs::write(out, bytes).with_context(|| format!("write {}", out.display()))?;
            tell(&page.t1("cli-document-written", "file", out.display()));
            Ok(Ended::Done)
        }
        Err(Fault::Letter(letter)) => {
            Ok(Ended::Refused(Message::new(page.t1("cli-letter", "letter", letter)).remedy(page.t("cli-letter-remedy"))))
        }
        Err(fault) => Err(fault.into()),
    }
}

fn setting(out: &std::path::Path) -> Option<Setting> {
    match out.extension()?.to_str()?.to_lowercase().as_str() {
        "pdf" => Some(|paper| pdf(std::slice::from_ref(paper))),
        "docx" => Some(docx),
        _ => None,
    }
}

fn no_kind(page: &Page, kind: &str) -> Ended {
    let names: Vec<&str> = kinds::all().iter().map(|kind| kind.name).collect();
    let message = Message::new(page.t1("cli-no-document", "kind", kind));
    Ended::Refused(message.remedy(page.t1("cli-no-document-remedy", "kinds", names.join(", "))))
}

fn no_subject(page: &Page, kind: &PaperKind) -> Ended {
    Ended::Refused(Message::new(page.t("cli-no-subject")).remedy(page.t1("cli-no-subject-remedy", "kind", kind.name)))
}

async fn list(options: &Options, page: &Page, app: &App, kind: &PaperKind, cell: Uuid) -> anyhow::Result<Ended> {
    let choices = (kind.choices)(app, page, cell).await?;
    if options.json {
        answer_json(
            &choices
                .iter()
                .map(|one| serde_json::json!({ "id": one.id, "period": one.period, "name": one.label }))
                .collect::<Vec<_>>(),
        )?;
    } else {
        for Choice { id, period, label, .. } in &choices {
            answer(&format!("{id}  {period:7}  {label}"));
        }
    }
    Ok(Ended::Done)
}
