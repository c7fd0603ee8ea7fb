//! The product's own sheets, printed as `chibo election sheet` prints them, as pixels; and one voter's ballot in a picture.

use crate::chance::Chance;
use crate::harm::{HARMS, Harm, Shrink, fold, tear, turn, wear};
use crate::photo::photograph;
use crate::scanner::{fax, paper, scan};
use crate::voter::{Kind, Truth, fill};
use anyhow::{Context, ensure};
use chibo_core::election::{Slate, Style};
use chibo_paper::sheet::{Ballot, Heading, print};
use chibo_sheet::files::{Source, each};
use chibo_sheet::{Map, Rect};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, GrayImage};

/// Dots an inch at which sheets are drawn and pens are measured.
pub(crate) const DPI: f32 = 200.0;

/// Names that do not exist in one cell.
const NAMES: [&str; 12] = [
    "Nguyễn Văn Bình",
    "Trần Thị Ánh Tuyết",
    "Lê Quang Huy",
    "Phạm Thu Hà",
    "Vũ Đình Khôi",
    "Hoàng Thị Lý",
    "Đặng Hữu Nghĩa",
    "Bùi Thị Kim Oanh",
    "Đỗ Văn Ước",
    "Ngô Thị Thanh Xuân",
    "Dương Ê",
    "Nguyễn Hoàng Phương Quỳnh",
];

/// The sheets that are filled in: how they are marked, how many names, how many seats.
pub(crate) const SLATES: [(Style, usize, u32); 10] = [
    (Style::Strike, 6, 5),
    (Style::Tick, 5, 5),
    (Style::Strike, 4, 3),
    (Style::Tick, 1, 1),
    (Style::Strike, 9, 7),
    (Style::Tick, 3, 3),
    (Style::Strike, 3, 2),
    (Style::Tick, 7, 7),
    (Style::Strike, 7, 5),
    (Style::Tick, 9, 9),
];

/// Where a picture was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mode {
    Scanner,
    Photo,
}

/// An empty sheet.
pub(crate) struct Blank {
    /// What the reader is given.
    pub(crate) map: Map,
    page: GrayImage,
}

/// One picture and all that is known of it.
pub(crate) struct Made {
    pub(crate) key: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) mode: Mode,
    pub(crate) kind: Kind,
    pub(crate) harm: Harm,
    pub(crate) truth: Vec<Truth>,
}

/// So many of the sheets, printed and drawn.
pub(crate) fn blanks(many: usize) -> anyhow::Result<Vec<Blank>> {
    SLATES.iter().enumerate().take(many).map(|(place, slate)| blank(place, *slate)).collect()
}

fn blank(place: usize, (style, names, seats): (Style, usize, u32)) -> anyhow::Result<Blank> {
    let candidates = NAMES.iter().cycle().skip(place).take(names).map(ToString::to_string).collect();
    let (pdf, map) = print(&Ballot {
        heading: Heading {
            superior: Some("ĐẢNG ỦY PHƯỜNG QUANG TRUNG".into()),
            issuer: Some("CHI BỘ KHU 5B".into()),
            congress: Some("Đại hội Chi bộ khu 5B lần thứ VI".into()),
            term: Some("2025-2027".into()),
        },
        key: format!("bench-{place}"),
        held_on: "2025-06-29".parse().context("a day")?,
        office: if names == 1 { "secretary" } else { "committee" }.into(),
        round: 1,
        slate: Slate { seats, style, candidates, tie_of: Vec::new() },
        practice: false,
    })?;
    let mut page = None;
    each([Source::held("sheet.pdf", pdf)], DynamicImage::to_luma8, |_, drawn| page = drawn.ok());
    let page = page.context("the sheet as pixels")?;
    ensure!(page.width() > 1_600, "drawn at {DPI} dpi");
    Ok(Blank { map, page })
}

impl Blank {
    /// The sheet number `number` of a seed, as the reader gets it when it looks for this sheet.
    pub(crate) fn filled(&self, other: &Self, seed: u64, number: u64) -> anyhow::Result<Made> {
        let mut chance = Chance::of(seed, number);
        let mode = if chance.happens(0.5) { Mode::Scanner } else { Mode::Photo };
        let harm = match chance.weighed(&HARMS) {
            Harm::Fax if mode == Mode::Photo => Harm::None,
            harm => harm,
        };
        let printed = if harm == Harm::Foreign { other } else { self };
        let (sheet, kind, truth) = printed.written(harm, &mut chance);
        let taken = if mode == Mode::Scanner { scan(&sheet, &mut chance) } else { photograph(&sheet, &mut chance) };
        let taken = if harm == Harm::Fax { fax(&taken, &mut chance) } else { taken };
        let taken = turn(taken, harm, &mut chance);
        let (bytes, ending) = packed(&taken, mode, &mut chance)?;
        Ok(Made { key: format!("{seed}-{number:05}.{ending}"), bytes, mode, kind, harm, truth })
    }

    /// The sheet of paper after the vote.
    fn written(&self, harm: Harm, chance: &mut Chance) -> (image::RgbImage, Kind, Vec<Truth>) {
        let mut print = self.page.clone();
        if harm == Harm::WornPrint {
            wear(&mut print, chance);
        }
        let shrink = (harm == Harm::Shrunk).then(|| Shrink::new(&print, chance));
        let mut sheet = paper(&print);
        let mut contest = self.map.contests[0].clone();
        let mut place = |rect: &mut Rect| {
            let dots = rect.map(|points| points * DPI / self.map.dpi);
            *rect = shrink.as_ref().map_or(dots, |shrink| shrink.place(dots));
        };
        for candidate in &mut contest.candidates {
            place(&mut candidate.name);
            if let Some(boxes) = &mut candidate.boxes {
                place(&mut boxes.yes);
                boxes.no.iter_mut().for_each(&mut place);
            }
        }
        if let Some(shrink) = &shrink {
            sheet = shrink.page(&sheet);
        }
        let (kind, truth) = fill(&mut sheet, &contest, chance);
        match harm {
            Harm::Folded | Harm::Crumpled => sheet = fold(&sheet, harm == Harm::Crumpled, chance),
            Harm::Torn => tear(&mut sheet, chance),
            _ => {}
        }
        (sheet, kind, truth)
    }
}

/// Half of the scans are PNG; phones write JPEG.
fn packed(picture: &DynamicImage, mode: Mode, chance: &mut Chance) -> anyhow::Result<(Vec<u8>, &'static str)> {
    let mut bytes = Vec::new();
    if mode == Mode::Scanner && chance.happens(0.5) {
        picture.write_with_encoder(PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Up))?;
        return Ok((bytes, "png"));
    }
    let quality = if mode == Mode::Scanner { 70 + chance.below(23) } else { 45 + chance.below(44) };
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, quality as u8))?;
    Ok((bytes, "jpg"))
}
