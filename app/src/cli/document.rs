//! `chibo document`: one document of the records.

use super::{Ended, Options, open_or_refuse, tell};
use anyhow::Context;
use chibo_congress::Paper;
use chibo_frame::{Message, Page};
use std::path::PathBuf;
use uuid::Uuid;

/// Write one document
#[derive(clap::Args)]
pub(super) struct Document {
    /// The kind: resolution, counting-minutes, congress-minutes, approval-request
    kind: String,
    /// The record it is made from: a congress's id, for counting-minutes an election's; see `chibo election list`
    id: Uuid,
    /// Where to write it
    #[arg(long)]
    out: PathBuf,
}

pub(super) async fn run(options: &Options, page: &Page, command: &Document) -> anyhow::Result<Ended> {
    let pdf = command.out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    let known = chibo_congress::paper_kinds().iter().any(|kind| kind.name == command.kind);
    if !known || !pdf {
        return Ok(Ended::Refused(
            Message::new(page.t1("cli-no-document", "kind", &command.kind)).remedy(page.t("cli-no-document-remedy")),
        ));
    }
    let app = open_or_refuse!(options, page);
    match chibo_congress::paper_pdf(&app, &command.kind, command.id).await? {
        Paper::Pdf(bytes) => {
            std::fs::write(&command.out, bytes).with_context(|| format!("write {}", command.out.display()))?;
            tell(&page.t1("cli-document-written", "file", command.out.display()));
            Ok(Ended::Done)
        }
        Paper::NoCongress => {
            Ok(Ended::Refused(Message::new(page.t1("cli-no-congress", "id", command.id)).remedy(page.t("cli-no-election-remedy"))))
        }
        Paper::NotYet => Ok(Ended::Refused(Message::new(page.t("dossier-not-yet")).remedy(page.t("dossier-not-yet-remedy")))),
        Paper::Letter(letter) => {
            Ok(Ended::Refused(Message::new(page.t1("cli-letter", "letter", letter)).remedy(page.t("cli-letter-remedy"))))
        }
    }
}
