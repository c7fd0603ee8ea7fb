//! The built binary on an existing data directory: how long until it answers, and how much memory it holds after use.

use crate::{line, say};
use anyhow::Context;
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
    let mut said = String::new();
    BufReader::new(child.stderr.take().context("its words")?).read_line(&mut said)?;
    let address = said.split("http://").nth(1).and_then(|rest| rest.split('/').next()).context("its address")?.to_owned();
    get(&address, "/")?;
    line("start on an existing data directory, to the first answer", start.elapsed(), Duration::from_secs(1));
    for _ in 0..200 {
        get(&address, "/")?;
    }
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB")?.parse::<f64>().ok());
    if let Some(kilobytes) = resident {
        say(&format!(
            "{:<58} {:>7.1} MB {:>7} MB {:>7.3}",
            "resident memory after 200 pages",
            kilobytes / 1024.0,
            150,
            kilobytes / 1024.0 / 150.0
        ));
    }
    Ok(())
}

fn get(address: &str, path: &str) -> anyhow::Result<()> {
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    anyhow::ensure!(answer.starts_with(b"HTTP/1.1 200"), "{path} was not answered");
    Ok(())
}
