//! **Lập văn bản.** One paper from its kind and its subject, as page, set and command line make it.

use chibo_frame::App;
use chibo_people::papers::{Draft, PaperKind, Subject, paper_of};

/// The paper as it stands now; none where the subject names nothing.
pub async fn paper(app: &App, kind: &PaperKind, subject: &Subject) -> anyhow::Result<Option<Draft>> {
    paper_of(app, kind, subject).await
}
