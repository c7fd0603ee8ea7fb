//! What came of the pictures so far. It exists only sealed: a sum, what the tellers have still to look at, what was refused.

use super::super::sealed::Seal;
use super::look::Print;
use chibo_core::election::{Mark, Paper, PileSum, Slate};
use chibo_frame::App;
use chibo_sheet::{Doubt, Reason};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A pile's body is filled up to a multiple of this, a line's picture too.
const ROOM: usize = 64 * 1024;
const LABEL: &str = "scan";

/// The pictures of a round.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Pile {
    /// The papers that are clear.
    pub(super) sum: PileSum,
    /// Pictures that are in it, so that none counts twice.
    prints: BTreeSet<Print>,
    /// What the tellers have to look at.
    pub(super) doubtful: Vec<Sheet>,
    /// What was refused: the file, and why.
    pub(super) refused: Vec<(String, String)>,
}

/// A sheet that waits for the tellers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Sheet {
    pub(super) id: Uuid,
    /// The file's name, and the page in it, by which the paper is found.
    pub(super) name: String,
    pub(super) reason: Reason,
    pub(super) doubts: Vec<(usize, Doubt)>,
    pub(super) marks: Vec<Option<Mark>>,
    /// The lines that are shown.
    pub(super) shown: Vec<usize>,
}

impl Pile {
    /// Papers that are counted.
    pub(super) fn papers(&self) -> u32 {
        self.sum.valid.saturating_add(self.sum.spoilt())
    }

    /// Counts one paper.
    pub(super) fn count(&mut self, slate: &Slate, paper: &Paper) {
        if self.sum.votes.is_empty() {
            self.sum = PileSum::of(slate, []);
        }
        self.sum.add(&PileSum::of(slate, [paper]));
    }

    /// Whether this picture is new; from now on it is not.
    pub(super) fn is_new(&mut self, print: Print) -> bool {
        self.prints.insert(print)
    }

    /// Whether nothing was sent yet.
    pub(super) fn is_empty(&self) -> bool {
        self.papers() == 0 && self.doubtful.is_empty() && self.refused.is_empty()
    }
}

/// Opens the pile; none where nothing was sealed yet.
pub(super) async fn load<C: ConnectionTrait>(db: &C, seal: &Seal) -> anyhow::Result<Option<Pile>> {
    let content = seal.get(db, LABEL).await?;
    Ok(content.map(|content| serde_json::from_slice(&content)).transpose()?)
}

/// Seals the pile.
pub(super) async fn save<C: ConnectionTrait>(app: &App, db: &C, seal: &Seal, pile: &Pile) -> anyhow::Result<()> {
    seal.put(app, db, LABEL, &serde_json::to_vec(pile)?, ROOM).await
}

fn label(sheet: Uuid, line: usize) -> String {
    format!("{LABEL}/{sheet}/{line}")
}

/// Seals the picture of one line.
pub(super) async fn save_line<C: ConnectionTrait>(
    app: &App,
    db: &C,
    seal: &Seal,
    (sheet, line): (Uuid, usize),
    png: &[u8],
) -> anyhow::Result<()> {
    seal.put(app, db, &label(sheet, line), png, ROOM).await
}

/// The picture of one line.
pub(super) async fn load_line<C: ConnectionTrait>(
    db: &C,
    seal: &Seal,
    sheet: Uuid,
    line: usize,
) -> anyhow::Result<Option<Vec<u8>>> {
    seal.get(db, &label(sheet, line)).await
}

/// Removes the pictures of a sheet's lines: it was ruled on.
pub(super) async fn remove_lines<C: ConnectionTrait>(db: &C, seal: &Seal, sheet: &Sheet) -> anyhow::Result<()> {
    for line in &sheet.shown {
        seal.remove(db, &label(sheet.id, *line)).await?;
    }
    Ok(())
}
