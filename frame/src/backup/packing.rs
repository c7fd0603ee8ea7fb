//! What a backup holds, in order: what it says of itself, the database, the files beside it. A compressed archive within the
//! encrypted stream.

use super::sealed::{self, NONCE, Opening, Sealing};
use super::{BEFORE_UPGRADE, Contents, DATABASE, FORM, Held, Refusal, plan};
use crate::alone;
use crate::hash::hex;
use crate::key::{self, Key};
use anyhow::Context;
use chrono::{DateTime, Utc};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Component, Path, PathBuf};
use tar::{Archive, Builder, Header};

/// What a backup says of itself, its first file.
const CONTENTS: &str = "contents.json";
/// More than that says of any cell.
const MOST_SAID: u64 = 64 * 1024 * 1024;
/// What of a data directory is not copied: the key, the database's own files (a copy of it is), the code of the first start,
/// the lock and this machine's plan of backups.
const LEFT_OUT: [&str; 7] = [key::FILE, DATABASE, "chibo.sqlite-wal", "chibo.sqlite-shm", "setup-code", alone::FILE, plan::FILE];

/// What is there to be copied.
pub(super) fn list(data: &Path, snapshot: &Path, made_at: DateTime<Utc>) -> anyhow::Result<Contents> {
    let mut files = vec![held(DATABASE, snapshot)?];
    let mut paths = Vec::new();
    walk(data, data, &mut paths)?;
    paths.sort_unstable();
    for path in paths {
        files.push(held(&path, &data.join(&path))?);
    }
    Ok(Contents { form: FORM.to_owned(), made_at, version: env!("CARGO_PKG_VERSION").to_owned(), files })
}

fn walk(data: &Path, folder: &Path, found: &mut Vec<String>) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder).context("look into the data directory")? {
        let (path, kind) = entry.and_then(|entry| Ok((entry.path(), entry.file_type()?)))?;
        let inside = path.strip_prefix(data)?;
        if kind.is_dir() {
            if inside != Path::new(BEFORE_UPGRADE) {
                walk(data, &path, found)?;
            }
        } else if kind.is_file() {
            let name = inside.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
            let passing = name.split('.').skip(1).any(|ending| ending == "part" || ending.starts_with("part-"));
            if !passing && !LEFT_OUT.contains(&name.as_str()) {
                found.push(name);
            }
        }
    }
    Ok(())
}

/// Copies what stands beside the database into another directory, and reads it again; how many files there were.
pub(super) fn copy_files(data: &Path, to: &Path) -> anyhow::Result<u64> {
    let mut paths = Vec::new();
    walk(data, data, &mut paths)?;
    for path in &paths {
        let file = to.join(path);
        fs::create_dir_all(file.parent().context("a file without a folder")?).with_context(|| format!("make room for {path}"))?;
        let mut source = File::open(data.join(path)).with_context(|| format!("open {path}"))?;
        let mut out = File::create(&file).with_context(|| format!("make {path}"))?;
        let (_, hash) = copy(&mut source, &mut out).with_context(|| format!("copy {path}"))?;
        out.sync_all().with_context(|| format!("keep {path}"))?;
        anyhow::ensure!(held(path, &file)?.hash == hash, "the copy of {path} was not read as it was written");
    }
    Ok(paths.len() as u64)
}

fn held(path: &str, file: &Path) -> anyhow::Result<Held> {
    let mut source = File::open(file).with_context(|| format!("open {path}"))?;
    let (bytes, hash) = copy(&mut source, io::sink()).with_context(|| format!("read {path}"))?;
    Ok(Held { path: path.to_owned(), bytes, hash })
}

/// Writes all of it. A file that grows meanwhile is copied as long as it was.
pub(super) fn pack(
    contents: &Contents,
    data: &Path,
    snapshot: &Path,
    to: &Path,
    key: &Key,
    nonce: [u8; NONCE],
) -> anyhow::Result<()> {
    let out = BufWriter::new(File::create(to).with_context(|| format!("make {}", to.display()))?);
    let sealing = Sealing::begin(out, key, nonce).context("begin the backup")?;
    let mut archive = Builder::new(GzEncoder::new(sealing, Compression::fast()));
    let said = serde_json::to_vec_pretty(contents)?;
    add(&mut archive, CONTENTS, said.len() as u64, said.as_slice())?;
    for file in &contents.files {
        let path = if file.path == DATABASE { snapshot.to_owned() } else { data.join(&file.path) };
        let source = File::open(&path).with_context(|| format!("open {}", file.path))?;
        add(&mut archive, &file.path, file.bytes, source.take(file.bytes))?;
    }
    let mut out = archive.into_inner()?.finish()?.end().context("end the backup")?;
    out.flush().context("write the backup")?;
    out.get_ref().sync_all().context("write the backup")
}

fn add(archive: &mut Builder<impl Write>, path: &str, bytes: u64, source: impl Read) -> anyhow::Result<()> {
    let mut header = Header::new_gnu();
    header.set_size(bytes);
    header.set_mode(0o600);
    archive.append_data(&mut header, path, source).with_context(|| format!("copy {path}"))
}

/// Reads all of it, into a directory or nowhere, and compares it with what it says of itself.
pub(super) fn unpack(file: &Path, key: &Key, into: Option<&Path>) -> anyhow::Result<Result<Contents, Refusal>> {
    let source = File::open(file).with_context(|| format!("open {}", file.display()))?;
    match sealed::key_name(BufReader::new(source)).context("read the backup")? {
        None => return Ok(Err(Refusal::NotABackup)),
        Some(name) if name != key.name() => return Ok(Err(Refusal::OtherKey(name))),
        Some(_) => {}
    }
    match read(BufReader::new(File::open(file)?), key, into) {
        Ok(contents) => Ok(Ok(contents)),
        // What cannot be written is our trouble, not the file's.
        Err(Trouble::Ours(error)) => Err(error),
        Err(Trouble::Its(what)) => Ok(Err(Refusal::Damaged(what))),
    }
}

/// Why reading ended.
enum Trouble {
    /// A directory that takes nothing.
    Ours(anyhow::Error),
    /// A backup that does not hold.
    Its(String),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Its(error.to_string())
    }
}

fn read(source: impl Read, key: &Key, into: Option<&Path>) -> Result<Contents, Trouble> {
    let mut archive = Archive::new(GzDecoder::new(Opening::begin(source, key)?));
    let mut entries = archive.entries()?;
    let mut said = Vec::new();
    match entries.next() {
        Some(entry) => entry?.take(MOST_SAID).read_to_end(&mut said)?,
        None => return Err(Trouble::Its(CONTENTS.to_owned())),
    };
    let contents: Contents = serde_json::from_slice(&said).map_err(|error| Trouble::Its(error.to_string()))?;
    if contents.form != FORM || contents.files.first().is_none_or(|file| file.path != DATABASE) {
        return Err(Trouble::Its(CONTENTS.to_owned()));
    }
    for file in &contents.files {
        let mut entry = entries.next().ok_or_else(|| Trouble::Its(file.path.clone()))??;
        let hash = match into {
            Some(folder) => unpack_one(&mut entry, &place(folder, &file.path)?)?,
            None => copy(&mut entry, io::sink())?,
        };
        if hash != (file.bytes, file.hash.clone()) {
            return Err(Trouble::Its(file.path.clone()));
        }
    }
    // To the very end, so that a last piece that is cut off is found.
    if entries.next().is_some() {
        return Err(Trouble::Its(CONTENTS.to_owned()));
    }
    io::copy(&mut archive.into_inner().into_inner(), &mut io::sink())?;
    Ok(contents)
}

/// Where a file of a backup goes: below the folder, wherever its path would lead.
fn place(folder: &Path, path: &str) -> Result<PathBuf, Trouble> {
    let inside = Path::new(path);
    if inside.components().all(|part| matches!(part, Component::Normal(_))) && !path.contains('\\') {
        Ok(folder.join(inside))
    } else {
        Err(Trouble::Its(path.to_owned()))
    }
}

fn unpack_one(entry: &mut impl Read, path: &Path) -> Result<(u64, String), Trouble> {
    let ours = |error: io::Error| Trouble::Ours(anyhow::Error::from(error).context(format!("write {}", path.display())));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(ours)?;
    }
    let mut out = File::create_new(path).map_err(ours)?;
    let found = copy(entry, &mut out)?;
    out.sync_all().map_err(ours)?;
    Ok(found)
}

/// Copies and sums; length and hash.
fn copy(source: &mut impl Read, mut out: impl Write) -> io::Result<(u64, String)> {
    let (mut sum, mut bytes, mut piece) = (Sha256::new(), 0, vec![0; 64 * 1024]);
    loop {
        let read = source.read(&mut piece)?;
        let part = piece.get(..read).unwrap_or_default();
        if part.is_empty() {
            return Ok((bytes, hex(&sum.finalize())));
        }
        sum.update(part);
        out.write_all(part)?;
        bytes += part.len() as u64;
    }
}

/// Makes sure that a new name outlasts a power cut.
pub(super) fn settle(path: &Path) -> anyhow::Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        File::open(folder).and_then(|folder| folder.sync_all()).context("keep the name of the backup")?;
    }
    Ok(())
}
