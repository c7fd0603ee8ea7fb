//! What the two files hold: a member's line on the roll with the day agreed on, and the answer, which names nobody.

use crate::roll::member;
use chibo_core::day::Day;
use chibo_core::member::{Member, MovementKind};
use chibo_frame::parcel::{BadFile, Format};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A member who is sent to another cell.
pub const TRANSFER: Format = Format("chibo-transfer/1");
/// What that cell answers.
pub const ANSWER: Format = Format("chibo-transfer-answer/1");

/// The longest text of a field.
pub(super) const LONGEST: usize = 500;

/// How a transfer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Not answered.
    Open,
    /// Taken back by the cell that sent it.
    Withdrawn,
    /// Đã tiếp nhận.
    Accepted,
    /// Từ chối.
    Declined,
}

/// **Tệp chuyển sinh hoạt.**
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// The word of its [`Format`], signed too.
    pub format: String,
    /// By which both cells know the transfer.
    pub id: Uuid,
    /// The name of the cell that sends.
    pub from: String,
    /// The cell that is to receive.
    pub to: Addressee,
    /// The day from which the member is counted there, and no more here.
    pub on: Day,
    /// When the file was made.
    pub made_on: Day,
    /// The member.
    pub member: Person,
}

/// To whom a transfer goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addressee {
    /// Its name, as the sending secretary wrote it.
    pub name: String,
    /// The fingerprint of its key.
    pub key: String,
}

/// The member as he stands on the roll. What is not known is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// Full name.
    pub name: String,
    /// Day of birth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth: Option<Day>,
    /// Day of admission.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub joined: Option<Day>,
    /// Day of recognition as official; none is a probationary member.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub official: Option<Day>,
    /// Exempt from activity since.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exempt: Option<Day>,
    /// `male` or `female`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sex: Option<String>,
    /// Number of the card.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_no: Option<String>,
    /// Occupation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job: Option<String>,
    /// Telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Quê quán.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub home_town: Option<String>,
    /// Nơi ở.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Dân tộc.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ethnicity: Option<String>,
    /// Trình độ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub education: Option<String>,
    /// Lý luận chính trị.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theory: Option<String>,
    /// Nơi công tác.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workplace: Option<String>,
    /// Electronic mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// **Tệp trả lời.** Whether the member was received. It names nobody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The word of its [`Format`], signed too.
    pub format: String,
    /// Which transfer.
    pub transfer: Uuid,
    /// The hash of what was signed there: SHA-256 in hexadecimal digits.
    pub content: String,
    /// The name of the cell that answers.
    pub by: String,
    /// Received, or declined.
    pub accepted: bool,
    /// The day agreed on.
    pub on: Day,
    /// When it was decided.
    pub answered_on: Day,
    /// Why it was declined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Transfer {
    /// Reads what was signed, within bounds.
    pub fn read(signed: &str) -> Result<Self, BadFile> {
        let transfer: Self = serde_json::from_str(signed).map_err(|_| BadFile::Unreadable)?;
        let names = [&transfer.from, &transfer.to.name, &transfer.to.key];
        let sound = names.into_iter().all(|text| is_sound(text)) && transfer.member.is_sound();
        if transfer.format == TRANSFER.0 && sound { Ok(transfer) } else { Err(BadFile::Unreadable) }
    }
}

impl Answer {
    /// Reads what was signed, within bounds.
    pub fn read(signed: &str) -> Result<Self, BadFile> {
        let answer: Self = serde_json::from_str(signed).map_err(|_| BadFile::Unreadable)?;
        let sound = is_sound(&answer.by) && answer.reason.as_ref().is_none_or(|reason| reason.chars().count() <= LONGEST);
        if answer.format == ANSWER.0 && sound { Ok(answer) } else { Err(BadFile::Unreadable) }
    }
}

fn is_sound(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= LONGEST && !text.chars().any(char::is_control)
}

impl Person {
    /// A line of the roll. What the movements say of days goes before its columns: a file takes no movements along.
    pub(super) fn of(row: &member::Model, rules: &Member, day: Day) -> Self {
        let standing = rules.standing_on(day);
        let since = |kind| rules.movements.iter().rfind(|one| one.kind == kind && one.on <= day).map(|one| one.on);
        let official = row.official.or_else(|| since(MovementKind::Recognition));
        let exempt = since(MovementKind::Exemption).or(row.exempt);
        Self {
            joined: row.joined.or_else(|| since(MovementKind::Admission)),
            official: official.filter(|_| standing.official),
            exempt: exempt.filter(|_| standing.exempt),
            ..Self::line(row)
        }
    }

    /// A line of the roll as it is written.
    pub(super) fn line(row: &member::Model) -> Self {
        let row = row.clone();
        Self {
            name: row.name,
            birth: row.birth,
            joined: row.joined,
            official: row.official,
            exempt: row.exempt,
            sex: row.sex,
            card_no: row.card_no,
            job: row.job,
            phone: row.phone,
            home_town: row.home_town,
            address: row.address,
            ethnicity: row.ethnicity,
            education: row.education,
            theory: row.theory,
            workplace: row.workplace,
            email: row.email,
        }
    }

    /// The line that he gets on this cell's roll.
    pub(super) fn row(self, id: Uuid, cell: Uuid) -> member::Model {
        member::Model {
            birth: self.birth,
            joined: self.joined,
            official: self.official,
            exempt: self.exempt,
            sex: self.sex,
            card_no: self.card_no,
            job: self.job,
            phone: self.phone,
            home_town: self.home_town,
            address: self.address,
            ethnicity: self.ethnicity,
            education: self.education,
            theory: self.theory,
            workplace: self.workplace,
            email: self.email,
            ..member::Model::blank(id, cell, &self.name)
        }
    }

    /// The fields in the order in which people read them, by the key of their words.
    pub(super) fn days(&self) -> [(&'static str, Option<Day>); 4] {
        [
            ("roll-field-birth", self.birth),
            ("roll-field-joined", self.joined),
            ("roll-field-official", self.official),
            ("roll-field-exempt", self.exempt),
        ]
    }

    /// The other fields.
    pub(super) fn texts(&self) -> [(&'static str, Option<&str>); 10] {
        [
            ("roll-field-card_no", self.card_no.as_deref()),
            ("roll-field-job", self.job.as_deref()),
            ("roll-field-workplace", self.workplace.as_deref()),
            ("roll-field-phone", self.phone.as_deref()),
            ("roll-field-email", self.email.as_deref()),
            ("roll-field-home_town", self.home_town.as_deref()),
            ("roll-field-address", self.address.as_deref()),
            ("roll-field-ethnicity", self.ethnicity.as_deref()),
            ("roll-field-education", self.education.as_deref()),
            ("roll-field-theory", self.theory.as_deref()),
        ]
    }

    fn is_sound(&self) -> bool {
        let sex = self.sex.as_deref().is_none_or(|sex| ["male", "female"].contains(&sex));
        is_sound(&self.name) && sex && self.texts().iter().filter_map(|(_, text)| *text).all(is_sound)
    }
}
