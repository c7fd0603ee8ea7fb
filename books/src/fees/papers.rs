//! The list of a month's fees: what everybody owes and why, what he paid, with room to sign; the sums, the part passed up.

use super::book::{Book, Line};
use super::words;
use crate::papers::rules;
use chibo_core::fee::{Month, Owed, Rate, Tariff};
use chibo_frame::{App, Page, Right};
use chibo_paper::writing::{Column, Piece, Table, Values};
use chibo_people::papers::{Author, Gathered, Group, PaperKind, Subject, months};

/// **Danh sách thu, nộp đảng phí.**
const FEE_LIST: PaperKind = PaperKind {
    name: "fee-list",
    group: Group::Month,
    code: None,
    author: Author::Cell,
    rules: rules::FEES,
    right: Right::SeePeople,
    wording: include_str!("../../papers/fee-list.txt"),
    landscape: true,
    choices: |app, _, cell| Box::pin(months(app, cell)),
    gather: |app, page, subject| Box::pin(gather(app, page, subject)),
};

/// The kinds of paper of this room.
pub(crate) fn paper_kinds() -> Vec<PaperKind> {
    vec![FEE_LIST]
}

async fn gather(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(month) = subject.month().and_then(|(year, month)| Month::new(year, month)) else { return Ok(None) };
    let book = Book::load(&app.db, subject.cell, month, month).await?;
    let tariff = book.tariff(month);
    let lines = book.lines(month);
    let owed: u64 = lines.iter().map(|line| line.owed.sum()).sum();
    let paid: u64 = lines.iter().map(Line::paid).sum();
    let up = tariff.as_ref().map_or(0, |tariff| tariff.passed_up_of(paid));
    let unknown = lines.iter().filter(|line| matches!(line.owed, Owed::Unknown(_))).count();
    let mut table = Table::of([
        Column::right(page.t("books-col-number"), 12),
        Column::wide(page.t("books-col-name")),
        Column::left(page.t("fees-category"), 52),
        Column::right(page.t("fees-col-base"), 28),
        Column::left(page.t("fees-col-rate"), 24),
        Column::right(page.t("fees-due-sum"), 30),
        Column::right(page.t("fees-col-paid"), 26),
        Column::left(page.t("books-col-signature"), 30),
    ]);
    for (number, line) in (1..).zip(&lines) {
        table.push(row(page, number, tariff.as_ref(), &book, line, month));
    }
    let sums = [String::new(), page.t("books-total"), String::new(), String::new(), String::new()];
    table.push_bold(sums.into_iter().chain([page.number(&owed), page.number(&paid), String::new()]));
    let mut values = Values::default();
    values
        .words("tháng", month.written())
        .words("số người đóng", lines.iter().filter(|line| line.receipt.is_some()).count())
        .words("số người phải đóng", lines.iter().filter(|line| line.owed.sum() > 0).count())
        .words("số chưa đóng", lines.iter().filter(|line| line.receipt.is_none() && line.owed.sum() > 0).count())
        .words("tổng phải thu", page.number(&owed))
        .words("tổng đã thu", page.number(&paid))
        .words("nộp lên", page.number(&up))
        .words("để lại", page.number(&paid.saturating_sub(up)))
        .words("chưa tính được", if unknown > 0 { page.t1("fees-unknown", "count", unknown) } else { String::new() });
    if lines.is_empty() {
        values.missing("danh sách", page.t("fees-gap-nobody"));
    } else {
        values.pieces("danh sách", [Piece::Table(table)]);
    }
    let day = app.today().min(month.last());
    Ok(Some(Gathered { day, label: month.written(), issuer: None, values }))
}

/// A member's line: his category, what it is reckoned from, what he owes or why not, what he paid.
fn row(page: &Page, number: u32, tariff: Option<&Tariff>, book: &Book, line: &Line<'_>, month: Month) -> [String; 8] {
    let payer = book.account(line.id).and_then(|account| account.payer(month));
    let category = payer.zip(tariff).and_then(|(payer, tariff)| tariff.category(&payer.category));
    let percent = |share: u32| page.lang.percent_short(share);
    let (base, rate) = match category.map(|category| category.rate) {
        Some(Rate::OfIncome(share)) => (payer.and_then(|payer| payer.income), percent(share)),
        Some(Rate::OfMinimumWage(share)) => (tariff.and_then(|tariff| tariff.minimum_wage), percent(share)),
        Some(Rate::Flat(_)) => (None, page.t("fees-rate-flat")),
        Some(Rate::Exempt) => (None, page.t("fees-rate-exempt")),
        None => (None, String::new()),
    };
    let says = words::owed(page, line.owed);
    [
        number.to_string(),
        line.name.to_owned(),
        category.map(|category| category.words.clone()).unwrap_or_default(),
        base.map(|base| page.number(&base)).unwrap_or_default(),
        rate,
        if says.is_empty() { page.number(&line.owed.sum()) } else { says },
        line.receipt.map(|_| page.number(&line.paid())).unwrap_or_default(),
        String::new(),
    ]
}
