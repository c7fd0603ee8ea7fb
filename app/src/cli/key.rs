//! `chibo key`: the key of the data directory, shown or changed; and what is said where it is not there.

use super::{Ended, Options, answer, open_or_refuse, tell};
use crate::upgrade;
use chibo_frame::key::{self, Locked};
use chibo_frame::{App, Message, Page, record};

/// Print the key of the data directory, without which neither the data nor its backups can be read
#[derive(clap::Args)]
pub(super) struct Show {
    /// Make a new key and seal everything with it; backups made before still need the old one
    #[arg(long)]
    change: bool,
}

pub(super) async fn run(options: &Options, page: &Page, command: Show) -> anyhow::Result<Ended> {
    let app = open_or_refuse!(options, page);
    if command.change {
        let _alone = upgrade::hold(&options.data)?;
        return change(page, &app).await;
    }
    let key = app.key();
    key::remember(&key);
    tell(&page.with("cli-key", &[("name", &key.name()), ("file", &place(page, &app))]));
    answer(&key.text());
    Ok(Ended::Done)
}

/// The old key stays in this machine's memory: backups from before are brought back with it.
async fn change(page: &Page, app: &App) -> anyhow::Result<Ended> {
    let old = app.key();
    if app.key_file().is_none() {
        return Ok(Ended::Refused(Message::new(page.t("cli-key-typed")).remedy(page.t("cli-key-typed-remedy"))));
    }
    key::remember(&old);
    let new = record::change_key(app).await?;
    key::remember(&new);
    tell(&page.with("cli-key-changed", &[("old", &old.name()), ("name", &new.name()), ("file", &place(page, app))]));
    answer(&new.text());
    Ok(Ended::Done)
}

fn place(page: &Page, app: &App) -> String {
    app.key_file().map_or_else(|| page.t("cli-key-in-hand"), |file| file.display().to_string())
}

/// The key of a new data directory, at its first start.
pub(super) fn tell_new(page: &Page, app: &App) {
    tell(&page.with("cli-key-new", &[("key", &app.key().text()), ("file", &place(page, app))]));
}

/// The data are sealed with a key that is not there.
pub(super) fn locked(page: &Page, locked: &Locked) -> Message {
    let text = page.with("cli-locked", &[("name", &locked.name), ("file", &locked.file.display())]);
    Message::new(text).remedy(page.t("cli-locked-remedy"))
}
