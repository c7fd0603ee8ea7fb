//! The worked examples in core/cases: record files with a stated outcome, or with the faults for which they are refused.

extern crate std;
use super::json::Json;
use super::{Statement, verify};
use std::path::PathBuf;
use std::string::{String, ToString};
use std::vec::Vec;

fn files() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// The fields that the file's own key `faults` expects.
fn expected_faults(text: &str) -> Option<Vec<String>> {
    match Json::parse(text.as_bytes()).unwrap().get("faults")? {
        Json::List(fields) => Some(fields.iter().map(|f| f.to_string().trim_matches('"').into()).collect()),
        other => panic!("faults: {other}"),
    }
}

#[test]
fn every_case_comes_out_as_it_says() {
    let files = files();
    assert!(files.len() >= 30);
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        match (verify(&text), expected_faults(&text)) {
            (Ok(verified), None) => assert_eq!(verified.statement, Statement::Agrees, "{}", file.display()),
            (Err(faults), Some(expected)) => {
                let fields: Vec<String> = faults.into_iter().map(|f| f.field).collect();
                assert_eq!(fields, expected, "{}", file.display());
            }
            (result, expected) => panic!("{}: {result:#?} against {expected:?}", file.display()),
        }
    }
}
