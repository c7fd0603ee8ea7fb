//! `chibo serve`: office, hall and public site of a data directory.

use super::{Ended, Options, key, open_or_refuse, tell};
use crate::{server, upgrade};
use chibo_frame::{App, Message, Page, record};
use chibo_people::accounts;
use chibo_portal::Proxies;
use std::net::IpAddr;

/// Serve office, hall and public site
#[derive(clap::Args)]
pub(super) struct Serve {
    #[command(flatten)]
    at: At,
}

/// Where it is served.
#[derive(clap::Args)]
pub(super) struct At {
    /// The address to listen on
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub(super) listen: String,
    /// The address of a reverse proxy in front, whose X-Forwarded-For names the visitor; several parted by commas
    #[arg(long = "proxy", env = "CHIBO_PROXY", value_delimiter = ',')]
    proxies: Vec<IpAddr>,
}

impl At {
    /// The proxies to believe.
    pub(super) fn proxies(self) -> Proxies {
        Proxies(self.proxies)
    }
}

pub(super) async fn run(options: &Options, page: &Page, command: Serve) -> anyhow::Result<Ended> {
    let empty = std::fs::read_dir(&options.data).map_or(true, |mut entries| entries.next().is_none());
    let app = if empty { options.create().await? } else { open_or_refuse!(options, page) };
    if empty {
        key::tell_new(page, &app);
    }
    let _alone = upgrade::hold(&options.data)?;
    warn_of_clock(&app, page).await?;
    let Ok(listener) = server::listen(&command.at.listen).await else {
        return Ok(Ended::Refused(taken(page, &command.at.listen)));
    };
    let address = listener.local_addr()?;
    tell(&page.t1("cli-serving", "address", format!("http://{address}/")));
    if !accounts::any(&app.db).await? {
        let code = accounts::setup_code(&app).await?;
        tell(&page.t1("cli-first-start", "address", format!("http://{address}/khoi-dau?ma={code}")));
    }
    server::serve(app, listener, command.at.proxies()).await?;
    Ok(Ended::Done)
}

/// Says that the clock was set back, before anything is written with it.
pub(super) async fn warn_of_clock(app: &App, page: &Page) -> anyhow::Result<()> {
    if let Some(last) = record::clock_behind(app).await? {
        tell(&page.with("cli-clock", &[("now", &page.moment(&app.now())), ("last", &page.moment(&last))]));
    }
    Ok(())
}

/// The address is taken.
pub(super) fn taken(page: &Page, address: &str) -> Message {
    Message::new(page.t1("cli-address-taken", "address", address)).remedy(page.t("cli-address-taken-remedy"))
}
