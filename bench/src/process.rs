//! The built binary on an existing data directory: how long until it answers, and how much memory it holds after use.

use crate::{line, say};
use anyhow::Context;
use chibo::demo::LOGINS;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

pub(crate) fn measure(data: &Path) -> anyhow::Result<()> {
    let binary = std::env::current_exe()?.with_file_name("chibo");
    if !binary.exists() {
        say("the binary chibo is not built beside this one; build it first: cargo build --release");
        return Ok(());
    }
    let start = Instant::now();
    let mut child = Command::new(&binary)
        .args(["serve", "--listen", "127.0.0.1:0", "--lang", "en", "--data"])
        .arg(data)
        .stderr(Stdio::piped())
        .spawn()
        .context("start the binary")?;
    let measured = answer(&mut child, start);
    child.kill().ok();
    child.wait().ok();
    measured
}

fn answer(child: &mut Child, start: Instant) -> anyhow::Result<()> {
    let address = address_of(child)?;
    get(&address, "/", "")?;
    line("start on an existing data directory, to the first answer", start.elapsed(), Duration::from_secs(1));
    let cookie = sign_in(&address)?;
    for _ in 0..50 {
        for page in ["/", "/van-phong", "/van-phong/danh-sach", "/van-phong/ho-gia-dinh"] {
            get(&address, page, &cookie)?;
        }
    }
    let megabytes = memory(child.id(), "VmRSS:") >> 20;
    let what = "resident memory after 200 pages of office and site";
    say(&format!("{what:<58} {megabytes:>7} MB {:>7} MB", 150));
    Ok(())
}

/// The address that a server says it serves. What it says later goes nowhere.
pub(crate) fn address_of(child: &mut Child) -> anyhow::Result<String> {
    let mut words = BufReader::new(child.stderr.take().context("its words")?);
    let mut said = String::new();
    words.read_line(&mut said)?;
    std::thread::spawn(move || std::io::copy(&mut words, &mut std::io::sink()));
    Ok(said.split("http://").nth(1).and_then(|rest| rest.split('/').next()).context("its address")?.to_owned())
}

/// The memory of a process in bytes: `VmRSS:` now, `VmHWM:` at its highest.
pub(crate) fn memory(process: u32, which: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let kilobytes = status.lines().find_map(|line| line.strip_prefix(which)?.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}

/// Signs the secretary in; the session's cookie.
pub(crate) fn sign_in(address: &str) -> anyhow::Result<String> {
    let secretary = LOGINS.first().context("a login")?;
    let form = format!("login={}&password={}", secretary.login, secretary.password);
    let kind = "application/x-www-form-urlencoded";
    let answer =
        ask(address, &format!("POST /dang-nhap HTTP/1.1\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n", form.len()), &form)?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: ")).context("a session")?;
    Ok(cookie.split(';').next().unwrap_or_default().to_owned())
}

fn get(address: &str, path: &str, cookie: &str) -> anyhow::Result<()> {
    let answer = ask(address, &format!("GET {path} HTTP/1.1\r\nCookie: {cookie}\r\n"), "")?;
    anyhow::ensure!(answer.starts_with(b"HTTP/1.1 200"), "{path} was not answered");
    Ok(())
}

/// One request on a connection of its own.
pub(crate) fn ask(address: &str, head: &str, body: &str) -> anyhow::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "{head}Host: {address}\r\nConnection: close\r\n\r\n{body}")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(answer)
}
