//! A folder of pictures with its `truth.json`, made by another generator of ballots.

use crate::harm::Harm;
use crate::score::{Known, Score};
use crate::sheets::Mode;
use crate::voter::{KINDS, Truth};
use crate::{Look, Reader};
use anyhow::Context;
use chibo_sheet::files::{each, list};
use chibo_sheet::{Map, RowMark};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

#[derive(Deserialize)]
struct File {
    images: BTreeMap<String, Image>,
}

#[derive(Deserialize)]
struct Image {
    mode: String,
    contests: BTreeMap<String, BTreeMap<String, serde_json::Value>>,
}

#[derive(Deserialize)]
struct Line {
    state: RowMark,
    review: bool,
}

/// Reads all pictures of the folder by the map and counts them.
pub(crate) fn score(folder: &Path, map: &Map, reader: Reader<'_>, score: &mut Score) -> anyhow::Result<Duration> {
    let noted = folder.join("truth.json");
    let file: File = serde_json::from_slice(&std::fs::read(&noted).context("truth.json")?)?;
    let sources = list(&[folder.to_path_buf()], &[&noted]).ok().context("the folder")?;
    let (start, mut looks) = (Instant::now(), Vec::new());
    each(sources, |picture| reader(map, picture), |key, seen| looks.push((key, seen)));
    let taken = start.elapsed();
    for (key, seen) in looks {
        let Some(image) = file.images.get(&key) else { continue };
        let seen = seen.unwrap_or_else(|_| Look::refused());
        let (kind, truth) = known(image)?;
        let mode = if image.mode == "photo" { Mode::Photo } else { Mode::Scanner };
        let outcome = score.add(&Known { mode, defect: kind, harm: Harm::None, truth: &truth }, &seen);
        crate::tell_bad(&key, outcome, &truth, &seen);
    }
    Ok(taken)
}

fn known(image: &Image) -> anyhow::Result<(&'static str, Vec<Truth>)> {
    let mut kind = "clean";
    let mut truth = Vec::new();
    for (id, line) in image.contests.values().flatten() {
        if id == "_kind" {
            kind = KINDS.iter().map(|(kind, _)| kind.name()).find(|name| line == name).unwrap_or("clean");
        } else {
            let line: Line = serde_json::from_value(line.clone())?;
            truth.push(Truth { id: id.clone(), mark: line.state, odd: line.review });
        }
    }
    Ok((kind, truth))
}
