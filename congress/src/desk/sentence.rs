//! What is said of a vote by card, on the screen and in the minutes, and of who is in the hall.

use crate::preparing::{self, card_vote, congress, electorate_of};
use chibo_core::congress::Presence;
use chibo_core::exact::Share;
use chibo_frame::{App, Page};

/// **Câu kết quả.** The result of one vote, as it is read out.
pub(crate) struct Sentence {
    /// The whole of it.
    pub(crate) text: String,
    /// Whether it was adopted; none where the base is not known.
    pub(crate) adopted: Option<bool>,
}

/// The votes of a congress, in the order in which they were taken, each with its sentence. A vote from before the desk is held
/// to the attendance as it stands.
pub(crate) async fn lines(app: &App, page: &Page, congress: &congress::Model) -> anyhow::Result<Vec<(card_vote::Model, Sentence)>> {
    let votes = preparing::list_card_votes(&app.db, congress.id).await?;
    let summoned = preparing::summoned(&app.db, congress).await?;
    let base = electorate_of(&summoned).and_then(|electorate| electorate.resolution_base());
    let base = base.and_then(|base| i32::try_from(base).ok());
    let line = |vote: card_vote::Model| {
        let sentence = sentence(page, &card_vote::Model { base: vote.base.or(base), ..vote.clone() });
        (vote, sentence)
    };
    Ok(votes.into_iter().map(line).collect())
}

/// The sentence of one vote: who agreed of how many, what was needed by which rule, and whether it was adopted.
pub(crate) fn vote_sentence(page: &Page, vote: &card_vote::Model) -> String {
    sentence(page, vote).text
}

fn sentence(page: &Page, vote: &card_vote::Model) -> Sentence {
    let held = vote.frozen();
    let voting = held.presence.voting;
    let share = share_words(page, Share::new(held.agree, voting));
    let agreed = page.with("desk-vote-agreed", &[("agree", &held.agree), ("voting", &voting), ("share", &share)]);
    let others = [("desk-vote-against", held.disagree), ("desk-vote-abstained", held.abstain)];
    let others = others.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| format!("; {}", page.t1(key, "count", n)));
    let said = format!("{agreed}{}.", others.collect::<String>());
    if held.base == 0 {
        return Sentence { text: format!("{said} {}", page.t("vote-no-base")), adopted: None };
    }
    let key = if held.is_adopted() { "desk-vote-adopted" } else { "desk-vote-rejected" };
    let result = page.with(key, &[("needed", &held.needed()), ("base", &held.base)]);
    Sentence { text: format!("{said} {result}"), adopted: Some(held.is_adopted()) }
}

/// A share as it is read out: whole percents without decimals.
fn share_words(page: &Page, share: Share) -> String {
    match share.ten_thousandths().unwrap_or(0) {
        whole if whole % 100 == 0 => format!("{}%", whole / 100),
        other => page.percent(&other),
    }
}

/// Summoned, present, with a vote, needed: in one line.
pub(crate) fn presence_line(page: &Page, now: Presence) -> String {
    let figures = page.with(
        "desk-presence",
        &[("summoned", &now.summoned), ("present", &now.present), ("voting", &now.voting), ("quorum", &now.quorum)],
    );
    let key = if now.is_quorate() { "desk-quorate" } else { "desk-not-quorate" };
    format!("{figures} {}", page.t1(key, "missing", now.quorum.saturating_sub(now.voting)))
}
