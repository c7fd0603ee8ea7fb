//! Serving office, hall and public site.

use crate::{demo, house};
use anyhow::Context;
use chibo_frame::{App, backup, live};
use chibo_people::units;
use chibo_portal::Proxies;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

/// Logs go to standard error; `CHIBO_LOG` says how much. Personal data is never logged.
pub fn log_to_stderr() {
    let filter = EnvFilter::try_from_env("CHIBO_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
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

/// Serves until told to stop, then lets open requests finish.
pub async fn serve(app: App, listener: TcpListener, proxies: Proxies) -> anyhow::Result<()> {
    raise_limit();
    backup::sweep(&app);
    tokio::spawn(name_site(app.clone()));
    tokio::spawn(backup::plan::watch(app.clone()));
    let told = async {
        told_to_stop().await;
        live::close(&app);
    };
    chibo_portal::serve(&app, house::router(&app), listener, proxies, told).await
}

/// On a first start the cell is made while we serve: as soon as it is there, the news site takes its name.
async fn name_site(app: App) {
    let mut at_first = true;
    loop {
        match units::find_cell(&app.db).await {
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
