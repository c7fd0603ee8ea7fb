//! What the tellers and the new committee sign besides the minutes of each count: the poll on names from outside, the handing
//! over of the sealed ballots, the programme by which the resolution is carried out.

use super::before::prepared;
use super::papers::{ELECTIONS, OF_CONGRESS, congresses, facts_of, file_of, term_file};
use super::{approving, resolution, target_sentence, values};
use crate::preparing::{self, congress};
use crate::slates;
use chibo_core::election::Office;
use chibo_core::election::nomination::agree_needed;
use chibo_core::exact::Share;
use chibo_frame::{App, Page};
use chibo_paper::writing::{Column, Piece, Table, Values};
use chibo_people::papers::{Author, Choice, Gathered, Group, PaperKind, Subject};
use chibo_term::papers::{STATUTE, put_bases};
use chrono::Days;
use uuid::Uuid;

/// The offices for which the congress is polled on names from outside.
const POLLED: [Office; 2] = [Office::Committee, Office::Delegates];
/// A new committee issues its programme about a month after the congress.
const AFTER_CONGRESS: Days = Days::new(30);

pub(super) fn paper_kinds() -> Vec<PaperKind> {
    vec![
        PaperKind {
            name: "opinion-poll-minutes",
            wording: include_str!("../../papers/opinion-poll-minutes.txt"),
            choices: |app, page, cell| Box::pin(polled(app, page, cell)),
            gather: |app, page, subject| Box::pin(poll(app, page, subject)),
            ..OF_CONGRESS
        },
        PaperKind {
            name: "ballots-handover",
            rules: ELECTIONS,
            wording: include_str!("../../papers/ballots-handover.txt"),
            gather: |app, page, subject| Box::pin(handover(app, page, subject)),
            ..OF_CONGRESS
        },
        PaperKind {
            name: "action-programme",
            group: Group::Term,
            code: Some("CTr"),
            author: Author::Cell,
            rules: STATUTE,
            wording: include_str!("../../papers/action-programme.txt"),
            choices: |app, page, cell| Box::pin(terms(app, page, cell)),
            gather: |app, page, subject| Box::pin(programme(app, page, subject)),
            ..OF_CONGRESS
        },
    ]
}

/// The congresses, as the terms that they open.
async fn terms(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Choice>> {
    let all = preparing::list_congresses(&app.db, cell).await?.into_iter();
    let choice = |congress: congress::Model| {
        let file = term_file(page, &congress);
        Choice { id: congress.id, period: String::new(), label: file.clone(), file }
    };
    Ok(all.map(choice).collect())
}

/// The congresses that were polled on somebody.
async fn polled(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Choice>> {
    let mut choices = Vec::new();
    for choice in congresses(app, page, cell).await? {
        let Some(congress) = preparing::find(&app.db, choice.id).await? else { continue };
        if !poll_rows(app, page, &congress).await?.is_empty() {
            choices.push(choice);
        }
    }
    Ok(choices)
}

/// One polled: the office, who put him forward, how many agreed of how many, what was needed, where he stands.
async fn poll_rows(app: &App, page: &Page, congress: &congress::Model) -> anyhow::Result<Vec<[String; 6]>> {
    let summoned = preparing::summoned(&app.db, congress).await?;
    let mut rows: Vec<[String; 6]> = Vec::new();
    for office in POLLED {
        for one in slates::named(&app.db, page, congress, &summoned, office).await? {
            let Some(poll) = one.poll else { continue };
            let share = Share::new(poll.agree, poll.attending).ten_thousandths().unwrap_or(0);
            let needed = congress.rules().and_then(|rules| agree_needed(rules, poll.attending));
            rows.push([
                (rows.len() + 1).to_string(),
                one.name,
                one.source,
                format!("{}/{} ({})", poll.agree, poll.attending, page.percent(&share)),
                needed.map(|needed| needed.to_string()).unwrap_or_default(),
                one.state,
            ]);
        }
    }
    Ok(rows)
}

/// **Biên bản kiểm phiếu lấy ý kiến.**
async fn poll(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(facts) = facts_of(app, page, subject).await? else { return Ok(None) };
    let rows = poll_rows(app, page, &facts.congress).await?;
    if rows.is_empty() {
        return Ok(None);
    }
    let mut table = Table::of([
        Column::centre("TT", 9),
        Column::wide(page.t("results-name")),
        Column::left(page.t("slates-source"), 34),
        Column::centre(page.t("paper-poll-agree"), 30),
        Column::centre(page.t("paper-poll-needed"), 18),
        Column::left(page.t("paper-tally-result"), 34),
    ]);
    let count = rows.len();
    for row in rows {
        table.push(row);
    }
    let article = facts.congress.rules().and_then(|rules| rules.outside_nomination).map(|share| share.article).unwrap_or_default();
    let mut values = values::of_congress(page, &facts);
    values
        .words("số người lấy ý kiến", format!("{count:02}"))
        .words("điều khoản lấy ý kiến", article)
        .pieces("kết quả lấy ý kiến", [Piece::Table(table)])
        .pieces("chữ ký ban kiểm phiếu", super::counting::tellers(page, &facts.names(preparing::Body::Tellers)));
    Ok(Some(Gathered {
        day: facts.congress.held_on,
        label: file_of(page, &facts.congress),
        issuer: Some(facts.issuer(page)),
        values,
    }))
}

/// **Biên bản bàn giao phiếu bầu đã niêm phong.**
async fn handover(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(facts) = facts_of(app, page, subject).await? else { return Ok(None) };
    let mut table = Table::of([
        Column::centre("TT", 10),
        Column::wide(page.t("paper-handover-what")),
        Column::centre(page.t("paper-tally-returned"), 34),
        Column::left(page.t("paper-handover-state"), 45),
    ]);
    for held in facts.closed() {
        let what = page.t(&format!("office-{}", held.record.office.word()));
        for (number, count) in (1..).zip(held.record.rounds.iter().filter_map(|round| round.count.as_ref())) {
            let round = page.with("paper-handover-round", &[("what", &what), ("number", &number)]);
            let place = (table.rows.len() + 1).to_string();
            table.push([place, round, page.number(&count.ballots.returned), page.t("paper-handover-sealed")]);
        }
    }
    let mut values = values::of_congress(page, &facts);
    if table.rows.is_empty() {
        values.missing("phiếu bàn giao", page.t("missing-elections"));
    } else {
        values.pieces("phiếu bàn giao", [Piece::Table(table)]);
    }
    let until = approving::keep_until(app, &facts.congress).await?;
    let receiver = facts.elected(Office::Secretary).into_iter().next();
    values.words("lưu phiếu đến ngày", until.map(|day| page.day(&day)).unwrap_or_default()).words_or(
        "người nhận",
        receiver,
        &page.t("missing-secretary"),
    );
    Ok(Some(Gathered {
        day: facts.congress.held_on,
        label: file_of(page, &facts.congress),
        issuer: Some(facts.issuer(page)),
        values,
    }))
}

/// **Chương trình hành động** to carry out the resolution.
async fn programme(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(facts) = facts_of(app, page, subject).await? else { return Ok(None) };
    let mut values: Values = resolution::values(page, &facts);
    let committee = facts.elected(Office::Committee);
    let mut table = Table::of([
        Column::centre("TT", 10),
        Column::wide(page.t("paper-action-what")),
        Column::left(page.t("paper-action-when"), 38),
        Column::left(page.t("paper-action-who"), 44),
    ]);
    for (place, targets) in (1..).zip(&facts.targets) {
        let term = targets.iter().all(|one| one.target.cadence == chibo_core::target::Cadence::Term);
        let when = page.t(if term { "paper-action-term" } else { "paper-action-yearly" });
        // The committee shares the targets out in turn: a proposal that the secretary changes.
        let who = committee.get((place - 1) % committee.len().max(1)).cloned().unwrap_or_else(|| page.t("paper-action-committee"));
        table.push([place.to_string(), target_sentence(page, targets), when, who]);
    }
    if table.rows.is_empty() {
        values.missing("phân công thực hiện chỉ tiêu", page.t("missing-targets"));
    } else {
        values.pieces("phân công thực hiện chỉ tiêu", [Piece::Table(table)]);
    }
    let day = facts.congress.held_on.checked_add_days(AFTER_CONGRESS).unwrap_or(facts.congress.held_on);
    let made = prepared(app, page, &facts, ("work-plans", 0), values).await?;
    let mut values = made.values;
    put_bases(&mut values, day);
    Ok(Some(Gathered { day, label: term_file(page, &facts.congress), issuer: None, values }))
}
