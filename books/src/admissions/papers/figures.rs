//! The figures of one person's papers.

use super::super::store::{self, admission, admission_paper};
use super::{list, vote};
use chibo_core::admission::Paper;
use chibo_core::day::Day;
use chibo_core::deadline::{Recognition, recognition};
use chibo_frame::db::code;
use chibo_frame::{App, Page};
use chibo_people::papers::{Facts, Gathered, Subject};
use chibo_people::roll::{self, member};
use chibo_people::rules;

/// **Mẫu.** Which form a paper is, and the day that it bears where the record says.
#[derive(Clone, Copy)]
pub(super) struct Form {
    paper: Option<Paper>,
    day: fn(&admission::Model) -> Option<Day>,
    recognition: bool,
}

impl Form {
    /// A paper of the file.
    pub(super) fn of(paper: Paper, day: fn(&admission::Model) -> Option<Day>) -> Self {
        Self { paper: Some(paper), day, recognition: paper.is_of_recognition() }
    }

    /// A paper around the file, without a form's number.
    pub(super) fn own(day: fn(&admission::Model) -> Option<Day>) -> Self {
        Self { paper: None, day, recognition: false }
    }

    /// The same in the file of a recognition.
    pub(super) fn of_recognition(self) -> Self {
        Self { recognition: true, ..self }
    }

    /// The day on which the paper was got, else that of its step, else today.
    fn day_of(self, row: &admission::Model, got: &[admission_paper::Model], today: Day) -> Day {
        self.paper.and_then(|paper| got_on(got, paper)).or((self.day)(row)).unwrap_or(today)
    }
}

/// When a paper of the file was got.
fn got_on(got: &[admission_paper::Model], paper: Paper) -> Option<Day> {
    got.iter().find(|row| row.paper == code(&paper)).and_then(|row| row.got_on)
}

/// The figures of a paper; none where the subject is nobody's file in this cell.
pub(super) async fn gather(app: &App, page: &Page, subject: &Subject, form: Form) -> anyhow::Result<Option<Gathered>> {
    let Some(row) = store::find(&app.db, subject.id).await?.filter(|row| row.cell_id == subject.cell) else { return Ok(None) };
    let got = store::list_papers(&app.db, row.id).await?;
    let day = form.day_of(&row, &got, app.today());
    let calendar = rules::calendar(&app.db, row.cell_id).await?;
    let probation = row.admitted_on.map(|on| recognition(on, &calendar));
    let mut facts = Facts::of(page, &row.name);
    facts.instruments(day).values.words("mẫu số", form.paper.map(|paper| code(&paper)).unwrap_or_default());
    put_person(app, page, &mut facts, &row).await?;
    put_supporters(app, &mut facts, &row, subject).await?;
    put_steps(&mut facts, &row, probation, &got);
    vote::put(page, &mut facts, &row);
    vote::put_recognition(page, &mut facts, official_on(app, &row, day).await?);
    let late = probation.map(|found| found.consider_by).filter(|by| *by < day);
    let late = late.map(|by| page.t1("case-papers-recognition-late", "day", page.day(&by)));
    facts.values.words("xét chậm", late.unwrap_or_default()).pieces("danh mục hồ sơ", [list::table(page, &got, form.recognition)]);
    Ok(Some(Gathered { day, label: row.name, issuer: None, values: facts.values }))
}

/// Official members of the cell on a day.
async fn official_on(app: &App, row: &admission::Model, day: Day) -> anyhow::Result<u32> {
    Ok(u32::try_from(roll::roll_of(app, row.cell_id, day).await?.official).unwrap_or(u32::MAX))
}

/// Who it is: the file's own words, then those of the roll once the person stands on it.
async fn put_person(app: &App, page: &Page, facts: &mut Facts<'_>, row: &admission::Model) -> anyhow::Result<()> {
    let member = match row.member_id {
        Some(id) => roll::find_member(&app.db, id).await?,
        None => None,
    };
    let of_roll = |field: fn(member::Model) -> Option<String>| member.clone().and_then(field);
    let education = row.education.clone().or_else(|| of_roll(|member| member.education));
    facts
        .known("họ tên", Some(&row.name), "admissions-name")
        .day("ngày sinh", row.birth, "admissions-birth")
        .by_hand("giới tính", row.sex.as_ref().map(|sex| page.t(&format!("roll-sex-{sex}"))))
        .by_hand("quê quán", of_roll(|member| member.home_town))
        .by_hand("nơi ở", of_roll(|member| member.address))
        .by_hand("dân tộc", of_roll(|member| member.ethnicity))
        .by_hand("nghề nghiệp", of_roll(|member| member.job))
        .by_hand("nơi làm việc", of_roll(|member| member.workplace))
        .by_hand("lý luận chính trị", of_roll(|member| member.theory))
        .by_hand("trình độ học vấn", education)
        .by_hand("đoàn thể", row.organisation.as_ref());
    Ok(())
}

/// **Người giới thiệu.** A member who introduces, and since when both work or live together.
pub(super) struct Introducer {
    pub(super) member: member::Model,
    since: Option<Day>,
}

/// The members who introduce somebody.
pub(super) async fn introducers(app: &App, row: &admission::Model) -> anyhow::Result<Vec<Introducer>> {
    let mut found = Vec::new();
    for (id, since) in [(row.introducer_one, row.introducer_one_since), (row.introducer_two, row.introducer_two_since)] {
        let Some(id) = id else { continue };
        found.extend(roll::find_member(&app.db, id).await?.map(|member| Introducer { member, since }));
    }
    Ok(found)
}

/// The members who help, by name.
pub(super) fn helpers(row: &admission::Model) -> Vec<String> {
    let lines = row.helpers.as_deref().unwrap_or_default().lines();
    lines.map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// Who introduces, who helps, what others think; and the one of them whose paper it is.
async fn put_supporters(app: &App, facts: &mut Facts<'_>, row: &admission::Model, subject: &Subject) -> anyhow::Result<()> {
    let place = subject.period.parse::<usize>().unwrap_or(1).saturating_sub(1);
    let (introducers, helpers) = (introducers(app, row).await?, helpers(row));
    let names: Vec<&str> = introducers.iter().map(|introducer| introducer.member.name.as_str()).collect();
    let one = introducers.get(place);
    facts
        .known("người giới thiệu", Some(names.join(", ")), "admissions-introducer-one")
        .known("tên người giới thiệu", one.map(|one| &one.member.name), "admissions-introducer-one")
        .day("ngày sinh người giới thiệu", one.and_then(|one| one.member.birth), "case-papers-introducer-birth")
        .day("ngày vào Đảng người giới thiệu", one.and_then(|one| one.member.joined), "case-papers-introducer-joined")
        .day("ngày chính thức người giới thiệu", one.and_then(|one| one.member.official), "case-papers-introducer-official")
        .by_hand("nơi ở người giới thiệu", one.and_then(|one| one.member.address.as_ref()))
        .day("cùng công tác từ", one.and_then(|one| one.since), "case-papers-introducer-since")
        .known("tổ chức giới thiệu", row.introducing_body.as_ref(), "admissions-introducing-body")
        .known("ý kiến nhận xét", row.opinions.as_ref(), "admissions-opinions")
        .known("người giúp đỡ", Some(helpers.join(", ")), "admissions-helpers")
        .known("tên người giúp đỡ", helpers.get(place), "admissions-helpers");
    Ok(())
}

/// The days of the way.
fn put_steps(facts: &mut Facts<'_>, row: &admission::Model, probation: Option<Recognition>, got: &[admission_paper::Model]) {
    facts
        .day("ngày học lớp nhận thức", row.class_on, "admissions-class-on")
        .day("ngày chi bộ xét", row.resolved_on, "admissions-resolved-on")
        .known("số quyết định", row.decision_no.as_ref(), "admissions-decision-no")
        .day("ngày quyết định", row.decided_on, "admissions-decided-on")
        .day("ngày kết nạp", row.admitted_on, "admissions-admitted-on")
        .day("hết dự bị", probation.map(|found| found.ends_on), "admissions-admitted-on")
        .day("hạn xét công nhận", probation.map(|found| found.consider_by), "admissions-admitted-on")
        .day("ngày xét công nhận", got_on(got, Paper::RecognitionResolution), "admissions-paper-14")
        .day("ngày chính thức", row.official_on, "admissions-official-on");
}
