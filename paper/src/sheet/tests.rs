//! Printed sheets against their maps: rasterised, the ink is where the map says and nowhere else.

use chibo_core::day::parse_day;
use chibo_core::election::{Slate, Style};
use chibo_sheet::{Map, Rect, RowMark, System, code, layout};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use std::sync::LazyLock;

use super::drawing::Drawing;
use super::{Ballot, Heading, MOST_NAMES, Unprintable, print, print_test};
use crate::typeset::frames::{texts, written};

/// Pixels to a point: 200 to the inch.
const SCALE: f32 = 200.0 / 72.0;

const NAMES: [&str; 15] = [
    "Nguyễn Văn An",
    "Trần Thị Mỹ Hạnh",
    "Lê Quang Huy",
    "Phạm Thu Hà",
    "Vũ Đình Khôi",
    "Hoàng Thị Lý",
    "Đặng Hữu Phước",
    "Ngô Quỳnh",
    "Bùi Thị Ngọc Ánh",
    "Dương Văn Sơn (1956)",
    "Dương Văn Sơn (1961)",
    "Nguyễn Thị Phương Thảo",
    "Ẩn Ấu Ỷ",
    "Lý Tự",
    "Trịnh Thị Thanh Huyền",
];

fn ballot(style: Style, names: &[&str], seats: u32) -> Ballot {
    let candidates = names.iter().map(|name| (*name).to_owned()).collect();
    Ballot {
        heading: Heading {
            superior: Some("ĐẢNG ỦY PHƯỜNG QUANG TRUNG".into()),
            issuer: Some("CHI BỘ KHU 5B".into()),
            congress: Some("Đại hội Chi bộ khu 5B lần thứ VI".into()),
            term: Some("2025-2027".into()),
        },
        key: String::new(),
        held_on: parse_day("3/7/2025").unwrap(),
        office: "committee".into(),
        round: 1,
        slate: Slate { seats, style, candidates, tie_of: Vec::new() },
        practice: false,
    }
}

fn worst() -> Ballot {
    let tie: Vec<String> = NAMES.iter().map(|&n| n.to_owned()).collect();
    let plain = ballot(Style::Tick, &NAMES, 15);
    Ballot {
        heading: Heading {
            superior: Some("ĐẢNG ỦY PHƯỜNG NAM KHÁNH VÀ CÁC KHU LÂN CẬN THÀNH PHỐ UÔNG BÍ".into()),
            issuer: Some("CHI BỘ TRƯỜNG TRUNG HỌC PHỔ THÔNG CHUYÊN NGUYỄN BỈNH KHIÊM".into()),
            congress: Some(["Đại hội Chi bộ Trường Trung học phổ thông chuyên Nguyễn Bỉnh Khiêm lần thứ XX", "XVIII"].concat()),
            term: Some("2025-2030".into()),
        },
        office: "delegates".into(),
        round: 2,
        slate: Slate { tie_of: tie, ..plain.slate.clone() },
        practice: true,
        ..plain
    }
}

fn samples() -> [(&'static str, Ballot); 6] {
    [
        ("strike-3", ballot(Style::Strike, &NAMES[..3], 2)),
        ("strike-6", ballot(Style::Strike, &NAMES[..6], 5)),
        ("strike-15", ballot(Style::Strike, &NAMES, 12)),
        ("tick-1", Ballot { office: "secretary".into(), ..ballot(Style::Tick, &NAMES[..1], 1) }),
        ("tick-6", Ballot { heading: Heading::default(), ..ballot(Style::Tick, &NAMES[..6], 6) }),
        ("worst", worst()),
    ]
}

/// A sample as it came out of the printer. Each is drawn once, for drawing takes a second.
struct Printed {
    sample: &'static str,
    ballot: Ballot,
    map: Map,
    picture: Picture,
}

static PRINTED: LazyLock<Vec<Printed>> = LazyLock::new(|| {
    let printed = |(sample, ballot): (&'static str, Ballot)| {
        let (pdf, map) = print(&ballot).expect(sample);
        Printed { sample, ballot, map, picture: Picture::of(&pdf) }
    };
    samples().into_iter().map(printed).collect()
});

/// A page in grey, 200 pixels to the inch.
struct Picture {
    width: usize,
    grey: Vec<u8>,
}

impl Picture {
    fn of(pdf: &[u8]) -> Self {
        let pdf = Pdf::new(pdf.to_vec()).expect("a readable PDF");
        let [page] = hayro::render_pdf(&pdf, SCALE, InterpreterSettings::default(), None).expect("a page").try_into().ok().unwrap();
        let grey =
            page.data_as_u8_slice().chunks(4).map(|p| u8::try_from((255 - u16::from(p[3])) + u16::from(p[1])).unwrap()).collect();
        Self { width: usize::from(page.width()), grey }
    }

    /// The dark pixels between two corners, in points.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a pixel of the page")]
    fn ink(&self, [x, y, width, height]: Rect) -> usize {
        let px = |n: f32| (n * SCALE).round() as usize;
        (px(y)..px(y + height)).map(|row| self.row(row, px(x), px(x + width))).sum()
    }

    fn row(&self, row: usize, from: usize, to: usize) -> usize {
        self.grey[row * self.width + from..row * self.width + to].iter().filter(|grey| **grey < 128).count()
    }
}

/// The four strips around a place, `out` points wide.
fn around([x, y, w, h]: Rect, out: f32) -> [Rect; 4] {
    let wide = w + 2.0 * out;
    [[x - out, y - out, wide, out], [x - out, y + h, wide, out], [x - out, y, out, h], [x + w, y, out, h]]
}

#[test]
fn the_map_holds_the_ink_of_each_name_and_nothing_else() {
    for Printed { sample, ballot, map, picture } in &*PRINTED {
        let contest = &map.contests[0];
        assert_eq!(contest.candidates.len(), ballot.slate.candidates.len());
        for (one, name) in contest.candidates.iter().zip(&ballot.slate.candidates) {
            assert_eq!(&one.id, name);
            let [x, y, w, h] = one.name;
            assert!(picture.ink(one.name) > 100, "{sample} {name}: no ink");
            for strip in around([x - 0.4, y - 0.4, w + 0.8, h + 0.8], 2.0) {
                assert_eq!(picture.ink(strip), 0, "{sample} {name}: ink at {strip:?} beside {:?}", one.name);
            }
            // The box is tight: each side has ink within it.
            for side in [[x, y, 1.0, h], [x + w - 1.0, y, 1.0, h], [x, y, w, 1.2], [x, y + h - 1.2, w, 1.2]] {
                assert!(picture.ink(side) > 0, "{sample} {name}: nothing at {side:?}");
            }
            for [from, to] in &one.gaps {
                let gap = [from + 0.25, y, (to - from - 0.5).max(0.0), h];
                assert_eq!(picture.ink(gap), 0, "{sample} {name}: ink in a gap {gap:?}");
            }
            assert!(one.gaps.len() >= name.split(' ').count() - 1, "{sample} {name}");
        }
    }
}

#[test]
fn boxes_are_where_the_map_says_and_empty() {
    for Printed { sample, map, picture, .. } in PRINTED.iter().filter(|one| one.ballot.slate.style == Style::Tick) {
        assert_eq!(map.contests[0].system, System::Mark);
        for one in &map.contests[0].candidates {
            let boxes = one.boxes.expect("boxes");
            let no = boxes.no.expect("two boxes");
            assert!(no[0] > boxes.yes[0] + 60.0 && (no[1] - boxes.yes[1]).abs() < 0.01);
            for [x, y, w, h] in [boxes.yes, no] {
                assert!(w >= 22.6 && (w - h).abs() < 0.01, "8 mm at the least");
                assert_eq!(picture.ink([x + 1.0, y + 1.0, w - 2.0, h - 2.0]), 0, "{sample}: ink in a box");
                for side in [[x - 0.6, y, 1.2, h], [x + w - 0.6, y, 1.2, h], [x, y - 0.6, w, 1.2], [x, y + h - 0.6, w, 1.2]] {
                    assert!(picture.ink(side) > 50, "{sample}: no line at {side:?}");
                }
            }
        }
    }
}

#[test]
fn marks_and_code_stand_free() {
    for Printed { sample, map, picture, .. } in &*PRINTED {
        assert_eq!(map.marks, Some(layout::MARKS));
        let [disc, inner, outer] = layout::MARK_RADII;
        for [x, y] in layout::MARKS {
            assert!(picture.ink([x - disc * 0.6, y - disc * 0.6, disc * 1.2, disc * 1.2]) > 100);
            assert_eq!(picture.ink([x + disc + 0.5, y - 1.0, inner - disc - 1.0, 2.0]), 0);
            assert!(picture.ink([x + inner + 0.5, y - 1.0, outer - inner - 1.0, 2.0]) > 20);
            for strip in
                around([x - outer - 0.5, y - outer - 0.5, 2.0 * outer + 1.0, 2.0 * outer + 1.0], layout::MARK_MOAT - outer - 0.5)
            {
                assert_eq!(picture.ink(strip), 0, "{sample}: the mark at {x}, {y} does not stand free");
            }
        }
        for strip in around(layout::CODE, layout::CODE_QUIET) {
            assert_eq!(picture.ink(strip), 0, "{sample}: the code has no quiet");
        }
    }
}

#[test]
fn the_code_as_printed_says_what_the_map_says() {
    let Printed { map, picture, .. } = &PRINTED[1];
    let modules = code::modules(map.code.as_deref().expect("a code")).expect("modules");
    let [left, top, ..] = layout::CODE;
    let (mut x, mut y) = (left, top);
    for (place, black) in modules.into_iter().enumerate() {
        let middle = [x + 0.8, y + 0.8, 1.0, 1.0];
        assert_eq!(picture.ink(middle) > 3, black, "module {place}");
        x += layout::CODE_MODULE;
        if (place + 1) % code::SIDE == 0 {
            (x, y) = (left, y + layout::CODE_MODULE);
        }
    }
}

#[test]
fn the_same_facts_make_the_same_bytes() {
    for (sample, ballot) in samples() {
        assert!(print(&ballot).unwrap() == print(&ballot).unwrap(), "{sample}");
    }
}

#[test]
fn another_vote_has_another_code() {
    let one = ballot(Style::Strike, &NAMES[..6], 5);
    let mut others = vec![one.code(), one.test_code()];
    others.push(Ballot { round: 2, ..one.clone() }.code());
    others.push(Ballot { key: "another".into(), ..one.clone() }.code());
    others.push(Ballot { office: "delegates".into(), ..one.clone() }.code());
    others.push(ballot(Style::Tick, &NAMES[..6], 5).code());
    others.push(ballot(Style::Strike, &NAMES[..6], 4).code());
    others.push(ballot(Style::Strike, &NAMES[1..7], 5).code());
    let different: std::collections::BTreeSet<&String> = others.iter().collect();
    assert_eq!(different.len(), others.len(), "{others:?}");
    // What is above the list does not matter: the same record with and without a data directory may differ there.
    assert_eq!(Ballot { heading: Heading::default(), ..one.clone() }.code(), one.code());
}

#[test]
fn what_does_not_fit_is_refused_with_its_reason() {
    let many: Vec<&str> = NAMES.iter().chain(&NAMES[..1]).copied().collect();
    let refusal = |ballot: &Ballot| print(ballot).map(|_| "printed").unwrap_err();
    let refused = refusal(&ballot(Style::Strike, &many, 5));
    assert!(matches!(refused, Unprintable::TooManyNames { names: 16, most: MOST_NAMES }), "{refused}");
    let long = "Công Tằng Tôn Nữ Thị Phương Thảo Nguyên Hương Giang Quỳnh Trâm";
    let refused = refusal(&ballot(Style::Tick, &[NAMES[0], long], 2));
    assert!(matches!(&refused, Unprintable::LongName(name) if name == long), "{refused}");
    let refused = refusal(&ballot(Style::Strike, &[NAMES[0], "Trần 🙂", NAMES[1]], 2));
    assert!(matches!(refused, Unprintable::Letter('🙂')), "{refused}");
    let mut wordy = ballot(Style::Strike, &NAMES[..3], 2);
    wordy.heading.congress = Some("Đại hội Chi bộ khu 5B lần thứ VI ".repeat(40));
    let refused = refusal(&wordy);
    assert!(matches!(refused, Unprintable::LongHeading), "{refused}");
}

#[test]
fn a_test_page_is_filled_in_where_it_says_and_is_no_ballot() {
    for Printed { sample, ballot, map: real, .. } in PRINTED.iter().filter(|one| one.ballot.slate.candidates.len() < 15) {
        let page = print_test(ballot).expect(sample);
        let picture = Picture::of(&page.pdf);
        let code = page.map.code.clone().expect("a code");
        assert!(code::is_test(&code) && code != ballot.code());
        for ((one, mark), as_real) in page.map.contests[0].candidates.iter().zip(&page.marks).zip(&real.contests[0].candidates) {
            assert!(!ballot.slate.candidates.contains(&one.id), "{sample}: a real name on a test page");
            assert_eq!(one.boxes, as_real.boxes);
            match (one.boxes, mark) {
                (Some(boxes), RowMark::Yes) => assert!(crossed(&picture, boxes.yes) && !crossed(&picture, boxes.no.unwrap())),
                (Some(boxes), _) => assert!(!crossed(&picture, boxes.yes) && crossed(&picture, boxes.no.unwrap())),
                (None, mark) => {
                    let [x, y, _, h] = one.name;
                    assert_eq!(picture.ink([x - 4.0, y, 2.0, h]) > 0, *mark == RowMark::No, "{sample} {}", one.id);
                }
            }
        }
    }
}

fn crossed(picture: &Picture, [x, y, w, h]: Rect) -> bool {
    picture.ink([x + 1.0, y + 1.0, w - 2.0, h - 2.0]) > 50
}

/// Every sample's text, with where it stands and how large.
#[test]
fn samples_keep_their_text() {
    for (sample, ballot) in samples() {
        let pages = Drawing::of_ballot(&ballot).unwrap().pages().unwrap();
        insta::assert_snapshot!(sample, written(&texts(&pages)));
    }
}

#[test]
fn the_map_reads_back() {
    let (_, map) = print(&ballot(Style::Strike, &NAMES[..3], 2)).unwrap();
    let text = serde_json::to_string(&map).unwrap();
    assert_eq!(serde_json::from_str::<Map>(&text).unwrap(), map);
}
