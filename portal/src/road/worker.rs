//! A thread that serves visitors, one for each core, each with its own current-thread runtime: what comes in on a connection
//! is read, answered and written by one thread, and no other is woken for it.

use super::Door;
use super::connection::{Served, Stream};
use super::pulse::Pulse;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::AbortHandle;
use tokio::time::{Instant, interval, timeout};
use tokio_rustls::TlsAcceptor;

/// How long open requests may take once the server is told to stop.
const TO_FINISH: Duration = Duration::from_secs(30);
/// How long a browser may take to agree on TLS.
const TO_SHAKE_HANDS: Duration = Duration::from_secs(10);

type Arrived = (std::net::TcpStream, SocketAddr, Arc<Door>);

/// One thread.
pub(crate) struct Worker {
    hand: UnboundedSender<Arrived>,
    open: Arc<AtomicUsize>,
    thread: JoinHandle<()>,
}

impl Worker {
    /// Starts it.
    pub(crate) fn start(number: usize) -> std::io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (hand, arriving) = unbounded_channel();
        let open = Arc::<AtomicUsize>::default();
        let connections = Connections { open: Arc::clone(&open), ..Connections::default() };
        let work = move || runtime.block_on(connections.serve(arriving));
        let thread = std::thread::Builder::new().name(format!("road-{number}")).spawn(work)?;
        Ok(Self { hand, open, thread })
    }

    /// How many connections it has.
    pub(crate) fn open(&self) -> usize {
        self.open.load(Ordering::Relaxed)
    }

    /// Hands it a connection.
    pub(crate) fn take(&self, arrived: Arrived) {
        self.open.fetch_add(1, Ordering::Relaxed);
        if self.hand.send(arrived).is_err() {
            self.open.fetch_sub(1, Ordering::Relaxed);
        }
    }

    /// Lets open requests finish, then ends.
    pub(crate) fn finish(self) {
        drop(self.hand);
        if self.thread.join().is_err() {
            tracing::error!("a thread of the road failed");
        }
    }
}

/// What a worker serves.
#[derive(Default)]
struct Connections {
    all: Vec<(Arc<Pulse>, AbortHandle)>,
    open: Arc<AtomicUsize>,
    clock: Arc<AtomicU32>,
}

impl Connections {
    async fn serve(mut self, mut arriving: UnboundedReceiver<Arrived>) {
        let mut second = interval(Duration::from_secs(1));
        loop {
            tokio::select! {
                arrived = arriving.recv() => match arrived {
                    Some(arrived) => self.begin(arrived),
                    None => break,
                },
                _ = second.tick() => {
                    self.clock.fetch_add(1, Ordering::Relaxed);
                    self.tidy(Pulse::is_dead);
                }
            }
        }
        let until = Instant::now() + TO_FINISH;
        while !self.all.is_empty() && Instant::now() < until {
            self.all.iter().for_each(|(pulse, _)| pulse.end());
            self.tidy(Pulse::is_idle);
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    fn begin(&mut self, (stream, peer, door): Arrived) {
        let open = Open(Arc::clone(&self.open));
        let Ok(stream) = TcpStream::from_std(stream) else { return };
        let pulse = Pulse::new(&self.clock);
        let task = match &door.certificate {
            None => tokio::spawn(serve(Served::new(stream, false, peer, &door.road, &pulse), open)),
            Some(certificate) => {
                let Some(config) = stream.local_addr().ok().and_then(|here| certificate(here.ip())) else { return };
                let (shaking, pulse) = (TlsAcceptor::from(config).accept(stream), Arc::clone(&pulse));
                tokio::spawn(async move {
                    if let Ok(Ok(stream)) = timeout(TO_SHAKE_HANDS, shaking).await {
                        serve(Served::new(stream, true, peer, &door.road, &pulse), open).await;
                    }
                })
            }
        };
        self.all.push((pulse, task.abort_handle()));
    }

    /// Closes those of which this is so, and forgets those that are closed.
    fn tidy(&mut self, close: impl Fn(&Pulse) -> bool) {
        self.all.retain(|(pulse, task)| {
            if close(pulse) {
                task.abort();
            }
            !task.is_finished()
        });
    }
}

/// Serves a connection to its end.
async fn serve<S: Stream>(served: Served<S>, _open: Open) {
    served.await;
}

/// A connection, as long as it is there.
struct Open(Arc<AtomicUsize>);

impl Drop for Open {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
