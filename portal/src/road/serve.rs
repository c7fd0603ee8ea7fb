//! Serving the house by the road: connections are accepted in one place and handed to the worker that has fewest, so that each
//! core has its share of them whatever the operating system would have made of it.

use super::worker::Worker;
use super::{Door, Road};
use crate::visits::Proxies;
use crate::{background, visits};
use anyhow::Context;
use axum::Router;
use chibo_frame::App;
use std::future::pending;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::rustls::ServerConfig;

/// What to show to a browser that came to this address of the machine; none, if nothing can be shown.
pub type Certificate = Arc<dyn Fn(IpAddr) -> Option<Arc<ServerConfig>> + Send + Sync>;

/// A second door, through TLS, which then leads to the house; the plain one leads to pages of its own.
pub struct Secure {
    /// Where it is.
    pub listener: TcpListener,
    /// What it shows.
    pub certificate: Certificate,
    /// The pages of the plain door.
    pub plain: Router,
}

/// Beyond so many connections new ones are closed at once: some 12 kB each.
const MOST: usize = 16_384;

/// Serves until told to stop, then lets open requests finish and writes down what was counted.
pub async fn serve(
    app: &App,
    house: Router,
    listener: TcpListener,
    proxies: Proxies,
    secure: Option<Secure>,
    told_to_stop: impl Future<Output = ()>,
) -> anyhow::Result<()> {
    if let Err(error) = visits::fold(app).await {
        tracing::warn!(error = format!("{error:#}"), "what an earlier run counted is not in the database yet");
    }
    let road = Arc::new(Road::to(app, house, proxies.clone()));
    let background = background::start(app, &road)?;
    let entrance = |listener, road, certificate| Entrance { listener, door: Arc::new(Door { road, certificate }) };
    let (plain, secure) = match secure {
        None => (entrance(listener, road, None), None),
        Some(secure) => {
            let outside = Arc::new(Road::to(app, secure.plain, proxies));
            (entrance(listener, outside, None), Some(entrance(secure.listener, road, Some(secure.certificate))))
        }
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let workers = (0..cores).map(Worker::start).collect::<Result<Vec<_>, _>>().context("start a thread")?;
    tokio::pin!(told_to_stop);
    loop {
        tokio::select! {
            () = &mut told_to_stop => break,
            arrived = plain.arrival() => hand_on(&workers, arrived, &plain.door),
            (arrived, door) = arrival_at(secure.as_ref()) => hand_on(&workers, arrived, door),
        }
    }
    drop((plain, secure));
    tokio::task::spawn_blocking(|| workers.into_iter().for_each(Worker::finish)).await?;
    background.stop();
    visits::fold(app).await
}

/// A door and its place on the network.
struct Entrance {
    listener: TcpListener,
    door: Arc<Door>,
}

impl Entrance {
    async fn arrival(&self) -> (TcpStream, SocketAddr) {
        loop {
            match self.listener.accept().await {
                Ok(arrived) => return arrived,
                // Too many open files, most likely: some will be closed.
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
    }
}

/// Who comes to a door, if it is there at all.
async fn arrival_at(entrance: Option<&Entrance>) -> ((TcpStream, SocketAddr), &Arc<Door>) {
    match entrance {
        Some(entrance) => (entrance.arrival().await, &entrance.door),
        None => pending().await,
    }
}

fn hand_on(workers: &[Worker], (stream, peer): (TcpStream, SocketAddr), door: &Arc<Door>) {
    let _ = stream.set_nodelay(true);
    let Some(worker) = workers.iter().min_by_key(|worker| worker.open()) else { return };
    if worker.open() < MOST / workers.len().max(1)
        && let Ok(stream) = stream.into_std()
    {
        worker.take((stream, peer, Arc::clone(door)));
    }
}
