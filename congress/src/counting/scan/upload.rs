//! Pictures sent from a scanner's folder or a phone: taken into memory, answered at once, read while the page waits.

use super::super::refusal::Refusal;
use super::super::round::Counting;
use super::super::sealed::Seal;
use super::super::show::hand_over;
use super::super::words;
use super::jobs::Job;
use super::{actions, look};
use crate::sheets;
use anyhow::Context;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use chibo_frame::typed::Typed;
use chibo_frame::{App, Message, Page, PageError, see_other};
use chibo_paper::sheet::{Ballot, Unprintable, print};
use chibo_sheet::Map;
use chibo_sheet::files::Source;
use std::collections::BTreeSet;
use uuid::Uuid;

/// What one upload may weigh: some hundred pages in colour.
pub(super) const MOST_BYTES: usize = 384 * 1024 * 1024;

/// What a form sent.
#[derive(Default)]
struct Sent {
    fields: Vec<(String, String)>,
    sources: Vec<Source>,
}

/// Takes the pictures and begins to read them.
pub(super) async fn upload(
    page: Page,
    State(app): State<App>,
    path: Path<(Uuid, Uuid)>,
    headers: HeaderMap,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, PageError> {
    let counting = Counting::find(&app, path.0).await?;
    let sent = match form {
        Ok(form) => received(form).await,
        Err(_) => None,
    };
    let Some(Sent { fields, sources }) = sent else { return Err(refused(&page, "scan-broke-off")) };
    counting.same_round(&Typed::new(fields)).map_err(|refusal| words::refused(&page, &refusal))?;
    if sources.is_empty() {
        return Err(refused(&page, "scan-no-file"));
    }
    let account = page.account()?;
    let map = map(&page, &app, &counting).await?;
    let seal = match actions::seal(&app, account, &counting, &headers).await? {
        Ok(seal) => seal,
        Err(refusal) => return Err(words::refused(&page, &refusal)),
    };
    let mut response = see_other(&format!("{}/quet", counting.path()));
    hand_over(&mut response, Some(&seal), &counting.path());
    let job = Job::begin(&app, seal.round);
    tokio::spawn(async move {
        // What went wrong is told on the page by the job that was not done; nothing of a ballot is in an error's words.
        if let Err(error) = run(app, page, account, (counting, seal), (map, sources), job).await {
            tracing::error!("reading pictures of ballots: {error:#}");
        }
    });
    Ok(response)
}

async fn run(
    app: App,
    page: Page,
    account: Uuid,
    (counting, seal): (Counting, Seal),
    (map, sources): (Map, Vec<Source>),
    job: Job,
) -> anyhow::Result<()> {
    let slate = counting.slate().clone();
    let read = move || {
        let batch = look::batch(&map, &slate, sources, || job.seen_one());
        (batch, job)
    };
    let (batch, job) = tokio::task::spawn_blocking(read).await.context("read pictures")?;
    match actions::add(&app, account, &page, (&counting, &seal), batch).await? {
        // Begun again meanwhile: what was read is thrown away with the rest.
        Ok(()) | Err(Refusal::KeyLost) => job.done(),
        Err(refusal) => return Err(refusal.into()),
    }
    Ok(())
}

/// What stands where on this round's ballot.
async fn map(page: &Page, app: &App, counting: &Counting) -> Result<Map, PageError> {
    let unprintable = |why: &Unprintable| PageError::Refused(sheets::unprintable(page, why));
    let ballot: Ballot = match sheets::ballot(app, counting.row.id, Some(counting.place + 1)).await? {
        Some(Ok(ballot)) => ballot,
        Some(Err(why)) => return Err(unprintable(&why)),
        None => return Err(PageError::NotFound),
    };
    let printed = tokio::task::spawn_blocking(move || print(&ballot)).await.context("set a sheet")?;
    printed.map(|(_, map)| map).map_err(|why| unprintable(&why))
}

/// The files, in memory; none where the sending broke off or was too much.
async fn received(mut form: Multipart) -> Option<Sent> {
    let (mut sent, mut taken) = (Sent::default(), BTreeSet::new());
    while let Some(field) = form.next_field().await.ok()? {
        let name = field.name().unwrap_or_default().to_owned();
        match field.file_name().map(str::to_owned) {
            None => sent.fields.push((name, field.text().await.ok()?)),
            Some(file) => {
                let bytes = field.bytes().await.ok()?;
                if !file.is_empty() {
                    sent.sources.push(Source::held(told_apart(&file, &mut taken), bytes.into()));
                }
            }
        }
    }
    Some(sent)
}

/// A name for each file, though a phone calls them all the same.
fn told_apart(file: &str, taken: &mut BTreeSet<String>) -> String {
    let short: String = file.rsplit(['/', '\\']).next().unwrap_or_default().chars().filter(|c| !c.is_control()).take(80).collect();
    let mut names = std::iter::once(short.clone()).chain((2_u32..).map(|n| format!("{short} ({n})")));
    let name = names.find(|name| !taken.contains(name)).unwrap_or(short);
    taken.insert(name.clone());
    name
}

fn refused(page: &Page, key: &str) -> PageError {
    PageError::Refused(Message::new(page.t(key)).remedy(page.t(&format!("{key}-remedy"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_of_one_name_are_told_apart() {
        let mut taken = BTreeSet::new();
        let names = ["image.jpg", "image.jpg", r"C:\quet\image.jpg"].map(|file| told_apart(file, &mut taken));
        assert_eq!(names, ["image.jpg", "image.jpg (2)", "image.jpg (3)"]);
        assert!(told_apart(&"ộ".repeat(300), &mut taken).chars().count() <= 80);
    }
}
