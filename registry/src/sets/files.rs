//! The files (hồ sơ) that the records have: what papers of one group belong together.

use crate::kinds;
use chibo_frame::{App, Page};
use chibo_people::papers::{Choice, Group, PaperKind};
use uuid::Uuid;

/// **Hồ sơ.** A year, a month, a congress, a case.
pub(super) struct File {
    /// Its name: "Năm 2023".
    pub(super) name: String,
    /// Its kinds of paper, each with what it can be made of.
    pub(super) kinds: Vec<(PaperKind, Vec<Choice>)>,
}

impl File {
    /// How many papers it has.
    pub(super) fn papers(&self) -> usize {
        self.kinds.iter().map(|(_, choices)| choices.len()).sum()
    }
}

/// The files of a group that the reader may see, in the order in which the rooms name them.
pub(super) async fn files(app: &App, page: &Page, cell: Uuid, group: Group) -> anyhow::Result<Vec<File>> {
    let mut found: Vec<File> = Vec::new();
    for kind in kinds::all().into_iter().filter(|kind| kind.group == group && page.may(kind.right)) {
        for choice in (kind.choices)(app, page, cell).await? {
            put(&mut found, kind, choice);
        }
    }
    Ok(found)
}

fn put(found: &mut Vec<File>, kind: PaperKind, choice: Choice) {
    let at = found.iter().position(|file| file.name == choice.file).unwrap_or_else(|| {
        found.push(File { name: choice.file.clone(), kinds: Vec::new() });
        found.len() - 1
    });
    let Some(file) = found.get_mut(at) else { return };
    match file.kinds.iter_mut().find(|(known, _)| known.name == kind.name) {
        Some((_, choices)) => choices.push(choice),
        None => file.kinds.push((kind, vec![choice])),
    }
}
