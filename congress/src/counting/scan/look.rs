//! One picture: what it says, or which of its lines the tellers look at. Nothing of it is kept but those lines.

use chibo_core::election::{Mark, Paper, Slate};
use chibo_sheet::files::{Source, Unreadable, each};
use chibo_sheet::{Crop, Doubt, Map, Picture, Reason, RowMark, Sheet, Status, read};
use image::{DynamicImage, GrayImage, ImageFormat};
use sha2::{Digest, Sha256};
use std::io::Cursor;

/// What became of one picture of a batch.
pub(super) struct Seen {
    /// The file's name, and the page in it.
    pub(super) name: String,
    pub(super) said: Said,
}

/// What a picture says.
pub(super) enum Said {
    /// It gives no picture.
    NoPicture(Unreadable),
    /// It is no ballot of this round, or cannot be read.
    Refused(Reason),
    /// Every line was read.
    Read { print: Print, paper: Paper },
    /// The tellers rule.
    Doubtful { print: Print, doubtful: Doubtful },
}

/// The same for the same picture.
pub(super) type Print = [u8; 32];

/// A sheet that the tellers look at.
pub(super) struct Doubtful {
    pub(super) reason: Reason,
    /// The lines in question, by their place.
    pub(super) doubts: Vec<(usize, Doubt)>,
    /// What was read; none in a line in question.
    pub(super) marks: Vec<Option<Mark>>,
    /// The lines to be shown, by their place, as PNG.
    pub(super) crops: Vec<(usize, Vec<u8>)>,
}

/// Reads a batch; `one` is called after each picture, on whichever thread read it.
pub(super) fn batch(map: &Map, slate: &Slate, sources: Vec<Source>, one: impl Fn() + Sync) -> Vec<Seen> {
    let mut all = Vec::with_capacity(sources.len());
    let work = |picture: &DynamicImage| {
        let said = look(map, slate, picture);
        one();
        said
    };
    each(sources, work, |name, said| all.push(Seen { name, said: said.unwrap_or_else(Said::NoPicture) }));
    all
}

fn look(map: &Map, slate: &Slate, image: &DynamicImage) -> Said {
    let sheet = read(map, &Picture::from(image));
    let print = print(image);
    let marks: Vec<Option<Mark>> = slate.candidates.iter().map(|name| mark(*sheet.reading.marks.get(name)?)).collect();
    match (&sheet.reason, sheet.reading.status) {
        (Some(reason), Status::Refused) => Said::Refused(reason.clone()),
        (None, Status::Read) if !sheet.says_nothing => match marks.iter().copied().collect() {
            Some(marks) => Said::Read { print, paper: Paper { marks, ruling: None } },
            None => Said::Refused(Reason::MapUnusable),
        },
        (reason, _) => {
            let reason = reason.clone().unwrap_or(Reason::Lines { count: 0 });
            Said::Doubtful { print, doubtful: doubtful(slate, &sheet, reason, marks) }
        }
    }
}

fn doubtful(slate: &Slate, sheet: &Sheet, reason: Reason, marks: Vec<Option<Mark>>) -> Doubtful {
    let place = |id: &String| slate.candidates.iter().position(|name| name == id);
    let doubts: Vec<(usize, Doubt)> = sheet.doubts.iter().filter_map(|(id, doubt)| Some((place(id)?, *doubt))).collect();
    // Where the whole sheet is in question all its lines are shown.
    let whole = doubts.is_empty() || !matches!(reason, Reason::Lines { .. });
    let shown = slate.candidates.iter().enumerate().filter(|(at, _)| whole || doubts.iter().any(|(place, _)| place == at));
    let crop = |name: &String| png(sheet.squared.as_ref()?.line(name)?);
    let crops = shown.filter_map(|(at, name)| Some((at, crop(name)?))).collect();
    Doubtful { reason, doubts, marks, crops }
}

fn mark(said: RowMark) -> Option<Mark> {
    match said {
        RowMark::Yes => Some(Mark::Yes),
        RowMark::No => Some(Mark::No),
        RowMark::None => Some(Mark::None),
        RowMark::Both => Some(Mark::Both),
        RowMark::Review => None,
    }
}

fn png(crop: Crop) -> Option<Vec<u8>> {
    let mut bytes = Cursor::new(Vec::new());
    GrayImage::from_raw(crop.width, crop.height, crop.luma)?.write_to(&mut bytes, ImageFormat::Png).ok()?;
    Some(bytes.into_inner())
}

fn print(image: &DynamicImage) -> Print {
    let mut hash = Sha256::new();
    hash.update(image.width().to_be_bytes());
    hash.update(image.as_bytes());
    hash.finalize().into()
}
