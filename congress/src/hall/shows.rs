//! What the chair lets the screens show.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// **Nội dung trên màn hình.**
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Shows {
    /// The title of the congress, as before it begins.
    Title,
    /// The item that runs, with its clock and who speaks.
    #[default]
    Item,
    /// The whole programme.
    Programme,
    /// Who speaks and who waits.
    Speakers,
    /// A vote by card.
    Vote(Uuid),
    /// The released result of an election.
    Result(Uuid),
    /// The papers of an election: handed out, returned.
    Papers(Uuid),
    /// The chair's own words.
    Notice(String),
}

impl Shows {
    /// Reads what is stored; what a later version wrote is shown as the item that runs.
    pub(crate) fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// As it is stored.
    pub(crate) fn written(&self) -> anyhow::Result<String> {
        Ok(serde_json::to_string(self)?)
    }

    /// Reads a word of the console's form, such as `item` or `vote:KEY`.
    pub(crate) fn asked(word: &str, notice: &str) -> Option<Self> {
        let key = |rest: &str| rest.parse::<Uuid>().ok();
        match word.split_once(':') {
            Some(("vote", rest)) => key(rest).map(Self::Vote),
            Some(("result", rest)) => key(rest).map(Self::Result),
            Some(("papers", rest)) => key(rest).map(Self::Papers),
            Some(_) => None,
            None => match word {
                "title" => Some(Self::Title),
                "item" => Some(Self::Item),
                "programme" => Some(Self::Programme),
                "speakers" => Some(Self::Speakers),
                "notice" => Some(Self::Notice(notice.to_owned())),
                _ => None,
            },
        }
    }

    /// The word of the console's form.
    pub(crate) fn word(&self) -> String {
        match self {
            Self::Title => "title".to_owned(),
            Self::Item => "item".to_owned(),
            Self::Programme => "programme".to_owned(),
            Self::Speakers => "speakers".to_owned(),
            Self::Vote(id) => format!("vote:{id}"),
            Self::Result(id) => format!("result:{id}"),
            Self::Papers(id) => format!("papers:{id}"),
            Self::Notice(_) => "notice".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_form_comes_back() {
        let id = Uuid::from_u128(7);
        let all = [
            Shows::Title,
            Shows::Item,
            Shows::Programme,
            Shows::Speakers,
            Shows::Vote(id),
            Shows::Result(id),
            Shows::Papers(id),
            Shows::Notice("Nghỉ 10 phút".into()),
        ];
        for shows in all {
            assert_eq!(Shows::asked(&shows.word(), "Nghỉ 10 phút"), Some(shows.clone()));
            assert_eq!(Shows::read(&shows.written().unwrap()), shows);
        }
        for wrong in ["", "vote", "vote:x", "other:1"] {
            assert_eq!(Shows::asked(wrong, ""), None, "{wrong}");
        }
        assert_eq!(Shows::read("\"of a later version\""), Shows::Item);
    }
}
