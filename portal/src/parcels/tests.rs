//! Whatever is done to an article's photos, each keeps its words.

use super::pack::{BadParcel, pack, unpack};
use super::parcel::{FORM, Parcel, Photo};
use crate::newsroom::body;
use crate::photos::store::{Use, article_photo, photo};
use crate::photos::{BIGGEST, Step, step};
use proptest::prelude::*;
use std::io::{Cursor, Write};
use uuid::Uuid;
use zip::write::SimpleFileOptions;

fn used(n: u128, words: &(String, String, String)) -> Use {
    let photo = photo::Model { id: Uuid::from_u128(n), file: format!("{n:032x}"), mime: String::new(), width: 9, height: 6 };
    let row = article_photo::Model {
        id: Uuid::from_u128(1_000 + n),
        article_id: Uuid::nil(),
        photo_id: photo.id,
        position: i32::try_from(n).unwrap(),
        caption: words.0.clone(),
        alt: words.1.clone(),
        credit: words.2.clone(),
    };
    Use { row, photo }
}

/// Photo, words, and the place in the body.
type Seen = (String, String, String, String, Option<usize>);

fn seen(body: &str, photos: impl Iterator<Item = (String, article_photo::Model)>) -> Vec<Seen> {
    let placed = body::placed(&body::read(body));
    let one = |(file, row): (String, article_photo::Model)| {
        (file, row.caption, row.alt, row.credit, placed.iter().position(|id| *id == row.id))
    };
    photos.map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn words_stay_with_their_photo_when_it_is_moved_copied_exported_and_taken_in(
        words in prop::collection::vec(("\\PC{0,20}", "\\PC{0,20}", "\\PC{0,9}"), 0..6),
        steps in prop::collection::vec((0_u128..7, prop::sample::select(vec![Step::Up, Step::Down, Step::Out])), 0..12),
        placed in prop::collection::vec(0_u128..7, 0..4),
        rounds in 1_usize..3,
    ) {
        let mut uses: Vec<Use> = (0..).zip(&words).map(|(n, words)| used(n, words)).collect();
        for (n, what) in steps {
            step(&mut uses, Uuid::from_u128(1_000 + n), what);
        }
        let figures = placed.iter().map(|n| format!("<figure data-photo=\"{}\"></figure>", Uuid::from_u128(1_000 + n))).collect::<Vec<_>>().concat();
        let mut parcel = Parcel { body: format!("<p>Đầu</p>{figures}<p>Cuối</p>"), form: FORM.to_owned(), ..Parcel::default() };
        let photo = |used: &Use| Photo {
            file: used.photo.file.clone(), place: used.row.id,
            caption: used.row.caption.clone(), alt: used.row.alt.clone(), credit: used.row.credit.clone(),
        };
        parcel.photos = uses.iter().map(photo).collect();
        let wanted = seen(&parcel.body, uses.iter().map(|used| (used.photo.file.clone(), used.row.clone())));
        let files: Vec<_> = uses.iter().map(|used| (format!("{}.jpg", used.photo.file), used.photo.file.clone().into_bytes())).collect();
        let mut next = 5_000;
        for _ in 0..rounds {
            let (read, photos) = unpack(&pack(&parcel, "", &files).unwrap()).unwrap();
            prop_assert_eq!(&read, &parcel);
            prop_assert!(photos.iter().all(|(name, bytes)| name.as_bytes() == bytes));
            let keys: Vec<Uuid> = uses.iter().map(|used| used.photo.id).collect();
            let (body, rows) = read.unpacked(Uuid::max(), &keys, || { next += 1; Uuid::from_u128(next) });
            let file = |id: Uuid| uses.iter().find(|used| used.photo.id == id).unwrap().photo.file.clone();
            prop_assert_eq!(seen(&body, rows.iter().map(|row| (file(row.photo_id), row.clone()))), wanted.clone());
            prop_assert!(rows.iter().zip(0..).all(|(row, at)| row.position == at && row.article_id == Uuid::max()));
            parcel.photos = read.photos.iter().zip(&rows).map(|(photo, row)| Photo { place: row.id, ..photo.clone() }).collect();
            parcel.body = body;
        }
    }
}

#[test]
fn what_is_no_parcel_is_refused() {
    let parcel = Parcel {
        form: FORM.to_owned(),
        photos: vec![Photo { file: String::from("../../x"), ..Photo::default() }],
        ..Parcel::default()
    };
    assert_eq!(unpack(b"PK\x03\x04 and no more").unwrap_err(), BadParcel::NotAParcel);
    assert_eq!(unpack(&pack(&Parcel::default(), "", &[]).unwrap()).unwrap_err(), BadParcel::NoArticle);
    assert_eq!(unpack(&pack(&parcel, "", &[]).unwrap()).unwrap_err(), BadParcel::NoPhoto(1));
    let bomb = pack(&Parcel { headline: "a".repeat(3_000_000), ..parcel.clone() }, "", &[]).unwrap();
    assert!(bomb.len() < 100_000, "packed small");
    assert_eq!(unpack(&bomb).unwrap_err(), BadParcel::TooLarge);
    let many = Parcel { photos: vec![Photo::default(); 101], ..parcel };
    assert_eq!(unpack(&pack(&many, "", &[]).unwrap()).unwrap_err(), BadParcel::TooLarge);
}

/// A parcel of so many photos of zeros, each as large as a photo may be, in a file of a few kilobytes.
fn inflating(count: u128) -> Vec<u8> {
    let photo = |n| Photo { file: format!("{n:032x}"), ..Photo::default() };
    let parcel = Parcel { form: FORM.to_owned(), photos: (0..count).map(photo).collect(), ..Parcel::default() };
    let mut zip = zip::ZipWriter::new_append(Cursor::new(pack(&parcel, "", &[]).unwrap())).unwrap();
    for photo in parcel.photos {
        zip.start_file(format!("photos/{}.jpg", photo.file), SimpleFileOptions::default()).unwrap();
        zip.write_all(&vec![0; BIGGEST]).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn photos_that_hold_more_than_a_file_may_are_not_unpacked() {
    let few = inflating(4);
    assert!(few.len() < 100_000, "packed small");
    assert_eq!(unpack(&few).unwrap().1.len(), 4);
    assert_eq!(unpack(&inflating(5)).unwrap_err(), BadParcel::TooLarge);
}
