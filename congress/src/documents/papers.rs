//! All papers of a congress, from one gathering of facts: as values, as PDF, as one archive.

use super::facts::{self, Facts};
use super::resolution::{self, Paper, in_vietnamese};
use super::{counting, minutes, request};
use crate::preparing;
use crate::results;
use anyhow::Context;
use chibo_core::election::Office;
use chibo_frame::App;
use chibo_paper::documents::approval_request::ApprovalRequest;
use chibo_paper::documents::congress_minutes::CongressMinutes;
use chibo_paper::documents::counting_minutes::CountingMinutes;
use chibo_paper::documents::resolution::Resolution;
use chibo_paper::documents::{Document, Fault, render};
use std::io::{Cursor, Write};
use uuid::Uuid;
use zip::write::{SimpleFileOptions, ZipWriter};

/// **Văn bản của đại hội**, as values.
pub struct Papers {
    /// **Biên bản kiểm phiếu**, one for each election whose result is final: its key, its office, the paper.
    pub counts: Vec<(Uuid, Office, CountingMinutes)>,
    /// **Biên bản đại hội.**
    pub minutes: CongressMinutes,
    /// **Nghị quyết.**
    pub resolution: Resolution,
    /// **Tờ trình đề nghị chuẩn y**; none while nobody's election is final.
    pub request: Option<ApprovalRequest>,
}

/// **Loại văn bản** of a congress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperKind {
    /// The minutes of one election's count.
    CountingMinutes,
    /// The minutes of the congress.
    CongressMinutes,
    /// The resolution.
    Resolution,
    /// The request for approval.
    ApprovalRequest,
}

impl PaperKind {
    /// The kind of this name on the command line.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "counting-minutes" => Some(Self::CountingMinutes),
            "congress-minutes" => Some(Self::CongressMinutes),
            "resolution" => Some(Self::Resolution),
            "approval-request" => Some(Self::ApprovalRequest),
            _ => None,
        }
    }
}

/// The papers of a congress; none where there is no such congress.
pub async fn papers(app: &App, congress: Uuid) -> anyhow::Result<Option<Papers>> {
    let Some(congress) = preparing::find(&app.db, congress).await? else { return Ok(None) };
    let page = in_vietnamese(app);
    let facts = facts::gather(app, &page, congress).await?;
    Ok(Some(Papers {
        counts: facts.closed().map(|held| (held.id, held.record.office, counting::minutes(&page, &facts, held))).collect(),
        minutes: minutes::minutes(&page, &facts)?,
        resolution: resolution::of(&page, &facts),
        request: request::request(&page, &facts),
    }))
}

/// One paper as PDF. The minutes of a count are asked for by their election, the others by their congress.
pub async fn paper_pdf(app: &App, kind: PaperKind, id: Uuid) -> anyhow::Result<Paper> {
    let congress = match kind {
        PaperKind::CountingMinutes => results::find(&app.db, id).await?.map(|row| row.congress_id),
        _ => Some(id),
    };
    let Some(congress) = congress else { return Ok(Paper::NoCongress) };
    let Some(papers) = papers(app, congress).await? else { return Ok(Paper::NoCongress) };
    match kind {
        PaperKind::CountingMinutes => match papers.counts.into_iter().find(|(election, ..)| *election == id) {
            Some((.., paper)) => set(paper).await,
            None => Ok(Paper::NotYet),
        },
        PaperKind::CongressMinutes => set(papers.minutes).await,
        PaperKind::Resolution => set(papers.resolution).await,
        PaperKind::ApprovalRequest => match papers.request {
            Some(paper) => set(paper).await,
            None => Ok(Paper::NotYet),
        },
    }
}

async fn set<D: Document + Send + 'static>(facts: D) -> anyhow::Result<Paper> {
    let made = tokio::task::spawn_blocking(move || render(&facts)).await.context("set a paper")?;
    printed(made)
}

fn printed(made: Result<Vec<u8>, Fault>) -> anyhow::Result<Paper> {
    match made {
        Ok(pdf) => Ok(Paper::Pdf(pdf)),
        Err(Fault::Letter(letter)) => Ok(Paper::Letter(letter)),
        Err(fault) => Err(fault.into()),
    }
}

/// All papers that can be printed, in one archive.
pub(super) async fn archive(app: &App, congress: Uuid) -> anyhow::Result<Paper> {
    let Some(papers) = papers(app, congress).await? else { return Ok(Paper::NoCongress) };
    tokio::task::spawn_blocking(move || pack(&papers)).await.context("pack the papers")?
}

fn pack(papers: &Papers) -> anyhow::Result<Paper> {
    let mut made: Vec<(String, Result<Vec<u8>, Fault>)> = Vec::new();
    for (n, (_, office, paper)) in (1..).zip(&papers.counts) {
        made.push((format!("bien-ban-kiem-phieu-{n}-{}.pdf", office_word(*office)), render(paper)));
    }
    made.push(("bien-ban-dai-hoi.pdf".to_owned(), render(&papers.minutes)));
    made.push(("nghi-quyet.pdf".to_owned(), render(&papers.resolution)));
    made.extend(papers.request.as_ref().map(|paper| ("to-trinh-chuan-y.pdf".to_owned(), render(paper))));
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, pdf) in made {
        match printed(pdf)? {
            Paper::Pdf(pdf) => {
                archive.start_file(name, SimpleFileOptions::default())?;
                archive.write_all(&pdf)?;
            }
            other => return Ok(other),
        }
    }
    Ok(Paper::Pdf(archive.finish()?.into_inner()))
}

fn office_word(office: Office) -> &'static str {
    match office {
        Office::Committee => "chi-uy",
        Office::Secretary => "bi-thu",
        Office::Deputy => "pho-bi-thu",
        Office::Delegates => "dai-bieu",
    }
}

/// What is still missing for each paper, as keys of words.
pub(super) struct Missing {
    pub(super) minutes: Vec<&'static str>,
    pub(super) resolution: Vec<&'static str>,
    pub(super) request: Vec<&'static str>,
}

/// What a reader should know before he prints.
pub(super) fn missing(facts: &Facts) -> Missing {
    use preparing::Body;
    let when = |holds: bool, key: &'static str| holds.then_some(key);
    let open = facts.elections.is_empty() || facts.elections.iter().any(|held| !held.closed);
    let nobody = |body| facts.names(body).is_empty();
    let minutes = [
        when(facts.electorate.is_none(), "dossier-no-attendance"),
        when(nobody(Body::Presidium), "dossier-no-presidium"),
        when(nobody(Body::Clerk), "dossier-no-clerk"),
        when(open, "dossier-open-election"),
    ];
    let resolution = [
        when(facts.texts.number.is_empty(), "dossier-no-number"),
        when(facts.texts.signer.is_empty(), "dossier-no-signer"),
        when(facts.texts.aim.is_empty(), "dossier-no-aim"),
        when(facts.targets.is_empty(), "dossier-no-targets"),
        when(open, "dossier-open-election"),
    ];
    let request = [when(facts.elected(Office::Secretary).is_empty(), "dossier-no-secretary"), when(open, "dossier-open-election")];
    Missing {
        minutes: minutes.into_iter().flatten().collect(),
        resolution: resolution.into_iter().flatten().collect(),
        request: request.into_iter().flatten().collect(),
    }
}
