//! What every page knows: who reads it, in which language, and where it stands.

use crate::app::App;
use crate::errors::PageError;
use crate::rights::{Right, Role};
use crate::words::{Lang, Words};
use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{Html, IntoResponse, Redirect, Response};
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use std::convert::Infallible;
use std::fmt::Display;
use uuid::Uuid;

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// The account.
    pub id: Uuid,
    /// The name shown at the top of the page.
    pub name: String,
    /// The account's roles.
    pub roles: Vec<Role>,
}

/// The reader, the language and the words, in every template as `page`.
#[derive(Clone)]
pub struct Page {
    /// The language.
    pub lang: Lang,
    /// Who is signed in, if anybody.
    pub who: Option<Who>,
    /// The path of the page, by which the navigation shows where one is.
    pub path: String,
    /// A sentence from the act that led here, shown once.
    pub notice: Option<String>,
    /// Whether this is the demonstration.
    pub demo: bool,
    /// Whether a list is wanted whole, with nothing left for a second page: for a workbook.
    pub whole: bool,
    words: Words,
}

impl Page {
    /// A page for nobody in particular, as the public site's visitors and the command line read.
    pub fn open(words: Words, lang: Lang, path: &str, demo: bool) -> Self {
        Self { lang, who: None, path: path.to_owned(), notice: None, demo, whole: false, words }
    }

    /// The words of a key.
    pub fn t(&self, key: &str) -> String {
        self.words.t(self.lang, key)
    }

    /// The words of a key with arguments.
    pub fn with(&self, key: &str, args: &[(&'static str, &dyn Display)]) -> String {
        self.words.with(self.lang, key, args)
    }

    /// The words of a key with one argument.
    pub fn t1(&self, key: &str, name: &'static str, value: impl Display) -> String {
        self.with(key, &[(name, &value)])
    }

    /// A count as people write it.
    pub fn number<N: TryInto<u64> + Copy>(&self, n: &N) -> String {
        self.lang.number(*n)
    }

    /// A day as people write it.
    pub fn day(&self, day: &NaiveDate) -> String {
        self.lang.day(*day)
    }

    /// A moment as machines read it, for the `datetime` of an element.
    pub fn moment(&self, at: &DateTime<Utc>) -> String {
        at.to_rfc3339_opts(SecondsFormat::Secs, true)
    }

    /// A share in ten-thousandths as people write it.
    pub fn percent(&self, ten_thousandths: &u32) -> String {
        self.lang.percent(*ten_thousandths)
    }

    /// How many rows of a list stand on one page: usually so many, all of them where the list is wanted whole.
    pub fn rows(&self, usual: usize) -> usize {
        if self.whole { WHOLE } else { usual }
    }

    /// Whether the reader may.
    pub fn may(&self, right: Right) -> bool {
        self.who.as_ref().is_some_and(|who| right.given_to(&who.roles))
    }

    /// Whether the page stands under this path, for `aria-current`.
    pub fn under(&self, path: &str) -> bool {
        self.path == path || self.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'))
    }

    /// The other language, for the switch.
    pub fn other_lang(&self) -> Lang {
        match self.lang {
            Lang::Vi => Lang::En,
            Lang::En => Lang::Vi,
        }
    }

    /// All words, for what must be worded outside a template.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The account's key; pages that need one stand behind a right, so there is always one.
    pub fn account(&self) -> Result<Uuid, PageError> {
        self.who.as_ref().map(|who| who.id).ok_or(PageError::SignIn)
    }
}

/// More rows than a list has; a sheet of a workbook takes 1,048,576.
const WHOLE: usize = 1_000_000;

/// One entry of the office's navigation.
pub struct NavEntry {
    /// Where it leads.
    pub href: &'static str,
    /// Its words.
    pub label: String,
    /// Whether the reader is there.
    pub here: bool,
}

/// The pieces of work, each with the right that shows it.
const NAV: [(&str, &str, Right); 14] = [
    ("/van-phong", "nav-home", Right::SeeTargets),
    ("/van-phong/chi-bo", "nav-ward", Right::SeeWard),
    ("/van-phong/nhan-so-lieu", "nav-take", Right::KeepWard),
    ("/van-phong/cua-toi", "nav-own", Right::OwnRecord),
    ("/van-phong/cong-bo", "nav-released", Right::OwnRecord),
    ("/van-phong/danh-sach", "nav-roll", Right::SeePeople),
    ("/van-phong/sinh-hoat", "nav-meetings", Right::SeePeople),
    ("/van-phong/so-sach", "nav-books", Right::SeePeople),
    ("/van-phong/van-ban", "nav-papers", Right::SeePeople),
    ("/van-phong/ho-gia-dinh", "nav-households", Right::SeePeople),
    ("/van-phong/nhap-so-lieu", "nav-imports", Right::KeepRecords),
    ("/van-phong/dai-hoi", "nav-congress", Right::SeeElections),
    ("/van-phong/tin-bai", "nav-news", Right::WriteNews),
    ("/van-phong/tai-khoan", "nav-accounts", Right::ManageAccounts),
];

/// Pages whose address does not say under which entry they stand.
const UNDER: [(&str, &str); 17] = [
    ("/van-phong/nhiem-ky", "/van-phong"),
    ("/van-phong/chuyen-muc", "/van-phong/tin-bai"),
    ("/van-phong/trang-tin", "/van-phong/tin-bai"),
    ("/van-phong/luot-truy-cap", "/van-phong/tin-bai"),
    ("/van-phong/quyen", "/van-phong/tai-khoan"),
    ("/van-phong/nhat-ky", "/van-phong/so-sach"),
    ("/van-phong/sao-luu", "/van-phong/so-sach"),
    ("/van-phong/gui-dang-uy", "/van-phong/so-sach"),
    ("/van-phong/tu-dang-uy", "/van-phong/so-sach"),
    ("/van-phong/chuyen-sinh-hoat", "/van-phong/danh-sach"),
    ("/van-phong/xep-loai-chi-bo", "/van-phong/chi-bo"),
    ("/van-phong/ke-hoach-giao", "/van-phong/chi-bo"),
    ("/van-phong/tra-loi", "/van-phong/chi-bo"),
    ("/van-phong/tong-hop", "/van-phong/chi-bo"),
    ("/van-phong/chuyen-tiep", "/van-phong/chi-bo"),
    ("/van-phong/don-vi", "/van-phong/so-sach"),
    ("/van-phong/du-lieu-ca-nhan", "/van-phong/so-sach"),
];

impl Page {
    /// The entries that the reader may open.
    pub fn nav(&self) -> Vec<NavEntry> {
        let home = NAV.first().map_or("", |entry| entry.0);
        NAV.iter()
            .filter(|(_, _, right)| self.may(*right))
            .map(|(href, key, _)| NavEntry {
                href,
                label: self.t(key),
                here: self.path == *href
                    || (*href != home && self.under(href))
                    || UNDER.iter().any(|(page, entry)| entry == href && self.under(page)),
            })
            .collect()
    }
}

/// Reads the page that the session layer made, or makes one for a visitor without a session: `?lang=en` switches.
impl FromRequestParts<App> for Page {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        if let Some(page) = parts.extensions.get::<Self>() {
            return Ok(page.clone());
        }
        Ok(Self::open(app.words.clone(), asked_lang(parts).unwrap_or_default(), parts.uri.path(), app.demo))
    }
}

/// The language that the address asks for.
pub(crate) fn asked_lang(parts: &Parts) -> Option<Lang> {
    parts.uri.query()?.split('&').find_map(|pair| Lang::parse(pair.strip_prefix("lang=")?))
}

/// A rendered template as a response.
pub fn html(template: &impl Template) -> Result<Html<String>, PageError> {
    Ok(Html(template.render()?))
}

/// After an act: to the page that shows its result, with GET.
pub fn see_other(path: &str) -> Response {
    Redirect::to(path).into_response()
}
