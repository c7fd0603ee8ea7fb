//! `chibo election sheet`: what it writes, and what it refuses.

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn record(round: &Value) -> Value {
    json!({ "format": "chibo-election/1", "held_on": "2026-07-03", "office": "committee", "seats": 2, "rounds": [round] })
}

fn strike(names: &[&str]) -> Value {
    record(&json!({ "seats": 2, "style": "strike", "candidates": names }))
}

struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn record(&self, name: &str, record: &Value) -> PathBuf {
        std::fs::write(self.path(name), record.to_string()).unwrap();
        self.path(name)
    }

    /// No data directory: `--data` points nowhere.
    fn sheet(&self, election: &Path, more: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chibo"));
        command.arg("--data").arg(self.path("none")).args(["--json", "election", "sheet"]).arg(election);
        command.arg("--out").arg(self.path("ballot.pdf")).arg("--map").arg(self.path("map.json")).args(more);
        command.output().unwrap()
    }

    fn map(&self) -> Value {
        serde_json::from_slice(&std::fs::read(self.path("map.json")).unwrap()).unwrap()
    }
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

#[test]
fn a_record_in_preparation_becomes_a_ballot_and_its_map() {
    let desk = Desk::new();
    let file = desk.record("record.json", &strike(&["Nguyễn Văn An", "Trần Thị Mai", "Lê Quang Huy"]));
    let output = desk.sheet(&file, &[]);
    assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&said["round"], &said["system"], &said["names"]), (&json!(1), &json!("strike"), &json!(3)));
    let first = std::fs::read(desk.path("ballot.pdf")).unwrap();
    assert!(first.starts_with(b"%PDF"));
    let map = desk.map();
    assert_eq!((&map["unit"], &map["dpi"], &map["page"]), (&json!("pt"), &json!(72.0), &json!([595.28, 841.89])));
    let contest = &map["contests"][0];
    assert_eq!((&contest["id"], &contest["seats"], &contest["system"]), (&json!("round-1"), &json!(2), &json!("strike")));
    assert_eq!(contest["candidates"][1]["id"], "Trần Thị Mai");
    assert!(contest["candidates"][1].get("boxes").is_none());
    assert_eq!(map["code"], said["code"]);
    assert_eq!(map["marks"].as_array().unwrap().len(), 4);
    desk.sheet(&file, &[]);
    assert!(first == std::fs::read(desk.path("ballot.pdf")).unwrap(), "nothing tells one print from another");
}

#[test]
fn boxes_to_tick_stand_in_the_map_and_the_last_round_is_printed() {
    let desk = Desk::new();
    let mut both = strike(&["Nguyễn Văn An", "Trần Thị Mai", "Lê Quang Huy"]);
    let counted = json!({
        "seats": 2, "style": "strike", "candidates": ["Nguyễn Văn An", "Trần Thị Mai", "Lê Quang Huy"],
        "issued": 20, "returned": 20, "valid": 20, "invalid": 0,
        "votes": { "Nguyễn Văn An": 20, "Trần Thị Mai": 10, "Lê Quang Huy": 9 },
    });
    let second = json!({ "seats": 1, "style": "tick", "candidates": ["Trần Thị Mai"] });
    both["rounds"] = json!([counted, second]);
    both["electorate"] = json!({
        "official_summoned": 20, "temporarily_transferred": 0, "exempt_absent": 0, "suspended_or_prosecuted": 0,
        "absent_accepted": 0, "present": 20,
    });
    let file = desk.record("record.json", &both);
    let output = desk.sheet(&file, &[]);
    assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    let last = desk.map();
    assert_eq!((&last["contests"][0]["id"], &last["contests"][0]["system"]), (&json!("round-2"), &json!("mark")));
    let boxes = &last["contests"][0]["candidates"][0]["boxes"];
    assert_eq!((boxes["yes"].as_array().unwrap().len(), boxes["no"].as_array().unwrap().len()), (4, 4));
    assert_eq!(code(&desk.sheet(&file, &["--round", "1"])), 0);
    let first = desk.map();
    assert_eq!(first["contests"][0]["id"], "round-1");
    assert_ne!(first["code"], last["code"]);
    assert_eq!(code(&desk.sheet(&file, &["--test"])), 0);
    let test = desk.map()["code"].as_str().unwrap().to_owned();
    assert!(chibo_sheet::code::is_test(&test), "{test}");
}

#[test]
fn what_cannot_be_printed_is_refused_with_its_reason() {
    let desk = Desk::new();
    let refused = |election: &Path, more: &[&str], said: &str| {
        let output = desk.sheet(election, more);
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(code(&output), 2, "{words}");
        assert!(words.contains(said), "{words}");
        assert!(output.stdout.is_empty() && !desk.path("ballot.pdf").exists() && !desk.path("map.json").exists());
    };
    let good = desk.record("good.json", &strike(&["Nguyễn Văn An", "Trần Thị Mai", "Lê Quang Huy"]));
    refused(&good, &["--round", "2"], "lần bầu thứ 2");
    refused(&good, &["--round", "0"], "lần bầu thứ 0");
    refused(&desk.path("none.json"), &[], "none.json");
    let long = "Công Tằng Tôn Nữ ".repeat(5);
    refused(&desk.record("long.json", &strike(&["Nguyễn Văn An", "Trần Thị Mai", long.trim()])), &[], "dài quá");
    refused(&desk.record("twice.json", &strike(&["Nguyễn Văn An", "Nguyễn Văn An", "Lê Quang Huy"])), &[], "candidates");
    refused(&desk.record("text.json", &json!("no record")), &[], "json");
    let nowhere = "01890000-0000-7000-8000-000000000000";
    refused(Path::new(nowhere), &[], "chibo new");
}
