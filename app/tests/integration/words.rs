//! Every word stands in both languages, and every word that a page asks for stands somewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const ROOMS: [&str; 9] = ["frame", "people", "books", "term", "congress", "registry", "portal", "ward", "app"];

fn room(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)
}

fn files(dir: &Path, endings: &[&str], found: &mut Vec<String>) {
    let Ok(entries) = std::fs::read_dir(dir) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, endings, found);
        } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
            found.push(std::fs::read_to_string(path).unwrap());
        }
    }
}

/// Key → arguments, of one language of one room.
fn keys(room_name: &str, lang: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut texts = Vec::new();
    files(&room(room_name).join("locales").join(lang), &[".ftl"], &mut texts);
    let mut keys = BTreeMap::new();
    let mut last = String::new();
    for line in texts.iter().flat_map(|text| text.lines()) {
        if let Some((key, _)) = line.split_once(" =")
            && key.starts_with(|c: char| c.is_ascii_lowercase())
        {
            key.clone_into(&mut last);
            keys.entry(last.clone()).or_insert_with(BTreeSet::new);
        }
        for argument in line.split("{ $").skip(1) {
            let name: String = argument.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_').collect();
            keys.entry(last.clone()).or_insert_with(BTreeSet::new).insert(name);
        }
    }
    keys
}

#[test]
fn english_is_complete_and_takes_the_same_arguments() {
    for room in ROOMS {
        let (vi, en) = (keys(room, "vi"), keys(room, "en"));
        assert!(!vi.is_empty(), "{room} has no words");
        for (key, arguments) in &vi {
            let english = en.get(key).unwrap_or_else(|| panic!("{room}: {key} is not in English"));
            assert_eq!(arguments, english, "{room}: {key} takes other arguments in English");
        }
        for key in en.keys() {
            assert!(vi.contains_key(key), "{room}: {key} is not in Vietnamese");
        }
    }
}

#[test]
fn no_key_stands_in_two_rooms() {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for room in ROOMS {
        for key in keys(room, "vi").into_keys() {
            if let Some(other) = seen.insert(key.clone(), room) {
                panic!("{key} stands in {other} and in {room}");
            }
        }
    }
}

#[test]
fn every_word_that_is_asked_for_stands_somewhere() {
    let known: BTreeSet<String> = ROOMS.iter().flat_map(|room| keys(room, "vi").into_keys()).collect();
    let mut missing = BTreeSet::new();
    for name in ROOMS {
        let mut texts = Vec::new();
        files(&room(name).join("src"), &[".html", ".rs"], &mut texts);
        for text in &texts {
            for call in ["page.t(\"", "page.t1(\"", "page.with(\"", "voice.t(\"", "voice.with(\""] {
                for asked in text.split(call).skip(1) {
                    let key = asked.split('"').next().unwrap_or_default();
                    if !known.contains(key) {
                        missing.insert(format!("{name}: {key}"));
                    }
                }
            }
        }
    }
    assert!(missing.is_empty(), "asked for and not worded: {missing:#?}");
}

#[test]
fn every_kind_and_every_measure_has_its_words() {
    let known: BTreeSet<String> = ROOMS.iter().flat_map(|room| keys(room, "vi").into_keys()).collect();
    for measure in chibo_core::target::MeasureKind::ALL {
        for prefix in ["measure", "how"] {
            let key = format!("{prefix}-{}", measure.name().replace('_', "-"));
            assert!(known.contains(&key), "{key}");
        }
    }
    for holds in ["roll", "movements", "attendance", "study", "ratings", "inspections", "admissions", "households"] {
        assert!(known.contains(&format!("import-holds-{holds}")), "import-holds-{holds}");
    }
    let recorded_by_people = ["article", "photo", "article_photo", "publication", "site", "box_setting"];
    for kind in chibo::house::kinds().iter().filter(|kind| !recorded_by_people.contains(&kind.name)) {
        let key = format!("kind-{}", kind.name.replace('_', "-"));
        assert!(known.contains(&key), "{key}");
    }
}
