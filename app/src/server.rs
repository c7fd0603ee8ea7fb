//! Serving office, hall and public site.

use crate::tls::{self, Certificates, Name};
use crate::{demo, house, metrics};
use anyhow::Context;
use chibo_frame::{App, backup, health, live, replica};
use chibo_people::units;
use chibo_portal::{Proxies, Secure};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

/// Logs go to standard error; `CHIBO_LOG` says how much, `CHIBO_LOG_FORMAT=json` that programs read them. Personal data is
/// never logged.
pub fn log_to_stderr() {
    let filter = EnvFilter::try_from_env("CHIBO_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if std::env::var("CHIBO_LOG_FORMAT").is_ok_and(|format| format == "json") {
        log.json().flatten_event(true).with_span_list(false).init();
    } else {
        log.init();
    }
}

/// Takes the address, so that a taken one is said before anything else.
pub async fn listen(address: &str) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| format!("listen on {address}"))
}

/// Lets this process open as many connections as the machine allows it: a shell's usual 1,024 are fewer than a hall's phones.
pub fn raise_limit() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let limit = getrlimit(Resource::Nofile);
        if setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum }).is_err() {
            tracing::warn!("the limit of open connections stays at {:?}", limit.current);
        }
    }
}

/// Where a house is to be served.
pub struct Doors {
    /// The plain door.
    pub listener: TcpListener,
    /// The door through TLS: then the plain one only leads to it.
    pub safe: Option<TcpListener>,
    /// What else than its own addresses and names certificates name.
    pub names: Vec<Name>,
    /// The proxies to believe.
    pub proxies: Proxies,
    /// Where the server's figures are told.
    pub metrics: Option<TcpListener>,
    /// How long requests are still answered after the server was told to stop.
    pub drain: Duration,
}

impl Doors {
    /// A plain door and no other.
    pub fn plain(listener: TcpListener) -> Self {
        Self { listener, safe: None, names: Vec::new(), proxies: Proxies::default(), metrics: None, drain: Duration::ZERO }
    }

    /// The address of the house for browsers, as well as this machine knows it.
    pub fn address(&self) -> anyhow::Result<String> {
        let Some(safe) = &self.safe else { return Ok(format!("http://{}/", self.listener.local_addr()?)) };
        let door = safe.local_addr()?;
        Ok(format!("https://{}:{}/", tls::host_of(door), door.port()))
    }

    /// Makes the certificates, if there is a door that shows them.
    pub fn ready(self, mut app: App) -> anyhow::Result<Served> {
        app.secure = self.safe.is_some();
        let certificates = if app.secure { Some(Arc::new(Certificates::new(&app, self.names.clone())?)) } else { None };
        Ok(Served { app, doors: self, certificates })
    }
}

/// A house that can be served.
pub struct Served {
    app: App,
    doors: Doors,
    certificates: Option<Arc<Certificates>>,
}

impl Served {
    /// The certificates, the plain door and the one through TLS.
    pub fn safe_doors(&self) -> anyhow::Result<Option<(&Certificates, SocketAddr, SocketAddr)>> {
        let Some((certificates, safe)) = self.certificates.as_deref().zip(self.doors.safe.as_ref()) else { return Ok(None) };
        Ok(Some((certificates, self.doors.listener.local_addr()?, safe.local_addr()?)))
    }

    /// Serves until told to stop, then lets open requests finish.
    pub async fn serve(self) -> anyhow::Result<()> {
        self.serve_until(told_to_stop()).await
    }

    /// Serves until this happens.
    pub async fn serve_until(self, end: impl Future<Output = ()>) -> anyhow::Result<()> {
        let Self { app, doors: Doors { listener, safe, proxies, metrics, drain, .. }, certificates } = self;
        raise_limit();
        backup::sweep(&app);
        tokio::spawn(name_site(app.clone()));
        tokio::spawn(backup::plan::watch(app.clone()));
        tokio::spawn(live::relay(app.clone()));
        tokio::spawn(replica::watch(app.clone()));
        if let Some(listener) = metrics {
            tokio::spawn(metrics::serve(app.clone(), listener));
        }
        let told = async {
            end.await;
            health::drain(&app);
            // Told a second time, it waits no longer.
            tokio::select! { () = tokio::time::sleep(drain) => {}, () = told_to_stop() => {} }
            live::close(&app);
        };
        let house = house::router(&app);
        let secure = match safe.zip(certificates) {
            None => None,
            Some((listener, certificates)) => {
                let plain = tls::plain(house.clone(), listener.local_addr()?.port());
                Some(Secure { listener, plain, certificate: Arc::new(move |address| certificates.for_address(address)) })
            }
        };
        chibo_portal::serve(&app, house, listener, proxies, secure, told).await
    }
}

/// On a first start the cell, or the ward, is made while we serve: as soon as it is there, the news site takes its name.
async fn name_site(app: App) {
    let mut at_first = true;
    loop {
        match units::find_own(&app.db).await {
            Ok(Some(_)) if at_first => return,
            Ok(Some(cell)) => {
                let ward = match cell.parent_id {
                    Some(id) => units::find(&app.db, id).await.ok().flatten().map(|ward| ward.name).unwrap_or_default(),
                    None => String::new(),
                };
                if let Err(error) = demo::set_site(&app, &cell.name, &ward).await {
                    tracing::error!(error = format!("{error:#}"), "the news site could not be named");
                }
                return;
            }
            _ => at_first = false,
        }
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    }
}

async fn told_to_stop() {
    let interrupt = async { tokio::signal::ctrl_c().await.is_ok() };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await.is_some(),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<bool>();
    tokio::select! { _ = interrupt => {}, _ = terminate => {} }
}
