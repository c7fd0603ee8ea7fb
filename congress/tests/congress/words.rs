//! Both languages say everything: no key stands on a page in place of its words.

use crate::house::House;
use chibo_frame::Role::{Editor, Secretary};
use std::collections::BTreeSet;

const ROOMS: [&str; 5] = ["congress", "counting", "faults", "papers", "results"];

fn keys(lang: &str, room: &str) -> BTreeSet<String> {
    let file = format!("{}/locales/{lang}/{room}.ftl", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(file).unwrap();
    let key = |line: &str| line.split_once(" =").map(|(key, _)| key.to_owned()).filter(|key| !key.starts_with([' ', '#']));
    text.lines().filter_map(key).collect()
}

#[test]
fn both_languages_have_the_same_keys() {
    for room in ROOMS {
        assert_eq!(keys("vi", room), keys("en", room), "{room}");
    }
}

#[tokio::test]
async fn no_page_shows_a_key() {
    let house = House::fifth().await;
    let mut browser = house.signed_in(&[Secretary, Editor]).await;
    let sixth = browser.post("/van-phong/dai-hoi/ke-tiep", &[("term", "2022-2025")]).await.location.unwrap();
    let mut paths = vec!["/van-phong/dai-hoi".to_owned(), sixth];
    paths.extend(
        ["", "/sua", "/chuong-trinh", "/khach-moi", "/diem-danh", "/bieu-quyet", "/nghi-quyet", "/bau-cu", "/van-ban", "/chuan-y"]
            .map(|p| house.path(p)),
    );
    paths.extend(house.elections().await.iter().map(|row| house.path(&format!("/bau-cu/{}", row.id))));
    let prefixes: BTreeSet<String> = ROOMS
        .iter()
        .flat_map(|room| keys("vi", room))
        .filter_map(|key| key.split_once('-').map(|(p, _)| format!("{p}-")))
        .collect();
    for lang in ["vi", "en"] {
        for path in &paths {
            let page = browser.get(&format!("{path}?lang={lang}")).await;
            assert_eq!(page.status.as_u16(), 200, "{path}: {}", page.body);
            let said = page.one("main");
            let key = said.split_whitespace().find(|word| prefixes.iter().any(|prefix| word.starts_with(prefix.as_str())));
            assert_eq!(key, None, "{path} {lang}");
        }
    }
}
