//! Who may do what: one table of role × right, in one place.

use serde::{Deserialize, Serialize};

/// **Vai trò.** What an account is for. One account may have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Quản trị: accounts.
    Admin,
    /// Bí thư: everything of the cell.
    Secretary,
    /// Chi ủy viên: reads everything, changes nothing but what the secretary hands over.
    Committee,
    /// Tổ kiểm phiếu: the congress's ballots.
    Teller,
    /// Đảng viên: his own record, what the cell publishes to its members, the targets as figures; no other names.
    Member,
    /// Biên tập: writes the news.
    Editor,
    /// Duyệt tin: publishes them, beside the secretary.
    Publisher,
    /// Cán bộ đảng ủy cấp trên: follows the cells by what they released, in the house of a ward.
    Ward,
}

impl Role {
    /// All roles, in the order in which the accounts page shows them.
    pub const ALL: [Self; 8] =
        [Self::Admin, Self::Secretary, Self::Committee, Self::Teller, Self::Member, Self::Editor, Self::Publisher, Self::Ward];

    /// The role's name in the locale files: `role-secretary`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Admin => "role-admin",
            Self::Secretary => "role-secretary",
            Self::Committee => "role-committee",
            Self::Teller => "role-teller",
            Self::Member => "role-member",
            Self::Editor => "role-editor",
            Self::Publisher => "role-publisher",
            Self::Ward => "role-ward",
        }
    }
}

/// What a page or an act needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Right {
    /// Open to everybody, without a session: the public site.
    Public,
    /// Open to who is not signed in, with a session: the sign-in page.
    SignIn,
    /// Any signed-in account: the home page, its own password, signing out.
    Office,
    /// See one's own record, and what the cell publishes to its members.
    OwnRecord,
    /// See the readings of the targets as figures.
    SeeTargets,
    /// See records about people: the roll, the people behind a figure, the congress.
    SeePeople,
    /// Change the cell's records: import, evidence, terms.
    KeepRecords,
    /// Take attendance at a meeting or a study session, which the secretary hands over to the committee.
    TakeAttendance,
    /// See the congress and its elections.
    SeeElections,
    /// Check members in at the congress's desk.
    CheckIn,
    /// Enter the tellers' tallies.
    CountBallots,
    /// Run the congress: programme, attendance, votes, documents.
    RunCongress,
    /// Write news and send them to who publishes.
    WriteNews,
    /// Publish news, put them right, withdraw them.
    PublishNews,
    /// Make the public sites of units and change them.
    KeepSites,
    /// Make accounts and give roles.
    ManageAccounts,
    /// Ask whether the log, the records and the files are as they were left.
    VerifyRecords,
    /// See the tree of units in time.
    SeeUnits,
    /// Write down what became of units: founded, renamed, moved, merged, split, ended.
    KeepUnits,
    /// See what the cells released to the ward: figures, no names.
    SeeWard,
    /// Take in what cells release, decide on it, send plans and answers down.
    KeepWard,
}

impl Right {
    /// Every right that depends on the role, in the order in which the page of rights shows them.
    pub const ALL: [Self; 18] = [
        Self::OwnRecord,
        Self::SeeTargets,
        Self::SeePeople,
        Self::KeepRecords,
        Self::TakeAttendance,
        Self::SeeElections,
        Self::CheckIn,
        Self::CountBallots,
        Self::RunCongress,
        Self::WriteNews,
        Self::PublishNews,
        Self::KeepSites,
        Self::ManageAccounts,
        Self::VerifyRecords,
        Self::SeeUnits,
        Self::KeepUnits,
        Self::SeeWard,
        Self::KeepWard,
    ];

    /// The right's name in the locale files: `right-see-people`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Public => "right-public",
            Self::SignIn => "right-sign-in",
            Self::Office => "right-office",
            Self::OwnRecord => "right-own-record",
            Self::SeeTargets => "right-see-targets",
            Self::SeePeople => "right-see-people",
            Self::KeepRecords => "right-keep-records",
            Self::TakeAttendance => "right-take-attendance",
            Self::SeeElections => "right-see-elections",
            Self::CheckIn => "right-check-in",
            Self::CountBallots => "right-count-ballots",
            Self::RunCongress => "right-run-congress",
            Self::WriteNews => "right-write-news",
            Self::PublishNews => "right-publish-news",
            Self::KeepSites => "right-keep-sites",
            Self::ManageAccounts => "right-manage-accounts",
            Self::VerifyRecords => "right-verify-records",
            Self::SeeUnits => "right-see-units",
            Self::KeepUnits => "right-keep-units",
            Self::SeeWard => "right-see-ward",
            Self::KeepWard => "right-keep-ward",
        }
    }

    /// Whether the pages behind it show people's data, so that each reading is an act, unless a page says otherwise. Around a
    /// ballot no reading is written down: the log holds totals only.
    pub fn shows_people(self) -> bool {
        matches!(
            self,
            Self::OwnRecord
                | Self::SeePeople
                | Self::KeepRecords
                | Self::TakeAttendance
                | Self::SeeElections
                | Self::CheckIn
                | Self::RunCongress
        )
    }

    /// Whether somebody with these roles may. Public pages, sign-in and the office's own door are not asked here.
    pub fn given_to(self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.allowed(*role))
    }

    fn allowed(self, role: Role) -> bool {
        use Role::{Admin, Committee, Editor, Member, Publisher, Secretary, Teller, Ward};
        match self {
            Self::Public | Self::SignIn | Self::Office => true,
            Self::OwnRecord => matches!(role, Secretary | Committee | Member),
            Self::SeeTargets => matches!(role, Secretary | Committee | Member | Editor | Publisher),
            Self::SeePeople | Self::TakeAttendance => matches!(role, Secretary | Committee),
            Self::KeepRecords | Self::RunCongress | Self::KeepSites => role == Secretary,
            Self::SeeElections | Self::CheckIn => matches!(role, Secretary | Committee | Teller),
            Self::CountBallots => matches!(role, Secretary | Teller),
            Self::WriteNews => matches!(role, Secretary | Editor | Publisher),
            Self::PublishNews => matches!(role, Secretary | Publisher),
            Self::ManageAccounts => role == Admin,
            Self::VerifyRecords => matches!(role, Admin | Secretary),
            Self::SeeUnits => matches!(role, Secretary | Committee | Ward),
            Self::KeepUnits => matches!(role, Secretary | Ward),
            Self::SeeWard | Self::KeepWard => role == Ward,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_is_kept_to_its_own() {
        assert!(!Right::SeePeople.given_to(&[Role::Member]));
        assert!(!Right::SeePeople.given_to(&[Role::Editor]));
        assert!(!Right::KeepRecords.given_to(&[Role::Committee]));
        assert!(!Right::ManageAccounts.given_to(&[Role::Secretary]));
        assert!(Right::CountBallots.given_to(&[Role::Teller]));
        assert!(Right::KeepRecords.given_to(&[Role::Admin, Role::Secretary]));
        assert!(Right::WriteNews.given_to(&[Role::Editor]) && !Right::PublishNews.given_to(&[Role::Editor]));
        assert!(Right::PublishNews.given_to(&[Role::Editor, Role::Publisher]));
        assert!(!Right::SeeTargets.given_to(&[]));
        let opened: Vec<Right> = Right::ALL.into_iter().filter(|right| right.given_to(&[Role::Ward])).collect();
        assert_eq!(
            opened,
            [Right::SeeUnits, Right::KeepUnits, Right::SeeWard, Right::KeepWard],
            "the ward opens no room of a cell"
        );
    }
}
