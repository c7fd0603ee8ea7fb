//! Every word that a page asks for stands in both languages.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const ROOMS: [&str; 10] =
    ["newsroom", "editor", "pictures", "categories", "revisions", "parcels", "reading", "sites", "visits", "boxes"];

fn keys(lang: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(lang);
    let texts = ROOMS.map(|room| fs::read_to_string(folder.join(format!("{room}.ftl"))).unwrap());
    let lines = texts.iter().flat_map(|text| text.lines()).filter(|line| !line.starts_with([' ', '#', '}']));
    lines.filter_map(|line| Some(line.split_once(" =")?.0.to_owned())).collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("tests") {
            sources(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "rs" || ext == "html") {
            found.push(path);
        }
    }
}

#[test]
fn both_languages_have_every_word() {
    assert_eq!(keys("vi"), keys("en"));
}

#[test]
fn every_key_that_is_asked_for_exists() {
    let (known, mut files) = (keys("vi"), Vec::new());
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut asked = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for word in text.split('"').filter(|word| ROOMS.iter().any(|room| word.starts_with(&format!("{room}-")))) {
            if word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
                assert!(known.contains(word), "{word} in {}", file.display());
                asked.insert(word.to_owned());
            }
        }
    }
    assert!(asked.len() > 80, "only {} keys were found", asked.len());
}
