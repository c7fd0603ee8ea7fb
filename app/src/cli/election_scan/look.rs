//! One picture as `scan` answers for it: what the reader says, why it is not read, and the doubtful lines cut out.

use chibo_congress::scan;
use chibo_frame::Page;
use chibo_sheet::files::Unreadable;
use chibo_sheet::{Crop, Doubt, Map, Picture, Reason, RowMark, Status, Verdict, read};
use image::imageops::FilterType;
use image::{DynamicImage, GrayImage};

/// A doubtful line is shown this much larger.
const ENLARGED: u32 = 3;

/// What one picture came to.
pub(super) struct Seen {
    pub(super) status: Status,
    /// In the ballot's order; none where it was refused.
    pub(super) marks: Vec<(String, RowMark)>,
    pub(super) verdict: Verdict,
    why: Option<Why>,
    /// The doubtful lines, by their place from 1.
    pub(super) crops: Vec<(usize, GrayImage)>,
}

/// Why a picture is not read.
enum Why {
    File(Unreadable),
    Sheet(Reason, Vec<(usize, String, Doubt)>),
}

/// Reads a picture.
pub(super) fn look(map: &Map, picture: &DynamicImage, with_crops: bool) -> Seen {
    let luma = picture.to_luma8();
    let Some(picture) = Picture::new(luma.width(), luma.height(), luma.into_raw()) else {
        return Seen::unreadable(Unreadable::Damaged);
    };
    let sheet = read(map, &picture);
    let names = || map.contests.iter().flat_map(|contest| &contest.candidates).map(|candidate| &candidate.id);
    let mark = |id: &String| Some((id.clone(), *sheet.reading.marks.get(id)?));
    let place = |id: &String| names().position(|name| name == id).map_or(0, |place| place + 1);
    let doubts: Vec<_> = sheet.doubts.iter().map(|(id, doubt)| (place(id), id.clone(), *doubt)).collect();
    let crop = |(place, id, _): &(usize, String, Doubt)| Some((*place, enlarged(sheet.squared.as_ref()?.line(id)?)?));
    Seen {
        status: sheet.reading.status,
        marks: names().filter_map(mark).collect(),
        verdict: sheet.reading.verdict,
        crops: doubts.iter().filter(|_| with_crops).filter_map(crop).collect(),
        why: sheet.reason.map(|reason| Why::Sheet(reason, doubts)),
    }
}

fn enlarged(crop: Crop) -> Option<GrayImage> {
    let (width, height) = (crop.width * ENLARGED, crop.height * ENLARGED);
    let picture = GrayImage::from_raw(crop.width, crop.height, crop.luma)?;
    Some(image::imageops::resize(&picture, width, height, FilterType::CatmullRom))
}

impl Seen {
    /// A file that gives no picture.
    pub(super) fn unreadable(why: Unreadable) -> Self {
        let (marks, crops) = (Vec::new(), Vec::new());
        Self { status: Status::Refused, marks, verdict: Verdict::Review, why: Some(Why::File(why)), crops }
    }

    /// Why it is not read, in one sentence.
    pub(super) fn words(&self, page: &Page) -> Option<String> {
        Some(match self.why.as_ref()? {
            Why::File(why) => scan::unreadable(page, why),
            Why::Sheet(reason, doubts) => {
                let lines: Vec<_> = doubts.iter().map(|(place, name, doubt)| (*place, name.as_str(), *doubt)).collect();
                scan::reason(page, reason, &lines)
            }
        })
    }
}
