//! Every page that shows somebody leaves an act. The walk through the office (`workbooks::crawl`) asks it of every page that it
//! comes to; the table of routes is asked of those it does not reach.

use chibo::house;
use chibo_frame::readings::{READ, Reading, TAKE};
use chibo_frame::record::{self, act};
use chibo_frame::{App, Lang, Right};
use chibo_people::{acts, roll, units};
use scraper::{Html, Selector};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::BTreeSet;

/// Pages that may name somebody without leaving a reading, each with its reason.
const EXCEPT: [(&str, &str); 4] = [
    ("/van-phong/tin-bai", "news, written for everybody to read; who is named in it is named in public"),
    ("/van-phong/chuyen-muc", "the same"),
    ("/in-phieu", "a ballot's names hang on the wall; around a ballot nothing is written down but totals"),
    ("/kiem-phieu", "the same"),
];

/// What tells that a page shows somebody: the members' names and telephones.
pub(super) struct Named(Vec<String>);

impl Named {
    pub(super) async fn of(app: &App) -> Self {
        let cell = units::find_cell(&app.db).await.unwrap().unwrap();
        let members = roll::list_members(&app.db, cell.id).await.unwrap();
        assert!(members.len() > 20);
        Self(members.into_iter().flat_map(|row| [Some(row.name), row.phone]).flatten().collect())
    }

    /// Whether a page shows one of them, apart from who is signed in.
    pub(super) fn shows(&self, html: &Html) -> bool {
        let main = Selector::parse("main").unwrap();
        let text: String = html.select(&main).flat_map(|main| main.text()).collect();
        self.0.iter().any(|name| text.contains(name))
    }
}

/// Which of these addresses left no act.
pub(super) async fn unwritten(app: &App, shown: &[String]) -> Vec<String> {
    let find = act::Entity::find().filter(act::Column::Verb.starts_with(READ));
    let read: BTreeSet<String> = find.all(&app.db).await.unwrap().iter().map(|act| reading(act).page).collect();
    let path = |page: &String| page.split('?').next().unwrap().to_owned();
    let excepted = |path: &String| EXCEPT.iter().any(|(part, _)| path.contains(part));
    shown.iter().map(path).filter(|path| !read.contains(path) && !excepted(path)).collect()
}

fn reading(act: &record::Act) -> Reading {
    serde_json::from_str(&act.detail).unwrap()
}

/// Pages behind rights that open people's data, but which hold nobody's: what the cell keeps of rules, kinds, targets; what goes to
/// the ward and comes from it, sums all of it.
const ABOUT_NOBODY: [&str; 14] = [
    "/van-phong/bieu-mau",
    "/van-phong/gui-dang-uy",
    "/van-phong/gui-dang-uy/{id}/tai",
    "/van-phong/nhiem-ky/{term}/sua-chi-tieu",
    "/van-phong/nhiem-ky/{term}/sua-chi-tieu/moi",
    "/van-phong/nhiem-ky/{term}/sua-chi-tieu/{id}",
    "/van-phong/nhiem-ky/{term}/sua-chi-tieu/{id}/cach-do",
    "/van-phong/quy-dinh",
    "/van-phong/quy-dinh/{kind}",
    "/van-phong/quy-dinh/{kind}/moi",
    "/van-phong/quy-dinh/{kind}/{id}",
    "/van-phong/so-sach",
    "/van-phong/tu-dang-uy",
    "/van-phong/van-ban/loai",
];

#[test]
fn every_path_behind_such_a_right_is_watched_and_has_its_words() {
    let words = house::words();
    let people = [Right::OwnRecord, Right::SeePeople, Right::KeepRecords, Right::TakeAttendance, Right::SeeElections];
    let (mut unwatched, mut wordless) = (BTreeSet::new(), BTreeSet::new());
    for route in house::routes().table {
        if people.contains(&route.right) && !route.personal {
            unwatched.insert(route.path);
        }
        if route.personal {
            let work = chibo_frame::readings::work(route.path);
            for verb in [READ, TAKE] {
                let said = acts::verb_text(&words, Lang::Vi, &format!("{verb}{work}"));
                if said.contains("reading-") {
                    wordless.insert(work);
                }
            }
        }
    }
    assert_eq!(unwatched, BTreeSet::from(ABOUT_NOBODY));
    assert_eq!(wordless, BTreeSet::new(), "pieces of work without words in the log: reading-NAME");
}
