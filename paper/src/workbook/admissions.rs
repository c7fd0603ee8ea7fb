//! Admissions: theo dõi phát triển đảng viên.

use super::Person;
use chibo_core::day::Day;
use chibo_core::member::Sex;

/// **Phát triển đảng viên.** One person on the way into the Party, with the days of the steps taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdmissionRow {
    /// Who.
    pub person: Person,
    /// Giới tính.
    pub sex: Option<Sex>,
    /// Học lớp nhận thức về Đảng.
    pub class: Option<Day>,
    /// Nghị quyết chi bộ.
    pub resolution: Option<Day>,
    /// Quyết định kết nạp.
    pub decision: Option<Day>,
    /// Ngày kết nạp.
    pub admitted: Option<Day>,
    /// Ngày chính thức.
    pub official: Option<Day>,
}
