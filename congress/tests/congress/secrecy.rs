//! An attack on the secrecy of the vote: the attacker is given the database, its write-ahead log, a copy taken in the
//! middle of the keying, the files and the logs, and must not beat chance in matching voters and ballots. In the worst case:
//! members come in order, put their papers into the box in order, and the tellers key the pile in that order. A leaky
//! variant is caught by the same attacks.

use crate::house::{Browser, House};
use axum::http::StatusCode;
use chibo_frame::Role::{Secretary, Teller};
use chibo_frame::record;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::collections::BTreeSet;
use std::io::Write;
use std::sync::{Arc, Mutex};

const VOTERS: usize = 40;
const NAMES: usize = 6;
const SIZE: usize = 9;

/// Whom a voter chose, one truth a name. Made up, the same in every run.
type Vote = [bool; NAMES];

fn votes() -> Vec<Vote> {
    let mut seed = 20_261_122_u64;
    let mut draw = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap()
    };
    (0..VOTERS)
        .map(|_| {
            let bits = 1 + draw() % 62;
            std::array::from_fn(|name| bits >> name & 1 == 1)
        })
        .collect()
}

/// Everything an attacker may get hold of.
#[derive(Default)]
struct Loot {
    /// Each table's rows as text, in the order in which the database holds them.
    tables: Vec<Vec<String>>,
    /// Files byte by byte, logs too.
    files: Vec<Vec<u8>>,
    /// The lengths of sealed bodies, in the copies that were taken.
    lengths: BTreeSet<usize>,
}

/// The matches that an attack made: the best of its readings.
fn best(readings: &[Vec<Vote>], truth: &[Vote]) -> usize {
    let forwards = |reading: &Vec<Vote>| reading.iter().zip(truth).filter(|(a, b)| a == b).count();
    let backwards = |reading: &Vec<Vote>| reading.iter().rev().zip(truth).filter(|(a, b)| a == b).count();
    readings.iter().map(|reading| forwards(reading).max(backwards(reading))).max().unwrap_or(0)
}

/// Every ballot that a text spells out, in the order of the text: letters or digits, or the words of the marks.
fn spelled(text: &[u8]) -> Vec<Vote> {
    let mut found = Vec::new();
    for (yes, no) in [("1", "0"), ("y", "n"), ("Y", "N"), ("\"yes\",", "\"no\","), ("yes,", "no,"), ("true,", "false,")] {
        let mut at = 0;
        while at < text.len() {
            let mut marks = Vec::new();
            let mut end = at;
            while marks.len() < NAMES {
                let rest = &text[end..];
                // The last of a list has no comma behind it.
                let last = |word: &str| rest.starts_with(word.trim_end_matches(',').as_bytes()) && marks.len() + 1 == NAMES;
                if rest.starts_with(yes.as_bytes()) || last(yes) {
                    marks.push(true);
                    end += yes.len();
                } else if rest.starts_with(no.as_bytes()) || last(no) {
                    marks.push(false);
                    end += no.len();
                } else {
                    break;
                }
            }
            match <Vote>::try_from(marks) {
                Ok(vote) => (found.push(vote), at = end.min(text.len())).1,
                Err(_) => at += 1,
            }
        }
    }
    found
}

/// Where many ballots are spelled out, every stretch of them may be the pile.
fn stretches(found: &[Vote]) -> Vec<Vec<Vote>> {
    (0..found.len().saturating_sub(VOTERS / 4)).map(|at| found[at..].iter().take(VOTERS).copied().collect()).collect()
}

/// Attack 1: any table whose rows, in the database's own order, spell ballots out.
fn by_tables(loot: &Loot, truth: &[Vote]) -> usize {
    let readings = loot.tables.iter().flat_map(|rows| {
        let found: Vec<Vote> = rows.iter().flat_map(|row| spelled(row.as_bytes())).collect();
        stretches(&found)
    });
    best(&readings.collect::<Vec<_>>(), truth)
}

/// Attack 2: ballots spelled out anywhere in the files: freed pages, versions in the write-ahead log, logs.
fn by_bytes(loot: &Loot, truth: &[Vote]) -> usize {
    best(&loot.files.iter().flat_map(|file| stretches(&spelled(file))).collect::<Vec<_>>(), truth)
}

/// Attack 3: the key of the round, raw or written out, in any file.
fn finds_key(loot: &Loot, hex: &str) -> bool {
    let raw: Vec<u8> = (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect();
    let holds = |file: &Vec<u8>, part: &[u8]| file.windows(part.len()).any(|window| window == part);
    loot.files.iter().any(|file| holds(file, hex.as_bytes()) || holds(file, &raw))
        || loot.tables.iter().flatten().any(|row| row.to_lowercase().contains(hex))
}

/// More matches than chance gives: a guess is right once in 62, so 40 guesses are right 0.6 times; the best of many shifted
/// readings may reach a few.
const CHANCE: usize = 8;

/// What the log says to a thief who has the key of the data too.
async fn opened_log(house: &House) -> Vec<String> {
    let db = &house.app.db;
    let mut states = Vec::new();
    for act in record::list_acts_before(db, None, 10_000).await.unwrap() {
        let changes = record::list_changes(db, act.id, 10_000).await.unwrap();
        states.extend(changes.into_iter().flat_map(|change| [change.before, change.after]).flatten());
    }
    assert!(states.iter().any(|state| state.starts_with('{')));
    states
}

async fn loot(house: &House, logs: &[u8]) -> Loot {
    let db = &house.app.db;
    let sqlite = db.get_database_backend() == DbBackend::Sqlite;
    let list = if sqlite {
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    } else {
        "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'"
    };
    let all = |sql: String| async move { db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap() };
    let mut loot = Loot { files: vec![logs.to_vec()], ..Loot::default() };
    for table in all(list.to_owned()).await {
        let table: String = table.try_get("", "name").unwrap();
        let sql = if sqlite {
            let columns = all(format!("SELECT name FROM pragma_table_info('{table}')")).await;
            let columns: Vec<String> = columns.iter().map(|row| row.try_get::<String>("", "name").unwrap()).collect();
            let quoted: Vec<String> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
            format!("SELECT {} AS line FROM \"{table}\"", quoted.join(" || '|' || "))
        } else {
            format!("SELECT row_to_json(t)::text AS line FROM \"{table}\" t ORDER BY ctid")
        };
        loot.tables.push(all(sql).await.iter().map(|row| row.try_get("", "line").unwrap()).collect());
    }
    loot.tables.push(opened_log(house).await);
    let length = if sqlite { "length(body)" } else { "octet_length(body)" };
    for row in all(format!("SELECT CAST({length} AS BIGINT) AS n FROM sealed_ballots")).await {
        loot.lengths.insert(usize::try_from(row.try_get::<i64>("", "n").unwrap()).unwrap());
    }
    if sqlite {
        for file in std::fs::read_dir(house.app.data.as_path()).unwrap() {
            let path = file.unwrap().path();
            if path.is_file() {
                loot.files.push(std::fs::read(path).unwrap());
            }
        }
    }
    loot
}

/// Logs written to memory.
#[derive(Clone, Default)]
struct Logs(Arc<Mutex<Vec<u8>>>);

impl Write for Logs {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

async fn key(browser: &mut Browser, path: &str, at: usize, vote: &Vote) {
    let (bundle, sheet) = (at / SIZE + 1, (at % SIZE + 1).to_string());
    let struck: Vec<String> = (0..NAMES).filter(|name| !vote[*name]).map(|name| name.to_string()).collect();
    let fields = [("sheet", sheet.as_str()), ("ruling", "")].into_iter();
    let fields: Vec<_> = fields.chain(struck.iter().map(|name| ("struck", name.as_str()))).collect();
    let answer = browser.post(&format!("{path}/kiem-phieu/nhap/{bundle}"), &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}

/// Plays the election: the copy in the middle of the keying, the last one, and the round's key as a browser had it.
async fn play(house: &House, logs: &Logs, votes: &[Vote]) -> (Loot, Loot, String) {
    let mut one = house.signed_in(&[Teller]).await;
    let mut two = house.signed_in(&[Secretary]).await;
    let path = house.practice(&mut two).await;
    let (papers, size) = (VOTERS.to_string(), SIZE.to_string());
    for (deed, name, value) in [("phat", "issued", &papers), ("mo-hom", "returned", &papers), ("nhap", "size", &size)] {
        let answer = two.post(&format!("{path}/kiem-phieu/{deed}"), &[("round", "0"), (name, value)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }
    for (at, vote) in votes.iter().enumerate() {
        key(&mut one, &path, at, vote).await;
    }
    for (at, vote) in votes.iter().enumerate().take(VOTERS / 2) {
        key(&mut two, &path, at, vote).await;
    }
    let said = logs.0.lock().unwrap().clone();
    let middle = loot(house, &said).await;
    for (at, vote) in votes.iter().enumerate().skip(VOTERS / 2) {
        key(&mut two, &path, at, vote).await;
    }
    let key = two.cookies.iter().find(|(name, _)| name.starts_with("chibo-kp-")).unwrap().1.clone();
    let entered = two.post(&format!("{path}/kiem-phieu/ghi"), &[("round", "0"), ("alone", "Thử")]).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.body);
    let said = logs.0.lock().unwrap().clone();
    let last = loot(house, &said).await;
    (middle, last, key)
}

fn watched() -> (Logs, tracing::subscriber::DefaultGuard) {
    let logs = Logs::default();
    let writer = logs.clone();
    let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(move || writer.clone()).finish();
    (logs, tracing::subscriber::set_default(subscriber))
}

#[tokio::test]
async fn with_all_that_is_stored_nobody_matches_voters_and_ballots() {
    let (logs, _guard) = watched();
    let (house, votes) = (House::fifth().await, votes());
    let (middle, last, key) = play(&house, &logs, &votes).await;
    for (when, loot) in [("in the middle", &middle), ("at the end", &last)] {
        assert!(by_tables(loot, &votes) <= CHANCE, "{when}: tables give {} of {VOTERS} away", by_tables(loot, &votes));
        assert!(by_bytes(loot, &votes) <= CHANCE, "{when}: files give {} of {VOTERS} away", by_bytes(loot, &votes));
        assert!(!finds_key(loot, &key), "{when}: the key is written down");
        let per_ballot = loot.tables.iter().filter(|rows| (VOTERS..=VOTERS * 2).contains(&rows.len())).count();
        let before = loot.tables.iter().filter(|rows| rows.iter().any(|row| row.contains("key_bundle"))).count();
        assert!(before <= 1 && per_ballot < loot.tables.len(), "{when}");
    }
    let acts =
        |loot: &Loot| loot.tables.iter().flatten().filter(|row| row.contains("key_bundle") || row.contains("agree_bundle")).count();
    assert_eq!(acts(&last), 3 * VOTERS.div_ceil(SIZE), "an act a bundle and reading, one where it agrees, none a ballot");
    // The check value, and one length for every bundle whatever stands in it.
    assert_eq!(middle.lengths.len(), 2, "{:?}", middle.lengths);
    assert!(last.lengths.is_empty(), "nothing is left when the count is agreed");
}

#[tokio::test]
async fn the_same_attacks_catch_a_leaky_variant() {
    let (logs, _guard) = watched();
    let (house, votes) = (House::fifth().await, votes());
    let db = &house.app.db;
    let (_, _, key) = play(&house, &logs, &votes).await;
    let text = |vote: &Vote| vote.iter().map(|yes| if *yes { '1' } else { '0' }).collect::<String>();

    db.execute_unprepared("CREATE TABLE leak (id varchar(64) PRIMARY KEY, marks varchar(64))").await.unwrap();
    for vote in &votes {
        let row = format!("INSERT INTO leak VALUES ('{}', '{}')", house.app.random_id(), text(vote));
        db.execute_unprepared(&row).await.unwrap();
    }
    let leaky = loot(&house, b"").await;
    assert!(by_tables(&leaky, &votes) >= VOTERS * 9 / 10, "a row a ballot: random keys do not hide the order of rows");
    db.execute_unprepared("DROP TABLE leak").await.unwrap();

    let json = |vote: &Vote| vote.map(|yes| if yes { "\"yes\"" } else { "\"no\"" }).join(",");
    let logged = votes.iter().map(|vote| format!("keyed marks=[{}]", json(vote))).collect::<Vec<_>>().join("\n");
    let leaky = loot(&house, logged.as_bytes()).await;
    assert!(by_bytes(&leaky, &votes) >= VOTERS * 9 / 10, "a line a ballot in the log");

    db.execute_unprepared(&format!("UPDATE session SET data = data || '{key}'")).await.unwrap();
    assert!(finds_key(&loot(&house, b"").await, &key), "a key kept in the session");
}
