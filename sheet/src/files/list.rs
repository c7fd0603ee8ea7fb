//! Which files a batch has, and what each is called in the answer.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Folders nested deeper than this are left alone.
const DEPTH: usize = 32;

/// What systems leave in folders by themselves.
const LEFT_BY_SYSTEMS: [&str; 3] = [".ds_store", "thumbs.db", "desktop.ini"];

/// One file of the batch.
#[derive(Debug, Clone)]
pub struct Source {
    /// What the answer calls it: its path below the folder given.
    pub key: String,
    /// Where its bytes are.
    pub(super) content: Content,
}

/// Where a file's bytes are.
#[derive(Debug, Clone)]
pub(super) enum Content {
    /// On the disk.
    Disk(PathBuf),
    /// In memory, as an upload is.
    Held(Arc<Vec<u8>>),
}

impl Source {
    /// A file on the disk.
    pub fn on_disk(key: impl Into<String>, path: impl Into<PathBuf>) -> Self {
        Self { key: key.into(), content: Content::Disk(path.into()) }
    }

    /// A file that is held in memory.
    pub fn held(key: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { key: key.into(), content: Content::Held(Arc::new(bytes)) }
    }
}

/// All files of the paths given: files in their order, folders with what stands in them, nested, in name order. A key that
/// two would share becomes the path as it was given. `except` are left out, such as the file that the answer is written
/// to. Refused with the path that is not there.
pub fn list(paths: &[PathBuf], except: &[&Path]) -> Result<Vec<Source>, PathBuf> {
    let except: Vec<PathBuf> = except.iter().filter_map(|path| path.canonicalize().ok()).collect();
    let mut found = Vec::new();
    for path in paths {
        let about = std::fs::metadata(path).map_err(|_| path.clone())?;
        if about.is_dir() {
            let mut below = Vec::new();
            walk(path, DEPTH, &except, &mut below);
            found.extend(below.into_iter().map(|file| (key(file.strip_prefix(path).unwrap_or(&file)), file)));
        } else {
            let name = path.file_name().map_or_else(|| path.clone(), PathBuf::from);
            found.push((key(&name), path.clone()));
        }
    }
    Ok(told_apart(found))
}

fn walk(folder: &Path, depth: usize, except: &[PathBuf], found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if except.iter().any(|left| path.canonicalize().is_ok_and(|here| here == *left)) {
            continue;
        }
        // A link to a folder is not followed: it may lead back here.
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && depth > 0 => walk(&path, depth.saturating_sub(1), except, found),
            Ok(kind) if !kind.is_dir() && !is_left_by_system(&entry.file_name().to_string_lossy()) => found.push(path),
            _ => {}
        }
    }
}

fn is_left_by_system(name: &str) -> bool {
    name.starts_with("._") || LEFT_BY_SYSTEMS.contains(&name.to_lowercase().as_str())
}

/// A path with `/` between its parts, whatever the system writes.
fn key(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

fn told_apart(found: Vec<(String, PathBuf)>) -> Vec<Source> {
    let mut taken = BTreeSet::new();
    let mut sources = Vec::new();
    for (short, path) in found {
        let whole = path.to_string_lossy().into_owned();
        let numbered = (2_u32..).map(|n| format!("{whole} ({n})"));
        let mut keys = [short, whole.clone()].into_iter().chain(numbered);
        if let Some(key) = keys.find(|key| !taken.contains(key)) {
            taken.insert(key.clone());
            sources.push(Source::on_disk(key, path));
        }
    }
    sources
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_in_name_order_and_no_key_twice() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["b/2.png", "b/1.png", "a.png", "c/deep/er.tif", "c/.DS_Store", "out.json"] {
            let path = dir.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x").unwrap();
        }
        let keys = |paths: &[PathBuf]| -> Vec<String> {
            let out = dir.path().join("out.json");
            list(paths, &[&out]).unwrap().into_iter().map(|source| source.key).collect()
        };
        let root = dir.path().to_path_buf();
        assert_eq!(keys(std::slice::from_ref(&root)), ["a.png", "b/1.png", "b/2.png", "c/deep/er.tif"]);
        let twice = keys(&[root.join("a.png"), root.join("a.png"), root.join("b")]);
        assert_eq!(twice[0], "a.png");
        assert_eq!(twice.iter().collect::<BTreeSet<_>>().len(), 4, "{twice:?}");
        assert_eq!(list(&[root.join("none")], &[]).unwrap_err(), root.join("none"));
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_leads_back_to_itself_ends() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("1.png"), "x").unwrap();
        std::os::unix::fs::symlink(dir.path(), dir.path().join("again")).unwrap();
        let found = list(&[dir.path().to_path_buf()], &[]).unwrap();
        assert!(found.iter().any(|source| source.key == "1.png") && found.len() <= 2, "{found:?}");
    }
}
