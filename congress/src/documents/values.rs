//! The fields that every paper of a congress may use: when and where, its bodies, its guests, who came.

use super::facts::{Facts, lines_of, presence_figures};
use crate::preparing::{Body, guest};
use chibo_frame::Page;
use chibo_paper::writing::{Piece, Values};

/// The values of a congress.
pub(super) fn of_congress(page: &Page, facts: &Facts) -> Values {
    let congress = &facts.congress;
    let mut values = Values::default();
    let place = Some(&congress.place).filter(|place| !place.is_empty());
    values
        .words("lần thứ", congress.congress_number())
        .words("nhiệm kỳ", congress.term().label())
        .words("nhiệm kỳ từ", page.day(&congress.term_from))
        .words("nhiệm kỳ đến", page.day(&congress.term_to))
        .words("ngày đại hội", page.day(&congress.held_on))
        .words("giờ đại hội", clock_words(page, congress.starts_at))
        .words_or("địa điểm", place, &page.t("missing-place"))
        .words_or("quy chế bầu cử", congress.rules().map(|rules| rules.name), &page.t("missing-rules"))
        .words_or("hướng dẫn bầu cử", congress.rules().map(|rules| rules.guidance), &page.t("missing-rules"));
    put_bodies(page, facts, &mut values);
    put_guests(page, &facts.guests, &mut values);
    put_presence(page, facts, &mut values);
    values
}

/// `13 giờ 30 phút` of minutes after midnight.
fn clock_words(page: &Page, minutes: i32) -> String {
    let two = |n: i32| format!("{n:02}");
    hour_words(page, &(two(minutes.div_euclid(60) % 24), two(minutes.rem_euclid(60))))
}

/// Hour and minute in words.
pub(super) fn hour_words(page: &Page, (hour, minute): &(String, String)) -> String {
    page.with("paper-hour", &[("hour", hour), ("minute", minute)])
}

fn put_bodies(page: &Page, facts: &Facts, values: &mut Values) {
    let fields = [
        (Body::Presidium, "đoàn chủ tịch", "chủ tọa", "missing-presidium"),
        (Body::Clerk, "thư ký", "người ghi biên bản", "missing-clerk"),
        (Body::Tellers, "ban kiểm phiếu", "trưởng ban kiểm phiếu", "missing-tellers"),
    ];
    for (body, all, first, missing) in fields {
        let (names, missing) = (facts.names(body), page.t(missing));
        values.words_or(all, (!names.is_empty()).then(|| names.join(", ")), &missing).words_or(first, names.first(), &missing);
    }
    values.words("số thành viên ban kiểm phiếu", format!("{:02}", facts.names(Body::Tellers).len()));
}

fn put_guests(page: &Page, guests: &[guest::Model], values: &mut Values) {
    let said = |one: &guest::Model| page.with("script-guest", &[("name", &one.name), ("title", &one.title)]);
    let all: Vec<String> = guests.iter().map(said).collect();
    values
        .words("khách mời", all.join("; "))
        .pieces("danh sách khách mời", all.into_iter().map(Piece::bullet))
        .words("số khách mời", if guests.is_empty() { String::new() } else { format!("{:02}", guests.len()) });
}

/// Who was summoned and who came; missing until attendance was taken.
fn put_presence(page: &Page, facts: &Facts, values: &mut Values) {
    let missing = page.t("missing-attendance");
    let official = facts.summoned.iter().filter(|one| one.standing.official).count();
    values.words("số triệu tập", official).words("số đảng viên trong danh sách", facts.summoned.len());
    values.words("số dự bị được mời", facts.summoned.len().saturating_sub(official));
    values.words_or("số có mặt", facts.electorate.map(|electorate| electorate.present), &missing);
    values.words_or("số cần có mặt", facts.quorum().map(|(needed, _)| needed), &missing);
    values.words_or(
        "kết luận về điều kiện tiến hành",
        facts.quorum().map(|(_, quorate)| quorum_words(page, facts, quorate)),
        &missing,
    );
    match &facts.electorate {
        Some(electorate) => {
            let all = (page.t("paper-minutes-members"), facts.presence.summoned);
            let figures = std::iter::once(all).chain(presence_figures(page, electorate));
            values.pieces("tình hình đảng viên", lines_of(page, figures))
        }
        None => values.missing("tình hình đảng viên", missing),
    };
}

fn quorum_words(page: &Page, facts: &Facts, quorate: bool) -> String {
    let present = facts.electorate.map_or(0, |electorate| electorate.present);
    let (needed, article) =
        facts.quorum().zip(facts.congress.rules()).map_or((0, ""), |((needed, _), rules)| (needed, rules.quorum.article));
    let key = if quorate { "paper-minutes-quorate" } else { "paper-minutes-not-quorate" };
    page.with(key, &[("present", &present), ("needed", &needed), ("article", &article)])
}
