//! `chibo move`: a data directory into a PostgreSQL database, and back.

use super::{Ended, Options, answer, answer_json, open_or_refuse, tell};
use crate::moving::{Goal, Moved, Refusal, move_to};
use crate::upgrade;
use chibo_frame::backup::tables::Step;
use chibo_frame::{Message, Page};
use chibo_people::acts::kind_text;
use serde::Serialize;
use std::time::{Duration, Instant};

/// Move everything into an empty PostgreSQL database, or from one into a new data directory, and compare every record
#[derive(clap::Args)]
pub(super) struct Move {
    /// postgres://… for a database, or the path of a new data directory
    #[arg(long, value_name = "URL|DIR")]
    to: String,
}

/// How often it is said how far it is.
const EVERY: Duration = Duration::from_secs(1);

/// What is said of a move for programs.
#[derive(Serialize)]
struct Said<'a> {
    to: String,
    tables: usize,
    rows: u64,
    entries: i64,
    records: u64,
    files: u64,
    seconds: f64,
    next: &'a str,
    aside: Option<String>,
}

pub(super) async fn run(options: &Options, page: &Page, command: Move) -> anyhow::Result<Ended> {
    let app = open_or_refuse!(options, page);
    let _alone = upgrade::hold(&options.data)?;
    let (goal, start) = (Goal::parse(&command.to), Instant::now());
    let mut said = start;
    let mut told = |step| {
        if said.elapsed() >= EVERY {
            said = Instant::now();
            tell(&progress(page, step));
        }
    };
    let moved = match move_to(app, &goal, &mut told).await? {
        Ok(moved) => moved,
        Err(refusal) => return Ok(refused(page, &goal, refusal)),
    };
    let next = next(options, &goal);
    if options.json {
        answer_json(&Said {
            to: named(&goal),
            tables: moved.sums.len(),
            rows: moved.rows(),
            entries: moved.report.entries,
            records: moved.report.records,
            files: moved.report.files,
            seconds: start.elapsed().as_secs_f64(),
            next: &next,
            aside: moved.aside.as_ref().map(|file| file.display().to_string()),
        })?;
    } else {
        answer_words(page, &goal, &moved, start.elapsed(), &next);
    }
    Ok(Ended::Done)
}

fn answer_words(page: &Page, goal: &Goal, moved: &Moved, took: Duration, next: &str) {
    let figures = [
        ("to", named(goal)),
        ("tables", page.number(&moved.sums.len())),
        ("rows", page.number(&moved.rows())),
        ("seconds", page.number(&took.as_millis().div_ceil(1000))),
    ];
    let figures = figures.iter().map(|(name, figure)| (*name, figure as &dyn std::fmt::Display)).collect::<Vec<_>>();
    answer(&page.with("cli-move-done", &figures));
    answer(&moved.report.summary(page.words(), page.lang));
    for fault in &moved.report.faults {
        answer(&fault.worded(page.words(), page.lang, |kind| kind_text(page.words(), page.lang, kind)));
    }
    answer(&page.t1("cli-move-next", "command", next));
    answer(&match &moved.aside {
        Some(file) => page.t1("cli-move-aside", "file", file.display()),
        None => page.t("cli-move-old-database"),
    });
}

fn progress(page: &Page, step: Step) -> String {
    match step {
        Step::Carried(rows) => page.t1("cli-move-carried", "rows", page.number(&rows)),
        Step::Compared(rows) => page.t1("cli-move-compared", "rows", page.number(&rows)),
    }
}

fn refused(page: &Page, goal: &Goal, refusal: Refusal) -> Ended {
    let say = |name: &str| {
        let message = Message::new(page.t1(&format!("cli-move-{name}"), "to", named(goal)));
        Ended::Refused(message.remedy(page.t(&format!("cli-move-{name}-remedy"))))
    };
    match refusal {
        Refusal::Holds => say("holds"),
        Refusal::NotEmpty => say("not-empty"),
        Refusal::Unsound(report) => {
            tell(&page.t1("cli-move-unsound", "to", named(goal)));
            for fault in &report.faults {
                tell(&fault.worded(page.words(), page.lang, |kind| kind_text(page.words(), page.lang, kind)));
            }
            tell(&page.t("cli-move-unsound-remedy"));
            Ended::No
        }
    }
}

/// What to run from now on.
fn next(options: &Options, goal: &Goal) -> String {
    match goal {
        Goal::Database(_) => format!("chibo serve --data {} --database-url {}", options.data.display(), named(goal)),
        Goal::Directory(dir) => format!("chibo serve --data {}", dir.display()),
    }
}

/// Where to, without the password: what is printed is kept by terminals and logs.
fn named(goal: &Goal) -> String {
    match goal {
        Goal::Directory(dir) => dir.display().to_string(),
        Goal::Database(url) => without_password(url),
    }
}

fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let Some((user, place)) = rest.rsplit_once('@') else { return url.to_owned() };
    match user.split_once(':') {
        Some((name, _)) => format!("{scheme}://{name}:…@{place}"),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_not_printed() {
        assert_eq!(without_password("postgres://chibo:bi:m@t@db/chibo"), "postgres://chibo:…@db/chibo");
        assert_eq!(without_password("postgres://chibo@db:5432/chibo"), "postgres://chibo@db:5432/chibo");
    }
}
