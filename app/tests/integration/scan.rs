//! `chibo election scan`: the shape of what it writes, what it refuses, and that a folder of mixed files comes through.

use chibo_sheet::Map;
use image::{GrayImage, Luma};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const NAMES: [&str; 4] = ["Nguyễn Văn An", "Trần Thị Mai", "Lê Quang Huy", "Phạm Thu Hà"];

/// A folder with a record, its sheet and its map, as the command line made them.
struct Hall {
    dir: tempfile::TempDir,
}

impl Hall {
    fn new() -> Self {
        let hall = Self { dir: tempfile::tempdir().unwrap() };
        hall.prepare("record.json", &NAMES, "ballot.pdf", "map.json");
        hall
    }

    fn prepare(&self, record: &str, names: &[&str], pdf: &str, map: &str) {
        let text = serde_json::json!({
            "format": "chibo-election/1", "rules": "190-QĐ/TW", "held_on": "2026-07-03", "office": "committee", "seats": 3,
            "rounds": [{ "seats": 3, "style": "strike", "candidates": names }]
        });
        std::fs::write(self.path(record), text.to_string()).unwrap();
        let (record, pdf, map) = (self.path(record), self.path(pdf), self.path(map));
        let args = ["sheet", record.to_str().unwrap(), "--out", pdf.to_str().unwrap(), "--map", map.to_str().unwrap()];
        let output = election(&args);
        assert_eq!(code(&output), 0, "{}", err(&output));
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn map(&self) -> Map {
        serde_json::from_slice(&std::fs::read(self.path("map.json")).unwrap()).unwrap()
    }

    /// The sheet as a scanner sees it, with strokes along these names, so far down their height.
    fn scanned(&self, to: &str, pdf: &str, struck: &[(usize, f32)]) {
        let source = chibo_sheet::files::Source::on_disk("ballot.pdf", self.path(pdf));
        let mut page = None;
        chibo_sheet::files::each([source], image::DynamicImage::to_luma8, |_, drawn| page = drawn.ok());
        let mut page = page.unwrap();
        let map = self.map();
        for (place, down) in struck {
            let [x, y, width, height] = map.contests[0].candidates[*place].name.map(|points| points * 200.0 / 72.0);
            stroke(&mut page, [x - 4.0, y + height * down, x + width + 4.0]);
        }
        let to = self.path(to);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        page.save(to).unwrap();
    }

    fn scan(&self, args: &[&str]) -> Output {
        let (map, out) = (self.path("map.json"), self.path("reading.json"));
        let fixed = ["scan", "--map", map.to_str().unwrap(), "--out", out.to_str().unwrap()];
        election(&[&fixed, args].concat())
    }

    fn reading(&self) -> Value {
        serde_json::from_slice(&std::fs::read(self.path("reading.json")).unwrap()).unwrap()
    }
}

fn stroke(page: &mut GrayImage, [left, y, right]: [f32; 3]) {
    for (x, y, dot) in page.enumerate_pixels_mut().map(|(x, line, dot)| (f64::from(x), f64::from(line) - f64::from(y), dot)) {
        if (f64::from(left)..f64::from(right)).contains(&x) && y.abs() < 2.5 {
            *dot = Luma([30]);
        }
    }
}

fn election(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_chibo")).arg("election").args(args).output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_folder_of_mixed_files_is_answered_picture_by_picture() {
    let hall = Hall::new();
    hall.prepare("other.json", &["Đỗ Văn Ước", "Ngô Thị Thanh", "Bùi Kim Oanh", "Vũ Đình Khôi"], "other.pdf", "other-map.json");
    hall.scanned("batch/1-valid.png", "ballot.pdf", &[(1, 0.5)]);
    hall.scanned("batch/2/underlined.png", "ballot.pdf", &[(0, 1.05), (2, 0.5)]);
    hall.scanned("batch/3-other.png", "other.pdf", &[(1, 0.5)]);
    std::fs::copy(hall.path("ballot.pdf"), hall.path("batch/4-untouched.pdf")).unwrap();
    std::fs::copy(hall.path("batch/1-valid.png"), hall.path("batch/5-again.png")).unwrap();
    std::fs::write(hall.path("batch/6-notes.txt"), "112 phiếu").unwrap();
    let (record, batch, crops) = (hall.path("record.json"), hall.path("batch"), hall.path("crops"));
    let output = hall.scan(&[record.to_str().unwrap(), batch.to_str().unwrap(), "--crops", crops.to_str().unwrap(), "--json"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let reading = hall.reading();
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).unwrap(), reading);
    let keys = ["1-valid.png", "2/underlined.png", "3-other.png", "4-untouched.pdf#1", "5-again.png", "6-notes.txt"];
    assert_eq!(reading.as_object().unwrap().len(), keys.len());
    let statuses = keys.map(|key| reading[key]["status"].as_str().unwrap());
    assert_eq!(statuses, ["read", "review", "refused", "read", "refused", "refused"], "{reading:#}");
    let marks = |key: &str| NAMES.map(|name| reading[key]["marks"][name].as_str().unwrap().to_owned());
    assert_eq!(marks("1-valid.png"), ["yes", "no", "yes", "yes"]);
    assert_eq!(marks("2/underlined.png"), ["review", "yes", "no", "yes"]);
    assert_eq!(marks("4-untouched.pdf#1"), ["yes"; 4]);
    let verdicts = ["1-valid.png", "2/underlined.png", "4-untouched.pdf#1"].map(|key| reading[key]["verdict"].as_str().unwrap());
    assert_eq!(verdicts, ["valid", "review", "invalid"]);
    for key in keys {
        let reason = reading[key].get("reason").and_then(Value::as_str);
        assert_eq!(reason.is_none(), reading[key]["status"] == "read", "{key}");
        assert!(reason.is_none_or(|reason| reason.ends_with('.') && !reason.contains("scan-")), "{reason:?}");
    }
    assert!(reading["2/underlined.png"]["reason"].as_str().unwrap().contains(NAMES[0]));
    assert!(reading["5-again.png"]["reason"].as_str().unwrap().contains("1-valid.png"));
    assert_in_order(&std::fs::read_to_string(hall.path("reading.json")).unwrap());
    let pictures: Vec<_> = std::fs::read_dir(crops).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(pictures.len() == 1 && image::open(&pictures[0]).unwrap().width() > 300, "{pictures:?}");
    assert!(err(&output).contains("tổ kiểm phiếu"), "{}", err(&output));
}

/// The keys of the marks stand as the names stand on the ballot.
fn assert_in_order(text: &str) {
    let places: Vec<usize> = NAMES.iter().map(|name| text.find(name).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn what_does_not_fit_is_refused() {
    let hall = Hall::new();
    hall.prepare("other.json", &["Đỗ Văn Ước", "Ngô Thị Thanh", "Bùi Kim Oanh", "Vũ Đình Khôi"], "other.pdf", "other-map.json");
    hall.scanned("batch/1.png", "ballot.pdf", &[(1, 0.5)]);
    let (other, batch) = (hall.path("other.json"), hall.path("batch"));
    let refused = |args: &[&str]| {
        let output = hall.scan(args);
        assert!(code(&output) == 2 && output.stdout.is_empty() && err(&output).len() > 20, "{args:?}: {}", err(&output));
        assert!(!hall.path("reading.json").exists(), "{args:?}");
    };
    refused(&[other.to_str().unwrap(), batch.to_str().unwrap()]);
    refused(&[other.to_str().unwrap()]);
    refused(&["khong-co.png"]);
    std::fs::create_dir(hall.path("empty")).unwrap();
    refused(&[hall.path("empty").to_str().unwrap()]);
    let not_a_map = election(&["scan", "--map", other.to_str().unwrap(), "--out", "x.json", batch.to_str().unwrap()]);
    assert_eq!(code(&not_a_map), 2, "{}", err(&not_a_map));
    assert!(!Path::new("x.json").exists());
}
