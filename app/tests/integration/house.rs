//! The house rules that no compiler keeps.

use std::path::{Path, PathBuf};

/// Files that may be longer than the rest, with the reason.
const LONG: [(&str, &str); 0] = [];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn walk(dir: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && !["target", "node_modules", ".git"].contains(&name.as_str()) {
            walk(&path, ending, found);
        } else if name.ends_with(ending) {
            found.push(path);
        }
    }
}

fn sources() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    for room in ["core", "paper", "frame", "people", "books", "term", "congress", "registry", "portal", "ward", "app"] {
        walk(&root().join(room).join("src"), ".rs", &mut files);
    }
    files.into_iter().map(|file| (file.clone(), std::fs::read_to_string(file).unwrap())).collect()
}

/// The lines before the first test module.
fn without_tests(text: &str) -> usize {
    text.lines().take_while(|line| !line.starts_with("#[cfg(test)]")).count()
}

/// Whether the file is a module of tests, declared so by the room it stands in.
fn is_tests(file: &Path) -> bool {
    let name = file.file_stem().unwrap().to_string_lossy().into_owned();
    let room = std::fs::read_to_string(file.with_file_name("mod.rs")).unwrap_or_default();
    room.contains(&format!("#[cfg(test)]\nmod {name};"))
}

#[test]
fn files_are_short() {
    let long: Vec<String> = sources()
        .iter()
        .filter(|(file, _)| !is_tests(file) && !LONG.iter().any(|(name, _)| file.ends_with(name)))
        .map(|(file, text)| (file, without_tests(text)))
        .filter(|(_, lines)| *lines > 350)
        .map(|(file, lines)| format!("{} {lines}", file.display()))
        .collect();
    assert!(long.is_empty(), "over 350 lines without tests: {long:#?}");
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent: Vec<_> = sources().into_iter().filter(|(_, text)| !text.starts_with("//!")).map(|(file, _)| file).collect();
    assert!(silent.is_empty(), "without a first line that says what it is for: {silent:#?}");
}

#[test]
fn templates_are_short_and_hold_no_inline_script_or_style() {
    let mut files = Vec::new();
    walk(&root(), ".html", &mut files);
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.lines().count() <= 120, "{}: over 120 lines", file.display());
        assert!(!text.contains("style=\""), "{}: inline style, which the content policy forbids", file.display());
        assert!(!text.contains("<script>") && !text.contains("onclick="), "{}: inline script", file.display());
        let outside = text.split("http").skip(1).any(|rest| rest.starts_with("://") || rest.starts_with("s://"));
        let svg_only = text.matches("http://www.w3.org").count() == text.matches("http").count();
        assert!(!outside || svg_only, "{}: an address of another host", file.display());
    }
}

#[test]
fn no_file_without_a_home_and_no_mark_left_behind() {
    for (file, text) in sources() {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(
            !["utils", "util", "helpers", "common", "manager", "service", "types"].contains(&name.as_str()),
            "{}",
            file.display()
        );
        for mark in ["TODO", "FIXME", "XXX", "todo!(", "unimplemented!("] {
            assert!(!text.contains(mark), "{}: {mark}", file.display());
        }
    }
}

#[test]
fn the_domain_knows_no_outside_world() {
    for (file, text) in sources().iter().filter(|(file, _)| file.starts_with(root().join("core"))) {
        for outside in ["std::", "tokio", "sea_orm", "axum", ": f64 =", " as f64", "f32", "HashMap", "Utc::now"] {
            let product = text.lines().take(without_tests(text));
            let used = product.into_iter().any(|line| !line.trim_start().starts_with("//") && line.contains(outside));
            assert!(!used || is_tests(file), "{}: {outside}", file.display());
        }
    }
}

/// A row with private fields that is read past `chibo_frame::private::Find` shows a sealed text where a name should stand.
#[test]
fn private_rows_are_read_opened() {
    let sources = sources();
    let blocks = || sources.iter().flat_map(|(file, text)| text.split("\n}\n").map(move |block| (file, block)));
    let named = |block: &str| Some(block.split_once("impl Recorded for ")?.1.split_once("::Entity")?.0.to_owned());
    let private: Vec<String> =
        blocks().filter(|(_, block)| block.contains("fn private(")).filter_map(|(_, block)| named(block)).collect();
    assert!(private.len() > 20, "{private:?}");
    for (file, block) in blocks() {
        let read = private.iter().find(|name| {
            let find = format!("{name}::Entity::find");
            block.match_indices(&find).any(|(at, _)| !block[..at].ends_with(|sign: char| sign.is_alphanumeric() || sign == '_'))
        });
        let past = [".all(", ".one("].iter().any(|read| block.contains(read));
        let opened = [".rows(", ".row(", "into_tuple"].iter().any(|read| block.contains(read));
        assert!(read.is_none() || !past || opened, "{}: {read:?} is read as it is stored", file.display());
    }
}
