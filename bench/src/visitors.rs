//! The visitors' road against nginx: an article of about 60 kB, served by the built binary with every visit counted, and the
//! same bytes as a file by nginx, driven by wrk in turns on this machine. nginx and wrk must be installed.

use crate::process::{self, address_of};
use crate::say;
use anyhow::{Context, ensure};
use chibo::{demo, server};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// Connections kept alive.
const CONNECTIONS: [u64; 3] = [64, 512, 2938];
const BROWSER: &str = "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const GZIP: &str = "Accept-Encoding: gzip";

/// Rounds of each, and their seconds; `--rounds 9 --seconds 5` for others.
fn asked(name: &str, usual: u64) -> u64 {
    let arguments: Vec<String> = std::env::args().collect();
    let named = arguments.iter().position(|argument| argument == name).and_then(|place| arguments.get(place + 1));
    named.and_then(|number| number.parse().ok()).unwrap_or(usual)
}

/// What wrk saw.
#[derive(Clone, Copy, Default)]
struct Seen {
    answers: u64,
    a_second: f64,
    p99: f64,
    errors: u64,
}

pub(crate) async fn measure(dir: &Path) -> anyhow::Result<()> {
    server::raise_limit();
    let data = dir.join("data");
    let path = {
        let app = demo::load(&data, None).await?;
        let draft = chibo_portal::Draft {
            headline: String::from("Sáu mươi nghìn chữ cái về ngày hội của khu phố"),
            lead: String::from("Một bài dài, để đo."),
            body: long_body(),
            author: String::from("Ban đo đạc"),
            category: Some(String::from("tin-hoat-dong")),
            congress: None,
            meeting: None,
        };
        let id = chibo_portal::create_draft(&app, None, draft).await?;
        format!("/tin/{}", chibo_portal::publish(&app, None, id).await?.map_err(|_| anyhow::anyhow!("the article is not ready"))?)
    };
    let binary = std::env::current_exe()?.with_file_name("chibo");
    let mut chibo = Command::new(&binary)
        .args(["serve", "--listen", "127.0.0.1:0", "--lang", "en", "--data"])
        .arg(&data)
        .stderr(Stdio::piped())
        .spawn()
        .context("start chibo; build it first: cargo build --release")?;
    let measured = compare(&mut chibo, &path, &dir.join("nginx"));
    chibo.kill().ok();
    chibo.wait().ok();
    measured
}

/// Prose that a packer finds neither trivial nor hopeless.
fn long_body() -> String {
    const WORDS: [&str; 24] = [
        "đại hội",
        "chi bộ",
        "khu phố",
        "nhân dân",
        "bầu cử",
        "nhiệm kỳ",
        "đảng viên",
        "đường làng",
        "cây xanh",
        "gia đình",
        "văn hóa",
        "chiều nay",
        "bà con",
        "thảo luận",
        "biểu quyết",
        "thống nhất",
        "trẻ em",
        "người cao tuổi",
        "vệ sinh",
        "an ninh",
        "quỹ",
        "hội trường",
        "phấn khởi",
        "chỉ tiêu",
    ];
    let (mut text, mut state) = (String::new(), 20_260_703_u64);
    while text.len() < 55_000 {
        for place in 0..90 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let word = usize::try_from(state >> 33).unwrap_or_default() % WORDS.len();
            text.push_str(WORDS.get(word).copied().unwrap_or_default());
            text.push_str(if place % 15 == 14 { ". " } else { " " });
        }
        text.push_str("\n\n");
    }
    text
}

fn compare(chibo: &mut Child, path: &str, folder: &Path) -> anyhow::Result<()> {
    let address = address_of(chibo)?;
    let plain = page(&address, path, "")?;
    for _ in 0..4 {
        page(&address, path, GZIP)?;
    }
    sleep(Duration::from_millis(1200));
    let (headers, packed) = page(&address, path, GZIP)?;
    say(&format!("{path}: {} bytes, {} as gzip", plain.1.len(), packed.len()));
    let (mut nginx, beside) = start_nginx(folder, &headers, &plain.1, &packed)?;
    let measured = by_turns(chibo, &address, path, &beside);
    // Told to stop, not killed: only so do its workers end with it.
    Command::new("nginx").arg("-c").arg(folder.join("nginx.conf")).args(["-s", "stop"]).status().context("stop nginx")?;
    nginx.wait().ok();
    measured
}

fn by_turns(chibo: &Child, address: &str, path: &str, beside: &str) -> anyhow::Result<()> {
    let (rounds, seconds) = (asked("--rounds", 7), asked("--seconds", 4));
    let before = counted(address)?;
    let (mut answered, mut cut) = (0, 0);
    for connections in CONNECTIONS {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..rounds {
            ours.push(drive(&format!("http://{address}{path}"), connections, seconds)?);
            theirs.push(drive(&format!("http://{beside}/article.html"), connections, seconds)?);
        }
        answered += ours.iter().map(|seen| seen.answers).sum::<u64>();
        cut += connections * rounds;
        tell(connections, &ours, &theirs);
    }
    sleep(Duration::from_millis(2500));
    let counted = counted(address)? - before;
    say(&format!("visits counted: {counted}; answers wrk took: {answered}; it was cut off in the middle of {cut} at most"));
    ensure!(counted >= answered && counted <= answered + cut, "what was counted is not what was answered");
    say(&format!("memory of chibo at its highest: {} MB (limit 100)", process::memory(chibo.id(), "VmHWM:") >> 20));
    Ok(())
}

fn tell(connections: u64, ours: &[Seen], theirs: &[Seen]) {
    let of = |seen: &[Seen], value: fn(&Seen) -> f64| {
        let mut values: Vec<f64> = seen.iter().map(value).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or_default()
    };
    let (a, b) = (of(ours, |seen| seen.a_second), of(theirs, |seen| seen.a_second));
    let (c, d) = (of(ours, |seen| seen.p99), of(theirs, |seen| seen.p99));
    let errors = |seen: &[Seen]| seen.iter().map(|seen| seen.errors).sum::<u64>();
    say(&format!(
        "{connections:>5} connections: chibo {a:>8.0}/s, nginx {b:>8.0}/s, ratio {:.3}; p99 {c:.2} ms, {d:.2} ms, ratio {:.3}; errors {}, {}",
        a / b,
        c / d,
        errors(ours),
        errors(theirs)
    ));
}

/// All visits of people, as the open data has them.
fn counted(address: &str) -> anyhow::Result<u64> {
    let (_, days) = page(address, "/thong-ke.csv", "")?;
    let days = String::from_utf8(days)?;
    Ok(days.lines().skip(1).filter_map(|line| line.split(',').nth(1)?.parse::<u64>().ok()).sum())
}

/// The head and the bytes of an answer.
fn page(address: &str, path: &str, header: &str) -> anyhow::Result<(String, Vec<u8>)> {
    let more = if header.is_empty() { String::new() } else { format!("{header}\r\n") };
    let answer = process::ask(address, &format!("GET {path} HTTP/1.1\r\n{more}"), "")?;
    ensure!(answer.starts_with(b"HTTP/1.1 200"), "{path} was not answered");
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").context("the end of the head")?;
    let (head, body) = answer.split_at(end + 4);
    Ok((String::from_utf8(head.to_vec())?, body.to_vec()))
}

fn start_nginx(folder: &Path, headers: &str, plain: &[u8], packed: &[u8]) -> anyhow::Result<(Child, String)> {
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("article.html"), plain)?;
    std::fs::write(folder.join("article.html.gz"), packed)?;
    // The headers that chibo sends and nginx does not send by itself.
    let same = ["content-security-policy", "x-content-type-options", "referrer-policy", "cache-control"];
    let value = |name: &str| headers.lines().find_map(|line| Some(line.strip_prefix(name)?.strip_prefix(": ")?.to_owned()));
    let added: String = same.iter().filter_map(|name| Some(format!("add_header {name} \"{}\";\n", value(name)?))).collect();
    let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let (dir, address) = (folder.display(), format!("127.0.0.1:{port}"));
    let conf = format!(
        "daemon off; user root; worker_processes 2; worker_rlimit_nofile 20000; error_log stderr crit; pid {dir}/pid;\n\
         events {{ worker_connections 8192; }}\n\
         http {{ access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_timeout 75; keepalive_requests 1000000000;\n\
         open_file_cache max=100; open_file_cache_valid 60s; default_type \"text/html; charset=utf-8\"; types {{ }}\n\
         client_body_temp_path {dir}; proxy_temp_path {dir}; fastcgi_temp_path {dir}; uwsgi_temp_path {dir}; scgi_temp_path {dir};\n\
         server {{ listen {address} reuseport; root {dir}; gzip_static on; gzip_vary on; {added} }} }}\n"
    );
    std::fs::write(folder.join("nginx.conf"), conf)?;
    let child = Command::new("nginx").arg("-c").arg(folder.join("nginx.conf")).spawn().context("start nginx")?;
    for _ in 0..100 {
        if page(&address, "/article.html", GZIP).is_ok_and(|(_, bytes)| bytes == packed) {
            return Ok((child, address));
        }
        sleep(Duration::from_millis(50));
    }
    anyhow::bail!("nginx does not answer with the same bytes")
}

fn drive(url: &str, connections: u64, seconds: u64) -> anyhow::Result<Seen> {
    let (connections, seconds) = (connections.to_string(), format!("{seconds}s"));
    let wrk = Command::new("wrk")
        .args(["-t2", "--latency", "--timeout", "10s", "-c", &connections, "-d", &seconds, "-H", BROWSER, "-H", GZIP, url])
        .output()
        .context("start wrk")?;
    let said = String::from_utf8_lossy(&wrk.stdout).into_owned();
    let after = |word: &str| said.split(word).nth(1).and_then(|rest| rest.split_whitespace().next());
    let answers = said.lines().find_map(|line| line.trim().split_once(" requests in")?.0.parse().ok()).context("wrk's count")?;
    let errors = said.lines().filter(|line| line.contains("Socket errors") || line.contains("Non-2xx")).count() as u64;
    Ok(Seen {
        answers,
        a_second: after("Requests/sec:").and_then(|rate| rate.parse().ok()).context("wrk's rate")?,
        p99: after("99%").and_then(milliseconds).context("wrk's p99")?,
        errors,
    })
}

/// `812.00us`, `3.20ms`, `1.10s` in milliseconds.
fn milliseconds(text: &str) -> Option<f64> {
    let units = [("us", 0.001), ("ms", 1.0), ("s", 1000.0)];
    units.iter().find_map(|(unit, factor)| Some(text.strip_suffix(unit)?.parse::<f64>().ok()? * factor))
}
