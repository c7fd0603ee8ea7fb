//! Every word that the room shows stands in both languages.

use std::collections::BTreeSet;
use std::path::Path;

fn room() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Keys as they stand in quotes in code and templates.
fn used() -> BTreeSet<String> {
    let files = std::fs::read_dir(room().join("src/imports")).unwrap().map(|entry| entry.unwrap().path());
    let mut keys = BTreeSet::new();
    for path in files.filter(|path| path.is_file()) {
        let text = std::fs::read_to_string(path).unwrap();
        let quoted = text.split('"').filter(|part| part.starts_with("import-"));
        keys.extend(quoted.filter(|key| !key.contains(|c: char| c.is_whitespace() || c == '{')).map(str::to_owned));
    }
    keys
}

fn worded(lang: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string(room().join(format!("locales/{lang}/imports.ftl"))).unwrap();
    text.lines().filter_map(|line| Some(line.split_once(" = ")?.0.to_owned())).collect()
}

#[test]
fn every_key_has_words_in_both_languages() {
    let (vi, en) = (worded("vi"), worded("en"));
    assert_eq!(vi.symmetric_difference(&en).collect::<Vec<_>>(), Vec::<&String>::new());
    let used = used();
    assert!(used.len() > 60, "{used:?}");
    assert_eq!(used.difference(&vi).collect::<Vec<_>>(), Vec::<&String>::new());
    let remedies = vi.iter().filter_map(|key| key.strip_prefix("import-fault-")).map(|name| format!("import-remedy-{name}"));
    assert_eq!(remedies.filter(|remedy| !vi.contains(remedy)).collect::<Vec<_>>(), Vec::<String>::new());
}
