//! One visitor's connection: requests in, answers out. A visit is counted when its answer has been written to the network, so
//! that nothing is counted that was not answered, even if the process is killed between the two.

use super::pulse::{Busy, Pulse};
use super::way::PROTO;
use super::{Answered, Road};
use crate::visits::Visit;
use axum::body::Body;
use axum::http::HeaderValue;
use bytes::Bytes;
use hyper::body::{Frame, Incoming, SizeHint};
use hyper::rt::{Read, ReadBufCursor, Write};
use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use std::cell::RefCell;
use std::convert::Infallible;
use std::io::{self, IoSlice};
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite};

/// The longest head of a request.
const LONGEST_HEAD: usize = 32 << 10;
/// How much is read or waits to be written at a time.
const AT_A_TIME: usize = 64 << 10;

thread_local! {
    /// Visits whose answers are made and not yet written: at most those of the connection that is being served.
    static DUE: RefCell<Vec<Visit>> = const { RefCell::new(Vec::new()) };
}

/// The network, plain or through TLS.
pub(crate) trait Stream: AsyncRead + AsyncWrite + Unpin + Send + 'static {}

impl<S: AsyncRead + AsyncWrite + Unpin + Send + 'static> Stream for S {}

/// A connection being served.
pub(crate) struct Served<S: Stream> {
    connection: http1::Connection<Watched<S>, Asking>,
    pulse: Arc<Pulse>,
    road: Arc<Road>,
    ended: bool,
}

impl<S: Stream> Served<S> {
    /// Serves a connection; `secure` is one through TLS.
    pub(crate) fn new(stream: S, secure: bool, peer: SocketAddr, road: &Arc<Road>, pulse: &Arc<Pulse>) -> Self {
        let io = Watched { stream: TokioIo::new(stream), pulse: Arc::clone(pulse) };
        let asking = Asking { road: Arc::clone(road), secure, peer, pulse: Arc::clone(pulse) };
        let mut http = http1::Builder::new();
        http.max_header_size(LONGEST_HEAD).max_buf_size(AT_A_TIME);
        Self { connection: http.serve_connection(io, asking), pulse: Arc::clone(pulse), road: Arc::clone(road), ended: false }
    }
}

impl<S: Stream> Future for Served<S> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.pulse.ending.load(Ordering::Relaxed) && !self.ended {
            self.ended = true;
            Pin::new(&mut self.connection).graceful_shutdown();
        }
        let served = Pin::new(&mut self.connection).poll(context);
        DUE.with_borrow_mut(|due| {
            for visit in due.drain(..) {
                if !matches!(served, Poll::Ready(Err(_))) {
                    self.road.visits().count(visit);
                }
            }
        });
        served.map(drop)
    }
}

/// Answers the requests of one connection.
struct Asking {
    road: Arc<Road>,
    secure: bool,
    peer: SocketAddr,
    pulse: Arc<Pulse>,
}

impl hyper::service::Service<hyper::Request<Incoming>> for Asking {
    type Response = hyper::Response<Body>;
    type Error = Infallible;
    type Future = Answering;

    fn call(&self, mut request: hyper::Request<Incoming>) -> Answering {
        self.road.believe(self.peer, request.headers_mut());
        self.pulse.asked.store(self.pulse.now(), Ordering::Relaxed);
        if self.secure {
            request.headers_mut().insert(PROTO, HeaderValue::from_static("https"));
        }
        if let Some(answered) = self.road.at_once(self.peer, &request) {
            return Answering::AtOnce(Some(answered));
        }
        let busy = Busy::new(&self.pulse);
        let pulse = Arc::clone(&self.pulse);
        let request = request.map(|body| Body::new(Arriving { body, pulse }));
        let house = Arc::clone(&self.road).answer(self.peer, request);
        Answering::ByHouse(Box::pin(async move {
            let Answered { response, visit } = house.await;
            Answered { response: response.map(|body| Body::new(Guarded { body, _busy: busy })), visit }
        }))
    }
}

/// An answer that is there or comes.
enum Answering {
    AtOnce(Option<Answered>),
    ByHouse(Pin<Box<dyn Future<Output = Answered> + Send>>),
}

impl Future for Answering {
    type Output = Result<hyper::Response<Body>, Infallible>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let answered = match self.get_mut() {
            Self::AtOnce(answered) => answered.take(),
            Self::ByHouse(house) => Some(std::task::ready!(house.as_mut().poll(context))),
        };
        let Some(Answered { response, visit }) = answered else { return Poll::Pending };
        DUE.with_borrow_mut(|due| due.extend(visit));
        Poll::Ready(Ok(response))
    }
}

/// What a visitor sends, as the house reads it.
struct Arriving {
    body: Incoming,
    pulse: Arc<Pulse>,
}

impl hyper::body::Body for Arriving {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let arrived = Pin::new(&mut self.body).poll_frame(context);
        let moved = match &arrived {
            Poll::Pending => None,
            Poll::Ready(Some(Ok(frame))) => Some(frame.data_ref().map_or(0, Bytes::len)),
            Poll::Ready(_) => Some(0),
        };
        self.pulse.owing.note(self.pulse.now(), moved);
        arrived
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Arriving {
    fn drop(&mut self) {
        self.pulse.owing.forget();
    }
}

/// A body of the house.
struct Guarded {
    body: Body,
    _busy: Busy,
}

impl hyper::body::Body for Guarded {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// The network, watched for visitors who take nothing.
struct Watched<S> {
    stream: TokioIo<S>,
    pulse: Arc<Pulse>,
}

impl<S> Watched<S> {
    fn took(&self, written: &Poll<io::Result<usize>>) {
        let moved = match written {
            Poll::Pending => None,
            Poll::Ready(written) => Some(*written.as_ref().unwrap_or(&0)),
        };
        self.pulse.stuck.note(self.pulse.now(), moved);
    }
}

impl<S: Stream> Read for Watched<S> {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: ReadBufCursor<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, into)
    }
}

impl<S: Stream> Write for Watched<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.took(&written);
        written
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, context: &mut Context<'_>, pieces: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, pieces);
        self.took(&written);
        written
    }
}

#[cfg(test)]
mod tests {
    use super::super::pulse::PATIENCE;
    use super::*;
    use crate::visits::Proxies;
    use axum::Router;
    use axum::routing::post;
    use chibo_frame::testing;
    use std::sync::atomic::AtomicU32;
    use std::time::Duration;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::{TcpListener, TcpStream};

    #[tokio::test]
    async fn who_stops_in_the_middle_of_what_he_sends_is_let_go() {
        let scratch = testing::scratch(&[crate::SLICE], chrono::DateTime::UNIX_EPOCH).await.unwrap();
        let house = Router::new().route("/", post(async |text: String| text));
        let road = Arc::new(Road::to(&scratch.app, house, Proxies::default()));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut visitor = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let (stream, peer) = listener.accept().await.unwrap();
        let clock = Arc::new(AtomicU32::new(1));
        let pulse = Pulse::new(&clock);
        let served = tokio::spawn(Served::new(stream, false, peer, &road, &pulse));
        visitor.write_all(b"POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 6\r\n\r\nmot").await.unwrap();
        while !pulse.owing.is_waited_for() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        clock.fetch_add(PATIENCE, Ordering::Relaxed);
        assert!(!pulse.is_dead(), "he has so long");
        visitor.write_all(b"h").await.unwrap();
        while pulse.owing.since.load(Ordering::Relaxed) != 1 + PATIENCE {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        assert!(!pulse.is_dead(), "it came in time");
        clock.fetch_add(1, Ordering::Relaxed);
        assert!(pulse.is_dead() && !pulse.is_idle(), "a byte a minute is no visitor");

        visitor.write_all(b"ai").await.unwrap();
        let mut answer = vec![0; 15];
        visitor.read_exact(&mut answer).await.unwrap();
        assert_eq!(answer, b"HTTP/1.1 200 OK");
        assert!(!pulse.owing.is_waited_for());
        assert!(!pulse.is_dead(), "he sent it all after all");
        served.abort();
    }
}
