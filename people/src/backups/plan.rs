//! The part of the page that tells of backups made by themselves: the plan, what stands in its folder, whether it was read.

use super::{PATH, show};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::backup::plan::{self, BadFolder, Failed, Often, Plan};
use chibo_frame::{App, Field, Message, Page, PageError, Typed, see_other};
use std::path::PathBuf;

const KILOBYTE: u64 = 1024;

/// The plan as the page shows it.
pub(super) struct Shown {
    /// Where it writes and how often, or that there is none.
    pub(super) says: String,
    /// What is wrong.
    pub(super) warning: Option<Message>,
    pub(super) lines: Vec<Line>,
    pub(super) fields: Vec<Field>,
}

/// A backup in the folder.
pub(super) struct Line {
    pub(super) name: String,
    pub(super) at: String,
    pub(super) size: String,
    pub(super) read: String,
    pub(super) holds: bool,
}

/// The plan, with the form as it stands or as it was typed.
pub(super) async fn shown(app: &App, page: &Page, typed: Option<Typed>) -> anyhow::Result<Shown> {
    let Some(state) = plan::state(app).await? else {
        let typed = typed.unwrap_or_default();
        return Ok(Shown { says: page.t("backups-plan-none"), warning: None, lines: Vec::new(), fields: fields(page, &typed) });
    };
    let folder = state.plan.folder.display().to_string();
    let often = word(state.plan.often);
    let typed = typed.unwrap_or_else(|| Typed::standing([("folder", folder.clone()), ("often", often.to_owned())]));
    let warning = match (&state.found, state.failed) {
        (None, _) => Some(Message::new(page.t1("backups-away", "folder", &folder)).remedy(page.t("backups-away-remedy"))),
        (_, Some(failed)) => Some(worded(page, failed)),
        _ => None,
    };
    let line = |found: &chibo_frame::backup::Found| {
        let read = plan::read(app, found);
        Line {
            name: found.name.clone(),
            at: page.with("backups-at", &[("day", &page.day(&found.at.date())), ("time", &found.at.format("%H:%M"))]),
            size: page.number(&found.bytes.div_ceil(KILOBYTE)),
            read: match read {
                Some(read) if read.holds => page.t1("backups-read", "at", page.moment(&read.at)),
                Some(_) => page.t("backups-read-broken"),
                None => page.t("backups-read-not"),
            },
            holds: read.is_none_or(|read| read.holds),
        }
    };
    Ok(Shown {
        says: page.with(&format!("backups-plan-{often}"), &[("folder", &folder)]),
        warning,
        lines: state.found.iter().flatten().map(line).collect(),
        fields: fields(page, &typed),
    })
}

fn worded(page: &Page, failed: Failed) -> Message {
    let text = page.t1("backups-failed", "at", page.moment(&failed.at));
    match failed.trouble {
        Some(trouble) => {
            Message { text: format!("{text} {}", page.t(trouble.code())), remedy: Some(page.t("backups-failed-remedy")) }
        }
        None => Message::new(text).remedy(page.t("backups-failed-remedy")),
    }
}

fn word(often: Often) -> &'static str {
    match often {
        Often::Day => "day",
        Often::Week => "week",
    }
}

fn fields(page: &Page, typed: &Typed) -> Vec<Field> {
    let options = ["day", "week", "never"].map(|word| (word.to_owned(), page.t(&format!("backups-often-{word}"))));
    vec![typed.text(page, "folder", "backups-folder"), typed.choice(page, "often", "backups-often", options.into())]
}

/// Makes, changes or ends the plan; the first backup of a new one is made at once.
pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let mut typed = Typed::new(values);
    let often = match typed.value("often") {
        "day" => Some(Often::Day),
        "week" => Some(Often::Week),
        _ => None,
    };
    let wanted = often.map(|often| Plan { folder: PathBuf::from(typed.value("folder")), often });
    let kept = plan::keep(&app, Some(page.account()?), wanted, &page.t("backups-mark")).await?;
    if let Err(bad) = kept {
        let key = match bad {
            BadFolder::NotThere => "backups-folder-missing",
            BadFolder::Inside => "backups-folder-inside",
            BadFolder::Closed => "backups-folder-closed",
        };
        typed.refuse("folder", Message::new(page.t(key)));
        let shown = show::with_plan(page, &app, typed).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response());
    }
    plan::attempt(&app).await;
    Ok(see_other(PATH))
}

/// Reads every backup of the folder to its end.
pub(super) async fn read_all(State(app): State<App>) -> Result<Response, PageError> {
    plan::read_all(&app).await?;
    Ok(see_other(PATH))
}
