//! Uploaded files between the preview and the word to import them: on disk under the data directory, gone afterwards,
//! and after a day at the latest.

use super::files::File;
use anyhow::Context;
use axum::extract::Multipart;
use axum::extract::multipart::Field;
use chibo_frame::App;
use std::path::PathBuf;
use tokio::fs;
use tokio::io::AsyncWriteExt;
use uuid::Uuid;

/// The largest file that is taken.
pub(super) const FILE_LIMIT: u64 = 20 * MEGABYTE;
/// The largest upload that is taken.
pub(super) const TOTAL_LIMIT: u64 = 60 * MEGABYTE;
/// An upload beyond the limit is read to its end, so that the browser hears the answer; up to here.
const PATIENCE: u64 = 512 * MEGABYTE;
const MEGABYTE: u64 = 1024 * 1024;
const DAY_IN_SECONDS: i64 = 24 * 60 * 60;
/// Bytes of a name: a file system takes 255.
const NAME_LIMIT: usize = 180;

/// Why an upload was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// No file was chosen.
    NoFile,
    /// This file is too large.
    FileTooLarge(String),
    /// The files together are too large.
    TogetherTooLarge,
    /// The upload broke off.
    BrokeOff,
}

/// Takes an upload, and clears away old ones.
pub(super) async fn receive(app: &App, mut form: Multipart) -> anyhow::Result<Result<Uuid, Refusal>> {
    remove_stale(app).await?;
    let id = app.random_id();
    fs::create_dir_all(folder(app, id)).await.context("make a folder for the upload")?;
    let received = take_all(app, id, &mut form).await;
    if !matches!(received, Ok(Ok(()))) {
        discard(app, id).await?;
    }
    Ok(received?.map(|()| id))
}

async fn take_all(app: &App, id: Uuid, form: &mut Multipart) -> anyhow::Result<Result<(), Refusal>> {
    let (mut taken, mut total, mut refusal) = (0, 0, None);
    loop {
        let field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            Err(_) => return Ok(Err(refusal.unwrap_or(Refusal::BrokeOff))),
        };
        let Some(name) = field.file_name().map(tidy_name).filter(|name| !name.is_empty()) else { continue };
        let path = folder(app, id).join(format!("{taken:03}-{name}"));
        match take_one(path, field, &mut total).await? {
            Ok(()) => taken += 1,
            Err(Refusal::FileTooLarge(_)) => refusal = Some(Refusal::FileTooLarge(name)),
            Err(other) => return Ok(Err(refusal.unwrap_or(other))),
        }
    }
    Ok(match refusal {
        Some(refusal) => Err(refusal),
        None if total > TOTAL_LIMIT => Err(Refusal::TogetherTooLarge),
        None if taken == 0 => Err(Refusal::NoFile),
        None => Ok(()),
    })
}

/// Writes one file; what is too much is read and dropped.
async fn take_one(path: PathBuf, mut field: Field<'_>, total: &mut u64) -> anyhow::Result<Result<(), Refusal>> {
    let mut file = fs::File::create(&path).await.context("keep an uploaded file")?;
    let mut size = 0;
    loop {
        let chunk = match field.chunk().await {
            Ok(Some(chunk)) => chunk,
            Ok(None) => break,
            Err(_) => return Ok(Err(Refusal::BrokeOff)),
        };
        let length = u64::try_from(chunk.len())?;
        size += length;
        *total += length;
        if *total > PATIENCE {
            return Ok(Err(Refusal::TogetherTooLarge));
        }
        if size <= FILE_LIMIT && *total <= TOTAL_LIMIT {
            file.write_all(&chunk).await.context("keep an uploaded file")?;
        }
    }
    file.flush().await.context("keep an uploaded file")?;
    Ok(if size > FILE_LIMIT { Err(Refusal::FileTooLarge(String::new())) } else { Ok(()) })
}

/// The files of an upload, by the order in which they came; none if it is no longer kept.
pub(super) async fn files(app: &App, id: Uuid) -> anyhow::Result<Option<Vec<File>>> {
    let Ok(mut entries) = fs::read_dir(folder(app, id)).await else { return Ok(None) };
    let mut paths = Vec::new();
    while let Some(entry) = entries.next_entry().await? {
        paths.push(entry.path());
    }
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let name = name.split_once('-').map_or(name.clone(), |(_, name)| name.to_owned());
        files.push(File { name, bytes: fs::read(&path).await.context("read an uploaded file")? });
    }
    Ok(Some(files))
}

/// Forgets an upload.
pub(super) async fn discard(app: &App, id: Uuid) -> anyhow::Result<()> {
    match fs::remove_dir_all(folder(app, id)).await {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error).context("forget an upload"),
        _ => Ok(()),
    }
}

async fn remove_stale(app: &App) -> anyhow::Result<()> {
    let Ok(mut entries) = fs::read_dir(app.data.join("uploads")).await else { return Ok(()) };
    while let Some(entry) = entries.next_entry().await? {
        let modified = entry.metadata().await?.modified()?.duration_since(std::time::UNIX_EPOCH)?;
        if app.now().timestamp() - i64::try_from(modified.as_secs())? > DAY_IN_SECONDS {
            fs::remove_dir_all(entry.path()).await.context("remove an old upload")?;
        }
    }
    Ok(())
}

fn folder(app: &App, id: Uuid) -> PathBuf {
    app.data.join("uploads").join(id.to_string())
}

/// The name without folders and without what no file system likes.
fn tidy_name(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = name.chars().map(|c| if c.is_control() || ":*?\"<>|".contains(c) { '_' } else { c }).collect();
    let mut name = plain.trim().trim_start_matches('.').to_owned();
    while name.len() > NAME_LIMIT {
        name.pop();
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_in_its_folder() {
        assert_eq!(tidy_name("danh-sách đảng viên.xlsx"), "danh-sách đảng viên.xlsx");
        assert_eq!(tidy_name("../../etc/passwd"), "passwd");
        assert_eq!(tidy_name(r"C:\So sach\so.xlsx"), "so.xlsx");
        assert_eq!(tidy_name(".."), "");
        assert_eq!(tidy_name("a:b\u{0}.xlsx"), "a_b_.xlsx");
        assert!(tidy_name(&"ộ".repeat(300)).len() <= NAME_LIMIT);
    }
}
