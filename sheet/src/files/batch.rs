//! The batch itself: as many pictures at a time as the machine has cores, answers in the order of the files.

use super::document::{Page, pages};
use super::list::Source;
use super::unreadable::Unreadable;
use image::DynamicImage;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Pages handed out at a time, for each core.
const PAGES_A_CORE: usize = 8;
/// Bytes of files that wait at a time.
const WAITING: usize = 64 * 1024 * 1024;

/// Unpacks each picture of the sources, lets `work` see it on one of the cores, and gives the answers to `take` in order,
/// each with its key. A picture that has been in the batch already is refused; only one a core is unpacked at a time.
pub fn each<T: Send>(
    sources: impl IntoIterator<Item = Source>,
    work: impl Fn(&DynamicImage) -> T + Sync,
    mut take: impl FnMut(String, Result<T, Unreadable>),
) {
    let mut seen: BTreeMap<[u8; 32], String> = BTreeMap::new();
    let mut waiting = sources.into_iter().flat_map(pages).peekable();
    while waiting.peek().is_some() {
        let answers: Vec<_> = some(&mut waiting).into_par_iter().map(|page| answer(page, &work)).collect();
        for (key, answer) in answers {
            let answer = answer.and_then(|(print, answer)| {
                let first = seen.entry(print).or_insert_with(|| key.clone());
                if *first == key { Ok(answer) } else { Err(Unreadable::Duplicate(first.clone())) }
            });
            take(key, answer);
        }
    }
}

fn some(waiting: &mut impl Iterator<Item = Page>) -> Vec<Page> {
    let (mut some, mut weight) = (Vec::new(), 0_usize);
    for page in waiting {
        weight = weight.saturating_add(page.weight());
        some.push(page);
        if weight > WAITING || some.len() >= PAGES_A_CORE * rayon::current_num_threads() {
            break;
        }
    }
    some
}

/// What tells a picture from all others, and what was seen on it.
type Answer<T> = Result<([u8; 32], T), Unreadable>;

fn answer<T>(page: Page, work: impl Fn(&DynamicImage) -> T) -> (String, Answer<T>) {
    let key = page.key.clone();
    let seen = |picture| {
        let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(&picture)));
        caught.map(|answer| (print(&picture), answer)).map_err(|_| Unreadable::Stumbled)
    };
    (key, page.picture().and_then(seen))
}

/// The same for the same pixels, however they were packed.
fn print(picture: &DynamicImage) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(picture.width().to_be_bytes());
    hash.update(picture.as_bytes());
    hash.finalize().into()
}
