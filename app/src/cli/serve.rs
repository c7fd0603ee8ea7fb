//! `chibo serve`: office, hall and public site of a data directory.

use super::{Ended, Options, key, open_or_refuse, tell};
use crate::server::{self, Doors};
use crate::tls::{self, BadName, Name};
use crate::upgrade;
use chibo_frame::{App, Message, Page, record};
use chibo_people::accounts;
use chibo_portal::Proxies;
use clap::builder::ArgPredicate::IsPresent;
use sea_orm::DbBackend;
use std::net::IpAddr;
use std::time::Duration;

/// Serve office, hall and public site
#[derive(clap::Args)]
pub(super) struct Serve {
    #[command(flatten)]
    at: At,
    /// A read replica of the PostgreSQL database, at which pages for everybody are made while it keeps up
    #[arg(long, value_name = "URL", env = "CHIBO_REPLICA_URL", hide_env_values = true)]
    replica: Option<String>,
}

/// Where it is served.
#[derive(clap::Args)]
pub(super) struct At {
    /// The address to listen on; with --tls it offers the certificate and sends on, and is 0.0.0.0:8080 if not named
    #[arg(long, default_value = "127.0.0.1:8080", default_value_if("tls", IsPresent, "0.0.0.0:8080"))]
    listen: String,
    /// Serve the local network through TLS, with certificates of our own, on this address
    #[arg(long, value_name = "ADDRESS", num_args = 0..=1, require_equals = true, default_missing_value = "0.0.0.0:8443")]
    tls: Option<String>,
    /// A further local address or name by which browsers reach this machine; several parted by commas
    #[arg(long = "tls-name", value_delimiter = ',', requires = "tls")]
    names: Vec<String>,
    /// The address of a reverse proxy in front, whose X-Forwarded-For names the visitor; several parted by commas
    #[arg(long = "proxy", env = "CHIBO_PROXY", value_delimiter = ',')]
    proxies: Vec<IpAddr>,
    /// An address of its own for the server's figures, as Prometheus reads them at /metrics; best one that only this machine reaches
    #[arg(long, value_name = "ADDRESS", env = "CHIBO_METRICS")]
    metrics: Option<String>,
    /// How many seconds to go on answering after being told to stop, while /ready says no: time for a load balancer to notice
    #[arg(long, value_name = "SECONDS", env = "CHIBO_DRAIN", default_value_t = 0)]
    drain: u64,
}

impl At {
    /// Takes the addresses, so that a taken one is said before anything else.
    pub(super) async fn open(self, page: &Page) -> Result<Doors, Message> {
        let mut names = Vec::new();
        for typed in &self.names {
            names.push(typed.parse::<Name>().map_err(|bad| not_signed(page, typed, bad))?);
        }
        let listener = server::listen(&self.listen).await.map_err(|_| taken(page, &self.listen))?;
        let safe = match &self.tls {
            Some(address) => Some(server::listen(address).await.map_err(|_| taken(page, address))?),
            None => None,
        };
        let metrics = match &self.metrics {
            Some(address) => Some(server::listen(address).await.map_err(|_| taken(page, address))?),
            None => None,
        };
        let drain = Duration::from_secs(self.drain);
        Ok(Doors { listener, safe, names, proxies: Proxies(self.proxies), metrics, drain })
    }
}

pub(super) async fn run(options: &Options, page: &Page, command: Serve) -> anyhow::Result<Ended> {
    let empty = std::fs::read_dir(&options.data).map_or(true, |mut entries| entries.next().is_none());
    let app = if empty { options.create().await? } else { open_or_refuse!(options, page) };
    if empty {
        key::tell_new(page, &app);
    }
    let _alone = upgrade::hold_to_serve(&options.data, &app)?;
    let app = match with_replica(page, app, command.replica.as_deref()).await {
        Ok(app) => app,
        Err(message) => return Ok(Ended::Refused(message)),
    };
    warn_of_clock(&app, page).await?;
    let doors = match command.at.open(page).await {
        Ok(doors) => doors,
        Err(message) => return Ok(Ended::Refused(message)),
    };
    let address = doors.address()?;
    tell(&page.t1("cli-serving", "address", &address));
    if !accounts::any(&app.db).await? {
        let code = accounts::setup_code(&app).await?;
        tell(&page.t1("cli-first-start", "address", format!("{address}khoi-dau?ma={code}")));
    }
    serve(page, app, doors).await?;
    Ok(Ended::Done)
}

/// With the replica that is named; the reason where it can be none.
async fn with_replica(page: &Page, app: App, url: Option<&str>) -> Result<App, Message> {
    let Some(url) = url else { return Ok(app) };
    let cannot = || Message::new(page.t("cli-replica")).remedy(page.t("cli-replica-remedy"));
    if app.db.get_database_backend() != DbBackend::Postgres || !url.starts_with("postgres") {
        return Err(cannot());
    }
    app.with_replica(url).await.map_err(|_| cannot())
}

/// Says that the clock was set back, before anything is written with it.
pub(super) async fn warn_of_clock(app: &App, page: &Page) -> anyhow::Result<()> {
    if let Some(last) = record::clock_behind(app).await? {
        tell(&page.with("cli-clock", &[("now", &page.moment(&app.now())), ("last", &page.moment(&last))]));
    }
    Ok(())
}

/// Serves, saying first how devices come to trust a house of its own certificates.
pub(super) async fn serve(page: &Page, app: App, doors: Doors) -> anyhow::Result<()> {
    let served = doors.ready(app)?;
    if let Some((certificates, plain, _)) = served.safe_doors()? {
        tls::announce(page, certificates, plain)?.iter().for_each(|line| tell(line));
    }
    served.serve().await
}

/// The address is taken.
fn taken(page: &Page, address: &str) -> Message {
    Message::new(page.t1("cli-address-taken", "address", address)).remedy(page.t("cli-address-taken-remedy"))
}

/// No certificate is made for this name.
fn not_signed(page: &Page, name: &str, bad: BadName) -> Message {
    let text = match bad {
        BadName::Public => page.t1("cli-tls-public", "name", name),
        BadName::Foreign => page.t1("cli-tls-foreign", "name", name),
    };
    Message::new(text).remedy(page.t("cli-tls-name-remedy"))
}
