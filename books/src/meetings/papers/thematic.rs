//! The paper of a thematic meeting: who presents it, what was said and concluded; the substance is written by people.

use super::agenda::put_meeting;
use super::resolution::put_presence;
use crate::meetings::store;
use crate::papers::{bullets, dotted, lines_or_dots};
use chibo_core::meeting::{AgendaKind, MeetingKind};
use chibo_frame::db::code;
use chibo_frame::{App, Page};
use chibo_paper::writing::Values;
use chibo_people::papers::Gathered;
use uuid::Uuid;

/// Whether a meeting takes up a theme.
pub(super) fn is_thematic(meeting: &store::meeting::Model) -> bool {
    meeting.kind == code(&MeetingKind::Thematic)
}

pub(super) async fn gather(app: &App, page: &Page, id: Uuid) -> anyhow::Result<Option<Gathered>> {
    let Some(meeting) = store::find(&app.db, id).await?.filter(is_thematic) else { return Ok(None) };
    let items = store::list_agenda(&app.db, id).await?;
    let item = items.iter().find(|item| item.kind == code(&AgendaKind::Thematic));
    let mut values = Values::default();
    put_meeting(page, &meeting, &mut values)?;
    put_presence(app, page, &meeting, &mut values).await?;
    let theme = meeting.title.clone().filter(|title| !title.is_empty());
    let said = item.and_then(|item| item.opinions.as_deref()).unwrap_or_default();
    values
        .words_or("chuyên đề", theme.as_ref(), &page.t("meetings-gap-theme"))
        .words("người trình bày", dotted(item.map(|item| item.prepared_by.clone())))
        .pieces("ý kiến", bullets(said.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned)))
        .pieces("kết luận", lines_or_dots(item.and_then(|item| item.conclusion.as_deref()), 3));
    let label = crate::meetings::title(page, &meeting)?;
    Ok(Some(Gathered { day: meeting.on_day, label, issuer: None, values }))
}
