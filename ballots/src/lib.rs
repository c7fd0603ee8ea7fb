//! Filled-in ballots, made by program, and what their reading is worth: the product's own sheets, printed, filled in,
//! scanned, photographed and maltreated, the same for a seed on every machine. For the benchmark and for tests; the
//! product knows nothing of it.
//!
//! `cargo run --release -p chibo-bench -- ballots [--sheets N] [--seed S] [--save DIR]`, or `--truth DIR --map map.json` for
//! a folder of pictures with its truth. `--save` keeps the pictures that came out badly.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    clippy::cast_possible_wrap,
    reason = "dots and colours of made-up pictures"
)]

mod chance;
mod field;
mod hand;
mod harm;
mod pen;
mod photo;
mod scanner;
mod score;
mod sheets;
mod truth;
mod voter;

use anyhow::{Context, bail};
use chibo_sheet::files::{Source, each};
use chibo_sheet::{Map, Picture, RowMark, Status};
use harm::Harm;
use image::DynamicImage;
use rayon::prelude::*;
use score::{Known, Outcome, Score};
use sheets::{Blank, Made};
use std::io::Write;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use voter::Truth;

/// Sheets that are made, then read, at a time: all of one vote, as in a hall.
const A_BATCH: u64 = 20;
/// Sheets a minute that must be read, on two cores.
const A_MINUTE: f64 = 600.0;

/// What a reader says of a picture.
#[derive(Debug, Clone)]
struct Look {
    /// What became of it.
    status: Status,
    /// A mark for each name.
    marks: Vec<(String, RowMark)>,
    /// Every question has its reason.
    reasoned: bool,
}

/// A reader of pictures: the product's, or one to be compared with it.
type Reader<'r> = &'r (dyn Fn(&Map, &DynamicImage) -> Look + Sync);

/// What the product's reader says.
fn look(map: &Map, picture: &DynamicImage) -> Look {
    let grey = picture.to_luma8();
    let Some(picture) = Picture::new(grey.width(), grey.height(), grey.into_raw()) else { return Look::refused() };
    let sheet = chibo_sheet::read(map, &picture);
    let asked = sheet.reading.marks.values().filter(|mark| **mark == RowMark::Review).count();
    let reasoned = sheet.reason.is_some() && asked == sheet.doubts.len();
    Look { status: sheet.reading.status, marks: sheet.reading.marks.into_iter().collect(), reasoned }
}

impl Look {
    fn refused() -> Self {
        Self { status: Status::Refused, marks: Vec::new(), reasoned: true }
    }
}

struct Wanted {
    sheets: u64,
    seed: u64,
    slates: usize,
    save: Option<PathBuf>,
    truth: Option<PathBuf>,
    map: Option<PathBuf>,
}

/// Runs the benchmark as these words say, and prints what came out.
pub fn measure(words: &[String]) -> anyhow::Result<()> {
    let wanted = Wanted::of(words)?;
    let mut score = Score::default();
    let start = Instant::now();
    let taken = if let Some(folder) = &wanted.truth {
        let map = wanted.map.as_ref().context("--truth goes with --map")?;
        let map = serde_json::from_slice(&std::fs::read(map)?)?;
        truth::score(folder, &map, &look, &mut score)?
    } else {
        say(&format!("{} sheets of seed {}", wanted.sheets, wanted.seed));
        made_up(&wanted, &look, &mut score)?
    };
    say(&score.table());
    let cores = rayon::current_num_threads();
    let speed = score.sheets() as f64 * 60.0 / taken.as_secs_f64();
    say(&format!("{speed:.0} sheets a minute on {cores} cores, unpacking included (limit {A_MINUTE:.0} on 2)"));
    say(&format!("reading took {:.1} s, all of it {:.1} s", taken.as_secs_f64(), start.elapsed().as_secs_f64()));
    Ok(())
}

/// Makes and reads sheets, batch by batch. How long the reading took.
fn made_up(wanted: &Wanted, reader: Reader<'_>, score: &mut Score) -> anyhow::Result<Duration> {
    let blanks = sheets::blanks(wanted.slates)?;
    let mut taken = Duration::ZERO;
    for first in (0..wanted.sheets).step_by(A_BATCH as usize) {
        let place = (first / A_BATCH) as usize % blanks.len();
        let (blank, other) = (&blanks[place], &blanks[(place + 2) % blanks.len()]);
        let numbers: Vec<u64> = (first..wanted.sheets.min(first + A_BATCH)).collect();
        let made: Vec<Made> =
            numbers.par_iter().map(|number| blank.filled(other, wanted.seed, *number)).collect::<anyhow::Result<_>>()?;
        let (looks, time) = read(blank, &made, reader);
        taken += time;
        for (made, look) in made.iter().zip(&looks) {
            let outcome = score.add(&made.known(), look);
            tell_bad(&made.key, outcome, &made.truth, look);
            keep(wanted, made, outcome)?;
        }
    }
    Ok(taken)
}

fn read(blank: &Blank, made: &[Made], reader: Reader<'_>) -> (Vec<Look>, Duration) {
    let sources: Vec<Source> = made.iter().map(|made| Source::held(&made.key, made.bytes.clone())).collect();
    let (start, mut looks) = (Instant::now(), Vec::new());
    each(sources, |picture| reader(&blank.map, picture), |_, seen| looks.push(seen.unwrap_or_else(|_| Look::refused())));
    (looks, start.elapsed())
}

/// Says which sheets came out badly, so that they can be made again.
fn tell_bad(key: &str, outcome: Outcome, truth: &[Truth], look: &Look) {
    if outcome == Outcome::Silent {
        let lines: Vec<String> = truth
            .iter()
            .map(|line| {
                let seen = look.marks.iter().find(|(id, _)| *id == line.id).map(|(_, mark)| mark);
                format!("{}: {:?} read {seen:?}", line.id, line.mark)
            })
            .collect();
        say(&format!("SILENT {key} {}", lines.join(", ")));
    }
}

fn keep(wanted: &Wanted, made: &Made, outcome: Outcome) -> anyhow::Result<()> {
    let (Some(folder), false) = (&wanted.save, matches!(outcome, Outcome::Right | Outcome::Fair)) else { return Ok(()) };
    std::fs::create_dir_all(folder)?;
    let about = format!("{outcome:?}-{}-{}-{}", made.defect().replace(' ', "_"), made.mode.name(), made.key);
    Ok(std::fs::write(folder.join(about), &made.bytes)?)
}

impl Made {
    fn defect(&self) -> &'static str {
        if self.harm == Harm::None { self.kind.name() } else { self.harm.name() }
    }

    fn known(&self) -> Known<'_> {
        Known { mode: self.mode, defect: self.defect(), harm: self.harm, truth: &self.truth }
    }
}

impl Wanted {
    fn of(words: &[String]) -> anyhow::Result<Self> {
        let mut wanted = Self { sheets: 500, seed: 1, slates: sheets::SLATES.len(), save: None, truth: None, map: None };
        for pair in words.chunks(2) {
            let [name, value] = pair else { bail!("{} goes with a value", pair.join(" ")) };
            match name.as_str() {
                "--sheets" => wanted.sheets = value.parse()?,
                "--seed" => wanted.seed = value.parse()?,
                "--save" => wanted.save = Some(value.into()),
                "--truth" => wanted.truth = Some(value.into()),
                "--map" => wanted.map = Some(value.into()),
                _ => bail!("no option {name}"),
            }
        }
        Ok(wanted)
    }
}

fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_batch_has_no_silent_error_and_every_question_its_reason() {
        let wanted = Wanted { sheets: 24, slates: 3, seed: 5, ..Wanted::of(&[]).unwrap() };
        let mut score = Score::default();
        made_up(&wanted, &look, &mut score).unwrap();
        let table = score.table();
        assert!(table.contains("silent errors: 0 of 24") && table.contains("questions without a reason: 0"), "{table}");
        assert!(score.right() >= 12, "{table}");
    }

    #[test]
    fn a_reader_that_refuses_everything_is_never_wrong_and_never_right() {
        let wanted = Wanted { sheets: 6, slates: 3, ..Wanted::of(&[]).unwrap() };
        let mut score = Score::default();
        made_up(&wanted, &|_, _| Look::refused(), &mut score).unwrap();
        let table = score.table();
        assert!(table.contains("silent errors: 0 of 6") && table.contains("scanner: 100.00 %"), "{table}");
    }

    #[test]
    fn a_seed_makes_the_same_sheets() {
        let blanks = sheets::blanks(3).unwrap();
        let make = |number| blanks[0].filled(&blanks[2], 5, number).unwrap();
        let (one, again, other) = (make(3), make(3), make(4));
        assert!(one.bytes == again.bytes && one.bytes != other.bytes);
    }
}
