//! Both languages say everything: no key stands on a page in place of its words.

use chibo_core::member::MovementKind as M;
use chibo_frame::Role::{self, Admin, Secretary};
use chibo_frame::{Lang, Words, db::code};
use chibo_people::accounts::{Refusal as R, Weak};
use chibo_people::testing::House;
use chibo_people::testing::settle;
use chibo_people::{SLICE, accounts};

#[tokio::test]
async fn no_page_shows_a_key() {
    let (house, cell) = House::with_cell().await;
    let members = settle(&house, cell, None).await;
    let id = house.account("ai", &[Secretary]).await;
    for lang in ["vi", "en"] {
        let mut browser = house.signed_in(&format!("bithu-{lang}"), &[Admin, Secretary]).await;
        for path in [
            "/van-phong/danh-sach".to_owned(),
            format!("/van-phong/danh-sach/{}", members[0]),
            format!("/van-phong/danh-sach/{}/sua", members[0]),
            format!("/van-phong/danh-sach/{}/bien-dong", members[0]),
            "/van-phong/danh-sach/moi".into(),
            "/van-phong/danh-sach/da-luu".into(),
            "/van-phong/danh-sach/to-dang".into(),
            "/van-phong/ho-gia-dinh".into(),
            "/van-phong/chuc-vu".into(),
            "/van-phong/don-vi".into(),
            format!("/van-phong/don-vi/{cell}"),
            "/van-phong/chuc-vu/moi".into(),
            "/van-phong/huy-hieu".into(),
            "/van-phong/quy-dinh".into(),
            "/van-phong/quy-dinh/holidays".into(),
            "/van-phong/quy-dinh/holidays/moi".into(),
            "/van-phong/tai-khoan".into(),
            format!("/van-phong/tai-khoan/{id}"),
            "/van-phong/mat-khau".into(),
        ] {
            let page = browser.get(&format!("{path}?lang={lang}")).await;
            assert!(page.body.contains(&format!(r#"<html lang="{lang}">"#)));
            let said = page.one("main");
            let key = said.split_whitespace().find(|word| {
                ["accounts-", "roll-", "households-", "rules-", "mandates-", "units-", "deadlines-"]
                    .iter()
                    .any(|room| word.starts_with(room))
            });
            assert_eq!(key, None, "{path} {lang}");
        }
    }
}

#[test]
fn both_languages_have_the_same_keys() {
    for room in ["accounts", "roll", "households", "rules", "units", "mandates", "deadlines"] {
        let keys = |lang: &str| {
            let file = format!("{}/locales/{lang}/{room}.ftl", env!("CARGO_MANIFEST_DIR"));
            let text = std::fs::read_to_string(file).unwrap();
            let key = |line: &str| line.split_once(" =").map(|(key, _)| key.to_owned()).filter(|key| !key.starts_with(' '));
            text.lines().filter_map(key).collect::<std::collections::BTreeSet<_>>()
        };
        assert_eq!(keys("vi"), keys("en"), "{room}");
    }
}

#[test]
fn every_movement_role_and_refusal_has_words() {
    let words = Words::new([SLICE.words]);
    let movements = M::ALL.iter().map(|kind| format!("roll-movement-{}", code(kind)));
    for key in movements.chain(Role::ALL.iter().map(|role| format!("accounts-{}", role.key()))) {
        assert_ne!(words.t(Lang::Vi, &key), key);
    }
    let refusals = [
        R::Login("x".into()),
        R::Taken("x".into()),
        R::Name,
        R::Roles,
        R::Short(3),
        R::Weak(Weak::Known),
        R::Weak(Weak::Common),
        R::Weak(Weak::Run),
        R::Recovery,
        R::Differ,
        R::Wrong,
        R::Wait(5),
        R::LastAdmin,
        R::Code,
        R::Cell,
        R::NoAccount,
    ];
    for refusal in refusals {
        for lang in [Lang::Vi, Lang::En] {
            let message = accounts::worded(&refusal, &words, lang);
            let said = format!("{} {}", message.text, message.remedy.unwrap_or_default());
            assert!(!said.contains("accounts-") && !said.contains("units-") && !said.contains('{'), "{said}");
        }
    }
}
