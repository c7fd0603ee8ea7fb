//! The slice through its router, as an editor and a visitor meet it.

mod boxes;
mod categories;
mod editor;
mod feeds;
mod lists;
mod migrations;
mod newsroom;
mod parcels;
mod photos;
mod reading;
mod revisions;
mod road;
mod search;
mod sites;
mod together;
mod visits;
mod ways;
mod words;

use crate::SLICE;
use crate::road::Road;
use crate::visits::Proxies;
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode, Uri, header};
use chibo_frame::app::Clock;
use chibo_frame::key::Place;
use chibo_frame::page::Who;
use chibo_frame::testing::{self, Scratch};
use chibo_frame::{App, PageError, Right, Role, Routes, Words, see_other, sessions};
use chrono::{DateTime, TimeDelta, Utc};
use std::net::SocketAddr;
use std::sync::Arc;
use tower_sessions::Session;
use uuid::Uuid;

/// Where the article of `newsroom::new_article` stands.
const PAGE: &str = "/tin/dai-hoi-chi-bo-khu-5b-lan-thu-v";
const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/// A database and a data directory of its own, the routes over it, and an editor's cookie once she has signed in.
struct Town {
    app: App,
    road: Arc<Road>,
    cookie: Option<String>,
    house: Arc<Scratch>,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }
}

fn start() -> DateTime<Utc> {
    "2026-11-22T09:00:00Z".parse().unwrap()
}

fn router(app: &App) -> Router {
    let sign_in = |session: Session, asked: Uri| async move {
        let (id, name, roles) = match asked.query() {
            Some("viet") => (2, "Trần Văn Bút", vec![Role::Editor]),
            _ => (1, "Lê Thị Hoa", vec![Role::Editor, Role::Publisher, Role::Secretary]),
        };
        let who = Who { id: Uuid::from_u128(id), name: name.to_owned(), roles };
        sessions::sign_in(&session, &who).await?;
        Ok::<_, PageError>(see_other("/van-phong/tin-bai"))
    };
    (SLICE.routes)().and(Routes::new().post("/thu-dang-nhap", Right::SignIn, sign_in)).into_router(app)
}

/// All that comes in goes by the road, as it does in the product.
fn road(app: &App) -> Arc<Road> {
    Arc::new(Road::to(app, router(app), Proxies::default()))
}

impl Town {
    async fn new() -> Self {
        let house = testing::scratch(&[SLICE], start()).await.unwrap();
        let app = house.app.clone();
        crate::set_site(&app, "Khu 5B", "Phường Quang Trung, thành phố Uông Bí").await.unwrap();
        Self { road: road(&app), app, cookie: None, house: Arc::new(house) }
    }

    /// With an editor signed in who may publish.
    async fn with_editor() -> Self {
        let mut town = Self::new().await;
        town.cookie = town.signed_in("/thu-dang-nhap").await;
        town
    }

    /// The same town as a writer sees it, who may not publish.
    async fn as_writer(&self) -> Self {
        let cookie = self.signed_in("/thu-dang-nhap?viet").await;
        Self { app: self.app.clone(), road: self.road.clone(), cookie, house: self.house.clone() }
    }

    async fn signed_in(&self, path: &str) -> Option<String> {
        let answer = self.ask(Request::post(path).body(Body::empty()).unwrap()).await;
        let cookie = answer.headers().get(header::SET_COOKIE).unwrap().to_str().unwrap();
        Some(cookie.split(';').next().unwrap().to_owned())
    }

    /// The same town some time later.
    async fn later(&self, by: TimeDelta) -> Self {
        let mut app = App::new(
            self.app.db.clone(),
            Words::new([SLICE.words]),
            (SLICE.kinds)(),
            self.app.data.to_path_buf(),
            Place::made_up(),
            Clock::Fixed(start() + by),
        );
        app.shared = self.app.shared.clone();
        Self { road: road(&app), app, cookie: self.cookie.clone(), house: self.house.clone() }
    }

    /// Sends a request along the road and counts it if it is a visit.
    async fn ask(&self, request: Request<Body>) -> axum::response::Response {
        let nobody = SocketAddr::from(([192, 0, 2, 99], 40_000));
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map_or(nobody, |peer| peer.0);
        let answered = self.road.clone().answer(peer, request).await;
        answered.visit.into_iter().for_each(|visit| self.road.visits().count(visit));
        answered.response
    }

    async fn send(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let request = match &self.cookie {
            Some(cookie) => request.header(header::COOKIE, cookie),
            None => request,
        };
        let (parts, body) = self.ask(request.body(body).unwrap()).await.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).header(header::USER_AGENT, FIREFOX), Body::empty()).await
    }

    /// A visitor from an address with a browser of that name.
    async fn visit(&self, path: &str, address: &str, browser: &str) -> Answer {
        let peer: SocketAddr = format!("{address}:40000").parse().unwrap();
        let request = Request::get(path).header(header::USER_AGENT, browser).extension(ConnectInfo(peer));
        self.send(request, Body::empty()).await
    }

    async fn post(&self, path: &str) -> Answer {
        self.send(Request::post(path), Body::empty()).await
    }

    /// Sends the article's form: texts, then files.
    async fn send_form(&self, path: &str, texts: &[(&str, &str)], files: &[(&str, &[u8])]) -> Answer {
        let mut body = Vec::new();
        for (name, text) in texts {
            body.extend(format!("--ranh\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n").bytes());
        }
        for (name, bytes) in files {
            let head = format!("--ranh\r\nContent-Disposition: form-data; name=\"photos\"; filename=\"{name}\"\r\n\r\n");
            body.extend(head.bytes());
            body.extend(*bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--ranh--\r\n");
        let request = Request::builder().method(Method::POST).uri(path);
        self.send(request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=ranh"), Body::from(body)).await
    }

    /// A category, in the place of one that a house begins with.
    async fn category(&self, slug: &str, name: &str) {
        use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
        crate::newsroom::store::category::Entity::delete_by_id(slug).exec(&self.app.db).await.unwrap();
        let row = crate::newsroom::store::category::Model { slug: slug.to_owned(), name: name.to_owned(), position: 0 };
        row.into_active_model().reset_all().insert(&self.app.db).await.unwrap();
    }

    /// An article published at a site, under a category, with tags; its path.
    async fn published_at(&self, site: i32, headline: &str, category: Option<&str>, tags: &[&str]) -> String {
        use crate::newsroom::store::article;
        use crate::reading::{find_by_slug, publication, publication_tag};
        use chibo_frame::record;
        use sea_orm::EntityTrait;
        let path = self.published(headline).await;
        let page = find_by_slug(&self.app.db, path.trim_start_matches("/tin/")).await.unwrap().unwrap();
        let draft = article::Entity::find_by_id(page.article_id).one(&self.app.db).await.unwrap().unwrap();
        let tx = self.app.begin().await.unwrap();
        let act = record::begin(&self.app, &tx, None, "publish_article", &page.slug).await.unwrap();
        for tag in tags {
            let slug = chibo_core::name::fold(tag).replace(' ', "-");
            let row = publication_tag::Model { article_id: page.article_id, slug, name: (*tag).to_owned() };
            record::put::<publication_tag::Entity>(&self.app, &tx, &act, None, row).await.unwrap();
        }
        let category = category.map(str::to_owned);
        let moved = article::Model { site_id: site, category: category.clone(), ..draft.clone() };
        record::put::<article::Entity>(&self.app, &tx, &act, Some(draft), moved).await.unwrap();
        let row = publication::Model { site_id: site, category, tags: tags.join(", "), ..page.clone() };
        record::put::<publication::Entity>(&self.app, &tx, &act, Some(page), row).await.unwrap();
        tx.commit().await.unwrap();
        crate::reading::forget_pages(&self.app);
        path
    }

    /// A published article without photos; its path.
    async fn published(&self, headline: &str) -> String {
        let draft = crate::Draft {
            headline: headline.to_owned(),
            lead: String::from("Chiều 3/7, Chi bộ tổ chức Đại hội."),
            body: String::from("Đoạn một.\n\n## Kết quả\n\n- một\n- hai"),
            author: String::from("Hoa Lê"),
            category: Some(String::from("dai-hoi")),
            ..crate::Draft::default()
        };
        let id = crate::create_draft(&self.app, None, draft).await.unwrap();
        format!("/tin/{}", crate::publish(&self.app, None, id).await.unwrap().unwrap())
    }
}

/// A small PNG of one colour.
fn png(shade: u8) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_pixel(30, 20, image::Rgb([shade; 3]));
    image::DynamicImage::from(picture).write_to(&mut out, image::ImageFormat::Png).unwrap();
    out.into_inner()
}
