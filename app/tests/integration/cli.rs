//! The command line as others rely on it: shapes, figures, exit codes.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A data directory of one test, on SQLite or on a new PostgreSQL database.
struct Cell {
    dir: tempfile::TempDir,
    url: Option<String>,
}

impl Cell {
    async fn new() -> Self {
        let cell = Self { dir: tempfile::tempdir().unwrap(), url: database().await };
        let made = cell.run(&["new", "--cell", "Chi bộ khu 5B", "--ward", "Phường Quang Trung", "--admin", "quantri"]);
        assert_eq!(code(&made), 0, "{}", err(&made));
        let opened = cell.run(&["term", "open", "2022-2025", "--from", "2022-07-03", "--to", "2025-06-30", "--congress", "5"]);
        assert_eq!(code(&opened), 0, "{}", err(&opened));
        cell
    }

    fn run(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chibo"));
        command.arg("--data").arg(self.dir.path()).args(args);
        if let Some(url) = &self.url {
            command.args(["--database-url", url]);
        }
        command.output().unwrap()
    }

    fn json(&self, args: &[&str]) -> Value {
        let output = self.run(args);
        assert_eq!(code(&output), 0, "{args:?}: {}", err(&output));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    fn import(&self, files: &[PathBuf]) -> Value {
        let mut args = vec!["import".to_owned()];
        args.extend(files.iter().map(|file| file.display().to_string()));
        args.push("--json".into());
        self.json(&args.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

async fn database() -> Option<String> {
    use sea_orm::ConnectionTrait;
    let server = std::env::var("CHIBO_TEST_DATABASE_URL").ok()?;
    let name = format!("chibo_cli_{}", uuid::Uuid::from_u128(rand_seed()).simple());
    let db = chibo_frame::db::connect(&server).await.unwrap();
    db.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    Some(format!("{}/{name}", server.rsplit_once('/').unwrap().0))
}

/// A number no other test has: the time and the process.
fn rand_seed() -> u128 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    since.as_nanos() ^ (u128::from(std::process::id()) << 64)
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn demo_file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/khu-5b").join(name)
}

fn workbooks() -> Vec<PathBuf> {
    chibo::demo::WORKBOOKS.iter().map(|(name, _)| demo_file(name)).collect()
}

fn expected() -> Value {
    serde_json::from_slice(&std::fs::read(demo_file("expected.json")).unwrap()).unwrap()
}

/// The reading of a measure in a period.
fn reading<'a>(report: &'a Value, measure: &str, period: &str) -> Option<&'a Value> {
    let target = report["targets"].as_array()?.iter().find(|target| target["measure"] == measure)?;
    target["readings"].as_array()?.iter().find(|reading| reading["period"] == period)
}

#[tokio::test]
async fn the_workbooks_give_the_expected_readings() {
    let cell = Cell::new().await;
    let mut files = workbooks();
    files.reverse();
    let report = cell.import(&files);
    for file in report["files"].as_array().unwrap() {
        assert!(!file["faults"].as_array().unwrap().iter().any(|fault| fault["severity"] == "error"), "{file}");
    }
    let (targets, expected) = (cell.json(&["targets", "--term", "2022-2025", "--json"]), expected());
    let mut compared = 0;
    for (period, figures) in expected["years"].as_object().unwrap().iter().chain([(&"term".to_owned(), &expected["term"])]) {
        for (measure, counts) in figures.as_object().unwrap() {
            let Some([numerator, denominator]) = counts.as_array().map(|c| [c[0].clone(), c[1].clone()]) else { continue };
            let reading = reading(&targets, measure, period).unwrap_or_else(|| panic!("no reading of {measure} in {period}"));
            assert_eq!((&reading["numerator"], &reading["denominator"]), (&numerator, &denominator), "{measure} {period}");
            compared += 1;
        }
        if let Some(level) = figures.get("cell_rating") {
            assert_eq!(&reading(&targets, "cell_rating", period).unwrap()["level"], level);
        }
    }
    for (measure, periods) in expected["reached"].as_object().unwrap() {
        for (period, reached) in periods.as_object().unwrap() {
            assert_eq!(&reading(&targets, measure, period).unwrap()["reached"], reached, "{measure} {period}");
            compared += 1;
        }
    }
    assert!(compared > 60, "only {compared} figures were compared");
    assert_eq!(reading(&targets, "admissions", "term").unwrap()["numerator"], expected["admitted_in_term"]);
    assert_eq!(reading(&targets, "attendance", "2023").unwrap()["value"], 0.9066);
    assert_eq!(reading(&targets, "study", "term").unwrap()["reached"], false);
    let thresholds: Vec<String> = targets["targets"].as_array().unwrap().iter().map(|t| t["threshold"].to_string()).collect();
    assert_eq!(thresholds[3], r#"{"more_than":0.9}"#);
    assert_eq!(thresholds[4], r#"{"at_least_or_cap":0.2}"#);
    assert_eq!(thresholds[7], r#"{"level_at_least":"good"}"#);
}

#[tokio::test]
async fn the_roll_of_the_congress_day() {
    let cell = Cell::new().await;
    cell.import(&workbooks());
    let roll = cell.json(&["roll", "--on", "2022-07-03", "--json"]);
    assert_eq!(
        (&roll["members"], &roll["official"], &roll["probationary"], &roll["exempt"]),
        (&112.into(), &110.into(), &2.into(), &9.into())
    );
    assert_eq!(roll["on"], "2022-07-03");
    assert_eq!(roll["people"].as_array().unwrap().len(), 112);
}

#[tokio::test]
async fn importing_again_changes_nothing_and_an_import_is_undone_whole() {
    let cell = Cell::new().await;
    let first = cell.import(&workbooks());
    let again = cell.import(&workbooks());
    assert!(again["batch"].is_null());
    for file in again["files"].as_array().unwrap() {
        assert_eq!((&file["new"], &file["changed"]), (&0.into(), &0.into()), "{file}");
        assert!(file["identical"].as_u64().unwrap() > 0);
    }
    let undone = cell.run(&["import", "undo", first["batch"].as_str().unwrap()]);
    assert_eq!(code(&undone), 0, "{}", err(&undone));
    assert_eq!(cell.json(&["roll", "--on", "2022-07-03", "--json"])["members"], 0);
}

#[tokio::test]
async fn an_import_on_which_later_work_depends_stays() {
    let cell = Cell::new().await;
    let roll = cell.import(&[demo_file("danh-sach-dang-vien.xlsx")]);
    cell.import(&[demo_file("diem-danh-sinh-hoat.xlsx")]);
    let undone = cell.run(&["import", "undo", roll["batch"].as_str().unwrap()]);
    assert_eq!(code(&undone), 2);
    assert_eq!(cell.json(&["roll", "--on", "2022-07-03", "--json"])["members"], 112);
}

#[tokio::test]
async fn a_dry_run_writes_nothing() {
    let cell = Cell::new().await;
    let file = demo_file("danh-sach-dang-vien.xlsx");
    let trial = cell.json(&["import", file.to_str().unwrap(), "--dry-run", "--json"]);
    assert_eq!(trial["files"][0]["holds"], serde_json::json!(["roll", "movements"]));
    assert_eq!(cell.json(&["roll", "--on", "2022-07-03", "--json"])["members"], 0);
}

#[tokio::test]
async fn bad_files_get_a_sentence_and_change_nothing() {
    let cell = Cell::new().await;
    let good = std::fs::read(demo_file("danh-sach-dang-vien.xlsx")).unwrap();
    let bad: [(&str, Vec<u8>); 4] = [
        ("cut.xlsx", good[..good.len() / 2].to_vec()),
        ("empty.xlsx", Vec::new()),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n and more".to_vec()),
        ("sixty.xlsx", vec![7; 60 * 1024 * 1024]),
    ];
    for (name, bytes) in bad {
        let path = cell.dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        for lang in ["vi", "en"] {
            let output = cell.run(&["import", path.to_str().unwrap(), "--json", "--lang", lang]);
            assert_eq!(code(&output), 2, "{name}");
            let report: Value = serde_json::from_slice(&output.stdout).unwrap();
            let fault = &report["files"][0]["faults"][0];
            assert!(fault["message"].as_str().unwrap().len() > 10 && fault["remedy"].as_str().unwrap().len() > 10, "{fault}");
        }
    }
    assert_eq!(cell.json(&["roll", "--on", "2022-07-03", "--json"])["members"], 0);
}

#[tokio::test]
async fn evidence_answers_its_targets() {
    let cell = Cell::new().await;
    let added = cell.run(&["evidence", "add", "four_goods", "--year", "2023", "--note", "QĐ công nhận", "--date", "2023-12-22"]);
    assert_eq!(code(&added), 0, "{}", err(&added));
    let targets = cell.json(&["targets", "--json"]);
    let reading = reading(&targets, "four_goods", "2023").unwrap();
    assert_eq!(reading["evidence"], serde_json::json!([{ "date": "2023-12-22", "note": "QĐ công nhận" }]));
    assert_eq!(reading["reached"], true);
    assert_eq!(code(&cell.run(&["evidence", "add", "attendance", "--year", "2023", "--note", "x"])), 2);
}

#[test]
fn records_are_verified_without_a_data_directory() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/cases");
    let mut seen = [0; 3];
    for entry in std::fs::read_dir(cases).unwrap() {
        let path = entry.unwrap().path();
        let case: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_chibo")).args(["election", "verify"]).arg(&path).output().unwrap();
        let refused = case.get("faults").is_some();
        assert_eq!(code(&output) == 2, refused, "{}: {}", path.display(), err(&output));
        seen[usize::try_from(code(&output)).unwrap()] += 1;
        if !refused && code(&output) == 0 {
            let outcome: Value = serde_json::from_slice(&output.stdout).unwrap();
            assert!(case.get("outcome").is_none_or(|stated| stated == &outcome), "{}", path.display());
        }
    }
    assert!(seen[0] > 5 && seen[2] > 5, "{seen:?}");
}

#[tokio::test]
async fn a_file_that_is_not_there_is_a_fault_in_json_too() {
    let cell = Cell::new().await;
    let output = cell.run(&["import", "khong-co.xlsx", "--json"]);
    assert_eq!(code(&output), 2);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["batch"], Value::Null);
    assert_eq!(report["files"][0]["faults"][0]["message"], "Không đọc được tệp khong-co.xlsx.");
}

#[test]
fn json_may_be_asked_of_every_command() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/cases/bare-majority.json");
    let output = Command::new(env!("CARGO_BIN_EXE_chibo")).args(["election", "verify", "--json"]).arg(case).output().unwrap();
    assert_eq!(code(&output), 0, "{}", err(&output));
}

#[test]
fn a_directory_without_data_is_refused_with_the_way_out() {
    let dir = tempfile::tempdir().unwrap();
    let output =
        Command::new(env!("CARGO_BIN_EXE_chibo")).arg("--data").arg(dir.path()).args(["targets", "--lang", "en"]).output().unwrap();
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("chibo new"), "{}", err(&output));
}

#[tokio::test]
async fn at_the_machine_itself_accounts_are_listed_and_a_lost_password_is_replaced() {
    let cell = Cell::new().await;
    let listed = cell.json(&["account", "list", "--json"]);
    assert_eq!(
        listed,
        serde_json::json!([{ "login": "quantri", "name": "quantri", "roles": ["admin", "secretary"], "active": true }])
    );
    let given = cell.json(&["account", "password", "QuanTri", "--json"]);
    let password = given["password"].as_str().unwrap().to_owned();
    assert_eq!((given["login"].as_str(), password.len()), (Some("quantri"), 19));
    let app = chibo::house::open(cell.dir.path(), cell.url.as_deref(), chibo_frame::app::Clock::Machine).await.unwrap();
    let account = chibo_people::accounts::find_by_login(&app.db, "quantri").await.unwrap().unwrap();
    let changed =
        chibo_people::accounts::change_password(&app, account.id, password, "bon tu khong lien quan".into()).await.unwrap();
    assert!(changed.is_ok(), "the printed password is the one that holds");
    assert_eq!(code(&cell.run(&["account", "password", "khong-co"])), 2);
    assert_eq!(code(&cell.run(&["serve", "--tls=127.0.0.1:0", "--listen", "127.0.0.1:0", "--tls-name", "8.8.8.8"])), 2);
}
