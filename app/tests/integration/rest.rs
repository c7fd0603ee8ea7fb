//! What a stolen database says of people: nothing. One filled demonstration serves all that is asked of it.

use chibo::house;
use chibo_books::{admissions, tasks};
use chibo_frame::app::Clock;
use chibo_frame::check::check;
use chibo_frame::key::Locked;
use chibo_frame::record::persons::{erase, held};
use chibo_frame::{App, backup, record};
use chibo_people::{households, roll, units};
use sea_orm::{ConnectionTrait, Statement};
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

/// What is known of people, as it is stored: with the name of what it is.
async fn known(app: &App) -> Vec<(&'static str, String)> {
    let cell = units::find_cell(&app.db).await.unwrap().unwrap().id;
    let mut known = Vec::new();
    for member in roll::list_members(&app.db, cell).await.unwrap() {
        known.push(("name", member.name.clone()));
        known.push(("folded name", member.folded()));
        let more = [("phone", member.phone), ("address", member.address), ("card", member.card_no), ("mail", member.email)];
        known.extend(more.into_iter().filter_map(|(what, value)| Some((what, value?))));
    }
    for person in admissions::list(&app.db, cell).await.unwrap() {
        known.push(("person in the making", person.name));
    }
    for household in households::list_households(&app.db, cell).await.unwrap() {
        known.push(("head of a household", household.head));
    }
    known.extend(tasks::list(&app.db, cell).await.unwrap().into_iter().map(|task| ("owner of a task", task.owner)));
    // What is too short to be told from chance.
    known.retain(|(_, value)| value.len() >= BEGINS);
    known
}

/// The bytes of the database, and of what lies beside it unfinished.
fn stolen(data: &Path) -> Vec<u8> {
    ["chibo.sqlite", "chibo.sqlite-wal"].into_iter().flat_map(|file| std::fs::read(data.join(file)).unwrap_or_default()).collect()
}

/// Bytes by which a text is looked for first.
const BEGINS: usize = 8;

/// Which of these texts stand somewhere in the bytes: all are looked for in one passage.
fn found<'a>(bytes: &[u8], texts: &[&'a str]) -> BTreeSet<&'a str> {
    let begin = |bytes: &[u8]| bytes.first_chunk::<BEGINS>().map(|begin| u64::from_be_bytes(*begin));
    let mut wanted: HashMap<u64, Vec<&str>> = HashMap::new();
    let mut may_be = vec![false; 1 << 16];
    for text in texts {
        let begin = begin(text.as_bytes()).unwrap();
        wanted.entry(begin).or_default().push(text);
        may_be[usize::try_from(begin & 0xffff).unwrap()] = true;
    }
    let (mut found, mut seen) = (BTreeSet::new(), 0_u64);
    for (at, byte) in bytes.iter().enumerate() {
        seen = seen << 8 | u64::from(*byte);
        if may_be[(seen & 0xffff) as usize] && at + 1 >= BEGINS {
            let here = &bytes[at + 1 - BEGINS..];
            found.extend(wanted.get(&seen).into_iter().flatten().filter(|text| here.starts_with(text.as_bytes())));
        }
    }
    found
}

/// What the demonstration's own news tells everybody is no secret.
async fn public(app: &App) -> String {
    let news = Statement::from_string(app.db.get_database_backend(), "SELECT lead || ' ' || body FROM article");
    let news = app.db.query_all_raw(news).await.unwrap();
    news.into_iter().map(|row| row.try_get_by_index::<String>(0).unwrap()).collect()
}

/// Looks for everything that is known of people in what a thief has.
async fn says_nothing(app: &App, data: &Path) {
    let (known, bytes, public) = (known(app).await, stolen(data), public(app).await);
    let count = |what: &str| known.iter().filter(|(is, _)| *is == what).count();
    assert!(count("name") > 100 && count("phone") > 20 && count("head of a household") > 400, "there is something to find");
    let secret: Vec<&str> = known.iter().map(|(_, value)| value.as_str()).filter(|value| !public.contains(value)).collect();
    assert!(secret.len() * 10 > known.len() * 9 && !found(&bytes, &["Chi bộ khu 5B"]).is_empty(), "what is not sealed is found");
    let found = found(&bytes, &secret);
    let told: Vec<_> = known.iter().filter(|(_, value)| found.contains(value.as_str())).take(20).collect();
    assert!(found.is_empty(), "{} of {}: {told:?}", found.len(), known.len());
}

/// All that is asked of the demonstration's data directory.
pub(super) async fn holds_at_rest(app: &App, data: &Path) {
    says_nothing(app, data).await;
    let copy = data.with_extension("sao-luu");
    backup::write(app, None, &copy).await.unwrap();
    let bytes = std::fs::read(&copy).unwrap();
    let known = known(app).await;
    assert!(found(&bytes, &known.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>()).is_empty());
    std::fs::remove_file(copy).unwrap();
    the_key_is_changed(app, data).await;
    says_nothing(app, data).await;
    a_person_is_erased(app).await;
}

/// Everything is there after the key was changed; without the new one nothing opens, and a change cut off goes on.
async fn the_key_is_changed(app: &App, data: &Path) {
    let (before, old, file) = (known(app).await, app.key(), data.join("chibo.key"));
    let new = record::change_key(app).await.unwrap();
    assert!(new != old && app.key() == new && known(app).await == before);
    let kept = std::fs::read_to_string(&file).unwrap();

    std::fs::write(&file, old.text()).unwrap();
    let refused = house::open(data, None, Clock::Machine).await.map(|_| ()).unwrap_err();
    assert_eq!(refused.downcast_ref::<Locked>().unwrap().name, new.name());
    std::fs::write(data.join("chibo.key.part"), kept).unwrap();
    let again = house::open(data, None, Clock::Machine).await.unwrap();
    assert!(again.key() == new && known(&again).await == before && !data.join("chibo.key.part").exists());
}

/// With a person's key goes what the log says of him, and nothing else.
async fn a_person_is_erased(app: &App) {
    let cell = units::find_cell(&app.db).await.unwrap().unwrap().id;
    let members = roll::list_members(&app.db, cell).await.unwrap();
    let (gone, other) = (&members[0], &members[1]);
    let before = held(&app.db, gone.id).await.unwrap();
    assert!(before.iter().any(|change| change.after.as_ref().is_some_and(|after| after.contains(&gone.name))));
    let tx = app.begin().await.unwrap();
    assert!(erase(&tx, gone.id).await.unwrap() && !erase(&tx, gone.id).await.unwrap());
    tx.commit().await.unwrap();
    let after = held(&app.db, gone.id).await.unwrap();
    assert!(after.len() == before.len() && after.iter().all(record::Change::erased));
    assert!(held(&app.db, other.id).await.unwrap().iter().all(|change| !change.erased()));
    let report = check(app).await.unwrap();
    assert!(report.holds(), "{:?}", report.faults.iter().take(20).collect::<Vec<_>>());
}
