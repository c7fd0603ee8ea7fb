//! A congress with thousands of phones: the server as a process of its own, a stream for each phone, changes made through the
//! console as the chair makes them, and how long until each phone has each change. Server and phones share this machine.

use crate::{line, process, say};
use anyhow::{Context, ensure};
use chibo::{demo, house, server};
use chibo_congress::hall::hall;
use chibo_frame::app::Clock;
use sea_orm::EntityTrait;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::task::{JoinSet, block_in_place};

const FOLLOWERS: usize = 3000;
const CHANGES: usize = 20;
const LIMIT: Duration = Duration::from_millis(300);
/// From one change to the next.
const APART: Duration = Duration::from_millis(500);
/// Stands before the number of a change.
const MARK: &[u8] = b"thay doi ";

/// The argument under which this program serves the directory named next.
pub(crate) const SERVER: &str = "hall-server";

/// Serves a directory until it is told to stop.
pub(crate) async fn serve(data: &Path) -> anyhow::Result<()> {
    let app = house::open(data, None, Clock::Machine).await?;
    let listener = server::listen("127.0.0.1:0").await?;
    say(&listener.local_addr()?.to_string());
    server::Doors::plain(listener).ready(app)?.serve().await
}

/// How many phones the command line asks for.
fn asked() -> usize {
    let arguments: Vec<String> = std::env::args().collect();
    let named = arguments.iter().position(|argument| argument == "--followers").and_then(|place| arguments.get(place + 1));
    named.and_then(|number| number.parse().ok()).unwrap_or(FOLLOWERS)
}

pub(crate) async fn measure(data: &Path) -> anyhow::Result<()> {
    server::raise_limit();
    let followers = asked();
    let app = demo::load(data, None).await?;
    let congress = chibo_congress::list(&app).await?.first().context("an election")?.congress_id;
    let mut child =
        Command::new(std::env::current_exe()?).arg(SERVER).arg(data).stdout(Stdio::piped()).spawn().context("start the server")?;
    let measured = async {
        let mut address = String::new();
        block_in_place(|| {
            BufReader::new(child.stdout.take().context("its words")?).read_line(&mut address).context("its address")
        })?;
        let address = address.trim().to_owned();
        let chair = Chair::sits_down(&address, congress)?;
        let code = hall::Entity::find_by_id(congress).one(&app.db).await?.context("an opened hall")?.phone_code;
        follow_and_measure(&chair, &code, followers, &child).await
    }
    .await;
    child.kill().ok();
    child.wait().ok();
    measured
}

/// The chair at the console.
struct Chair {
    address: String,
    path: String,
    cookie: String,
}

impl Chair {
    fn sits_down(address: &str, congress: uuid::Uuid) -> anyhow::Result<Self> {
        let cookie = block_in_place(|| process::sign_in(address))?;
        let chair = Self { address: address.to_owned(), path: format!("/van-phong/dai-hoi/{congress}/dieu-hanh"), cookie };
        chair.post("mo", "address=192.168.1.5%3A8080")?;
        chair.post("buoc", "step=next")?;
        Ok(chair)
    }

    fn post(&self, deed: &str, form: &str) -> anyhow::Result<()> {
        let head = format!(
            "POST {}/{deed} HTTP/1.1\r\nCookie: {}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
            self.path,
            self.cookie,
            form.len()
        );
        let answer = block_in_place(|| process::ask(&self.address, &head, form))?;
        ensure!(answer.starts_with(b"HTTP/1.1 303"), "the console refused {deed}: {}", String::from_utf8_lossy(&answer));
        Ok(())
    }
}

async fn follow_and_measure(chair: &Chair, code: &str, followers: usize, child: &Child) -> anyhow::Result<()> {
    let before = process::memory(child.id(), "VmRSS:");
    let (end, ended) = watch::channel(false);
    let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
    let mut phones = JoinSet::new();
    let start = Instant::now();
    for _ in 0..followers {
        phones.spawn(follow(chair.address.clone(), code.to_owned(), tell.clone(), ended.clone()));
    }
    for _ in 0..followers {
        tokio::time::timeout(Duration::from_mins(1), told.recv()).await.context("the phones are not all connected")?;
    }
    say(&format!("{followers} phones connected and shown the first picture in {:.1} s", start.elapsed().as_secs_f64()));
    tokio::time::sleep(Duration::from_secs(2)).await;
    let after = process::memory(child.id(), "VmRSS:");
    let mut made = Vec::new();
    for change in 0..CHANGES {
        made.push(Instant::now());
        chair.post("man-hinh", &format!("shows=notice&notice=thay+doi+{change:02}."))?;
        tokio::time::sleep(APART).await;
    }
    tokio::time::sleep(Duration::from_secs(3)).await;
    end.send(true).ok();
    let mut waits = Vec::new();
    let mut whole = 0_usize;
    while let Some(phone) = phones.join_next().await {
        let seen = phone?.unwrap_or_default();
        let all: Vec<Duration> =
            made.iter().zip(&seen).filter_map(|(made, seen)| Some(seen.as_ref()?.duration_since(*made))).collect();
        whole += usize::from(all.len() == CHANGES);
        waits.extend(all);
    }
    report(&mut waits, followers, whole, (before, after));
    Ok(())
}

fn report(waits: &mut [Duration], followers: usize, whole: usize, (before, after): (u64, u64)) {
    waits.sort_unstable();
    let at = |hundredth: usize| {
        waits.get((waits.len() * hundredth / 100).min(waits.len().saturating_sub(1))).copied().unwrap_or_default()
    };
    for (name, hundredth) in [("half of them", 50), ("99 of 100", 99), ("the last one", 100)] {
        line(&format!("{followers} phones, the chair's act to the phone: {name}"), at(hundredth), LIMIT);
    }
    let expected = followers * CHANGES;
    say(&format!(
        "{} of {expected} changes arrived ({CHANGES} changes, {followers} phones); {whole} phones had every one",
        waits.len()
    ));
    let each = after.saturating_sub(before) / u64::try_from(followers).unwrap_or(1).max(1);
    say(&format!(
        "memory of the server: {} MB without phones, {} MB with them: {} kB a phone",
        before >> 20,
        after >> 20,
        each >> 10
    ));
}

/// One phone: when it had each change.
async fn follow(
    address: String,
    code: String,
    connected: tokio::sync::mpsc::UnboundedSender<()>,
    mut ended: watch::Receiver<bool>,
) -> anyhow::Result<Vec<Option<Instant>>> {
    let stream = TcpStream::connect(&address).await?;
    let request = format!("GET /dai-hoi/{code}/song HTTP/1.1\r\nHost: {address}\r\nAccept: text/event-stream\r\n\r\n");
    stream.writable().await?;
    stream.try_write(request.as_bytes())?;
    let mut seen = vec![None; CHANGES];
    let (mut kept, mut piece) = (Vec::new(), [0_u8; 4096]);
    let mut shown = false;
    loop {
        tokio::select! {
            _ = ended.changed() => return Ok(seen),
            ready = stream.readable() => ready?,
        }
        let read = match stream.try_read(&mut piece) {
            Ok(0) => return Ok(seen),
            Ok(read) => read,
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => continue,
            Err(error) => return Err(error.into()),
        };
        let now = Instant::now();
        kept.extend_from_slice(piece.get(..read).unwrap_or_default());
        if !shown && find(&kept, b"event: hinh").is_some() {
            shown = true;
            connected.send(()).ok();
        }
        while let Some(change) = next_change(&mut kept) {
            if let Some(seen) = seen.get_mut(change) {
                seen.get_or_insert(now);
            }
        }
        let old = kept.len().saturating_sub(MARK.len() + 2);
        kept.drain(..old);
    }
}

/// The number of the next change in what was received, which is taken off.
fn next_change(kept: &mut Vec<u8>) -> Option<usize> {
    let from = find(kept, MARK)? + MARK.len();
    let number = std::str::from_utf8(kept.get(from..from + 2)?).ok()?.parse().ok();
    kept.drain(..from);
    number
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}
