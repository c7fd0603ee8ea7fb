//! `chibo election scan`: reads a batch of pictures of ballots. It assists the tellers' count by hand.

mod document;
mod look;

use super::election_sheet::ballot;
use super::{Ended, Options, answer, tell};
use anyhow::Context;
use chibo_core::election::Style;
use chibo_frame::{Message, Page};
use chibo_paper::sheet::Ballot;
use chibo_sheet::files::{Source, each, list};
use chibo_sheet::{Map, System};
use document::Document;
use look::{Seen, look};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use uuid::Uuid;

/// Read pictures of filled-in ballots; what is doubtful is left to the tellers
#[derive(clap::Args)]
pub(super) struct Scan {
    /// Pictures (PDF, TIFF, PNG, JPEG) and folders of them; before them, if wished, the election (its id, see `list`, or a
    /// record file), which the map must then fit
    #[arg(required = true, value_name = "ELECTION|FILES|DIR")]
    paths: Vec<PathBuf>,
    /// The map that was written with the ballot
    #[arg(long)]
    map: PathBuf,
    /// Where to write what was read
    #[arg(long)]
    out: PathBuf,
    /// A folder to write the doubtful lines to, enlarged
    #[arg(long)]
    crops: Option<PathBuf>,
}

pub(super) async fn run(options: &Options, page: &Page, command: &Scan) -> anyhow::Result<Ended> {
    let map = match read_map(page, &command.map) {
        Ok(map) => map,
        Err(message) => return Ok(Ended::Refused(message)),
    };
    let (election, paths) = apart(&command.paths);
    if let Some(election) = election {
        let round = map.contests.first().and_then(|contest| contest.id.strip_prefix("round-")?.parse().ok());
        let wanted = match ballot(options, page, election, round).await? {
            Ok(Ok(ballot)) => ballot,
            Ok(Err(why)) => return Ok(Ended::Refused(chibo_congress::unprintable(page, &why))),
            Err(ended) => return Ok(ended),
        };
        if !fits(&map, &wanted) {
            let text = page.t1("cli-scan-other-map", "map", command.map.display());
            return Ok(Ended::Refused(Message::new(text).remedy(page.t("cli-scan-other-map-remedy"))));
        }
    }
    let written_here = [Some(command.out.as_path()), command.crops.as_deref()];
    let sources = match list(paths, &written_here.into_iter().flatten().collect::<Vec<_>>()) {
        Ok(sources) if !sources.is_empty() => sources,
        Ok(_) => {
            return Ok(Ended::Refused(Message::new(page.t("cli-scan-nothing")).remedy(page.t("cli-scan-nothing-remedy"))));
        }
        Err(path) => {
            let text = page.t1("cli-no-file", "file", path.display());
            return Ok(Ended::Refused(Message::new(text).remedy(page.t("cli-no-file-remedy"))));
        }
    };
    scan(options, page, command, &map, sources)
}

fn scan(options: &Options, page: &Page, command: &Scan, map: &Map, sources: Vec<Source>) -> anyhow::Result<Ended> {
    let (mut document, mut progress) = (Document::default(), Progress::new());
    let mut crops = command.crops.as_deref().map(Crops::new).transpose()?;
    let (with_crops, mut written) = (crops.is_some(), Ok(()));
    each(
        sources,
        |picture| look(map, picture, with_crops),
        |key, seen| {
            progress.one(page);
            let seen = seen.unwrap_or_else(Seen::unreadable);
            if let (Some(crops), Ok(())) = (&mut crops, &written) {
                written = crops.write(&key, &seen);
            }
            document.add(key, seen, |seen| seen.words(page));
        },
    );
    written?;
    let text = serde_json::to_string_pretty(&document).context("write JSON")?;
    std::fs::write(&command.out, &text).with_context(|| format!("write {}", command.out.display()))?;
    if options.json {
        answer(&text);
    }
    document.summary(page, map).iter().for_each(|line| tell(line));
    tell(&page.t1("cli-document-written", "file", command.out.display()));
    Ok(Ended::Done)
}

/// Says how far it has come, once in a while.
struct Progress {
    count: u64,
    told: Instant,
}

impl Progress {
    fn new() -> Self {
        Self { count: 0, told: Instant::now() }
    }

    fn one(&mut self, page: &Page) {
        self.count += 1;
        if self.told.elapsed() >= Duration::from_secs(1) {
            self.told = Instant::now();
            tell(&page.t1("cli-scan-progress", "count", page.number(&self.count)));
        }
    }
}

fn read_map(page: &Page, path: &Path) -> Result<Map, Message> {
    let bytes = std::fs::read(path)
        .map_err(|_| Message::new(page.t1("cli-no-file", "file", path.display())).remedy(page.t("cli-scan-map-remedy")))?;
    let map: Option<Map> = serde_json::from_slice(&bytes).ok();
    map.filter(|map| map.contests.iter().any(|contest| !contest.candidates.is_empty()))
        .ok_or_else(|| Message::new(page.t1("cli-scan-no-map", "file", path.display())).remedy(page.t("cli-scan-map-remedy")))
}

/// The election, where the first path is one, and the paths of pictures. A record is JSON, which no picture is.
fn apart(paths: &[PathBuf]) -> (Option<&str>, &[PathBuf]) {
    let Some((first, rest)) = paths.split_first() else { return (None, paths) };
    let text = first.to_str();
    let is_id = !first.exists() && text.is_some_and(|text| text.parse::<Uuid>().is_ok());
    let is_record = first.is_file() && begins_like_json(first);
    if is_id || is_record { (text, rest) } else { (None, paths) }
}

fn begins_like_json(path: &Path) -> bool {
    use std::io::Read;
    let mut head = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(64).read_to_end(&mut head));
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head).trim_ascii_start();
    read.is_ok() && text.first() == Some(&b'{')
}

/// Whether the map is of this ballot. A record file does not hold the key of the data directory, which is in the code of
/// sheets printed there: then the part of the code before it must agree.
fn fits(map: &Map, ballot: &Ballot) -> bool {
    let system = if ballot.slate.style == Style::Strike { System::Strike } else { System::Mark };
    let [contest] = map.contests.as_slice() else { return false };
    let names = contest.candidates.iter().map(|candidate| &candidate.id);
    let wanted = ballot.code();
    let agrees = |code: &String| {
        if ballot.key.is_empty() {
            code.split_once('.').map(|(head, _)| head) == wanted.split_once('.').map(|(head, _)| head)
        } else {
            *code == wanted
        }
    };
    contest.seats == ballot.slate.seats
        && contest.system == system
        && names.eq(&ballot.slate.candidates)
        && map.code.as_ref().is_none_or(agrees)
}

/// The folder of doubtful lines.
struct Crops<'f> {
    folder: &'f Path,
    taken: BTreeSet<String>,
}

impl<'f> Crops<'f> {
    fn new(folder: &'f Path) -> anyhow::Result<Self> {
        std::fs::create_dir_all(folder).with_context(|| format!("make {}", folder.display()))?;
        Ok(Self { folder, taken: BTreeSet::new() })
    }

    /// Each doubtful line as a picture named after the file and the line: nothing else is known of it.
    fn write(&mut self, key: &str, seen: &Seen) -> anyhow::Result<()> {
        let plain: String = key.chars().map(|c| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '_' }).collect();
        for (place, picture) in &seen.crops {
            let numbered =
                (1_u32..).map(|n| if n == 1 { format!("{plain}-{place}.png") } else { format!("{plain}-{place} ({n}).png") });
            let mut names = numbered.skip_while(|name| self.taken.contains(name));
            let name = names.next().context("a name")?;
            picture.save(self.folder.join(&name)).with_context(|| format!("write {name}"))?;
            self.taken.insert(name);
        }
        Ok(())
    }
}
