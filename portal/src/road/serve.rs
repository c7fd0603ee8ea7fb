//! Serving the house by the road: connections are accepted in one place and handed to the worker that has fewest, so that each
//! core has its share of them whatever the operating system would have made of it.

use super::Road;
use super::worker::Worker;
use crate::visits::Proxies;
use crate::{background, visits};
use anyhow::Context;
use axum::Router;
use chibo_frame::App;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};

/// Beyond so many connections new ones are closed at once: some 12 kB each.
const MOST: usize = 16_384;

/// Serves until told to stop, then lets open requests finish and writes down what was counted.
pub async fn serve(
    app: &App,
    house: Router,
    listener: TcpListener,
    proxies: Proxies,
    told_to_stop: impl Future<Output = ()>,
) -> anyhow::Result<()> {
    if let Err(error) = visits::fold(app).await {
        tracing::warn!(error = format!("{error:#}"), "what an earlier run counted is not in the database yet");
    }
    let road = Arc::new(Road::to(app, house, proxies));
    let background = background::start(app, &road)?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let workers = (0..cores).map(|number| Worker::start(number, &road)).collect::<Result<Vec<_>, _>>().context("start a thread")?;
    tokio::pin!(told_to_stop);
    loop {
        tokio::select! {
            () = &mut told_to_stop => break,
            accepted = listener.accept() => match accepted {
                Ok(arrived) => hand_on(&workers, arrived),
                // Too many open files, most likely: some will be closed.
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
    }
    drop(listener);
    tokio::task::spawn_blocking(|| workers.into_iter().for_each(Worker::finish)).await?;
    background.stop();
    visits::fold(app).await
}

fn hand_on(workers: &[Worker], (stream, peer): (TcpStream, SocketAddr)) {
    let _ = stream.set_nodelay(true);
    let Some(worker) = workers.iter().min_by_key(|worker| worker.open()) else { return };
    if worker.open() < MOST / workers.len().max(1)
        && let Ok(stream) = stream.into_std()
    {
        worker.take((stream, peer));
    }
}
