//! One byte changed past the product, anywhere: in a record, in the log of acts, in a photo's file. The check finds it and
//! names the place. (`backup.rs` beside it does the same to closed backups.) Forty places by default; more:
//! `CHIBO_PLACES=1000 cargo test -p chibo --test integration places`.

use chibo::{demo, house};
use chibo_frame::App;
use chibo_frame::app::Clock;
use chibo_frame::check::{Fault, check};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// The log of acts.
const LOG: [&str; 3] = ["act", "change", "chain_head"];
/// Records that are changed before one look.
const AT_A_TIME: usize = 30;

/// A byte that was changed, and the way back.
struct Changed {
    table: String,
    column: String,
    /// The row's key as the report may write it.
    key: String,
    /// The same after the change, which may be one of the key.
    now: String,
    back: String,
}

fn chance(app: &App, below: usize) -> usize {
    usize::from_be_bytes(app.random_bytes()) % below.max(1)
}

async fn all(app: &App, question: &str) -> Vec<QueryResult> {
    app.db.query_all_raw(Statement::from_string(DbBackend::Sqlite, question)).await.unwrap()
}

fn text(row: &QueryResult, at: usize) -> String {
    row.try_get_by_index(at).unwrap()
}

/// Changes one byte of a row of this table; none where the row has nothing to change, or the database will not have it.
async fn change(app: &App, table: &str) -> Option<Changed> {
    let row: i64 =
        all(app, &format!("SELECT rowid FROM {table} ORDER BY random() LIMIT 1")).await.first()?.try_get_by_index(0).unwrap();
    let columns = all(app, &format!("SELECT name, pk FROM pragma_table_info('{table}') ORDER BY pk = 0, pk")).await;
    let first_key = text(&columns[0], 0);
    let column = text(&columns[chance(app, columns.len())], 0);
    let asked = format!("SELECT typeof({column}), hex({column}) FROM {table} WHERE rowid = {row}");
    let found = all(app, &asked).await.remove(0);
    let (kind, hex) = (text(&found, 0), text(&found, 1));
    let new = match kind.as_str() {
        "integer" => format!("{column} + 1 - 2 * ({column} & 1)"),
        "text" | "blob" if !hex.is_empty() => {
            let at = chance(app, hex.len() / 2) * 2;
            let before = u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
            // A space for a nought is another way to write the same day.
            let byte = Some(before ^ (1 << chance(app, 8))).filter(|byte| *byte != b' ').unwrap_or(before ^ 1);
            written(&kind, &format!("{}{byte:02X}{}", &hex[..at], &hex[at + 2..]))
        }
        _ => return None,
    };
    let key = key_of(app, table, &first_key, row).await;
    let done = app.db.execute_unprepared(&format!("UPDATE {table} SET {column} = {new} WHERE rowid = {row}")).await.ok()?;
    assert_eq!(done.rows_affected(), 1);
    // A key that is a whole number is the row's own number.
    let row = if kind == "integer" && column == first_key { row ^ 1 } else { row };
    let back = format!("UPDATE {table} SET {column} = {} WHERE rowid = {row}", written(&kind, &hex));
    let now = key_of(app, table, &first_key, row).await;
    Some(Changed { table: table.to_owned(), column, key, now, back })
}

/// The first column of a row's key.
async fn key_of(app: &App, table: &str, column: &str, row: i64) -> String {
    let found = all(app, &format!("SELECT typeof({column}), hex({column}) FROM {table} WHERE rowid = {row}")).await.remove(0);
    if text(&found, 0) == "blob" { as_key(&text(&found, 1)) } else { letters(&text(&found, 1)) }
}

/// A value as SQL, from its kind and its bytes.
fn written(kind: &str, hex: &str) -> String {
    match kind {
        "integer" => letters(hex),
        "text" => format!("CAST(x'{hex}' AS TEXT)"),
        _ => format!("x'{hex}'"),
    }
}

fn letters(hex: &str) -> String {
    let byte = |at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
    String::from_utf8_lossy(&(0..hex.len()).step_by(2).map(byte).collect::<Vec<_>>()).into_owned()
}

fn as_key(hex: &str) -> String {
    u128::from_str_radix(hex, 16).map_or_else(|_| hex.to_owned(), |key| uuid::Uuid::from_u128(key).to_string())
}

async fn put_back(app: &App, changed: &[Changed]) {
    for place in changed.iter().rev() {
        assert_eq!(app.db.execute_unprepared(&place.back).await.unwrap().rows_affected(), 1, "{}", place.back);
    }
}

/// Photos' files, a byte of each changed, with what they held.
fn change_files(app: &App, files: &[PathBuf], count: usize) -> Vec<(PathBuf, Vec<u8>)> {
    let mut changed = Vec::new();
    for path in files.iter().take(count) {
        let bytes = std::fs::read(path).unwrap();
        let mut other = bytes.clone();
        other[chance(app, bytes.len())] ^= 1 << chance(app, 8);
        std::fs::write(path, other).unwrap();
        changed.push((path.clone(), bytes));
    }
    changed
}

#[tokio::test]
async fn a_byte_changed_anywhere_is_found_and_named() {
    // The bytes are those of an SQLite file, whichever database the other tests stand on; once is enough.
    if std::env::var("CHIBO_TEST_DATABASE_URL").is_ok() {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let app = house::open(dir.path(), None, Clock::Machine).await.unwrap();
    demo::fill(&app).await.unwrap();
    // Who changes a file's bytes starts no trigger.
    for trigger in all(&app, "SELECT name FROM sqlite_master WHERE type = 'trigger'").await {
        app.db.execute_unprepared(&format!("DROP TRIGGER {}", text(&trigger, 0))).await.unwrap();
    }
    assert!(check(&app).await.unwrap().holds());
    let places: usize = std::env::var("CHIBO_PLACES").map_or(40, |places| places.parse().unwrap());
    let (log, of_files) = (places / 8, places / 8);
    records_and_files(&app, places - log - of_files, of_files).await;
    entries(&app, log).await;
    assert!(check(&app).await.unwrap().holds(), "everything was put back");
}

async fn records_and_files(app: &App, mut records: usize, mut files: usize) {
    let tables: Vec<&str> = app.kinds.iter().map(|kind| kind.name).collect();
    let photos: Vec<PathBuf> = std::fs::read_dir(app.data.join("photos")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!photos.is_empty());
    while records > 0 || files > 0 {
        let mut changed: Vec<Changed> = Vec::new();
        let mut rows: BTreeSet<(String, String)> = BTreeSet::new();
        for _ in 0..AT_A_TIME * 20 {
            if changed.len() == AT_A_TIME.min(records) {
                break;
            }
            let Some(place) = change(app, tables[chance(app, tables.len())]).await else { continue };
            let [before, now] = [&place.key, &place.now].map(|key| (place.table.clone(), key.clone()));
            if rows.contains(&before) {
                put_back(app, &[place]).await;
            } else {
                rows.extend([before, now]);
                changed.push(place);
            }
        }
        let broken = change_files(app, &photos, files);
        let report = check(app).await.unwrap();
        for place in &changed {
            let named = |fault: &Fault| matches!(fault, Fault::Record { kind, key, .. } if *kind == place.table && key.contains(&place.key));
            let of_kind: Vec<&Fault> =
                report.faults.iter().filter(|fault| matches!(fault, Fault::Record { kind, .. } if *kind == place.table)).collect();
            assert!(report.faults.iter().any(named), "{}.{} of {}: {of_kind:?}", place.table, place.column, place.key);
        }
        for (path, before) in &broken {
            let name = path.file_name().unwrap().to_string_lossy();
            let named = |fault: &Fault| matches!(fault, Fault::File { path, .. } if path.ends_with(&*name));
            assert!(report.faults.iter().any(named), "{name}: {:?}", report.faults);
            std::fs::write(path, before).unwrap();
        }
        assert!(!changed.is_empty() || records == 0);
        records -= changed.len();
        files -= broken.len();
        put_back(app, &changed).await;
    }
}

async fn entries(app: &App, mut count: usize) {
    while count > 0 {
        let Some(place) = change(app, LOG[chance(app, LOG.len())]).await else { continue };
        let faults = check(app).await.unwrap().faults;
        assert!(
            faults.iter().any(|fault| matches!(fault, Fault::Entry { .. })),
            "{}.{} of {}: {faults:?}",
            place.table,
            place.column,
            place.key
        );
        put_back(app, &[place]).await;
        count -= 1;
    }
}
