//! The site that a request is for, and the addresses of its pages. Every link of the public site is made here.

use super::store::{self, site};
use crate::fresh::is_fresh;
use crate::reading::missing;
use axum::extract::FromRequestParts;
use axum::http::header::HOST;
use axum::http::request::Parts;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use chibo_frame::{App, Lang, Page, PageError};
use chrono::{DateTime, TimeDelta, Utc};
use std::sync::{Arc, PoisonError, RwLock};

/// How old the list of sites in memory may be: another process may have changed it.
const OLDEST: TimeDelta = TimeDelta::seconds(1);

/// The folder of the sites that have no host of their own.
const FOLDER: &str = "/trang/";

/// Where the reader is.
#[derive(Debug, Clone)]
pub(crate) struct At {
    /// The site.
    pub site: Arc<site::Model>,
    /// All sites.
    all: Arc<Vec<site::Model>>,
    /// What its addresses begin with here: nothing, or `/trang/PATH`.
    prefix: String,
    /// `https` or `http`.
    scheme: &'static str,
    /// The host that was asked.
    host: String,
    /// The language that links keep.
    lang: Lang,
}

/// The list of sites in memory.
#[derive(Default)]
struct Known(RwLock<Option<Read>>);

/// When the sites were read, and what they were.
type Read = (DateTime<Utc>, Arc<Vec<site::Model>>);

/// All sites, at most a second old.
pub(crate) async fn all(app: &App) -> anyhow::Result<Arc<Vec<site::Model>>> {
    let known = app.shared.of::<Known>();
    let kept = known.0.read().unwrap_or_else(PoisonError::into_inner).clone();
    if let Some((_, sites)) = kept.filter(|(read, _)| is_fresh(*read, app.now(), OLDEST)) {
        return Ok(sites);
    }
    let sites = Arc::new(store::list_sites(&app.for_everybody().await.db).await?);
    *known.0.write().unwrap_or_else(PoisonError::into_inner) = Some((app.now(), Arc::clone(&sites)));
    Ok(sites)
}

/// Makes the next request read the sites anew, here and at other servers.
pub(crate) fn forget(app: &App) {
    forget_here(app);
    crate::reading::forget_pages(app);
}

/// Makes the next request to this server read the sites anew.
pub(crate) fn forget_here(app: &App) {
    *app.shared.of::<Known>().0.write().unwrap_or_else(PoisonError::into_inner) = None;
}

impl At {
    /// The site of a request; none where the address names one that there is not.
    pub(crate) async fn find(app: &App, uri: &Uri, headers: &HeaderMap, lang: Lang) -> anyhow::Result<Option<Self>> {
        let all = all(app).await?;
        let host = host_of(uri, headers);
        let forwarded = headers.get("x-forwarded-proto").is_some_and(|proto| proto.as_bytes() == b"https");
        let scheme = if forwarded { "https" } else { "http" };
        let named = uri.path().strip_prefix(FOLDER).map(|rest| rest.split('/').next().unwrap_or_default());
        let (site, prefix) = if let Some(path) = named {
            let Some(site) = all.iter().find(|site| site.path.as_deref() == Some(path)) else { return Ok(None) };
            (site.clone(), format!("{FOLDER}{path}"))
        } else {
            let own = all.iter().find(|site| site.host.as_deref().is_some_and(|name| name == host));
            (own.or_else(|| first(&all)).cloned().unwrap_or_else(|| store::blank(store::the_first())), String::new())
        };
        Ok(Some(Self { site: Arc::new(site), all, prefix, scheme, host, lang }))
    }

    /// The first site, where no request says which.
    pub(crate) async fn first(app: &App, lang: Lang) -> anyhow::Result<Self> {
        let all = all(app).await?;
        let site = Arc::new(first(&all).cloned().unwrap_or_else(|| store::blank(store::the_first())));
        let host = site.host.clone().unwrap_or_else(|| String::from("localhost"));
        Ok(Self { site, all, prefix: String::new(), scheme: "http", host, lang })
    }

    /// The address of a page of this site, in the reader's language.
    pub(crate) fn href(&self, path: &str) -> String {
        self.path_in(self.lang, path)
    }

    /// The address of a page of this site in a language.
    pub(crate) fn path_in(&self, lang: Lang, path: &str) -> String {
        let path = self.path(path);
        if lang == Lang::default() {
            return path;
        }
        let joint = if path.contains('?') { '&' } else { '?' };
        format!("{path}{joint}lang={}", lang.code())
    }

    /// The address of a page of this site, no language said.
    pub(crate) fn path(&self, path: &str) -> String {
        if self.prefix.is_empty() { path.to_owned() } else { format!("{}{path}", self.prefix) }
    }

    /// The same for the whole world: with the site's own host where it has one.
    pub(crate) fn absolute(&self, path: &str) -> String {
        match &self.site.host {
            Some(host) => format!("{}://{host}{path}", self.scheme),
            None => format!("{}://{}{}", self.scheme, self.host, self.path(path)),
        }
    }

    /// The address for the whole world of what belongs to no site: pictures, assets.
    pub(crate) fn absolute_file(&self, path: &str) -> String {
        format!("{}://{}{path}", self.scheme, self.site.host.as_deref().unwrap_or(&self.host))
    }

    /// The address of a page of this site for a reader who may be at another one.
    pub(crate) fn to(&self, path: &str) -> String {
        if self.site.host.as_ref().is_some_and(|host| *host != self.host) { self.absolute(path) } else { self.href(path) }
    }

    /// A path of this site without what its addresses begin with here.
    pub(crate) fn within<'a>(&self, path: &'a str) -> &'a str {
        path.strip_prefix(&self.prefix).unwrap_or(path)
    }

    /// The reader at another site of the house; none where it is the first one, whose addresses are
    /// another's at this host.
    pub(crate) fn other(&self, id: i32) -> Option<Self> {
        let site = self.all.iter().find(|site| site.id == id)?;
        let owns_host = |site: &site::Model| site.host.as_deref() == Some(self.host.as_str());
        if site.host.is_none() && site.path.is_none() && self.all.iter().any(owns_host) {
            return None;
        }
        let prefix = site.path.as_ref().filter(|_| !owns_host(site)).map_or_else(String::new, |path| format!("{FOLDER}{path}"));
        Some(Self { site: Arc::new(site.clone()), prefix, ..self.clone() })
    }

    /// The address of an article that belongs to a site, as this reader reaches it; none where he cannot from here.
    pub(crate) fn reach(&self, site: i32, path: &str) -> Option<String> {
        if self.gathered().contains(&site) { Some(self.href(path)) } else { self.other(site).map(|own| own.to(path)) }
    }

    /// Whether it is the first site.
    pub(crate) fn is_first(&self) -> bool {
        self.site.id == store::the_first()
    }

    /// The site that gathers this one's articles, and those whose articles this one gathers.
    pub(crate) fn kin(&self) -> Vec<Self> {
        let children = self.all.iter().filter(|site| site.parent_id == Some(self.site.id)).map(|site| site.id);
        self.site.parent_id.into_iter().chain(children).filter_map(|id| self.other(id)).collect()
    }

    /// The addresses, for the whole world, of a page at each site that stands below `/trang` of this host.
    pub(crate) fn below_folder<'a>(&'a self, path: &'a str) -> impl Iterator<Item = String> + 'a {
        let below = self.all.iter().filter(|site| self.prefix.is_empty() && site.host.is_none() && site.path.is_some());
        below.filter_map(move |site| Some(self.other(site.id)?.absolute(path)))
    }

    /// The keys of the sites whose articles stand here: its own, and of those below it.
    pub(crate) fn gathered(&self) -> Vec<i32> {
        below(&self.all, self.site.id)
    }

    /// Whether no site of the house has articles that do not stand here.
    pub(crate) fn gathers_all(&self) -> bool {
        self.gathered().len() >= self.all.len()
    }

    /// The name under which a page is kept in memory.
    pub(crate) fn key(&self, path: &str) -> String {
        format!("{} {}://{}{}", self.site.id, self.scheme, self.host, self.href(path))
    }
}

/// A site and all below it.
pub(crate) fn below(all: &[site::Model], id: i32) -> Vec<i32> {
    let mut found = vec![id];
    let mut next = 0;
    while let Some(parent) = found.get(next).copied() {
        let children = all.iter().filter(|site| site.parent_id == Some(parent)).map(|site| site.id);
        let new: Vec<i32> = children.filter(|child| !found.contains(child)).collect();
        found.extend(new);
        next += 1;
    }
    found
}

fn first(all: &[site::Model]) -> Option<&site::Model> {
    all.iter().find(|site| site.id == store::the_first())
}

/// The host that was asked for, if it can be one: what a stranger sends stands in links afterwards.
fn host_of(uri: &Uri, headers: &HeaderMap) -> String {
    let sent = headers.get(HOST).and_then(|host| host.to_str().ok()).or_else(|| uri.authority().map(Authority::as_str));
    let host = sent.unwrap_or_default().to_ascii_lowercase();
    if super::check::is_host(&host) { host } else { String::from("localhost") }
}

/// Answers with the page that says there is none where no site is of that name.
impl FromRequestParts<App> for At {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let Ok(page) = Page::from_request_parts(parts, app).await;
        match Self::find(app, &parts.uri, &parts.headers, page.lang).await {
            Ok(Some(at)) => Ok(at),
            Ok(None) => Err(missing::page(app, page).await.into_response()),
            Err(error) => Err(PageError::Fault(error).into_response()),
        }
    }
}
