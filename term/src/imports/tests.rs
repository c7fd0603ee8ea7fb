//! Imports against a database: the demonstration's seven workbooks, undo, one cell changed, names that are doubtful.

use super::*;
use chibo_core::day::Day;
use chibo_core::target::{Figure, MeasureKind, Records, read_all, twelve};
use chibo_core::term::{Period, Term};
use chibo_frame::app::Clock;
use chibo_frame::db::{connect, migrate, sqlite_url};
use chibo_frame::record::{Kind, Tally, Undone, put};
use chibo_frame::{App, Words, record};
use chibo_people::units::unit;
use sea_orm_migration::MigrationTrait;
use std::path::Path;
use tempfile::TempDir;

pub(super) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    let mut all: Vec<Box<dyn MigrationTrait>> = vec![Box::new(chibo_frame::schema::Migration)];
    all.extend((chibo_people::SLICE.migrations)());
    all.extend((crate::SLICE.migrations)());
    all
}

/// An empty cell on a database of its own.
pub(super) async fn town() -> (TempDir, App) {
    let dir = tempfile::tempdir().unwrap();
    let db = connect(&sqlite_url(dir.path())).await.unwrap();
    migrate(&db, migrations).await.unwrap();
    let words = Words::new([chibo_people::SLICE.words, crate::SLICE.words]);
    let app = App::new(db, words, dir.path().to_owned(), Clock::Machine);
    let tx = app.begin().await.unwrap();
    let act = record::begin(&app, &tx, None, "new", &()).await.unwrap();
    let cell = unit::Model {
        id: app.new_id(),
        kind: "cell".into(),
        name: "Chi bộ khu 5B".into(),
        parent_id: None,
        valid_from: None,
        valid_to: None,
    };
    put::<unit::Entity>(&app, &tx, &act, None, cell).await.unwrap();
    tx.commit().await.unwrap();
    (dir, app)
}

pub(super) fn kinds() -> Vec<Kind> {
    [(chibo_people::SLICE.kinds)(), (crate::SLICE.kinds)()].concat()
}

pub(super) fn demo() -> Vec<File> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/demo/khu-5b");
    let mut files: Vec<File> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "xlsx"))
        .map(|path| File { name: path.file_name().unwrap().to_string_lossy().into_owned(), bytes: std::fs::read(&path).unwrap() })
        .collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

fn one(name: &str) -> Vec<File> {
    demo().into_iter().filter(|file| file.name.starts_with(name)).collect()
}

async fn records(app: &App) -> Records {
    let cell = chibo_people::units::find_cell(&app.db).await.unwrap().unwrap();
    crate::targets::gather(&app.db, cell.id, Day::from_ymd_opt(2025, 6, 30).unwrap()).await.unwrap()
}

fn term() -> Term {
    Term { congress: 5, from: Day::from_ymd_opt(2022, 7, 3).unwrap(), to: Day::from_ymd_opt(2025, 6, 30).unwrap() }
}

#[tokio::test]
async fn the_demonstration_is_imported_and_the_second_time_changes_nothing() {
    let (_dir, app) = town().await;
    let first = import(&app, None, demo(), false).await.unwrap();
    for file in &first.plan.files {
        eprintln!("{} {:?} {:?} faults {}", file.file, file.tally, file.kinds, file.faults.len());
    }
    eprintln!("{}", text(&app.words, chibo_frame::Lang::Vi, &first));
    assert_eq!(first.written, Written::Rows);
    assert_eq!(first.plan.errors(), 0);
    let tally = first.plan.tally();
    assert_eq!(tally.changed, 0);

    let again = import(&app, None, demo(), false).await.unwrap();
    assert_eq!(again.batch, None);
    assert_eq!(again.written, Written::NothingNew);
    let total = tally.new + tally.identical;
    assert_eq!(again.plan.tally(), Tally { new: 0, changed: 0, identical: total });
    assert_eq!(record::list_acts(&app.db, "import").await.unwrap().len(), 1);
}

#[tokio::test]
async fn the_readings_are_those_expected() {
    let (_dir, app) = town().await;
    import(&app, None, demo(), false).await.unwrap();
    let expected = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/demo/khu-5b/expected.json")).unwrap();
    let expected: serde_json::Value = serde_json::from_slice(&expected).unwrap();
    let mut wrong = Vec::new();
    for judged in read_all(&twelve(), &records(&app).await, &term()) {
        let measure = judged.target.measure.name();
        for reading in &judged.readings {
            let period = reading.period.to_string();
            let figures = match reading.period {
                Period::Year(_) => &expected["years"][&period][measure],
                Period::Term => &expected["term"][measure],
            };
            let found = match &reading.figure {
                Figure::Share(share) => serde_json::json!([share.numerator, share.denominator]),
                Figure::Level(level) => serde_json::to_value(level).unwrap(),
                Figure::Count(count) if reading.period == Period::Term => {
                    assert_eq!(expected["admitted_in_term"], *count);
                    continue;
                }
                _ => serde_json::Value::Null,
            };
            if !figures.is_null() && *figures != found {
                wrong.push(format!("{measure} {period}: {found}, expected {figures}"));
            }
            let reached = &expected["reached"][measure][&period];
            if !reached.is_null() && *reached != reading.reached {
                wrong.push(format!("{measure} {period}: reached {}, expected {reached}", reading.reached));
            }
        }
        let read: Vec<String> = judged.readings.iter().map(|reading| reading.period.to_string()).collect();
        for period in expected["reached"][measure].as_object().into_iter().flat_map(|periods| periods.keys()) {
            if !read.contains(period) && judged.target.measure != MeasureKind::Admissions {
                wrong.push(format!("{measure} {period}: no reading"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn the_roll_of_the_congress_day() {
    let (_dir, app) = town().await;
    import(&app, None, demo(), false).await.unwrap();
    let members = records(&app).await.members;
    let on = |day: Day| members.iter().map(|m| m.standing_on(day)).filter(|s| s.on_roll).collect::<Vec<_>>();
    let standing = on(Day::from_ymd_opt(2022, 7, 3).unwrap());
    assert_eq!(standing.len(), 112);
    assert_eq!(standing.iter().filter(|s| s.official).count(), 110);
    assert_eq!(standing.iter().filter(|s| s.exempt).count(), 9);
}

#[tokio::test]
async fn an_import_is_taken_back_whole_unless_later_work_depends_on_it() {
    let (_dir, app) = town().await;
    let roll = import(&app, None, one("danh-sach"), false).await.unwrap().batch.unwrap();
    let book = import(&app, None, one("diem-danh"), false).await.unwrap().batch.unwrap();
    let Some(Undone::Depended(dependents)) = undo(&app, None, roll, &kinds()).await.unwrap() else { panic!("must depend") };
    assert!(dependents.iter().all(|dependent| dependent.kind == "attendance"));
    assert!(!records(&app).await.members.is_empty());
    assert!(matches!(undo(&app, None, book, &kinds()).await.unwrap(), Some(Undone::Whole(_))));
    assert!(matches!(undo(&app, None, roll, &kinds()).await.unwrap(), Some(Undone::Whole(_))));
    assert!(matches!(undo(&app, None, roll, &kinds()).await.unwrap(), Some(Undone::Already)));
    assert!(undo(&app, None, app.new_id(), &kinds()).await.unwrap().is_none());
    let records = records(&app).await;
    assert_eq!((records.members.len(), records.meetings.len()), (0, 0));
}
