//! A copy of everything and the way back: the same to the last byte, nothing readable without the key, every change found.
//! A hundred places are tried in the tests; more: `CHIBO_PLACES=1000 cargo test -p chibo --test integration backup`.

use chibo::{demo, house};
use chibo_frame::app::Clock;
use chibo_frame::backup::{self, Refusal, tables};
use chibo_frame::check::check;
use chibo_frame::{App, testing};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;
use std::path::Path;

/// A cell with a name that would be seen, and a file beside its database.
async fn cell(data: &Path) -> App {
    let app = house::open(data, None, Clock::Machine).await.unwrap();
    chibo_people::units::create(&app, None, "Chi bộ khu 5B", "Phường Quang Trung").await.unwrap().unwrap();
    std::fs::create_dir_all(data.join("photos")).unwrap();
    std::fs::write(data.join("photos/anh.jpg"), vec![3; 200_000]).unwrap();
    app
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else {
            found.insert(name, std::fs::read(path).unwrap());
        }
    }
    found
}

#[tokio::test]
async fn what_is_brought_back_is_what_was_there() {
    let dir = tempfile::tempdir().unwrap();
    let app = cell(&dir.path().join("data")).await;
    let file = dir.path().join("sao-luu.chibo");
    let contents = backup::write(&app, None, &file).await.unwrap();
    assert_eq!(contents.files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(), ["chibo.sqlite", "photos/anh.jpg"]);
    let bytes = std::fs::read(&file).unwrap();
    assert!(!bytes.windows(6).any(|window| window == "khu 5B".as_bytes()));

    let key = app.key();
    let (empty, there) = (dir.path().join("trong"), dir.path().join("moi"));
    std::fs::create_dir(&empty).unwrap();
    for place in [&empty, &there] {
        assert_eq!(backup::restore(&file, &key, place).unwrap(), Ok(contents.clone()));
        let back = files(place);
        assert_eq!(back.keys().collect::<Vec<_>>(), ["chibo.key", "chibo.sqlite", "photos/anh.jpg"]);
        assert!(back["photos/anh.jpg"] == vec![3; 200_000]);
        let again = house::open(place, None, Clock::Machine).await.unwrap();
        let (then, now) = (check(&app).await.unwrap(), check(&again).await.unwrap());
        // The backup itself is an entry, made after what it holds.
        assert!(now.holds() && (now.entries + 1, now.records) == (then.entries, then.records), "{now:?}");
        assert_eq!(chibo_people::units::find_cell(&again.db).await.unwrap().unwrap().name, "Chi bộ khu 5B");
    }
    assert_eq!(backup::restore(&file, &key, &there).unwrap(), Err(Refusal::NotEmpty));
}

#[tokio::test]
async fn a_byte_changed_anywhere_and_a_key_of_another_are_found_and_nothing_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let app = cell(&dir.path().join("data")).await;
    let file = dir.path().join("sao-luu.chibo");
    let contents = backup::write(&app, None, &file).await.unwrap();
    let (key, bytes) = (app.key(), std::fs::read(&file).unwrap());
    assert_eq!(backup::verify(&file, &key).unwrap(), Ok(contents));
    let places: usize = std::env::var("CHIBO_PLACES").map_or(100, |places| places.parse().unwrap());
    let (other, there) = (dir.path().join("khac.chibo"), dir.path().join("moi"));
    for place in 0..places {
        let mut changed = bytes.clone();
        let at = usize::from_be_bytes(app.random_bytes()) % bytes.len();
        changed[at] ^= 1 << (place % 8);
        std::fs::write(&other, &changed).unwrap();
        let read = backup::restore(&other, &key, &there).unwrap();
        assert!(read.is_err() && !there.exists(), "byte {at} of {}", bytes.len());
    }
    for cut in [0, 10, 60, bytes.len() / 2, bytes.len() - 1] {
        std::fs::write(&other, &bytes[..cut]).unwrap();
        assert!(backup::restore(&other, &key, &there).unwrap().is_err() && !there.exists(), "cut at {cut}");
    }
    let stranger = cell(&dir.path().join("khac")).await;
    let refused = backup::restore(&file, &stranger.key(), &there).unwrap();
    assert_eq!(refused, Err(Refusal::OtherKey(key.name())));
}

#[tokio::test]
async fn every_record_is_carried_from_one_database_into_another_and_compared() {
    let now = "2025-06-15T02:00:00Z".parse().unwrap();
    let scratch = testing::scratch(&house::SLICES, now).await.unwrap();
    let app = &scratch.app;
    demo::found(app).await.unwrap();
    demo::import_workbooks(app).await.unwrap();
    let stands = tables::sums(app).await.unwrap();
    assert!(stands["member"].rows > 10 && stands["change"].rows > 100);
    let dir = tempfile::tempdir().unwrap();
    let (file, there) = (dir.path().join("sao-luu.chibo"), dir.path().join("moi"));
    backup::write(app, None, &file).await.unwrap();
    backup::restore(&file, &app.key(), &there).unwrap().unwrap();
    let back = house::open(&there, None, Clock::Machine).await.unwrap();
    assert_eq!(tables::sums(&back).await.unwrap(), stands);

    // And on into a database of the first kind, where other rows stood.
    let other = testing::scratch(&house::SLICES, now).await.unwrap();
    chibo_people::units::create(&other.app, None, "Chi bộ khác", "").await.unwrap().unwrap();
    assert_eq!(tables::carry(&back, &other.app.db, &mut |_| {}).await.unwrap(), stands);
    assert!(check(&other.app).await.unwrap().holds());
    assert_eq!(chibo_people::units::find_cell(&other.app.db).await.unwrap().unwrap().name, "Chi bộ khu 5B");
    // Rows still have to name others that are there.
    let orphan = "DELETE FROM act WHERE id IN (SELECT act_id FROM change)";
    assert!(other.app.db.execute_unprepared(orphan).await.is_err());
}
