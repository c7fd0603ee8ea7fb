//! Hostile requests: at every declared path, in every field of every form. Nothing fails in the server, nothing comes back as
//! markup. Few values by default; all of them in every field: `CHIBO_HOSTILE=all cargo test -p chibo --test integration hostile`.

use super::neighbours;
use super::walk::{Form, Seen, Walk, encoded};
use axum::body::Body;
use axum::http::{Method, Request, header};
use scraper::{Html, Selector};
use std::collections::BTreeMap;
use std::iter::repeat_n;
use std::time::Instant;

/// What a browser is told with every answer.
const TOLD: [&str; 7] = [
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "x-frame-options",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "permissions-policy",
];

/// What ends sessions.
const ENDS: [&str; 4] = ["/dang-xuat", "/dang-nhap", "/van-phong/mat-khau", "/van-phong/phien"];

/// What must never come back as it was sent.
const MARKUP: &str = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";

/// What people do not type.
fn values() -> Vec<String> {
    let mut values: Vec<String> = [
        MARKUP,
        "' OR 1=1; DROP TABLE member; --",
        "=1+1",
        "../../../../etc/passwd",
        "a\0b",
        "99999999999999999999999999",
        "-1",
        "0",
        "1e309",
        "31/12/99999",
        "99999-12-31",
        "-0001-01-01",
        "29/2/2023",
        "24:61",
        "18446744073709551615",
        "2147483648",
        "{{7*7}}${7*7}",
        "a\r\nset-cookie: x=1",
        "\u{202e}\u{200b}\u{feff}\u{fffe}",
        "𝟙９",
        "",
    ]
    .map(String::from)
    .into();
    values.push("dài ".repeat(5_000));
    values.push(repeat_n('\u{301}', 500).collect());
    values
}

/// Whether all of it is asked for.
pub(super) fn is_all() -> bool {
    std::env::var("CHIBO_HOSTILE").is_ok_and(|asked| asked == "all")
}

/// What was wrong with the answers, all of it at once, and how many there were of each kind.
#[derive(Default)]
struct Wrong(Vec<String>, BTreeMap<u16, usize>);

impl Wrong {
    fn look(&mut self, what: &str, seen: &Seen) {
        *self.1.entry(seen.status.as_u16()).or_default() += 1;
        if seen.headers.get(header::LOCATION).is_some_and(|to| to.as_bytes().starts_with(b"/dang-nhap?")) {
            self.0.push(format!("asked to sign in: {what}"));
        }
        if seen.status.is_server_error() {
            self.0.push(format!("{} {what}", seen.status));
        }
        if seen.body.contains("<script>alert(1)") || seen.body.contains("<img src=x onerror") {
            self.0.push(format!("markup comes back: {what}"));
        }
    }
}

#[tokio::test]
async fn whatever_is_sent_is_answered() {
    let began = Instant::now();
    let walk = Box::pin(Walk::new()).await;
    let told = |what: &str| eprintln!("{what} after {:.1} s", began.elapsed().as_secs_f32());
    told("walked");
    neighbours::see_and_change_nothing(&walk).await;
    told("asked as a neighbour");
    every_page_is_closed_to_scripts(&walk);
    let mut wrong = Wrong::default();
    addresses(&walk, &mut wrong).await;
    told("addresses");
    bodies(&walk, &mut wrong).await;
    told("bodies");
    forms(&walk, &mut wrong).await;
    told("forms");
    eprintln!("answers by status: {:?}", wrong.1);
    assert!(wrong.1.values().sum::<usize>() > 500);
    wrong.0.sort();
    wrong.0.dedup();
    assert!(wrong.0.is_empty(), "{} answers: {:#?}", wrong.0.len(), wrong.0);
}

/// Every page that was seen has the whole policy, and nothing in it runs.
fn every_page_is_closed_to_scripts(walk: &Walk) {
    assert!(walk.pages.len() > 120, "{}", walk.pages.len());
    assert!(walk.forms.len() > 100, "{}", walk.forms.len());
    let all = Selector::parse("*").unwrap();
    for seen in &walk.pages {
        assert!(!seen.status.is_server_error(), "{} {}", seen.path, seen.status);
        for name in TOLD {
            assert!(seen.headers.contains_key(name), "{} has no {name}", seen.path);
        }
        if !seen.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
            continue;
        }
        for element in Html::parse_document(&seen.body).select(&all) {
            let name = element.value().name();
            let is_data = element.attr("type").is_some_and(|kind| kind.starts_with("application/"));
            let inline = name == "style" || name == "script" && element.attr("src").is_none() && !is_data;
            let acts = element
                .value()
                .attrs()
                .any(|(name, value)| name.starts_with("on") || name == "style" || value.starts_with("javascript:"));
            assert!(!inline && !acts, "{}: {}", seen.path, element.html().chars().take(200).collect::<String>());
        }
    }
}

/// Every declared path with hostile parameters, and hostile questions behind it.
async fn addresses(walk: &Walk, wrong: &mut Wrong) {
    let mut values: Vec<String> = values().iter().map(|value| encoded(value)).filter(|value| value.len() < 20_000).collect();
    values.extend(
        ["%FF%FE", "..%2F..%2Fetc", "%252e", "%", "01890000-0000-7000-8000-000000000000", "2025", "x.pdf"].map(String::from),
    );
    for (at, route) in walk.table.iter().filter(|route| !ENDS.contains(&route.path)).enumerate() {
        let count = if is_all() { values.len() } else { 1 };
        for value in values.iter().cycle().skip(at).take(count) {
            let named = route.path.contains('{');
            let path: Vec<&str> = route.path.split('/').map(|part| if part.starts_with('{') { value } else { part }).collect();
            let path = format!(
                "{}?lang={value}&trang={value}&tim={value}&ngay={value}&nam={value}&truoc={value}&loai={value}",
                path.join("/")
            );
            if path.parse::<axum::http::Uri>().is_err() || route.path.ends_with("/song") && !named {
                continue;
            }
            let request = Request::builder().method(route.method.clone()).uri(&path);
            wrong.look(
                &format!("{} {}", route.method, path.chars().take(300).collect::<String>()),
                &walk.send(request, walk.cookie(route.right), Body::empty()).await,
            );
        }
    }
    // The questions that stand on pages, one value changed.
    let asked = walk.pages.iter().filter(|seen| seen.path.contains('?'));
    for (at, seen) in asked.enumerate() {
        let route = walk.route(&Method::GET, &seen.path).unwrap();
        let (path, query) = seen.path.split_once('?').unwrap();
        let count = if is_all() { values.len() } else { 1 };
        for value in values.iter().cycle().skip(at).take(count) {
            let query: Vec<String> = query.split('&').map(|pair| format!("{}={value}", pair.split('=').next().unwrap())).collect();
            let path = format!("{path}?{}", query.join("&"));
            if path.parse::<axum::http::Uri>().is_ok() {
                wrong.look(&path.chars().take(300).collect::<String>(), &walk.get(&path, walk.cookie(route.right)).await);
            }
        }
    }
}

/// Every act with a body that is none of its own.
async fn bodies(walk: &Walk, wrong: &mut Wrong) {
    let bodies: [(&str, &[u8]); 6] = [
        ("application/x-www-form-urlencoded", b"\xff\xfe=%ff&%00=%00&a&=&&"),
        ("application/json", b"{\"a\":[[[[1e999]]]]}"),
        (
            "multipart/form-data; boundary=x",
            b"--x\r\ncontent-disposition: form-data; name=\"do\"; filename=\"../../../../tmp/a\0b\"\r\n\r\nPK\x03\x04\r\n--x--\r\n",
        ),
        ("multipart/form-data; boundary=x", b"--x\r\ncontent-disposition: form-data; name="),
        ("multipart/form-data", b""),
        ("text/xml", b"<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"),
    ];
    let mut addresses = walk.addresses();
    addresses
        .extend(walk.table.iter().filter(|route| !route.path.contains('{')).map(|route| (route.clone(), route.path.to_owned())));
    let acts = addresses.iter().filter(|(route, _)| route.method == Method::POST && !ENDS.contains(&route.path));
    for (at, (route, address)) in acts.enumerate() {
        let count = if is_all() { bodies.len() } else { 1 };
        for (kind, body) in bodies.iter().cycle().skip(at).take(count) {
            let request = Request::post(address).header(header::CONTENT_TYPE, *kind);
            wrong.look(&format!("POST {address} {kind}"), &walk.send(request, walk.cookie(route.right), Body::from(*body)).await);
        }
    }
}

/// Every form with hostile values in its fields: in all at once, and in one among those that stood there.
async fn forms(walk: &Walk, wrong: &mut Wrong) {
    let values = values();
    // Whoever's roles or sessions are changed has to sign in again.
    let (last, first): (Vec<&Form>, Vec<&Form>) = walk
        .forms
        .iter()
        .filter(|form| !ENDS.contains(&form.route))
        .partition(|form| form.route.starts_with("/van-phong/tai-khoan"));
    for (at, form) in first.into_iter().chain(last).enumerate() {
        let count = if is_all() { values.len() } else { 1 };
        for (turn, value) in values.iter().enumerate().cycle().skip(at).take(count) {
            let all = form.fields.iter().map(|(name, _)| (name.clone(), value.clone())).collect();
            try_form(walk, form, all, value, wrong).await;
            let fields = if is_all() { (0..form.fields.len()).collect() } else { vec![(at + turn) % form.fields.len().max(1)] };
            for field in fields {
                let mut one = form.fields.clone();
                let Some(changed) = one.get_mut(field) else { continue };
                value.clone_into(&mut changed.1);
                // The same field twice.
                let twice = changed.clone();
                one.push(twice);
                try_form(walk, form, one, value, wrong).await;
            }
        }
    }
}

async fn try_form(walk: &Walk, form: &Form, fields: Vec<(String, String)>, value: &str, wrong: &mut Wrong) {
    let method = if form.is_post { Method::POST } else { Method::GET };
    let right = walk.route(&method, &form.action).unwrap().right;
    let about = format!(
        "{method} {} {:?} {:?}",
        form.action,
        value.chars().take(40).collect::<String>(),
        fields
            .iter()
            .map(|(name, value)| format!("{name}={}", value.chars().take(20).collect::<String>()))
            .take(12)
            .collect::<Vec<_>>()
    );
    let seen = if form.is_multipart {
        let part = |(name, value): &(String, String)| {
            format!("--grenze\r\ncontent-disposition: form-data; name=\"{}\"\r\n\r\n{value}\r\n", name.replace('"', ""))
        };
        let body: String = fields.iter().map(part).collect::<String>() + "--grenze--\r\n";
        let request = Request::post(&form.action).header(header::CONTENT_TYPE, "multipart/form-data; boundary=grenze");
        walk.send(request, walk.cookie(right), Body::from(body)).await
    } else if form.is_post {
        walk.post(&form.action, walk.cookie(right), &fields).await
    } else {
        let query: Vec<String> = fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        let path = format!("{}?{}", form.action.split('?').next().unwrap(), query.join("&"));
        if path.parse::<axum::http::Uri>().is_err() {
            return;
        }
        walk.get(&path, walk.cookie(right)).await
    };
    wrong.look(&about, &seen);
}
