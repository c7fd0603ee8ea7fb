//! The visitors' road: how requests come in. A page in memory is answered before the house is asked, by the thread that read
//! the request; everything else goes on to the house's router. What is answered is counted here and nowhere else.

mod connection;
mod pulse;
mod serve;
mod way;
mod worker;

pub use serve::{Certificate, Secure, serve};

use crate::lanes::Lanes;
use crate::reading::{FromMemory, Pages, Version};
use crate::visits::{Proxies, Reader, Visit, Visitor, Visits, reader};
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, Response, StatusCode};
use chibo_frame::App;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use tokio::runtime::Handle;
use tokio::task::AbortHandle;
use tower::ServiceExt;
use way::{Way, Ways, asking, with_address};

/// Everything that answers.
pub(crate) struct Road {
    app: App,
    house: Router,
    pages: Arc<Pages>,
    visits: Arc<Visits>,
    proxies: Proxies,
    /// Each thread learns its own, and touches nothing that another thread touches for every visitor.
    ways: Lanes<Ways>,
    /// Where the house works: the ordinary runtime, with the database.
    office: Handle,
}

/// Where connections come in.
pub(crate) struct Door {
    pub(crate) road: Arc<Road>,
    /// What is shown to browsers there, if they come through TLS.
    pub(crate) certificate: Option<Certificate>,
}

/// An answer, and the visit that it is once it has been sent.
pub(crate) struct Answered {
    pub(crate) response: Response<Body>,
    pub(crate) visit: Option<Visit>,
}

impl Road {
    /// A road to the house. To be called within the runtime in which the house works.
    pub(crate) fn to(app: &App, house: Router, proxies: Proxies) -> Self {
        let (pages, visits) = (app.shared.of(), app.shared.of());
        Self { app: app.clone(), house, pages, visits, proxies, ways: Lanes::default(), office: Handle::current() }
    }

    /// What counts visits.
    pub(crate) fn visits(&self) -> &Visits {
        &self.visits
    }

    /// Takes out of a request what only a proxy of ours may say of it.
    pub(crate) fn believe(&self, peer: SocketAddr, headers: &mut HeaderMap) {
        const SAID: [&str; 4] = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"];
        if !self.proxies.has(peer.ip().to_canonical()) {
            for name in SAID {
                headers.remove(name);
            }
        }
    }

    /// Answers out of memory, if the page is there and fresh.
    pub(crate) fn at_once<B>(&self, peer: SocketAddr, request: &Request<B>) -> Option<Answered> {
        let way = self.ways.mine().known(request)?;
        let version = way.page.fresh(self.app.now())?;
        Some(self.out_of_memory(&way, &version, peer, request))
    }

    fn out_of_memory<B>(&self, way: &Way, version: &Version, peer: SocketAddr, request: &Request<B>) -> Answered {
        let visit = if way.counts { self.reader(peer, request).map(|reader| (reader, version.article)) } else { None };
        Answered { response: way.answer(version, request.headers()), visit: self.visit(visit) }
    }

    /// Answers as soon as the page is in memory again: one asks the house for it, the others wait for him here, where waiting
    /// takes next to nothing.
    pub(crate) async fn answer(self: Arc<Self>, peer: SocketAddr, request: Request<Body>) -> Answered {
        let asked = self.app.now();
        while let Some(way) = self.ways.mine().known(&request) {
            let mut news = pin!(way.page.news());
            news.as_mut().enable();
            let now = self.app.now();
            if let Some(version) = way.page.fresh(now).or_else(|| way.page.made_since(asked, now)) {
                return self.out_of_memory(&way, &version, peer, &request);
            }
            if let Some(_gone) = way.page.go() {
                return self.by_house(peer, request).await;
            }
            news.await;
        }
        self.by_house(peer, request).await
    }

    /// Answers by the house, and learns the way if the page is in memory now.
    pub(crate) async fn by_house(&self, peer: SocketAddr, mut request: Request<Body>) -> Answered {
        let visitor = Visitor::default();
        request.extensions_mut().insert(visitor.clone());
        let client = self.proxies.client(peer.ip(), request.headers());
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(client, peer.port())));
        let asked = with_address(&request, |address| address.map(str::to_owned)).filter(|_| request.method() == Method::GET);
        let reader = self.reader(peer, &request).filter(|_| request.method() == Method::GET);
        let working = self.office.spawn(self.house.clone().oneshot(request));
        let _stopping = Stopping(working.abort_handle());
        let response = match working.await {
            Ok(Ok(response)) => response,
            Err(_) => status(StatusCode::INTERNAL_SERVER_ERROR),
        };
        let from_memory = response.extensions().get::<FromMemory>().cloned();
        if let Some(asked) = asked {
            self.ways.mine().learn(asked, &response, from_memory.as_ref().map(|FromMemory(place, _)| place), visitor.counts());
        }
        let answered = matches!(response.status(), StatusCode::OK | StatusCode::NOT_MODIFIED) && visitor.counts();
        let visit = reader.filter(|_| answered).map(|reader| (reader, from_memory.and_then(|page| page.1.article)));
        Answered { response, visit: self.visit(visit) }
    }

    /// Makes the pages anew that are being read and are about to be too old.
    pub(crate) async fn make_anew(&self) {
        for request in self.pages.due(self.app.now()).iter().filter_map(|address| asking(address)) {
            let Ok(_made) = self.house.clone().oneshot(request).await;
        }
    }

    fn reader<B>(&self, peer: SocketAddr, request: &Request<B>) -> Option<Reader> {
        reader(&self.app, &self.visits, &self.proxies, peer.ip(), request.headers())
    }

    fn visit(&self, of: Option<(Reader, Option<uuid::Uuid>)>) -> Option<Visit> {
        of.map(|(reader, article)| Visit { at: self.app.now(), reader, article })
    }
}

/// Ends the house's work on a request when whoever asked is gone.
struct Stopping(AbortHandle);

impl Drop for Stopping {
    fn drop(&mut self) {
        self.0.abort();
    }
}

fn status(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}
