//! The papers of an admission and of a recognition, by the names of their forms. The names of the forms were read; what each
//! is called is remembered and may differ in wording.

use serde::{Deserialize, Serialize};

/// **Giấy tờ trong hồ sơ.** A paper of the file. Only its name, its day and its place are kept, never the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Paper {
    /// Giấy chứng nhận học lớp nhận thức về Đảng.
    #[serde(rename = "CN-NTVĐ")]
    Class,
    /// Đơn xin vào Đảng.
    #[serde(rename = "1-KNĐ")]
    Application,
    /// Lý lịch của người xin vào Đảng.
    #[serde(rename = "2-KNĐ")]
    Cv,
    /// Giấy giới thiệu người vào Đảng của đảng viên chính thức.
    #[serde(rename = "3-KNĐ")]
    Introduction,
    /// Nghị quyết giới thiệu của đoàn thể.
    #[serde(rename = "4-KNĐ")]
    OrganisationResolution,
    /// Tổng hợp ý kiến nhận xét của đoàn thể và chi ủy nơi cư trú.
    #[serde(rename = "5-KNĐ")]
    Opinions,
    /// Nghị quyết của chi bộ xét kết nạp.
    #[serde(rename = "6-KNĐ")]
    CellResolution,
    /// Báo cáo thẩm định của đảng ủy bộ phận.
    #[serde(rename = "7-KNĐ")]
    Appraisal,
    /// Nghị quyết của đảng ủy cơ sở.
    #[serde(rename = "8-KNĐ")]
    CommitteeResolution,
    /// Quyết định kết nạp.
    #[serde(rename = "9-KNĐ")]
    Decision,
    /// Giấy chứng nhận học lớp đảng viên mới.
    #[serde(rename = "10-KNĐ")]
    NewMemberClass,
    /// Bản tự kiểm điểm của đảng viên dự bị.
    #[serde(rename = "11-KNĐ")]
    SelfReview,
    /// Bản nhận xét của người giúp đỡ.
    #[serde(rename = "12-KNĐ")]
    HelperReview,
    /// Tổng hợp ý kiến nhận xét về đảng viên dự bị.
    #[serde(rename = "13-KNĐ")]
    ProbationOpinions,
    /// Nghị quyết của chi bộ đề nghị công nhận chính thức.
    #[serde(rename = "14-KNĐ")]
    RecognitionResolution,
    /// Báo cáo thẩm định của đảng ủy bộ phận.
    #[serde(rename = "15-KNĐ")]
    RecognitionAppraisal,
    /// Nghị quyết của đảng ủy cơ sở.
    #[serde(rename = "16-KNĐ")]
    RecognitionCommittee,
}

impl Paper {
    /// All, in the order of the file.
    pub const ALL: [Self; 17] = [
        Self::Class,
        Self::Application,
        Self::Cv,
        Self::Introduction,
        Self::OrganisationResolution,
        Self::Opinions,
        Self::CellResolution,
        Self::Appraisal,
        Self::CommitteeResolution,
        Self::Decision,
        Self::NewMemberClass,
        Self::SelfReview,
        Self::HelperReview,
        Self::ProbationOpinions,
        Self::RecognitionResolution,
        Self::RecognitionAppraisal,
        Self::RecognitionCommittee,
    ];

    /// Whether it belongs to the recognition as official, a year after the admission.
    pub fn is_of_recognition(self) -> bool {
        self >= Self::NewMemberClass
    }

    /// Whether every file has it. A ward has no committee between itself and the cell, and not everybody is in an organisation.
    pub fn is_needed(self) -> bool {
        !matches!(self, Self::OrganisationResolution | Self::Appraisal | Self::RecognitionAppraisal)
    }
}
