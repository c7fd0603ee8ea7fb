//! Reading one picture: squaring it up, asking its code, measuring each line, and the rules on the whole.

use crate::dots::{Dots, Line};
use crate::doubt::{Doubt, Reason};
use crate::ground::Ground;
use crate::judge::{self, Said};
use crate::map::{Map, Rect, System};
use crate::picture::Picture;
use crate::reading::{Reading, RowMark, Status, Verdict};
use crate::sheet::{MARGIN, Sheet, Squared};
use crate::square::{Found, square};
use crate::warp::Warp;
use crate::{streak, strike, tick};
use chibo_core::election::{BallotVerdict, Mark, Style, judge};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads a picture of a filled-in page whose places the map tells. Any picture is read, whatever is on it.
pub fn read(map: &Map, picture: &Picture) -> Sheet {
    let Some(dots) = Dots::of(map) else { return refused(Reason::MapUnusable) };
    let mut picture = picture.clone();
    streak::clean(&mut picture);
    let ground = Arc::new(Ground::of(picture));
    match square(&ground, &dots, map.code.as_deref()) {
        Err(reason) => refused(reason),
        Ok(Found { warp, reason }) => {
            let said: Vec<Said> = dots.lines.iter().map(|line| say(&warp, line)).collect();
            let squared = Squared { ground: Arc::clone(&ground), bent: warp.bent, lines: dots.lines.iter().map(shown).collect() };
            whole(map, &dots, &said, reason, squared)
        }
    }
}

fn say(warp: &Warp<'_>, line: &Line) -> Said {
    match (line.system, line.yes) {
        (System::Strike, _) => judge::struck(strike::struck(warp, line)),
        (System::Mark, yes) => {
            let inked = |of: Rect| tick::inked(warp, &of).ok_or(Doubt::NotFound);
            let no = line.no.map(inked).transpose()?;
            judge::ticked(inked(yes.ok_or(Doubt::NotFound)?)?, no)
        }
    }
}

fn whole(map: &Map, dots: &Dots, said: &[Said], reason: Option<Reason>, squared: Squared) -> Sheet {
    let lines = || dots.lines.iter().zip(said);
    let doubts: Vec<(String, Doubt)> = lines().filter_map(|(line, said)| Some((line.id.clone(), said.err()?))).collect();
    let lost = doubts.iter().filter(|(_, doubt)| *doubt == Doubt::NotFound).count();
    if lost * 2 > said.len() && map.code.is_none() {
        return refused(Reason::NotABallot);
    }
    let marks: BTreeMap<String, RowMark> =
        lines().map(|(line, said)| (line.id.clone(), said.unwrap_or(RowMark::Review))).collect();
    let count = u32::try_from(doubts.len()).unwrap_or(u32::MAX);
    let reason = reason.or((count > 0).then_some(Reason::Lines { count }));
    let (verdict, says_nothing) = if reason.is_some() { (Verdict::Review, false) } else { verdict(map, dots, said) };
    let status = if reason.is_some() { Status::Review } else { Status::Read };
    Sheet { reading: Reading { status, marks, verdict }, reason, doubts, says_nothing, squared: Some(squared) }
}

/// What the rules say; a page with several elections is as good as the worst of them.
fn verdict(map: &Map, dots: &Dots, said: &[Said]) -> (Verdict, bool) {
    let (mut verdict, mut says_nothing) = (Verdict::Valid, false);
    for (index, contest) in map.contests.iter().enumerate() {
        let of = dots.lines.iter().zip(said).filter(|(line, _)| line.contest == index);
        let marks: Vec<Mark> = of.filter_map(|(_, said)| mark(said.ok()?)).collect();
        let style = if contest.system == System::Strike { Style::Strike } else { Style::Tick };
        match judge(style, contest.seats, &marks) {
            BallotVerdict::Valid => {}
            BallotVerdict::ValidWithoutVotes => says_nothing = true,
            BallotVerdict::Invalid(_) => verdict = Verdict::Invalid,
        }
    }
    (verdict, says_nothing)
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

/// What of a line a person is shown.
fn shown(line: &Line) -> (String, Rect) {
    let parts = [Some(line.name), line.yes, line.no].into_iter().flatten().filter(|of| of.iter().all(|n| n.is_finite()));
    let span = parts.fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |span, [x, y, width, height]| {
        [span[0].min(x), span[1].min(y), span[2].max(x + width), span[3].max(y + height)]
    });
    let of = [span[0] - MARGIN, span[1] - MARGIN, span[2] - span[0] + 2.0 * MARGIN, span[3] - span[1] + 2.0 * MARGIN];
    (line.id.clone(), of)
}

fn refused(reason: Reason) -> Sheet {
    let reading = Reading { status: Status::Refused, marks: BTreeMap::new(), verdict: Verdict::Review };
    Sheet { reading, reason: Some(reason), doubts: Vec::new(), says_nothing: false, squared: None }
}
