//! What is read from a picture, and when a person is asked.

use crate::drawing::{NAMES, Page, map};
use chibo_sheet::code::{Kind, words};
use chibo_sheet::{Doubt, Map, Picture, Reason, Rect, RowMark, Sheet, Status, System, Verdict, read};
use proptest::prelude::*;

fn strikes() -> Map {
    map(System::Strike, &words(Kind::Strike, 1, &["a"]))
}

fn ticks() -> Map {
    map(System::Mark, &words(Kind::Tick, 1, &["a"]))
}

fn name(map: &Map, line: usize) -> Rect {
    map.contests[0].candidates[line].name
}

fn boxes(map: &Map, line: usize) -> [Rect; 2] {
    let boxes = map.contests[0].candidates[line].boxes.unwrap();
    [boxes.yes, boxes.no.unwrap()]
}

fn marks(sheet: &Sheet) -> Vec<RowMark> {
    NAMES.iter().filter_map(|name| sheet.reading.marks.get(*name).copied()).collect()
}

/// The second name struck out.
fn struck() -> (Map, Page) {
    let map = strikes();
    let mut page = Page::printed(&map);
    page.strike(name(&map, 1), 1.02, 60);
    (map, page)
}

/// Yes, no, yes.
fn ticked() -> (Map, Page) {
    let map = ticks();
    let mut page = Page::printed(&map);
    for (line, choice) in [(0, 0), (1, 1), (2, 0)] {
        page.cross(boxes(&map, line)[choice], 60);
    }
    (map, page)
}

#[test]
fn a_sheet_is_read_any_way_up() {
    for (map, page) in [struck(), ticked()] {
        for quarters in 0..4 {
            let sheet = read(&map, &page.turned(quarters).picture());
            assert_eq!(marks(&sheet), [RowMark::Yes, RowMark::No, RowMark::Yes], "{quarters}: {:?}", sheet.doubts);
            assert_eq!((sheet.reading.status, sheet.reading.verdict, sheet.reason), (Status::Read, Verdict::Valid, None));
        }
    }
}

#[test]
fn a_sheet_is_read_from_aside() {
    for (map, page) in [struck(), ticked()] {
        for angle in [-0.2, 0.08, 3.0] {
            let sheet = read(&map, &page.aside(angle).picture());
            assert_eq!(marks(&sheet), [RowMark::Yes, RowMark::No, RowMark::Yes], "{angle}: {:?} {:?}", sheet.reason, sheet.doubts);
        }
    }
}

#[test]
fn a_corner_may_be_missing() {
    for (map, mut page) in [struck(), ticked()] {
        page.block([0.0, 0.0, 90.0, 90.0], 70);
        let sheet = read(&map, &page.picture());
        assert_eq!(marks(&sheet), [RowMark::Yes, RowMark::No, RowMark::Yes], "{:?} {:?}", sheet.reason, sheet.doubts);
    }
}

#[test]
fn the_rules_judge_what_is_read() {
    let map = strikes();
    let sheet = read(&map, &Page::printed(&map).picture());
    assert_eq!((sheet.reading.status, sheet.reading.verdict), (Status::Read, Verdict::Invalid));
    let map = ticks();
    let sheet = read(&map, &Page::printed(&map).picture());
    assert_eq!(marks(&sheet), [RowMark::None; 3]);
    assert!(sheet.says_nothing && sheet.reading.verdict == Verdict::Valid);
}

fn doubt(sheet: &Sheet) -> Option<Doubt> {
    assert_eq!((sheet.reading.status, sheet.reading.verdict), (Status::Review, Verdict::Review));
    sheet.doubts.iter().find(|(id, _)| id == NAMES[0]).map(|(_, doubt)| *doubt)
}

#[test]
fn in_doubt_a_person_is_asked() {
    let (map, mut page) = ticked();
    page.cross(boxes(&map, 0)[1], 60);
    assert_eq!(doubt(&read(&map, &page.picture())), Some(Doubt::BothBoxes));

    let (map, mut page) = ticked();
    let [x, y, width, height] = boxes(&map, 0)[1];
    page.disc(x + width / 2.0, y + height / 2.0, 2.2, 40);
    assert_eq!(doubt(&read(&map, &page.picture())), Some(Doubt::StrayMark));

    let (map, mut page) = struck();
    page.strike(name(&map, 0), 0.55, 60);
    assert!(matches!(doubt(&read(&map, &page.picture())), Some(Doubt::PartialStrike { .. })));

    let (map, mut page) = struck();
    let [x, y, width, height] = name(&map, 0);
    page.line([x, y + height * 1.2], [x + width * 0.6, y + height * 1.2], 1.2, 60);
    assert_eq!(doubt(&read(&map, &page.picture())), Some(Doubt::Underlined));

    let (map, mut page) = struck();
    page.strike(name(&map, 0), 1.02, 242);
    assert!(matches!(doubt(&read(&map, &page.picture())), Some(Doubt::Faint { .. })));
}

#[test]
fn another_paper_is_refused() {
    let (map, page) = struck();
    let other = super::drawing::map(System::Strike, &words(Kind::Strike, 2, &["a"]));
    let sheet = read(&other, &page.picture());
    assert_eq!(sheet.reason, Some(Reason::OtherElection { code: map.code.clone() }));
    assert!(sheet.reading.status == Status::Refused && sheet.reading.marks.is_empty());

    let test = super::drawing::map(System::Strike, &words(Kind::Test, 1, &["a"]));
    assert_eq!(read(&map, &Page::printed(&test).picture()).reason, Some(Reason::TestPage));

    let empty = Picture::new(1654, 2339, vec![250; 1654 * 2339]).unwrap();
    assert_eq!(read(&map, &empty).reason, Some(Reason::NotABallot));
}

#[test]
fn a_code_that_is_covered_is_asked_about() {
    let (map, mut page) = struck();
    page.block([448.0, 738.0, 60.0, 60.0], 120);
    let sheet = read(&map, &page.picture());
    assert_ne!(sheet.reading.status, Status::Read);
    assert!(matches!(sheet.reason, Some(Reason::CodeUnreadable | Reason::NotABallot)), "{:?}", sheet.reason);
}

#[test]
fn a_line_is_cut_out_for_a_person() {
    let (map, page) = struck();
    let squared = read(&map, &page.turned(2).picture()).squared.unwrap();
    let [plain, through] = [NAMES[0], NAMES[1]].map(|id| squared.line(id).unwrap());
    assert_eq!(plain.luma.len(), (plain.width * plain.height) as usize);
    let dark = |luma: &[u8]| luma.iter().filter(|pixel| **pixel < 128).count();
    assert!(dark(&through.luma) > dark(&plain.luma) && squared.line("nobody").is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_picture_is_too_strange(width in 0_u32..90, height in 0_u32..90, seed in any::<u64>(), numbers in any::<[f32; 4]>()) {
        let mut state = seed | 1;
        let luma = (0..width * height).map(|_| { state ^= state << 13; state ^= state >> 7; state ^= state << 17; state as u8 }).collect();
        let picture = Picture::new(width, height, luma).unwrap();
        let mut map = ticks();
        prop_assert_eq!(read(&map, &picture).reading.status, Status::Refused);
        map.code = None;
        read(&map, &picture);
        map.contests[0].candidates[0].name = numbers;
        map.rules = vec![numbers];
        map.page = [numbers[0], numbers[1]];
        read(&map, &picture);
    }
}
