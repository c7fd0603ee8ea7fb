//! `chibo demo`: loads and serves the demonstration.

use super::serve::{At, serve};
use super::{Ended, Options, answer, tell};
use crate::demo::{self, LOGINS, State};
use crate::upgrade;
use anyhow::Context;
use chibo_frame::{Message, Page};

/// Load and serve the demonstration
#[derive(clap::Args)]
pub(super) struct Demo {
    #[command(flatten)]
    at: At,
    /// Start over
    #[arg(long)]
    fresh: bool,
}

pub(super) async fn run(options: &Options, page: &Page, command: Demo) -> anyhow::Result<Ended> {
    let state = demo::state(&options.data, options.database_url.as_deref()).await?;
    if state == State::Foreign {
        let text = page.t1("cli-demo-foreign", "dir", options.data.display());
        return Ok(Ended::Refused(Message::new(text).remedy(page.t("cli-demo-foreign-remedy"))));
    }
    std::fs::create_dir_all(&options.data).context("make the data directory")?;
    // An upgrade takes the directory for itself, so it comes first.
    let ready = if state == State::Ready && !command.fresh { Some(options.create().await?) } else { None };
    let _alone = upgrade::hold(&options.data)?;
    let doors = match command.at.open(page).await {
        Ok(doors) => doors,
        Err(message) => return Ok(Ended::Refused(message)),
    };
    let app = if let Some(app) = ready {
        app
    } else {
        tell(&page.t("cli-demo-loading"));
        demo::load_with(&options.data, options.database_url.as_deref(), options.given().as_ref()).await?
    };
    answer(&page.t1("cli-demo-ready", "address", doors.address()?));
    for login in LOGINS {
        answer(&format!("  {:<12} {:<20} {}", login.login, login.password, page.t(login.role.key())));
    }
    answer(&page.t("cli-demo-look"));
    serve(page, app, doors).await?;
    Ok(Ended::Done)
}
