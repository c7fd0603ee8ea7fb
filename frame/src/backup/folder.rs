//! A folder of backups, such as a stick: what of it is ours, and whether it is the folder that was chosen.

use super::sealed;
use chrono::NaiveDateTime;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// What our backups in a folder are called behind their day and minute.
const ENDING: &str = ".chibo-backup";
/// Day and minute in a name.
const STAMP: &str = "%Y-%m-%d-%H%M";
/// The file by which a folder that was chosen is known again: where a stick is not plugged in, its place is empty or gone,
/// and a backup written there would stand on the machine's own disk.
const MARK: &str = "chibo-sao-luu.txt";

/// A backup of ours that stands in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its name.
    pub name: String,
    /// When it was made, in Vietnam, as its name says.
    pub at: NaiveDateTime,
    /// Its length.
    pub bytes: u64,
}

/// The name of a backup that is made at this moment.
pub(super) fn name(at: NaiveDateTime) -> String {
    format!("chibo-{}{ENDING}", at.format(STAMP))
}

fn made_at(name: &str) -> Option<NaiveDateTime> {
    let stamp = name.strip_prefix("chibo-")?.strip_suffix(ENDING)?;
    NaiveDateTime::parse_from_str(stamp, STAMP).ok().filter(|at| self::name(*at) == name)
}

/// Marks a folder as chosen, with words for who finds it.
pub(super) fn mark(folder: &Path, words: &str) -> io::Result<()> {
    let file = folder.join(MARK);
    if !file.exists() {
        fs::write(&file, words)?;
    }
    Ok(())
}

/// The backups in a folder that are sealed with this key, the newest first; none where the folder is not there. Other files are
/// never ours, whatever they are called.
pub(super) fn list(folder: &Path, key: &str) -> io::Result<Option<Vec<Found>>> {
    if !folder.join(MARK).is_file() {
        return Ok(None);
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(at) = made_at(&name) else { continue };
        let is_ours = |file: File| sealed::key_name(file).is_ok_and(|name| name.as_deref() == Some(key));
        if entry.file_type()?.is_file() && File::open(entry.path()).is_ok_and(is_ours) {
            found.push(Found { name, at, bytes: entry.metadata()?.len() });
        }
    }
    found.sort_by_key(|one| std::cmp::Reverse(one.at));
    Ok(Some(found))
}

/// Removes what a process that was killed left half written.
pub(super) fn sweep(folder: &Path) {
    let half = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.strip_suffix(".part").is_some_and(|name| made_at(name).is_some())
    };
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).filter(half) {
        let _ = fs::remove_file(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_ours_as_we_write_it() {
        let at: NaiveDateTime = "2025-06-30T20:15:00".parse().unwrap();
        assert_eq!(name(at), "chibo-2025-06-30-2015.chibo-backup");
        assert_eq!(made_at(&name(at)), Some(at));
        for other in ["chibo-2025-06-31-2015.chibo-backup", "chibo-2025-6-30-2015.chibo-backup", "chibo-.chibo-backup", "a.txt"] {
            assert_eq!(made_at(other), None, "{other}");
        }
    }
}
