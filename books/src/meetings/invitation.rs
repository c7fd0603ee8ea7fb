//! The invitation to a meeting: to print, to send by SMS, to paste into Zalo. In Vietnamese, whoever asks.

use super::agenda_words;
use super::show::{form_words, path, title};
use super::store::{self, meeting};
use crate::names::{self, Names};
use crate::papers::numbered;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chibo_core::name::fold;
use chibo_frame::{App, Page, PageError, html};
use chibo_paper::writing::{Piece, Values};
use chibo_people::papers::{Gathered, Subject, in_vietnamese};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "meetings/invitation.html")]
struct Shown {
    page: Page,
    title: String,
    path: String,
    /// What is still to be written: the keys of its words.
    lacks: Vec<&'static str>,
    texts: Vec<Text>,
}

/// One way to send it.
struct Text {
    id: &'static str,
    label: &'static str,
    hint: String,
    words: String,
    rows: usize,
}

/// A meeting in the words of its invitation.
struct Words {
    page: Page,
    names: Names,
    about: String,
    day: String,
    at: Option<String>,
    place: Option<String>,
    form: String,
    agenda: Vec<String>,
}

async fn words_of(app: &App, meeting: &meeting::Model) -> anyhow::Result<Words> {
    let page = in_vietnamese(app);
    let items = store::list_agenda(&app.db, meeting.id).await?;
    let agenda = items.iter().map(|item| agenda_words::words(&page, meeting, item)).collect::<anyhow::Result<_>>()?;
    Ok(Words {
        names: names::of(&app.db, meeting.cell_id, meeting.on_day).await?,
        about: title(&page, meeting)?,
        day: page.day(&meeting.on_day),
        at: meeting.starts_at.map(names::clock),
        place: meeting.place.clone().filter(|place| !place.is_empty()),
        form: form_words(&page, meeting.meeting_form()?).to_lowercase(),
        agenda,
        page,
    })
}

impl Words {
    /// When and where, a line each.
    fn when_and_where(&self) -> Vec<String> {
        let (page, at) = (&self.page, self.at.clone().unwrap_or_else(|| "…".to_owned()));
        let place = self.place.clone().unwrap_or_else(|| "…".to_owned());
        vec![
            page.with("meetings-invite-time", &[("at", &at), ("day", &self.day)]),
            page.with("meetings-paper-place", &[("place", &place), ("form", &self.form)]),
        ]
    }

    /// The whole text, for Zalo and electronic post.
    fn long(&self) -> String {
        let mut lines = vec![self.names.cell.to_uppercase(), self.about.clone(), self.invited()];
        lines.extend(self.when_and_where());
        if !self.agenda.is_empty() {
            lines.push(self.page.t("meetings-invite-agenda"));
            lines.extend((1..).zip(&self.agenda).map(|(n, item)| format!("{n}. {item}")));
        }
        lines.push(self.page.t("meetings-invite-closing"));
        lines.join("\n")
    }

    /// One line without accents, for one or two SMS.
    fn short(&self) -> String {
        let (at, place) = (self.at.clone().unwrap_or_default(), self.place.clone().unwrap_or_default());
        let text = self
            .page
            .with("meetings-invite-short", &[("cell", &self.names.cell), ("about", &self.about), ("at", &at), ("place", &place)]);
        plain(&text)
    }

    fn invited(&self) -> String {
        self.page.t1("meetings-invite-whom", "cell", &self.names.cell)
    }

    /// The figures of the paper.
    fn values(&self) -> Values {
        let mut values = Values::default();
        let mut agenda = numbered(self.agenda.iter().cloned());
        if !agenda.is_empty() {
            agenda.insert(0, Piece::paragraph(self.page.t("meetings-invite-agenda")));
        }
        values
            .words("cuộc họp", &self.about)
            .words("ngày họp", &self.day)
            .words_or("giờ họp", self.at.clone(), &self.page.t("meetings-gap-time"))
            .words_or("địa điểm", self.place.clone(), &self.page.t("meetings-gap-place"))
            .words("hình thức", &self.form)
            .pieces("nội dung họp", agenda);
        values
    }
}

/// The invitation as a paper: it is written today, or on the day of a meeting that was held.
pub(super) async fn gather(app: &App, id: Uuid) -> anyhow::Result<Option<Gathered>> {
    let Some(meeting) = store::find(&app.db, id).await? else { return Ok(None) };
    let words = words_of(app, &meeting).await?;
    let day = app.today().min(meeting.on_day);
    Ok(Some(Gathered { day, label: words.about.clone(), issuer: None, values: words.values() }))
}

/// Without accents, the capitals kept: phones send such a text as one SMS of 160 letters.
fn plain(text: &str) -> String {
    let word = |word: &str| {
        let folded = fold(word);
        let kept = folded.chars().count() == word.chars().count() && word.chars().all(char::is_alphanumeric);
        let letters =
            word.chars().zip(folded.chars()).map(|(old, new)| if old.is_uppercase() { new.to_ascii_uppercase() } else { new });
        if kept { letters.collect() } else { word.to_owned() }
    };
    let mut plain = String::new();
    for piece in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let letters = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        plain.push_str(&word(letters));
        plain.push_str(piece.strip_prefix(letters).unwrap_or_default());
    }
    plain
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let meeting = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let words = words_of(&app, &meeting).await?;
    let (long, short) = (words.long(), words.short());
    let rows = long.lines().count() + 4;
    let letters = page.t1("meetings-invite-letters", "count", short.chars().count());
    let lacks = [("meetings-starts-at", words.at.is_none()), ("meetings-place", words.place.is_none())];
    html(&Shown {
        title: title(&page, &meeting)?,
        path: path(id),
        lacks: lacks.into_iter().filter(|(_, lacks)| *lacks).map(|(key, _)| key).collect(),
        texts: vec![
            Text { id: "zalo", label: "meetings-invite-zalo", hint: page.t("meetings-invite-zalo-hint"), words: long, rows },
            Text { id: "sms", label: "meetings-invite-sms", hint: letters, words: short, rows: 4 },
        ],
        page,
    })
}

/// The invitation to print.
pub(super) async fn pdf(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let meeting = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let subject = Subject { cell: meeting.cell_id, id, period: String::new() };
    let bytes = crate::papers::pdf(&app, &page, &super::papers::INVITATION, &subject).await?;
    Ok(([(header::CONTENT_TYPE, "application/pdf")], bytes).into_response())
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn an_sms_has_no_accents_and_keeps_its_capitals() {
        assert_eq!(plain("Chi bộ khu 5B: Đúng 19 giờ 30 phút, ngày 03/12."), "Chi bo khu 5B: Dung 19 gio 30 phut, ngay 03/12.");
        assert!(plain("Kính mời ĐỒNG CHÍ – đến!").is_ascii() || plain("ĐỒNG CHÍ") == "DONG CHI");
    }
}
